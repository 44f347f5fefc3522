"""Agreement of votes for all dyads and sessions, against a self-merge in pandas. Run by hand.

    python benchmarks/votes.py

Both start from the bundled table of votes in memory and give, for every pair and year, the share
of identical votes; the results are compared before the times are printed.
"""

from __future__ import annotations

import time

import numpy as np
import pandas as pd
import polars as pl

from comity.measures.facts import facts
from comity.measures.votes import vote_agreement
from comity.sources.catalogue import table
from comity.store import bundle

ROUNDS = 5


def by_merge(votes: pd.DataFrame) -> pd.Series:
    """Merge the table of votes with itself on the roll call, and average by pair and year."""
    pairs = votes.merge(votes, on=["rcid", "year"])
    same = (pairs["vote_x"] == pairs["vote_y"]).groupby(
        [pairs["year"], pairs["ccode_x"], pairs["ccode_y"]]
    )
    return same.mean()


def main() -> None:
    """Time both, side by side, and print the ratio."""
    held = [facts(table(name), bundle.table(name)) for name in vote_agreement.needs]
    raw = pl.concat(f.frame.select("year", "rcid", "ccode", "vote") for f in held).to_pandas()
    ours, theirs = [], []
    for round_ in range(ROUNDS):
        start = time.perf_counter()
        cells = vote_agreement(*held)
        ours.append(time.perf_counter() - start)
        if round_ == 0:  # the merge takes a minute and gigabytes: once is enough
            start = time.perf_counter()
            merged = by_merge(raw)
            theirs.append(time.perf_counter() - start)
            value = float(cells.sel(year=2019, a=365, b=710))
            assert np.isclose(merged[2019, 365, 710], value)
    print(f"comity {min(ours):.2f} s, pandas {theirs[0]:.1f} s: {theirs[0] / min(ours):.0f} times")


if __name__ == "__main__":
    main()
