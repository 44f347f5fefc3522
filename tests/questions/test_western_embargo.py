"""Beside forecasts of trade stands what a Western embargo on either of the two would make of it."""

import pytest

import comity
from comity.measures.trade import trade_cutoff
from comity.questions.answer import answer
from comity.questions.registry import questions
from comity.questions.western_embargo import ELASTICITY
from comity.states.dyad import dyad
from comity.states.groups import THE_WEST, WESTERN_GROUPS

CHINA, RUSSIA, US = 710, 365, 2


def prospects(values, *names):
    (made,) = answer([questions()["outlook_economic"]], dyad(*names), values)
    return {
        p.perspective if p.outlook.measure == "trade_share" else "trade": p for p in made.forecasts
    }


@pytest.fixture(scope="module")
def both(values):
    return prospects(values, "china", "russia")


def test_it_is_the_forecast_given_the_scenario_solved_at_the_same_elasticity(values, both):
    embargo = comity.scenario(("west", "russia"), elasticity=ELASTICITY)
    (solved,) = comity.outlook("china", "russia", measure="trade", scenario=embargo)
    stored = both["trade"].conditional[1]
    direct = solved.conditional[0]
    assert stored.scenario == direct.scenario
    assert stored.year == direct.year
    for one, other in zip(
        stored.outlook.forecasts, solved.conditional[0].outlook.forecasts, strict=True
    ):
        assert one.quantiles == pytest.approx(other.quantiles, rel=1e-4)


def test_trade_has_an_embargo_on_either_and_a_share_that_on_the_state_whose_trade_it_is(both):
    names = [given.scenario.split(" with ")[1] for given in both["trade"].conditional]
    assert names == ["China is cut", "Russia is cut"]
    assert [g.scenario.split(" with ")[1] for g in both["b to a"].conditional] == ["Russia is cut"]
    assert [g.scenario.split(" with ")[1] for g in both["a to b"].conditional] == ["China is cut"]


def test_the_share_of_who_stays_grows_when_the_others_leave(both):
    made = both["b to a"]
    for without, then in zip(
        made.outlook.forecasts, made.conditional[0].outlook.forecasts, strict=True
    ):
        assert without.median < then.median < 1


def test_trade_of_the_embargoed_with_a_western_state_is_nil_and_so_said(values):
    made = prospects(values, "usa", "russia")["trade"]
    (given,) = made.conditional  # none of the West on the United States
    assert given.is_zero
    assert given.outlook is None
    assert given.sentence.endswith("trade between the two is zero by assumption.")


def test_its_sources_stand_among_those_of_the_answer(both):
    assert any("trade" in name for name in both["trade"].tables)
    assert any("gdp" in name or "world_bank" in name for name in both["trade"].tables)


def test_nothing_is_set_beside_a_forecast_that_was_refused(values):
    for made in prospects(values, "north korea", "bhutan").values():
        assert bool(made.conditional) <= bool(made.outlook.forecasts)


def test_the_words_are_those_of_the_measures():
    assert f"the West ({', '.join(WESTERN_GROUPS)})" == THE_WEST
    assert trade_cutoff.ELASTICITY == ELASTICITY
