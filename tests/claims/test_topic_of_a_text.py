"""The state, the states and the votes that a text is about are meant where none are named."""

from __future__ import annotations

import pytest

from comity.claims.anaphora.members import groups_meant, several_meant
from comity.claims.anaphora.owners import countries_of_shares, flows_with_partner, shares_of_topic
from comity.claims.anaphora.topics import burdens_meant, votes_meant
from comity.claims.text.mentions import Context

LAOS, THAILAND, CHINA, USA = 812, 800, 710, 2


def words(find, names, text, context):
    return [one for _, _, one in find(text, names.find_states(text), context)]


def test_the_topic_is_the_first_state_that_a_sentence_names_alone(after):
    assert after("Laos: foreign trade.", "Goods come from China and Thailand.").topic == LAOS


def test_a_sentence_that_begins_with_its_goes_on_about_the_state_before(after):
    context = after("Peru's arms imports rose.", "Its quarrel with Chile has driven them.")
    assert context.named == (135,)
    assert context.owners["imports"] == (135,)


def test_the_most_since_a_year_is_not_of_that_year(after):
    context = after("Spending grew in 2014, the fastest growth since 1999.")
    assert context.time.last == 2014


def test_shares_without_an_owner_are_those_of_the_topic(names, after):
    context = after("Laos: foreign trade.", "Goods come from China and Thailand.")
    text = "Thailand was the destination of 36 percent of exports."
    assert words(shares_of_topic, names, text, context) == ["Laos's "]


def test_exports_to_another_are_those_of_the_topic(names, after):
    context = after("Laos: foreign trade.")
    text = "Exports to China made up 31 percent, and imports from Thailand 59 percent."
    assert words(flows_with_partner, names, text, context) == [
        "Laos's exports to",
        "Laos's imports from",
    ]


def test_the_goods_that_the_country_sells_are_those_of_the_topic(names, after):
    context = after("Laos: foreign trade.")
    text = "China took 31 percent of the goods that the country exported."
    assert words(countries_of_shares, names, text, context) == ["Laos"]


def test_the_bloc_is_the_group_named_before(names):
    assert words(groups_meant, names, "Croatia joined the bloc.", Context(group="eu")) == ["the EU"]
    assert not words(groups_meant, names, "Croatia joined the bloc.", Context())


def test_these_countries_are_those_of_the_list_before(names, after):
    context = after("Peru, Chile and Bolivia share the Andes.")
    assert words(several_meant, names, "These countries are members of the UN.", context) == [
        "Peru, Chile and Bolivia"
    ]
    assert not words(several_meant, names, "They are members.", after("Peru and Chile are near."))


def test_it_is_the_military_spending_before(names, after):
    context = after("Norway's military spending has grown.")
    text = "In 2019 it stood at 1.8 percent of GDP."
    assert words(burdens_meant, names, text, context) == ["Norway's military spending"]


def test_them_are_the_roll_calls_before(names, after):
    context = after("In 2016 the General Assembly held 118 roll calls.")
    text = "Japan agreed with the United States on 59 percent of them."
    assert words(votes_meant, names, text, context) == ["roll calls"]
    text = "Japan supported the United States the most."
    assert words(votes_meant, names, text, context) == ["voted with"]
    assert not words(votes_meant, names, text, after("Japan bought arms in 2016."))


@pytest.mark.parametrize(
    ("before", "text", "readings"),
    [
        ("Laos: foreign trade. Goods come from China and Thailand.",
         "In 2012 Thailand was the destination of 36 percent of exports, and the origin of 59 "
         "percent of imports.",
         {("export_share", (LAOS, THAILAND), "supported")}),
        ("The Baltic states are Estonia, Latvia and Lithuania.",
         "These countries joined NATO in 2004.",
         {("nato_member", (code,), "supported") for code in (366, 367, 368)}),
        ("Norway's military spending has grown.",
         "In 2019 it stood at 1.8 percent of GDP.",
         {("military_burden", (385,), "supported")}),
        ("In 2012 the General Assembly held 90 roll calls.",
         "Canada agreed with the United States on 75 percent of them, and Japan on 43 percent.",
         {("vote_agreement", (20, USA), "supported"),
          ("vote_agreement", (740, USA), "supported")}),
        ("Laos: foreign trade. In 2012 its main partner was Thailand.",
         "Exports to Thailand made up 36 percent of the total; of imports 59 percent came from it.",
         {("export_share", (LAOS, THAILAND), "supported")}),
        ("Peru sold goods worth 22.1 billion dollars to China in 2023.",
         "Its purchases there amounted to 13.6 billion, and the surplus to 8.5 billion.",
         {("trade_balance", (135, CHINA), "supported")}),
        ("World military spending rose in 2013.",
         "India was the ninth largest spender with 47.4 billion, ahead of Brazil at 32.9 billion.",
         {("military_spending", (140,), "supported")}),
    ],
)  # fmt: skip
def test_what_a_text_is_about(judged, before, text, readings):
    assert readings <= judged(before, text)


def test_subjects_of_votes_in_a_list_are_told_apart(judged):
    text = (
        "In 2016 Australia agreed with the United States on 68 percent of roll calls, Japan on 59 "
        "percent and Brazil on 44 percent."
    )
    assert judged("", text) == {
        ("vote_agreement", (code, USA), "supported") for code in (900, 740, 140)
    }
