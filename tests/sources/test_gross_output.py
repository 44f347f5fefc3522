"""Gross output, and the GDP of Taiwan before 2015."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.economy import external_wealth
from comity.sources.output import imf_weo, oecd_icio
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
TAIWAN, CHINA, US, RUSSIA = 713, 710, 2, 365


def test_industries_are_summed_and_territories_left_out():
    result = read(oecd_icio.SOURCE, oecd_icio.SOURCE.tables[0], SAMPLES)
    assert result.frame.rows() == [(CHINA, 2022, 45_100_000.5, 2)]
    assert [exclusion.example for exclusion in result.exclusions] == ["HKG"]


@pytest.mark.raw
@pytest.mark.parametrize(
    ("ccode", "trillion"), [(CHINA, 45.1), (US, 45.3), (RUSSIA, 4.10), (TAIWAN, 1.62)]
)
def test_gross_output_is_what_the_tables_give(ccode, trillion):
    rows = read(oecd_icio.SOURCE, oecd_icio.SOURCE.tables[0], RAW).frame
    found = rows.filter(ccode=ccode)["gross_output"].item() / 1e6
    assert found == pytest.approx(trillion, rel=5e-3)


@pytest.mark.raw
def test_taiwans_gdp_goes_on_where_the_imf_begins():
    older = read(external_wealth.SOURCE, external_wealth.SOURCE.tables[1], RAW).frame
    newer = read(imf_weo.SOURCE, imf_weo.SOURCE.tables[0], RAW).frame.filter(ccode=TAIWAN)
    assert older["year"].to_list() == list(range(1990, 2015))
    last, first = older["gdp"].to_list()[-1], newer.sort("year")["gdp"].to_list()[0]
    assert last == pytest.approx(535_328)
    assert first == pytest.approx(last, rel=0.01)
