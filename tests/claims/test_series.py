"""Figures of one sentence confirm how each other were read."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.figures.compared import read_multiple
from comity.claims.figures.frame import Frame, Scene
from comity.claims.figures.parts import find_parts
from comity.claims.lexicon import read_lexicon
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import gather_names
from comity.claims.text.quantities import find_quantities
from comity.claims.text.times import TimeSpan
from comity.claims.verdict.series import confirm, settle

ISRAEL, CHINA, INDIA = 666, 710, 750


def names_of(text, values):
    return [one.verdict.name.value for one in check(document_from_text(text), values).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China bought 33 percent of what Chile sold abroad in 2019, the United States a mere 14.",
         ["supported", "supported"]),
        ("Israel puts 8.8 percent of its GDP into defence, Greece 6.6 percent and Poland 4.2 "
         "percent, on figures for 2024.", ["supported", "contradicted", "supported"]),
    ],
)  # fmt: skip
def test_a_list_is_denied_member_by_member(text, expected, values):
    assert names_of(text, values) == expected


def test_the_figure_of_another_state_is_not_taken_for_that_of_the_subject(values):
    text = (
        "Thailand's economy, 377 billion dollars in 2019, is smaller than that of the "
        "Philippines, 544 billion."
    )
    assert set(names_of(text, values)) == {"untestable"}


def test_nothing_is_confirmed_or_settled_where_there_is_nothing(values):
    assert confirm([], values) == settle([]) == []


@pytest.mark.parametrize(
    ("sentence", "states", "against", "base"),
    [
        ("It was twice as much as in 2022.", (ISRAEL,), (ISRAEL,), 2022),
        ("It was three times that of India.", (CHINA,), (INDIA,), None),
        ("In 1990 it was five times as much.", (ISRAEL,), (ISRAEL,), 2024),
    ],
)
def test_a_multiple_is_of_the_figure_before(sentence, states, against, base):
    before = Frame("military_burden", states, 0, "percent")
    scene = Scene(before, before, (), TimeSpan("year", last=2024))
    mentions = gather_names(read_lexicon()).find_states(sentence)
    part = find_parts(sentence, mentions, find_quantities(sentence), 2026)[0]
    frame = read_multiple(part, scene)
    assert (frame.measure, frame.states, frame.against, frame.base) == (
        "military_burden", states, against, base,
    )  # fmt: skip
