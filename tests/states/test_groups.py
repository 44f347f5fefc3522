"""Who belonged to which group of states when."""

from datetime import date
from itertools import pairwise

import pytest

from comity.errors import UnknownNameError
from comity.states import find_group, states
from comity.states.codes import un_seat_of_china
from comity.states.groups import groups, members_of_group, western_states


@pytest.mark.parametrize(
    ("group", "when", "count"),
    [
        ("EU", 1958, 6),
        ("EU", 1985, 10),
        ("EU", date(1990, 10, 3), 12),
        ("EU", 2010, 27),
        ("EU", 2013, 28),
        ("EU", date(2020, 2, 1), 27),
        ("NATO", 1950, 12),
        ("NATO", 1985, 16),
        ("NATO", 2025, 32),
        ("UN", date(1945, 12, 31), 51),
        ("UN", 2020, 193),
        ("G7", 1980, 7),
        ("BRICS", 2020, 5),
        ("BRICS", 2025, 10),
        ("SCO", 2025, 10),
        ("EAEU", 2020, 5),
        ("CSTO", 2020, 6),
        ("ASEAN", 2000, 10),
        ("GCC", 2000, 6),
        ("Arab League", 2020, 21),
        ("African Union", 2020, 54),
        ("OECD", 2025, 38),
        ("Warsaw Pact", 1985, 7),
        ("Commonwealth", 2025, 56),
        ("EU", 1950, 0),
    ],
)
def test_a_group_has_as_many_members_as_it_says(group: str, when: date | int, count: int) -> None:
    assert len(members_of_group(group, when)) == count


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("European Union", "EU"),
        ("EEC", "EU"),
        ("League of Arab States", "Arab League"),
        ("United Nations", "UN"),
        ("UN", "UN"),
        ("AU", "African Union"),
        ("Shanghai Cooperation Organisation", "SCO"),
        ("Commonwealth of Nations", "Commonwealth"),
        ("Gulf Cooperation Council", "GCC"),
        ("mercosur", "Mercosur"),
    ],
)
def test_a_group_is_found_by_the_names_it_goes_by(name: str, group: str) -> None:
    assert find_group(name).name == group


@pytest.mark.parametrize("name", ["G20", "Organisation of African Unity", "China", "nonsense", ""])
def test_a_group_without_recorded_members_says_which_there_are(name: str) -> None:
    with pytest.raises(UnknownNameError, match="Recorded are EU, NATO"):
        find_group(name)


def test_members_are_states_with_spells_in_order() -> None:
    for group in groups().values():
        for ccode, spells in group.spells.items():
            assert ccode in states()
            for earlier, later in pairwise(spells):
                assert earlier.end is not None
                assert earlier.end < later.start


def test_members_that_end_as_states_end_as_members() -> None:
    for group in groups().values():
        for ccode, spells in group.spells.items():
            ended = states()[ccode].spells[-1].end
            assert ended is None or (spells[-1].end is not None and spells[-1].end <= ended)


@pytest.mark.parametrize("day", [date(1946, 6, 1), date(1960, 1, 1), date(1971, 10, 25)])
def test_one_state_holds_the_seat_of_china(day: date) -> None:
    assert members_of_group("UN", day) & {710, 713} == {un_seat_of_china(day)}


def test_west_germany_becomes_germany() -> None:
    assert {255, 260} & members_of_group("NATO", date(1990, 10, 2)) == {260}
    assert {255, 260} & members_of_group("NATO", date(1990, 10, 3)) == {255}


def test_the_west_is_the_members_of_three_groups_when_the_year_ends():
    assert {2, 200, 220, 740} <= western_states(2020)
    assert not {365, 710, 750} & western_states(2020)
    assert 260 in western_states(1989)
    assert 260 not in western_states(1990)  # reunited on 3 October
    assert 255 in western_states(1990)
