"""GDP from the IMF."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.panels.provenance import trail
from comity.sources.output.imf_weo import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
GDP, PROJECTIONS = SOURCE.tables
TAIWAN, CHINA = 713, 710


def test_only_states_that_the_world_bank_lacks_are_taken_before_2025():
    rows = read(SOURCE, GDP, SAMPLES).frame
    assert rows["ccode"].unique().to_list() == [TAIWAN]
    assert rows.filter(year=2023).rows() == [(TAIWAN, 2023, 755_735.0, False)]
    assert rows.filter(year=2024)["projected"].item()


def test_2025_is_a_projection_for_all_states():
    rows = read(SOURCE, PROJECTIONS, SAMPLES).frame
    assert rows.rows() == [(CHINA, 2025, 19_535_000.0, True), (TAIWAN, 2025, 814_438.0, True)]


@pytest.mark.parametrize(
    ("state", "year", "billions"),
    [(TAIWAN, 2023, 755.7), (CHINA, 2024, 18_744), (365, 2024, 2_174), (2, 2024, 28_751)],
)
def test_gdp_of_the_newest_years(state, year, billions):
    assert trail("gdp", state, None, year).value / 1000 == pytest.approx(billions, rel=1e-3)
