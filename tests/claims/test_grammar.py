"""Clauses that are read whole: what each kind of sentence is tested on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.claims.check import check
from comity.claims.grammar.compile import region_members
from comity.claims.grammar.constructions import constructions, noun_patterns
from comity.claims.grammar.parse import parse
from comity.claims.grammar.patterns import grammar
from comity.claims.grammar.tokens import tokenize
from comity.claims.lexicon import read_lexicon
from comity.claims.reading.builders import BUILDERS
from comity.claims.reading.read import read_whole
from comity.claims.reading.tails import read_tail
from comity.claims.rules.leftover import light_words
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import gather_names
from comity.claims.verdict.explain import describe_test

LABELLED = Path(__file__).parent / "labelled" / "articles.jsonl"

SENTENCES = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]


def printed_tests(text, values, context):
    claims = check(document_from_text(text), values, context=context).claims
    return [
        describe_test(one.test)
        for claim in claims
        if (one := claim.interpretation) and one.test and not one.gap and not one.is_by_figure
    ]


@pytest.mark.parametrize("label", SENTENCES, ids=lambda label: label["id"])
def test_every_clause_is_tested_on_what_it_says(label, values):
    assert printed_tests(label["text"], values, label["context"]) == label["tests"]


def test_every_kind_of_addition_has_a_builder():
    assert {item["build"] for item in grammar()["tail"]} == set(BUILDERS)


def test_every_construction_compiles():
    assert all(one.match("") is None for one in constructions())


def test_a_region_and_a_group_have_members():
    lexicon = read_lexicon()
    assert 651 in region_members("Africa", None, lexicon)
    assert 375 not in region_members("NATO", 2020, lexicon)
    assert 375 in region_members("NATO", 2024, lexicon)


def test_last_year_counts_from_the_date_of_the_text():
    names = gather_names(read_lexicon())
    dated = tokenize("Trade fell last year.", names, read_lexicon(), 2015)
    undated = tokenize("Trade fell last year.", names, read_lexicon(), None)
    assert str(dated.times[0]) == "2014"
    assert str(undated.times[0]) == "newest data"


def test_the_words_without_weight_are_no_names_of_what_is_measured():
    assert not light_words() & {"veto", "gdp", "sanctions", "fuel"}


def test_the_parts_of_the_grammar_are_functions():
    assert all(map(callable, (parse, read_whole, read_tail)))


@pytest.mark.parametrize(
    ("text", "measure", "states"),
    [
        ("Finland has been part of NATO since 2023.", "nato_member", (375,)),
        ("Poland raised its defence budget to $38 billion in 2024.", "military_spending", (290,)),
        ("Iran and Iraq went to war in 1980.", "interstate_war", (630, 645)),
        ("France and Mali broke ranks on 30 percent of votes.", "vote_divergence", (220, 432)),
    ],
)
def test_a_measure_is_read_under_the_names_that_newspapers_give_it(text, measure, states, values):
    claims = check(document_from_text(text), values).claims
    read = [claim.interpretation.test.lookups[0] for claim in claims if claim.interpretation.test]
    assert [(lookup.measure, lookup.states) for lookup in read] == [(measure, states)]
    assert all(claim.interpretation.is_whole for claim in claims)


def test_a_figure_after_an_inserted_one_is_that_of_its_own_year(values):
    text = "Peruvian exports to China, $5.5 billion in 2010, came to $22 billion in 2023."
    tests = [claim.interpretation.test for claim in check(document_from_text(text), values).claims]
    assert {test.time.last: test.quantity.value for test in tests}[2023] == 22e9


def test_the_page_on_claims_counts_the_constructions():
    page = (Path(__file__).parents[2] / "docs" / "claims.md").read_text(encoding="utf-8")
    assert f"as one of {len(constructions()):,}" in page
    assert f"one of {len(noun_patterns())} names of a quantity" in page
