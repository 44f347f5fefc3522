"""States and dyads as objects: what they show, what they read, and that they compute nothing."""

from __future__ import annotations

import pytest

import comity
from comity.api.series import Series
from comity.errors import ComityError, InvalidRequestError
from comity.panels.values import Values
from comity.states.dyad import dyad as bare_dyad
from comity.states.names import find


def test_dir_shows_measures_and_methods(values):
    pair = comity.dyad("china", "russia")
    assert {"trade", "exports", "vote_agreement", "brief", "plot", "a"} <= set(dir(pair))
    assert "cinc" not in dir(pair)
    assert {"cinc", "gdp", "trace"} <= set(dir(comity.state("china")))
    assert pair.measures()["measure"].to_list() == sorted(set(dir(pair)) & set(values.codebook))


def test_nothing_is_computed_before_values_are_asked_for(values, monkeypatch):
    monkeypatch.setattr(Values, "compute", lambda *_: pytest.fail("computed"))
    pair = comity.dyad("china", "russia")
    assert repr(pair.trade) == (
        "<Series trade of China and Russia: million current US dollars, 1870-2025>"
    )
    assert "China and Russia" in pair._repr_html_()
    assert "1816-" in comity.state("usa")._repr_html_()
    dir(pair), hash(pair), pair.measures()


def test_a_series_has_its_unit_sources_and_values(values):
    series = comity.dyad("china", "russia").vote_agreement
    assert isinstance(series, Series)
    assert series[2019] == comity.trace("vote_agreement", "china", "russia", year=2019).value
    assert series.trace(2019).value == series[2019]
    assert series[1900] is None
    assert len(series) == len(list(series)) == series.to_pandas().size
    assert any("Voeten" in citation for citation in series.sources)
    assert "<table" in series._repr_html_()


def test_a_directed_series_is_of_the_first_to_the_second(values):
    pair = comity.dyad("china", "russia")
    assert pair.exports[2014] == comity.trace("exports", "china", "russia", year=2014).value
    assert pair.reverse().exports[2014] != pair.exports[2014]
    assert pair.trade[2014] == pair.reverse().trade[2014]


def test_a_series_without_any_value_is_empty(values):
    series = comity.state("tuscany").gdp
    assert (len(series), series.latest, series[1990]) == (0, None, None)


def test_they_are_the_states_that_every_function_takes(values):
    china, pair = comity.state("china"), comity.dyad("china", "russia")
    assert china == find("china")
    assert find("china") == china
    assert pair == bare_dyad("china", "russia")
    assert len({pair, comity.dyad("prc", "ussr")}) == 1
    assert comity.dyad(china, "russia") == pair
    assert comity.dossier(pair.a, pair.b, year=2014).dyad == pair
    assert pair.panel("trade", years=2014).rows.height == 1
    with pytest.raises(InvalidRequestError, match="same state"):
        comity.dyad(china, find("china"))


def test_what_the_functions_do_the_objects_do(values):
    pair = comity.dyad("china", "russia")
    assert pair.brief(year=2014, words=300).title == "China and Russia"
    assert pair.outlook("trade")[0].outlook.measure == "trade"
    assert pair.scenario(year=2014).income(365).real_income < 0
    assert pair.roll_calls(2019).height == comity.roll_calls("china", "russia", year=2019).height
    assert len(pair.dossier(year=2014).answers) == 12


@pytest.mark.parametrize(
    ("get", "message"),
    [
        (lambda pair: pair.vote_agreemnt, "Did you mean vote_agreement"),
        (lambda pair: pair.cinc, "no measure or method 'cinc'"),
        (lambda pair: pair.a.trade, "no measure or method 'trade'"),
    ],
)
def test_an_attribute_that_is_not_there_is_pythons_error(values, get, message):
    with pytest.raises(AttributeError, match=message):
        get(comity.dyad("china", "russia"))


@pytest.mark.parametrize(
    ("get", "message"),
    [
        (lambda pair: pair.series("cinc"), "two are named"),
        (lambda pair: pair.a.series("trade"), "Name two states"),
        (lambda pair: pair.series("trad"), "Did you mean trade"),
        (lambda pair: pair.plot("trade", "vote_agreement"), "2 units"),
        (lambda pair: pair.plot(), "No series"),
        (lambda pair: comity.plot_distribution("trade", 1800), "data of 1870"),
    ],
)
def test_a_measure_that_is_none_of_theirs_is_explained(values, get, message):
    with pytest.raises(ComityError, match=message):
        get(comity.dyad("china", "russia"))


def test_plots_are_altairs_own_charts_with_the_values(values):
    import altair as alt

    pair = comity.dyad("china", "russia")
    chart = pair.plot("vote_agreement", "agreement_nuclear")
    assert isinstance(chart, alt.Chart)
    drawn = {
        (row["series"], row["year"]): row["value"] for row in chart.to_dict()["data"]["values"]
    }
    assert (
        drawn[("China and Russia, " + pair.vote_agreement.title.lower(), 2019)]
        == (pair.vote_agreement[2019])
    )
    spread = comity.plot_distribution("vote_agreement", 2019, pair.vote_agreement)
    assert isinstance(spread, alt.LayerChart)
    fan = pair.plot_outlook("trade").to_dict()
    assert [layer["mark"]["type"] for layer in fan["layer"]] == ["area", "area", "line", "line"]
