"""What a variable of a panel is: its label, unit, tables, coverage and rule for missing values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from comity.panels.codebook import Description
from comity.sources.registry import library_tables, tables
from comity.sources.source import MissingMeans
from comity.unit import UnitKind

YES_OR_NO = {0: "no", 1: "yes"}
"""The labels of values that are 0 or 1."""

_RULES: dict[MissingMeans, str] = {
    "missing": "null where the source has no figure",
    "zero for members": "0 for members of the system that the source does not list in its years",
    "zero for covered": "0 for pairs that the source does not list, of states that it covers",
}
_OUTSIDE = "null outside the years of the source"


@dataclass(frozen=True)
class Variable:
    """One column of a panel that is no key.

    ``tables`` name the tables under it, ``years`` the first and last year of its data
    (None where it has none of its own), ``labels`` the meaning of coded values.

    >>> Variable("year", "calendar year").unit
    ''
    """

    name: str
    label: str
    unit: str = ""
    tables: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    missing: str = "null where it cannot be computed"
    formula: str = ""
    reference: str = ""
    labels: Mapping[int, str] = field(default_factory=dict)

    def derived(self, name: str, label: str, missing: str) -> Variable:
        """Return the variable under another name and label, for what is computed from it."""
        return replace(self, name=name, label=label, missing=missing)


def variable_of(measure: Description, name: str, about: str = "") -> Variable:
    """Return the variable that a measure becomes, with whom it is about in its label.

    >>> from comity.panels.stored import stored_values
    >>> variable_of(stored_values().describe("cinc"), "cinc1", "ccode1").label
    'Composite index of national capabilities (CINC) (ccode1)'
    """
    return Variable(
        name=name,
        label=f"{measure.title} ({about})" if about else measure.title,
        unit=measure.unit.label,
        tables=tuple(measure.tables),
        years=measure.years,
        missing=missing_rule(tuple(measure.tables)),
        formula=measure.formula,
        reference=measure.reference,
        labels=YES_OR_NO if measure.unit.kind is UnitKind.BOOLEAN else {},
    )


def missing_rule(names: tuple[str, ...]) -> str:
    """Return in words what a missing value means, from the tables under a variable.

    >>> missing_rule(("vetoes",))
    '0 for members of the system that the source does not list in its years; null outside ...'
    """
    declared = {name: shipped for name, (_, shipped) in tables().items()} | library_tables()
    rules = {declared[name].missing_means for name in names if name in declared}
    return "; ".join([*(_RULES[rule] for rule in _RULES if rule in rules), _OUTSIDE])
