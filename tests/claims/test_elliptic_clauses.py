"""Clauses of which all but a state is left out: comparisons, and who did the same or did not."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.text.documents import document_from_text

# The sentence, the states, the measure, and the verdict.
COMPARED = [
    (
        "China took 28 percent of Uruguay's exports in 2019, more than twice as much as Brazil.",
        ({165, 710, 140}, "export_share", "supported"),
    ),
    (
        "Peru voted with the United States on 18 percent of the roll calls in 2018, more often "
        "than Colombia.",
        ({135, 2, 100}, "vote_agreement", "supported"),
    ),
    (
        "Vietnam's GDP came to 239 billion dollars in 2015, which was less than that of the "
        "Philippines.",
        ({816, 840}, "gdp", "supported"),
    ),
    (
        "Ecuador sold goods for 5.5 billion dollars to the United States in 2016, about half as "
        "much as Colombia did.",
        ({130, 100, 2}, "exports", "supported"),
    ),
    (
        "Thailand's economy was worth $401 billion in 2015, but well short of Vietnam's.",
        ({800, 816}, "gdp", "contradicted"),
    ),
    (
        "China took 28 percent of Uruguay's exports in 2019, which was less than Argentina did.",
        ({165, 710, 160}, "export_share", "contradicted"),
    ),
]

COMPARED += [
    (
        "In 2013, South Korea's overall trade volume came to about $1.07 trillion, 140 times "
        "larger than North Korea's.",
        ({732, 731}, "total_trade", "supported"),
    ),
]

SAME = [
    (
        "Spain had no embassy in North Korea in 2015, and neither did Portugal.",
        ({235, 731}, "diplomatic_representation", "supported"),
    ),
    (
        "France had no mission in Pyongyang in 2015, but Sweden did.",
        ({380, 731}, "diplomatic_representation", "supported"),
    ),
    ("Russia did not use its veto in 2006, nor did China.", ({710}, "vetoes_cast", "supported")),
]


def read(text, values, states, measure):
    claims = check(document_from_text(text), values).claims
    return [
        one
        for one in claims
        if one.interpretation
        and one.interpretation.test
        and {*one.interpretation.states} == states
        and one.interpretation.test.lookups[0].measure == measure
    ]


@pytest.mark.parametrize(("text", "expected"), [*COMPARED, *SAME])
def test_an_elliptic_clause_is_read_as_the_one_before_it(text, expected, values):
    states, measure, verdict = expected
    found = read(text, values, states, measure)
    assert verdict in {one.verdict.name for one in found}, [one.verdict.why for one in found]


def test_of_a_partner_without_a_preposition_either_of_two_may_be_meant(values):
    text = "Bolivia bought 19 percent of its imports from China in 2018, more than Brazil."
    (one,) = read(text, values, {145, 710, 140}, "import_share")
    assert one.verdict.name == "untestable"


def test_a_comparison_with_a_figure_that_is_not_borne_out_is_left_open(values):
    text = "Of Uruguayan exports China took 44 percent in 2019, more than Argentina did."
    assert not {"contradicted"} & {
        one.verdict.name for one in read(text, values, {165, 710, 160}, "export_share")
    }


def test_two_who_did_the_same_together_are_read_as_two(values):
    text = "Peru and Chile have no pact of mutual defence, nor have Kenya and Uganda."
    assert read(text, values, {501, 500}, "defence_obligation")
    assert not read(text, values, {501, 155}, "defence_obligation")


TOPS = [
    (
        "France was Algeria's main supplier in 2010, but China stands first today.",
        ({615, 710}, "import_share", "supported"),
    ),
    (
        "France was Algeria's main supplier in 2010, but Cuba stands first today.",
        ({615, 40}, "import_share", "untestable"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOPS)
def test_who_has_a_place_now_has_it_among_the_partners_spoken_of(text, expected, values):
    states, measure, verdict = expected
    (one,) = read(text, values, states, measure)
    assert one.verdict.name == verdict


def test_exports_without_an_owner_are_those_of_whose_customer_was_named(values):
    text = "Switzerland, not China, was Zambia's best customer in 2023: 28 percent of exports."
    assert read(text, values, {551, 225}, "export_share")[0].interpretation.states == (551, 225)
