"""Any two states have a dossier: great and small, living and dead, near and far."""

from __future__ import annotations

import json

import pytest
from test_round_trip import SAMPLE

from comity.errors import InvalidRequestError
from comity.reports.dossier.html import render
from comity.reports.dossier.json import as_json
from comity.reports.dossier.model import make_dossier
from comity.states.dyad import dyad

PAIRS = [
    ("china", "russia"), ("usa", "uk"), ("usa", "india"), ("france", "germany"),
    ("china", "pakistan"), ("russia", "belarus"), ("north korea", "south korea"),
    ("iran", "israel"), ("saudi arabia", "iran"), ("ukraine", "russia"),
    ("taiwan", "china"), ("cuba", "usa"), ("brazil", "argentina"), ("japan", "china"),
    ("nauru", "tuvalu"), ("monaco", "liechtenstein"), ("san marino", "andorra"),
    ("palau", "micronesia"), ("tonga", "samoa"), ("kosovo", "serbia"),
    ("south sudan", "sudan"), ("east timor", "indonesia"), ("eritrea", "ethiopia"),
    ("east germany", "west germany"), ("south vietnam", "north vietnam"),
    ("south yemen", "north yemen"), ("czechoslovakia", "ussr"), ("yugoslavia", "albania"),
    ("prussia", "austria-hungary"), ("bavaria", "saxony"), ("ottoman empire", "russia"),
    ("papal states", "two sicilies"), ("tuscany", "modena"), ("zanzibar", "kenya"),
    ("korea 1900", "japan"), ("bhutan", "nepal"), ("maldives", "iceland"),
    ("mongolia", "china"), ("switzerland", "sweden"), ("chad", "bolivia"),
    ("mexico", "usa"), ("turkey", "greece"), ("nigeria", "south africa"),
]  # fmt: skip


def named(name):
    """Old Korea needs its code: its name stands for two states today."""
    return 730 if name == "korea 1900" else name


ANY_PAIR = [
    *(pytest.param(*pair, id="-".join(pair), marks=pytest.mark.full) for pair in PAIRS),
    *(pytest.param(*pair, id=kind) for kind, pair in SAMPLE),
    *(pytest.param(*pair, id="-".join(pair)) for pair in (PAIRS[0], PAIRS[10])),
]
"""The pairs whose briefs are read (one of each kind), China, Taiwan; or many in the full run."""


@pytest.mark.parametrize(("a", "b"), ANY_PAIR)
def test_every_question_is_answered_or_says_why_not(a, b, dossiers):
    dossier = dossiers(named(a), named(b))
    assert len(dossier.answers) == 12
    for answer in dossier.answers:
        assert answer.sentence.endswith(".")
        assert "None" not in answer.sentence
        assert "nan" not in answer.sentence.lower().split()
        assert "  " not in answer.sentence
        for figure in answer.figures:
            assert (figure.value is None) == bool(figure.missing_reason)
            assert figure.value is None or figure.tables, figure.measure
    json.loads(as_json(dossier))


@pytest.mark.parametrize(("a", "b"), [PAIRS[0], PAIRS[14], PAIRS[28]])
def test_the_order_of_the_states_changes_who_is_named_first_and_nothing_else(a, b, dossiers):
    one, other = dossiers(a, b), dossiers(b, a)
    for first, second in zip(one.answers, other.answers, strict=True):
        mine = {(f.measure, f.perspective): f.value for f in first.figures}
        theirs = {(f.measure, f.perspective.reverse): f.value for f in second.figures}
        both = mine.keys() & theirs.keys()
        assert {key: mine[key] for key in both} == {key: theirs[key] for key in both}
        ahead = {(p.outlook.measure, p.perspective): p.outlook for p in first.forecasts}
        turned = {(p.outlook.measure, p.perspective.reverse): p.outlook for p in second.forecasts}
        assert ahead == turned
        assert len(both) + len(ahead) >= 4


def test_a_dead_pair_says_that_its_figures_are_old(dossiers):
    dossier = dossiers("east germany", "west germany")
    assert "only until 1990" in dossier.notes[0]
    assert "only until 1990" in render(dossier)


def test_states_that_never_met_are_refused(values):
    with pytest.raises(InvalidRequestError, match="never members"):
        make_dossier(dyad("tuscany", "kosovo"), values)


@pytest.mark.parametrize(
    ("names", "year", "title"),
    [
        (("ussr", "china"), 1975, "The Soviet Union and China"),
        (("ussr", "china"), None, "Russia and China"),
        (("east germany", "russia"), None, "East Germany and the Soviet Union"),
        (("persia", "ottoman empire"), 1900, "Persia and the Ottoman Empire"),
    ],
)
def test_states_go_by_their_names_of_the_year(names, year, title, values):
    dossier = make_dossier(dyad(*names), values, year)
    assert dossier.title == title
    if "Russia" not in title:
        assert "Russia" not in " ".join(answer.sentence for answer in dossier.answers)


def test_a_gap_stays_a_gap(china_russia):
    figures = (f for a in china_russia.answers for f in a.figures)
    development = next(f for f in figures if f.measure == "agreement_development")
    history = dict(development.history)
    assert history[2011] is None  # a year without a roll call on development
    assert list(history) == list(range(min(history), max(history) + 1))
    assert history[max(history)] is not None


def test_yardsticks_stand_beside_the_pair_and_never_the_pair_itself(china_russia):
    figure = next(
        f for a in china_russia.answers for f in a.figures if f.measure == "vote_agreement"
    )
    assert [contrast.label for contrast in figure.benchmarks] == [
        "China and Poland",
        "Japan and Russia",
        "Japan and Poland",
        "The United States and China",
        "France and Germany",
    ]


def test_where_measures_disagree_the_answer_says_so(china_russia):
    political = next(a for a in china_russia.answers if a.question.name == "political")
    assert any("kappa" in text for text in political.disagreements)


def test_what_cannot_be_known_is_said(china_russia):
    gaps = " ".join(gap for answer in china_russia.answers for gap in answer.gaps)
    assert "Intelligence that China and Russia share is not observable" in gaps
    assert "settle their trade" in gaps


def test_listed_facts_have_their_page_and_only_their_kind(china_russia):
    listed = {part.title: part for answer in china_russia.answers for part in answer.records}
    patrols = listed["Joint patrols of China and Russia"]
    assert patrols.total == len(patrols.shown) == len(patrols.pages)
    assert all("patrol" in line for line in patrols.shown)
    assert all(page.url.startswith(("https://", "http://")) for page in patrols.pages)
    assert listed["Pipelines between China and Russia"].pages == ()


def test_a_pair_without_a_list_is_told_of_no_facts(dossiers):
    dossier = dossiers("france", "germany")
    tables = {part.table for answer in dossier.answers for part in answer.records}
    assert not tables & {"relation_facts", "later_exercises", "settlement_shares"}
    figures = {f.measure for answer in dossier.answers for f in answer.figures}
    # Measures of lists of China and Russia alone are no gaps of other pairs.
    assert not {"exercises_after_2010", "own_currency_settlement"} & figures


def test_names_cannot_break_out_of_the_page(china_russia):
    from dataclasses import replace

    hostile = replace(china_russia.dyad.a, official_name="<script>alert(1)</script>")
    page = render(replace(china_russia, dyad=replace(china_russia.dyad, a=hostile)))
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_a_dossier_of_an_earlier_year_lists_nothing_that_came_later(values):
    dossier = make_dossier(dyad("china", "russia"), values, 2015)
    listed = {part.title: part.shown for answer in dossier.answers for part in answer.records}
    pipelines = next(shown for title, shown in listed.items() if title.startswith("Pipelines"))
    lines = next(shown for title, shown in listed.items() if title.startswith("Swap lines"))
    assert pipelines
    assert not any("Power of Siberia" in line for line in pipelines)
    assert any("2014" in line for line in lines)
    assert not any("from 2017" in line or "from 2020" in line for line in lines)
