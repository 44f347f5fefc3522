"""An answer says of each figure which year it is of, and leans on no clause that is not there."""

from __future__ import annotations

import re
from functools import cache

import pytest

import comity
from comity.questions.summary.summarise import summarise


def answer_on(dossier, question):
    return next(answer for answer in dossier.answers if answer.question.name == question)


@cache
def dossier_of(one, other, year):
    return comity.dossier(one, other, year=year)


@pytest.fixture(scope="module")
def kosovo(dossiers):
    """Kosovo has no seat in the United Nations, and Serbia has."""
    return dossiers("kosovo", "serbia")


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("order", "Serbia voted with the United States on"),
        ("order", "The ideal point of Serbia lay"),
        ("order", "By Comity's own estimate Serbia stood at"),
        ("pressure", "of the trade of Serbia was with states that sanctioned it in"),
        ("pressure", "Serbia differed from the other members on"),
        ("pressure", "Serbia stood with fewer than five others on"),
    ],
)
def test_the_second_state_has_a_clause_of_its_own_where_the_first_has_none(
    question, clause, kosovo
):
    assert clause in answer_on(kosovo, question).sentence


def test_the_second_state_has_its_own_year_where_the_first_has_another(dossiers):
    """Taiwan's votes ended in 1970, and Japan's did not."""
    order = answer_on(dossiers("taiwan", "japan"), "order").sentence
    assert "Taiwan voted with the United States on 53.7% of roll calls" in order
    assert "Japan voted with the United States on" in order
    assert "did so" not in order


def test_states_that_are_alike_are_said_in_one_breath(dossiers):
    assert "Chile did so on" in answer_on(dossiers("peru", "chile"), "order").sentence


@pytest.mark.parametrize("question", ["economic", "interdependence"])
def test_a_value_of_long_before_the_year_answers_nothing(question):
    """Soviet trade with Cuba is known to 1939 and in 1957."""
    answer = answer_on(dossier_of("cuba", "soviet union", 1985), question)
    pair = [f for f in answer.figures if f.measure in {"trade", "exports", "trade_share"}]
    assert {f.value for f in pair} == {None}
    assert all("the newest value up to 1985 is that of 19" in f.missing_reason for f in pair)


def test_what_ended_with_its_source_is_still_known():
    exercises = next(
        figure
        for figure in answer_on(dossier_of("peru", "chile", 2024), "military").figures
        if figure.measure == "joint_exercises"
    )
    assert exercises.year == 2010


def test_a_year_that_was_asked_for_is_not_the_last_coded(dossiers):
    cuba = answer_on(dossier_of("cuba", "soviet union", 1985), "military").sentence
    assert "in 1985." in cuba
    assert "coded" not in cuba
    assert (
        "in 2010, the last year coded" in answer_on(dossiers("peru", "chile"), "military").sentence
    )


@pytest.mark.parametrize("question", ["economic", "divergence", "interdependence"])
def test_no_data_is_said_only_where_there_are_none(question, dossiers, kosovo):
    for dossier in (kosovo, dossiers("nauru", "palau")):
        answer = answer_on(dossier, question)
        says_none = "no open data" in summarise(answer, dossier.dyad).sentence
        assert says_none == ("No open data" in answer.sentence)


def test_one_case_was_and_several_were():
    pressure = answer_on(dossier_of("czechoslovakia", "hungary", 1985), "pressure").sentence
    assert "case against Czechoslovakia was active" in pressure
    assert "cases against Hungary were active" in pressure


def test_what_is_long_past_is_said_to_be_the_newest_once_a_year(dossiers):
    sentence = answer_on(dossiers("north korea", "south korea"), "economic").sentence
    assert sentence.count("1997 (the newest year in the data)") == 1
    assert "in 2024 (" not in sentence


def test_what_is_known_of_disputes_says_where_the_data_end(dossiers):
    """Peace is no more than the data say: they end in 2014, and their zero is of that year."""
    peaceful = answer_on(dossiers("nauru", "palau"), "divergence").sentence
    assert (
        "No militarised dispute between them was recorded in 2014, the last year coded." in peaceful
    )
    rivals = answer_on(dossiers("india", "pakistan"), "divergence").sentence
    assert re.search(r"They had 1\sdispute in 2014, the last year coded\.", rivals)


def test_how_many_measures_have_data_is_no_change(dossiers):
    figures = answer_on(dossiers("china", "russia"), "asymmetry").with_value
    counts = [figure for figure in figures if figure.measure == "junior_measures"]
    assert counts
    assert all(figure.changes == () for figure in counts)
