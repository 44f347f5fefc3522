"""A change that a sentence names ends in the newest year of the source that it begins with."""

from __future__ import annotations

import pytest

from comity.claims.claim import ClaimTest, Condition, Criterion, Lookup
from comity.claims.text.times import TimeSpan
from comity.claims.verdict.evidence import EvidenceData
from comity.claims.verdict.target_years import target_years
from comity.panels.stored import stored_values

DOUBLED = Criterion("more than doubled", "growth of 100 percent", (Condition("change", ">=", 1),))
TRADE = Lookup("trade", (365, 710))


@pytest.fixture(scope="module")
def data():

    years = (1995, 1999, 2016, 2020, 2023, 2025)
    rows = {year: {"year": year, "value": float(year)} for year in years}
    return EvidenceData(stored_values(), None, {"trade": {(365, 710): rows}})


@pytest.mark.parametrize(
    ("since", "ends"),
    [
        (2016, 2023),  # both of BACI; 2025 is exporters' reports
        (1995, 2023),  # no late year is of the source of 1995, and BACI has most years
    ],
)
def test_growth_since_a_year_does_not_end_in_another_source(since, ends, data):
    test = ClaimTest((TRADE,), TimeSpan("since", since), DOUBLED)
    assert target_years(test, data) == [ends]
