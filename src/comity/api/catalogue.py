"""The sources as a table: coverage, edition, terms, citation, and what is wrong with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

    from comity.store.manifest import Publication


def catalogue(source: str | None = None) -> pl.DataFrame:
    """List the sources with the edition in use, coverage, terms and citation.

    Parameters
    ----------
    source
        One source by name; None for all.

    Returns
    -------
    polars.DataFrame
        A row a source: ``source``, ``title``, ``publisher``, ``version``, ``licence``,
        ``licence_url``, ``redistribution`` ("records" or "aggregates"), ``citation``, ``bibtex``,
        ``url``, ``tables``, ``rows``, ``first_year``, ``last_year``, ``known_issues``.

    Raises
    ------
    UnknownNameError
        If there is no such source.

    Examples
    --------
    >>> catalogue("polity").select("publisher", "last_year").row(0)
    ('Center for Systemic Peace', 2020)
    """
    import polars as pl

    from comity.store.selection import manifest

    return pl.DataFrame([_row(each) for each in manifest().select_sources(source)])


def _row(source: Publication) -> dict[str, object]:
    """Return a source as a row."""
    from comity.store.selection import manifest

    entries = [entry for entry in manifest().tables.values() if entry.source == source.name]
    return {
        "source": source.name,
        "title": source.title,
        "publisher": source.publisher,
        "version": source.version,
        "licence": source.licence,
        "licence_url": source.licence_url,
        "redistribution": source.redistribution,
        "citation": source.citation,
        "bibtex": source.bibtex,
        "url": source.url,
        "tables": " ".join(entry.name for entry in entries),
        "rows": sum(entry.rows for entry in entries),
        "first_year": min((entry.years[0] for entry in entries), default=None),
        "last_year": max((entry.years[1] for entry in entries), default=None),
        "known_issues": source.known_issues,
    }


def audit(source: str | None = None) -> pl.DataFrame:
    """List what is wrong with the sources: rows left out or kept in doubt, holes and jumps.

    Parameters
    ----------
    source
        One source by name; None for all.

    Returns
    -------
    polars.DataFrame
        A row a fault: its table, the reason, the number of rows and an example.

    Raises
    ------
    UnknownNameError
        If there is no such source.

    Examples
    --------
    >>> audit("polity").height > 0
    True
    """
    import polars as pl

    from comity.analysis.seams import audit_jumps
    from comity.store.audit import audit as make_audit
    from comity.store.audit import audit_holes
    from comity.store.selection import manifest

    used = manifest()
    used.select_sources(source)  # an unknown one is an error, not an empty table
    return pl.concat([make_audit(used, source), audit_holes(used, source), audit_jumps(source)])
