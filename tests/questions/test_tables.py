"""Small tables beside the figures: what they say, and that it does not hang on the order."""

from __future__ import annotations

import pytest

from comity.questions.answer import answer
from comity.questions.registry import questions
from comity.states.dyad import dyad


@pytest.fixture(scope="module")
def grids(values):
    """Give the grids of some questions about two states, by title."""

    def of(a, b, year=None):
        asked = [questions()[name] for name in ("military", "asymmetry", "pressure")]
        found = answer(asked, dyad(a, b), values, year)
        return {grid.title: grid for part in found for grid in part.tables}

    return of


LADDER = "The ladder of military alignment, step by step"
JUNIOR = "The junior partner, measure by measure"
WEATHER = "Before and after sanctions began"


def test_each_step_stands_with_its_last_year_and_its_evidence(grids):
    rows = grids("china", "russia")[LADDER].rows
    assert [row[1:4] for row in rows] == [
        ("yes", "2018", "1992"),
        ("yes", "2024", "1992"),
        ("yes", "2010", "2009"),
        ("no", "2010", "1984, the first year covered"),
        ("no", "2018", "1981"),
    ]
    assert rows[0][4] == "obligations: non-aggression, consultation"
    assert rows[2][4].replace("\xa0", " ") == "3 of 5 years; 8 exercises"


def test_as_of_a_year_no_step_is_told_from_later_ones(grids):
    rows = grids("china", "russia", 1993)[LADDER].rows
    assert [row[1] for row in rows] == ["yes", "yes", "no", "no", "no"]
    assert {row[2] for row in rows} == {"1993"}


def test_each_measure_points_to_the_same_state_in_either_order(grids):
    one, other = (
        {row[0]: row[1:] for row in grids(*pair)[JUNIOR].rows}
        for pair in (("china", "russia"), ("russia", "china"))
    )
    assert one == other
    assert one["GDP"][0] == one["cost of a rupture of trade"][0] == "Russia"
    assert one["share of arms imports"][0] == "China"
    assert one["share of arms imports"][1] == "71.6% against 2.0%"


def test_of_states_before_the_data_nothing_is_told(grids):
    assert JUNIOR not in grids("france", "russia", 1815)


def test_sanctions_are_told_once_their_years_have_passed(grids):
    rows = grids("china", "russia", 2018)[WEATHER].rows
    starts = {row[0].split(":")[0] for row in rows}
    assert starts == {"China 1989", "Russia 1991", "Russia 2014"}
    assert not grids("switzerland", "iceland").get(WEATHER)


def test_arms_are_told_by_kind_and_five_years(grids):
    [grid] = [g for title, g in grids("china", "russia").items() if "by kind" in title]
    ships = next(row for row in grid.rows if row[0] == "from Russia: Ships")
    assert ships[1:] == ("1,460", "760", "2,820", "none", "none", "none")
