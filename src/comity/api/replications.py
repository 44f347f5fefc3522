"""Published analyses, computed from the bundle and compared with what was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

    from comity.replications.replication import ReplicationResult


def replications() -> pl.DataFrame:
    """List the published analyses that can be computed, a row each.

    Returns
    -------
    polars.DataFrame
        ``name``, ``title`` and ``reference``.

    Examples
    --------
    >>> replications()["name"].to_list()[:2]
    ['alliances-1914', 'dangerous-dyads']
    """
    import polars as pl

    from comity.replications.registry import replications as registered

    rows = [(each.name, each.title, each.reference) for each in registered().values()]
    return pl.DataFrame(rows, schema=["name", "title", "reference"], orient="row")


def replicate(name: str) -> ReplicationResult:
    """Compute a published analysis, and compare its figures with those that were printed.

    Parameters
    ----------
    name
        Its name; :func:`replications` lists them.

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
    from comity.replications.registry import replications as registered
    from comity.replications.replication import find_replication, run

    return run(find_replication(name, registered()), stored_values())
