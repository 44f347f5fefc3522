"""No zero of any table has a record in its publisher's file, looked up apart from the readers."""

from __future__ import annotations

from pathlib import Path

import pytest
from random_zeros import ZERO_GIVING, draw_zeros, silent_zeros
from raw_records import RECORDS

RAW = Path(__file__).parents[2] / ".." / "shared" / "data"

ENDED_IN_1990 = {260, 678}
"""West Germany and North Yemen, whose names of 1990 are those of the states that followed them."""


@pytest.mark.raw
@pytest.mark.parametrize("name", ZERO_GIVING)
def test_no_zero_of_a_table_has_a_record_in_the_publisher_s_file(name):
    wrong = silent_zeros(name, RAW)
    assert not wrong


def test_every_table_that_gives_zeros_is_looked_up():
    assert set(ZERO_GIVING) == set(RECORDS)


def test_zeros_are_drawn_where_a_table_covers_and_has_no_row():
    zeros = draw_zeros("major_powers", 200)
    assert len(set(zeros)) == 200
    assert not {(1950, 2), (1950, 200), (1950, 365)} & set(zeros)
