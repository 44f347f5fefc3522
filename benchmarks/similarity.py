"""Similarity of votes for all dyads and sessions, against joins in four libraries. By hand.

    python benchmarks/similarity.py [--alone]

All start from the same votes in memory (75 sessions of the General Assembly) and give, for every
pair and session, joint votes, agreement, S, kappa and pi. The rivals join the votes of a session
with themselves on the roll call, session by session, and sum by pair; R's two run if `Rscript`,
data.table and dplyr are there. The sums of all values are compared before the times are printed.
``--alone`` leaves the rivals out, which take minutes. The floors are one reading of the matrices
of votes, and one of the values that are given out.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl

from comity.analysis.similarity import IndexOptions, vote_similarity
from comity.measures.un.vote_matrix import numbered, vote_matrices
from comity.methods.similarity.agreement import INDICES, JOINT_ITEMS
from comity.methods.similarity.similarity_bitset import Precision, similarity_tables
from comity.sources.un.unga_votes import ISSUES
from comity.store import bundle

ROUNDS = 9
FOUR = ("agreement", "s", "kappa", "pi")
Sums = dict[str, float]

IN_R = """
args <- commandArgs(TRUE)
suppressMessages({library(data.table); library(dplyr)})
setDTthreads(2)
votes <- fread(args[1])
sessions <- split(votes, by = "year")
measures <- function(t) {
  own <- (t$x1 * t$y1 + t$x2 * t$y2 + t$x3 * t$y3) / t$n^2
  mean <- ((t$x1 + t$y1)^2 + (t$x2 + t$y2)^2 + (t$x3 + t$y3)^2) / (4 * t$n^2)
  agreement <- t$same / t$n
  list(joint_items = sum(t$n), agreement = sum(agreement), s = sum(1 - t$apart / t$n),
       kappa = sum(ifelse(own < 1, (agreement - own) / (1 - own), 0)),
       pi = sum(ifelse(mean < 1, (agreement - mean) / (1 - mean), 0)))
}
by_data.table <- function(v) {
  pairs <- v[v, on = "rcid", allow.cartesian = TRUE][ccode < i.ccode]
  pairs[, `:=`(n = 1L, same = vote == i.vote, apart = abs(vote - i.vote),
    x1 = vote == 1L, x2 = vote == 2L, x3 = vote == 3L,
    y1 = i.vote == 1L, y2 = i.vote == 2L, y3 = i.vote == 3L)]
  summed <- c("n", "same", "apart", "x1", "x2", "x3", "y1", "y2", "y3")
  pairs[, lapply(.SD, sum), by = .(ccode, i.ccode), .SDcols = summed]
}
by_dplyr <- function(v) {
  inner_join(v, v, by = "rcid", relationship = "many-to-many") |>
    filter(ccode.x < ccode.y) |>
    mutate(same = vote.x == vote.y, apart = abs(vote.x - vote.y),
      x1 = vote.x == 1L, x2 = vote.x == 2L, x3 = vote.x == 3L,
      y1 = vote.y == 1L, y2 = vote.y == 2L, y3 = vote.y == 3L) |>
    group_by(ccode.x, ccode.y) |>
    summarise(n = n(), across(c(same, apart, x1, x2, x3, y1, y2, y3), sum), .groups = "drop")
}
run <- function(name, join, sessions) {
  start <- proc.time()[["elapsed"]]
  sums <- measures(rbindlist(lapply(sessions, join)))
  cat(name, proc.time()[["elapsed"]] - start, unlist(sums), "\\n")
}
run("data.table", by_data.table, sessions)
run("dplyr", by_dplyr, lapply(sessions, as_tibble))
"""


def by_comity(votes: pl.DataFrame, indices: tuple[str, ...], precision: Precision) -> list[dict]:
    """Go from rows of votes to the values of every pair and session."""
    return similarity_tables(_matrices(votes), 3, indices, precision=precision)


def by_issue(votes: pl.DataFrame, roll_calls: pl.DataFrame) -> list[list[dict]]:
    """Give every index for all votes, and for those on each issue."""
    about = [roll_calls.filter(pl.col(issue) == 1)["rcid"].implode() for issue in ISSUES]
    parts = [votes, *(votes.filter(pl.col("rcid").is_in(rcids)) for rcids in about)]
    return [by_comity(part, tuple(INDICES), "single") for part in parts]


def by_pandas(votes: pd.DataFrame) -> Sums:
    """Merge each session's votes with themselves, and sum by pair."""
    return _summed(pd.concat([_merged(session) for _, session in votes.groupby("year")]))


def by_polars(votes: pl.DataFrame) -> Sums:
    """Join each session's votes with themselves in polars, and sum by pair."""
    parts = [_joined(session).to_pandas() for _, session in votes.group_by("year")]
    return _summed(pd.concat(parts))


def _joined(votes: pl.DataFrame) -> pl.DataFrame:
    x, y = pl.col("vote"), pl.col("vote_right")
    sides = [(z == v).sum().alias(f"{s}{v}") for s, z in (("x", x), ("y", y)) for v in (1, 2, 3)]
    plain = [pl.len().alias("n"), (x == y).sum().alias("same"), (x - y).abs().sum().alias("apart")]
    pairs = (
        votes.lazy().join(votes.lazy(), on="rcid").filter(pl.col("ccode") < pl.col("ccode_right"))
    )
    counts = pairs.group_by("ccode", "ccode_right").agg(*plain, *sides).collect()
    return counts.with_columns(pl.exclude("ccode", "ccode_right").cast(pl.Int64))


def _merged(votes: pd.DataFrame) -> pd.DataFrame:
    pairs = votes.merge(votes, on="rcid").query("ccode_x < ccode_y")
    x, y = pairs["vote_x"], pairs["vote_y"]
    columns = {"n": 1, "same": x == y, "apart": (x - y).abs()}
    columns |= {f"{side}{v}": z == v for side, z in (("x", x), ("y", y)) for v in (1, 2, 3)}
    return pairs.assign(**columns).groupby(["ccode_x", "ccode_y"])[list(columns)].sum()


def _summed(t: pd.DataFrame) -> Sums:
    n, agreement = t["n"], t["same"] / t["n"]
    own = sum(t[f"x{v}"] * t[f"y{v}"] for v in (1, 2, 3)) / n**2
    mean = sum((t[f"x{v}"] + t[f"y{v}"]) ** 2 for v in (1, 2, 3)) / (4 * n**2)
    chance = {"kappa": own, "pi": mean}
    beyond = {k: ((agreement - e) / (1 - e))[e < 1].sum() for k, e in chance.items()}
    plain = {JOINT_ITEMS: n.sum(), "agreement": agreement.sum(), "s": (1 - t["apart"] / n).sum()}
    return {name: float(value) for name, value in (plain | beyond).items()}


def in_r(votes: pl.DataFrame) -> dict[str, tuple[float, Sums]]:
    """Run R's two, if they are there: seconds and sums by name."""
    if shutil.which("Rscript") is None:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        data, script = Path(folder, "votes.csv"), Path(folder, "join.R")
        votes.write_csv(data)
        script.write_text(IN_R)
        done = subprocess.run(
            ["Rscript", str(script), str(data)], capture_output=True, text=True, check=False
        )
    lines = [line.split() for line in done.stdout.splitlines()]
    if done.returncode:
        print(done.stderr)
    names = (JOINT_ITEMS, *FOUR)
    return {
        name: (float(seconds), dict(zip(names, map(float, sums), strict=True)))
        for name, seconds, *sums in lines
    }


def _matrices(votes: pl.DataFrame) -> list[np.ndarray]:
    item, actor = numbered(votes["rcid"])[0], numbered(votes["ccode"])[0]
    laid = vote_matrices(votes["year"].to_numpy(), item, actor, votes["vote"].to_numpy())
    return [each.choices for each in laid]


def _sums(found: list[dict]) -> Sums:
    """Sum every value over the pairs, each once."""
    upper = [np.triu(np.ones(each[JOINT_ITEMS].shape, dtype=bool), 1) for each in found]
    return {
        name: float(sum(np.nansum(each[name][at]) for each, at in zip(found, upper, strict=True)))
        for name in (JOINT_ITEMS, *FOUR)
    }


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Give the least and the median of some rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times), float(np.median(times))


def _once(work: Callable[[], Sums]) -> tuple[float, Sums]:
    start = time.perf_counter()
    sums = work()
    return time.perf_counter() - start, sums


def main() -> None:
    """Time everything in one run, compare the results, and print the ratios."""
    votes = bundle.table("unga_votes").select("rcid", "ccode", "year", "vote")
    roll_calls = bundle.table("unga_roll_calls")
    matrices, found = _matrices(votes), by_comity(votes, FOUR, "double")
    met = sum(int(np.triu(each[JOINT_ITEMS] > 0, 1).sum()) for each in found)
    ours = _sums(found)
    print(f"{votes.height} votes, {met} dyad-years, {ours[JOINT_ITEMS] / 1e6:.1f} m joint votes")
    print("least and median seconds of", ROUNDS)
    work: dict[str, Callable[[], object]] = {
        "floor: the matrices read once": lambda: [m.max() for m in matrices],
        "floor: the five values read once": lambda: [v.max() for f in found for v in f.values()],
        "five, single, from matrices": lambda: similarity_tables(
            matrices, 3, FOUR, precision="single"
        ),
        "five, single, from rows": lambda: by_comity(votes, FOUR, "single"),
        "five, double, from rows": lambda: by_comity(votes, FOUR, "double"),
        "five, from disk to tidy rows": lambda: vote_similarity(IndexOptions(FOUR)),
        "all indices, all and six issues, from rows": lambda: by_issue(votes, roll_calls),
    }
    times = {name: _timed(each) for name, each in work.items()}
    for name, (least, median) in times.items():
        print(f"{name:45} {least:9.5f} {median:9.5f}")
    if "--alone" in sys.argv:
        return
    mark = times["five, double, from rows"][1]
    rivals = {
        "polars": _once(lambda: by_polars(votes)),
        "pandas": _once(lambda: by_pandas(votes.to_pandas())),
        **in_r(votes),
    }
    for name, (seconds, sums) in rivals.items():
        same = all(np.isclose(sums[key], ours[key]) for key in ours)
        told = "same values" if same else f"OTHER VALUES: {sums} for {ours}"
        print(f"{name:45} {seconds:9.2f} {seconds / mark:9.0f} times ours; {told}")


if __name__ == "__main__":
    main()
