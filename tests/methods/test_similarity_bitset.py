"""The quick way to the indices gives what their definitions say, for any choices."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from comity.methods.similarity.agreement import INDICES, index_table
from comity.methods.similarity.similarity_bitset import similarity_table, similarity_tables

# The first call compiles, which takes seconds.
unhurried = settings(deadline=None)


def tables(levels):
    """Choices of three or four actors on up to 130 items: more than two machine words."""
    shapes = st.tuples(st.integers(0, 130), st.integers(3, 4))
    return arrays(np.int8, shapes, elements=st.integers(0, levels))


@unhurried
@given(tables(3), st.integers(1, 12))
def test_three_levels_are_as_defined(choices, min_items):
    quick = similarity_table(choices, 3, list(INDICES), min_items=min_items)
    defined = index_table(choices, 3, list(INDICES), min_items=min_items)
    for name in ("joint_items", *INDICES):
        np.testing.assert_allclose(quick[name], defined[name], atol=1e-12, err_msg=name)


@unhurried
@given(tables(5))
def test_any_other_number_of_levels_is_as_defined(choices):
    names = [name for name in INDICES if name != "lijphart"]
    quick, defined = similarity_table(choices, 5, names), index_table(choices, 5, names)
    for name in names:
        np.testing.assert_allclose(quick[name], defined[name], atol=1e-12, err_msg=name)


def test_many_actors_are_shared_out_between_cores():
    choices = np.random.default_rng(1).integers(0, 4, (3, 1_003)).astype(np.int8)
    quick, defined = similarity_table(choices), index_table(choices)
    np.testing.assert_array_equal(quick["agreement"], defined["agreement"])


def test_each_year_has_its_own_table():
    years = [np.array([[1, 1], [1, 2]]), np.array([[1, 3, 1]])]
    tables = similarity_tables(years, 3, ["s"])
    assert [table["s"].shape for table in tables] == [(2, 2), (3, 3)]
    assert tables[0]["s"][0, 1] == 0.5
    assert tables[1]["s"][0].tolist() == [1, -1, 1]


def test_single_precision_is_double_rounded():
    choices = np.random.default_rng(2).integers(0, 4, (90, 20)).astype(np.int8)
    single = similarity_table(choices, indices=["kappa"], precision="single")["kappa"]
    assert single.dtype == np.float32
    np.testing.assert_array_equal(
        single, similarity_table(choices, indices=["kappa"])["kappa"].astype(np.float32)
    )


def test_weights_count_an_item_as_if_it_were_there_so_often():
    choices = np.array([[1, 1], [1, 3], [2, 3]])
    weighted = similarity_table(choices, indices=list(INDICES), weights=np.array([3, 1, 0]))
    repeated = similarity_table(choices[[0, 0, 0, 1]], indices=list(INDICES))
    for name in INDICES:
        assert weighted[name][0, 1] == pytest.approx(repeated[name][0, 1], nan_ok=True)
    assert weighted["joint_items"][0, 1] == 3, "items are counted, not weighed"


@pytest.mark.parametrize("bad", [np.array([[1, 4]]), np.array([[-1, 1]])])
def test_a_choice_outside_the_levels_is_refused(bad):
    with pytest.raises(ValueError, match="between 0 and 3"):
        similarity_table(bad)
    with pytest.raises(ValueError, match="between 0 and 3"):
        similarity_tables([bad, np.array([[1, 1]])])


def test_lijphart_s_index_needs_a_middle():
    with pytest.raises(ValueError, match="three levels, not 4"):
        similarity_table(np.array([[1, 4]]), 4, ["lijphart"])


def test_no_item_and_no_actor_give_no_value():
    assert np.isnan(similarity_table(np.zeros((0, 2), np.int8))["agreement"]).all()
    assert similarity_table(np.zeros((2, 0), np.int8))["agreement"].shape == (0, 0)
