"""What is wrong with the sources: every row left out, or kept in doubt, counted by its fault."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from comity.sources.exclusions import BACKWARDS, IMPOSSIBLE, REPEATED
from comity.sources.source import Exclusion
from comity.store.holes import list_holes
from comity.store.manifest import Entry, Manifest

FAULTS = {
    ": unknown": "unknown name",
    ": territory": "no state: a territory",
    ": group": "no state: a group",
    ": not a member that year": "no member that year",
    BACKWARDS: "end before begin",
    IMPOSSIBLE: "impossible date",
    "no year": "impossible date",
    "is not a year": "impossible date",
    REPEATED: "duplicate",
    "named twice": "duplicate",
}
"""Kinds of fault, by words in the reason that a reader gives."""

OTHER = "left out by choice"
"""What readers leave out that is no fault of the source, such as totals."""

_SCHEMA = {
    "source": pl.String,
    "table": pl.String,
    "fault": pl.String,
    "why": pl.String,
    "rows": pl.Int64,
    "kept": pl.Boolean,
    "example": pl.String,
}


def audit(manifest: Manifest, source: str | None = None) -> pl.DataFrame:
    """List the rows that the readers left out or kept in doubt, by source and table.

    Parameters
    ----------
    manifest
        That of a bundle.
    source
        One source, by its name; None takes all.

    Returns
    -------
    polars.DataFrame
        A row a table and reason: ``source``, ``table``, ``fault`` (the kind: an unknown name,
        no member of the state system that year, an impossible date, an end before a begin, a
        duplicate, or left out by choice), ``why`` in the reader's words, ``rows``, ``kept``
        (whether they are in the table in spite of the fault) and an ``example`` where the
        terms allow one. By source and table, the most rows first.

    Examples
    --------
    >>> from comity.store.bundle import manifest
    >>> audit(manifest(), "gsdb")["fault"].unique().sort().to_list()
    ['duplicate', 'left out by choice', 'no member that year', 'no state: a group',
    'no state: a territory', 'unknown name']
    """
    entries = [e for e in manifest.tables.values() if source is None or e.source == source]
    rows = [row for entry in entries for row in _rows(entry)]
    order = ["source", "table", "rows"]
    exclusions = pl.DataFrame(rows, schema=_SCHEMA, orient="row")
    return exclusions.sort(order, descending=[False, False, True], maintain_order=True)


def audit_holes(manifest: Manifest, source: str | None = None) -> pl.DataFrame:
    """List the holes of tables of pairs in the form of :func:`audit`.

    Parameters
    ----------
    manifest
        That of the package's own bundle.
    source
        One source, by its name; None takes all.

    Returns
    -------
    polars.DataFrame
        The columns of :func:`audit`: ``fault`` is "hole", ``why`` names the state, the years
        and the partners, and ``rows`` counts the years.

    Examples
    --------
    >>> from comity.store.bundle import manifest
    >>> reasons = audit_holes(manifest(), "baci_totals")["why"]
    >>> any(why.startswith("Serbia 2000-2005: 0 partners") for why in reasons)
    True
    """
    names = [
        entry.name for entry in manifest.tables.values() if source is None or entry.source == source
    ]
    holes = list_holes(names)
    why = pl.format(
        "{} {}-{}: {} partners, {} are typical",
        "state",
        "first_year",
        "last_year",
        pl.col("partners").round().cast(pl.Int64),
        pl.col("typical").round().cast(pl.Int64),
    )
    years = (pl.col("last_year") - pl.col("first_year") + 1).cast(pl.Int64)
    return holes.select(
        "source",
        "table",
        fault=pl.lit(HOLE),
        why=why,
        rows=years,
        kept=pl.lit(value=False),
        example=pl.lit(""),
    )


HOLE = "hole"
"""The kind of fault of a state with almost no rows in some years."""


def _rows(entry: Entry) -> Iterator[tuple[object, ...]]:
    """Return a row a reason of one table."""
    for exclusions, is_flag in ((entry.exclusions, False), (entry.flags, True)):
        for exclusion in exclusions:
            fault, example = _fault(exclusion), exclusion.example
            yield entry.source, entry.name, fault, exclusion.why, exclusion.rows, is_flag, example


def _fault(exclusion: Exclusion) -> str:
    """Return what kind of fault a reason is about."""
    return next((fault for words, fault in FAULTS.items() if words in exclusion.why), OTHER)
