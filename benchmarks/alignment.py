"""Time the estimators of ideal points; run by hand: python benchmarks/alignment.py [sweeps].

The first fit compiles and is not timed. If R is there with MCMCpack and pscl, an iteration of each
is timed in the same run. Similarity has a benchmark of its own, similarity.py.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl

from comity.estimates.point_fit import UNITED_STATES, votes_layout
from comity.estimates.votes import combine_sources, prepare_votes
from comity.methods.ideal_points import bsv, walk
from comity.methods.ideal_points.joint import joint_covariance
from comity.methods.ideal_points.sampler import Schedule, sample
from comity.methods.ideal_points.uncertainty import session_covariances
from comity.store import bundle

R_YEARS = (2010, 2019)
"""The peers in R are static and binary: each state has one point for all sessions, and a vote is
yes or not. They get ten sessions; over all of them one point a state fits so badly that MCMCpack
warns at every iteration."""

IN_R = """
votes <- read.csv(commandArgs(TRUE)[1])
actors <- sort(unique(votes$actor)); items <- sort(unique(votes$item))
cells <- matrix(NA_integer_, length(actors), length(items))
cells[cbind(match(votes$actor, actors), match(votes$item, items))] <- as.integer(votes$yes)
rownames(cells) <- paste0("s", actors)
cells <- cells[, apply(cells, 2, function(x) length(unique(na.omit(x))) > 1)]
us <- which(actors == 2)
iterations <- 100
# Seconds of the processor; pscl looks its arguments up in the global environment.
time_of <- function(k, work) { n <<- k; sum(system.time(work())[1:2]) }
each <- function(work) (time_of(1 + iterations, work) - time_of(1, work)) / iterations
suppressMessages(library(MCMCpack))
one <- list("+"); names(one) <- paste0("s", 2)
mcmcpack <- each(function() MCMCirt1d(cells, theta.constraints = one, burnin = 0, mcmc = n,
                                       thin = 1, verbose = 0, store.item = FALSE))
suppressMessages(library(pscl))
call <- rollcall(cells, yea = 1, nay = 0, missing = NA, legis.names = rownames(cells))
ideal1 <- each(function() suppressWarnings(invisible(capture.output(ideal(call, d = 1,
  maxiter = 1 + n, burnin = 1, thin = 1, store.item = FALSE, verbose = FALSE)))))
cat(sum(!is.na(cells)), mcmcpack, ideal1, sep = "\n")
"""


def layouts() -> tuple:
    """Lay out the votes to session 74, and those to one session less."""
    votes, calls = combine_sources(
        *map(bundle.table, ("unga_votes", "undl_votes", "unga_roll_calls", "undl_roll_calls"))
    )
    links = bundle.table("repeated_resolutions")
    return tuple(
        votes_layout(prepare_votes(votes.filter(pl.col("year") <= last), calls, links))
        for last in (2019, 2018)
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


def peers() -> tuple[int, float, float] | None:
    """Time an iteration of MCMCpack and of pscl: votes, seconds each; None without R."""
    if shutil.which("Rscript") is None:
        return None
    votes = bundle.table("unga_votes").filter(pl.col("year").is_between(*R_YEARS))
    rows = votes.select("rcid", "ccode", pl.col("vote").eq(1).cast(pl.Int8).alias("yes"))
    with tempfile.TemporaryDirectory() as folder:
        data, script = Path(folder, "votes.csv"), Path(folder, "peers.R")
        rows.rename({"rcid": "item", "ccode": "actor"}).write_csv(data)
        script.write_text(IN_R)
        done = subprocess.run(
            ["Rscript", str(script), str(data)], capture_output=True, text=True, check=False
        )
    if done.returncode:
        print(f"R: {done.stderr.strip().splitlines()[-1]}")
        return None
    counted, mcmcpack, pscl = done.stdout.split()[-3:]
    return int(counted), float(mcmcpack), float(pscl)


def one_pass(layout) -> float:
    """Time reading all votes once, each with its point's position: the least a round can cost."""
    position = np.zeros(layout.actor.size)
    return seconds(lambda: position[layout.point].sum() + layout.vote.sum(dtype=np.int64))[1]


def beside(layout, rounds: int, fit: float, sweep: float) -> None:
    """Print the distance from one pass over memory, and the peers in R."""
    least = one_pass(layout)
    print(f"one pass over the votes: {1000 * least:.2f} ms")
    print(f"a round of the fit: {1000 * fit / rounds:.1f} ms, {fit / rounds / least:.0f} passes")
    print(f"a sweep of the sampler: {1000 * sweep:.1f} ms, {sweep / least:.0f} passes")
    timed = peers()
    if timed is None:
        print("no R with MCMCpack and pscl")
        return
    count, *peer = timed
    ours = sweep / layout.vote.size
    for name, each in zip(("MCMCpack MCMCirt1d", "pscl ideal"), peer, strict=True):
        print(
            f"{name:20} {each:.3f} s an iteration of {count} votes, yes or not, static: "
            f"{1e6 * each / count:.2f} us a vote, {each / count / ours:.0f} times ours"
        )


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
    best = {}
    for name, work in rows.items():
        median, least = seconds(work, 3)
        best[name] = least
        print(f"{name:40} median {median:7.2f} s, least {least:7.2f} s", flush=True)
    median, least = seconds(
        lambda: sample(layout, anchor=UNITED_STATES, schedule=Schedule(sweeps, sweeps // 2)), 1
    )
    each = 1000 * least / sweeps
    print(f"sampler: {each:.1f} ms a sweep, {5 * each:.0f} s for 5,000")
    beside(layout, fitted.rounds, next(iter(best.values())), least / sweeps)


if __name__ == "__main__":
    main()
