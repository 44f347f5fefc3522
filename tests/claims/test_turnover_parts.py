"""Turnovers told in parts: each part says who lost a place, who had it, or who has it."""

from __future__ import annotations

import pytest

from comity.claims.turnovers.contrasts import split_contrast
from comity.claims.turnovers.parts import PARTS
from comity.claims.turnovers.places import mask_roles
from comity.claims.turnovers.split import split_turnover

OLD, NEW = "Peru is no longer Mali's main supplier", "Cuba is now Mali's main supplier"
TOLD = [
    "Peru's days as Mali's main supplier are over; Cuba has stepped into its shoes.",
    "Mali has switched from Peru to Cuba as its main supplier.",
    "Mali has swapped Peru for Cuba as its main supplier.",
    "Where Peru was once Mali's main supplier, Cuba is now.",
    "Cuba has taken the place that Peru had held as Mali's main supplier.",
    "Mali's main supplier used to be Peru; since then Cuba has moved to the top of the list.",
    "Peru was Mali's main supplier until 2006, but now Cuba holds that place.",
    "Peru's old position as Mali's main supplier has passed to Cuba.",
    "Cuba, not Peru, is now Mali's main supplier.",
    "Peru, which was long Mali's main supplier, has been dislodged by Cuba.",
    "Mali's main supplier is Cuba these days rather than Peru.",
    "Cuba has knocked Peru off its perch as Mali's main supplier.",
    "As Mali's main supplier, Peru has had to make way for Cuba.",
    "Having ousted Peru, Cuba is Mali's main supplier.",
    "The crown of main supplier to Mali, long worn by Peru, has gone to Cuba.",
    "Mali, whose main supplier was Peru until 2006, has found a new one in Cuba.",
    "The title of Mali's main supplier, once Peru's, is now held by Cuba.",
    "Mali's main supplier is no longer Peru: Cuba has reclaimed the title.",
    "The honour of being Mali's main supplier, which Peru had in the 1990s, has passed to Cuba.",
]


def split(text):
    found = ((text.index(name), text.index(name) + len(name)) for name in ("Peru", "Cuba", "Mali"))
    return split_turnover(text, sorted(found))


@pytest.mark.parametrize("text", TOLD)
def test_who_lost_a_place_and_who_has_it_are_told(text):
    assert split(text) == [OLD, NEW]


@pytest.mark.parametrize(
    "text",
    [
        "Cuba, not Peru, is Mali's main supplier.",
        "Mali's main supplier is Cuba, its old friend, and not, as is often said, distant Peru.",
        "Not Peru but Cuba is Mali's main supplier.",
    ],
)
def test_who_is_not_meant_may_never_have_had_the_place(text):
    assert split(text) == ["Peru is not Mali's main supplier", NEW]


def test_whose_the_place_is_may_be_told_by_the_part_of_who_lost_it():
    text = "Mali no longer looks to Peru for its arms: Cuba has taken over as its main supplier."
    assert split(text) == [OLD, NEW]


def test_since_when_a_place_is_held_is_said_of_its_holder_alone():
    text = "Peru lost its crown as Mali's main supplier, and Cuba has worn it since 2020."
    assert split(text) == [OLD, "Cuba has been Mali's main supplier since 2020"]


def test_a_place_lower_down_is_told_as_what_it_is():
    text = "Peru has dropped to second place among Mali's suppliers, behind Cuba."
    assert split(text) == [
        "Peru is now Mali's second-largest supplier",
        "Cuba is now Mali's largest supplier",
    ]


def test_the_year_of_a_turnover_is_that_of_both():
    text = "Last year Cuba edged past Peru to become the biggest seller of goods to Mali."
    assert split(text) == [
        "Peru was no longer Mali's biggest supplier of goods last year",
        "Cuba was Mali's biggest supplier of goods last year",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Peru was Mali's main supplier; Cuba sells it nothing.",
        "Peru may no longer be Mali's main supplier; Cuba hopes to be.",
        "Peru is Mali's main supplier and Cuba its main customer.",
        "Peru has given way to Cuba as Mali's main supplier, in some years.",
        "Neither Peru nor Cuba is Mali's main supplier now.",
    ],
)
def test_nothing_is_told_where_one_part_tells_no_turnover(text):
    assert split(text) == [text]


def test_whose_place_it_is_stays_open_where_several_states_may_own_it():
    text = "Cuba has taken over from Peru as its main supplier, Mali and Fiji say."
    spans = [(text.index(name), text.index(name) + 4) for name in ("Cuba", "Peru", "Mali", "Fiji")]
    assert split_turnover(text, spans) == [text]


def test_a_place_has_one_spelling():
    assert mask_roles("«S0» tops the list of «S1»'s buyers")[0] == "«S0» is «R0»"
    assert mask_roles("«S0» tops the list of «S1»'s buyers")[1] == {"«R0»": "«S1»'s largest buyer"}


def test_what_is_bought_from_one_and_not_from_another_is_two_clauses():
    assert split_contrast("«S0» buys most of its fuel not from «S1» but from «S2»") == [
        "«S0» no longer buys most of its fuel from «S1»",
        "«S0» buys most of its fuel from «S2»",
    ]
    assert split_contrast("«S0» buys most of its fuel from «S1»") == []


def test_who_had_a_place_in_a_year_had_it_then_and_the_next_so_many_years_later():
    text = "Mali's main supplier was Peru in 2002; Cuba took its place two years later."
    assert split(text) == [
        "Peru was Mali's main supplier in 2002",
        "Cuba was Mali's main supplier in 2004",
    ]

    text = "Mali's main supplier was Peru in 2002, and in 2004 Cuba had replaced it."
    assert split(text)[1] == "Cuba was Mali's main supplier in 2004"


def test_by_when_a_place_was_taken_is_the_year_of_both():
    assert split("By 2013 Cuba had dislodged Peru as Mali's main supplier.") == [
        "Peru was no longer Mali's main supplier in 2013",
        "Cuba was Mali's main supplier in 2013",
    ]
    text = "In 2013 Cuba overtook Peru as Mali's main supplier."
    assert split(text) == [text]


def test_who_did_it_and_who_did_not_are_two_clauses():
    assert split_contrast("It was not «S0» that supplied most of «S1»'s arms, but «S2»") == [
        "It was not «S0» that supplied most of «S1»'s arms",
        "«S2» supplied most of «S1»'s arms",
    ]
    assert split_contrast("It is now «S2», not «S0», that supplies most of «S1»'s arms") == [
        "It is not «S0» that supplies most of «S1»'s arms",
        "«S2» supplies most of «S1»'s arms",
    ]


def test_every_part_says_who_had_a_place_or_who_has_it():
    assert all({"old", "new"} & set(part.groupindex) for part in PARTS)


def test_a_part_ends_where_a_clause_may_end():
    lost = "«S0» lost its place"
    assert any(part.match(f"{lost}, as many say") for part in PARTS)
    assert not any(part.match(f"{lost} in the sun") for part in PARTS)
