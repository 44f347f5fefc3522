"""A Western embargo on every state: the same as solved one by one, and as worked by hand."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
import xarray as xr

import comity
from comity.measures.table_arrays import read_table
from comity.measures.trade.embargo import embargo_other_trade_multiplier, embargo_trade_multiplier
from comity.panels.compute import ensure_values
from comity.panels.values import Values

CHINA, INDIA, IRAN, RUSSIA, US, GERMANY, FRANCE = 710, 750, 630, 365, 2, 255, 220
MEASURES = ("embargo_trade_multiplier", "embargo_other_trade_multiplier")


@pytest.fixture(scope="module")
def newest():
    """Both measures of the newest year, by their pair, and the year."""
    values = Values(ensure_values())
    own, rest = (values.read_all(name) for name in MEASURES)
    assert own["year"].n_unique() == 1
    return [_by_pair(own), _by_pair(rest)], own["year"][0]


def _by_pair(rows):
    return dict(zip(zip(rows["ccode1"], rows["ccode2"], strict=True), rows["value"], strict=True))


@pytest.mark.parametrize("target", [RUSSIA, IRAN])
def test_the_whole_world_is_what_scenarios_solve_one_by_one(newest, target):
    both, year = newest
    solved = comity.scenario(("west", str(target)), year=year, elasticity=4.0)
    for partner in (CHINA, INDIA, FRANCE):
        multiples = solved.multiples(target, partner)
        own, rest = (one[target, partner] for one in both)
        assert own == pytest.approx(multiples.own[0], rel=1e-5)
        # The scenario has trade that is known one way only, too.
        assert rest == pytest.approx(multiples.rest[0], rel=2e-3)


def test_the_west_is_not_embargoed_by_itself_and_trades_nothing_with_whom_it_embargoes(newest):
    (own, rest), _ = newest
    embargoed = {a for a, _ in own}
    assert RUSSIA in embargoed
    assert not embargoed & {US, GERMANY, FRANCE}
    assert {a for a, _ in rest} <= embargoed
    assert {own[RUSSIA, member] for member in (US, GERMANY, FRANCE)} == {0.0}


def test_who_sells_nothing_to_the_west_loses_nothing_by_its_embargo():
    # Of three states the third is Western, and trades with the second alone.
    made = small({(RUSSIA, CHINA): 20.0, (CHINA, US): 5.0})
    assert float(made.sel(a=RUSSIA, b=CHINA).item()) == pytest.approx(1.0)
    assert float(made.sel(a=CHINA, b=US).item()) == 0.0


def test_like_states_turn_to_each_other_alike():
    # Four like states, balanced trade of 10 each way, one embargoed by one: what each of the two
    # keeps is the same with either of the others.
    codes = (CHINA, RUSSIA, INDIA, US)
    made = small({(one, other): 10.0 for one in codes for other in codes if one < other})
    kept = [float(made.sel(a=RUSSIA, b=b).item()) for b in (CHINA, INDIA)]
    assert kept[0] == pytest.approx(kept[1])
    assert kept[0] > 1
    rest = embargo_other_trade_multiplier(
        made, exports({(RUSSIA, b): 10.0 for b in (CHINA, INDIA, US)})
    )
    assert float(rest.sel(a=RUSSIA, b=CHINA).item()) == pytest.approx(kept[1] / 2)


def small(trade):
    sold = exports(trade)
    codes = sold["a"].values
    output = xr.DataArray(
        np.full((1, codes.size), 100.0),
        dims=("year", "state"),
        coords={"year": [2023], "state": codes},
    )
    tables = (read_table(name) for name in ("territory_trade", "territory_gdp"))
    territories = (table.rows(pl.lit(value=False)) for table in tables)
    return embargo_trade_multiplier(sold, output, *territories)


def exports(trade):
    codes = sorted({code for pair in trade for code in pair})
    cells = np.zeros((1, len(codes), len(codes)))
    for (one, other), amount in trade.items():
        i, j = codes.index(one), codes.index(other)
        cells[0, i, j] = cells[0, j, i] = amount
    return xr.DataArray(
        cells, dims=("year", "a", "b"), coords={"year": [2023], "a": codes, "b": codes}
    )
