"""A fan moves with the trade it is about: amounts in proportion, shares as parts of a whole."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.forecasts.conditional import EFFECTS, conditional_outlook, scale_shares, widen
from comity.forecasts.forecast import INTERVALS, QUANTILE_LEVELS, Forecast
from comity.forecasts.outlook import Chance, Outlook
from comity.unit import DOLLARS

factors = st.floats(0.0, 5.0)
TRADE = Outlook(
    "trade",
    (1, 2),
    DOLLARS,
    2020,
    (),
    last=120.0,
    forecasts=tuple(Forecast(2020, h, tuple(100 * (1 + QUANTILE_LEVELS))) for h in (1, 2)),
    chances=tuple(
        Chance(name, f"trade {name}", h, 2020 + h, 0.5, 0.2, threshold)
        for h in (1, 2)
        for name, threshold in (("rises", 120.0), ("falls", 120.0), ("halves", 60.0))
    ),
)
SHARE = replace(
    TRADE,
    measure="trade_share",
    last=0.4,
    forecasts=tuple(Forecast(2020, h, tuple(QUANTILE_LEVELS)) for h in (1, 2)),
    chances=(Chance("above_30", "the share is above 30 percent", 1, 2021, 0.7, 0.2, 0.3),),
)


def test_amounts_move_in_proportion_and_chances_with_them():
    after = conditional_outlook(TRADE, [1.1], [1.0])
    assert after.forecasts[0].median == pytest.approx(165)
    assert after.forecasts[0].interval(0.8) == pytest.approx((121, 209))
    rises, falls, halves = after.chances[:3]
    # 120 is now where 120 / 1.1 was: 9.09 percent up the distribution.
    assert rises.probability == pytest.approx(1 - 0.0909, abs=1e-4)
    assert falls.probability == pytest.approx(0.0909, abs=1e-4)
    assert halves.probability < 0.01


def test_a_share_moves_with_its_own_trade_and_with_that_of_all_others():
    # Of 50 and 50: doubled, 100 of 150; with the others halved, 50 of 75.
    assert scale_shares(np.array([0.5]), 2.0, 1.0) == pytest.approx(2 / 3)
    assert scale_shares(np.array([0.5]), 1.0, 0.5) == pytest.approx(2 / 3)
    assert conditional_outlook(SHARE, [2.0], [1.0]).forecasts[0].median == pytest.approx(2 / 3)


def test_a_share_does_not_move_where_all_trade_moves_alike():
    assert conditional_outlook(SHARE, [0.7], [0.7]).forecasts[0].quantiles == pytest.approx(
        QUANTILE_LEVELS
    )


@pytest.mark.parametrize("made", [TRADE, SHARE])
def test_without_effect_the_forecast_is_the_unconditional_one_exactly(made):
    after = conditional_outlook(made, [1.0, 1.0, 1.0], [1.0, 1.0, 1.0])
    assert after.forecasts == made.forecasts
    assert after.last == made.last


def test_what_was_never_scored_carries_no_score():
    after = conditional_outlook(TRADE, [1.1], [1.0])
    assert after.tracks == ()
    assert {chance.brier for chance in after.chances} == {None}


def test_each_end_stands_where_the_multiple_that_reaches_furthest_puts_it():
    after = conditional_outlook(TRADE, [1.0, 0.9, 1.2], [1.0, 1.0, 1.0]).forecasts[0]
    assert after.median == pytest.approx(150)
    assert after.interval(0.8) == pytest.approx((0.9 * 110, 1.2 * 190))


@given(st.lists(factors, min_size=1, max_size=3), st.data())
def test_intervals_hold_those_under_every_multiple(pair_multiple, data):
    other_multiple = data.draw(
        st.lists(factors, min_size=len(pair_multiple), max_size=len(pair_multiple))
    )
    for made in (TRADE, SHARE):
        after = conditional_outlook(made, pair_multiple, other_multiple).forecasts[0]
        assert (np.diff(after.quantiles) >= -1e-9).all()
        assert min(after.quantiles) >= 0
        assert made is TRADE or max(after.quantiles) <= 1 + 1e-12
        for one, other in zip(pair_multiple, other_multiple, strict=True):
            alone = conditional_outlook(made, [one], [other]).forecasts[0]
            for share in INTERVALS:
                low, high = alone.interval(share)
                assert after.interval(share)[0] <= low + 1e-9
                assert after.interval(share)[1] >= high - 1e-9


def test_the_order_of_the_multiples_beside_the_first_does_not_matter():
    rows = np.array([QUANTILE_LEVELS * factor for factor in (1.1, 0.8, 1.0, 1.3)])
    assert widen(rows) == pytest.approx(widen(rows[[0, 3, 2, 1]]))


def test_nothing_but_trade_is_moved():
    assert set(EFFECTS) == {"trade", "trade_share"}
