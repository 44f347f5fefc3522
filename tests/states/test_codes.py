"""How codes become ccodes: with a date, counting what is left out, adding no rows."""

from datetime import date
from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import InvalidRequestError
from comity.states import codes, states
from comity.states.codes import from_ccode, un_seat_of_china, with_ccode
from comity.states.register import names, others, read

SCHEMES = ["iso3", "iso2", "iso_numeric", "gw", "name", "ccode"]
ISO3 = sorted({s.iso3 for s in states().values()} | {r["code"] for r in read("codes.csv")})
OTHER = sorted({code for other in others() for code in other.iso3})
any_code = st.one_of(st.sampled_from(ISO3), st.sampled_from(OTHER), st.text(max_size=4), st.none())
any_row = st.tuples(any_code, any_code, st.one_of(st.none(), st.integers(1800, 2030)))


def ccode(scheme: str, code: str | int, year: int, outside: str = "drop") -> int | str:
    """The ccode of one code in one year, or why there is none."""
    done = with_ccode(pl.DataFrame({"x": [code]}), {"x": "c"}, scheme, year, outside=outside)
    return int(done.frame["c"][0]) if done.frame.height else str(done.unmatched["why"][0])


@pytest.mark.parametrize(
    ("scheme", "code", "year", "expected"),
    [
        ("name", "Germany", 1914, 255),
        ("name", "Germany", 1975, 260),
        ("name", "Germany", 1990, 255),
        ("name", "Germany", 1991, 255),
        ("name", "Germany", 1950, "not a member that year"),
        ("iso3", "DEU", 1975, 260),
        ("iso3", "DEU", 2020, 255),
        ("iso3", "DDR", 1975, 265),
        ("name", "Germany, East", 1975, 265),
        ("name", "East Germany", 2000, "not a member that year"),
        ("name", "Yemen", 1980, 678),
        ("name", "Yemen", 1990, 679),
        ("name", "South Yemen", 1980, 680),
        ("iso3", "YMD", 1980, 680),
        ("iso3", "YEM", 1980, 678),
        ("iso3", "YEM", 2000, 679),
        ("iso_numeric", 887, 2000, 679),
        ("iso_numeric", 886, 1980, 678),
        ("name", "Vietnam", 1960, 816),
        ("name", "South Vietnam", 1960, 817),
        ("name", "Republic of Vietnam", 1980, "not a member that year"),
        ("iso3", "VNM", 2000, 816),
        ("iso3", "SUN", 1980, 365),
        ("iso3", "RUS", 1980, 365),
        ("name", "USSR", 1995, 365),
        ("iso3", "YUG", 1980, 345),
        ("iso3", "SCG", 2004, 345),
        ("iso3", "SRB", 2010, 345),
        ("name", "Serbia and Montenegro", 2004, 345),
        ("iso3", "MNE", 2006, 341),
        ("iso3", "MNE", 2005, "not a member that year"),
        ("gw", 340, 2010, 345),
        ("gw", 345, 2000, 345),
        ("gw", 340, 1900, 345),
        ("gw", 260, 2010, 255),
        ("gw", 260, 1980, 260),
        ("gw", 678, 2010, 679),
        ("gw", 678, 1980, 678),
        ("gw", 971, 2010, 970),
        ("gw", 970, 2010, 946),
        ("gw", 396, 2010, "territory"),
        ("iso3", "CSK", 1980, 315),
        ("iso3", "CZE", 1993, 316),
        ("iso3", "CZE", 1992, "not a member that year"),
        ("iso3", "ROM", 1995, 360),
        ("iso3", "ROU", 1995, 360),
        ("iso3", "ZAR", 1980, 490),
        ("iso3", "COD", 1980, 490),
        ("iso3", "TMP", 2005, 860),
        ("iso3", "TLS", 2005, 860),
        ("iso3", "S19", 2005, 713),
        ("iso_numeric", 490, 2005, 713),
        ("iso_numeric", "004", 2005, 700),
        ("iso_numeric", 4, 2005, 700),
        ("iso_numeric", 4.0, 2005, 700),
        ("iso_numeric", "736", 2000, 625),
        ("iso_numeric", "230", 1980, 530),
        ("iso3", "XKX", 2010, 347),
        ("iso3", "HKG", 2010, "territory"),
        ("iso3", "ANT", 2000, "territory"),
        ("iso3", "BLX", 1990, "group"),
        ("iso3", "WLD", 2010, "group"),
        ("iso3", "QQQ", 2010, "unknown"),
        ("iso2", "CS", 1980, 315),
        ("iso2", "CS", 2004, 345),
        ("iso2", "el", 2010, 350),
        ("name", "Congo", 2000, 484),
        ("name", "Congo, Dem. Rep.", 2000, 490),
        ("name", "Korea", 2000, "not a member that year"),
        ("name", "Korea, Rep.", 2000, 732),
        ("name", "China, Hong Kong SAR", 2000, "territory"),
        ("name", "European Union", 2000, "group"),
        ("name", "Other Asia, nes", 2000, 713),
        ("name", "unknown supplier(s)", 2000, "unknown"),
        ("name", "Sudan (...2011)", 2000, 625),
        ("name", "Russia", 2030, 365),
        ("ccode", 365, 2000, 365),
        ("ccode", 999, 2000, "unknown"),
    ],
)
def test_a_code_means_one_state_in_a_year(
    scheme: str, code: str | int, year: int, expected: int | str
) -> None:
    assert ccode(scheme, code, year) == expected


def test_a_state_outside_its_spells_can_be_kept() -> None:
    assert ccode("name", "Ukraine", 1950) == "not a member that year"
    assert ccode("name", "Ukraine", 1950, outside="keep") == 369
    assert ccode("name", "Hong Kong", 1950, outside="keep") == "territory"
    assert ccode("name", "Korea", 2000, outside="keep") == "not a member that year"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_code_ever_means_two_states_in_a_year(scheme: str) -> None:
    for code, meanings in codes._index(scheme).items():
        spans = sorted((first, last) for _, first, last in meanings)
        for (_, end), (start, _) in pairwise(spans):
            assert end < start, f"{scheme} {code}"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_from_a_ccode_and_back_is_the_same_state(scheme: str) -> None:
    rows = [
        (state.ccode, year, from_ccode(state.ccode, scheme, year))
        for state in states().values()
        for year in state.all_years
        # In the year of a change a code means the state that stood when the year ended.
        if state.member_on(date(year, 12, 31))
    ]
    there = pl.DataFrame(rows, schema=["was", "year", "code"], orient="row", strict=False)
    there = there.filter(pl.col("code").is_not_null())
    back = with_ccode(there, {"code": "is"}, scheme, "year")
    assert back.frame.filter(pl.col("was") != pl.col("is")).is_empty()
    assert back.unmatched.is_empty()


@given(st.lists(any_row, max_size=30))
def test_rows_are_kept_or_counted_and_never_added(rows: list[tuple[object, ...]]) -> None:
    schema = {"a": pl.String, "b": pl.String, "year": pl.Int64, "row": pl.Int64}
    numbered = [(*row, n) for n, row in enumerate(rows)]
    frame = pl.DataFrame(numbered, schema=schema, orient="row")
    done = with_ccode(frame, {"a": "ccode1", "b": "ccode2"}, "iso3", "year")
    kept = done.frame["row"].to_list()
    assert kept == sorted(set(kept))
    assert done.frame.select(frame.columns).equals(frame.filter(pl.col("row").is_in(kept)))
    assert done.frame.schema["ccode1"] == done.frame.schema["ccode2"] == pl.Int16
    assert done.frame["ccode1"].null_count() == done.frame["ccode2"].null_count() == 0
    for column in ("a", "b"):
        left = done.unmatched.filter(pl.col("column") == column)["rows"].sum()
        assert left <= frame.height - len(kept)
    assert done.unmatched["rows"].sum() >= frame.height - len(kept)


@given(st.lists(st.sampled_from([n.text for n in names()]), min_size=1), st.integers(1816, 2030))
def test_every_name_is_some_state_or_out_of_its_time(listed: list[str], year: int) -> None:
    done = with_ccode(pl.DataFrame({"who": listed}), {"who": "ccode"}, "name", year)
    assert set(done.unmatched["why"]) <= {"not a member that year"}


def test_what_is_left_out_is_listed_by_code_with_its_cost() -> None:
    frame = pl.DataFrame({"who": ["HKG", "CHN", "HKG", None, "DDR"], "year": [2000] * 5})
    done = with_ccode(frame, {"who": "ccode"}, "iso3", "year")
    assert done.frame.rows() == [("CHN", 2000, 710)]
    assert done.unmatched.rows() == [
        ("who", "HKG", "territory", 2),
        ("who", None, "unknown", 1),
        ("who", "DDR", "not a member that year", 1),
    ]


def test_a_column_of_codes_can_give_way_to_the_ccodes() -> None:
    done = with_ccode(pl.DataFrame({"ccode": [365.0, 710.0]}), {"ccode": "ccode"}, "ccode", 2000)
    assert done.frame["ccode"].to_list() == [365, 710]


def test_an_empty_table_stays_empty() -> None:
    frame = pl.DataFrame(schema={"who": pl.String, "year": pl.Int32})
    done = with_ccode(frame, {"who": "ccode"}, "iso3", "year")
    assert done.frame.columns == ["who", "year", "ccode"]
    assert done.unmatched.is_empty()


def test_a_wrong_scheme_or_column_is_refused_with_what_there_is() -> None:
    frame = pl.DataFrame({"who": ["CHN"]})
    with pytest.raises(InvalidRequestError, match="iso3"):
        with_ccode(frame, {"who": "c"}, "fips", 2000)
    with pytest.raises(InvalidRequestError, match="no column whom, year"):
        with_ccode(frame, {"whom": "c"}, "iso3", "year")


@pytest.mark.parametrize(
    ("state", "scheme", "year", "code"),
    [
        (365, "iso3", 1985, "SUN"),
        (365, "iso3", 1992, "RUS"),
        (345, "iso3", 1995, "YUG"),
        (345, "iso3", 2004, "SCG"),
        (345, "iso3", 2006, "SRB"),
        (345, "gw", 2006, 340),
        (345, "gw", 2000, 345),
        (255, "gw", 2000, 260),
        (679, "gw", 2000, 678),
        (970, "gw", 2000, 971),
        (490, "iso3", 1980, "ZAR"),
        (490, "iso2", 2000, "CD"),
        (700, "iso_numeric", 2000, "004"),
        (245, "iso3", 1850, None),
        (999, "iso3", 2000, None),
        (365, "ccode", 2000, 365),
        (365, "name", 2000, "Russia"),
    ],
)
def test_a_state_has_the_code_in_force_that_year(
    state: int, scheme: str, year: int, code: str | int | None
) -> None:
    assert from_ccode(state, scheme, year) == code


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        (date(1946, 1, 10), 710),
        (date(1949, 12, 7), 710),
        (date(1949, 12, 8), 713),
        (date(1971, 10, 24), 713),
        (date(1971, 10, 25), 710),
        (date(2024, 1, 1), 710),
    ],
)
def test_who_held_the_seat_of_china(day: date, holder: int) -> None:
    assert un_seat_of_china(day) == holder
