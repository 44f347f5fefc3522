"""Total exports and imports, from the Atlas of Economic Complexity."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.economy.atlas_totals import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(TABLE,) = SOURCE.tables


def test_a_zero_is_no_report_and_published_totals_are_counted():
    assert read(SOURCE, TABLE, SAMPLES).frame.rows() == [
        (365, 2022, None, 240_000.0, 1),
        (365, 2023, 364_900.0, 240_000.0, 2),
    ]


def test_parts_of_a_year_and_unknown_codes_are_left_out_and_counted():
    assert {
        (exclusion.why, exclusion.rows) for exclusion in read(SOURCE, TABLE, SAMPLES).exclusions
    } == {
        ("part of a year", 1),
        ("country_iso3_code: unknown", 1),
    }


@pytest.mark.raw
@pytest.mark.parametrize(("year", "billions"), [(2021, 476.9), (2023, 364.9)])
def test_exports_of_russia(year, billions):
    rows = read(SOURCE, TABLE, RAW).frame.filter(ccode=365, year=year)
    assert rows["exports"].item() / 1000 == pytest.approx(billions, abs=0.05)
