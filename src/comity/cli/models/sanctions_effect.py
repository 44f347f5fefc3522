"""``comity weather``: a pair before and after sanctions began, beside like pairs."""

from __future__ import annotations

from pathlib import Path

from comity.analysis.sanctions_effect import weathering
from comity.cli.output import give, require_ending
from comity.cli.values import ready_values
from comity.errors import InvalidRequestError
from comity.states.dyad import dyad


def sanctions_effect(
    target: str, partner: str, /, *, start: int | None = None, out: Path | None = None
) -> None:
    """Set a pair before and after sanctions on one of the two beside like pairs.

    For each episode that started against the first state: trade, fuels, agreement of votes and
    arms between the two, and its GDP, as means over the five years before and the five from the
    start on; their changes; how the same changed for like pairs elsewhere (the hundred nearest
    in level before) and for its other partners that did not sanction it; and the percentile of
    the pair's change among theirs.

    Parameters
    ----------
    target
        The state under sanctions, by any name or code.
    partner
        The other.
    start
        The first year of the episode; without it, every start that the data show: three or more
        cases more than the year before, after four years without.
    out
        The file to write instead of printing; its ending (.csv, .parquet or .json) gives
        the format.
    """
    require_ending(out)
    pair = dyad(target, partner)
    found = weathering(ready_values(), *pair.directed, starts=None if start is None else [start])
    if found.is_empty():
        what = (
            f"No sanction episode against {pair.a.name} has two years of data on both sides for "
            f"{pair.a.name} and {pair.b.name}."
        )
        raise InvalidRequestError(what, "Name another year with --start, or the other state first.")
    give(found, out, f"{pair.a.name} and {pair.b.name} before and after sanctions")
