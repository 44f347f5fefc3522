"""Time the estimators of ideal points; run by hand: python benchmarks/alignment.py [sweeps].

The first fit compiles and is not timed. Similarity has a benchmark of its own, similarity.py.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

import polars as pl

from comity.methods.ideal_points import bsv, walk
from comity.methods.ideal_points.joint import joint_covariance
from comity.methods.ideal_points.sampler import sample
from comity.methods.ideal_points.uncertainty import session_covariances
from comity.sources.estimates import UNITED_STATES, laid
from comity.sources.ideal_points_comity import joined, prepare
from comity.store import bundle


def layouts() -> tuple:
    """Lay out the votes to session 74, and those to one session less."""
    votes, calls = joined(
        *map(bundle.table, ("unga_votes", "undl_votes", "unga_roll_calls", "undl_roll_calls"))
    )
    links = bundle.table("repeated_resolutions")
    return tuple(
        laid(prepare(votes.filter(pl.col("year") <= last), calls, links)) for last in (2019, 2018)
    )


def seconds(work: Callable[[], object], rounds: int = 5) -> tuple[float, float]:
    """Time some work: median and least of some rounds, after one that is not counted."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times), min(times)


def main() -> None:
    """Print the table."""
    sweeps = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    layout, shorter = layouts()
    fitted = bsv.fit(layout, anchor=UNITED_STATES)
    before = bsv.fit(shorter, anchor=UNITED_STATES)
    walked = walk.fit(layout, anchor=UNITED_STATES)

    rows = {
        f"published model, {fitted.rounds} rounds": lambda: bsv.fit(layout, anchor=UNITED_STATES),
        "its joint standard errors": lambda: session_covariances(fitted),
        "one session more, warm": lambda: bsv.fit(layout, anchor=UNITED_STATES, earlier=before),
        f"random walk, {walked.estimate.rounds} rounds": lambda: walk.fit(
            layout, anchor=UNITED_STATES
        ),
        "its joint covariance": lambda: joint_covariance(walked),
    }
    print(f"{layout.vote.size} votes, {layout.item.size} items, {layout.actor.size} points")
    for name, work in rows.items():
        median, least = seconds(work, 3)
        print(f"{name:40} median {median:7.2f} s, least {least:7.2f} s", flush=True)
    median, least = seconds(
        lambda: sample(layout, anchor=UNITED_STATES, sweeps=sweeps, burn=sweeps // 2), 1
    )
    each = 1000 * least / sweeps
    print(f"sampler: {each:.1f} ms a sweep, {5 * each:.0f} s for 5,000")


if __name__ == "__main__":
    main()
