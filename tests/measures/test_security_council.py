"""Measures of the Security Council, worked by hand and against counting one draft at a time."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.measures.table_arrays import facts
from comity.measures.un import security_council as measured
from comity.measures.un.permanent_members import sitting
from comity.sources.registry import tables

US, UK, FRANCE, RUSSIA, CHINA, TAIWAN, KENYA = 2, 200, 220, 365, 710, 713, 501
SEATED = (US, UK, FRANCE, RUSSIA)


def vetoes(*drafts):
    """The facts of a list of vetoes: a year and who vetoed, for each draft."""
    rows = [(at, ccode, year) for at, (year, *by) in enumerate(drafts) for ccode in by]
    schema = {"draft_number": pl.Int16, "ccode": pl.Int16, "year": pl.Int16}
    return facts(tables()["vetoes"][1], pl.DataFrame(rows, schema=schema, orient="row"))


def council(**votes):
    """The facts of votes of 2025, a string of Y, A and N (a dot for absent) for each state."""
    rows = [
        (number, int(name[1:]), 2025, "YAN".index(vote) + 1)
        for name, cast in votes.items()
        for number, vote in enumerate(cast)
        if vote != "."
    ]
    schema = {"rcid": pl.Int32, "ccode": pl.Int16, "year": pl.Int16, "vote": pl.Int8}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return facts(tables()["council_votes"][1], frame)


def at(array, year, *states):
    value = float(array.sel(dict(zip(array.dims, (year, *states), strict=True))))
    return None if np.isnan(value) else value


BY_HAND = vetoes(
    (2011, RUSSIA, CHINA), (2012, RUSSIA, CHINA), (2014, RUSSIA), (2016, RUSSIA),
    (2019, RUSSIA, CHINA), (2011, US), (1986, US, UK, FRANCE), (1999, CHINA),
)  # fmt: skip


def share(listed):
    yearly = measured.joint_vetoes_in_year(listed)
    return measured.joint_veto_share(yearly, measured.vetoes_cast(listed))


def test_vetoes_are_counted_by_state_and_year():
    cast, sole = measured.vetoes_cast(BY_HAND), measured.sole_vetoes(BY_HAND)
    assert [at(cast, year, RUSSIA) for year in (2011, 2013, 2014)] == [1, 0, 1]
    assert [at(sole, year, RUSSIA) for year in (2011, 2013, 2014)] == [0, 0, 1]
    assert at(sole, 1986, US) == 0
    assert at(sole, 2011, US) == 1


def test_drafts_vetoed_by_three_are_joint_for_each_two_of_them():
    yearly = measured.joint_vetoes_in_year(BY_HAND)
    for a, b in ((US, UK), (UK, FRANCE), (FRANCE, US)):
        assert at(yearly, 1986, a, b) == at(yearly, 1986, b, a) == 1
    assert at(yearly, 1986, US, RUSSIA) == 0


def test_joint_vetoes_add_up_over_the_years():
    summed = measured.joint_vetoes(measured.joint_vetoes_in_year(BY_HAND))
    counts = [at(summed, year, CHINA, RUSSIA) for year in (2010, 2011, 2012, 2018, 2019, 2022)]
    assert counts == [0, 1, 2, 2, 3, 3]


def test_the_share_of_ten_years_is_of_the_vetoes_of_the_first():
    shares = share(BY_HAND)
    # Of Russia's five vetoes of 2010 to 2019, China joined three; Russia joined all of China's.
    assert at(shares, 2019, RUSSIA, CHINA) == pytest.approx(3 / 5)
    assert at(shares, 2019, CHINA, RUSSIA) == 1
    # In 2022 the ten years begin in 2013: only the drafts of 2014, 2016 and 2019 are left.
    assert at(shares, 2022, RUSSIA, CHINA) == pytest.approx(1 / 3)
    assert at(shares, 2019, FRANCE, RUSSIA) is None, "France cast none in those years"
    assert at(shares, 2022, US, RUSSIA) is None, "nor did the United States"


def test_the_share_begins_when_both_have_sat_ten_years():
    listed = vetoes((1946, RUSSIA), (1972, CHINA))
    shares = share(listed)
    assert at(shares, 1954, RUSSIA, US) is None
    assert at(shares, 1955, RUSSIA, US) == 0
    assert at(shares, 1979, CHINA, RUSSIA) is None, "China took its seat in 1971"
    assert at(shares, 1980, CHINA, RUSSIA) == 0


def test_whoever_has_no_veto_has_no_values():
    cast, yearly = measured.vetoes_cast(BY_HAND), measured.joint_vetoes_in_year(BY_HAND)
    assert at(cast, 2011, KENYA) is None
    assert at(yearly, 2011, KENYA, RUSSIA) is None
    assert at(measured.joint_vetoes(yearly), 2011, KENYA, RUSSIA) is None
    assert at(measured.sole_vetoes(BY_HAND), 2011, KENYA) is None


def test_china_s_seat_is_of_those_who_held_it():
    cast, yearly = measured.vetoes_cast(BY_HAND), measured.joint_vetoes_in_year(BY_HAND)
    held = {year: (at(cast, year, CHINA), at(cast, year, TAIWAN)) for year in (1948, 1960, 1975)}
    assert held == {1948: (0, None), 1960: (None, 0), 1975: (0, None)}
    assert (at(cast, 1971, CHINA), at(cast, 1971, TAIWAN)) == (0, 0)
    assert at(yearly, 1971, CHINA, TAIWAN) is None, "they never sat side by side"
    assert at(yearly, 1971, CHINA, RUSSIA) == at(yearly, 1971, TAIWAN, RUSSIA) == 0


def test_there_is_nothing_before_the_list_begins_or_after_it_ends():
    cast = measured.vetoes_cast(BY_HAND)
    assert (cast["year"].values[0], cast["year"].values[-1]) == (1946, 2025)


def test_five_seats_are_held_in_every_year(try_each):
    try_each(five_seats_are_held, [(year,) for year in range(1946, 2023)])


def five_seats_are_held(year):
    held = sitting(year)
    both = 1 if year in (1949, 1971) else 0
    assert len(held) == 5 + both
    assert set(SEATED) < held


def test_votes_in_the_council_by_hand():
    facts_ = council(
        s2="YYYYYYYYYYAN", s365="YYYYYYYYYAA.", s710="AAAAAAAAAA..", s501="YYY........."
    )
    joint = measured.council_joint_votes(facts_)
    agreement = measured.council_agreement(facts_, joint)
    both = measured.council_joint_abstentions(facts_, joint)
    abstained = measured.council_abstentions(facts_)
    assert at(joint, 2025, US, RUSSIA) == 11
    assert at(agreement, 2025, US, RUSSIA) == pytest.approx(10 / 11)
    assert at(agreement, 2025, US, CHINA) == 0
    assert at(both, 2025, US, RUSSIA) == 1
    assert at(both, 2025, US, CHINA) == 0
    assert [at(abstained, 2025, state) for state in (US, RUSSIA, CHINA, KENYA)] == [1, 2, 10, 0]


def test_agreement_on_few_votes_is_missing_and_their_count_is_not():
    facts_ = council(s2="Y" * 9, s365="Y" * 9, s710="Y" * 10, s501="Y" * 10)
    joint = measured.council_joint_votes(facts_)
    agreement = measured.council_agreement(facts_, joint)
    assert measured.LEAST_COUNCIL_VOTES == 10
    assert at(joint, 2025, US, RUSSIA) == 9
    assert at(agreement, 2025, US, RUSSIA) is None
    assert at(agreement, 2025, CHINA, KENYA) == 1


def test_who_did_not_sit_in_the_council_has_no_values():
    facts_ = council(s2="Y" * 12, s365="Y" * 12)
    joint = measured.council_joint_votes(facts_)
    assert at(joint, 2025, US, KENYA) is None
    assert at(measured.council_agreement(facts_, joint), 2025, US, KENYA) is None
    assert at(measured.council_joint_abstentions(facts_, joint), 2025, US, KENYA) is None
    assert at(measured.council_abstentions(facts_), 2025, KENYA) is None


lists_of_vetoes = st.lists(
    st.tuples(st.integers(1972, 2022), st.sets(st.sampled_from((*SEATED, CHINA)), min_size=1)),
    max_size=30,
)


@settings(max_examples=settings().max_examples // 4)
@given(lists_of_vetoes)
def test_counts_are_those_of_going_through_the_list(drafts):
    listed = vetoes(*((year, *by) for year, by in drafts))
    yearly, sole = measured.joint_vetoes_in_year(listed), measured.sole_vetoes(listed)
    summed, cast = measured.joint_vetoes(yearly), measured.vetoes_cast(listed)
    for year in {year for year, _ in drafts} | {1972, 2022}:
        of_year = [by for when, by in drafts if when == year]
        assert at(yearly, year, US, UK) == sum({US, UK} <= by for by in of_year)
        assert at(cast, year, RUSSIA) == sum(RUSSIA in by for by in of_year)
        assert at(sole, year, RUSSIA) == sum(by == {RUSSIA} for by in of_year)
        before = [by for when, by in drafts if when <= year]
        assert at(summed, year, CHINA, RUSSIA) == sum({CHINA, RUSSIA} <= by for by in before)


@settings(max_examples=settings().max_examples // 4)
@given(lists_of_vetoes)
def test_shares_are_shares_and_one_pair_s_parts_are_of_the_same_drafts(drafts):
    listed = vetoes(*((year, *by) for year, by in drafts))
    shares = share(listed)
    assert np.nanmin(shares.values, initial=0) >= 0
    assert np.nanmax(shares.values, initial=0) <= 1
    cast = measured.vetoes_cast(listed).sel(year=slice(2013, 2022)).sum("year")
    ours, theirs = at(shares, 2022, US, UK), at(shares, 2022, UK, US)
    if ours is not None and theirs is not None:
        joint = ours * float(cast.sel(state=US))
        assert joint == pytest.approx(theirs * float(cast.sel(state=UK)))


@settings(max_examples=settings().max_examples // 4)
@given(st.lists(st.tuples(st.sampled_from("YAN."), st.sampled_from("YAN.")), max_size=40))
def test_votes_are_those_of_going_through_the_resolutions(pairs):
    ours, theirs = ("".join(votes) for votes in zip(*pairs, strict=True)) if pairs else ("", "")
    facts_ = council(s2=ours, s365=theirs)
    joint = measured.council_joint_votes(facts_)
    agreement = measured.council_agreement(facts_, joint)
    both = [pair for pair in pairs if "." not in pair]
    alike = sum(one == other for one, other in both)
    assert (at(joint, 2025, US, RUSSIA) or 0) == len(both)
    expected = alike / len(both) if len(both) >= 10 else None
    assert at(agreement, 2025, US, RUSSIA) == (expected and pytest.approx(expected))
    assert at(agreement, 2025, US, RUSSIA) == at(agreement, 2025, RUSSIA, US)
    abstained = at(measured.council_joint_abstentions(facts_, joint), 2025, US, RUSSIA)
    assert (abstained or 0) == both.count(("A", "A"))


def test_the_seat_changed_hands_on_known_days():
    from comity.states.codes import un_seat_of_china

    assert un_seat_of_china(date(1971, 10, 25)) in sitting(1971)
    assert TAIWAN not in sitting(1972)
