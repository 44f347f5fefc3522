"""How long forecasts take: one pair's outlook, all pairs', and the back-test. Run by hand.

    python benchmarks/outlook.py [--backtest]

The library must have been computed before. One pair's outlook is timed with a record that is
read anew each time. With ``--backtest`` the whole record is made again, in a folder of its own.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from comity.cli.values import ready_values
from comity.forecasts.build import make_record
from comity.forecasts.outlook import all_forecasts, outlook
from comity.forecasts.record import FOLDER, Record
from comity.forecasts.subject import SUBJECTS

PAIR, ROUNDS = (710, 365), 7


def main() -> None:
    """Time all of it."""
    values = ready_values()
    times = []
    for _ in range(ROUNDS):
        start, record = time.perf_counter(), Record(FOLDER)
        for measure in SUBJECTS:
            outlook(values, measure, PAIR, record)
        times.append(time.perf_counter() - start)
    print(f"outlooks of one pair, {len(SUBJECTS)} measures: {median(times):.2f} s")
    start = time.perf_counter()
    count = sum(all_forecasts(values, measure).height for measure in SUBJECTS)
    print(f"all {count:,} forecasts of all pairs: {time.perf_counter() - start:.1f} s")
    if "--backtest" in sys.argv:
        with TemporaryDirectory() as folder:
            start = time.perf_counter()
            make_record(values, Path(folder))
            print(f"the whole back-test: {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
