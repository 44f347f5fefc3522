"""``comity replicate``: published analyses, compared with what was printed."""

from __future__ import annotations

import comity
from comity.cli.options import TableOptions, TableOutput, destination
from comity.cli.output import TABLE_FORMATS, require_table, terminal, write_table


def replicate(name: str | None = None, /, *, output: TableOptions = TableOutput()) -> None:
    """Compute a published analysis from the bundle, and compare it with what was printed.

    `comity replicate dangerous-dyads`. Each figure has the number of its leading digits that agree;
    why others do not is said below.

    Parameters
    ----------
    name
        The analysis; without it, all of them are listed.
    output
        Where the rows go.
    """
    require_table(output)
    if name is None:
        write_table(comity.published_analyses(), output, "Published analyses")
        return
    result = comity.replicate(name)
    console = terminal()
    is_plain = output.out is None and output.format is None and console.is_terminal
    is_text = is_plain or destination(output, TABLE_FORMATS).format == "text"
    write_table(result.as_text() if is_text else result.rows, output, result.replication.title)
    if is_text and output.out is None:
        about = result.replication
        for text in (about.reference, f"Figures: {about.figures_from}", about.differences):
            console.print(text, markup=False)
