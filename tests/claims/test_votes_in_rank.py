"""Who votes with the United States most or least is told by ranks among all states."""

from __future__ import annotations

import pytest

from comity.claims.anaphora.served import each_served
from comity.claims.check import check
from comity.claims.lexicon import read_lexicon
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import Context, gather_names
from comity.claims.verdict.ranks import why_not_denied

ISRAEL, PALAU = 666, 986


@pytest.fixture
def verdicts(values):
    def read(text, before=""):
        claims = check(document_from_text(text), values, context=before).claims
        return [
            one.verdict.name.value
            for one in claims
            if one.interpretation.test
            and one.interpretation.test.lookups[0].measure == "agreement_with_us"
        ]

    return read


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Israel voted with the United States more often than any other state in 2019.",
         "supported"),
        ("In 2019 the closest American ally at the UN was Israel.", "supported"),
        ("No country voted with the United States more often than Israel in 2020.", "supported"),
        ("In 2014 Canada was among the five states that voted most often with the United States.",
         "supported"),
        ("Norway voted with the United States most often in 2019.", "contradicted"),
        ("Australia voted with the United States most often in 2017.", "untestable"),
        ("North Korea voted against the United States more often than any other country in 2019.",
         "supported"),
        ("Belarus voted with the United States least often in 2019.", "untestable"),
        ("Israel voted with the United States more often than any other state.", "untestable"),
    ],
)  # fmt: skip
def test_the_most_and_the_least(verdicts, text, verdict):
    assert verdicts(text) == [verdict]


def test_a_list_of_the_first_is_one_claim_for_each(verdicts):
    text = "The three countries that voted most often with the United States in 2014 were Israel, "
    assert verdicts(text + "Micronesia and Canada.").count("supported") >= 2


def test_the_session_is_that_of_the_sentence_before(verdicts):
    before = "In 2019 the Assembly divided a hundred times."
    assert verdicts("Israel voted with the United States most often.", before) == ["supported"]


@pytest.mark.parametrize(
    "text",
    [
        "In 2017 Zimbabwe's votes agreed with those of the United States less than any other's.",
        "In 2017 Micronesia voted with the United States more than any other state did.",
    ],
)
def test_a_rank_among_all_pairs_denies_nothing(values, text):
    claims = check(document_from_text(text), values).claims
    assert not [one for one in claims if one.verdict.name.is_negative]


def test_the_reason_is_how_abstentions_count(values):
    text = "Belarus voted with the United States least often in 2019."
    (claim,) = check(document_from_text(text), values).claims
    assert "bstentions" in claim.verdict.why
    assert why_not_denied.__doc__


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Russia was the main supplier of arms to India and Vietnam in 2010-14.", 2),
        ("Russia was the main supplier to both countries.", 2),
        ("Russia was the main supplier of arms to India.", 0),
    ],
)
def test_what_a_state_is_to_two_is_told_of_each(text, count):
    names = gather_names(read_lexicon())
    context = Context(pair=(750, 816))
    assert len(each_served(text, context, names)) == count


def test_votes_of_which_the_verb_is_left_out(values):
    text = (
        "In 2013 Canada supported the United States 80 percent of the time; Norway, 51 percent; "
        "and Brazil, 19 percent."
    )
    read = [
        (one.interpretation.states, one.verdict.name.value)
        for one in check(document_from_text(text), values).claims
    ]
    assert [states for states, _ in read] == [(20, 2), (385, 2), (140, 2)]


def test_goods_of_which_the_verb_is_left_out(values):
    text = (
        "In 2018 goods worth 5.4 billion dollars were sold by Sweden to Poland and 7.1 billion by "
        "Poland to Sweden."
    )
    claims = check(document_from_text(text), values).claims
    assert [one.interpretation.states for one in claims] == [(380, 290), (290, 380)]


@pytest.mark.parametrize(
    "text",
    [
        "Israel opposes the United States in most General Assembly votes.",
        "The United States is anything but isolated in the General Assembly.",
    ],
)
def test_opposition_is_no_agreement_and_a_percentile_no_rank(text, values):
    assert [one.verdict.name for one in check(document_from_text(text), values).claims] == [
        "contradicted"
    ]
