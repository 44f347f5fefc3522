"""What is not known of China's finance and of the Belt and Road is missing, and not zero."""

from datetime import date

import polars as pl
import pytest

from comity.measures.table_arrays import facts
from comity.measures.trade.finance import belt_and_road_years, chinese_finance
from comity.sources.registry import tables

CHINA, RUSSIA, INDIA, ITALY, VIETNAM = 710, 365, 750, 325, 816


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


def test_finance_whose_amount_is_not_known_is_missing():
    declared = tables()["aiddata_finance"][1]
    rows = [(CHINA, RUSSIA, 2018, 858.9, 0.0, 1977.4), (CHINA, RUSSIA, 2019, None, None, None)]
    frame = pl.DataFrame(rows, schema=declared.schema, orient="row")
    finance = chinese_finance(facts(declared, frame)).sel(a=CHINA, b=RUSSIA)
    assert finance.sel(year=2018).item() == pytest.approx(2836.3)
    assert finance.sel(year=2019).isnull()
