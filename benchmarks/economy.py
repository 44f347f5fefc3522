"""Ruptures of all pairs, against one world at a time and against gegravity. Run by hand.

    python benchmarks/economy.py [PYTHON WITH GEGRAVITY]

Trade and GDP are the bundled ones, in memory before any clock starts; the years without GDP in
current dollars take the long estimates, at the ratio the two have in the nearest year with both,
which is good enough to be timed. The plain solver and Newton's method solve a sample of pairs
each, and their times are scaled up to all pairs; the results are compared before the times are
printed. gegravity (Herman 2021) lives in an environment of its own, whose Python is the
argument, and solves one pair; it has the same baseline but keeps today's ratio of spending to
output and tells GDP by the price of one state, so that only its time is compared. The share of
time outside matrix products is told by doing the same products, of the same sizes, with nothing
around them.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import xarray as xr

from comity.measures.measure import Measure
from comity.measures.power.power import gdp
from comity.measures.table_arrays import facts, state_array
from comity.measures.trade.trade import exports_of_whole_years
from comity.measures.trade.world_markets import economy
from comity.methods.trade import bilateral_cutoffs as ruptures
from comity.methods.trade.bilateral_cutoffs import cutoff_costs
from comity.methods.trade.equilibrium import Outcome, counterfactual, cutoff_factors
from comity.methods.trade.market import Baseline, Market
from comity.sources.registry import table
from comity.store import bundle

SAMPLE, ROUNDS, PAIR = 200, 5, (2, 710)

RIVAL = """
import sys, time
import gegravity as ge, numpy as np, pandas as pd
flows, one, other, out = np.load(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[1]
names = np.array([f"S{k:03}" for k in range(len(flows))])
i, j = (side.ravel() for side in np.indices(flows.shape))
sold, spent = flows.sum(1), flows.sum(0)
scale = np.maximum(flows, 1e-12) * sold.sum() / np.outer(sold, spent)
data = pd.DataFrame(dict(exporter=names[i], importer=names[j], year="2014", trade=flows.ravel(),
    Y=sold[i], E=spent[j], cost=np.log(scale).ravel()))
start = time.perf_counter()
base = ge.BaselineData(data, trade_var_name="trade", expend_var_name="E", output_var_name="Y")
cost = ge.CostCoeffs(pd.DataFrame(dict(var=["cost"], coeff=[1.0])), "var", "coeff")
model = ge.OneSectorGE(base, year="2014", reference_importer=names[0], sigma=5, quiet=True,
    cost_variables=["cost"], cost_coeff_values=cost)
model.build_baseline()
built = time.perf_counter()
changed = model.baseline_data.drop(columns="index")
pair = {names[one], names[other]}
cutoff = [{a, b} == pair for a, b in zip(changed.exporter, changed.importer)]
changed.loc[cutoff, "cost"] = -40.0
model.define_experiment(changed)
model.simulate()
done = time.perf_counter()
real = model.country_results["GDP change (percent)"]
print(built - start, done - built, -real[names[one]], -real[names[other]])
"""


def economies() -> dict[int, tuple[list[int], Baseline]]:
    """Read the states and the world of every year since 1950."""
    sold = _measured(exports_of_whole_years).sel(year=slice(1950, None))
    value = _measured(gdp)
    held = facts(table("long_gdp"), bundle.table("long_gdp"))
    value = _lengthened(value, state_array(held, "gdp"))
    years = [int(y) for y in sold["year"].values if np.nansum(sold.sel(year=y)) > 0]
    return {year: _economy(sold.sel(year=year), value.sel(year=year)) for year in years}


def _measured(measure: Measure) -> xr.DataArray:
    return measure(*(facts(table(name), bundle.table(name)) for name in measure.needs))


def _lengthened(value: xr.DataArray, long: xr.DataArray) -> xr.DataArray:
    """Fill in the years and states without GDP in current dollars."""
    value, long = xr.align(value, long, join="outer")
    both = value.notnull() & long.notnull()
    ratio = value.where(both).sum("state", min_count=1) / long.where(both).sum("state")
    nearest = ratio.dropna("year").reindex(year=ratio["year"].values, method="nearest")
    return value.fillna(long * nearest)


def _economy(sold: xr.DataArray, value: xr.DataArray) -> tuple[list[int], Baseline]:
    known, made = economy(sold.values, value.reindex(state=sold["a"].values).values)
    return sold["a"].values[known].tolist(), made


def plainly(made: Baseline, one: int, other: int, elasticity: float = 4.0) -> tuple[float, int]:
    """Solve one pair by repetition, to the same tolerance: loss of real income, and rounds."""
    shares = made.flows / made.spending * cutoff_factors(len(made.flows), one, other)
    output, deficit = made.output, made.deficit / made.output.sum()
    wages, ratio, steps = np.ones(len(output)), np.array(np.inf), 0
    while np.abs(ratio - 1).max() >= 1e-12:
        power, value = wages**-elasticity, wages * output
        prices = power @ shares
        spent = value + deficit * value.sum()
        ratio = power * (shares @ (spent / prices)) / value
        wages, steps = wages * ratio ** (1 / (1 + elasticity)), steps + 1
    real = spent[one] / made.spending[one] * prices[one] ** (1 / elasticity)
    return 100 * (1 - real), steps


def timed(call: Callable[[], object], rounds: int = 1) -> float:
    """Give the shortest time of some rounds, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def sampled(made: Baseline) -> tuple[list[list[int]], int]:
    """Draw traded pairs whose rupture leaves nobody alone; and count all traded pairs."""
    trade = made.flows * (1 - np.eye(len(made.flows)))
    traded = np.argwhere(np.triu(trade + trade.T))
    partners = np.minimum((trade > 0).sum(axis=0), (trade > 0).sum(axis=1))
    lasting = traded[(partners[traded] > 2).all(axis=1)]
    drawn = np.random.default_rng(2014).choice(len(lasting), SAMPLE, replace=False)
    return lasting[drawn].tolist(), len(traded)


def rows(made: Baseline, states: list[int], rival: str | None) -> Iterator[tuple[str, float, str]]:
    """Time each way over all pairs of one year."""
    ours = timed(lambda: cutoff_costs(made), ROUNDS)
    outside = 1 - products(made) / ours
    note = f"measured, best of {ROUNDS}; {100 * outside:.0f} percent outside matrix products"
    yield "all pairs at once", ours, note
    found_all = cutoff_costs(made)
    lost = found_all.income
    pairs, count = sampled(made)
    found: list[tuple[float, int]] = []
    plain = timed(lambda: found.extend(plainly(made, *pair) for pair in pairs))
    worst = max(abs(loss - lost[a, b]) for (a, b), (loss, _) in zip(pairs, found, strict=True))
    # Repetition creeps, and stops farther from where it would end than its last step is long.
    assert worst < 1e-6, worst
    mean = np.mean([step for _, step in found])
    note = f"{SAMPLE} pairs, scaled up; {mean:.0f} rounds each; apart by {worst:.0e} points"
    yield "each pair by repetition", plain * count / SAMPLE, note
    size = len(made.flows)
    solved_alone: list[Outcome] = []
    newton = timed(
        lambda: solved_alone.extend(
            counterfactual(made, cutoff_factors(size, *pair)) for pair in pairs
        )
    )
    worst = max(
        abs(100 * (1 - alone.real_income[a]) - lost[a, b])
        for (a, b), alone in zip(pairs, solved_alone, strict=True)
    )
    assert worst < 1e-8, worst
    note = f"{SAMPLE} pairs, scaled up; apart by {worst:.0e} points"
    yield "each pair by Newton", newton * count / SAMPLE, note
    if rival is None:
        print("gegravity: not timed, as no Python with it was given")
        return
    one, other = (states.index(code) for code in PAIR)
    built, solved, *theirs = by_gegravity(rival, made, one, other)
    here = f"{found_all.output[one, other]:.3f} and {found_all.output[other, one]:.3f}"
    note = (
        f"one pair, scaled up; GDP in its own money {theirs[0]:.3f} and {theirs[1]:.3f} percent, "
        f"real output here {here}"
    )
    yield "gegravity", built + solved * count, note


def products(made: Baseline) -> float:
    """Time the matrix products of all pairs alone, in seconds."""
    rounds: list[int] = []
    demand = ruptures.demand

    def counted(market: Market, logs: np.ndarray, *broken: np.ndarray) -> tuple[np.ndarray, ...]:
        rounds.append(len(logs))
        return demand(market, logs, *broken)

    ruptures.demand = counted
    try:
        cutoff_costs(made)
    finally:
        ruptures.demand = demand
    size = len(made.flows)
    square, rows_of = np.random.rand(size, size), np.random.rand(max(rounds), size)
    return timed(lambda: [rows_of[:rows] @ square for rows in rounds for _ in range(3)], ROUNDS)


def by_gegravity(python: str, made: Baseline, one: int, other: int) -> list[float]:
    """Give seconds for the baseline and for the pair, and the losses of both in percent."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "flows.npy"
        np.save(path, made.flows)
        order = [python, "-W", "ignore", "-c", RIVAL, str(path), str(one), str(other)]
        done = subprocess.run(order, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()[-4:]]


def main() -> None:
    """Time all ways, and print a table."""
    worlds = economies()
    states, made = worlds[2014]
    cutoff_costs(made)
    every = timed(lambda: [cutoff_costs(each) for _, each in worlds.values()])
    results = [cutoff_costs(each) for _, each in worlds.values()]
    print(f"all pairs of {len(worlds)} years, {min(worlds)} to {max(worlds)}: {every:.1f} s;")
    singly = sum(result.solved_singly for result in results)
    print(
        f"  {sum(len(r.unsolved) for r in results)} pairs unsolved, {singly} solved one by one,"
        f" least loss {min(np.nanmin(r.income) for r in results):.2g} percent"
    )
    newest = worlds[2023][1]
    pairs = np.count_nonzero(np.triu(newest.flows + newest.flows.T, 1))
    best = timed(lambda: cutoff_costs(newest), ROUNDS)
    print(
        f"2023, {len(newest.flows)} states, {pairs} trading pairs: {best:.2f} s, best of {ROUNDS}"
    )
    print(f"2014, {len(states)} states:")
    first = None
    for name, seconds, note in rows(made, states, sys.argv[1] if len(sys.argv) > 1 else None):
        first = first or seconds
        print(f"  {name:26}{seconds:12.2f} s {seconds / first:10.0f} times  ({note})")


if __name__ == "__main__":
    main()
