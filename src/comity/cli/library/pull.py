"""``comity pull``: fetching the newest editions from the publishers."""

from __future__ import annotations

import polars as pl

import comity
from comity.cli.options import STANDARD_OUTPUT, TableOptions, TableOutput
from comity.cli.output import require_table, write_table
from comity.errors import DataError
from comity.unit import counted


def pull(
    *sources: str,
    dry_run: bool = False,
    accept: bool = False,
    output: TableOptions = TableOutput(),
) -> None:
    """Fetch the newest editions from the publishers, and use them where they are sound.

    Parameters
    ----------
    sources
        Sources by name; without them, all that are published openly and are not large.
    dry_run
        Look only, and fetch nothing.
    accept
        Take an edition even if it lacks much of what the one in use has.
    output
        Where the list of outcomes goes.
    """
    require_table(output)
    outcomes = comity.pull(*sources, dry_run=dry_run, accept=accept)
    write_outcomes(outcomes, output)
    failed = outcomes.filter(state="failed")["source"].to_list()
    if failed:
        what = f"{counted(len(failed), 'source')} could not be fetched"
        raise DataError(", ".join(failed), what, "The library is as before for each of them.")


def write_outcomes(outcomes: pl.DataFrame, output: TableOutput) -> None:
    """Write the outcomes of pulls: as sentences to people, else as rows.

    Parameters
    ----------
    outcomes
        Rows of :func:`comity.pull`.
    output
        Where they go.
    """
    if output.format not in (None, "text") or output.out not in (None, STANDARD_OUTPUT):
        write_table(outcomes, output, "Editions")
        return
    for row in outcomes.iter_rows(named=True):
        print(f"{row['source']}: {_SENTENCES[row['state']].format(**row)}")
        for line in row["changes"].splitlines():
            print(f"  {line}")


_SENTENCES = {
    "unchanged": "nothing newer than {edition}",
    "available": "{edition} would be fetched",
    "new": "edition {edition} is in use now",
    "stored": "edition {edition} is in the library; another one is pinned",
    "failed": "not fetched",
    "omitted": "not asked for",
}
