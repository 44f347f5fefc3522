"""Fuels by kind, and pipes that ran once."""

import numpy as np
import polars as pl

from comity.measures.table_arrays import facts
from comity.measures.trade.energy import gas_pipeline_capacity
from comity.measures.trade.single_fuels import coal_exports, crude_oil_exports, gas_exports
from comity.sources.registry import tables

RUSSIA, GERMANY, CHINA = 365, 255, 710


def pipe(name, pair, status, start, capacity):
    return {
        "id": name,
        "ccode1": pair[0],
        "ccode2": pair[1],
        "fuel": "gas",
        "status": status,
        "start_year": start,
        "capacity": capacity,
    }


CODES = {"ccode1": pl.Int16, "ccode2": pl.Int16}


def capacity(*pipes, closures=()):
    listed = facts(tables()["pipelines"][1], pl.DataFrame(pipes, schema_overrides=CODES))
    schema = {**CODES, "id": pl.String, "last_year": pl.Int16}
    ended = pl.DataFrame(list(closures), schema=schema, orient="row")
    return gas_pipeline_capacity(listed, facts(tables()["pipeline_closures"][1], ended))


def test_a_pipe_counts_from_its_start():
    found = capacity(pipe("a", (RUSSIA, CHINA), "operating", 2019, 38.0))
    known = found.sel(a=RUSSIA, b=CHINA)
    assert known.sel(year=2018).isnull()
    assert known.sel(year=[2019, 2024]).values.tolist() == [38, 38]


def test_capacity_is_missing_while_a_pipe_ran_that_has_closed_since():
    found = capacity(
        pipe("a", (GERMANY, RUSSIA), "operating", 2005, 10.0),
        pipe("b", (GERMANY, RUSSIA), "mothballed", 2011, 55.0),
    ).sel(a=RUSSIA, b=GERMANY)
    assert found.sel(year=2010) == 10
    assert found.sel(year=[2011, 2023]).isnull().all()
    assert found.sel(year=2024) == 10


def test_a_pipe_counts_to_its_last_year_where_that_is_known_and_then_for_nothing():
    found = capacity(
        pipe("a", (GERMANY, RUSSIA), "mothballed", 2011, 55.0),
        closures=[(GERMANY, RUSSIA, "a", 2022)],
    ).sel(a=RUSSIA, b=GERMANY)
    assert found.sel(year=2010).isnull()
    assert found.sel(year=[2011, 2022, 2023, 2024]).values.tolist() == [55, 55, 0, 0]


def test_a_pipe_that_never_ran_changes_nothing():
    found = capacity(
        pipe("a", (GERMANY, RUSSIA), "operating", 2005, 10.0),
        pipe("b", (GERMANY, RUSSIA), "mothballed", 2022, 55.0),
        closures=[(GERMANY, RUSSIA, "b", None)],
    ).sel(a=RUSSIA, b=GERMANY)
    assert found.sel(year=[2021, 2022, 2023]).values.tolist() == [10, 10, 10]


def test_what_was_only_planned_never_ran():
    found = capacity(
        pipe("a", (RUSSIA, CHINA), "operating", 2019, 38.0),
        pipe("b", (RUSSIA, CHINA), "cancelled", 2015, 30.0),
    )
    assert found.sel(a=RUSSIA, b=CHINA, year=2020) == 38


def test_fuels_are_summed_by_kind_and_missing_where_none_is_known():
    declared = tables()["fuel_trade"][1]
    rows = [
        (RUSSIA, CHINA, 2020, "liquefied natural gas", 2.0),
        (RUSSIA, CHINA, 2020, "gaseous natural gas", 3.0),
        (RUSSIA, CHINA, 2020, "crude oil", 30.0),
        (CHINA, RUSSIA, 2020, "not known", None),
    ]
    columns = {"ccode1": pl.Int16, "ccode2": pl.Int16, "year": pl.Int16}
    schema = {**columns, "product": pl.String, "value": pl.Float64}
    table = facts(declared, pl.DataFrame(rows, schema=schema, orient="row"))
    sold = [
        measure(table).sel(a=RUSSIA, b=CHINA, year=2020).item()
        for measure in (gas_exports, crude_oil_exports, coal_exports)
    ]
    assert sold == [5, 30, 0]
    assert np.isnan(gas_exports(table).sel(a=CHINA, b=RUSSIA, year=2020).item())
