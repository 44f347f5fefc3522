"""Writing a panel for Stata: names, labels and values as its format allows them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from warnings import warn

import polars as pl

from comity.errors import ComityWarning

if TYPE_CHECKING:
    import pandas as pd

    from comity.panels.panel import Panel
    from comity.panels.variable import Variable

LONGEST_NAME, LONGEST_LABEL = 32, 80
LARGEST = 8.9e307
"""The largest magnitude of a double in Stata; above it are its codes for missing values."""


def write_stata(panel: Panel, path: Path) -> None:
    """Write a .dta file of version 118 with variable and value labels.

    A name of more than 32 characters loses the end of its stem and keeps what follows the last
    ``_``; a label is cut at 80 characters; a number beyond Stata's range becomes missing. Each
    is warned of.

    Parameters
    ----------
    panel
        The panel.
    path
        The file.

    Warns
    -----
    ComityWarning
        If a name is shortened, or a value is out of range.
    """
    names = stata_names(panel.rows.columns)
    rows = _in_range(panel.rows).rename(names)
    labels = {names[each.name]: each.label[:LONGEST_LABEL] for each in panel.variables}
    _warn_of_names(names)
    _as_pandas(rows).to_stata(
        path,
        write_index=False,
        version=118,
        variable_labels=labels,
        value_labels=_value_labels(panel.variables, names),
    )


def stata_names(names: Iterable[str]) -> dict[str, str]:
    """Return names that Stata allows: at most 32 characters, letters, digits and underscores.

    >>> stata_names(["trade", "shared_non_western_institutions_lag10"])
    {'trade': 'trade', 'shared_non_western_institutions_lag10': 'shared_non_western_institu_lag10'}
    """
    renamed: dict[str, str] = {}
    for name in names:
        plain = "".join(c if c.isascii() and (c.isalnum() or c == "_") else "_" for c in name)
        plain = f"_{plain}" if plain[:1].isdigit() else plain
        renamed[name] = _distinct(_shortened(plain), set(renamed.values()))
    return renamed


def _shortened(name: str) -> str:
    """Shorten a name, and keep what follows its last underscore if that is short."""
    if len(name) <= LONGEST_NAME:
        return name
    _, _, last = name.rpartition("_")
    ending = f"_{last}" if len(last) < 12 else ""
    return name[: LONGEST_NAME - len(ending)] + ending


def _distinct(name: str, others: set[str]) -> str:
    """Return the name, numbered if another variable has it already."""
    number, free = 2, name
    while free in others:
        ending = f"_{number}"
        free, number = name[: LONGEST_NAME - len(ending)] + ending, number + 1
    return free


def _warn_of_names(names: dict[str, str]) -> None:
    changed = [f"{name} is {short}" for name, short in names.items() if name != short]
    if changed:
        warn(
            f"Stata allows 32 characters a name: {', '.join(changed)}.",
            category=ComityWarning,
            stacklevel=8,
        )


def _in_range(rows: pl.DataFrame) -> pl.DataFrame:
    """Make numbers that Stata cannot hold missing, and warn of them."""
    floats = [name for name, kind in rows.schema.items() if kind.is_float()]
    beyond = {name: int((rows[name].abs() > LARGEST).sum()) for name in floats}
    for name, count in beyond.items():
        if count:
            warn(
                f"{name} has {count} values out of Stata's range; they are missing in the file.",
                category=ComityWarning,
                stacklevel=9,
            )
    cells = [
        pl.when(pl.col(name).abs() <= LARGEST).then(pl.col(name)).alias(name)
        for name, count in beyond.items()
        if count
    ]
    return rows.with_columns(cells)


def _as_pandas(rows: pl.DataFrame) -> pd.DataFrame:
    """Return pandas rows; whole numbers with missing values become floats, as pandas writes."""
    plain = rows.with_columns(
        pl.col(name).cast(pl.Float64 if kind in (pl.Int64, pl.UInt64) else pl.Float32)
        for name, kind in rows.schema.items()
        if kind.is_integer() and rows[name].null_count()
    )
    empty_text = plain.with_columns(pl.selectors.string().fill_null(""))
    return empty_text.to_pandas()


def _value_labels(
    variables: Iterable[Variable], names: dict[str, str]
) -> dict[str, dict[float, str]]:
    """Return the meanings of coded values, by variable."""
    return {
        names[each.name]: {float(code): label for code, label in each.labels.items()}
        for each in variables
        if each.labels
    }
