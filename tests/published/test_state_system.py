"""The state system as the Correlates of War project publishes it (versions 2016 and 2024)."""

from pathlib import Path

import polars as pl
import pytest

from comity.errors import InvalidRequestError
from comity.states import states, system

RAW = Path(__file__).parents[3] / "shared" / "data" / "states"


def test_the_system_has_243_spells_of_217_states() -> None:
    assert len(states()) == 217
    assert system.spells().height == 243


@pytest.mark.raw
def test_the_list_of_2024_has_the_same_members_on_every_day() -> None:
    listed = pl.read_csv(RAW / "cow_statelist_2024.csv")
    days = {side: pl.date(f"{side}year", f"{side}month", f"{side}day") for side in ("st", "end")}
    spells = listed.select("ccode", start=days["st"], end=days["end"]).sort("ccode", "start")
    # It cuts Serbia's spell in two on 3 June 2006, a day that both have.
    serbia = spells.filter(ccode=345)
    assert serbia["start"][-1] == serbia["end"][-2]
    merged = spells.filter((pl.col("ccode") != 345) | (pl.col("start") != serbia["start"][-1]))
    ours = system.spells().sort("ccode", "start")
    assert merged["ccode"].to_list() == ours["ccode"].to_list()
    assert merged["start"].to_list() == ours["start"].to_list()
    ended = merged.filter(
        pl.col("end").dt.year() < 2024, (pl.col("ccode") != 345) | (pl.col("end").dt.year() < 2006)
    )
    assert ended["end"].to_list() == ours.filter(pl.col("end").is_not_null())["end"].to_list()


def test_state_years_1816_to_2016_are_15951() -> None:
    assert system.membership(1816, 2016).height == 15_951


def test_directed_dyad_years_1816_to_2016_are_1912350_of_which_60_are_not_real() -> None:
    every = system.dyad_years(1816, 2016, flag_unreal=True)
    assert every.height == 1_912_350
    assert every["unreal"].sum() == 60
    assert system.dyad_years(1816, 2016).height == 1_912_350 - 60


def test_undirected_dyad_years_are_half_as_many() -> None:
    once = system.dyad_years(1816, 2016, directed=False)
    assert once.height == (1_912_350 - 60) // 2
    assert once.filter(pl.col("ccode1") >= pl.col("ccode2")).is_empty()


def test_the_unreal_are_states_that_followed_each_other_within_a_year() -> None:
    unreal = system.dyad_years(1990, 1990, flag_unreal=True).filter("unreal")
    pairs = {(a, b) for a, b, _, _ in unreal.rows() if a < b}
    assert {(255, 260), (255, 265), (678, 679), (679, 680)} <= pairs
    assert (260, 265) not in pairs


def test_no_dyad_year_comes_twice() -> None:
    every = system.dyad_years(flag_unreal=True)
    assert every.select("ccode1", "ccode2", "year").is_duplicated().sum() == 0


def test_the_dyads_of_python_are_those_of_the_table() -> None:
    from comity.states import Dyad

    year = 1945
    table = set(system.dyad_years(year, year, directed=False).select("ccode1", "ccode2").rows())
    known = states()
    pairs = {
        (a, b) for a in known for b in known if a < b and Dyad(known[a], known[b]).exists_in(year)
    }
    assert table == pairs


def test_members_are_those_of_the_table() -> None:
    for year in (1816, 1860, 1945, 1990, 2016, 2024):
        rows = system.membership(year, year)["ccode"].to_list()
        assert tuple(rows) == system.members(year)


def test_members_of_2016_are_members_still() -> None:
    assert system.members(2016) == system.members(2024)
    assert len(system.members(2016)) == 195


def test_years_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(InvalidRequestError, match="No years lie between 2000 and 1990"):
        system.membership(2000, 1990)


@pytest.mark.raw
@pytest.mark.skipif(not RAW.exists(), reason="the publishers' files are not here")
def test_membership_is_row_for_row_the_published_one() -> None:
    published = pl.read_csv(RAW / "system2016.csv").select(
        pl.col("ccode").cast(pl.Int16), pl.col("year").cast(pl.Int16)
    )
    assert published.sort("year", "ccode").equals(system.membership(1816, 2016))
