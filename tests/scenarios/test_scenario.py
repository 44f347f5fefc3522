"""Scenarios: who is meant, what may be asked, and what comes out."""

from __future__ import annotations

import numpy as np
import pytest

import comity
from comity.errors import InvalidRequestError, NotAStateError, UnknownNameError
from comity.measures.trade.world_markets import economy
from comity.methods.trade.equilibrium import counterfactual
from comity.methods.trade.market import Baseline
from comity.scenarios.economy import Economy, economy_of, years
from comity.scenarios.scenario import Scenario, Side, TradeChange
from comity.scenarios.sides import side
from comity.scenarios.solve import solved

CHINA, RUSSIA, US, BELARUS, FRANCE, JAPAN = 710, 365, 2, 370, 220, 740


@pytest.fixture(scope="module")
def rupture():
    return comity.scenario(("china", "russia"))


@pytest.fixture(scope="module")
def embargo():
    return comity.scenario(("usa,eu27", "russia"), year=2014)


def test_a_rupture_costs_what_the_measure_says(rupture):
    assert rupture.income(RUSSIA).real_income == pytest.approx(-1.77, abs=0.005)
    assert rupture.income(CHINA).real_income == pytest.approx(-0.19, abs=0.005)
    least, most = rupture.income(RUSSIA).least, rupture.income(RUSSIA).most
    assert least < rupture.income(RUSSIA).real_income < most < 0


def test_every_state_of_the_year_has_a_change_or_a_reason(rupture):
    named = {income.ccode for income in rupture.incomes} | {code for code, _ in rupture.left_out}
    assert len(named) == len(rupture.incomes) + len(rupture.left_out)
    assert {income.ccode for income in rupture.incomes} == set(rupture.ccodes)
    assert {US, CHINA, RUSSIA, FRANCE} <= set(rupture.ccodes)


def test_trade_that_is_cut_ends_and_goes_to_others(rupture):
    gone = rupture.between(RUSSIA, CHINA)
    assert gone.cut
    assert gone.trade[1] == 0
    assert gone.trade[0] == pytest.approx(239_000, abs=500)
    turned = [d for d in rupture.diversions(RUSSIA) if not d.cut and d.exports_change > 0]
    assert sum(d.exports_change for d in turned) > 10_000
    assert rupture.between(RUSSIA, JAPAN).trade == pytest.approx(
        rupture.between(JAPAN, RUSSIA).trade
    )


def test_an_embargo_by_a_group_hurts_the_target_and_neighbours_most_and_bystanders_gain(embargo):
    assert embargo.targets == (RUSSIA,)
    # Latvia and Lithuania lose more in BACI, which counts what passes through them.
    assert RUSSIA in [income.ccode for income in embargo.incomes[:4]]
    assert embargo.income(BELARUS).real_income > 0
    assert embargo.between(FRANCE, RUSSIA).trade[1] == 0
    assert embargo.between(FRANCE, US).trade[1] > 0
    assert "EU27" in embargo.scenario.title


def test_what_trade_is_multiplied_by_is_what_can_be_worked_out_by_hand(monkeypatch):
    """Four like states, each buying a tenth of all from each other one; two pairs break.

    As all stay alike, wages do not move, and the tenth that is lost is spent on the rest in
    proportion: every flow that stays grows to 1 / .9, at any elasticity.
    """
    flows = np.full((4, 4), 10.0) + np.diag([60.0] * 4)
    baseline = Baseline(flows, np.zeros(4, bool), np.zeros((4, 4)), np.zeros(4, int))
    small = Economy(2014, (1, 2, 3, 4), baseline, baseline, np.zeros((4, 4), bool), ())
    monkeypatch.setattr("comity.scenarios.solve.economy_of", lambda year: small)
    sides = [Side(str(code), frozenset({code})) for code in small.ccodes]
    found = solved(Scenario(2014, (TradeChange(*sides[:2]), TradeChange(*sides[2:]))))
    across = found.multiples(1, 3)
    assert across.own == pytest.approx([1 / 0.9] * 3)
    # Of the 40 that 1 traded with 2 and 4, the half with 4 is left, and grows alike.
    assert across.rest == pytest.approx([0.5 / 0.9] * 3)
    assert found.multiples(1, 2).own == (0, 0, 0)


def test_multiples_are_of_trade_and_of_the_rest_at_each_elasticity(embargo):
    one, other = embargo.multiples(RUSSIA, CHINA), embargo.multiples(CHINA, RUSSIA)
    before, after = embargo.between(RUSSIA, CHINA).trade
    assert one.own == pytest.approx(other.own)
    assert one.own[0] == pytest.approx(after / before)
    assert one.rest[0] < 0.7 < 0.95 < other.rest[0]
    lone = comity.scenario(("usa,eu27", "russia"), year=2014, elasticity=6)
    assert lone.multiples(RUSSIA, CHINA).own == pytest.approx(one.own[2:])


def test_of_trade_that_is_not_known_there_is_no_multiple():
    found = comity.scenario(("belarus", "usa"), elasticity=4)
    assert found.multiples(BELARUS, RUSSIA) is None


def test_the_west_is_the_members_of_the_groups_that_count_as_western():
    west = side("the West", 2023)
    assert west.members == side("EU, NATO, G7", 2023).members == side("west", 2023).members
    assert {US, FRANCE, JAPAN} <= west.members
    assert "NATO" in west.name


def test_a_partial_cut_costs_less_than_a_whole_one_and_none_costs_nothing():
    costs = [
        -comity.scenario(("china", "russia"), year=2014, cut=cut).income(RUSSIA).real_income
        for cut in (0.0, 0.5, 1.0)
    ]
    assert costs[0] == pytest.approx(0, abs=1e-9)
    assert costs[0] < costs[1] < costs[2]


def test_a_rise_of_costs_is_the_cut_that_it_amounts_to():
    cost = 0.5 ** (-1 / 4) - 1
    dearer = comity.scenario(("china", "russia"), year=2014, cut=0, cost=cost, elasticity=4)
    halved = comity.scenario(("china", "russia"), year=2014, cut=0.5, elasticity=4)
    assert dearer.income(RUSSIA).real_income == pytest.approx(halved.income(RUSSIA).real_income)


def test_several_cuts_of_different_depth_at_once():
    first = TradeChange(side("usa", 2014), side("russia", 2014))
    second = TradeChange(side("japan", 2014), side("russia", 2014), cut=0.5)
    found = solved(Scenario(2014, (first, second), (4.0,)))
    assert found.between(US, RUSSIA).trade[1] == 0
    left = found.between(JAPAN, RUSSIA).trade
    assert 0.3 < left[1] / left[0] < 0.7


def test_trade_that_the_data_lack_is_said_to_be_unknown():
    found = comity.scenario(("belarus", "russia"), elasticity=4)
    assert not found.between(BELARUS, RUSSIA).is_known


def test_the_world_of_a_scenario_is_the_one_that_measures_use():
    world = economy_of(2014)
    assert world.baseline.output[world.ccodes.index(CHINA)] == pytest.approx(10.5e6, rel=0.01)
    assert years()[0] == 1960
    assert {1999, 2000, 2020, 2023} <= set(years())
    assert not {2021, 2022, 2024, 2025} & set(years())


def test_territories_are_markets_of_which_no_change_is_listed(rupture):
    world = economy_of(2023)
    assert len(world.baseline.flows) == len(world.ccodes) + 2
    assert len(rupture.before) == len(rupture.ccodes) == len(world.ccodes)
    china = world.ccodes.index(CHINA)
    assert world.baseline.flows[china, -2] == pytest.approx(55_338, rel=1e-3)
    assert rupture.income(CHINA).exports[0] == pytest.approx(
        world.baseline.flows[china].sum() - world.baseline.flows[china, china]
    )


def test_gross_output_halves_openness_and_makes_the_least_loss(rupture):
    """What the United States gains from trade (Arkolakis and others 2012 have 1.4 and 0.7)."""
    world = economy_of(2000)
    us = world.ccodes.index(US)
    for flows, gains in ((world.gross.flows, (1.28, 0.64)), (world.baseline.flows, (2.26, 1.14))):
        own = flows[us, us] / flows[:, us].sum()
        assert [round(100 * (1 - own ** (1 / t)), 2) for t in (5, 10)] == list(gains)
    russia = rupture.income(RUSSIA)
    assert russia.most == pytest.approx(-0.614, abs=1e-3)
    assert russia.least == pytest.approx(-2.349, abs=1e-3)


def test_groups_are_as_they_were_at_the_end_of_the_year():
    assert len(side("eu", 2014).members) == 28
    assert len(side("eu", 2020).members) == 27
    assert RUSSIA not in side("g7", 2014).members
    assert 200 not in side("eu27", 2014).members
    assert side("usa, eu27", 2014).name == "the United States and EU27"
    assert side("usa, prc, USA", 2014).members == {US, CHINA}


WRONG = [
    (("eu", "france"), {}, InvalidRequestError, "France cannot be on both sides"),
    (("china", "russia"), {"elasticity": 0}, InvalidRequestError, "above 0"),
    (("china", "russia"), {"elasticity": -4.0}, InvalidRequestError, "above 0"),
    (("china", "russia"), {"elasticity": float("nan")}, InvalidRequestError, "above 0"),
    (("china", "russia"), {"cut": 1.5}, InvalidRequestError, "0% to 100%"),
    (("china", "russia"), {"cut": -0.1}, InvalidRequestError, "0% to 100%"),
    (("china", "russia"), {"cost": -1.0}, InvalidRequestError, "more than -100%"),
    (("china", "russia"), {"year": 2021}, InvalidRequestError, "1960-2020, 2023"),
    (("chna", "russia"), {}, UnknownNameError, "China"),
    (("natoo", "russia"), {}, UnknownNameError, "NATO"),
    (("eu99", "russia"), {}, InvalidRequestError, "never had 99"),
    (("hong kong", "russia"), {}, NotAStateError, "territory"),
    (("", "russia"), {}, InvalidRequestError, "without a name"),
    (("north korea", "russia"), {"year": 2014}, InvalidRequestError, "no GDP of North Korea"),
    (("south sudan", "russia"), {"year": 1990}, InvalidRequestError, "no member"),
]


@pytest.mark.parametrize(("sides", "options", "error", "said"), WRONG)
def test_what_cannot_be_is_refused_with_what_to_do(sides, options, error, said):
    with pytest.raises(error, match=said):
        comity.scenario(sides, **options)


def test_a_scenario_without_sides_is_refused():
    with pytest.raises(InvalidRequestError, match="without a change"):
        comity.scenario()


def test_negative_trade_is_no_world_and_states_with_zero_output_have_no_place():
    with pytest.raises(ValueError, match="negative"):
        economy(np.array([[0.0, -1.0], [1.0, 0.0]]), np.ones(2))
    known, _ = economy(np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([1.0, 0.0]))
    assert known.tolist() == [0]


def test_the_accounts_of_the_world_close():
    """In a year without territories, whose flows a result leaves out."""
    embargo, world = comity.scenario(("usa", "russia"), year=1999), economy_of(1999).baseline
    assert embargo.after.sum() == pytest.approx(world.output.sum())
    deficit = embargo.after.sum(axis=0) - embargo.after.sum(axis=1)
    np.testing.assert_allclose(deficit, world.deficit, atol=1e-6 * world.output.sum())
    same = counterfactual(world, np.ones(world.flows.shape))
    np.testing.assert_allclose(same.real_income, 1)
