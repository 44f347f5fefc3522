"""Sentences of a brief: whom a pronoun means, how numbers are set, what is compared."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from comity.unit import DOLLARS, SANCTION_CASES, count_of, share_of
from comity.wording.briefs import comparison_sentence, refer_back
from comity.wording.newspaper import newspaper_amount, spell_first
from comity.wording.summaries import forecast_summaries

BOTH = "The Netherlands and Peru traded."
REFERENCES = ("The two ", "They ", "The two countries ")


def test_two_states_are_named_anew_after_a_sentence_on_one_of_them_or_on_another_pair():
    other = ("Peru grew.", "By comparison, the Netherlands and Chile traded more.")
    for between in other:
        texts = refer_back([BOTH, between, BOTH], "the Netherlands", "Peru")
        assert texts == [BOTH, between, BOTH]


@given(st.lists(st.sampled_from([BOTH, "Peru grew."]), max_size=8))
def test_a_reference_follows_a_sentence_on_both(sentences):
    texts = refer_back(sentences, "the Netherlands", "Peru")
    for before, text in zip(["", *texts], texts, strict=False):
        assert not text.startswith(REFERENCES) or before.startswith((BOTH, *REFERENCES))


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "no sanction cases"), (1, "one sanction case"), (9, "nine sanction cases"),
     (10, "10 sanction cases")],
)  # fmt: skip
def test_counts_below_ten_are_words(value, words):
    assert newspaper_amount(value, SANCTION_CASES) == words


def test_only_counts_are_words():
    assert newspaper_amount(0.03, share_of("trade")) == "3 percent"
    assert newspaper_amount(1, count_of("vetoes", "veto")) == "one veto"


@given(st.floats(1e-9, 1e8))
@example(999_960.0)
@example(0.999_96)
@example(-0.999_96)
def test_an_amount_of_any_size_is_written_with_less_than_a_thousand_of_a_larger_scale(amount):
    words = newspaper_amount(amount, DOLLARS)
    number, _, scale = words.partition(" ")
    if scale.startswith(("million", "billion")):
        assert abs(float(number.replace(",", ""))) < 1000


@given(st.integers(10, 99))
def test_no_sentence_begins_with_a_numeral_below_a_hundred(number):
    sentence = spell_first(f"{number} states met 30 times")
    assert sentence.split()[0].replace("-", "").isalpha()
    assert sentence.endswith(" states met 30 times")


def test_like_pairs_without_a_value_are_not_compared():
    assert comparison_sentence("trade", [], share_of("trade"), 2020) == ""


@pytest.mark.parametrize(
    ("median", "interval", "end"),
    [
        ("208 billion dollars", ("141 billion dollars", "331 billion dollars"), "141 to 331)"),
        ("289 million TIV", ("zero", "2 billion TIV"), "0 to 2 billion TIV)"),
        ("414 million dollars", ("188 million dollars", "1 billion dollars"),
         "188 million to 1 billion dollars)"),
        ("zero", ("zero", "54 million TIV"), "0 to 54 million TIV)"),
        ("zero", ("zero", "zero"), "forecast at zero for 2029"),
    ],
)  # fmt: skip
def test_the_ends_of_an_interval_have_their_scale_where_it_is_not_that_of_the_median(
    median, interval, end
):
    assert forecast_summaries("it is", (median, 2029), interval, ("zero", 2024))[1].endswith(end)
