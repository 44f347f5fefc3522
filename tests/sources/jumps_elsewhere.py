"""Look up the jumps that all pairs of a state share in other sources of the same flows.

``python tests/sources/jumps_elsewhere.py FOLDER`` prints the rows of exports in
``measures/trade/shared_jumps.csv``; why fuels and arms jumped was read by hand.
"""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import polars as pl

from comity.analysis.seams import find_shared_jumps
from comity.panels.stored import stored_values
from comity.states.codes import with_ccode

FEWEST = 5
"""Pairs in the other source."""

HALF = 0.5
"""A jump that is less than half as far in the other source is the source's."""

RETURN = 4
"""Years within which a jump the other way ends an excursion."""

SINGLE = {(2022, 210): (2021, 2021), (2022, 211): (2021, 2021)}
"""The Netherlands and Belgium, whose balanced exports of 2021 count what they ship on."""

OF_THE_WORLD = {(2023, 365), (2023, 370)}
"""At a seam, but embargoes: Russia and Belarus in 2023."""

Jump = dict[str, Any]
Row = tuple[int | str, ...]


def others(raw: Path) -> list[pl.DataFrame]:
    """Read other sources of flows: ccode1 (exporter), ccode2, year and other."""
    oec = pl.read_parquet(raw / "economy/oec_sitc2_all_pairs_1962_2014.parquet").with_columns(
        pl.col("importer", "exporter").cast(pl.String), other=pl.col("value_kusd") / 1000
    )
    coded = with_ccode(oec, {"importer": "ccode2", "exporter": "ccode1"}, "iso3", "year").frame
    cow = pl.read_parquet(raw / "economy/cow_trade_dyadic_1870_2014.parquet").filter(
        (pl.col("year") >= 2000) & (pl.col("flow1") >= 0)
    )
    late = cow.select("year", ccode1="ccode2", ccode2="ccode1", other="flow1")
    key = pl.col("ccode1", "ccode2", "year").cast(pl.Int16)
    return [each.select(key, pl.col("other").cast(pl.Float64)) for each in (coded, late)]


def elsewhere(other: pl.DataFrame, jump: Jump) -> float | None:
    """Compute the same median change, as a ratio, in another source."""
    before, after = (
        other.filter((pl.col("year") == jump[when]) & (pl.col("other") > 0))
        for when in ("before", "after")
    )
    both = before.join(after, on=["ccode1", "ccode2"], suffix="_after")
    large = both.filter(pl.max_horizontal("other", "other_after") >= 10)
    change = (pl.col("other_after") / pl.col("other")).log()
    column = "ccode1" if jump["side"] == "exports" else "ccode2"
    mine = large.with_columns(change=change - change.median()).filter(
        pl.col(column) == jump["ccode"]
    )
    return math.exp(mine["change"].median()) if mine.height >= FEWEST else None


def is_of_source(jump: Jump) -> bool | None:
    """Return whether a jump is the source's; None where no other source has its flows."""
    if (jump["after"], jump["ccode"]) in OF_THE_WORLD:
        return False
    if jump["seam"]:
        return True
    if jump["elsewhere"] is None:
        return None
    ours, theirs = math.log(jump["ratio"]), math.log(jump["elsewhere"])
    return ours * theirs < 0 or abs(theirs) < HALF * abs(ours)


def excursions(jumps: list[Jump]) -> Iterator[tuple[Jump, ...]]:
    """Yield each jump, with the next one of the same state and side if that takes it back."""
    key = itemgetter("ccode", "side")
    for _, group in groupby(sorted(jumps, key=itemgetter("ccode", "side", "after")), key):
        waiting = list(group)
        while waiting:
            size = 2 if is_taken_back(waiting) else 1
            yield tuple(waiting[:size])
            waiting = waiting[size:]


def is_taken_back(jumps: list[Jump]) -> bool:
    """Return whether the second of some jumps undoes the first within a few years."""
    if len(jumps) == 1:
        return False
    one, two = (math.log(jump["ratio"]) for jump in jumps[:2])
    near = jumps[1]["after"] - jumps[0]["after"] <= RETURN
    return near and one * two < 0 and abs(one + two) < HALF * max(abs(one), abs(two))


def judged(excursion: tuple[Jump, ...]) -> Iterator[Row]:
    """Yield the rows of a jump, or of two that belong together, with whose they are."""
    verdicts = [is_of_source(jump) for jump in excursion]
    # A single year on another level that no other source has is an error of the file.
    years = excursion[-1]["after"] - excursion[0]["after"]
    of_source = True in verdicts or (years == 1 and False not in verdicts)
    first = excursion[0]
    span = 1870, first["after"] - 1
    if len(excursion) == 2:
        span = first["after"], excursion[1]["after"] - 1
    span = SINGLE.get((first["after"], first["ccode"]), span)
    for number, jump in enumerate(excursion):
        other = "" if jump["elsewhere"] is None else f"{jump['elsewhere']:.2f}"
        shown = span if of_source and not number else ("", "")
        named = [jump[name] for name in ("after", "ccode", "side", "pairs")]
        yield (*named, f"{jump['ratio']:.2f}", other, "source" if of_source else "world", *shown)


def rows(raw: Path) -> list[Row]:
    """List all jumps in exports, with what other sources have and whose they are."""
    sources = others(raw)
    jumps = find_shared_jumps(stored_values(), "exports").to_dicts()
    for jump in jumps:
        found = [ratio for source in sources if (ratio := elsewhere(source, jump)) is not None]
        jump["elsewhere"] = min(found, key=lambda ratio: abs(math.log(ratio)), default=None)
    return sorted(row for excursion in excursions(jumps) for row in judged(excursion))


if __name__ == "__main__":
    writer = csv.writer(sys.stdout, lineterminator="\n")
    figures = ["year", "ccode", "side", "pairs", "ratio", "elsewhere", "whose", "first", "last"]
    writer.writerow(["measure", *figures, "why"])
    writer.writerows(("exports", *row, "") for row in rows(Path(sys.argv[1])))
