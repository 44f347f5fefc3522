"""In a text on arms, suppliers and imports without a name of their own are those of arms."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.rules.goods import as_written, with_goods_named
from comity.claims.text.documents import document_from_text
from comity.claims.text.sentences import TextSpan

ON_ARMS = "Pakistan remained one of the biggest importers of major arms from 2016-2020."


@pytest.mark.parametrize(
    ("text", "measure", "verdict"),
    [
        (
            "Pakistan's main supplier in this time was China, which accounted for 73 percent of "
            "the country's imports.",
            "arms_import_share",
            "supported",
        ),
        (
            "Saudi Arabia accounted for 11 percent of global imports.",
            "arms_imports_world_share",
            "supported",
        ),
        (
            "India's main suppliers in that period were Russia (50 percent) and Israel (14.6 "
            "percent).",
            "arms_import_share",
            "supported",
        ),
    ],
)
def test_what_is_bought_after_a_sentence_on_arms_is_arms(values, text, measure, verdict):
    every = check(document_from_text(f"{ON_ARMS} {text}"), values).claims
    claims = [one for one in every if one.start > len(ON_ARMS)]
    told = [one for one in claims if one.verdict.name.value.startswith(verdict)]
    assert told
    assert all(one.interpretation.test.lookups[0].measure == measure for one in told)
    assert all(one.text in text for one in claims)  # in the words of the text


@pytest.mark.parametrize(
    "text",
    [
        "Its main supplier of oil was Iran.",
        "Trade with its main supplier fell.",
        "It imports grain.",
        "Its arms exporters did well.",
    ],
)
def test_goods_that_have_a_name_keep_it(text):
    assert with_goods_named(text, "weapons") == text
    assert with_goods_named("Its main supplier was Iran.", "oil") == "Its main supplier was Iran."


def test_a_part_is_given_as_it_was_written():
    written = "Its main supplier was China, with 74 percent of all imports."
    read = with_goods_named(written, "weapons")
    start = read.index("with")
    part = TextSpan(read[start:], start, len(read))
    assert as_written(part, read, written) == TextSpan(
        "with 74 percent of all imports.", 29, len(written)
    )


def test_who_supplies_in_a_later_clause_of_a_sentence_on_arms_supplies_arms(values):
    text = "Russia is India's main supplier of arms, and India is Russia's biggest customer."
    claims = check(document_from_text(text), values).claims
    assert {one.interpretation.test.lookups[0].measure for one in claims} == {
        "arms_import_share",
        "arms_export_share",
    }


def test_goods_that_only_the_sentence_before_names_deny_nothing(values):
    before = "Israel supplied 33 percent of the arms of its neighbour in the five years to 2024."
    text = "In 2019 Germany took 14 percent of Norwegian exports and Sweden 6 percent of them."
    claims = check(document_from_text(text), values, context=before).claims
    assert not [one for one in claims if one.verdict.name.is_negative]
    text = "In 2020-24 Germany took 71 percent of Norwegian arms exports."
    (claim,) = check(document_from_text(text), values, context=before).claims
    assert claim.verdict.name.is_negative
    assert claim.interpretation.undenied().may_deny is False
