"""The brief as a Word document, with its charts as pictures and numbered sources."""

from __future__ import annotations

from io import BytesIO

import vl_convert
from docx import Document
from docx.shared import Cm, Pt

from comity.reports.brief.charts import draw_charts
from comity.reports.brief.model import Brief
from comity.reports.brief.text import with_numbers

_SCALE = 2.0
"""Pixels of a chart's picture for each unit of its drawing."""


def as_docx(brief: Brief) -> bytes:
    """Build a brief as the bytes of a .docx file."""
    document = Document()
    document.core_properties.title = brief.title
    document.core_properties.language = "en"
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    for edge in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(document.sections[0], edge, Cm(2))
    document.add_heading(brief.title, level=1)
    for note in brief.notes:
        document.add_paragraph().add_run(note).italic = True
    if brief.headline:
        document.add_paragraph().add_run(with_numbers(brief.lead)).bold = True
    for section in brief.sections:
        document.add_heading(section.heading, level=2)
        document.add_paragraph(" ".join(map(with_numbers, section.sentences)))
    for chart in draw_charts(brief):
        caption = document.add_paragraph(chart.caption, style="Caption")
        caption.paragraph_format.keep_with_next = True
        picture = vl_convert.svg_to_png(chart.svg, scale=_SCALE)
        document.add_picture(BytesIO(picture), width=Cm(9))
        document.inline_shapes[-1]._inline.docPr.set("descr", chart.description)
    document.add_heading("Sources", level=2)
    for at, source in enumerate(brief.publications, start=1):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(f"[{at}] {source.dated}").font.size = Pt(8)
    file = BytesIO()
    document.save(file)
    return file.getvalue()
