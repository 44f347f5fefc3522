"""``comity status``: which edition of each source is in use, and how old it is."""

from __future__ import annotations

from datetime import date

import polars as pl
from rich.console import Console

from comity.cli.options import STANDARD_OUTPUT, TableOptions, TableOutput
from comity.cli.output import require_table, write_table
from comity.events.library import count_records
from comity.reports.status.text import write_lines
from comity.store.status import list_status


def status(source: str | None = None, /, *, output: TableOptions = TableOutput()) -> None:
    """Show which edition of each source is in use, how old it is, and how to get a newer one.

    No network is used; `comity pull --dry-run` asks the publishers.

    Parameters
    ----------
    source
        One source, by its name; without one, all of them.
    output
        Where the list goes.
    """
    require_table(output)
    rows = list_status(date.today(), source)
    if output.format not in (None, "text") or output.out not in (None, STANDARD_OUTPUT):
        write_table(pl.DataFrame([vars(row) for row in rows]), output, "Sources")
        return
    console = Console(highlight=False, soft_wrap=True)
    for line in write_lines(rows, {} if source else count_records()):
        console.print(line, markup=False)
