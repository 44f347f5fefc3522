"""What is not known of China's finance and of the Belt and Road is missing, and not zero."""

from datetime import date

import polars as pl
import pytest

from comity.measures.finance.finance import (
    belt_and_road_years,
    chinese_finance,
    swap_lines_in_force,
)
from comity.measures.table_arrays import facts
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


def swap_line(deal, lender, borrower, start, end, kind="reciprocal", initiative=None):
    return {
        "deal": deal,
        "ccode1": lender,
        "ccode2": borrower,
        "start": start,
        "end": end,
        "type": kind,
        "form": "swap",
        "initiative": initiative,
    }


def test_both_sides_of_a_swap_line_and_its_renewals_are_one_agreement():
    declared = tables()["swap_lines"][1]
    first, renewal = (date(2014, 10, 13), date(2017, 12, 1)), (date(2017, 11, 22), None)
    rows = [
        swap_line(1, RUSSIA, CHINA, *first),
        swap_line(2, CHINA, RUSSIA, *first),
        swap_line(3, CHINA, RUSSIA, *renewal),
        swap_line(4, CHINA, RUSSIA, date(2014, 6, 21), None, "pooled fund", "BRICS_CRA"),
    ]
    frame = pl.DataFrame(rows, schema_overrides={"ccode1": pl.Int16, "ccode2": pl.Int16})
    lines = swap_lines_in_force(facts(declared, frame)).sel(a=RUSSIA, b=CHINA)
    assert lines.sel(year=[2014, 2017, 2020]).values.tolist() == [1, 1, 1]
    assert lines.sel(year=2013).isnull()
