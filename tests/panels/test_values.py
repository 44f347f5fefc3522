"""A value's place in the world: its rank from above and its percentile within its year."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.measures.ranking import with_percentiles
from comity.measures.registry import find_measure

VOTES = find_measure("vote_agreement")
FEW = st.integers(0, 4).map(float)
ROWS = st.lists(
    st.tuples(st.integers(1990, 1993), FEW, st.none() | FEW, st.none() | FEW), min_size=1
)


def rows(cells):
    names = {"year": pl.Int16, "value": pl.Float64, "change5": pl.Float32, "change10": pl.Float32}
    return pl.DataFrame(cells, schema=names, orient="row")


def test_equal_values_share_the_highest_rank_and_the_middle_place():
    placed = with_percentiles(VOTES, rows([(1990, v, None, None) for v in (3.0, 1.0, 3.0, 2.0)]))
    assert placed["rank"].to_list() == [1, 4, 1, 3]
    assert placed["percentile"].to_list() == [75.0, 12.5, 75.0, 37.5]
    assert placed["change5_percentile"].to_list() == [None] * 4
    assert placed["equal_share"].to_list() == [0.5, 0.25, 0.5, 0.25]


def test_a_value_that_most_have_is_told_by_the_share_that_equals_it():
    placed = with_percentiles(VOTES, rows([(1990, v, None, None) for v in (0, 0, 0, 0, 5.0)]))
    assert placed["equal_share"].to_list()[:1] == [pytest.approx(0.8)]
    assert placed["equal_share"].to_list()[-1:] == [pytest.approx(0.2)]


@given(ROWS)
def test_places_are_those_of_a_ranking_within_each_year(cells):
    placed = with_percentiles(VOTES, rows(cells))
    columns = {
        "value": "percentile",
        "change5": "change5_percentile",
        "change10": "change10_percentile",
    }
    for value, place in columns.items():
        middle = pl.col(value).rank("average").over("year") - 0.5
        expected = (100 * middle / pl.col(value).count().over("year")).cast(pl.Float32)
        assert placed[place].equals(placed.select(expected.alias(place))[place])
    ranked = pl.col("value").rank("min", descending=True).over("year").cast(pl.Int32)
    assert placed["rank"].equals(placed.select(ranked.alias("rank"))["rank"])
