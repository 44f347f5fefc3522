"""What a measure is: a function of tables and of other measures, declared once.

The function's name is the measure's name, the first line of its docstring its title, and
**its parameters are the tables or measures it needs**. The decorator adds what cannot be
read off the function: unit, bounds, formula, reference, and which rows, about whom and from
how many years, the value of one dyad-year may depend on. From that declaration follow the
codebook, the stored panel, the trail of every value, and the laws it is held to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from inspect import getdoc, signature
from typing import TYPE_CHECKING, Literal

from comity.measures.combinations import Combination
from comity.period import PERIOD_COLUMNS, Frequency
from comity.unit import Level, Unit

if TYPE_CHECKING:  # half a second of imports that a reader of values can do without
    import xarray as xr

Reach = Literal["pair", "received", "either", "system"]
"""Whose rows a value may use: rows about the two alone, rows towards one of them (the second state
of a directed row), about either, or about all."""

Change = Literal["difference", "growth"]
"""How a change over years is expressed: as a difference, or as growth relative to the start."""


SUBJECTS: dict[Level, tuple[str, ...]] = {
    "dyad": ("ccode1", "ccode2"),
    "directed": ("ccode1", "ccode2"),
    "state": ("ccode",),
    "system": (),
}
"""The columns that name whom a row of each level is about."""

CHANGE_SPANS: dict[Frequency, tuple[int, int]] = {"year": (5, 10), "month": (1, 12)}
"""The spans over which changes are computed, in periods of the measure."""


def key_columns(level: Level, frequency: Frequency = "year") -> tuple[str, ...]:
    """Return the key columns of the rows of a level: whom they are about, and the period.

    >>> key_columns("dyad"), key_columns("state", "month")
    (('ccode1', 'ccode2', 'year'), ('ccode', 'year', 'month'))
    """
    return SUBJECTS[level] + PERIOD_COLUMNS[frequency]


@dataclass(frozen=True)
class Measure:
    """A documented quantity computed from tables for the whole world at once.

    ``also`` names third states whose rows a value uses in addition to its reach (the United States
    in joint opposition). ``frequency`` says whether a value is about a year or a month.
    ``window`` is the number of its periods, ending in the value's own, whose rows it uses.
    ``higher`` says in a few words what a higher value means. ``spans`` says, of tables that follow
    one another in a series, which years are taken from each; where the next begins, the series
    has a break. ``sender`` is the one state whose dealings with all others the sources follow, and
    ``only_pair`` the two states that they are about: to others the measure does not apply, so
    that they do not lack it. ``follows`` says how a value follows from those of another measure
    about the two states, or about the two directions: such values are not stored. ``nearer``
    names needs of which a value uses rows within a nearer reach than ``reach``.
    """

    name: str
    title: str
    function: Callable[..., xr.DataArray]
    needs: tuple[str, ...]
    level: Level
    unit: Unit
    bounds: tuple[float, float]
    formula: str
    reference: str
    higher: str
    reach: Reach
    window: int
    also: tuple[int, ...]
    change: Change
    notes: str
    spans: Mapping[str, tuple[int, int]]
    frequency: Frequency = "year"
    sender: int | None = None
    only_pair: tuple[int, int] | None = None
    follows: tuple[Combination, str] | None = None
    nearer: Mapping[str, Reach] = field(default_factory=dict)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the key columns of the measure's rows."""
        return key_columns(self.level, self.frequency)

    @property
    def directed(self) -> bool:
        """Tell whether the value of a to b differs from that of b to a."""
        return self.level == "directed"

    def __call__(self, *facts: object) -> xr.DataArray:
        """Compute the measure on its tables and measures, in the order of ``needs``."""
        return self.function(*facts)


def measure(
    *,
    level: Level,
    unit: Unit,
    bounds: tuple[float, float],
    formula: str,
    reference: str,
    higher: str,
    reach: Reach = "pair",
    window: int = 1,
    also: tuple[int, ...] = (),
    change: Change = "difference",
    spans: Mapping[str, tuple[int, int]] | None = None,
    frequency: Frequency = "year",
    sender: int | None = None,
    only_pair: tuple[int, int] | None = None,
    follows: tuple[Combination, str] | None = None,
    nearer: Mapping[str, Reach] | None = None,
) -> Callable[[Callable[..., xr.DataArray]], Measure]:
    """Declare a function as a measure; see :class:`Measure` for what each part says."""

    def declare(function: Callable[..., xr.DataArray]) -> Measure:
        title, _, notes = (getdoc(function) or "").partition("\n")
        return Measure(
            name=function.__name__,
            title=title.rstrip("."),
            function=function,
            needs=tuple(signature(function).parameters),
            level=level,
            unit=unit,
            bounds=bounds,
            formula=formula,
            reference=reference,
            higher=higher,
            reach=reach,
            window=window,
            also=also,
            change=change,
            notes=notes.strip(),
            spans=spans or {},
            frequency=frequency,
            sender=sender,
            only_pair=only_pair,
            follows=follows,
            nearer=nearer or {},
        )

    return declare
