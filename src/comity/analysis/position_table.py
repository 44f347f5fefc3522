"""Tables of positions, checked: rows that cannot be used are counted, never guessed.

A position is what one actor chose on one item: a vote, a type of alliance with a partner, a
rating. The levels that can be chosen and their order are given, not read off the table, since
a level without a choice is still a level.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import polars as pl

from comity.errors import DataError, InvalidRequestError
from comity.sources.source import Exclusion

OnBad = Literal["error", "drop"]
"""Treatment of rows that cannot be used: raise, or leave them out and count them."""

_SHOWN = 5
_KEY = ("period", "item", "actor")
_HINT = 'Correct the rows, or leave them out and count them with on_bad="drop".'


@dataclass(frozen=True)
class Columns:
    """What the columns of a table are called. Without a period, the table is one period.

    >>> Columns(item="roll_call", actor="state", position="vote", period=None).named()
    {'item': 'roll_call', 'actor': 'state', 'position': 'vote'}
    """

    item: str
    actor: str
    position: str
    period: str | None
    weight: str | None = None

    def named(self) -> dict[str, str]:
        """Return the columns that the table must have, by what they are for."""
        parts = vars(self).items()
        return {part: name for part, name in parts if name is not None}


def read_positions(
    table: Any, columns: Columns, levels: Sequence[Any], on_bad: OnBad = "error"
) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Read the positions of a table.

    Parameters
    ----------
    table
        A polars or pandas data frame, or anything else whose columns are taken by name.
    columns
        What its columns are called.
    levels
        The positions that there are, in their order.
    on_bad
        What to do with rows that cannot be used.

    Returns
    -------
    tuple
        Rows of ``item``, ``actor``, ``position``, ``period``, ``choice`` (the number of the
        level, from 1 on) and, if there is one, ``weight``; and what was left out: rows
        without an item, an actor or a period; positions that are none of the levels; the
        same row again (one stays); and several positions of one actor on one item (none
        stays).

    Raises
    ------
    InvalidRequestError
        If columns are missing or levels are fewer than two, named twice or of another kind
        than the positions.
    DataError
        If there are such rows and ``on_bad`` is "error", or weights are not the same for an
        item throughout, finite and at least 0.

    Examples
    --------
    >>> table = pl.DataFrame({"item": [1, 1], "actor": ["A", "B"], "position": ["yes", "no"]})
    >>> names = Columns(item="item", actor="actor", position="position", period=None)
    >>> read_positions(table, names, ("yes", "no"))[0]["choice"].to_list()
    [1, 2]
    """
    frame = _number_levels(_columns(table, columns), levels)
    usable, dropped = _split_by_reason(frame, levels)
    if dropped and on_bad == "error":
        _refuse(dropped, frame.height, columns)
    if columns.weight is not None:
        _check_weights(usable)
    return usable, tuple(Exclusion(why, rows.height, _example(rows)) for why, rows in dropped)


def _columns(table: Any, columns: Columns) -> pl.DataFrame:
    """Select the columns of a table, renamed by what they are for."""
    whole = table.collect() if isinstance(table, pl.LazyFrame) else table
    if not hasattr(whole, "columns"):
        kind = type(table).__name__
        raise InvalidRequestError(f"A table is a data frame of polars or pandas, got {kind}.")
    named = columns.named()
    missing = [name for name in named.values() if name not in whole.columns]
    if missing:
        has = ", ".join(map(str, whole.columns))
        ours = ", ".join(f"{part}={name!r}" for part, name in named.items() if name in missing)
        what = f"The table has no column for {ours}; it has {has}."
        raise InvalidRequestError(what, "Say what the column is called, for example item=...")
    frame = pl.DataFrame([_column(part, whole[name]) for part, name in named.items()])
    frame = frame.with_columns(pl.selectors.float().fill_nan(None))
    return frame if columns.period is not None else frame.with_columns(period=pl.lit(0))


def _column(name: str, values: Any) -> pl.Series:
    """Convert a column of any data frame to a polars column."""
    if isinstance(values, pl.Series):
        plain = values.cast(pl.String) if values.dtype in (pl.Categorical, pl.Enum) else values
        return plain.alias(name)
    cells = np.asarray(values)
    # Text, and whole numbers with gaps, come as Python objects.
    listed = cells.tolist() if cells.dtype == object else cells
    return pl.Series(name, listed, nan_to_null=True, strict=False)


def _number_levels(frame: pl.DataFrame, levels: Sequence[Any]) -> pl.DataFrame:
    """Return the levels' numbers from 1 on; a position that is none of them has none."""
    ordered = list(levels)
    if len(ordered) < 2 or len(set(ordered)) < len(ordered) or None in ordered:
        what = f"{ordered} are not two or more different levels."
        raise InvalidRequestError(what, "Name each level once, in their order: levels=(1, 2, 3).")
    chosen, scale = frame["position"], pl.Series(ordered)
    if chosen.dtype.is_numeric() and scale.dtype.is_numeric():
        chosen, scale = chosen.cast(pl.Float64), scale.cast(pl.Float64)
    if chosen.dtype not in (scale.dtype, pl.Null):
        what = f"Positions are {chosen.dtype} and levels {scale.dtype}."
        raise InvalidRequestError(what, "Give the levels as they are in the table.")
    numbers = chosen.replace_strict(
        scale, list(range(1, len(ordered) + 1)), default=None, return_dtype=pl.Int16
    )
    return frame.with_columns(numbers.alias("choice"))


def _split_by_reason(
    frame: pl.DataFrame, levels: Sequence[Any]
) -> tuple[pl.DataFrame, list[tuple[str, pl.DataFrame]]]:
    """Split the rows that can be used from those that cannot, by reason."""
    nameless = pl.any_horizontal(pl.col(*_KEY).is_null())
    among = ", ".join(map(str, levels))
    usable, without = _split(frame, nameless)
    usable, strange = _split(usable, pl.col("choice").is_null())
    usable, again, torn = _without_repeats(usable)
    reasons = {
        "no item, actor or period": without,
        f"the position is none of the levels {among}": strange,
        "the same row again": again,
        "several positions of one actor on one item": torn,
    }
    return usable, [(why, rows) for why, rows in reasons.items() if rows.height]


def _split(frame: pl.DataFrame, bad: pl.Expr) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the rows that an expression does not mark, and those that it does."""
    marked = frame.select(bad).to_series()
    return frame.filter(~marked), frame.filter(marked)


def _without_repeats(frame: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Return the rows of actors that chose once, the repeats of rows, and those that disagree."""
    if frame.select(pl.struct(_KEY).n_unique()).item() == frame.height:
        return frame, frame.clear(), frame.clear()
    choice = pl.col("choice")
    unique, torn = _split(frame, choice.min().over(_KEY) < choice.max().over(_KEY))
    unique, again = _split(unique, ~pl.struct(_KEY).is_first_distinct())
    return unique, again, torn


def _refuse(dropped: list[tuple[str, pl.DataFrame]], rows: int, columns: Columns) -> None:
    """Return how many rows cannot be used, why, and show some of them."""
    what = "; ".join(f"{bad.height} of {rows} rows: {why}" for why, bad in dropped)
    named = [pl.col(part).alias(name) for part, name in columns.named().items()]
    shown = (bad.select(named).head(_SHOWN) for _, bad in dropped)
    raise DataError("table", what, _HINT, "\n".join(map(str, shown)))


def _example(rows: pl.DataFrame) -> str:
    return str(rows.drop("choice").row(0, named=True))


def _check_weights(frame: pl.DataFrame) -> None:
    """Refuse weights that are missing, below 0, or not the same for an item throughout."""
    weight = pl.col("weight")
    bad = ~(weight.is_finite() & (weight >= 0)).fill_null(value=False)
    torn = weight.min().over("period", "item") < weight.max().over("period", "item")
    for what, marks in {"is no number from 0 on": bad, "differs within an item": torn}.items():
        rows = frame.cast({"weight": pl.Float64}).filter(marks)
        if rows.height:
            shown = str(rows.drop("choice").head(_SHOWN))
            raise DataError(
                "table", f"the weight of {rows.height} rows {what}", "Correct them.", shown
            )
