"""Matrix products give what compiled code gives, to the last bit, and what the definitions say."""

from __future__ import annotations

import numpy as np
import pytest

from comity.methods.similarity.agreement import INDICES, index_table
from comity.methods.similarity.similarity_bitset import similarity_table
from comity.methods.similarity.similarity_matrix import matrix_table


def choices_of(levels, items=90, actors=40):
    """Choices at random, among them an actor that never takes part and one that never changes."""
    choices = np.random.default_rng(levels).integers(0, levels + 1, (items, actors))
    choices[:, 0], choices[:, 1] = 0, 1
    return choices.astype(np.int8)


@pytest.mark.parametrize("levels", [2, 3, 5])
def test_values_are_those_of_compiled_code(levels):
    names = [name for name in INDICES if name != "lijphart" or levels == 3]
    ours = matrix_table(choices_of(levels), levels, names, min_items=40)
    compiled = similarity_table(choices_of(levels), levels, names, min_items=40)
    for name in ("joint_items", *names):
        np.testing.assert_array_equal(ours[name], compiled[name], err_msg=name)


@pytest.mark.parametrize("name", sorted(INDICES))
def test_values_are_as_defined(name):
    ours, defined = (table(choices_of(3), 3, [name]) for table in (matrix_table, index_table))
    np.testing.assert_allclose(ours[name], defined[name], atol=1e-12)


def test_no_items_and_choices_off_the_scale():
    assert np.isnan(matrix_table(np.zeros((0, 2), np.int8))["agreement"]).all()
    with pytest.raises(ValueError, match="choices must lie between 0 and 3"):
        matrix_table(np.array([[4, 1]]))
    with pytest.raises(ValueError, match="Lijphart's index needs three levels, not 2"):
        matrix_table(np.array([[1, 1]]), 2, ["lijphart"])
