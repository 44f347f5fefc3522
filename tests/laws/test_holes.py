"""A law of every source of pairs: a large economy has no years with almost no partners.

A new hole fails here until someone has looked it up, closed it or listed it.
"""

from __future__ import annotations

import polars as pl
import pytest

from comity.cli.main import exit_code
from comity.store.audit import HOLE, audit_holes
from comity.store.bundle import manifest
from comity.store.holes import find_holes, list_holes

KNOWN = {
    # Taiwan, and Serbia with Montenegro, have no code in the copies of BACI.
    ("baci_trade", "Cuba", 2023, 2023),
    ("baci_trade", "Taiwan", 2023, 2023),
    ("baci_trade_older", "Serbia", 2000, 2005),
    ("baci_trade_older", "Taiwan", 2000, 2020),
    ("comtrade_trade", "Belgium", 2016, 2016),
    ("imf_exports", "Cuba", 2025, 2025),
    ("imf_exports", "Syria", 2025, 2025),
    ("imf_exports", "Yemen", 2025, 2025),
    # The first or last months of a state, and years of war and blockade.
    ("cow_trade", "Belgium", 1948, 1949),
    ("cow_trade", "East Germany", 1990, 1990),
    ("cow_trade", "Croatia", 1992, 1992),
    ("cow_trade", "Serbia", 1997, 1997),
    ("cow_trade", "Slovenia", 1992, 1992),
    *(
        ("cow_trade", state, 1991, 1991)
        for state in (
            "Moldova",
            "Latvia",
            "Lithuania",
            "Ukraine",
            "Belarus",
            "Georgia",
            "Azerbaijan",
            "Turkmenistan",
            "Uzbekistan",
            "Kazakhstan",
        )
    ),
    ("cow_trade", "Vietnam", 1954, 1975),
    # Next to none of their flows is above zero in the file, which is silence and not none.
    ("cow_trade", "Malaysia", 1957, 1965),
    ("cow_trade", "North Korea", 1948, 1963),
    ("cow_trade", "South Korea", 1951, 1951),
    ("cow_trade", "Bangladesh", 1971, 1971),
}
"""Holes of large economies in tables of trade since 1946."""


@pytest.fixture(scope="module")
def holes():
    return list_holes()


def test_holes_of_large_economies_in_trade_are_those_that_are_known(holes):
    trade = pl.col("table").str.contains("trade|imports|exports")
    late = holes.filter(pl.col("large_economy") & (pl.col("first_year") >= 1946) & trade)
    listed = set(late.select("table", "state", "first_year", "last_year").iter_rows())
    assert listed == KNOWN


def test_west_germany_serbia_and_cape_verde_are_holes_no_more(holes):
    cow = holes.filter(pl.col("table") == "cow_trade", pl.col("first_year") >= 1960)
    assert "West Germany" not in cow.filter(pl.col("last_year") < 1990)["state"]
    assert cow.filter(state="Serbia").select("first_year", "last_year").rows() == [(1997, 1997)]


def test_a_state_with_a_few_partners_among_many_is_found():
    rows = [(2, 1980, 60), (20, 1980, 58), (220, 1980, 2), (200, 1980, 61)]
    frame = pl.DataFrame(rows, schema=["ccode", "year", "partners"], orient="row")
    found = find_holes(frame).filter(ccode=220)
    assert found.rows() == [(220, 1980, 2.0, 59.0)]


def test_a_table_of_few_partners_for_all_has_no_holes():
    rows = [(2, 1980, 3), (20, 1980, 3), (220, 1980, 0)]
    frame = pl.DataFrame(rows, schema=["ccode", "year", "partners"], orient="row")
    assert find_holes(frame).is_empty()


def test_the_audit_lists_holes_by_state_and_span(capsys):
    rows = audit_holes(manifest(), "baci_totals")
    assert set(rows["fault"]) == {HOLE}
    assert any(why.startswith("Serbia 2000-2005: 0 partners") for why in rows["why"])
    assert exit_code(["sources", "baci_totals", "--audit", "--format", "csv"]) == 0
    assert "Taiwan 2000-2020" in capsys.readouterr().out
