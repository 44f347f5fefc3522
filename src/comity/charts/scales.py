"""Scales: from a year, a value or a name to a position on a drawing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

Channel = Mapping[str, Any]
"""How a chart encodes one thing: a field of its rows, or a fixed value (Vega-Lite)."""

Row = Mapping[str, Any]
Point = tuple[float, float]


@dataclass(frozen=True)
class Linear:
    """A scale from a span of numbers to a span of positions.

    >>> Linear(2000, 2010, 0, 50)(2004)
    20.0
    """

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the position of a value; a span of nothing has all in its middle."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass(frozen=True)
class Bands:
    """A scale from names to the middles of bands of one width.

    >>> Bands(("CHN", "FRA"), 80)("FRA")
    60.0
    """

    names: tuple[str, ...]
    length: float

    @property
    def width(self) -> float:
        """The width of a band."""
        return self.length / len(self.names)

    def __call__(self, name: str) -> float:
        """Return the middle of a name's band."""
        return (self.names.index(name) + 0.5) * self.width


Scale = Linear | Bands


def build_scale(channel: Channel, start: float, end: float) -> Scale:
    """Build the scale of a channel whose domain the chart declares.

    Parameters
    ----------
    channel
        The channel of an axis.
    start, end
        The positions of the ends of its domain.

    >>> build_scale({"type": "nominal", "scale": {"domain": ["CHN", "FRA"]}}, 0, 80)
    Bands(names=('CHN', 'FRA'), length=80)
    """
    domain = channel["scale"]["domain"]
    if channel["type"] == "nominal":
        return Bands(tuple(domain), abs(end - start))
    return Linear(domain[0], domain[-1], start, end)


def position(channel: Channel, scale: Scale) -> Callable[[Row], float]:
    """Return the function that places a row: by its field, or where the channel says.

    >>> position({"value": 8}, Linear(0, 1, 0, 100))({})
    8
    """
    fixed, field = channel.get("value"), channel.get("field", "")
    return lambda row: scale(row[field]) if fixed is None else fixed


def polyline(points: Sequence[Point]) -> str:
    """Write points as the steps of an SVG path, to a tenth of a unit.

    Steps are between rounded points, so that no error adds up.

    >>> polyline([(0, 10.04), (3.25, 9.5), (6.5, 9.5)])
    'M0 10l3.2-.5 3.3 0'
    """
    tenths = [(round(10 * x), round(10 * y)) for x, y in points]
    (x, y), *others = tenths
    text = f"M{_pair(x, y)}"
    for at, (next_x, next_y) in enumerate(others):
        step = _pair(next_x - x, next_y - y)
        text += f"l{step}" if at == 0 else step if step[0] == "-" else f" {step}"
        x, y = next_x, next_y
    return text


def number(value: float) -> str:
    """Write a number of a drawing, to a tenth of a unit.

    >>> number(12.0), number(0.52), number(-0.04)
    ('12', '.5', '0')
    """
    return _tenths(round(10 * value))


def _pair(x: int, y: int) -> str:
    first, second = _tenths(x), _tenths(y)
    return f"{first}{second}" if second[0] == "-" else f"{first} {second}"


@lru_cache(maxsize=8192)
def _tenths(count: int) -> str:
    """Write a number of tenths, without what a path needs not."""
    whole, rest = divmod(abs(count), 10)
    sign = "-" if count < 0 else ""
    if not rest:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{rest}"
