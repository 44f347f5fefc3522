"""No break in votes is looked for across years without any."""

from __future__ import annotations

from comity.analysis.vote_breaks import vote_breaks_of


def stored(levels):
    """Rows of agreement and of joint votes, by year."""
    return {
        "vote_agreement": [{"year": year, "value": value} for year, value in levels.items()],
        "joint_votes": [{"year": year, "value": 80.0} for year in levels],
    }


OLD = {year: 0.2 + 0.01 * (year % 3) for year in range(1946, 1958)}
NEW = {year: 0.8 + 0.01 * (year % 3) for year in range(1971, 1995)}


def test_a_change_across_years_without_votes_is_no_break():
    """As of Serbia and China: the Republic of China voted before, the People's Republic after."""
    assert vote_breaks_of(stored(OLD | NEW)) == []


def test_a_change_between_neighbouring_years_is_one():
    joined = {year + 13: value for year, value in OLD.items()}
    assert {row["year"] for row in vote_breaks_of(stored(joined | NEW))} == {1971}
