"""The brief as a tagged PDF (PDF/UA-1) of one or two A4 pages."""

from __future__ import annotations

from comity.reports.brief.charts import draw_charts
from comity.reports.brief.model import Brief
from comity.reports.brief.text import with_numbers
from comity.reports.typesetting import TypstDocument


def as_pdf(brief: Brief) -> bytes:
    """Write a brief as a PDF with vector charts, tags and page numbers."""
    document = TypstDocument(brief.title)
    for note in brief.notes:
        document.add_paragraph(note, emphasised=True)
    document.add_paragraph(with_numbers(brief.lead) if brief.headline else "", 12)
    for section in brief.sections:
        document.add_heading(section.heading, 2)
        document.add_paragraph(" ".join(map(with_numbers, section.sentences)))
    document.add_charts(draw_charts(brief))
    document.add_heading("Sources", 2)
    numbered = enumerate(brief.publications, start=1)
    document.add_small_print(f"[{at}] {source.dated}" for at, source in numbered)
    return document.as_pdf()
