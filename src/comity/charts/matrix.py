"""The permanent members as a matrix: a number in a cell for each two of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from comity.analysis.security_council import Matrix
from comity.charts.render import Spec
from comity.states.register import states
from comity.unit import Unit
from comity.wording.values import format_amount

Row = dict[str, Any]

WIDTH = 400
"""The whole picture's width, labels included: that of the other charts."""

_LEFT, _TOP, _CELL = 112, 24, 36
_MIN_OPACITY, _MAX_OPACITY = 0.06, 0.45
"""How strongly the lowest and the highest number shade their cells; text stays legible."""

_FRAME = "var(--ink)"

_NONE = "–"
"""The text of a cell without a value."""


@dataclass(frozen=True)
class MatrixChart:
    """One chart of a matrix; ``asked`` are the ccodes of a pair whose cells are framed.

    >>> from comity.analysis.security_council import joint_vetoes
    >>> MatrixChart(joint_vetoes()).name
    'Drafts vetoed together, 1946 to 2025'
    """

    matrix: Matrix
    asked: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """What the chart shows, in words."""
        first, last = self.matrix.years
        years = str(last) if first == last else f"{first} to {last}"
        return f"{self.matrix.title}, {years}"

    @property
    def description(self) -> str:
        """The number of every pair, the highest first, and of each member alone, in words."""
        pairs = sorted(_pairs(self.matrix), key=lambda pair: -(pair[2] or 0))
        pairs_text = [f"{_name(a)} and {_name(b)} {self.cell_text(value)}" for a, b, value in pairs]
        alone = [f"{_name(m)} {self.cell_text(self.matrix[m, m])}" for m in self.matrix.members]
        diagonal = self.matrix.diagonal
        parts = ["; ".join(pairs_text), *([f"{diagonal}: {'; '.join(alone)}"] if diagonal else [])]
        return " ".join(f"{part[0].upper()}{part[1:]}." for part in parts)

    def cell_text(self, value: float | None) -> str:
        """Format a number as its cell does; in words where there is none."""
        return "no data" if value is None else _format(value, self.matrix.unit)


def spec(grid: MatrixChart) -> Spec:
    """Build the chart in Vega-Lite: shaded cells with their numbers, named on two sides.

    Colours are variables of the page's style. The diagonal, which is about one member, is not
    shaded: its numbers are on another scale.

    >>> from comity.analysis.security_council import joint_vetoes
    >>> len(spec(MatrixChart(joint_vetoes()))["layer"])
    2
    """
    size = len(grid.matrix.members)
    width, height = WIDTH - _LEFT, size * _CELL
    # What is drawn last is on top: a frame on its neighbours' edges.
    cells = sorted(_cells(grid), key=lambda cell: cell["stroke"] == _FRAME)
    return {
        "width": width,
        "height": height,
        "autosize": "none",
        "padding": {"left": _LEFT, "right": 0, "top": _TOP, "bottom": 2},
        "data": {"values": cells},
        "encoding": _encoding(grid.matrix.members),
        "layer": [_rectangles(), _numbers()],
    }


def labelled_rows(grid: MatrixChart) -> list[tuple[str, tuple[str, ...]]]:
    """Return the numbers behind a chart: each member's name with its row of texts.

    >>> from comity.analysis.security_council import joint_vetoes
    >>> labelled_rows(MatrixChart(joint_vetoes()))[0][0]
    'China'
    """
    rows = zip(grid.matrix.members, grid.matrix.cells, strict=True)
    return [(_name(member), tuple(_text(grid, cell) for cell in row)) for member, row in rows]


def _cells(grid: MatrixChart) -> Iterator[Row]:
    """Return every cell with its text, its colour, its shade and its frame."""
    most = _most(grid.matrix)
    for a, row in zip(grid.matrix.members, grid.matrix.cells, strict=True):
        for b, value in zip(grid.matrix.members, row, strict=True):
            framed = a != b and {a, b} == set(grid.asked)
            yield {
                "row": _name(a),
                "column": _code(b),
                "text": "" if a == b and value is None else _text(grid, value),
                "fill": "var(--faint)" if a == b else "var(--pair)",
                "opacity": 1 if a == b else _shade(value, most),
                "stroke": _FRAME if framed else "var(--paper)",
            }


def _encoding(members: tuple[int, ...]) -> Spec:
    """Build both axes, the members in their order: codes above, names on the left."""
    axis = {"domain": False, "ticks": False, "grid": False, "format": "", "labelAngle": 0}
    across, down = list(map(_code, members)), list(map(_name, members))
    scale = {"paddingInner": 0, "paddingOuter": 0}
    x = {"scale": {**scale, "domain": across}, "axis": {**axis, "orient": "top"}}
    y = {"scale": {**scale, "domain": down}, "axis": axis}
    return {
        "x": {"field": "column", "type": "nominal", **x},
        "y": {"field": "row", "type": "nominal", **y},
    }


def _rectangles() -> Spec:
    """Draw the cells; the frame of a pair asked for is drawn inside its cell."""
    fixed = {"fill": "fill", "fillOpacity": "opacity", "stroke": "stroke"}
    encoding = {channel: {"field": name, "scale": None} for channel, name in fixed.items()}
    return {"mark": {"type": "rect", "strokeWidth": 2}, "encoding": encoding}


def _numbers() -> Spec:
    """Draw the numbers in the cells."""
    mark = {"type": "text", "fontSize": 13, "fill": "var(--ink)", "baseline": "middle"}
    return {"mark": mark, "encoding": {"text": {"field": "text"}}}


def _pairs(matrix: Matrix) -> Iterator[tuple[int, int, float | None]]:
    """Return each pair of members once, with its number."""
    for at, a in enumerate(matrix.members):
        for b in matrix.members[at + 1 :]:
            yield a, b, matrix[a, b]


def _most(matrix: Matrix) -> float:
    """Return the number that shades its cell most: one for shares, else the highest of a pair."""
    if matrix.unit.is_share:
        return 1.0
    return max((value for _, _, value in _pairs(matrix) if value), default=1.0)


def _shade(value: float | None, most: float) -> float:
    return 0.0 if value is None else _MIN_OPACITY + (_MAX_OPACITY - _MIN_OPACITY) * value / most


def _text(grid: MatrixChart, value: float | None) -> str:
    return _NONE if value is None else grid.cell_text(value)


def _format(value: float, unit: Unit) -> str:
    return format_amount(value, unit) if unit.is_share else f"{value:,.0f}"


def _name(ccode: int) -> str:
    return states()[ccode].name


def _code(ccode: int) -> str:
    return states()[ccode].iso3
