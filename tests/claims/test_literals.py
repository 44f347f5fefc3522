"""A pattern is compiled only where a clause has the words that it needs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.claims.grammar.constructions import construction_index, constructions
from comity.claims.literals import NeedIndex, can_match, can_match_in_order, needed_text

ATOMS = st.sampled_from(["a", "ab", "abc", "b ", r"\d", "[ab]", ".", r"\.", "(?!b)", "(?=a)"])


def joined(parts):
    return st.lists(parts, min_size=1, max_size=4).map("".join)


def grouped(parts):
    options = st.lists(joined(parts), min_size=1, max_size=3).map("|".join)
    opening = st.sampled_from(["(", "(?:"])
    end = st.sampled_from([")", ")?", ")*", ")+", "){0,2}", ")??"])
    return st.builds(lambda o, inside, e: o + inside + e, opening, options, end)


QUANTIFIED = st.builds(
    lambda a, q: a + q, st.sampled_from(["a", "ab", "c"]), st.sampled_from("?*+")
)
PATTERNS = st.recursive(ATOMS | QUANTIFIED, grouped, max_leaves=8).map(str)


@given(pattern=joined(PATTERNS), text=st.text("abc1. ", max_size=8))
def test_a_text_that_a_pattern_matches_has_what_it_needs(pattern, text):
    if re.fullmatch(pattern, text):
        assert can_match(needed_text(pattern), text)
        assert can_match_in_order(needed_text(pattern), text)


@given(patterns=st.lists(joined(PATTERNS), max_size=5), text=st.text("abc1. ", max_size=8))
def test_an_index_finds_the_patterns_that_each_alone_may_match_a_text(patterns, text):
    needs = [needed_text(pattern) for pattern in patterns]
    alone = [number for number, need in enumerate(needs) if can_match(need, text)]
    assert list(NeedIndex(needs).fitting(text)) == alone


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("a and b vote", "a and b trade"),
        ("(?:more|less) than", "as much as"),
        ("(?:ab|cd)+", "a c"),
    ],
)
def test_a_text_without_what_a_pattern_needs_is_ruled_out(pattern, text):
    assert not can_match(needed_text(pattern), text)


def test_few_constructions_have_to_be_compiled_for_a_clause():
    clause = "<s0> is <s1>'s largest arms supplier"
    possible = list(construction_index(0, 2).fitting(clause))
    assert len(possible) < len(constructions()) // 20
    assert any(one.match(clause) for one in possible)
