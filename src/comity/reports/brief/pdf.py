"""The brief as a tagged PDF (PDF/UA-1) of one or two A4 pages, set by Typst."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from comity.reports.brief.charts import BriefChart, draw_charts
from comity.reports.brief.model import Brief
from comity.reports.brief.text import with_numbers

_HEAD = """\
#set document(title: {title})
#set page(paper: "a4", margin: (x: 2.1cm, y: 1.9cm), numbering: "1 / 1")
#set text(size: 10pt, lang: "en")
#set par(justify: false, leading: 0.58em)
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): set text(size: 11pt)
"""


def as_pdf(brief: Brief) -> bytes:
    """Write a brief as a PDF with vector charts, tags and page numbers."""
    charts = draw_charts(brief)
    with TemporaryDirectory() as folder:
        for at, chart in enumerate(charts):
            (Path(folder) / f"chart{at}.svg").write_text(chart.svg, encoding="utf-8")
        source = Path(folder) / "brief.typ"
        source.write_text("\n".join(_source(brief, charts)), encoding="utf-8")
        document: bytes = typst.compile(str(source), format="pdf", pdf_standards=["ua-1"])
    return document


def _source(brief: Brief, charts: list[BriefChart]) -> list[str]:
    """Return the lines of the Typst source; every text is a string, never markup."""
    lines = [_HEAD.format(title=_string(brief.title)), _heading(brief.title, 1)]
    lines += [f"#par(emph({_string(note)}))" for note in brief.notes]
    lines += [f"#text(size: 12pt, {_string(with_numbers(brief.lead))})"] if brief.headline else []
    for section in brief.sections:
        lines.append(_heading(section.heading, 2))
        lines.append(f"#par({_string(' '.join(map(with_numbers, section.sentences)))})")
    lines += _charts(charts)
    lines.append(_heading("Sources", 2))
    for at, source in enumerate(brief.publications, start=1):
        lines.append(f"#par(text(size: 8pt, {_string(f'[{at}] {source.dated}')}))")
    return lines


def _charts(charts: list[BriefChart]) -> list[str]:
    """Return the charts, two in a row, each with its alternative text."""
    cells = [
        f"figure(image({_string(f'chart{at}.svg')}, width: 100%, alt: "
        f"{_string(chart.description)}), alt: {_string(chart.description)}, numbering: none, "
        f"caption: text(size: 8pt, {_string(chart.caption)}))"
        for at, chart in enumerate(charts)
    ]
    return [f"#grid(columns: 2, gutter: 1em, {', '.join(cells)})"] if cells else []


def _heading(text: str, level: int) -> str:
    return f"#heading(level: {level}, {_string(text)})"


def _string(text: str) -> str:
    """Format a text as a string of Typst, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)
