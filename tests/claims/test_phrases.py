"""Trade said in many words is held to be read as the plain flows, shares and balances it means."""

from __future__ import annotations

import pytest

import comity
from comity.claims.anaphora.written_out import written_out
from comity.claims.lexicon import read_lexicon
from comity.claims.text.mentions import Context, NameIndex, gather_names


@pytest.fixture(scope="module")
def names() -> NameIndex:
    return gather_names(read_lexicon(None))


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("A fifth of what Kenya ships abroad lands in Ugandan ports.",
         "A fifth of Kenya's exports went to Uganda."),
        ("Of the weaponry sent to Peru in 1985-89, 40 percent was Soviet-made and a tenth French.",
         "Of Peru's arms imports in 1985-89, 40 percent came from Russia and a tenth from France."),
        ("One euro in four of its export earnings comes from Italy.",
         "a quarter of its exports comes from Italy."),
        ("Twelve cents of every dollar that Ghana earns abroad come from India.",
         "12 percent of Ghana's exports come from India."),
        ("Half of its sales abroad found buyers in Chile.", "Half of its exports went to Chile."),
        ("India supplies 9 percent of Nepal's imports and takes 5 percent.",
         "India supplies 9 percent of Nepal's imports and takes 5 percent of Nepal's exports."),
        ("Chile sold Peru coal worth $2.5 billion, a 20 percent slice of the market.",
         "Chile sold Peru coal worth $2.5 billion, 20 percent of Peru's coal imports."),
        ("Chile bought a billion dollars more from Peru in 2019 than it sold there.",
         "Chile had a trade deficit of 1 billion dollars with Peru in 2019."),
        ("Chile's trade with Peru was in the black by $2 billion in 2019.",
         "Chile had a trade surplus of $2 billion with Peru in 2019."),
        ("Peru, a market that takes a tenth of it, grew.",
         "Peru, which takes a tenth of it, grew."),
        ("Sales of French arms to Chad peaked in 1987; in 1999 there were none.",
         "French arms sales to Chad peaked in 1987; in 1999 no arms were delivered."),
        ("Chilean coal made up half of Peru's imports.",
         "Chilean coal made up half of Peru's coal imports."),
    ],
)  # fmt: skip
def test_many_words_are_written_as_the_plain_ones(said: str, plain: str, names: NameIndex) -> None:
    assert written_out(said, names, Context()).text == plain


@pytest.mark.parametrize(
    "said",
    [
        "It counted $3 billion worth of fuel sold to Peru in 2019.",
        "A third of what Peru buys from Chile is copper.",
        "Nine of every ten dollars that Peru earned abroad came from Chile, up from five.",
    ],
)
def test_what_means_something_else_stays_as_it_is(said: str, names: NameIndex) -> None:
    assert written_out(said, names, Context()).text == said


def _verdicts(text: str) -> list[tuple[str, tuple[int, ...], str]]:
    """Return the measure, states and verdict of each claim that is tested."""
    return [
        (claim.interpretation.test.lookups[0].measure, claim.interpretation.states,
         claim.verdict.name.value)
        for claim in comity.check(text).listed
        if claim.interpretation and claim.interpretation.test
    ]  # fmt: skip


def test_a_plain_reading_is_judged_true_and_false() -> None:
    assert _verdicts("Two thirds of what Bangladesh purchased abroad in 2023 was Chinese.") == [
        ("import_share", (771, 710), "contradicted")
    ]
    assert _verdicts(
        "Some 35 percent of what Bangladesh purchased abroad in 2023 was Chinese."
    ) == [("import_share", (771, 710), "supported")]


def test_a_fuel_of_one_state_is_a_share_of_that_fuel() -> None:
    text = (
        "Saudi crude made up 41 percent of what Japan imported in 2023, most of it for refineries."
    )
    assert _verdicts(text) == [("crude_oil_import_share", (740, 670), "supported")]


def test_a_subject_of_which_more_is_said_takes_the_place_of_the_subject_before() -> None:
    text = "Britain sided with America in 51% of roll calls of 2018 and France, an ally, in 48%."
    assert ("vote_agreement", (220, 2), "supported") in _verdicts(text)
