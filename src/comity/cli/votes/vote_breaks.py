"""``comity vote-breaks``: when two states' votes broke from their past, and on which issues."""

from __future__ import annotations

import comity
from comity.cli.options import TableOptions, TableOutput
from comity.cli.output import require_table, write_table
from comity.states.dyad import dyad


def vote_breaks(a: str, b: str, /, *, output: TableOptions = TableOutput()) -> None:
    """Date the breaks in the agreement of two states' votes.

    For each break: its first year, mean agreement before and after, and its probability (the
    share of resampled series that break within a year of it); then each issue's own means on
    both sides, the largest change first.

    Parameters
    ----------
    a
        One state, by any name or code.
    b
        The other.
    output
        Where the rows go.
    """
    require_table(output)
    pair = dyad(a, b)
    write_table(
        comity.vote_breaks(pair.a, pair.b),
        output,
        f"Breaks in the votes of {pair.in_text}",
    )
