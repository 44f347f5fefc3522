"""Militarised disputes as columns of a panel: one dispute a dyad-year, chosen by rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

import polars as pl

from comity.errors import InvalidRequestError
from comity.panels.columns.keys import gather, matched
from comity.panels.columns.measures import Column
from comity.panels.variable import YES_OR_NO, Variable, missing_rule
from comity.sources.registry import tables
from comity.store import selection

Edition = Literal["cow", "gml"]
"""Whose disputes: the Correlates of War's, or as Gibler, Miller and Little correct them."""

_TABLES: dict[Edition, str] = {"cow": "disputes", "gml": "corrected_disputes"}

HOSTILITY = {
    0: "no dispute",
    1: "no militarised action",
    2: "threat to use force",
    3: "display of force",
    4: "use of force",
    5: "war",
}
"""What the levels of hostility mean."""


def one_dispute_a_year(edition: Edition) -> pl.DataFrame:
    """Select one dispute for each dyad-year with any, by rules that need no judgement.

    Where several disputes share a dyad-year, the rules apply in this order until one is left: a
    dispute that began in the year; the highest fatalities of either state (where the edition has
    them); the highest hostility of either; the lowest number.

    Returns
    -------
    polars.DataFrame
        ``ccode1 < ccode2``, ``year``, ``dispute``, ``onset``, ``hostility`` and ``disputes`` (how
        many there were), sorted by the key.

    References
    ----------
    The order follows Miller (2022), Conflict Management and Peace Science 39.

    Examples
    --------
    >>> rows = one_dispute_a_year("cow")
    >>> rows.select("ccode1", "ccode2", "year").is_unique().all()
    True
    """
    rows = selection.table(_TABLES[edition])
    pair = ["ccode1", "ccode2", "year"]
    deaths = [pl.col(name).fill_null(-1) for name in rows.columns if name.startswith("fatality")]
    worst = pl.max_horizontal(deaths) if deaths else pl.lit(0)
    ranked = rows.with_columns(worst.alias("worst"), pl.len().over(pair).alias("disputes"))
    return (
        ranked.sort(
            [*pair, "onset", "worst", "hostility", "dispute"],
            descending=[False, False, False, True, True, True, False],
        )
        .unique(pair, keep="first", maintain_order=True)
        .select(*pair, "dispute", "onset", "hostility", "disputes")
    )


def dispute_columns(rows: pl.DataFrame, edition: Edition) -> Iterator[Column]:
    """Yield the number, onset, ongoing and hostility of the dispute of each dyad-year.

    A year of the edition without a dispute has zero, and no number; years outside the edition
    are null.

    Parameters
    ----------
    rows
        The panel, with ``ccode1``, ``ccode2`` and ``year``.
    edition
        Whose disputes.

    Raises
    ------
    InvalidRequestError
        If there is no such edition.
    """
    if edition not in get_args(Edition):
        allowed = " or ".join(get_args(Edition))
        raise InvalidRequestError(f"There are no disputes of {edition!r}.", f"Use {allowed}.")
    table = one_dispute_a_year(edition)
    oriented = rows.select(
        pl.min_horizontal("ccode1", "ccode2").alias("ccode1"),
        pl.max_horizontal("ccode1", "ccode2").alias("ccode2"),
        "year",
    )
    keys = ("ccode1", "ccode2", "year")
    at = matched(oriented, keys, table, keys)
    span = tables()[_TABLES[edition]][1].years
    covered = rows["year"].is_between(*span)
    ongoing = pl.Series((at >= 0).astype("int8"))
    columns = {
        "number": gather(table["dispute"], at),
        "ongoing": _inside(covered, ongoing),
        "onset": _inside(covered, gather(table["onset"], at).fill_null(0)),
        "hostility": _inside(covered, gather(table["hostility"], at).fill_null(0)),
        "count": _inside(covered, gather(table["disputes"], at).fill_null(0)),
    }
    for part, values in columns.items():
        variable = _variable(edition, part)
        yield variable, values.alias(variable.name)


_PARTS: dict[str, tuple[str, str, dict[int, str]]] = {
    "number": ("number of the dispute", "", {}),
    "ongoing": ("a militarised dispute between the two in the year", "yes or no", YES_OR_NO),
    "onset": ("a militarised dispute between the two began in the year", "yes or no", YES_OR_NO),
    "hostility": ("highest hostility of the dispute", "level", HOSTILITY),
    "count": ("militarised disputes between the two in the year", "disputes", {}),
}


def _variable(edition: Edition, part: str) -> Variable:
    """Return the codebook's entry of one column."""
    label, unit, labels = _PARTS[part]
    source, table = tables()[_TABLES[edition]]
    missing = "null without a dispute" if part == "number" else missing_rule((table.name,))
    return Variable(
        name=f"{edition}_mid_{part}",
        label=label,
        unit=unit,
        tables=(table.name,),
        years=table.years,
        missing=missing,
        formula="of several disputes: onset, then fatalities, hostility, lowest number",
        reference=source.citation,
        labels=labels,
    )


def _inside(covered: pl.Series, values: pl.Series) -> pl.Series:
    """Return values, null outside the coverage."""
    return pl.select(pl.when(covered).then(values)).to_series()
