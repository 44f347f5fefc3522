"""Tagged PDF (PDF/UA-1) set by Typst, with bookmarks, page numbers and vector charts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from comity.charts.colours import COLOURS

_HEAD = """\
#set document(title: {title})
#set page(paper: "a4", margin: (x: 2.1cm, y: 1.9cm), numbering: "1 / 1")
#set text(size: 10pt, lang: "en")
#set par(justify: false, leading: 0.58em)
#set table(stroke: (x: none, y: 0.4pt + luma(160)), inset: (x: 3pt, y: 3pt), align: left)
#show table: set text(size: 8pt, hyphenate: true)
#show table.cell.where(y: 0): set text(weight: "bold")
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): set text(size: {second}pt)
#show heading.where(level: 3): set text(size: 11pt)
#show heading.where(level: 4): set text(size: 10pt)
"""

_VARIABLE = re.compile(r"var\(--(\w+)\)")
_DESCRIPTION = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)


@dataclass(frozen=True)
class PrintedChart:
    """A drawn chart for paper: its caption, and the SVG, with its own colours.

    >>> PrintedChart("Trade", '<svg><desc>It rose.</desc></svg>').description
    'It rose.'
    """

    caption: str
    svg: str

    @property
    def description(self) -> str:
        """What the chart shows, in words."""
        match = _DESCRIPTION.search(self.svg)
        return match[1] if match else ""


def with_own_colours(svg: str) -> str:
    """Return a drawing of a page with colours of its own, for use outside the page.

    Examples
    --------
    >>> with_own_colours('<svg width="9"/>')
    '<svg xmlns="http://www.w3.org/2000/svg" width="9"/>'
    """
    coloured = _VARIABLE.sub(lambda match: COLOURS[match[1]][0], svg)
    return coloured.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


class TypstDocument:
    """A document under way; every text is set as it is, and never read as markup.

    Parameters
    ----------
    title
        The title of the document, which is its first heading.
    second
        The size of headings of the second level, in points.

    Examples
    --------
    >>> document = TypstDocument("Peru and Chile")
    >>> document.add_paragraph("They trade.")
    >>> document.as_pdf()[:5]
    b'%PDF-'
    """

    def __init__(self, title: str, second: int = 11) -> None:
        self._lines = [_HEAD.format(title=_string(title), second=second)]
        self._drawings: list[str] = []
        self.add_heading(title, 1)

    def add_heading(self, text: str, level: int) -> None:
        """Add a heading, which stays with what follows it."""
        self._lines.append(f"#heading(level: {level}, {_string(text)})")

    def add_paragraph(self, text: str, size: float = 10, *, emphasised: bool = False) -> None:
        """Add a paragraph in a size in points; nothing for an empty text."""
        if text:
            content = f"text(size: {size}pt, {_string(text)})"
            self._lines.append(f"#par({f'emph({content})' if emphasised else content})")

    def add_small_print(self, texts: Iterable[str], size: float = 8) -> None:
        """Add small paragraphs close to each other, such as sources; nothing without any."""
        if items := "\n".join(f"#par(text(size: {size}pt, {_string(text)}))" for text in texts):
            self._lines.append(f"#[\n#set par(spacing: 0.55em, leading: 0.5em)\n{items}\n]")

    def add_list(self, texts: Iterable[str], size: float = 10) -> None:
        """Add a list of texts; nothing without any."""
        if items := ", ".join(f"text(size: {size}pt, {_string(text)})" for text in texts):
            self._lines.append(f"#list({items})")

    def add_charts(self, charts: Sequence[PrintedChart]) -> None:
        """Add charts, two in a row, each with its caption and its description."""
        cells = [self._figure(chart) for chart in charts]
        columns = "(1fr, 1fr)" if len(cells) > 1 else "(64%,)"
        if cells:
            self._lines.append(f"#grid(columns: {columns}, gutter: 1em, {', '.join(cells)})")

    def add_table(
        self, columns: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[str] = ()
    ) -> None:
        """Add a table, with its header on each page.

        Parameters
        ----------
        columns
            The headings.
        rows
            The cells, as many a row as there are headings.
        widths
            The widths in the words of Typst; without them the first column is a little wider
            than each of the others.
        """
        sizes = ", ".join(widths or ("1.4fr", *("1fr" for _ in columns[1:])))
        header = ", ".join(map(_string, columns))
        cells = "".join(f", {_string(cell)}" for row in rows for cell in row)
        self._lines.append(f"#table(columns: ({sizes},), table.header({header}){cells})")

    def as_pdf(self) -> bytes:
        """Format the document as a PDF with tags, in the standard PDF/UA-1."""
        with TemporaryDirectory() as folder:
            for at, svg in enumerate(self._drawings):
                (Path(folder) / f"chart{at}.svg").write_text(svg, encoding="utf-8")
            source = Path(folder) / "document.typ"
            source.write_text("\n".join(self._lines), encoding="utf-8")
            document: bytes = typst.compile(str(source), format="pdf", pdf_standards=["ua-1"])
        return document

    def _figure(self, chart: PrintedChart) -> str:
        self._drawings.append(chart.svg)
        words = _string(chart.description)
        return (
            f"figure(image({_string(f'chart{len(self._drawings) - 1}.svg')}, width: 100%, "
            f"alt: {words}), alt: {words}, numbering: none, "
            f"caption: text(size: 8pt, {_string(chart.caption)}))"
        )


def _string(text: str) -> str:
    """Format a text as a string of Typst, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)
