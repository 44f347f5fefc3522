"""What a notebook has at hand is taken, numbers of arrays and columns of frames, or refused."""

from __future__ import annotations

import numpy as np
import pandas as pd
import polars as pl
import pytest

import comity
from comity.errors import InvalidRequestError
from comity.period import whole_year


@pytest.mark.parametrize("year", [2010, np.int16(2010), np.float64(2010), 2010.0, "2010"])
def test_a_year_is_a_whole_number_in_whatever_form(year):
    assert whole_year(year) == 2010
    assert type(whole_year(year)) is int


@pytest.mark.parametrize("year", [2010.5, float("nan"), "x", "", None, [2010]])
def test_what_is_no_whole_number_is_no_year(year):
    with pytest.raises(InvalidRequestError, match="A year must be a whole number, got"):
        whole_year(year)


@pytest.mark.parametrize("year", [np.int64(2010), 2010.0, "2010"])
def test_every_report_of_a_year_takes_it_from_an_array(values, year):
    assert comity.dossier("china", "usa", year=year).year == 2010
    assert "2010" in comity.brief("china", "usa", year=year).headline
    assert comity.trace("trade", "china", "usa", year=year).year == 2010
    assert comity.roll_calls("usa", year=year).height
    assert comity.scenario(("china", "russia"), year=year, elasticity=4).scenario.year == 2010
    assert comity.dyad("germany", "usa", year=year).a.ccode == 255


@pytest.mark.parametrize(
    "states", [np.array([2, 200]), pd.Series([2, 200]), pl.Series([2, 200]), {"usa", "uk"}]
)
def test_states_are_named_by_a_column_of_codes(values, states):
    panel = comity.panel(np.array(["trade"]), states=states, years=np.int64(1990))
    assert panel.rows.select("ccode1", "ccode2", "year").rows() == [(2, 200, 1990)]


@pytest.mark.parametrize("years", [[1990, 2000, 2005], np.arange(1990, 1995), (1990.5, 1995)])
def test_years_in_other_forms_are_refused_with_those_that_are_taken(years):
    with pytest.raises(InvalidRequestError, match=r'in Python \(1990, 2014\) or "1990,2000"'):
        comity.panel("trade", states="usa,uk", years=years)


@pytest.mark.parametrize(
    ("request_in_vain", "message"),
    [
        (lambda: comity.scenario("china", "russia"), "'china' is not a pair of sides"),
        (lambda: comity.scenario(("china", "russia"), cut="50%"), "cut must be a number"),
        (lambda: comity.check(3), "An article is a text, a path or bytes, got int"),
        (lambda: comity.similarity([1, 2]), "A table is a data frame"),
        (lambda: comity.replicate(3), "no replication called '3'"),
    ],
)
def test_a_wrong_kind_of_argument_is_named(values, request_in_vain, message):
    with pytest.raises(comity.ComityError, match=message):
        request_in_vain()
