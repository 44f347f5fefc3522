"""How states are found: every name they go by, and what is said when there is none."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import ComityError, NotAStateError, UnknownNameError
from comity.states import State, find, states
from comity.states.names import as_of, nearest, split
from comity.states.register import former_names, names, others

ALL = list(states().values())

# Codes that mean one state in ISO 3166 and another to the Correlates of War.
TWO_MEANINGS = {
    "AUS": {"Austria", "Australia"},
    "MAC": {"North Macedonia", "Macao"},
    "MNG": {"Montenegro", "Mongolia"},
    "SLV": {"Slovenia", "El Salvador"},
    "SWZ": {"Switzerland", "Eswatini"},
}


@pytest.mark.parametrize(
    ("query", "ccode"),
    [
        ("prc", 710),
        ("Russian Federation", 365),
        ("RUS", 365),
        (365, 365),
        ("365", 365),
        ("Россия", 365),
        ("российская федерация", 365),
        ("USSR", 365),
        ("Soviet Union", 365),
        ("中国", 710),
        ("中華民國", 713),
        ("côte d'ivoire", 437),
        ("COTE DIVOIRE", 437),
        ("the Gambia", 420),
        ("Gambia, The", 420),
        ("Germany", 255),
        ("Yemen", 679),
        ("Vietnam", 816),
        ("Viet Nam", 816),
        ("Serbia", 345),
        ("Yugoslavia", 345),
        ("Taiwan", 713),
        ("DPRK", 731),
        ("KOR", 732),
        ("UK", 200),
        ("Türkiye", 640),
        ("Swaziland", 572),
        ("Burma", 775),
        ("Zaire", 490),
        ("Prussia", 255),
        ("u.s.a.", 2),
        ("ru", 365),
        ("مصر", 651),
        ("ไทย", 800),
        ("St. Vincent & the Grenadines", 57),
        ("SaintVincentandGrenadines", 57),
    ],
)
def test_a_state_is_found_by_what_people_call_it(query: str | int, ccode: int) -> None:
    assert find(query).ccode == ccode


@pytest.mark.parametrize(
    ("query", "year", "ccode"),
    [
        ("Germany", 1914, 255),
        ("Germany", 1975, 260),
        ("Germany", 1990, 255),
        ("DEU", 1980, 260),
        ("Yemen", 1980, 678),
        ("Yemen", 1990, 679),
        ("Austria", 1900, 300),
        ("Austria", 1930, 305),
        ("Korea", 1900, 730),
        ("Republic of China", 1930, 710),
        ("Republic of China", 1960, 713),
        ("CZE", 1950, 315),
        ("CZE", 2000, 316),
        ("MNG", 1950, 712),
    ],
)
def test_the_year_decides_between_states_of_one_name(query: str, year: int, ccode: int) -> None:
    assert find(query, year).ccode == ccode


def test_a_state_is_found_by_itself() -> None:
    assert find(find("China")) is find(710)


def test_every_state_is_found_by_everything_it_goes_by(try_each) -> None:
    try_each(is_found_by_everything_it_goes_by, [(state,) for state in ALL])


def is_found_by_everything_it_goes_by(state: State) -> None:
    last = state.spells[-1].end
    year = last.year - 1 if last else None
    known = {state.name, state.official_name, state.abbreviation, state.iso3, state.iso2}
    for query in (known | set(state.names)) - {"", "Congo", *TWO_MEANINGS}:
        found = find(query, year)
        # Of states that bore a name in turn, the year decides; all others are themselves.
        assert found == state or query in found.names or query in (found.iso3, found.iso2)
    assert find(state.ccode) == state
    assert find(state.name, year) == state


def test_states_still_members_are_found_by_name_without_a_year() -> None:
    assert [state for state in ALL if state.is_member and find(state.name) != state] == []


@pytest.mark.parametrize("code", TWO_MEANINGS)
def test_a_code_with_two_meanings_names_both(code: str) -> None:
    with pytest.raises(UnknownNameError) as error:
        find(code)
    assert set(error.value.nearest) == TWO_MEANINGS[code]


def test_no_other_code_has_two_meanings() -> None:
    unclear = set()
    for query in {code for state in ALL for code in (state.abbreviation, state.iso3, state.iso2)}:
        try:
            find(query or "China")
        except UnknownNameError:
            unclear.add(query)
    assert unclear == set(TWO_MEANINGS)


@pytest.mark.parametrize(
    ("query", "both"),
    [
        ("Korea", ("North Korea", "South Korea")),
        ("Congo", ("Republic of the Congo", "Democratic Republic of the Congo")),
    ],
)
def test_a_name_with_two_meanings_names_both(query: str, both: tuple[str, ...]) -> None:
    with pytest.raises(UnknownNameError) as error:
        find(query)
    assert error.value.nearest == both


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("Hong Kong", "territory"),
        ("HKG", "territory"),
        ("Macao", "territory"),
        ("Palestine", "territory"),
        ("Greenland", "territory"),
        ("EU", "group"),
        ("NATO", "group"),
        ("UN", "group"),
        ("World", "group"),
        ("League of Arab States", "group"),
    ],
)
def test_territories_and_groups_say_what_they_are(query: str, kind: str) -> None:
    with pytest.raises(NotAStateError) as error:
        find(query)
    assert error.value.kind == kind
    assert str(error.value).endswith(".")


def test_every_territory_and_group_says_what_it_is() -> None:
    for other in others():
        with pytest.raises(NotAStateError):
            find(other.name)


@pytest.mark.parametrize(
    ("query", "likest"),
    [("Rusia", "Russia"), ("Frnace", "France"), ("Argentinia", "Argentina"), ("Chna", "China")],
)
def test_a_misspelt_name_suggests_the_right_one(query: str, likest: str) -> None:
    with pytest.raises(UnknownNameError) as error:
        find(query)
    assert error.value.nearest[0] == likest
    assert nearest(query)[0] == likest


@given(st.one_of(st.text(max_size=40), st.integers()))
def test_no_query_does_worse_than_an_error_of_ours(query: str | int) -> None:
    with suppress(ComityError):
        assert find(query) in ALL


@given(st.lists(st.sampled_from([name.text for name in names() if "," not in name.text])))
def test_a_list_of_names_without_commas_splits_at_each(listed: list[str]) -> None:
    assert split(", ".join(listed)) == tuple(listed)


@pytest.mark.parametrize(
    ("listed", "parts"),
    [
        ("Jordan, Libya, Yemen, North, Niger", ("Jordan", "Libya", "Yemen, North", "Niger")),
        ("Korea, North, Taiwan", ("Korea, North", "Taiwan")),
        ("Taiwan, China", ("Taiwan", "China")),
        ("EU, Iceland,Norway", ("EU", "Iceland", "Norway")),
    ],
)
def test_a_comma_within_a_name_does_not_split_it(listed: str, parts: tuple[str, ...]) -> None:
    assert split(listed) == parts


@pytest.mark.parametrize("former", former_names(), ids=lambda former: former.text)
def test_a_former_name_means_its_state_in_its_years(former):
    state = states()[former.ccode]
    assert state.name != former.text
    assert any(map(state.member_in, range(former.first, former.last + 1)))
    for year in (former.first, former.last):
        assert as_of(state, year).name == former.text
        assert find(former.text, year) == state


@pytest.mark.parametrize("year", [1922, 1992])
def test_before_and_after_its_years_a_state_goes_by_its_own_name(year):
    assert as_of(states()[365], year).name == "Russia"
