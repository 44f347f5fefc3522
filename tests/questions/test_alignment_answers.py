"""What answers say of alignment: with errors, with breaks, and where measures disagree."""

from __future__ import annotations

import pytest

from comity.analysis.vote_breaks import find_vote_breaks
from comity.questions.answer import answer
from comity.questions.registry import questions
from comity.states.dyad import dyad


@pytest.fixture(scope="module")
def answers(values):
    """The three answers on alignment for the United States and Russia, by question and year."""
    asked = [questions()[name] for name in ("order", "political", "divergence")]
    pair = dyad("usa", "russia")
    return {
        year: {a.question.name: a for a in answer(asked, pair, values, year)}
        for year in (None, 1985)
    }


def figure_of(answered, measure):
    return next(made for made in answered.figures if made.measure == measure)


@pytest.mark.parametrize(
    ("question", "measure", "error"),
    [
        ("order", "ideal_point_bsv", "ideal_point_bsv_error"),
        ("order", "ideal_point_rw", "ideal_point_rw_error"),
        ("political", "distance_bsv", "distance_bsv_error"),
        ("divergence", "distance_rw", "distance_rw_error"),
    ],
)
def test_points_and_distances_stand_beside_their_errors(answers, values, question, measure, error):
    made = figure_of(answers[None][question], measure)
    subject = (2,) if question == "order" else (2, 365)
    stored = values.read_dyads([error], [(2, 365)])[error][subject]
    assert made.error == pytest.approx(next(r["value"] for r in stored if r["year"] == made.year))
    assert len(made.errors) == len(stored)
    assert "±" in made.text
    low, high = made.percentile_range
    assert low <= made.percentile <= high


def test_the_sentence_gives_the_error_and_the_range_of_places(answers):
    for question in ("order", "political"):
        assert "standard error" in answers[None][question].sentence
        assert "percentile with its error" in answers[None][question].sentence


def test_breaks_are_those_of_the_command_the_newest_first(answers, values):
    [grid] = [g for g in answers[None]["political"].tables if "vote alike" in g.title]
    years = [int(row[0]) for row in grid.rows]
    assert years == sorted(set(find_vote_breaks(values, (2, 365))["year"].to_list()), reverse=True)
    assert any(row[-1] for row in grid.rows)


def test_as_of_a_year_later_breaks_are_not_known(answers):
    grids = answers[1985]["political"].tables
    assert all(int(row[0]) <= 1985 for g in grids if "vote alike" in g.title for row in g.rows)


def test_kappa_stands_beside_s_and_says_why(answers):
    political = answers[None]["political"]
    names = [made.measure for made in political.figures]
    assert {"s_score", "vote_kappa", "contested_agreement"} <= set(names)
    assert "common yes votes inflate" in political.sentence


def test_early_levels_are_flagged(answers):
    assert any("weakly identified" in gap for gap in answers[None]["order"].gaps)
