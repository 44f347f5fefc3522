"""Lists of states: each has its own figure and place, and what it leaves out is as before it."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.reading.several_largest import each_of_largest
from comity.claims.text.documents import document_from_text
from comity.claims.verdict.explain import describe_test


def readings_of(text, values):
    claims = check(document_from_text(text), values).claims
    return [describe_test(claim.interpretation.test) for claim in claims]


def verdicts_of(text, values):
    return [one.verdict.name.value for one in check(document_from_text(text), values).claims]


@pytest.mark.parametrize(
    "text",
    [
        "Russia and China are the largest suppliers of arms to Algeria.",
        "In 2018 Algeria's largest arms suppliers were Russia (66 percent) and China (14 percent).",
    ],
)
def test_the_second_of_the_largest_is_not_denied_for_being_no_first(text, values):
    verdicts = verdicts_of(text, values)
    assert verdicts
    assert set(verdicts) == {"supported"}


def test_a_list_of_the_largest_may_leave_out_who_is_larger(values):
    text = "Russia and Germany are the largest suppliers of arms to Algeria."
    assert "contradicted" not in verdicts_of(text, values)


def test_one_that_is_the_largest_is_the_first(values):
    text = "Russia is the largest supplier of arms to Algeria."
    assert "top rank <= 1" in readings_of(text, values)[0]
    assert each_of_largest(text, []) == []


def test_a_share_of_anothers_is_of_the_same_as_that_before_it(values):
    text = "In 2012 China took 17 percent of Peru's exports and 23 percent of Chile's."
    first, second = readings_of(text, values)
    assert first.startswith("export_share(Peru, China)")
    assert second.startswith("export_share(Chile, China)")
    assert verdicts_of(text, values) == ["supported", "supported"]


def test_who_took_goods_is_named_by_the_passive_without_its_verb(values):
    text = (
        "In 2013 33.5 billion dollars in Norwegian goods were imported by the United Kingdom, "
        "and British goods worth 5.3 billion by Norway."
    )
    first, second = readings_of(text, values)
    assert first.startswith("exports(Norway, United Kingdom)")
    assert second.startswith("exports(United Kingdom, Norway)")


def test_a_figure_of_a_list_is_judged_once(values):
    text = (
        "Chile's exports to China, the United States and Japan in 2016 amounted to 17, 8.6 and "
        "5.2 billion dollars, respectively."
    )
    assert verdicts_of(text, values) == ["supported"] * 3


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ("In 2014 Spain was sold Moroccan goods worth 5.6 billion dollars.",
         "exports(Morocco, Spain)"),
        ("Spain was supplied with Moroccan goods worth 5.6 billion dollars in 2014.",
         "exports(Morocco, Spain)"),
        ("Spain was the recipient of Moroccan goods worth 5.6 billion dollars in 2014.",
         "exports(Morocco, Spain)"),
        ("Greece was the recipient of 12.9 percent of the arms that Germany exported in 2009.",
         "arms_export_share(Germany, Greece)"),
    ],
)  # fmt: skip
def test_who_is_sold_something_takes_it(text, test, values):
    readings = readings_of(text, values)
    assert [one[: one.index(":")] for one in readings] == [test]
    assert verdicts_of(text, values) == ["supported"]


def test_they_and_its_are_two_states_of_which_neither_is_guessed(values):
    text = "Iceland is watched by the Dutch; they bought 21 percent of its exports in 2017."
    assert set(verdicts_of(text, values)) == {"untestable"}


def test_a_figure_after_the_state_compared_with_is_not_of_the_subject(values):
    text = "Thailand's economy is larger than that of the Philippines, 544 billion dollars in 2019."
    assert "supported" not in verdicts_of(text, values)[1:]
