from dataclasses import replace

import pytest

from comity.charts.fan import Fan, spec
from comity.charts.render import svg
from comity.forecasts.forecast import QUANTILE_LEVELS, Forecast
from comity.forecasts.outlook import Outlook
from comity.questions.forecast_section import ConditionalForecast, ForecastSection
from comity.questions.perspective import Perspective
from comity.unit import DOLLARS, share_of
from comity.wording.values import NBSP


def fan(unit=DOLLARS, size=5000.0):
    ahead = tuple(
        Forecast(2020, h, tuple(size * (1 + h * (level - 0.5)) for level in QUANTILE_LEVELS))
        for h in range(1, 6)
    )
    history = tuple((year, size) for year in range(1980, 2021) if year not in {2015, 2016})
    made = Outlook("trade", (1, 2), unit, 2020, (), last=size, history=history, forecasts=ahead)
    return Fan(ForecastSection(Perspective.PAIR, "Trade", "A and B", made, ()))


def test_a_fan_has_three_bands_that_begin_at_the_last_value():
    layers = spec(fan())["layer"]
    bands = [layer for layer in layers if layer["mark"]["type"] == "area"]
    assert len(bands) == 3
    for band in bands:
        first = band["data"]["values"][0]
        assert first["low"] == first["high"] == 5.0


def test_no_line_is_drawn_across_a_gap():
    (past, _) = [x for x in spec(fan())["layer"] if x["mark"]["type"] == "line"]
    assert len({row["run"] for row in past["data"]["values"]}) == 2


def test_a_forecast_given_a_scenario_is_a_dotted_line_from_the_last_value_on():
    chart = fan()
    outlook = chart.section.outlook
    forecasts = tuple(
        replace(one, quantiles=tuple(2 * q for q in one.quantiles)) for one in outlook.forecasts
    )
    given = ConditionalForecast(
        "all is cut", 2019, (4.0,), "If so.", outlook=replace(outlook, forecasts=forecasts)
    )
    chart = Fan(replace(chart.section, conditional=(given,)))
    (dotted,) = [x for x in spec(chart)["layer"] if x["mark"].get("strokeDash") == [1, 3]]
    assert [row["value"] for row in dotted["data"]["values"]] == [5.0] + 5 * [10.0]
    assert dotted["mark"]["stroke"] != "var(--pair)"
    assert "Dotted, if all is cut" in chart.description


def test_two_scenarios_are_told_apart_by_their_dashes():
    chart = fan()
    given = [
        ConditionalForecast(what, 2019, (4.0,), "If so.", outlook=chart.section.outlook)
        for what in "ab"
    ]
    unknown = ConditionalForecast("c", 2019, (4.0,), "Nothing is known.")
    chart = Fan(replace(chart.section, conditional=(unknown, *given)))
    assert [(line.name, line.forecast.scenario) for line in chart.lines] == [
        ("Dotted", "a"),
        ("Dash-dotted", "b"),
    ]
    drawn = [x["mark"]["strokeDash"] for x in spec(chart)["layer"] if x["mark"]["type"] == "line"]
    assert len({tuple(dash) for dash in drawn}) == 4


def test_a_band_that_the_chart_cuts_is_told():
    outlook = fan().section.outlook
    wide = tuple(
        replace(
            one, quantiles=tuple(50_000.0 if level > 0.95 else 5000.0 for level in QUANTILE_LEVELS)
        )
        for one in outlook.forecasts
    )
    cut = Fan(replace(fan().section, outlook=replace(outlook, forecasts=wide)))
    said = " The widest band goes on beyond the chart, to 50.0 bn US dollars in 2025."
    assert cut.beyond.replace(NBSP, " ") == said
    assert cut.description.endswith(cut.beyond)
    assert fan().beyond == ""


def test_it_is_described_in_words_and_drawn():
    chart = fan()
    assert chart.axis_unit.startswith("billion")
    assert "80 percent interval" in chart.description
    assert svg(spec(chart), "key", chart.name, chart.description).startswith("<svg")


@pytest.mark.parametrize("size", [0.0, 0.3])
def test_shares_have_percentages_and_zeros_an_axis(size):
    chart = fan(share_of("trade"), size)
    assert chart.axis_unit == ""
    assert spec(chart)["layer"]
