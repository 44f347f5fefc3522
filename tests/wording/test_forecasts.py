"""How forecasts are said: each unit once, and no span where both ends are one."""

import numpy as np
import pytest

from comity.forecasts.forecast import QUANTILE_LEVELS, Forecast
from comity.forecasts.outlook import Outlook
from comity.unit import DOLLARS, IDEAL_POINT, SANCTION_CASES, TIV, share_of
from comity.wording.forecasts import (
    forecast_amount,
    format_interval,
    sanctions_sentence,
    without_noun,
)
from comity.wording.values import NBSP

MONEY, CASES = DOLLARS, SANCTION_CASES


def spread(low, high):
    """A forecast whose 80 percent interval has these ends."""
    return Forecast(2020, 1, tuple(low if level <= 0.5 else high for level in QUANTILE_LEVELS))


@pytest.mark.parametrize(
    ("low", "high", "unit", "said"),
    [
        (127_200, 291_200, MONEY, "127.2 to 291.2 bn US dollars"),
        (933, 9_800, MONEY, "933 m to 9.8 bn US dollars"),
        (0, 5_200, TIV, "0 to 5.2 bn TIV"),
        (0, 0, TIV, "0 TIV"),
        (7, 28, CASES, "7 to 28 sanction cases"),
        (0.025, 0.07, share_of("trade"), "2.5% to 7.0%"),
        (0.087, 0.723, IDEAL_POINT, "0.087 to 0.723"),
    ],
)
def test_an_interval_names_its_unit_once(low, high, unit, said):
    assert format_interval(spread(low, high), 0.8, unit).replace(NBSP, " ") == said


def test_a_table_whose_heading_names_the_unit_leaves_it_away():
    assert without_noun(forecast_amount(46, CASES), CASES) == "46"
    assert without_noun(format_interval(spread(933, 9_800), 0.8, MONEY), MONEY).replace(
        NBSP, " "
    ) == ("933 m to 9.8 bn")
    assert without_noun(forecast_amount(0.3, share_of("trade")), share_of("trade")) == "30.0%"


@pytest.mark.parametrize(
    ("measure", "forecast", "after", "is_said"),
    [
        ("trade", (90, 100, 120), (50, 70, 130), True),
        ("trade", (90, 100, 120), (80, 110, 130), False),
        ("trade", (90, 100, 120), (50, 99, 130), False),  # no more than rounding
        ("trade", (0, 100, 120), (10, 50, 130), False),  # the worse end is better
        ("ideal_point_distance", (1.0, 1.5, 2.0), (1.0, 1.8, 2.5), True),
        ("ideal_point_distance", (1.0, 1.5, 2.0), (0.5, 1.2, 2.5), False),
    ],
)
def test_what_followed_sanctions_is_said_only_where_it_is_plainly_worse(
    measure, forecast, after, is_said
):
    ahead, past = (
        Forecast(2029, 1, tuple(np.interp(QUANTILE_LEVELS, (0.1, 0.5, 0.9), ends)))
        for ends in (forecast, after)
    )
    outlook = Outlook(
        measure, (2, 710), DOLLARS, 2028, (), forecasts=(ahead,), after=(past,), cases=9
    )
    assert bool(sanctions_sentence(outlook, 1)) == is_said
