"""Outlooks given a scenario stand beside those without it, and say where it tells nothing."""

import numpy as np
import pytest

import comity
from comity.errors import InvalidRequestError, UnknownNameError
from comity.forecasts.conditional import scale_shares
from comity.questions.outlooks import outlooks
from comity.states.dyad import dyad

CHINA, RUSSIA = 710, 365


@pytest.fixture(scope="module")
def embargo():
    return comity.scenario(("west", "russia"))


@pytest.fixture(scope="module")
def made(values, embargo):
    return outlooks(values, dyad("china", "russia"), scenario=embargo)


def trade_of(made):
    return next(part for part in made if part.outlook.measure == "trade")


def test_trade_that_third_parties_turn_moves_in_every_year(made, embargo):
    trade = trade_of(made)
    (given,) = trade.conditional
    before, after = embargo.between(CHINA, RUSSIA).trade
    for without, then in zip(trade.outlook.forecasts, given.outlook.forecasts, strict=True):
        assert then.year == without.year
        assert then.median / without.median == pytest.approx(after / before)
    assert len(given.outlook.chances) == len(trade.outlook.chances)
    assert "the West" in given.sentence
    assert "instead of" in given.sentence
    assert "Real income would change for Russia by" in given.sentence


def test_a_share_moves_with_what_it_is_a_share_of(made, embargo):
    shared = (p for p in made if p.outlook.measure == "trade_share")
    part = next(p for p in shared if p.outlook.about == (RUSSIA, CHINA))
    (given,) = part.conditional
    trade = embargo.between(RUSSIA, CHINA).trade
    of_states = [partner.trade for partner in embargo.diversions(RUSSIA)]
    then, now = (trade[k] / sum(each[k] for each in of_states) for k in (0, 1))
    assert scale_shares(np.array([then]), given.pair_multipliers[0], given.other_multipliers[0])[
        0
    ] == pytest.approx(now)
    assert given.outlook.forecasts[4].median > part.outlook.forecasts[4].median


def test_intervals_are_no_narrower_than_at_any_elasticity(values, made):
    wide = trade_of(made).conditional[0].outlook
    for elasticity in (3, 4, 6):
        alone = comity.scenario(("west", "russia"), elasticity=elasticity)
        (part,) = outlooks(values, dyad("china", "russia"), "trade", scenario=alone)
        for one, other in zip(wide.forecasts, part.conditional[0].outlook.forecasts, strict=True):
            assert one.interval(0.8)[0] <= other.interval(0.8)[0] + 1e-6
            assert one.interval(0.8)[1] >= other.interval(0.8)[1] - 1e-6


def test_a_scenario_without_effect_gives_the_forecast_as_it_was(values):
    nothing = comity.scenario(("west", "russia"), cut=0.0)
    for part in outlooks(values, dyad("china", "russia"), scenario=nothing)[:3]:
        after = part.conditional[0].outlook
        for one, other in zip(part.outlook.forecasts, after.forecasts, strict=True):
            assert other.quantiles == pytest.approx(one.quantiles, rel=1e-9)
        for one, other in zip(part.outlook.chances, after.chances, strict=True):
            assert other.probability == pytest.approx(one.probability, abs=1e-7)


def test_a_rupture_between_the_two_leaves_nothing_and_says_what_it_costs(values):
    rupture = comity.scenario(("china", "russia"))
    trade, *parts = outlooks(values, dyad("china", "russia"), scenario=rupture)[:3]
    (given,) = trade.conditional
    assert given.is_zero
    assert given.outlook is None
    assert "zero by assumption" in given.sentence
    assert "Russia by \N{MINUS SIGN}1.8%" in given.sentence
    assert "Russia would trade more with" in given.sentence
    assert all(part.conditional[0].is_zero for part in parts)


def test_of_votes_arms_and_sanctions_the_scenario_says_nothing(made):
    others = [p for p in made if not p.outlook.refused and "trade" not in p.outlook.measure]
    assert len(others) > 3
    for part in others:
        (given,) = part.conditional
        assert given.outlook is None
        assert not given.is_zero
        assert given.sentence == "The scenario says nothing of this measure."


def test_the_order_of_the_two_does_not_matter(values, made, embargo):
    turned = outlooks(values, dyad("russia", "china"), scenario=embargo)
    assert trade_of(turned).conditional == trade_of(made).conditional
    one, other = (
        {p.outlook.about: p.conditional for p in parts if p.outlook.measure == "trade_share"}
        for parts in (turned, made)
    )
    assert one == other


@pytest.mark.parametrize(
    ("pair", "why"),
    [(("china", "north korea"), "no GDP in 2023"), (("usa", "north korea"), "no GDP in 2023")],
)
def test_trade_that_the_scenario_does_not_know_is_not_moved(values, pair, why):
    half = comity.scenario(("usa", "mexico"), cut=0.5, elasticity=4)
    (part,) = outlooks(values, dyad(*pair), "trade", scenario=half)
    if part.outlook.refused:
        assert part.conditional == ()
    else:
        assert why in part.conditional[0].sentence


def test_the_command_that_solves_more_is_named_once_and_can_be_typed(values):
    asks = [
        part.command for part in outlooks(values, dyad("china", "united states")) if part.command
    ]
    assert asks == ["comity outlook China 'United States' --embargo SENDERS 'United States'"]


def test_what_cannot_be_forecast_is_refused():
    with pytest.raises(UnknownNameError, match="vote_agreement"):
        comity.outlook("china", "russia", measure="vote_agreemnt")
    with pytest.raises(InvalidRequestError, match="out of range"):
        comity.outlook("china", "russia", horizon=6)
    with pytest.raises(InvalidRequestError, match="no member"):
        comity.outlook("china", "east germany")
