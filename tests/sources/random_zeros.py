"""Draw zeros at random from a table and look each up in the publisher's file.

``python tests/sources/random_zeros.py FOLDER [NUMBER] [SEED]`` prints a row a table: the zeros
drawn and those that the file has a record of, which would be silent zeros.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl
from raw_records import RECORDS

from comity.measures.table_arrays import TableData, read_table, yearly
from comity.sources.registry import tables
from comity.states.system import membership

BODIES = {
    "alliance_members": "alliance",
    "igo_members": "code",
    "informal_igo_members": "body",
    "institution_members": "institution",
}
"""Tables whose zeros are of a state and a body, and the column that names the body."""

TOGETHER = {"exercises": "exercise"}
"""Tables with a row a participant whose zeros are of two, and the column of the event."""

ZERO_GIVING = sorted(n for n, (_, t) in tables().items() if t.missing_means != "missing")


def draw_zeros(name: str, number: int = 200, seed: int = 1) -> list[tuple[object, ...]]:
    """Draw different zeros of a table: keys that it covers, and has no row about."""
    data = read_table(name)
    rows = _keys_with_rows(name, data)
    zeros: dict[tuple[object, ...], None] = {}
    for key in _candidates(name, data, np.random.default_rng(seed)):
        if key not in rows:
            zeros[key] = None
        if len(zeros) == number:
            break
    return list(zeros)


def silent_zeros(name: str, raw: Path) -> set[tuple[object, ...]]:
    """List all zeros of a table that the publisher's file has a record of."""
    data = read_table(name)
    covered = set(_covered(data).select("year", "ccode").iter_rows())
    missing = RECORDS[name](raw) - _keys_with_rows(name, data)
    first = 2 if name in BODIES else 1
    return {
        key
        for key in missing
        if all((key[0], state) in covered for state in key[first:]) and len(set(key)) == len(key)
    }


def _candidates(
    name: str, data: TableData, random: np.random.Generator
) -> Iterator[tuple[object, ...]]:
    """Yield covered keys at random: of a state, of two, or of a body and a state."""
    covered = _covered(data)
    of_year = {year: group["ccode"].to_list() for (year,), group in covered.group_by("year")}
    rows = covered.select("year", "ccode").rows()
    bodies = sorted(data.frame[BODIES[name]].unique()) if name in BODIES else []
    pairs = name in TOGETHER or {"ccode1", "ccode2"} <= set(data.frame.columns)
    while True:
        year, state = rows[random.integers(len(rows))]
        if bodies:
            yield year, bodies[random.integers(len(bodies))], state
        elif pairs:
            other = of_year[year][random.integers(len(of_year[year]))]
            if other != state:
                yield year, state, other
        else:
            yield year, state


def _covered(data: TableData) -> pl.DataFrame:
    """List the member state-years in which an absent row means zero."""
    year, state = np.nonzero(data.covered)
    frame = pl.DataFrame({"year": data.years[year], "ccode": data.states[state]}).cast(pl.Int16)
    system = membership(int(data.years.min()), int(data.years.max()))
    return frame.join(system, on=["ccode", "year"], how="semi").sort("year", "ccode")


def _keys_with_rows(name: str, data: TableData) -> set[tuple[object, ...]]:
    """Return the keys that the table has rows about."""
    frame = data.frame
    if name == "belt_and_road":
        joined = pl.coalesce(pl.col("joined").dt.year(), data.years[0])
        frame = yearly(data, joined, pl.col("left").dt.year()).frame
    elif name == "trade_treaties":
        frame = yearly(data, pl.col("year"), pl.lit(data.years[-1])).frame
    elif name in BODIES:
        start, end = (
            pl.col(day).dt.year() if frame.schema[day] == pl.Date else pl.col(day)
            for day in ("start", "end")
        )
        frame = yearly(data, start, end).frame
    if name in TOGETHER:
        rows = frame.select("year", "ccode", event=TOGETHER[name])
        both = rows.join(rows, on=["year", "event"], suffix="2")
        return set(both.select("year", "ccode", "ccode2").iter_rows())
    if name in BODIES:
        return set(frame.select("year", BODIES[name], "ccode").iter_rows())
    if "ccode" in frame.columns:
        return set(frame.select("year", "ccode").iter_rows())
    there = set(frame.select("year", "ccode1", "ccode2").iter_rows())
    if data.table.unit_of_analysis != "undirected":
        return there
    return there | set(frame.select("year", "ccode2", "ccode1").iter_rows())


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    number, seed = (int(text) for text in (*sys.argv[2:], *("200", "1")[len(sys.argv) - 2 :]))
    print("| table | zeros drawn | wrong | wrong of all zeros |\n|---|---|---|---|")
    for table in ZERO_GIVING:
        zeros = draw_zeros(table, number, seed)
        wrong = silent_zeros(table, folder)
        print(f"| {table} | {len(zeros)} | {len(wrong.intersection(zeros))} | {len(wrong)} |")
