"""The codebook of a panel: a row a variable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from comity.panels.frames import Design
from comity.panels.variable import Variable
from comity.store import selection

if TYPE_CHECKING:
    from comity.panels.panel import Panel

_KEYS = {
    "ccode": "state, by its code of the Correlates of War",
    "ccode1": "first state, by its code of the Correlates of War",
    "ccode2": "second state, by its code of the Correlates of War",
    "gwcode": "state, by its Gleditsch-Ward number",
    "gwcode1": "first state, by its Gleditsch-Ward number",
    "gwcode2": "second state, by its Gleditsch-Ward number",
    "year": "calendar year",
    "month": "month, 1 to 12",
    "dispute": "number of the militarised dispute, MID 5.0",
}


def panel_codebook(panel: Panel) -> pl.DataFrame:
    """Return a row a column of a panel, keys first.

    Returns
    -------
    polars.DataFrame
        ``variable``, ``label``, ``unit``, ``sources`` (with editions), ``first_year``,
        ``last_year``, ``values`` (rows that are not missing), ``missing`` (the rule), ``formula``,
        ``reference``, ``codes`` (meanings of coded values).
    """
    variables = (*key_variables(panel.design), *panel.variables)
    rows = [_entry(each, panel.rows[each.name]) for each in variables]
    return pl.DataFrame(rows, schema_overrides={"first_year": pl.Int16, "last_year": pl.Int16})


def key_variables(design: Design) -> list[Variable]:
    """Return what the key columns of a panel are, and the ccodes next to other codes.

    >>> [each.name for each in key_variables(Design("state", system="gw"))]
    ['gwcode', 'year', 'ccode']
    """
    ccodes = [code for code in design.states if code not in design.keys]
    keys = [Variable(key, _KEYS[key], missing="never missing") for key in design.keys]
    return [*keys, *(Variable(code, _KEYS[code], missing="null without one") for code in ccodes)]


def source_names(variable: Variable) -> tuple[str, ...]:
    """Return the names of the sources under a variable, each once.

    >>> source_names(Variable("x", "X", tables=("disputes", "dispute_incidents")))
    ('cow_disputes',)
    """
    entries = selection.manifest().tables
    named = (entries[name].source for name in variable.tables if name in entries)
    return tuple(dict.fromkeys(named))


def edition(source: str) -> str:
    """Return the edition of a source that is in use.

    >>> edition("cow_disputes")
    '5.0, by pair and year'
    """
    return selection.manifest().sources[source].version


def _entry(variable: Variable, values: pl.Series) -> dict[str, object]:
    """Return the codebook's row of one variable."""
    first, last = variable.years or (None, None)
    return {
        "variable": variable.name,
        "label": variable.label,
        "unit": variable.unit,
        "sources": "; ".join(f"{name} ({edition(name)})" for name in source_names(variable)),
        "first_year": first,
        "last_year": last,
        "values": values.len() - values.null_count(),
        "missing": variable.missing,
        "formula": variable.formula,
        "reference": variable.reference,
        "codes": "; ".join(f"{code} {label}" for code, label in variable.labels.items()),
    }
