"""Sentences as they are read: parts, names, times, figures, and the test that comes of them."""

from __future__ import annotations

import pytest

from comity.claims.grammar.pieces import cut
from comity.claims.lexicon import classify_speech_act, read_lexicon
from comity.claims.reading.bounds import is_clause
from comity.claims.rules.matching import ParserContext, parse_sentence
from comity.claims.text.clauses import parse_clause
from comity.claims.text.mentions import Context, gather_names
from comity.claims.text.quantities import find_quantities
from comity.claims.text.sentences import clauses, sentences
from comity.claims.text.times import NOW, find_time
from comity.claims.verdict.explain import describe_test

LEXICON = read_lexicon()
NAMES = gather_names(LEXICON)


@pytest.fixture(scope="module")
def reader(values):
    return ParserContext(LEXICON, NAMES, values.codebook.get, 2026)


def parsed(text, reader, pair=()):
    return parse_sentence(text, reader, Context(pair=pair))


def test_abbreviations_end_no_sentence():
    parts = sentences("The U.S. and the U.K. agree. Mr. Xi met Gen. Li in St. Petersburg. It rose.")
    assert [part.text for part in parts] == [
        "The U.S. and the U.K. agree.",
        "Mr. Xi met Gen. Li in St. Petersburg.",
        "It rose.",
    ]


def test_parts_stand_where_they_say():
    text = "  One thing.  Another, and a third thing; all true."
    for part in sentences(text):
        assert text[part.start : part.end] == part.text
        for clause in clauses(part.text):
            assert part.text[clause.start : clause.end] == clause.text


def test_no_sentence_is_endless():
    parts = sentences("China trades with India " * 500)
    assert max(len(part.text) for part in parts) <= 1_000
    assert sum(len(part.text.split()) for part in parts) == 2_000


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Moscow and Beijing", [365, 710]),
        ("the Kremlin sells to Chinese firms", [365, 710]),
        ("Sino-Japanese trade", [710, 740]),
        ("the US told us", [2]),
        ("ships in the South China Sea", []),
        ("Latin American states", []),
        ("Niger and Nigeria", [436, 475]),
        ("Guinea-Bissau", [404]),
        ("the United States’ allies", [2]),
    ],
)
def test_states_are_known_by_name_capital_and_demonym(text, codes):
    assert [code for found in NAMES.find_states(text) for code in found.states] == codes


def test_germany_is_the_state_of_its_time():
    assert NAMES.find_states("Germany", 1975)[0].states == (260,)
    assert NAMES.find_states("Germany", 2020)[0].states == (255,)


def test_pronouns_stand_for_the_pair_spoken_of():
    clause = parse_clause("They trade.", NAMES, LEXICON, Context(pair=(710, 365)), NOW, 2026)
    assert clause.pair == (710, 365)
    assert clause.masked == "<0p> trade."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("in recent years", "over 5 years"),
        ("over the last decade", "over 10 years"),
        ("since 2014", "since 2014"),
        ("between 2010 and 2014", "2010-2014"),
        ("in 2020–24", "2020-2024"),
        ("in the 1990s", "1990-1999"),
        ("ten years ago", "2016"),
        ("last year", "2025"),
        ("today", "newest data"),
    ],
)
def test_times_are_understood(text, told):
    assert str(find_time(text, 2026)) == told


@pytest.mark.parametrize(
    ("text", "value", "unit", "hedge"),
    [
        ("71.6 percent", 0.716, "percent", ""),
        ("some 60% of it", 0.6, "percent", "about"),
        ("a third of its exports", 1 / 3, "percent", ""),
        ("one in five dollars of its exports", 0.2, "percent", ""),
        ("nine of every ten dollars that it earns", 0.9, "percent", ""),
        ("two in six months", 2, "count", ""),
        ("most of its arms", 0.5, "percent", "over"),
        ("on most roll calls", 0.5, "percent", "over"),
        ("most General Assembly resolutions", 0.5, "percent", "over"),
        ("$129bn", 129e9, "money", ""),
        ("more than 200 billion dollars", 200e9, "money", "over"),
        ("nine times larger", 9, "times", ""),
        ("2,906 million TIV", 2906e6, "tiv", ""),
        ("40 billion cubic metres", 40, "gas", ""),
        ("forty-six lookups", 46, "count", ""),
        ("the second-largest partner", 2, "rank", ""),
        ("among the top five partners", 5, "rank", "under"),
    ],
)
def test_figures_are_read_with_unit_and_hedge(text, value, unit, hedge):
    found = find_quantities(text)[0]
    assert (found.value, found.unit, found.hedge) == (pytest.approx(value), unit, hedge)


@pytest.mark.parametrize(
    "text", ["in 2014", "the two states", "over five years", "220 bn euros", "cast the most votes"]
)
def test_years_and_other_currencies_are_no_figures(text):
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Paris should buy less from Moscow.", "opinion"),
        ("In my view Japan is too timid.", "opinion"),
        ("Trade will double by 2035.", "prediction"),
        ("Chile may join within a few years.", "prediction"),
        ("Who gains from it?", "rhetoric"),
        ("Let us turn to energy.", "rhetoric"),
        ("We will buy more gas from Norway.", "rhetoric"),
        ("“And we shall never sanction Iran,” the minister said.", "rhetoric"),
        ("The president said: “Together, we'll double our trade with India by 2040.”", "rhetoric"),
        ("We will see trade between China and Russia double.", "prediction"),
        ("Trade with China fell in 2019, and we will feel it.", "prediction"),
        ("China is Russia's largest market.", "claim"),
        ("The treaty of May 1955 bound Poland.", "claim"),
    ],
)
def test_what_is_no_claim_of_fact_is_told_apart(text, kind):
    assert classify_speech_act(text, LEXICON)[0] == kind


@pytest.mark.parametrize(
    ("text", "test"),
    [
        (
            "Russia is China's largest arms supplier.",
            "arms_import_share(China, Russia): top rank <= 1 [newest data]",
        ),
        (
            "India is supplied with arms mainly by Russia.",
            "arms_import_share(India, Russia): value >= 25 percent or partner rank <= 1 "
            "[newest data]",
        ),
        (
            "China accounts for 34 percent of Russia's exports.",
            "export_share(Russia, China): = 34 percent [newest data]",
        ),
        (
            "Mongolia is heavily dependent on China.",
            "trade_dependence(Mongolia, China): percentile >= 90 [newest data]",
        ),
        (
            "Brazil and India rarely vote together in the United Nations.",
            "vote_agreement(Brazil, India): percentile <= 25 or value = 0 [newest data]",
        ),
        (
            "Trade between Chile and Peru has fallen sharply since 2010.",
            "trade(Chile, Peru): change < 0 and change percentile <= 25 [since 2010]",
        ),
        (
            "Portugal depends more on Spain than Spain on Portugal.",
            "trade_dependence(Portugal, Spain): ratio > 1 against "
            "trade_dependence(Spain, Portugal) [newest data]",
        ),
        (
            "Egypt trades more with China than with Russia.",
            "trade(Egypt, China): ratio > 1 against trade(Egypt, Russia) [newest data]",
        ),
        (
            "The Netherlands is not allied with Serbia.",
            "not defence_obligation(Netherlands, Serbia): value > 0 [newest data]",
        ),
        (
            "Canada's economy is much smaller than Japan's.",
            "gdp_ratio(Canada, Japan): value <= 0.333333 [newest data]",
        ),
        (
            "Both Iran and Syria are heavily sanctioned.",
            "sanctions_received(Iran) and sanctions_received(Syria): percentile >= 90 "
            "[newest data]",
        ),
    ],
)
def test_a_sentence_becomes_a_printable_test(text, test, reader):
    (_, interpretation), *_ = parsed(text, reader).interpretations
    assert describe_test(interpretation.test) == test


def test_a_sentence_may_hold_two_claims(reader):
    text = "Angola is a major supplier of energy to China, and China is a market for Angolan goods."
    rules = [interpretation.rule for _, interpretation in parsed(text, reader).interpretations]
    assert rules == ["fuel supply", "export market"]


def test_facts_and_predictions_of_one_sentence_are_parted(reader):
    told = parsed("While their trade has grown since 2010, it could fall.", reader, (750, 770))
    assert told.kind == "claim"
    assert [interpretation.rule for _, interpretation in told.interpretations] == ["trade"]


def test_what_cannot_be_observed_is_found_and_says_why(reader):
    (_, interpretation), *_ = parsed("They share intelligence.", reader, (200, 2)).interpretations
    assert interpretation.test is None
    assert "not observable" in interpretation.gap


def test_a_clause_ends_before_what_is_inserted_and_not_before_another_state_of_it():
    pieces = cut("<s0> sold <s1> goods, in volume, and <s2>")
    alone = [number for number, one in enumerate(pieces) if is_clause([one], [], [])]
    assert alone
    assert not any(pieces[number].inside for number in alone)
    first, *rest = cut("<s0> traded with <s1> and <s2>")
    assert rest
    assert not is_clause([first], rest, [])
