"""Costs of ruptures on the bundled trade and GDP, against values worked out elsewhere."""

from __future__ import annotations

import numpy as np
import pytest

from comity.measures.registry import find_measure
from comity.measures.table_arrays import facts
from comity.measures.trade.trade_cutoff import (
    trade_cutoff_cost,
    trade_cutoff_cost_ratio,
    trade_cutoff_leverage,
    trade_cutoff_output_cost,
)
from comity.measures.trade.world_markets import economy, known_worlds
from comity.methods.trade.bilateral_cutoffs import cutoff_costs
from comity.methods.trade.equilibrium import counterfactual, cutoff_factors
from comity.sources.registry import table
from comity.store import bundle

CHINA, RUSSIA, US, MEXICO, MONGOLIA, BELARUS, TAIWAN = 710, 365, 2, 70, 712, 370, 713
HONG_KONG, MACAO, SOUTH_SUDAN = 720, 721, 626


def rows_of(name, year):
    return facts(table(name), bundle.table(name)).between(year, year)


def measured(name, year):
    measure = find_measure(name)
    return measure(*(rows_of(need, year) for need in measure.needs))


def inputs(year):
    """What the world of a year is made of: trade, GDP, and the tables of the territories."""
    arrays = (measured(name, year) for name in ("exports_of_whole_years", "gdp"))
    return (*arrays, *(rows_of(name, year) for name in ("territory_trade", "territory_gdp")))


@pytest.fixture(scope="module", params=[2014, 2023])
def year(request):
    return request.param


@pytest.fixture(scope="module")
def costs():
    return {year: trade_cutoff_cost(*inputs(year)).sel(year=year) for year in (2014, 2023)}


@pytest.fixture(scope="module")
def made(year):
    sold, output = (array.sel(year=year) for array in known_worlds(*inputs(year)))
    known, made = economy(sold.values, output.values)
    return sold["a"].values[known].tolist(), made


PUBLISHED = [
    # a, b, year, percent, tolerance: from a plain solver written apart from this one
    (RUSSIA, CHINA, 2023, 1.8, 0.05),
    (CHINA, RUSSIA, 2023, 0.19, 0.005),
    (MEXICO, US, 2023, 6.6, 0.05),
]


@pytest.mark.parametrize(("a", "b", "year", "percent", "within"), PUBLISHED)
def test_costs_of_known_ruptures(a, b, year, percent, within, costs):
    assert float(costs[year].sel(a=a, b=b)) == pytest.approx(percent, abs=within)


def test_mongolia_would_lose_more_than_half_of_its_income_without_china_and_a_sixth_of_output(
    costs,
):
    """It goes on paying out its surplus after losing three quarters of its exports."""
    assert 50 < float(costs[2023].sel(a=MONGOLIA, b=CHINA)) < 60
    output = trade_cutoff_output_cost(*inputs(2023)).sel(year=2023)
    assert float(output.sel(a=MONGOLIA, b=CHINA)) == pytest.approx(15.2, abs=0.05)
    assert float(output.sel(a=RUSSIA, b=CHINA)) == pytest.approx(1.61, abs=0.005)


def test_hong_kong_and_macao_are_markets_that_keep_what_they_sell():
    """Imports of Hong Kong that it ships on count at the destination already."""
    sold, output = known_worlds(*inputs(2023))
    bought = sold.sel(year=2023, b=HONG_KONG).sum().item()
    assert bought == pytest.approx(sold.sel(year=2023, a=HONG_KONG).sum().item())
    assert sold.sel(year=2023, a=CHINA, b=HONG_KONG).item() == pytest.approx(55_338, rel=1e-3)
    assert output.sel(year=2023, state=[HONG_KONG, MACAO]).values == pytest.approx(
        [382_055, 47_062], rel=1e-4
    )
    earlier, _ = known_worlds(*inputs(1990))
    assert np.isnan(earlier.sel(b=[HONG_KONG, MACAO])).all()


def test_taiwan_is_a_market_from_1990_on(made, year):
    states, _ = made
    assert (TAIWAN in states) == (year <= 2020 or year == 2023)


def test_in_2014_russia_would_have_lost_about_five_times_what_china_would(costs):
    russia = float(costs[2014].sel(a=RUSSIA, b=CHINA))
    china = float(costs[2014].sel(a=CHINA, b=RUSSIA))
    # From the trade of BACI; from that of COW it was 5.4.
    assert russia / china == pytest.approx(5.08, abs=0.005)
    ratio = trade_cutoff_cost_ratio(costs[2014].expand_dims("year"))
    assert ratio.sel(a=RUSSIA, b=CHINA).item() == pytest.approx(russia / china)
    leverage = trade_cutoff_leverage(ratio)
    assert leverage.sel(a=CHINA, b=RUSSIA).item() == pytest.approx(np.log(russia / china))
    assert leverage.sel(a=RUSSIA, b=CHINA).item() == pytest.approx(-np.log(russia / china))


def test_a_pair_without_known_trade_has_no_cost_rather_than_none(costs):
    assert np.isnan(costs[2023].sel(a=[RUSSIA, BELARUS], b=[RUSSIA, BELARUS])).all()


def test_a_pair_with_trade_of_under_half_a_million_loses_nothing():
    trade, output, *territories = inputs(1990)
    costs = trade_cutoff_cost(trade, output, *territories).sel(year=1990)
    flows, gdp = trade.sel(year=1990).values, output.sel(year=1990).values
    nothing = (flows == 0) & (flows.T == 0)
    known = (gdp > 0)[:, None] & (gdp > 0)[None, :]
    some = costs.values[nothing & known]
    assert some.size > 1000
    assert (some == 0).all()


def test_all_pairs_are_solved_and_as_each_alone(made, year):
    states, baseline = made
    lost = cutoff_costs(baseline)
    assert lost.unsolved == ()
    # Only South Sudan, in 2014, could not go on paying out its surplus without China.
    eased = [{states[k] for k in pair} for pair in lost.proportional]
    assert eased == ([{SOUTH_SUDAN, CHINA}] if year == 2014 else [])
    drawn = np.argwhere(np.triu(baseline.flows, 1) > 0)[:: 7919 // 10]
    largest = [(CHINA, RUSSIA), (MEXICO, US), (MONGOLIA, CHINA)]
    pairs = [*drawn.tolist(), *([states.index(a), states.index(b)] for a, b in largest)]
    for one, other in pairs:
        alone = counterfactual(baseline, cutoff_factors(len(states), one, other)).real_income
        for a, b in ((one, other), (other, one)):
            assert lost.income[a, b] == pytest.approx(100 * (1 - alone[a]), abs=1e-8)


def test_an_elasticity_of_three_adds_a_third_to_the_cost_and_one_of_six_takes_one_off(made):
    """What the pages say of how sure the costs are, for 98 of 100 pairs."""
    low, middle, high = (cutoff_costs(made[1], t).income for t in (6, 4, 3))
    matters = middle > 0.01
    more, less = high[matters] / middle[matters], low[matters] / middle[matters]
    assert np.percentile(more, [1, 99]) == pytest.approx([4 / 3, 4 / 3], abs=0.08)
    assert np.percentile(less, [1, 99]) == pytest.approx([2 / 3, 2 / 3], abs=0.045)


def test_states_without_gdp_and_without_trade_are_left_out_of_the_world():
    sold = np.array([[0.0, 5.0, 4.0], [3.0, 0.0, np.nan], [2.0, 1.0, 0.0]])
    known, made = economy(sold, np.array([20.0, 10.0, 0.0]))
    assert known.tolist() == [0, 1]
    assert made.flows.tolist() == [[15.0, 5.0], [3.0, 7.0]]
