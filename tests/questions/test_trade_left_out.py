"""A figure says which trade it leaves out, and nothing is made of what may only be hidden."""

from __future__ import annotations

from dataclasses import replace

import pytest

import comity
from comity.panels.codebook import find_hidden_flows
from comity.questions.figure import list_omissions
from comity.questions.summary.highlights import FindingKind, rank_highlights
from comity.reports.brief.model import make_brief
from comity.reports.dossier.html import render
from comity.sources.hidden_fuels import HIDDEN
from comity.wording.answers import hidden_flow_sentence

HIDDEN_FROM_CUSTOMS = (
    "What Iran has sold to China since 2019 is not all known: figures of their trade lack fuels "
    "that sanctions hide from customs."
)


def unknown(brief):
    return next(s.sentences for s in brief.sections if s.heading == "What is not known")


def names(dossier, measure):
    figures = [f for answer in dossier.answers for f in answer.figures if f.measure == measure]
    return {str(figure.perspective): figure.omissions for figure in figures}


@pytest.mark.parametrize("words", [300, 700])
def test_a_brief_says_first_what_its_trade_leaves_out(dossiers, words):
    assert unknown(make_brief(dossiers("iran", "china"), words))[0].text == HIDDEN_FROM_CUSTOMS


def test_it_speaks_against_every_answer_with_such_trade(dossiers):
    answers = {a.question.name: a for a in dossiers("iran", "china").answers}
    for name in ("economic", "interdependence"):
        assert answers[name].caveat == HIDDEN_FROM_CUSTOMS
        assert HIDDEN_FROM_CUSTOMS in answers[name].gaps
    assert answers["military"].omissions == ()


def test_only_the_direction_that_is_hidden_is_meant(dossiers):
    assert names(dossiers("iran", "china"), "exports") == {
        "a to b": (HIDDEN_FROM_CUSTOMS,), "b to a": (),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("pair", "year", "said"),
    [
        (("cuba", "venezuela"), 2012, "What Venezuela sold to Cuba from 2006 to 2015 is not all "
         "known: figures of their trade lack fuels of a supplier that neither side has published."),
        (("iran", "turkey"), 2023, "What Iran has sold to Turkey since 2023 is not all known: "
         "figures of their trade lack natural gas whose origin customs keep secret or leave out."),
        (("iran", "india"), 2023, "Sanctions hide from customs much of what Iran has sold since "
         "2019; figures of its trade may lack some of it."),
        (("iran", "india"), 2018, ""),
        (("china", "germany"), None, ""),
    ],
)  # fmt: skip
def test_each_kind_of_hidden_trade_has_its_words(pair, year, said, values):
    figures = [f for a in comity.dossier(*pair, year=year).answers for f in a.figures]
    omissions = list_omissions(figures)
    assert said in omissions if said else not omissions


def test_every_flow_that_is_hidden_has_a_sentence_of_at_most_35_words():
    for flow in HIDDEN:
        flows = find_hidden_flows("exports", (flow.exporter, flow.importer), flow.years[1])
        (hidden,) = (one for one in flows if one.why == flow.why)  # gas and crude oil apart
        sentence = hidden_flow_sentence(hidden.why, "Iran", "China", hidden.years)
        assert len(sentence.split()) <= 35
        assert str(flow.years[0]) in sentence


def test_nothing_is_made_of_a_fall_or_a_low_level_that_hidden_trade_could_explain(dossiers):
    dossier = dossiers("iran", "china")
    hidden = [h for h in dossier.highlights if h.figure.omissions]
    assert hidden
    assert FindingKind.CHANGE not in {h.criterion for h in hidden}
    open_answers = [
        replace(a, figures=tuple(replace(f, omissions=()) for f in a.figures))
        for a in dossier.answers
    ]
    kinds = {h.criterion for h in rank_highlights(open_answers, dossier.dyad)
             if h.figure.measure == "trade_share"}  # fmt: skip
    assert FindingKind.CHANGE in kinds


def test_the_first_screen_of_a_dossier_says_it_before_the_answers(dossiers):
    assert dossiers("iran", "china").opening_notes == (HIDDEN_FROM_CUSTOMS,)
    assert dossiers("peru", "chile").opening_notes == ()
    page = render(dossiers("iran", "china"))
    assert page.index(HIDDEN_FROM_CUSTOMS) < page.index("Why they cooperate")
