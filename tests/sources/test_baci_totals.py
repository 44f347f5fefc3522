"""BACI, all goods of 2000 to 2020 and 2023."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.source import read
from comity.sources.trade.baci_totals import SOURCE

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
TABLE, WORLD, OLDER, _, TERRITORIES = SOURCE.tables


def test_thousands_of_dollars_become_millions():
    rows = read(SOURCE, TABLE, SAMPLES).frame.rows()
    assert rows == [(365, 710, 2023, 128_998.0), (710, 365, 2023, 109_970.0)]


def test_territories_are_left_out_and_counted():
    assert {
        (exclusion.why, exclusion.example) for exclusion in read(SOURCE, TABLE, SAMPLES).exclusions
    } == {
        ("exporter: territory", "ABW"),
        ("importer: territory", "ATA"),
    }


def test_territories_count_in_the_whole_of_a_states_trade():
    frame = read(SOURCE, WORLD, SAMPLES).frame
    # Aruba's sale makes a row of its buyer, the Emirates, too.
    assert frame.drop("exports", "imports").rows() == [
        (365, 2023, 2, 1),
        (696, 2023, None, 1),
        (710, 2023, 1, 1),
    ]
    russia, _, china = frame.rows(named=True)
    assert russia["exports"] == pytest.approx(128_998.002, abs=1e-6)
    assert china["imports"] == pytest.approx(128_998.0005, abs=1e-6)


@pytest.fixture(scope="module")
def whole():
    return read(SOURCE, TABLE, RAW).frame


@pytest.mark.raw
@pytest.mark.parametrize(
    ("exporter", "importer", "billions"),
    [(365, 710, 129.0), (710, 365, 110.0), (2, 710, 145.3), (710, 2, 440.5)],
)
def test_trade_of_2023(whole, exporter, importer, billions):
    rows = whole.filter(ccode1=exporter, ccode2=importer)
    assert rows["exports"].item() / 1000 == pytest.approx(billions, abs=0.05)


@pytest.mark.raw
def test_a_pair_that_neither_side_reports_is_absent(whole):
    assert whole.filter(ccode1=365, ccode2=370).is_empty()


@pytest.fixture(scope="module")
def older():
    return read(SOURCE, OLDER, RAW).frame


@pytest.mark.raw
@pytest.mark.parametrize(
    ("exporter", "importer", "year", "billions"),
    [
        (710, 365, 2014, 52.6),
        (365, 710, 2014, 39.4),
        (710, 365, 2019, 48.5),
        (365, 710, 2019, 58.0),
        (710, 2, 2018, 500.9),
        (2, 710, 2018, 118.6),
        (365, 370, 2020, 15.75),
    ],
)
def test_trade_of_2000_to_2020(older, exporter, importer, year, billions):
    rows = older.filter(ccode1=exporter, ccode2=importer, year=year)
    assert rows["exports"].item() / 1000 == pytest.approx(billions, abs=0.05)


@pytest.mark.raw
def test_territories_have_their_trade_with_states():
    rows = read(SOURCE, TERRITORIES, RAW).frame
    china = rows.filter(territory="HKG", ccode=710, year=2023).row(0, named=True)
    assert china["imports"] / 1000 == pytest.approx(257.5, abs=0.05)
    macao = rows.filter(territory="MAC", year=2023)
    assert macao["imports"].sum() / 1000 < 11.6
    assert set(rows["territory"]) == {"HKG", "MAC"}
