"""Military expenditure."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.security.sipri_milex import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(MILEX,) = SOURCE.tables


@pytest.fixture(scope="module")
def whole():
    return read(SOURCE, MILEX, RAW).frame


def test_a_zero_without_a_figure_is_missing_and_counted():
    result = read(SOURCE, MILEX, SAMPLES)
    lost = {exclusion.why: exclusion.rows for exclusion in result.exclusions}
    assert lost["0 where no figure is known, in one of the sheets"] == 1


@pytest.mark.raw
@pytest.mark.parametrize(("ccode", "share"), [(710, 0.0171), (365, 0.0705)])
def test_shares_of_gdp_in_2024(whole, ccode, share):
    row = whole.filter(ccode=ccode, year=2024)
    assert row["share_of_gdp"].item() == pytest.approx(share, abs=5e-5)


@pytest.mark.raw
def test_only_states_without_armed_forces_spend_nothing(whole):
    nothing = whole.filter((whole["current"] == 0) | (whole["constant"] == 0))
    years = {
        code: (rows["year"].min(), rows["year"].max())
        for (code,), rows in nothing.group_by("ccode")
    }
    assert years == {
        94: (1949, 2024),  # Costa Rica
        41: (1996, 2011),  # Haiti
        395: (1988, 2024),  # Iceland
        95: (2000, 2024),  # Panama
    }


@pytest.mark.raw
def test_planned_economies_have_no_figure_in_current_dollars(whole):
    east_germany = whole.filter(ccode=265, year=1970)
    assert east_germany["current"].item() is None
    assert east_germany["constant"].item() > 0
