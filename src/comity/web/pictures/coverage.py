"""Coverage as pictures: which years something has data for, and of which states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from comity.charts.axis import year_marks
from comity.states.register import states
from comity.web.pictures.frame import WIDTH, framed, text
from comity.web.pictures.network import REGIONS, region

Counts = Mapping[int, Mapping[int, int]]
"""By ccode and year, how many values there are."""

SHADES = (0.22, 0.45, 0.7, 1.0)
"""How strong the colour of a quarter is, the lowest first."""

_ROW, _HEADING = 5, 24
_SPAN_ROW, _LABELS = 17, 400
_RIGHT = 18


@dataclass(frozen=True)
class YearSpan:
    """A row of years: its name, its first year and its last.

    >>> YearSpan("Votes", 1946, 2025).last
    2025
    """

    name: str
    first: int
    last: int


def coverage_chart(counts: Counts, title: str, source: str, width: int = WIDTH) -> str:
    """Draw the years of each state with values: the darker, the nearer to the most in a cell.

    Parameters
    ----------
    counts
        How many values each state and year has.
    title, source
        What they are, and whose data it is.
    width
        How wide the drawing is.

    Examples
    --------
    >>> drawing = coverage_chart({710: {1990: 1, 1991: 4}}, "Votes", "")
    >>> "<title>China: 1990 to 1991</title>" in drawing, drawing.count("<path")
    (True, 5)
    """
    years = [year for of_state in counts.values() for year in of_state]
    if not years:
        return framed(text(12, 16, "No year has a value."), 24, title, source, width)
    axis = _YearAxis(min(years), max(years), 12, width - _RIGHT)
    lines, headings, top = _lines(counts)
    names = "".join(_named(axis, code, counts[code], y) for code, y in lines.items())
    marks = f'{_shaded(counts, lines, axis)}<g fill="none" pointer-events="all">{names}</g>'
    return framed(axis.marks(top) + headings + marks, top + 8, title, source, width)


def span_chart(groups: Iterable[tuple[str, Sequence[YearSpan]]], title: str) -> str:
    """Draw a bar a row from its first year to its last, in groups with a heading.

    >>> "1946 to 2025" in span_chart([("UN", [YearSpan("Votes", 1946, 2025)])], "Coverage")
    True
    """
    listed = [(heading, list(rows)) for heading, rows in groups]
    every = [row for _, rows in listed for row in rows]
    axis = _YearAxis(
        min(row.first for row in every), max(row.last for row in every), _LABELS, WIDTH - _RIGHT
    )
    marks, top = [], 22.0
    for heading, rows in listed:
        marks.append(text(12, top + 18, heading, size=13, weight=700))
        top += 28
        for row in rows:
            marks.append(_span_row(row, axis, top))
            top += _SPAN_ROW
    return framed(axis.marks(top) + "".join(marks), top + 8, title, "")


@dataclass(frozen=True)
class _YearAxis:
    """The years from left to right."""

    first: int
    last: int
    left: float
    right: float

    def at(self, year: float) -> float:
        """Return where a year begins."""
        return self.left + self.step * (year - self.first)

    @property
    def step(self) -> float:
        """Return how wide a year is."""
        return (self.right - self.left) / (self.last - self.first + 1)

    def marks(self, bottom: float) -> str:
        """Draw a line and a number at round years."""
        lines = []
        for year in year_marks(self.first, self.last) or (self.first,):
            x = self.at(year)
            lines.append(
                text(x, 12, str(year), fill="quiet", anchor="middle" if x > self.left else "start")
            )
            lines.append(f'<path stroke="var(--rule)" d="M{x:.1f} 18V{bottom:g}"/>')
        return "".join(lines)


def runs_in_words(years: Iterable[int]) -> str:
    """Return years in words, each run as its first and last.

    >>> runs_in_words([1990, 1991, 1992, 1995])
    '1990 to 1992, 1995'
    """
    runs = _runs(dict.fromkeys(years, 0))
    return ", ".join(str(a) if a == b else f"{a} to {b}" for a, b, _ in runs)


def _runs(shades: Mapping[int, int]) -> list[tuple[int, int, int]]:
    """Return each run of years of one shade: its first year, its last, and the shade."""
    runs: list[tuple[int, int, int]] = []
    for year in sorted(shades):
        if runs and runs[-1][1:] == (year - 1, shades[year]):
            runs[-1] = (runs[-1][0], year, shades[year])
        else:
            runs.append((year, year, shades[year]))
    return runs


def _lines(counts: Counts) -> tuple[dict[int, float], str, float]:
    """Return where each state's line is, by region; the regions' names; and where all ends."""
    lines: dict[int, float] = {}
    headings, top = "", 22.0
    for number, (_, name) in enumerate(REGIONS):
        members = [code for code in sorted(counts) if region(code) == number]
        if not members:
            continue
        headings += text(12, top + 16, name, size=13, weight=700)
        top += _HEADING
        for code in members:
            lines[code] = top
            top += _ROW
    return lines, headings, top


def _shaded(counts: Counts, lines: Mapping[int, float], axis: _YearAxis) -> str:
    """Draw the values of all states: one path a shade, which browsers draw at once."""
    most = max(count for of_state in counts.values() for count in of_state.values())
    shades = ["" for _ in SHADES]
    for code, top in lines.items():
        of_years = {year: quarter(count, most) for year, count in counts[code].items()}
        for first, last, shade in _runs(of_years):
            shades[shade] += _piece(axis, first, last, top)
    return "".join(
        f'<path fill="var(--pair)" fill-opacity="{opacity:g}" d="{pieces}"/>'
        for opacity, pieces in zip(SHADES, shades, strict=True)
        if pieces
    )


def quarter(count: int, most: int) -> int:
    """Return in which quarter of the most a count is; where the most is one, that is the last.

    >>> quarter(1, 1), [quarter(count, 190) for count in (1, 47, 48, 95, 190)]
    (3, [0, 0, 1, 1, 3])
    """
    return -(-len(SHADES) * count // most) - 1


def _piece(axis: _YearAxis, first: int, last: int, top: float) -> str:
    """Return the outline of a run of years."""
    x = f"{axis.at(first):.1f}"
    return f"M{x} {top:g}h{axis.step * (last - first + 1):.1f}v{_ROW - 1}H{x}z"


def _named(axis: _YearAxis, code: int, years: Iterable[int], top: float) -> str:
    """Return the space that names a state and its years under the pointer."""
    title = f"<title>{escape(states()[code].name)}: {runs_in_words(years)}</title>"
    return f'<path d="M{axis.left:g} {top:g}H{axis.right:g}v{_ROW}H{axis.left:g}z">{title}</path>'


def _span_row(row: YearSpan, axis: _YearAxis, top: float) -> str:
    name = row.name if len(row.name) <= 60 else f"{row.name[:59]}…"
    width = axis.at(row.last + 1) - axis.at(row.first)
    return (
        f"<g><title>{escape(row.name)}: {row.first} to {row.last}</title>"
        + text(axis.left - 10, top + 12, name, anchor="end")
        + f'<rect x="{axis.at(row.first):.1f}" y="{top + 3:g}" width="{width:.1f}" height="11" '
        'fill="var(--pair)"/></g>'
    )
