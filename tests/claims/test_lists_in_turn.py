"""Figures of lists in turn, of both of two, and whose "its" are after a list of states."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.claim import Interpretation
from comity.claims.reading.pooled_years import of_years_meant
from comity.claims.text.documents import document_from_text
from comity.claims.text.lists.in_turn import texts_in_turn

IN_TURN = [
    (
        "Austria and Germany bought 5 and 27 percent of what Hungary and Poland exported, "
        "respectively, in 2017.",
        {("export_share", (310, 305)), ("export_share", (290, 255))},
    ),
    (
        "Denmark and Sweden allocated $4.5 billion and $5.8 billion, respectively, to their "
        "military in 2019.",
        {("military_spending", (390,)), ("military_spending", (380,))},
    ),
    (
        "In 2018 Chile spent 1.9 percent of its GDP on defence, while both Colombia and Ecuador "
        "spent more than 2 percent.",
        {("military_burden", (100,)), ("military_burden", (130,))},
    ),
    (
        "Uruguay exports the most goods to China, followed by Brazil, the United States and "
        "Argentina.",
        {("export_share", (165, 710)), ("export_share", (165, 140)), ("export_share", (165, 2))},
    ),
]


@pytest.mark.parametrize(("text", "read"), IN_TURN)
def test_each_figure_of_a_list_is_of_the_state_in_its_place(text, read, verdicts_of):
    found = verdicts_of(text)
    assert {name for one, name in found.items() if one in read} <= {
        "supported",
        "supported after rounding",
    }
    assert read <= {*found}


def test_lists_of_other_lengths_are_left_as_they_are():
    assert texts_in_turn("<0>, <1> and <2> spent #0 and #1.") == {}
    assert texts_in_turn("<0> and <1> spent #0.") == {}


def test_what_is_its_after_several_is_that_of_the_one_they_sell_to(verdicts_of):
    text = "Thailand and China are the leading suppliers of Laos, and its largest customer is Cuba."
    assert ("export_share", (812, 40)) in verdicts_of(text)
    assert ("export_share", (710, 40)) not in verdicts_of(text)


def test_who_is_the_first_by_one_flow_is_not_one_of_several_by_another(values):
    text = "Thailand and China are the leading suppliers of Laos; Laos's main customer is Thailand."
    for claim in check(document_from_text(text), values).claims:
        if claim.interpretation.test.lookups[0].measure == "export_share":
            assert claim.interpretation.test.criterion.name == "the largest"


def test_a_draft_of_none_is_not_one_of_a_state(verdicts_of):
    found = verdicts_of("No resolution was vetoed by France or Britain in 2006.")
    assert found == {("vetoes_cast", (200,)): "supported", ("vetoes_cast", (220,)): "supported"}
    counted = verdicts_of("Two resolutions were vetoed by Russia in 2015.")
    assert counted == {("vetoes_cast", (365,)): "supported"}


def test_a_sum_in_local_money_beside_one_in_dollars_says_nothing_more(verdicts_of):
    before = "The GDP per head of Algeria was 6,095 dollars in 2014."
    text = "The figure was $4,459 (Rs 2.7 lakh) for Tunisia and $3,483 (Rs 2.1 lakh) for Morocco."
    found = verdicts_of(text, before)
    assert found[("gdp_per_capita", (616,))].startswith("supported")
    assert found[("gdp_per_capita", (600,))].startswith("supported")


NONE = [
    ("From 1976 to 1983 the United States delivered no arms to Iran.", "contradicted"),
    ("From 1980 to 1983 the United States delivered no arms to Iran.", "supported"),
    ("France delivered no arms to Bolivia in 2011-15.", "contradicted"),
    ("Bolivia bought no arms from France in 2015.", "supported"),
    ("No sanctions were imposed by the United States on Iran from 1970 to 1977.", "supported"),
    ("No sanctions were imposed by the United States on Iran from 1970 to 1985.", "contradicted"),
]


@pytest.mark.parametrize(("text", "verdict"), NONE)
def test_what_there_was_none_of_in_a_span_was_in_none_of_its_years(text, verdict, verdicts_of):
    assert {*verdicts_of(text).values()} == {verdict}


def test_what_has_no_test_stays_as_it_is():
    one = Interpretation("a rule", "says", (135,), None, "open")
    assert of_years_meant("No arms came in 2015.", one) is one


def test_a_year_in_which_there_was_some_is_shown(values):
    text = "From 1976 to 1983 the United States delivered no arms to Iran."
    (claim,) = check(document_from_text(text), values).claims
    assert claim.verdict.evidence[0].year == 1979
