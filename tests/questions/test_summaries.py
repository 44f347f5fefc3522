"""One sentence a question, and what stands out: short, in order, true to the figures."""

from __future__ import annotations

import re

import pytest

from comity.questions.answer import Answer, Conflict
from comity.questions.figure import Figure
from comity.questions.perspective import Perspective
from comity.questions.registry import ORDER, questions
from comity.questions.summary.highlights import (
    FindingKind,
    is_hostile,
    rank_highlights,
    select_findings,
)
from comity.questions.summary.summarise import MAX_WORDS
from comity.states.dyad import dyad
from comity.unit import DOLLARS, SANCTION_CASES, TIMES, VETOES, share_of
from comity.wording.glossary import BANDS, yardstick
from comity.wording.highlights import CONSTRUCTS
from comity.wording.names import possessive, with_article
from comity.wording.newspaper import newspaper_amount, spell_multiples
from comity.wording.summaries import without_newest_year

PAIRS = [
    ("china", "russia"), ("usa", "india"), ("estonia", "russia"), ("israel", "iran"),
    ("peru", "chile"), ("nauru", "palau"), ("east germany", "west germany"),
    ("bavaria", "saxony"), ("netherlands", "united arab emirates"),
]  # fmt: skip


@pytest.fixture(scope="module", params=PAIRS, ids="-".join)
def dossier(request, dossiers):
    return dossiers(*request.param)


def test_every_question_has_one_sentence_of_at_most_25_words(dossier):
    assert [summary.question for summary in dossier.summaries] == list(ORDER)
    for summary in dossier.summaries:
        assert len(summary.sentence.split()) <= MAX_WORDS
        assert summary.sentence.endswith(".")
        assert summary.sentence[0].isupper() or summary.sentence[0].isdigit()


def test_sentences_have_no_place_holder_no_double_space_and_no_wrong_number(dossier):
    sentences = [s.sentence for s in dossier.summaries] + [f.sentence for f in dossier.findings]
    for sentence in sentences:
        assert not re.search(r"[{}]|  |\bnan\b|None|\b1 states\b|\s,|-0\b", sentence), sentence
        assert not re.search(r"(?<!the )(?<!The )United (?:States|Arab)", sentence), sentence


def test_findings_are_of_different_questions_and_measures_the_most_telling_first(dossier):
    findings = dossier.findings
    assert len({made.question for made in findings}) == len(findings)
    assert len({made.figure.measure for made in findings}) == len(findings)
    pairs = [m.score for m in findings if not m.figure.perspective.is_state]
    calm = pairs[sum(m.criterion is FindingKind.HOSTILITY for m in findings) :]
    assert calm == sorted(calm, reverse=True)
    assert findings == select_findings(dossier.highlights)


def test_a_finding_has_the_number_of_its_figure(dossier):
    for made in dossier.findings:
        if made.criterion is FindingKind.LEVEL:
            number = re.escape(newspaper_amount(made.figure.value, made.figure.unit).split(" ")[0])
            written = {"no": r"\d", "one": r"\b(?:one|1)\b"}.get(number, number)
            assert re.search(written, made.sentence)


@pytest.mark.parametrize(
    ("pair", "hostile"), [(PAIRS[0], False), (PAIRS[2], True), (PAIRS[3], True)]
)
def test_hostile_facts_come_first_and_change_the_headings(dossiers, pair, hostile):
    dossier = dossiers(*pair)
    assert is_hostile(dossier.answers) == hostile
    assert (dossier.findings[0].criterion is FindingKind.HOSTILITY) == hostile
    assert ("cooperate" in dossier.headings["drivers"]) != hostile


def test_a_yardstick_word_has_one_band_and_every_percentile_has_one():
    lows = [band.low for band in BANDS]
    assert lows == sorted(lows, reverse=True)
    assert lows[-1] == 0
    words = {yardstick(p / 10, "amount") for p in range(1001)}
    assert len(words) == len(BANDS)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0.0019, share_of("trade"), "0.19 percent"),
        (239_000, DOLLARS, "239 billion dollars"),
        (1, VETOES, "one veto"),
        (0, SANCTION_CASES, "no sanction cases"),
        (8.76, TIMES, "8.8 times"),
    ],
)
def test_numbers_are_set_as_newspapers_do(value, unit, words):
    assert newspaper_amount(value, unit) == words


def test_a_multiple_of_two_is_twice_and_one_of_one_is_no_multiple():
    assert spell_multiples("it was 2 times as large") == "it was twice as large"
    assert spell_multiples("it was 2.2 times as large, 12 times that") == (
        "it was 2.2 times as large, 12 times that"
    )
    assert spell_multiples("it was 1 times as large") == "it was about as large"


def test_every_measure_of_a_construct_has_a_name_for_disagreements():
    indicators = [i for question in questions().values() for i in question.indicators]
    assert {i.measure for i in indicators if i.construct} == CONSTRUCTS.keys()


def figure(measure, year, percentile):
    return Figure(
        measure, measure, "A and B", Perspective.PAIR, DOLLARS, "more", "dyad", year, 50.0, "50",
        percentile=percentile, count=100,
    )  # fmt: skip


def answer_of(figures, conflicts=()):
    question = next(iter(questions().values()))
    return Answer(
        question, "?", "It is so.", tuple(figures), (), (), (), (), conflicts=tuple(conflicts)
    )


def test_two_measures_that_disagree_stand_out_by_how_far_they_are_apart():
    one, other = figure("vote_pi", 2020, 40.0), figure("s_score", 2020, 90.0)
    conflict = Conflict((one, other), (40.0, 90.0), "alignment")
    (highlight,) = rank_highlights([answer_of([one, other], [conflict])], dyad("peru", "chile"))
    assert highlight.criterion is FindingKind.DISAGREEMENT
    assert highlight.score == 50.0
    assert highlight.sentence == (
        "Alignment in 2020 was about as much as for most pairs by agreement of votes beyond chance "
        "(pi), but more than for most pairs by the similarity S of their votes."
    )


def test_two_measures_in_one_band_do_not_disagree_in_words():
    one, other = figure("vote_pi", 2020, 30.0), figure("s_score", 2020, 70.0)
    conflict = Conflict((one, other), (30.0, 70.0), "alignment")
    assert not rank_highlights([answer_of([one, other], [conflict])], dyad("peru", "chile"))


def test_a_figure_long_past_comes_last_by_the_share_that_is_newer():
    trade, crises = figure("trade", 2020, 50.5), figure("crises", 2003, 99.0)
    ranked = rank_highlights([answer_of([crises, trade])], dyad("peru", "chile"))
    assert [(h.criterion, h.score) for h in ranked] == [
        (FindingKind.LEVEL, 1.0),
        (FindingKind.AGE, 50.0),
    ]
    assert ranked[-1].sentence == "The newest figure of “crises” is from 2003."


def test_a_year_is_the_newest_in_the_data_only_where_others_are_newer(dossiers):
    turkey = dossiers("turkey", "greece")
    assert "the newest year in the data" in turkey.findings[0].sentence
    assert without_newest_year("in 1995, the newest year in the data.") == "in 1995."


def test_names_have_their_article():
    assert with_article("Netherlands") == "the Netherlands"
    assert possessive("Russia") == "Russia's"
