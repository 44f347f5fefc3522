"""What of a text of several sentences is denied: a figure that one of them tells whole."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.text.documents import document_from_text
from comity.claims.text.times import years_named


@pytest.fixture(scope="module")
def verdicts(values):
    def of(text):
        return [one.verdict for one in check(document_from_text(text), values).claims]

    return of


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1970 France absorbed 12 percent of Chad's exports.",
        "Russia supplied 12 percent of India's arms imports in 2010-14.",
    ],
)
def test_a_sentence_that_names_its_states_and_its_year_is_denied_in_any_text(verdicts, sentence):
    assert [one.name for one in verdicts(sentence)] == ["contradicted"]
    assert verdicts(f"Ties have been close for a long time. {sentence}")[-1].name == "contradicted"


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        # Whose arms they are, the sentence before says.
        ("India has many tanks.", "Russia supplied 12 percent of its arms imports in 2010-14."),
        # In which region it is the largest, or among whom.
        ("It is a list of Africa.", "Germany was the largest supplier of China in 2009."),
        # Of which year the budget is.
        ("In 1970 all was well.", "France absorbs 12 percent of Chad's exports."),
        # A year that another figure may be of.
        ("All was well.", "Once, before 2004, France took 92 percent of Chad's exports in 2009."),
    ],
)
def test_what_other_sentences_may_tell_is_left_open_with_the_figure(verdicts, before, sentence):
    last = verdicts(f"{before} {sentence}")[-1]
    assert last.name == "untestable"
    assert "The nearest figure" in last.why


def test_the_reason_says_that_the_figure_differs(verdicts):
    last = verdicts("Chad lies in the Sahel. France took 12 percent of its exports in 1970.")[-1]
    assert "differs, and other sentences may tell of what it is" in last.why


def test_what_is_borne_out_needs_no_more_in_a_text(verdicts):
    last = verdicts("Chad lies in the Sahel. France took 35 percent of its exports in 1970.")[-1]
    assert last.name.startswith("supported")


def test_years_are_those_of_windows_and_of_themselves():
    assert [year for *_, year in years_named("2004/05, 1999-2003 and 2009")] == [2005, 2003, 2009]


def test_a_degree_that_no_word_names_is_left_open_in_a_text(verdicts):
    text = "The Australian and Chinese economies are strongly complementary."
    last = verdicts(f"Ties grow. {text}")[-1]
    assert last.name == "untestable"
    assert "no figure is named" in last.why.lower()
