"""Shares of the other of two states, states by their epithets, and sanctions without a sender."""

from __future__ import annotations

import pytest

OTHERS = [
    (
        "Germany accounted for 35 percent of Austrian trade in 2017, Austria for 5 percent of the "
        "German total.",
        ("trade_share", (255, 305)),
    ),
    (
        "Hungary does 5 percent of its trade with Austria; for the latter the former is worth 3 "
        "percent.",
        ("trade_share", (305, 310)),
    ),
    (
        "Bolivia got 12 percent of its imports from Chile in 2018, which for the Chileans meant "
        "1.6 percent of their exports.",
        ("export_share", (155, 145)),
    ),
    (
        "Uruguay sent 28 percent of its exports to China in 2019, for which that was 0.1 percent "
        "of all imports.",
        ("import_share", (710, 165)),
    ),
]


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_a_share_for_the_other_of_two_is_of_what_that_one_trades(text, expected, verdicts_of):
    assert expected in verdicts_of(text)


def test_two_owners_taken_together_are_added_up(verdicts_of):
    text = "Norway's military spending of 7.5 billion dollars in 2019 was less than Sweden's and "
    found = verdicts_of(text + "Denmark's taken together.")
    assert found == {("military_spending", (385,)): "supported"}


EPITHETS = [
    ("In 1985-89 the Islamic Republic bought half of its arms from China.", (630, 710)),
    ("The Hermit Kingdom bought all of its arms from Russia in 2010-14.", (731, 365)),
    ("In 2015-19 the Hashemite Kingdom bought 37 percent of its arms from America.", (663, 2)),
]


@pytest.mark.parametrize(("text", "states"), EPITHETS)
def test_an_epithet_is_the_state_that_it_names(text, states, verdicts_of):
    assert ("arms_import_share", states) in verdicts_of(text)


def test_another_republic_that_says_whose_it_is_is_not_taken_for_it(verdicts_of):
    found = verdicts_of("The Islamic Republic of Mauritania bought its arms from China.")
    assert not any(630 in states for _, states in found)


def test_the_north_is_that_of_the_state_spoken_of(verdicts_of):
    before = "South Korea and North Korea have talked for years."
    text = "The North exported goods worth 2.6 billion dollars to China in 2015."
    assert ("exports", (731, 710)) in verdicts_of(text, before)
    assert ("exports", (732, 710)) not in verdicts_of(text, before)
    assert not verdicts_of("The North exported goods worth 2.6 billion dollars to China.")


def test_sanctions_are_those_of_the_state_whose_were_spoken_of(verdicts_of):
    before = "The United States has sanctions on many states."
    found = verdicts_of("Sanctions on Iran were imposed in 1979.", before)
    assert found == {("sanctions_imposed", (2, 630)): "supported"}
    alone = verdicts_of("Sanctions on Iran were imposed in 1979.")
    assert ("sanctions_imposed", (2, 630)) not in alone
