"""Figures of families of measures: views, power, regimes, burdens and visits, in many words."""

from __future__ import annotations

import pytest

import comity


def _read(text: str) -> list[tuple[str, tuple[int, ...], str]]:
    """Return the measure, the states and the verdict of each claim with evidence."""
    return [
        (item.lookup.measure, item.lookup.states, claim.verdict.name.value)
        for claim in comity.check(text).claims
        for item in claim.verdict.evidence[:1]
    ]


SUPPORTED = {
    "Asked in 2023, 79 of every 100 Nigerians spoke well of China and 74 of America.": (
        "favourability",
        [(475, 710), (475, 2)],
    ),
    "Canadian goodwill towards China dwindled to 27 percent in 2019.": (
        "favourability",
        [(20, 710)],
    ),
    "The V-Dem index of electoral democracy gave Hungary 0.81 in 2010 and 0.44 in 2024.": (
        "polyarchy",
        [(310,), (310,)],
    ),
    "In 2014 the index of national capabilities of India stood at 0.08.": ("cinc", [(750,)]),
    "In 2024 Secretary Blinken landed in Egypt six times.": (
        "us_secretary_visits",
        [(2, 651)],
    ),
    "Estonia bore a heavy military burden in 2024, at 3.4 percent of GDP.": (
        "military_burden",
        [(366,)],
    ),
}


@pytest.mark.parametrize("text", SUPPORTED)
def test_families_are_read_by_their_own_words(text: str) -> None:
    """Hold each family's words to its measure and states, and the true figures to support."""
    measure, states = SUPPORTED[text]
    read = [(who, said) for name, who, said in _read(text) if name == measure]
    assert {who for who, _ in read} == set(states)
    assert any(said.startswith("supported") for _, said in read)


def test_a_second_state_viewed_keeps_the_people() -> None:
    """Hold "74 of America" after a view of China to the same people, and other people to theirs."""
    text = "Asked in 2023, 79 of every 100 Nigerians spoke well of China and 74 of America."
    assert {who for _, who, _ in _read(text)} == {(475, 710), (475, 2)}
    text = "In 2023, 57 percent of Indians thought well of Russia and 42 percent of Nigerians."
    assert {who for _, who, _ in _read(text)} == {(750, 365), (475, 365)}


@pytest.mark.parametrize(
    "text",
    [
        "In 2023, 57 percent of Indians had an unfavourable view of Russia.",
        "In 2023, 57 percent of Indians trusted Russia.",
        "Iran has been under an average of 28 sanctions a year since 1979.",
        "In 1913 the Ruritanian crown's index of capabilities stood at 0.17, and Italy's at 0.3.",
        "Liking for Russia among Indian adults under 35 was higher in 2023.",
    ],
)
def test_what_is_of_another_kind_is_left_open(text: str) -> None:
    """Hold dislike, trust, means over years, other owners and ages to no verdict on them."""
    assert {said for _, _, said in _read(text)} <= {"untestable", "not judged"}


def test_a_score_below_zero_is_one() -> None:
    """Hold a minus before a score of a list to be a part of it."""
    scores = [said for _, who, said in _read("Polity scored Kenya 9 in 2015, and Uganda -1.")]
    assert scores == ["supported", "supported"]
