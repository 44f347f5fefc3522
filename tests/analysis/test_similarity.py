"""Similarity of anybody's positions: what is given, what is refused, what is counted."""

from __future__ import annotations

import re

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

import comity
from comity.analysis.position_table import Columns, read_positions
from comity.analysis.similarity import vote_similarity
from comity.errors import ComityWarning, DataError, InvalidRequestError, UnknownNameError
from comity.methods.similarity.agreement import INDICES


def table(rows, names=("rcid", "ccode", "year", "vote")):
    return pl.DataFrame(rows, schema=list(names), orient="row")


@pytest.fixture
def votes():
    # In 2000 the two agree on one of two items; in 2001 they meet on one and agree.
    return table(
        [
            (1, 710, 2000, 1),
            (1, 2, 2000, 3),
            (2, 710, 2000, 2),
            (2, 2, 2000, 2),
            (3, 2, 2000, 1),
            (1, 2, 2001, 3),
            (1, 710, 2001, 3),
            (2, 365, 2001, 1),
        ]
    )


def test_a_row_a_pair_and_period_in_the_order_of_actors(votes):
    found = comity.similarity(votes, index=["agreement", "s"], min_votes=1)
    assert found.columns == ["ccode1", "ccode2", "year", "joint_items", "agreement", "s"]
    assert found.rows() == [(2, 710, 2000, 2, 0.5, 0.0), (2, 710, 2001, 1, 1.0, 1.0)]


def test_with_few_joint_items_the_index_is_missing_and_the_count_stays(votes):
    assert comity.similarity(votes, min_votes=2)["agreement"].to_list() == [0.5, None]
    assert comity.similarity(votes)["joint_items"].to_list() == [2, 1]


def test_an_undefined_kappa_is_missing_and_never_one(votes):
    found = comity.similarity(votes, index="kappa", min_votes=1)
    assert found["kappa"].to_list() == [pytest.approx(1 / 3), None]


def test_unanimous_items_can_be_left_out(votes):
    found = comity.similarity(votes, contested=True, min_votes=1)
    assert found.rows() == [(2, 710, 2000, 1, 0.0)]


def test_items_of_one_name_in_two_periods_are_two_items(votes):
    whole = votes.with_columns(rcid=pl.format("{}-{}", "year", "rcid"))
    found = comity.similarity(whole, period=None, min_votes=1)
    assert found.rows() == [(2, 710, 3, 2 / 3)]


@pytest.mark.parametrize("made", [pl.DataFrame.lazy, lambda frame: frame.to_dict(as_series=False)])
def test_other_kinds_of_tables_give_the_same(votes, made):
    given = made(votes)
    given = pd.DataFrame(given) if isinstance(given, dict) else given
    assert comity.similarity(given).equals(comity.similarity(votes))


def test_names_and_levels_may_be_text():
    rows = [("treaty", "A", "for"), ("treaty", "B", "against"), ("treaty", "C", "torn")]
    frame = table(rows, ("item", "actor", "stance"))
    for held in (frame, pd.DataFrame(frame.to_dict(as_series=False))):
        found = comity.similarity(
            held,
            item="item",
            actor="actor",
            position="stance",
            period=None,
            levels=("for", "torn", "against"),
            index="lijphart",
            min_votes=1,
        )
        assert found.rows() == [("A", "B", 1, 0.0), ("A", "C", 1, 0.5), ("B", "C", 1, 0.5)]


def test_portfolios_of_alliances_by_hand():
    # Types 0 none, 1 entente, 2 neutrality, 3 defence: distances 0, 1 and 3 of 3 at most.
    rows = [(2, 20, 3), (200, 20, 3), (2, 70, 3), (200, 70, 2), (2, 365, 0), (200, 365, 3)]
    frame = table(rows, ("ccode", "partner", "type"))
    ours = {"item": "partner", "position": "type", "period": None, "min_votes": 1}
    found = comity.similarity(frame, levels=(0, 1, 2, 3), index="s", **ours)
    assert found["s"].item() == pytest.approx(1 - 2 * (0 + 1 + 3) / (3 * 3))
    # Weighted by the partners' power, the one on which they part by a step counts for most.
    power = frame.with_columns(power=pl.col("partner").replace_strict({20: 1, 70: 4, 365: 1}))
    found = comity.similarity(power, levels=(0, 1, 2, 3), index="s", weights="power", **ours)
    assert found["s"].item() == pytest.approx(1 - 2 * (4 * 1 + 1 * 3) / (6 * 3))
    assert found["joint_items"].item() == 3


BAD_TABLES = {
    "a code that is no level": (1, 20, 2000, 8),
    "no position": (1, 20, 2000, None),
    "no actor": (1, None, 2000, 1),
    "the same row again": (1, 2, 2000, 3),
    "two positions on one item": (1, 2, 2000, 1),
}


@pytest.mark.parametrize("case", BAD_TABLES)
def test_a_bad_row_is_shown_or_left_out_and_counted(votes, case):
    row = BAD_TABLES[case]
    bad = pl.concat([votes, table([row]).cast(votes.schema)])
    with pytest.raises(DataError, match=r'1 of 9|2 of 9(.|\n)*on_bad="drop"') as caught:
        comity.similarity(bad)
    assert all(str(value) in caught.value.rows for value in row if value is not None)
    count = 2 if case.startswith("two") else 1
    with pytest.warns(ComityWarning, match=f"^{count} rows? left out, .+, such as .+"):
        found = comity.similarity(bad, min_votes=1, on_bad="drop")
    # Of two positions neither is taken; everything else is as if the row were not there.
    plain = votes if count == 1 else votes.filter(~((pl.col("ccode") == 2) & _first_item()))
    assert found.equals(comity.similarity(plain, min_votes=1))


def _first_item():
    return (pl.col("rcid") == 1) & (pl.col("year") == 2000)


def test_every_reason_is_counted_by_itself(votes):
    bad = pl.concat([votes, *(table([row]).cast(votes.schema) for row in BAD_TABLES.values())])
    with pytest.warns(ComityWarning, match="left out") as caught:
        comity.similarity(bad, on_bad="drop")
    counts = [re.match(r"(\d) rows? left out", str(each.message)) for each in caught]
    assert [int(count[1]) for count in counts] == [1, 2, 3]


def test_missing_columns_are_named_with_those_there_are(votes):
    with pytest.raises(
        InvalidRequestError, match=r"no column for item='rollcall'.*it has rcid, ccode"
    ):
        comity.similarity(votes, item="rollcall")


@pytest.mark.parametrize("levels", [(1,), (1, 1, 2), (1, None)])
def test_levels_are_different_and_at_least_two(votes, levels):
    with pytest.raises(InvalidRequestError, match="different levels"):
        comity.similarity(votes, levels=levels)


def test_levels_are_of_the_kind_of_the_positions(votes):
    with pytest.raises(InvalidRequestError, match="as they are in the table"):
        comity.similarity(votes, levels=("yes", "abstain", "no"))


def test_a_level_that_nobody_chose_counts_all_the_same(votes):
    four = comity.similarity(votes, levels=(1, 2, 3, 4), index="s", min_votes=1)
    assert four["s"].to_list() == [pytest.approx(1 - 2 * 2 / (2 * 3)), 1.0]


def test_an_unknown_index_is_answered_with_the_nearest(votes):
    with pytest.raises(UnknownNameError, match="kappa"):
        comity.similarity(votes, index="kapa")


def test_lijphart_s_index_is_refused_for_four_levels(votes):
    with pytest.raises(InvalidRequestError, match="middle of three"):
        comity.similarity(votes, levels=(1, 2, 3, 4), index="lijphart")


def test_no_joint_item_is_too_few(votes):
    with pytest.raises(InvalidRequestError, match="Take 1 or more"):
        comity.similarity(votes, min_votes=0)


@pytest.mark.parametrize(("weight", "words"), [(-1.0, "from 0 on"), (None, "from 0 on")])
def test_weights_that_are_none_are_refused(votes, weight, words):
    first = _first_item()
    heavy = votes.with_columns(w=pl.when(first).then(pl.lit(weight)).otherwise(pl.lit(1.0)))
    with pytest.raises(DataError, match=words):
        comity.similarity(heavy, weights="w")


def test_an_item_has_one_weight(votes):
    with pytest.raises(DataError, match="differs within an item"):
        comity.similarity(votes.with_columns(w=pl.col("ccode")), weights="w")


def test_an_empty_table_gives_no_row(votes):
    assert comity.similarity(votes.clear()).is_empty()


rows = st.lists(
    st.tuples(st.integers(1, 8), st.integers(1, 4), st.integers(0, 1), st.integers(1, 3)),
    unique_by=lambda row: row[:3],
    min_size=1,
)


@settings(deadline=None)
@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter_and_values_are_bounded(listed, random):
    found = comity.similarity(table(listed), index=list(INDICES), min_votes=1)
    random.shuffle(listed)
    assert comity.similarity(table(listed), index=list(INDICES), min_votes=1).equals(found)
    assert (found["ccode1"] < found["ccode2"]).all()
    for name in INDICES:
        known = found[name].drop_nulls()
        assert known.is_between(-1 - 1e-12, 1 + 1e-12).all()


@settings(deadline=None)
@given(rows)
def test_turning_the_actors_round_leaves_the_values(listed):
    turned = [(item, 5 - actor, year, vote) for item, actor, year, vote in listed]
    plain, mirrored = (
        comity.similarity(table(given), index=list(INDICES), min_votes=1)
        for given in (listed, turned)
    )
    back = mirrored.with_columns(ccode1=5 - pl.col("ccode2"), ccode2=5 - pl.col("ccode1"))
    assert_frame_equal(back.sort("ccode1", "ccode2", "year"), plain)


def test_a_session_with_one_vote_gives_counts_and_no_index():
    one = table([(1, 2, 1964, 1), (1, 200, 1964, 1), (1, 365, 1964, 3)])
    found = comity.similarity(one)
    assert found["joint_items"].to_list() == [1, 1, 1]
    assert found["agreement"].null_count() == 3
    [only] = vote_similarity(years=(1964, 1964), states=(2, 200)).to_dicts()
    assert only["joint_items"] == 1
    assert only["agreement"] is None


def test_reading_keeps_levels_in_their_order():
    frame = table([(1, 2, "no"), (1, 3, "yes")], ("i", "a", "p"))
    kept, drops = read_positions(frame, Columns("i", "a", "p", None), ("yes", "no"))
    assert kept["choice"].to_list() == [2, 1]
    assert drops == ()
