"""A value above zero is never shown as zero, however small."""

from __future__ import annotations

import pytest

from comity.unit import DOLLARS, TIMES, TIV
from comity.wording.values import NBSP, format_amount, format_change


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (3.6e-5, TIMES, "under 0.0001 times"),
        (0.0, TIMES, "0 times"),
        (9.7e-5, TIMES, "0.000097 times"),
        (3.6e-5, DOLLARS, "36 US dollars"),
        (9.99e-4, DOLLARS, "999 US dollars"),
        (0.0, DOLLARS, "0 US dollars"),
        (0.0, TIV, "0 TIV"),
    ],
)
def test_a_small_amount_is_a_bound_or_in_its_own_unit(value, unit, shown):
    assert format_amount(value, unit).replace(NBSP, " ") == shown


def test_a_change_too_small_to_show_is_none():
    assert format_change(3.6e-5, TIMES, "difference").replace(NBSP, " ") == "±0 times"
