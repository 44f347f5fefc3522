"""Since when: a run does not go through years without data, and says where the data begin."""

from __future__ import annotations

import pytest

from comity.wording.values import describe_quarter_since, describe_ratio_since


def years(first, last, percentile):
    return [(year, percentile) for year in range(first, last + 1)]


@pytest.mark.parametrize(
    ("past", "text"),
    [
        (
            [*years(1990, 1994, 50.0), *years(1995, 2000, 90.0)],
            "among the highest quarter since 1995",
        ),
        (
            years(1995, 2000, 90.0),
            "among the highest quarter in all years with data, from 1995 on",
        ),
        (
            [*years(1970, 1975, 90.0), *years(1997, 2000, 90.0)],
            "among the highest quarter from 1997 on, after 21 years without data",
        ),
        ([*years(1990, 1997, 50.0), *years(1998, 1999, 90.0)], ""),
    ],
)
def test_a_run_in_the_highest_quarter(past, text):
    assert describe_quarter_since(past, past[-1][1]) == text


def test_a_run_in_the_lowest_quarter_and_none_in_between():
    past = [*years(1990, 1992, 30.0), *years(1993, 1999, 10.0)]
    assert describe_quarter_since(past, 10.0) == "among the lowest quarter since 1993"
    assert describe_quarter_since(past, 50.0) == ""


def test_a_ratio_that_has_been_above_one_since_the_data_begin():
    assert describe_ratio_since(years(1990, 1999, 2.0), None) == (
        "more in every year with data, from 1990 on"
    )
