"""Ranks with who is ahead, who was overtaken, and of the year that their sentence names."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.claim import ClaimTest, Condition, Criterion, Lookup
from comity.claims.grammar.compile import overtaken_in_year
from comity.claims.lexicon import read_lexicon
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import gather_names
from comity.claims.text.times import TimeSpan
from comity.claims.turnovers.behind import with_leaders_apart
from comity.claims.verdict.evidence import read_evidence
from comity.claims.verdict.ranks import are_ahead

PERU, CHILE, BRAZIL, CHINA, US = 135, 155, 140, 710, 2
LARGEST = Criterion("the largest", "", (Condition("top rank", "<=", 1.0),))


@pytest.fixture(scope="module")
def verdicts(values):
    def judged(text):
        claims = check(document_from_text(text), values).claims
        return [(one.text, one.verdict.name.value) for one in claims]

    return judged


@pytest.mark.parametrize(
    "text",
    [
        "Brazil was Peru's third largest trade partner in 2019 behind China and the United States.",
        "Brazil was Peru's third largest trade partner after China and the United States in 2019.",
        "Peru was the third largest buyer of Ecuadorian crude in 2014, after the United States and "
        "Chile.",
        "Argentina was Uruguay's third largest trading partner in 2018, behind Brazil and China.",
    ],
)
def test_a_rank_with_those_who_are_ahead_is_supported(text, verdicts):
    assert {name for _, name in verdicts(text)} == {"supported"}


@pytest.mark.parametrize(
    "text",
    [
        "Brazil was Peru's third largest trading partner in 2019 behind China and Chile.",
        "Chile was Peru's third largest trading partner in 2019, after China and Brazil.",
        "Argentina was Uruguay's third largest trading partner in 2018, behind Brazil and Peru.",
    ],
)
def test_a_rank_with_others_ahead_is_not_supported(text, verdicts):
    assert not [name for part, name in verdicts(text) if "third" in part and "supported" in name]


@pytest.mark.parametrize(
    ("text", "read", "leaders"),
    [
        ("Cuba is Mali's second largest market after Peru in 2010.",
         "Cuba is Mali's second largest market in 2010.", (PERU,)),
        ("Cuba is its fourth largest market, behind Peru, Chile and Brazil, with 3 percent.",
         "Cuba is its fourth largest market, with 3 percent.", (PERU, CHILE, BRAZIL)),
        ("Cuba became its third market after Peru's exports fell.", "", ()),
        ("Cuba is its second largest market after Chile left the pact.", "", ()),
        ("Cuba is its largest market after years of talks.", "", ()),
    ],
)  # fmt: skip
def test_who_is_ahead_is_taken_out_where_it_says_no_more(text, read, leaders):
    led = with_leaders_apart(text, gather_names(read_lexicon()).find_states(text))
    assert (led.text, led.leaders) == (read or text, leaders)


def test_all_who_are_ahead_have_more(values):
    own, year = Lookup("trade_share", (PERU, BRAZIL)), TimeSpan("year", last=2019)
    for others, is_so in (((CHINA, US), True), ((CHINA, CHILE), False)):
        behind = tuple(Lookup("trade_share", (PERU, code)) for code in others)
        test = ClaimTest((own,), year, LARGEST, behind=behind)
        assert are_ahead(test, 2019, read_evidence(values, [test], None, {})) == is_so


@pytest.mark.parametrize(
    ("text", "said", "verdict"),
    [
        ("In 2009 China accounted for 13 percent of Brazil's exports, overtaking the United States "
         "as its largest market.", "overtaking", "supported"),
        ("China took 17 percent of Brazil's exports in 2012, overtaking the United States as its "
         "largest market.", "overtaking", "untestable"),
        ("Egypt was overtaken by Algeria as the biggest military spender in Africa in 2011.",
         "overtaken", "supported"),
        ("In 2019 Brazil was Peru's largest trading partner in South America and its third largest "
         "overall.", "third", "supported"),
    ],
)  # fmt: skip
def test_who_overtook_another_has_the_place_since(text, said, verdict, verdicts):
    assert verdict in [name for part, name in verdicts(text) if said in part]


def test_a_rank_that_is_reached_was_lower_the_year_before():
    test = ClaimTest(
        (Lookup("export_share", (BRAZIL, CHINA)),), TimeSpan("year", last=2009), LARGEST
    )
    quantities = [one.quantity for one in overtaken_in_year(test, 1.0).criterion.conditions]
    assert quantities == ["top rank", "top rank before"]


def test_a_rank_in_apposition_is_of_the_year_of_its_sentence(values):
    text = "India, the fifth-largest economy, spent 82 billion dollars on its military in 2023."
    claims = check(document_from_text(text), values).claims
    assert {one.verdict.year for one in claims} == {2023}
