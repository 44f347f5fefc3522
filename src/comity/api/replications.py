"""Published analyses, computed from the bundle and compared with what was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

    from comity.replications.replication import ReplicationResult


def published_analyses() -> pl.DataFrame:
    """List the published analyses that can be computed, a row each.

    Returns
    -------
    polars.DataFrame
        ``name``, ``title`` and ``reference``.

    Examples
    --------
    >>> published_analyses()["name"].to_list()[:2]
    ['alliances-1914', 'dangerous-dyads']
    """
    import polars as pl

    from comity.replications.registry import replications

    rows = [(each.name, each.title, each.reference) for each in replications().values()]
    return pl.DataFrame(rows, schema=["name", "title", "reference"], orient="row")


def replicate(name: str) -> ReplicationResult:
    """Compute a published analysis, and compare its figures with those that were printed.

    Parameters
    ----------
    name
        Its name; :func:`published_analyses` lists them.

    Returns
    -------
    ReplicationResult
        ``rows`` has a row a figure: ``quantity``, ``published`` (as printed), ``ours`` (rounded
        alike), ``digits`` (how many leading ones agree) and ``of`` (how many were printed).
        ``replication`` has the reference and why other digits do not agree.

    Raises
    ------
    UnknownNameError
        If there is no such replication.
    InvalidRequestError
        If what it estimates with (the extra ``replicate``) is not installed.

    Examples
    --------
    >>> replicate("votes-beyond-chance").rows.select("published", "ours", "digits").rows()
    [('38', 38.0, 2), ('-0.01222707', -0.01222707, 7), ('-0.02775801', -0.02775801, 7)]
    """
    from comity.panels.stored import stored_values
    from comity.replications.registry import replications
    from comity.replications.replication import find_replication, run_replication

    return run_replication(find_replication(name, replications()), stored_values())
