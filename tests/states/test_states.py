"""What a state and a dyad are, and what the files say of them."""

import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import InvalidRequestError
from comity.states import Dyad, Span, Spell, State, find, states
from comity.states.dyad import dyad
from comity.states.register import names, read

ALL = list(states().values())
any_state = st.sampled_from(ALL)
any_year = st.integers(1800, 2040)


def test_importing_states_does_not_import_a_table_library() -> None:
    code = "import sys, comity.states; sys.exit('polars' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_state_has_a_name_a_capital_and_a_demonym() -> None:
    assert [s for s in ALL if not (s.name and s.official_name and s.capital and s.demonym)] == []


def test_no_two_states_share_a_name_or_an_abbreviation() -> None:
    assert max(Counter(state.name for state in ALL).values()) == 1
    assert max(Counter(state.abbreviation for state in ALL).values()) == 1


def test_states_without_an_iso_code_ended_before_there_was_one() -> None:
    without = [state for state in ALL if not state.iso3]
    assert all(state.spells[-1].end and state.spells[-1].end.year <= 1975 for state in without)


def test_a_shared_iso_code_is_dated_in_the_codes() -> None:
    shared = {code for code, n in Counter(s.iso3 for s in ALL if s.iso3).items() if n > 1}
    assert shared == {"DEU", "YEM"}
    assert shared <= {row["code"] for row in read("codes.csv") if row["last_year"]}


def test_the_files_repeat_nothing() -> None:
    kinds = ("states", "spells", "names", "former_names", "codes", "others", "groups")
    for file in (f"{kind}.csv" for kind in kinds):
        rows = [tuple(row.values()) for row in read(file)]
        assert len(rows) == len(set(rows)), file


def test_names_are_of_known_kinds() -> None:
    kinds = {"common", "official", "historic", "native", "source", "ambiguous"}
    assert {name.kind for name in names()} <= kinds


@given(any_state)
def test_spells_follow_each_other(state: State) -> None:
    for earlier, later in pairwise(state.spells):
        assert earlier.end is not None
        assert earlier.start <= earlier.end < later.start


@given(any_state, any_year)
def test_member_in_a_year_is_member_on_a_day_of_it(state: State, year: int) -> None:
    days = [spell.start for spell in state.spells] + [date(year, 1, 1), date(year, 12, 31)]
    days += [spell.end for spell in state.spells if spell.end]
    assert state.member_in(year) == any(state.member_on(d) for d in days if d.year == year)


@given(any_state, st.integers(1800, date.today().year))
def test_all_years_are_the_years_of_membership(state: State, year: int) -> None:
    assert (year in state.all_years) == state.member_in(year)


def test_a_state_prints_as_its_name() -> None:
    assert str(find(365)) == "Russia"


def test_a_spell_includes_both_its_ends() -> None:
    spell = Spell(date(1990, 10, 3), date(1991, 1, 1))
    assert spell.holds_on(date(1990, 10, 3))
    assert spell.holds_on(date(1991, 1, 1))
    assert not spell.holds_on(date(1991, 1, 2))


def test_a_dyad_keeps_the_order_asked_for() -> None:
    pair = dyad("Russia", "China")
    assert (pair.a.ccode, pair.b.ccode) == (365, 710)
    assert dyad("China", "Russia").undirected == pair.undirected == (365, 710)
    assert pair.reverse() == dyad("China", "Russia")


@pytest.mark.parametrize(("a", "b"), [("Russia", "USSR"), ("China", 710), ("DEU", "Germany")])
def test_a_state_makes_no_dyad_with_itself(a: str, b: str | int) -> None:
    with pytest.raises(InvalidRequestError, match=r"the same state.*made of two"):
        dyad(a, b)


@pytest.mark.parametrize(
    ("a", "b", "spans"),
    [
        ("Tuscany", "China", ()),
        ("Germany", "West Germany", ()),
        ("Yemen", "North Yemen", ()),
        ("West Germany", "East Germany", (Span(1955, 1990),)),
        ("Netherlands", "Belgium", (Span(1830, 1940), Span(1945, date.today().year))),
        ("France", "Germany", (Span(1816, 1942), Span(1944, 1945), Span(1990, date.today().year))),
        ("Montenegro", "Serbia", (Span(2006, date.today().year),)),
    ],
)
def test_years_together_are_those_with_a_day_in_common(
    a: str, b: str, spans: tuple[Span, ...]
) -> None:
    assert dyad(a, b).years_together() == spans


@given(any_state, any_state)
def test_years_together_are_the_same_both_ways(a: State, b: State) -> None:
    pair = Dyad(a, b)
    assert pair.years_together() == pair.reverse().years_together()
    for span in pair.years_together():
        assert all(s.member_in(y) for s in (a, b) for y in (span.first, span.last))
        assert pair.exists_in(span.first)
