"""Lists that leave out a verb, a name or a noun: each figure is of the state beside it."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.lexicon import read_lexicon
from comity.claims.text.documents import document_from_text
from comity.claims.text.lists.each_state import each_of_pair
from comity.claims.text.mentions import Context, gather_names
from comity.claims.verdict.series import settle

NAMES = gather_names(read_lexicon())


def judged(text, values):
    claims = check(document_from_text(text), values).claims
    return [(one.interpretation.states, one.verdict.name.value) for one in claims]


@pytest.mark.parametrize(
    ("sentence", "atoms"),
    [
        ("Peru, Chile and Cuba each sell it.",
         ["Peru sell it.", "Chile sell it.", "Cuba sell it."]),
        ("In 2014 both Peru and Chile sold it.",
         ["In 2014 Peru sold it.", "In 2014 Chile sold it."]),
        ("Iran, Cuba and Mali are all under embargo.",
         ["Iran is under embargo.", "Cuba is under embargo.", "Mali is under embargo."]),
        ("Neither Peru nor Chile sells it.", ["Peru does not sell it.", "Chile does not sell it."]),
        ("Peru, Chile and Cuba together sell each other a lot.", []),
        ("Peru, Chile and Cuba sell a lot.", []),
    ],
)  # fmt: skip
def test_what_each_of_several_does_is_written_once_for_each(sentence, atoms):
    assert each_of_pair(sentence, Context(), NAMES) == atoms


def test_a_bound_is_tested_of_each_of_several(values):
    text = "Russia, Oman and Peru each spent more than 3 percent of GDP on the military in 2015."
    by_state = dict(judged(text, values))
    assert by_state[(365,)] == "supported"
    assert by_state[(698,)] == "supported"
    assert by_state[(135,)] == "contradicted"


@pytest.mark.parametrize("rest", ["Norway's to $500 billion", "that of Norway to $500 billion"])
def test_anothers_figure_takes_the_noun_and_the_verb_of_the_one_before(rest, values):
    text = f"South Korea's GDP came to $1.37 trillion in 2013, {rest}."
    found = judged(text, values)
    assert [states for states, _ in found] == [(732,), (385,)]
    assert "contradicted" not in [verdict for _, verdict in found]


def test_a_state_takes_the_place_of_the_one_after_the_same_preposition(values):
    text = "American imports from Germany were $157 billion in 2023, from Japan $148 billion."
    assert judged(text, values)[1][0] == (740, 2)


def test_words_that_contradict_do_not_replace_a_reading_that_the_data_bear_out(values):
    text = "American imports from China were $440 billion in 2023, from Mexico $480 billion."
    assert "contradicted" not in [verdict for _, verdict in judged(text, values)]
    assert settle([]) == []


def test_a_deficit_added_to_another_is_below_zero_too(values):
    text = (
        "The American trade deficit with China was $295 billion in 2023, with Vietnam $104 billion."
    )
    assert judged(text, values)[1] == ((2, 816), "supported after rounding")


def test_another_partner_of_the_owner_is_denied_where_the_first_figure_is_borne_out(values):
    text = (
        "Israel's share of Azerbaijani arms imports shrank from 68 per cent in 2016-20 to 22 per "
        "cent in 2020-24, when Russia (59 per cent) took over."
    )
    assert judged(text, values) == [
        ((373, 666), "supported"), ((373, 666), "supported"), ((373, 365), "contradicted"),
    ]  # fmt: skip


def test_of_votes_of_two_it_stays_open_whom_another_replaces(values):
    text = (
        "In the General Assembly of 2019 Australia sided with the United States in 52% of roll "
        "calls and New Zealand, that far neighbour, in 49%."
    )
    assert "contradicted" not in [verdict for _, verdict in judged(text, values)]


def test_the_first_of_two_figures_without_a_year_is_not_of_the_last_year(values):
    text = "Exports from Chile to China grew from 10 percent of the total to 39 percent in 2023."
    assert [verdict for _, verdict in judged(text, values)] == ["untestable", "supported"]


def test_a_state_is_the_one_of_the_latest_year_that_a_sentence_names(values):
    text = (
        "In 1968-72 the Soviet Union furnished 95 per cent of Egypt's arms; in 2020-24 Germany led "
        "with 32 per cent."
    )
    assert judged(text, values)[1] == ((651, 255), "supported")


def test_the_customer_apposed_to_a_state_is_that_of_the_subject_and_of_no_other_in_the_list(values):
    text = (
        "Denmark earned 13 percent of its export income of 2023 in Germany, its biggest customer, "
        "and 9.7 percent in the United States."
    )
    found = judged(text, values)
    assert {verdict for _, verdict in found} == {"supported"}
    assert ((390, 2), "supported") in found


@pytest.mark.parametrize("rest", ["the Japanese $778 billion", "Japan $778 billion"])
def test_a_people_without_a_verb_does_what_the_one_before_did(rest, values):
    text = (
        "At the end of 2024 Canadians had direct investments of $897 billion in the United States, "
        f"{rest} and Ireland $490 billion."
    )
    assert judged(text, values)[1] == ((740, 2), "supported")


def test_who_did_so_takes_the_place_of_the_subject(values):
    text = (
        "North Korea sided with the United States in 5 percent of the Assembly's roll calls of "
        "2019; Japan, an ally, did so in 31 percent."
    )
    assert judged(text, values) == [((731, 2), "supported"), ((740, 2), "supported")]


def test_years_left_out_of_a_second_span_are_years(values):
    text = (
        "Egypt took 91 percent of its arms from Moscow in the five years to 1975 but 52 percent "
        "from Washington in the five to 1985."
    )
    assert judged(text, values) == [((651, 365), "supported"), ((651, 2), "supported")]


def test_an_ordinal_of_years_is_no_sum(values):
    text = (
        "Trade between China and South Africa came to US$51.4bn in 2023, making China the "
        "republic's top partner for a 14th straight year."
    )
    assert "contradicted" not in [verdict for _, verdict in judged(text, values)]
