"""A panel says where it falls short of what was asked for."""

from __future__ import annotations

import warnings

import pytest

import comity
from comity.errors import ComityWarning, InvalidRequestError


def test_a_panel_that_meets_its_request_warns_of_nothing(values):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        rows = comity.panel("trade", states="china,russia", years=(2000, 2005)).rows
    assert rows["year"].to_list() == [2000, 2001, 2002, 2003, 2004, 2005]


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ({"measures": "trade,trade"}, "The measure trade is named more than once"),
        ({"states": "china,prc,russia"}, "The state China is named more than once"),
        ({"years": (1860, 2005)}, "trade has data of 1870-"),
        ({"states": "germany,france", "years": (1950, 1995)}, r"Germany \(255\) was no member"),
        ({"states": "china,russia,tuscany"}, "No row for .*Tuscany"),
    ],
)
def test_what_is_short_or_double_is_warned_of(values, request_, message):
    with pytest.warns(ComityWarning, match=message):
        rows = comity.panel(**{"measures": "trade", "states": "china,russia", **request_}).rows
    assert rows.height == rows.unique(["ccode1", "ccode2", "year"]).height > 0


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ({"years": 2100}, "The panel is empty. trade has data of"),
        ({"states": "china"}, "One state makes no dyad"),
        ({"measures": ""}, "No measure"),
        (
            {"level": "leader"},
            "level must be dyad or state or dispute.*No source .* leaders' terms",
        ),
    ],
)
def test_a_panel_of_nothing_is_refused(values, request_, message):
    with pytest.raises(InvalidRequestError, match=message):
        comity.panel(**{"measures": "trade", **request_})


def test_a_group_in_a_panel_stands_for_its_members(values):
    rows = comity.panel("cinc", states="g7", years=2014, level="state").rows
    assert rows["ccode"].to_list() == [2, 20, 200, 220, 255, 325, 740]
    assert len(comity.panel("trade", states="g7,china", years=2014)) == 28


def test_a_list_of_years_gives_those_years(values):
    rows = comity.panel("trade", states="china,russia", years="1995,2000-2001").rows
    assert rows["year"].to_list() == [1995, 2000, 2001]
