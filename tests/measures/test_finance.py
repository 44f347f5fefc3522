"""Membership of the Belt and Road: a day that is uncertain is no membership of zero years."""

from datetime import date

import polars as pl

from comity.measures.facts import facts
from comity.measures.finance import belt_and_road_years
from comity.sources.catalogue import tables

RUSSIA, INDIA, ITALY, VIETNAM = 365, 750, 325, 816


def test_years_since_joining():
    declared = tables()["belt_and_road"][1]
    rows = [
        (RUSSIA, None, None),
        (ITALY, date(2019, 3, 1), date(2023, 12, 6)),
        (VIETNAM, date(2017, 11, 1), None),
    ]
    frame = pl.DataFrame(rows, schema=declared.schema, orient="row")
    years = belt_and_road_years(facts(declared, frame))
    assert years.sel(state=VIETNAM).sel(year=[2016, 2017, 2025]).values.tolist() == [0, 0, 8]
    assert years.sel(state=ITALY).sel(year=[2023, 2024]).values.tolist() == [4, 0]
    assert years.sel(state=INDIA).sel(year=2023) == 0
    assert years.sel(state=RUSSIA).isnull().all()
