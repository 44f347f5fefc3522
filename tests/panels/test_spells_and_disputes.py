"""Peace years, onsets and disputes by rules that can be worked out by hand."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import comity
from comity.errors import InvalidRequestError
from comity.panels.columns.disputes import one_dispute_a_year
from comity.panels.columns.lags import lag, lagged_sum
from comity.panels.columns.spells import onset, peace_years
from comity.panels.variable import Variable
from comity.store import bundle

KEYS = ("ccode", "year")
WAR = Variable("war", "War")


def table(events, years=None, ccodes=None):
    count = len(events)
    years = years or list(range(2000, 2000 + count))
    return pl.DataFrame({"ccode": ccodes or [2] * count, "year": years, "war": events})


def counts(rows):
    return peace_years(rows, KEYS, WAR)["war_peace_years"].to_list()


def test_peace_years_count_from_the_last_event_as_beck_katz_and_tucker_do():
    assert counts(table([0, 0, 0, 1, 0, 0, 1, 1, 0])) == [0, 1, 2, 3, 0, 1, 2, 0, 0]


def test_a_gap_begins_the_count_again():
    assert counts(table([0, 0, 0, 0], years=[1939, 1940, 1945, 1946])) == [0, 1, 0, 1]


def test_a_missing_event_has_no_count_and_begins_it_again():
    assert counts(table([0, 0, None, 0, 0])) == [0, 1, None, 0, 1]


def test_one_unit_does_not_run_into_the_next():
    rows = table([0, 0, 0, 0], years=[2000, 2001, 2000, 2001], ccodes=[2, 2, 20, 20])
    assert counts(rows) == [0, 1, 0, 1]


def test_spells_are_numbered_within_a_unit():
    rows = table([0, 1, 0, 0, 0], years=[2000, 2001, 2002, 2000, 2001], ccodes=[2, 2, 2, 20, 20])
    assert peace_years(rows, KEYS, WAR)["war_spell"].to_list() == [1, 1, 2, 1, 1]


def test_an_onset_is_an_event_after_a_year_without():
    assert onset(table([1, 1, 0, 1, None, 1]), KEYS, WAR).to_list() == [1, 0, 0, 1, None, 1]


EVENTS = st.lists(st.sampled_from([0, 1, None]), min_size=1, max_size=12)


@given(EVENTS)
def test_peace_years_are_those_of_a_loop(events):
    expected, count, before = [], 0, None
    for event in events:
        count = count + 1 if before == 0 else 0
        expected.append(None if event is None else count)
        before = event
    assert counts(table(events)) == expected


@given(EVENTS, st.integers(1, 4))
def test_a_lag_is_the_value_that_many_years_before(events, by):
    rows = table(events)
    assert lag(rows, KEYS, "war", by).to_list() == ([None] * by + events)[: len(events)]
    assert lag(rows, KEYS, "war", -by).to_list() == (events + [None] * by)[by:]


def test_a_moving_sum_needs_every_year():
    assert lagged_sum(table([1, 1, None, 1, 1, 1]), KEYS, "war", 3).to_list() == [
        *([None] * 5),
        3.0,
    ]


@pytest.mark.parametrize(("edition", "name"), [("cow", "disputes"), ("gml", "corrected_disputes")])
def test_every_dyad_year_with_disputes_has_one_of_them(edition, name):
    rows, chosen = bundle.table(name), one_dispute_a_year(edition)
    pair = ["ccode1", "ccode2", "year"]
    assert chosen.height == rows.unique(pair).height < rows.height
    assert chosen.join(rows, on=[*pair, "dispute", "onset", "hostility"]).height == chosen.height
    # The first rule: where one of them began in the year, the chosen one did.
    begun = rows.group_by(pair).agg(pl.col("onset").max())
    assert chosen.join(begun, on=[*pair, "onset"]).height == chosen.height


def test_of_two_disputes_of_1902_the_most_hostile_that_began_is_taken(values):
    # MID 2 (the Alaskan boundary) displays force; MID 254 (Venezuela) began in the year as well.
    rows = comity.panel(states="usa,uk", years="1901-1902").disputes("cow").rows
    assert rows["cow_mid_number"].to_list() == [None, 254]
    assert rows["cow_mid_onset"].to_list() == [0, 1]


def test_outside_an_edition_there_is_no_zero(values):
    rows = comity.panel(states="usa,uk", years="2010-2015").disputes("cow").disputes("gml").rows
    assert rows["cow_mid_ongoing"].to_list() == [0, 0, 0, 0, 0, None]
    assert rows["gml_mid_ongoing"].to_list() == [0, None, None, None, None, None]


def test_disputes_are_the_same_both_ways(values):
    rows = comity.panel(states="usa,russia", years="1945-1990", directed=True).disputes("cow").rows
    one, other = rows.filter(ccode1=2), rows.filter(ccode1=365)
    assert one["cow_mid_number"].equals(other["cow_mid_number"])


def test_disputes_need_dyads_and_an_edition(values):
    with pytest.raises(InvalidRequestError, match="rows are states"):
        comity.panel("gdp", level="state", years=2014).disputes()
    with pytest.raises(InvalidRequestError, match="cow or gml"):
        comity.panel(states="usa,uk", years=2000).disputes("mid")
