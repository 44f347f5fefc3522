"""A chart is drawn as Vega draws it: the same marks, in the same paint, at the same places."""

from __future__ import annotations

import random

import pytest
from vega_drawing import own_marks, unmatched, vega_marks

from comity.analysis.event_months import EventBreak, EventMonth
from comity.analysis.security_council import Matrix
from comity.charts import fan, line, matrix, months
from comity.forecasts.forecast import QUANTILE_LEVELS, Forecast
from comity.forecasts.outlook import Outlook
from comity.period import Period
from comity.questions.figure import Figure
from comity.questions.forecast_section import ConditionalForecast, ForecastSection
from comity.questions.perspective import Perspective
from comity.questions.table_spec import FilledTable
from comity.questions.tables.event_series import EventSeries
from comity.unit import DOLLARS, IDEAL_POINT, SHARE, count_of


def figure(perspective, unit, level, scale, seed):
    """A figure with gaps, values that stand alone, errors and a change of source."""
    chance = random.Random(seed)
    years = range(1950, 2024)
    history = [
        (y, scale * chance.gauss(0.5, 0.2) if chance.random() < 0.8 else None) for y in years
    ]
    history[-1] = (2023, scale)
    return Figure(
        measure="m", title="A <title>", subject="China & Russia", perspective=perspective,
        unit=unit, higher="", level=level, year=2023, value=scale, text="x",
        history=tuple((y, abs(v) if v and unit is not IDEAL_POINT else v) for y, v in history),
        medians=tuple((y, scale * chance.random(), 100) for y in years if y % 7),
        errors=tuple((y, scale / 9) for y in years) if unit is IDEAL_POINT else (),
        breaks=((1990, ("one", "other")),),
    )  # fmt: skip


def lines(unit, level, scale, *perspectives):
    figures = [figure(p, unit, level, scale, seed) for seed, p in enumerate(perspectives)]
    names = {Perspective.A: "China", Perspective.B: "Russia", Perspective.PAIR: "the pair"}
    return line.spec(line.line_chart(figures, "m", names, 1975))


def forecast():
    ahead = tuple(
        Forecast(2020, h, tuple(9e4 * (1 + h * (level - 0.4)) for level in QUANTILE_LEVELS))
        for h in range(1, 6)
    )
    history = tuple((year, 70.0 * (year - 1900) ** 1.5) for year in range(1980, 2021) if year % 6)
    outlook = Outlook(
        "trade", (1, 2), DOLLARS, 2020, (), last=9e4, history=history, forecasts=ahead
    )
    given = tuple(ConditionalForecast(x, 2019, (4.0,), "", outlook=outlook) for x in "ab")
    return fan.spec(
        fan.Fan(
            ForecastSection(Perspective.PAIR, "Trade", "A and B", outlook, (), conditional=given)
        )
    )


def events():
    chance = random.Random(5)
    all_months = [Period(2010 + at // 12, at % 12 + 1) for at in range(60) if at not in {7, 30}]
    return months.spec(
        EventSeries(
            "Events",
            tuple(EventMonth(month, 9, chance.uniform(-1, 1)) for month in all_months),
            (
                EventBreak(all_months[20], 0.5, -0.2, 0.9),
                EventBreak(all_months[40], -0.2, 0.1, 0.9),
            ),
            FilledTable("", (), (), "", ()),
            "",
        )
    )


def vetoes():
    cells = ((17.0, 0.0, 14.0), (0.0, 16.0, None), (14.0, None, 121.0))
    counts = Matrix("Vetoes", "each", count_of("drafts"), (1946, 2022), (710, 220, 365), cells)
    return matrix.spec(matrix.MatrixChart(counts, (365, 710)))


CHARTS = {
    "shares of a pair": lines(SHARE, "dyad", 0.9, Perspective.PAIR),
    "billions of two states": lines(DOLLARS, "state", 8e5, Perspective.A, Perspective.B),
    "estimates with their errors": lines(IDEAL_POINT, "state", 2.0, Perspective.A, Perspective.B),
    "a forecast with scenarios": forecast(),
    "months of events": events(),
    "a matrix": vetoes(),
}


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_has_the_marks_that_vega_draws(chart):
    own, vega = own_marks(CHARTS[chart]), vega_marks(CHARTS[chart])
    assert len(own) > 15
    assert unmatched(own, vega) == ([], [])


def test_a_mark_elsewhere_or_in_another_colour_would_be_found():
    chart = CHARTS["shares of a pair"]
    drawn = own_marks(chart)
    other = {**chart, "width": chart["width"] + 3}
    assert unmatched(own_marks(other), drawn)[0]
    painted = [("path", ("red", *paint[1:]), at) for _, paint, at in drawn]
    assert len(unmatched(painted, drawn)[0]) == len(painted)
