"""What a sentence leaves to those before it: the time, the owner of a flow, and nouns."""

from __future__ import annotations

import pytest

from comity.claims.anaphora.nouns import nouns_left_out, owners_of_both
from comity.claims.anaphora.owners import flows_alone, owners_of_partners
from comity.claims.anaphora.times import windows_meant, years_meant
from comity.claims.anaphora.written_out import written_out
from comity.claims.text.masks import masked_evenly
from comity.claims.text.mentions import Context
from comity.claims.text.times import TimeSpan

CHINA, INDIA, PAKISTAN, PERU, RUSSIA, SWEDEN, USA = 710, 750, 770, 135, 365, 380, 2


@pytest.fixture
def read(tested):
    def readings(before, text):
        return [
            (
                one.interpretation.test.lookups[0].measure,
                one.interpretation.test.lookups[0].states,
                one.interpretation.test.time.last,
                one.verdict.name.value,
            )
            for one in tested(text, before)
        ]

    return readings


def test_the_time_after_two_windows_is_the_later_one(after):
    context = after("Deliveries to Peru fell by a third between 2007–11 and 2012–16.")
    assert context.time == TimeSpan("between", 2012, 2016)
    assert context.windows == (TimeSpan("between", 2007, 2011), TimeSpan("between", 2012, 2016))


def test_the_years_of_an_edition_before_are_an_aside(after):
    context = after(
        "Kuwait ranked tenth over 2014–18.",
        "It had ranked lower in the previous edition of the report covering 2009–13.",
    )
    assert context.time == TimeSpan("between", 2014, 2018)


@pytest.mark.parametrize(
    ("find", "text", "words"),
    [
        (years_meant, "In that year Peru sold more.", ["In 2016"]),
        (years_meant, "Peru sold more at that time.", ["in 2016"]),
        (years_meant, "Peru sold 3 in 2004 and bought 2 the same year.", ["in 2004"]),
    ],
)
def test_words_for_a_year_named_before(names, after, find, text, words):
    context = after("Peru's exports fell in 2016.")
    assert [found for _, _, found in find(text, names.find_states(text), context)] == words


def test_words_for_windows_named_before(names, after):
    context = after("Deliveries fell between 2007–11 and 2012–16.")
    text = "They rose again in the following five years, having fallen in the second period."
    found = [words for _, _, words in windows_meant(text, names.find_states(text), context)]
    assert found == ["in 2017-2021", "in 2012-2016"]


def test_whose_imports_a_sentence_is_about(after):
    owners = {
        "Deliveries of major arms to Peru fell.": (PERU,),
        "Purchases by India rose.": (INDIA,),
        "China was the largest recipient of Russian crude.": (CHINA,),
        "India and Pakistan raised their arms imports.": (INDIA, PAKISTAN),
    }
    assert {text: after(text).owners["imports"] for text in owners} == owners


def test_owners_of_another_flow_are_forgotten_with_another_state(after):
    context = after("Peru's imports fell.", "Sweden is a kingdom.")
    assert context.owners == {"imports": (), "exports": ()}


def test_whose_supplier_is_meant(names, after):
    text = "The main suppliers were Russia and China."
    context = after("Peru's arms imports rose.")
    mentions = names.find_states(text)
    assert list(owners_of_partners(text, mentions, context)) == [(0, 3, "Peru's")]
    assert not list(owners_of_partners(text, mentions, after("Peru and India buy arms.")))


def test_flows_without_an_owner_are_those_of_the_sale_before(names, after):
    context = after("Peru sold goods worth 22 billion dollars to China.")
    context.spoken = ("exports", (PERU, CHINA), "money")
    ((_, _, words),) = flows_alone("Imports came to 13.6 billion.", [], context)
    assert words == "Peru's imports from China "


def test_nouns_are_written_for_each_owner(names):
    for text, find, words in (
        ("It sold 60 percent of Peru's arms imports and 40 of India's.", nouns_left_out,
         [" arms imports"]),
        ("It sold 60 percent of Peruvian and 40 percent of Indian arms imports.", nouns_left_out,
         [" arms imports"]),
        ("It took 8 percent of Peru's exports and 9 percent of its imports.", owners_of_both,
         ["Peru's"]),
    ):  # fmt: skip
        found = find(text, names.find_states(text), Context())
        assert [one for _, _, one in found] == words


def test_a_text_is_masked_in_its_own_length(names):
    text = "Peruvian goods reached China."
    assert masked_evenly(text, names.find_states(text)) == "¶¶¶¶¶¶¶¶ goods reached §§§§§."


def test_states_that_only_the_sentence_before_names_are_owed(names, after):
    named = written_out("The main supplier was Russia.", names, after("Peru's arms imports rose."))
    assert named.text == "Peru's main supplier was Russia."
    assert named.owed == {PERU}


WINDOWS = "Pakistan's arms imports rose between 2013–17 and 2018–22."


@pytest.mark.parametrize(
    ("before", "text", "measure", "states", "year"),
    [
        (WINDOWS, "China was the main supplier, delivering 78 per cent of them.",
         "arms_import_share", (PAKISTAN, CHINA), 2022),
        (WINDOWS, "The main supplier is China (78 per cent).",
         "arms_import_share", (PAKISTAN, CHINA), 2022),
        ("Mongolia trades with its two neighbours. Most goods passed through Russia in 2017.",
         "Ulaanbaatar's purchases from Moscow made up 33 percent of the total that year.",
         "import_share", (712, RUSSIA), 2017),
        ("Peru sold goods worth 22.1 billion dollars to China in 2023.",
         "Imports came to 13.6 billion.", "exports", (CHINA, PERU), 2023),
        ("Finland's exports to Sweden came to 9.1 billion dollars in 2011.",
         "Nine years later they had shrunk to 6.5 billion.", "exports", (375, SWEDEN), 2020),
    ],
)  # fmt: skip
def test_figures_have_the_owner_and_the_time_of_the_sentence_before(
    read, before, text, measure, states, year
):
    told = read(before, text)
    assert [one for one in told if one[:3] == (measure, states, year)]
    assert all(one[3] in ("supported", "supported after rounding", "untestable") for one in told)


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (WINDOWS, "Turkey was the main supplier, delivering 78 per cent of them."),
        (WINDOWS, "The main supplier is Sweden (78 per cent)."),
        ("Peru sold goods worth 22.1 billion dollars to China in 2023.",
         "Imports came to 2.6 billion."),
    ],
)  # fmt: skip
def test_what_rests_on_the_sentence_before_is_never_denied(read, before, text):
    assert {one[3] for one in read(before, text)} == {"untestable"}


def test_a_figure_after_its_own_year_is_of_that_year(read):
    text = (
        "In 2015-19 Russia's share of India's arms imports fell to 55 percent, and in 2020–24 to "
        "36 percent."
    )
    assert [one[2:] for one in read("", text)] == [(2019, "supported"), (2024, "supported")]
