"""How long forecasts take: one pair's outlook, all pairs', and the back-test. Run by hand.

    python benchmarks/outlook.py [--backtest]
    python benchmarks/outlook.py --without-gaps trade vote_agreement
    python benchmarks/outlook.py --until 2020 sanctions_received

The library must have been computed before. One pair's outlook is timed with a record that is
read anew each time. With ``--backtest`` the whole record is made again, in a folder of its own.
With ``--without-gaps`` the measures named are back-tested as if no year before an origin were
missing, as some are today: how much better than the last value the method chosen then is. With
``--until`` outcomes of later years than the one given are not scored.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import polars as pl
from threadpoolctl import threadpool_limits

from comity.forecasts.evaluation.backtest import run_trial
from comity.forecasts.evaluation.build_record import choose, make_record
from comity.forecasts.outlook import all_forecasts, outlook
from comity.forecasts.record import FOLDER, Record
from comity.forecasts.series import read_series
from comity.forecasts.target import TARGETS, Target
from comity.panels.stored import stored_values
from comity.panels.values import Values

PAIR, ROUNDS = (710, 365), 7


def main() -> None:
    """Time all of it, or tell what forecasts from data without gaps would be worth."""
    values = stored_values()
    for option, other in OTHERS.items():
        if option in sys.argv:
            other(values, *sys.argv[sys.argv.index(option) + 1 :])
            return
    times = []
    for _ in range(ROUNDS):
        start, record = time.perf_counter(), Record(FOLDER)
        for measure in TARGETS:
            outlook(values, measure, PAIR, record)
        times.append(time.perf_counter() - start)
    print(f"outlooks of one pair, {len(TARGETS)} measures: {median(times):.2f} s")
    start = time.perf_counter()
    count = sum(all_forecasts(values, measure).height for measure in TARGETS)
    print(f"all {count:,} forecasts of all pairs: {time.perf_counter() - start:.1f} s")
    if "--backtest" in sys.argv:
        with TemporaryDirectory() as folder:
            start = time.perf_counter()
            make_record(values, Path(folder))
            print(f"the whole back-test: {time.perf_counter() - start:.0f} s")


def without_gaps(values: Values, *measures: str) -> None:
    """Back-test measures as if no years were missing."""
    for measure in measures:
        tell(values, TARGETS[measure], missing_lags=())


def until(values: Values, year: str, *measures: str) -> None:
    """Back-test measures on outcomes up to a year."""
    for measure in measures:
        tell(values, replace(TARGETS[measure], scored_to=int(year)))


OTHERS = {"--without-gaps": without_gaps, "--until": until}


def tell(values: Values, subject: Target, missing_lags: tuple[int, ...] | None = None) -> None:
    """Back-test a measure; print the record of what is chosen."""
    with threadpool_limits(1, "blas"):
        trial = run_trial(subject, read_series(values, subject.measure), missing_lags=missing_lags)
    scores = pl.DataFrame(trial.scores, infer_schema_length=None)
    method, mean = choose(trial.scores), pl.col("crps") / pl.col("n")
    recorded = scores.filter((pl.col("kind") == "all") & (pl.col("period") == "record"))
    for (horizon,), rows in recorded.group_by("horizon", maintain_order=True):
        by = rows.select("method", mean, held=pl.col("coverage80") / pl.col("n"))
        shown, last, walk = (
            by.row(by_predicate=pl.col("method") == name)
            for name in (method, "naive", "random walk")
        )
        print(
            f"{subject.measure}, {horizon} ahead: {method}, {100 * (1 - shown[1] / last[1]):.1f}% "
            f"better than last value, {100 * (1 - shown[1] / walk[1]):.1f}% than a random walk, "
            f"80% intervals held {100 * shown[2]:.1f}%"
        )


if __name__ == "__main__":
    main()
