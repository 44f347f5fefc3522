"""In a text on one state "the country", "its" and "the two" are of that state."""

from __future__ import annotations

import pytest

from comity.claims.anaphora.subjects import outsiders_meant, topics_meant
from comity.claims.anaphora.written_out import written_out
from comity.claims.check import check
from comity.claims.lexicon import read_lexicon
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import Context, gather_names

KAZAKHSTAN, VIETNAM, PAKISTAN, PERU, CHILE = 705, 816, 770, 135, 155
RUSSIA, CHINA, INDIA, US, POLAND, HUNGARY = 365, 710, 750, 2, 290, 310


@pytest.fixture(scope="module")
def read(values):
    def readings(*paragraphs):
        claims = check(document_from_text("\n\n".join(paragraphs)), values).claims
        return [
            (*sorted(one.interpretation.states), one.verdict.name.value)
            for one in claims
            if one.interpretation and one.interpretation.test
        ]

    return readings


def test_the_country_is_the_one_of_the_title(read):
    claims = read(
        "How Kazakhstan balances its neighbours",
        "Italy is the biggest buyer of Kazakh exports. The country has been a member of the "
        "Eurasian Economic Union since 2015.",
    )
    assert claims[-1] == (KAZAKHSTAN, "supported")


def test_whose_market_one_state_took_over_is_whose_it_goes_on_about(read):
    claims = read(
        "How Kazakhstan balances its neighbours",
        "In 2023 China overtook Russia as its largest trading partner. Russia is the largest "
        "source of its imports.",
    )
    assert {states for *states, _ in map(list, claims) for states in [tuple(states)]} == {
        (KAZAKHSTAN, CHINA),
        (RUSSIA, KAZAKHSTAN),
    }


def test_its_is_of_the_same_state_twice(read):
    claims = read(
        "Vietnam between the giants",
        "China is its largest trading partner, while the United States is the biggest market for "
        "its exports. Two-way trade with China reached 172 billion dollars in 2023.",
    )
    assert (US, VIETNAM, "supported") in claims
    assert (US, CHINA) not in {tuple(claim[:2]) for claim in claims}
    assert (CHINA, VIETNAM, "contradicted") not in claims


def test_the_two_are_the_state_of_the_title_and_the_one_named_last(read):
    claims = read(
        "Pakistan's new friends",
        "The United States and Pakistan signed a defence agreement in 1954. India is another "
        "matter. The two fought a war in 1965.",
    )
    assert claims[-1] == (INDIA, PAKISTAN, "supported")


def test_with_it_is_with_the_state_of_the_text(read):
    claims = read(
        "Poland arms itself",
        "Poland joined NATO in 1999 with Hungary and the Czech Republic. Ukraine is a member of "
        "neither. Hungary voted with it on more than nine in ten roll calls in 2023.",
    )
    assert claims[-1] == (POLAND, HUNGARY, "supported")


def test_both_deny_nothing_where_the_sentence_before_names_not_just_two():
    names, text = gather_names(read_lexicon()), "Both joined BRICS in 2024."
    unsure = Context(pair=(PERU, CHINA), named=(PERU, CHILE))
    assert written_out(text, names, unsure).owed == {PERU, CHINA}
    assert written_out(text, names, Context(pair=(PERU, CHINA), named=(CHINA, PERU))).owed == set()


def test_what_is_spent_at_present_is_not_of_the_year_before(values):
    text = (
        "Pakistan joined the Shanghai Cooperation Organisation in 2017. The country spends 3 "
        "percent of its output on its armed forces."
    )
    claims = check(document_from_text(text), values).claims
    assert claims[-1].interpretation.test.time.kind == "now"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The country joined it in 1995.", ["Peru"]),
        ("Chile is the main source of its imports.", ["Peru's"]),
        ("Two-way trade with Chile grew.", ["Peru's t"]),
        ("Peru's trade with Chile grew.", []),
        ("The country that joined first was Chile.", []),
    ],
)
def test_what_a_text_is_about_is_written_out(text, written):
    mentions = gather_names(read_lexicon()).find_states(text)
    places = topics_meant(text, mentions, Context(topic=PERU, named=(CHINA, PERU)))
    assert [words for *_, words in places] == written


def test_its_of_a_state_that_is_named_is_not_written_out():
    text = "China overtook Russia as its main market."
    mentions = gather_names(read_lexicon()).find_states(text)
    assert list(outsiders_meant(text, mentions, Context(state=(CHINA,)))) == []
    assert [words for *_, words in outsiders_meant(text, mentions, Context(state=(PERU,)))] == [
        "Peru's"
    ]


def test_the_two_deny_nothing_where_they_are_not_those_of_the_text(values):
    text = (
        "Norway and Poland draw closer\n\n"
        "Trade between Norway and Poland came to 14 billion dollars in 2023. Poland is close to "
        "Norway. Poland buys gas from Norway, and Norway sells Poland fish. Norway and Poland are "
        "in NATO. Poland likes Norway, as Norway likes Poland. Nothing of this is new to Norway "
        "or to Poland, whose people go to Norway. Russia banned imports of Norwegian fish in 2014. "
        "At the United Nations the two voted alike in 90 percent of the roll calls of 2019."
    )
    last = check(document_from_text(text), values).claims[-1]
    assert "the two voted alike" in last.text
    assert last.verdict.name.value != "contradicted"
