"""``comity add``: taking a file that the user has downloaded."""

from __future__ import annotations

from pathlib import Path

import comity
from comity.cli.library.pull import write_outcomes
from comity.cli.options import TableOptions, TableOutput
from comity.cli.output import require_table


def add(
    source: str, file: Path, /, *, accept: bool = False, output: TableOptions = TableOutput()
) -> None:
    """Take a file that you have downloaded as an edition of a source behind a form.

    Parameters
    ----------
    source
        The source by name; `comity status` says which are added, and where to download them.
    file
        The file, as the publisher gave it.
    accept
        Take an edition even if it lacks much of what the one in use has.
    output
        Where the outcome goes.
    """
    require_table(output)
    write_outcomes(comity.add(source, file, accept=accept), output)
