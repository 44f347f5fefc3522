"""``comity sanctions-effect``: a pair before and after sanctions, compared with similar pairs."""

from __future__ import annotations

import comity
from comity.cli.options import TableOptions, TableOutput
from comity.cli.output import require_table, write_table
from comity.states.dyad import dyad

_BRIEF = [
    "start",
    "outcome",
    "kind",
    "before",
    "after",
    "change",
    "compared_with",
    "p50",
    "percentile",
]
"""The columns for which a terminal has room."""


def sanctions_effect(
    target: str, partner: str, /, *, start: int | None = None, output: TableOptions = TableOutput()
) -> None:
    """Compare a pair before and after sanctions on one of the two with similar pairs.

    For each episode that started against the first state: trade, fuels, agreement of votes and
    arms between the two, and its GDP, as means over the five years before and the five from the
    start on; their changes; how the same changed for similar pairs elsewhere (the hundred
    nearest in level before) and for its other partners that did not sanction it; and the
    percentile of the pair's change among theirs.

    Parameters
    ----------
    target
        The state under sanctions, by any name or code.
    partner
        The other.
    start
        The first year of the episode; without it, every onset in the data: three or more cases
        more than the year before, after four years without.
    output
        Where the rows go.
    """
    require_table(output)
    pair = dyad(target, partner)
    write_table(
        comity.sanctions_effect(pair.a, pair.b, start=start),
        output,
        f"{pair} before and after sanctions",
        _BRIEF,
    )
