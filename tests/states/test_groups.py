"""Who belonged to which group of states when."""

from datetime import date
from itertools import pairwise

import pytest

from comity.errors import ComityError, InvalidRequestError, UnknownNameError
from comity.states import find_group, states
from comity.states.codes import un_seat_of_china
from comity.states.groups import groups, members_of_group, western_states
from comity.states.named_groups import named_group
from comity.states.selection import select_states


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


def test_a_list_of_states_has_groups_as_they_are_today_or_with_their_number() -> None:
    assert set(select_states("g7")) == members_of_group("G7", 2026)
    assert len(select_states("EU28")) == 28
    assert select_states(["brics", "usa"])[-1] == 2
    assert {2, 255, 740} <= set(select_states("the west")) <= western_states(2026)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("Warsaw Pact", 'had no members at the end of .* "Warsaw Pact6" names its last members'),
        ("eu99", "EU never had 99 members. It has had 6, 9"),
        ("narnia", "no state or group called 'narnia'.*Groups are EU"),
    ],
)
def test_a_group_without_such_members_is_refused_with_what_there_is(names: str, words: str) -> None:
    with pytest.raises(ComityError, match=words):
        select_states(names)


def test_the_last_members_of_a_group_that_ended_are_those_that_were() -> None:
    assert 265 not in select_states("Warsaw Pact6")  # East Germany left in 1990
    assert {365, 290, 310, 315, 355, 360} == set(select_states("Warsaw Pact6"))


def test_a_group_that_has_not_begun_names_the_year_in_which_it_does() -> None:
    with pytest.raises(InvalidRequestError, match=r"BRICS had no members .* begins in 2009"):
        named_group("brics", 1990)
