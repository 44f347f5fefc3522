"""What the interface lists, as types: the description shows them, and tests hold answers to them.

Answers are made elsewhere, as data; nothing here computes or converts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from comity.store.manifest import Publication
from comity.unit import Level

Years = tuple[int, int]
"""The first and the last year."""

UnitLabel = Annotated[str, Field(description="The unit as it is shown.")]
"""A unit as a label; what computes has it as a type of its own."""

Cell = str | int | float | bool | None
"""A cell of a table."""


class Shape(BaseModel):
    """An object with the keys that are named, and no others."""

    model_config = ConfigDict(extra="forbid")


class Problem(Shape):
    """A problem document (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    hint: str | None
    instance: str


class StateEntry(Shape):
    """A state of the system; ``last_year`` is null for one that still is a member."""

    ccode: int
    slug: str
    name: str
    iso3: str | None
    is_member: bool
    first_year: int
    last_year: int | None


class States(Shape):
    """The states of the system since 1816."""

    rows: list[StateEntry]


class MeasureEntry(Shape):
    """A measure of the codebook; a bound that is null is none."""

    measure: str
    title: str
    level: Level
    unit: UnitLabel
    lower: float | None
    upper: float | None
    higher: str
    formula: str
    reference: str
    first_year: int
    last_year: int
    tables: str
    notes: str


class Measures(Shape):
    """The measures of the codebook."""

    rows: list[MeasureEntry]


class SourceReference(Shape):
    """What is said of a source with every figure."""

    source: str
    version: str
    licence: str
    citation: str
    newest_year: int | None
    retrieved: str | None
    next_update: str


class About(Shape):
    """What a measure is, and the editions of its sources."""

    measure: str
    title: str
    level: Level
    unit: UnitLabel
    bounds: tuple[float | None, float | None]
    formula: str
    reference: str
    higher: str
    years: Years
    comity: str
    sources: list[SourceReference]


class SeriesRow(Shape):
    """A value of a year, or of a month where the measure is monthly."""

    year: int
    month: int | None = None
    value: float | None


class SeriesPage(About):
    """A measure of a pair for all years."""

    rows: list[SeriesRow]


class RankingRow(Shape):
    """A row of a ranking: of a state (``ccode``), or of two."""

    rank: int
    ccode: int | None = None
    ccode1: int | None = None
    ccode2: int | None = None
    year: int
    value: float


class RankingPage(About):
    """A page of a ranking; ``next_offset`` is null on the last."""

    total: int
    offset: int
    next_offset: int | None
    rows: list[RankingRow]


class TableEntry(Shape):
    """A table of a source."""

    years: Years
    rows: int
    sha256: str


@dataclass(frozen=True)
class SourceEntry(Publication):
    """A source with its tables."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    tables: dict[str, TableEntry] = field(default_factory=dict)
