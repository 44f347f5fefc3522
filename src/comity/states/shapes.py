"""Outlines of states for small maps, from Natural Earth (see data/shapes.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from comity.states.register import DATA

Ring = tuple[tuple[float, float], ...]
"""Points of longitude and latitude, in degrees; one point for a state without an outline."""

NO_STATE = 0
"""The code of land that belongs to no state of the system."""


@cache
def shapes() -> Mapping[int, tuple[Ring, ...]]:
    """Return the rings of every state of today, by ccode; and of land of no state.

    >>> shapes()[830]
    (((103.9, 1.4),),)
    """
    stored = json.loads((DATA / "shapes.json").read_text(encoding="utf-8"))
    rings = {int(code): tuple(map(_ring, listed)) for code, listed in stored.items()}
    return MappingProxyType(rings)


def _ring(steps: Sequence[int]) -> Ring:
    return tuple(_points(steps))


def _points(steps: Sequence[int]) -> Iterator[tuple[float, float]]:
    """Add up the steps from point to point, in tenths of a degree."""
    x = y = 0
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        yield x / 10, y / 10
