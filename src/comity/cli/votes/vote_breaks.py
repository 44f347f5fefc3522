"""``comity turns``: when two states' votes broke from their past, and on which issues."""

from __future__ import annotations

from pathlib import Path

from comity.analysis.vote_breaks import turns as find_turns
from comity.cli.output import give, require_ending
from comity.cli.values import ready_values
from comity.states.dyad import dyad


def vote_breaks(a: str, b: str, /, *, out: Path | None = None) -> None:
    """Tell when the agreement of two states' votes broke from its past.

    For each break: its first year, mean agreement before and after, and how sure it is (the
    share of resampled series that break within a year of it); then each issue's own means on
    both sides, the largest change first.

    Parameters
    ----------
    a
        One state, by any name or code.
    b
        The other.
    out
        The file to write instead of printing; its ending (.csv, .parquet or .json) gives
        the format.
    """
    require_ending(out)
    pair = dyad(a, b)
    found = find_turns(ready_values(), pair.undirected)
    give(found, out, f"Breaks in the votes of {pair.a.name} and {pair.b.name}")
