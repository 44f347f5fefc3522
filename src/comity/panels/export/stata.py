"""Writing a panel for Stata: names, labels and values as its format allows them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from warnings import warn

import polars as pl

from comity.errors import ComityWarning
from comity.panels.export.cells import plain_cells, require_single_cells
from comity.panels.export.codebook import key_variables
from comity.unit import counted

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
    ``_``; a word that Stata reserves gets a ``_`` before it; a label is cut at 80 characters; a
    number, day or moment beyond Stata's range becomes missing. Each but the cut label is warned
    of. Days and moments become Stata's; for other types see :func:`plain_cells`.

    Parameters
    ----------
    panel
        The panel.
    path
        The file.

    Raises
    ------
    InvalidRequestError
        If a column has lists, records or bytes.

    Warns
    -----
    ComityWarning
        If a name is changed, or a value is out of range.
    """
    require_single_cells(panel.rows, ".dta")
    names = stata_names(panel.rows.columns)
    rows = _in_range(plain_cells(panel.rows)).rename(names)
    described = (*key_variables(panel.design), *panel.variables)
    labels = {names[each.name]: each.label[:LONGEST_LABEL] for each in described}
    _warn_of_names(names)
    _as_pandas(rows).to_stata(
        path,
        write_index=False,
        version=118,
        convert_dates={name: _calendar(rows[name]) for name in rows.select(_TIMES).columns},
        variable_labels=labels,
        value_labels=_value_labels(panel.variables, names),
    )


_TIMES = pl.selectors.date() | pl.selectors.datetime()
_FIRST, _LAST = datetime(1678, 1, 1), datetime(2262, 1, 1)
"""Between these moments pandas converts days and moments to those of Stata."""


def _calendar(cells: pl.Series) -> Literal["td", "tc"]:
    """Return what a column of days or moments is in Stata: %td or %tc."""
    return "td" if cells.dtype == pl.Date else "tc"


def stata_names(names: Iterable[str]) -> dict[str, str]:
    """Return names that Stata allows: at most 32 characters, letters, digits and underscores.

    >>> stata_names(["trade", "shared_non_western_institutions_lag10"])
    {'trade': 'trade', 'shared_non_western_institutions_lag10': 'shared_non_western_institu_lag10'}
    """
    renamed: dict[str, str] = {}
    for name in names:
        plain = "".join(c if c.isascii() and (c.isalnum() or c == "_") else "_" for c in name)
        plain = f"_{plain}" if _is_reserved(plain) or not plain[:1].strip("0123456789") else plain
        renamed[name] = _distinct(_shortened(plain), set(renamed.values()))
    return renamed


def _is_reserved(name: str) -> bool:
    """Return whether Stata keeps a word for itself, as a command, constant or type."""
    return name in _RESERVED or (name.startswith("str") and name[3:].isdecimal())


_WORDS = """
_N _all _b _coef _cons _n _pi _pred _rc _se _skip NULL aggregate array boolean break byte case catch
class colvector complex const continue default delegate delete do double else eltypedef end enum
explicit export external float for friend function global goto if in inline int local long pragma
protected quad rowvector short strL typedef typename using virtual with
"""
_RESERVED = frozenset(_WORDS.split())
"""Words of Stata and of Mata that cannot name a variable."""


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
        allowed = "32 letters, digits and underscores a name, and none of its own words"
        _warn(f"Stata allows {allowed}: {', '.join(changed)}.")


def _in_range(rows: pl.DataFrame) -> pl.DataFrame:
    """Make missing what Stata cannot hold, and warn of it."""
    zoned = rows.with_columns(pl.selectors.datetime().dt.replace_time_zone(None))
    allowed = {
        **{
            name: pl.col(name).abs() <= LARGEST
            for name in rows.select(pl.selectors.float()).columns
        },
        **{name: pl.col(name).is_between(_FIRST, _LAST) for name in rows.select(_TIMES).columns},
    }
    beyond = zoned.select((~inside).sum().alias(name) for name, inside in allowed.items())
    counts = beyond.row(0, named=True) if allowed else {}
    for name, count in counts.items():
        if count:
            values = counted(count, "value")
            _warn(f"{name} has {values} out of Stata's range, missing in the file.")
    return zoned.with_columns(
        pl.when(allowed[name]).then(pl.col(name)).alias(name)
        for name, count in counts.items()
        if count
    )


def _warn(text: str) -> None:
    """Warn the caller of :meth:`Panel.write`."""
    warn(text, category=ComityWarning, stacklevel=9)


def _as_pandas(rows: pl.DataFrame) -> pd.DataFrame:
    """Return pandas rows; whole numbers with missing values become floats, as pandas writes."""
    plain = rows.with_columns(
        pl.col(name).cast(pl.Float64 if kind == pl.Int32 else pl.Float32)
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
