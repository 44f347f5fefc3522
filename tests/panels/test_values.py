"""Stored values: what is read is what was written, and ranks and percentiles follow from it."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np
import polars as pl
import pytest
import xarray as xr
from hypothesis import given
from hypothesis import strategies as st

from comity.measures.registry import find_measure, measures
from comity.panels.codebook import Description, describe
from comity.panels.combined_values import CombinedValues
from comity.panels.value_file import StoredValues, write_values
from comity.panels.values import Values
from comity.store.planes import ArrayFile

STATES = [2, 20, 200, 365]
YEARS = [1990, 1991, 1995, 1996]
CELL = st.none() | st.integers(-2, 4).map(float) | st.floats(-1e6, 1e6, width=64)


def described(measure):
    return Description(**describe(measure))


def array_of(measure, cells, years=YEARS):
    """Put cells, one list a year, on the axes of a measure, as it would be computed."""
    dims = {"directed": ("a", "b"), "dyad": ("a", "b"), "state": ("state",)}.get(measure.level, ())
    shape = (len(years), *[len(STATES)] * len(dims))
    values = np.array([np.nan if c is None else c for c in cells], float).reshape(shape)
    if len(dims) == 2:
        values[:, range(len(STATES)), range(len(STATES))] = np.nan
    if measure.level == "dyad":
        upper = np.triu(np.ones(shape[1:], bool), 1)
        values = np.where(upper, values, values.swapaxes(1, 2))
    return xr.DataArray(values, coords={"year": years, **dict.fromkeys(dims, STATES)})


def written(tmp_path, measure, array):
    path = tmp_path / "measure.values"
    write_values(measure, array, path)
    return StoredValues(described(measure), ArrayFile(path))


def cells(measure):
    count = len(YEARS) * len(STATES) ** {"state": 1, "system": 0}.get(measure.level, 2)
    return st.lists(CELL, min_size=count, max_size=count)


def expected(measure, array):
    """The rows that the old form of the library stored, computed the long way with Polars."""
    frame = pl.from_pandas(array.to_series().dropna().rename("value").reset_index())
    if measure.level == "dyad":
        frame = frame.filter(pl.col("a") < pl.col("b"))
    middle = pl.col("value").rank("average").over("year") - 0.5
    return frame.with_columns(
        rank=pl.col("value").rank("min", descending=True).over("year"),
        percentile=(100 * middle / pl.len().over("year")).cast(pl.Float32),
    )


@pytest.mark.parametrize("name", ["exports", "trade", "gdp"])
@given(data=st.data())
def test_what_is_read_is_what_was_written_and_ranked_within_its_year(name, data, tmp_path_factory):
    measure = find_measure(name)
    array = array_of(measure, data.draw(cells(measure)))
    values = written(tmp_path_factory.mktemp("values"), measure, array)
    rows = expected(measure, array)
    keys = [key for key in ("a", "b", "state") if key in rows.columns]
    assert values.frame(0, 9999)["value"].to_list() == rows.sort(*keys, "year")["value"].to_list()
    for row in rows.iter_rows(named=True):
        subject = tuple(row[key] for key in keys)
        (stored,) = [r for r in values.rows(subject) if r["year"] == row["year"]]
        assert {key: stored[key] for key in ("value", "rank", "percentile")} == {
            key: row[key] for key in ("value", "rank", "percentile")
        }
        assert values.column(row["year"]).at(subject) == row["value"]


@given(data=st.data())
def test_partners_are_ranked_as_in_the_column_of_all(data, tmp_path_factory):
    measure = find_measure("exports")
    array = array_of(measure, data.draw(cells(measure)))
    values = written(tmp_path_factory.mktemp("values"), measure, array)
    pairs = list(permutations(STATES, 2))
    for slack in (0.0, 0.1, -0.1):
        ranks = {pair: {at: values.column(at).rank(pair, slack) for at in YEARS} for pair in pairs}
        ranked = {pair: {at: n for at, n in of.items() if n} for pair, of in ranks.items()}
        assert values.partner_ranks(pairs, slack) == ranked


def test_measures_are_closed_where_those_open_take_too_much(values, monkeypatch):
    names = ["gdp", "military_spending", "gdp_per_capita"]
    one = {name: values.read_rows(name, (2,)) for name in names}
    monkeypatch.setattr("comity.panels.values._MOST_BYTES", 1)
    apart = Values(values.folder)
    assert {name: apart.read_rows(name, (2,)) for name in names} == one
    assert len(apart._open) == 1


@pytest.mark.parametrize("name", ["exports", "trade", "gdp"])
@given(data=st.data())
def test_the_array_that_is_read_is_the_one_that_was_written(name, data, tmp_path_factory):
    measure = find_measure(name)
    array = array_of(measure, data.draw(cells(measure)))
    xr.testing.assert_equal(written(tmp_path_factory.mktemp("v"), measure, array).array(), array)


def test_equal_values_share_the_highest_rank_and_the_middle_percentile(tmp_path):
    gdp = find_measure("gdp")
    values = written(tmp_path, gdp, array_of(gdp, [3.0, 1.0, 3.0, 2.0], [1990]))
    rows = [values.rows((state,))[0] for state in STATES]
    assert [row["rank"] for row in rows] == [1, 4, 1, 3]
    assert [row["percentile"] for row in rows] == [75.0, 12.5, 75.0, 37.5]
    assert [row["equal_share"] for row in rows] == [0.5, 0.25, 0.5, 0.25]


def test_a_change_is_among_the_changes_of_all_over_the_same_span(tmp_path):
    votes = find_measure("ideal_point")
    array = array_of(votes, [0, 0, 0, None, 1, 2, 3, 4], [1990, 1995])
    values = written(tmp_path, votes, array)
    assert values.rows((20,))[1]["change5"] == 2.0
    assert [values.change_percentile((state,), 1995, 5) for state in STATES] == [
        pytest.approx(100 / 6),
        50.0,
        pytest.approx(500 / 6),
        None,
    ]
    assert values.median_changes(1995) == {"change5": 2.0, "change10": None}
    assert values.change_percentile((20,), 1995, 10) is None


def test_zero_is_a_value_and_minus_zero_is_zero(tmp_path):
    gdp = find_measure("gdp")
    values = written(tmp_path, gdp, array_of(gdp, [-0.0, 0.0, None, 1.0], [1990]))
    assert str(values.rows((2,))[0]["value"]) == "0.0"
    assert values.rows((20,))[0]["equal_share"] == pytest.approx(2 / 3)
    assert values.rows((200,)) == []


@pytest.mark.parametrize("name", [n for n, m in measures().items() if m.follows])
def test_values_that_follow_are_those_that_the_measure_computes(name, values):
    measure, ordinals = measures()[name], None
    combined = values._values(name)
    assert isinstance(combined, CombinedValues)
    need = values.describe(measure.follows[1])
    ordinals = combined.ordinals[[0, len(combined.ordinals) // 2, -1]].tolist()
    for ordinal in ordinals:
        basis = values._values(need.name).column(ordinal)
        axes = ("state",) if need.level == "state" else ("a", "b")
        facts = xr.DataArray(
            basis.cells[None], coords={"year": [ordinal], **dict.fromkeys(axes, basis.states)}
        )
        if measure.needs != (need.name,):  # by way of another measure
            facts = measures()[measure.needs[0]](facts)
        cells = measure(facts).transpose("year", "a", "b").values[0]
        np.fill_diagonal(cells, np.nan)
        column = combined.column(ordinal)
        assert np.array_equal(
            column.cells, np.where(np.isfinite(cells), cells, np.nan), equal_nan=True
        )


def test_a_measure_of_whole_numbers_takes_a_byte_a_cell_or_less(tmp_path):
    measure = replace(find_measure("exports"))
    rng = np.random.default_rng(1)
    array = array_of(measure, rng.integers(0, 3, 4 * 16))
    file = written(tmp_path, measure, array).file
    assert file.array("codes").dtype == np.uint8
    assert file.array("values").dtype == np.float32


def test_a_value_of_both_alike_is_the_same_in_either_order(values):
    """The cell of a pair the other way round is that of another pair."""
    for name, year in (("dispute_hostility", 1995), ("vote_agreement", 2019), ("trade", 2014)):
        assert values.read_value(name, (135, 130), year) == values.read_value(
            name, (130, 135), year
        )
        assert values.read_rows(name, (135, 130)) == values.read_rows(name, (130, 135))
    assert values.read_value("dispute_hostility", (135, 130), 1995) == 4
