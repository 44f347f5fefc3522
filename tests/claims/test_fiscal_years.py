"""Fiscal years span two calendar years: what is said of one is compared with both."""

from __future__ import annotations

from datetime import date

import pytest

from comity.claims.check import check
from comity.claims.claim import VerdictName
from comity.claims.text.documents import document_from_text
from comity.claims.text.spelling.plain_spelling import plainly_spelled
from comity.claims.text.times import NOW, TimeSpan, find_time
from comity.claims.verdict.fiscal_years import APART

BETWEEN, OPEN = VerdictName.OTHER_DEFINITION, VerdictName.UNTESTABLE
RIGHT = {VerdictName.SUPPORTED, VerdictName.ROUNDED}


@pytest.fixture(scope="module")
def judged(values):
    def claims(text, written=None):
        return check(document_from_text(text), values, written=written).claims

    return claims


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("in the fiscal year 2017/18", "in              FY 2017/18"),
        ("in FY2017", "in F 2017"),
        ("the 2017-18 financial year", "the 2017-18               "),
    ],
)
def test_fiscal_years_are_spelled_in_one_way_every_place_as_it_was(written, spelled):
    assert plainly_spelled(written, NOW) == spelled
    assert len(written) == len(spelled)


def test_two_years_with_a_dash_that_follow_each_other_are_one_year_that_lies_in_both():
    assert find_time("in 2017-18", 2026) == TimeSpan("year", first=2017, last=2018)
    assert find_time("in 2017-18", 2026).is_split
    assert not find_time("between 2017 and 2018", 2026).is_split
    assert find_time("in 2014-18", 2026).kind == "between"


@pytest.mark.parametrize(
    "text",
    [
        # 5.8 billion dollars in 2017, 7.7 in 2018
        "In the fiscal year 2017/18 India's exports to Nepal were worth $6.4 billion.",
        "India's exports to Nepal were worth $6.8 billion in FY 2017-18.",
        # 7.2 in 2017, 8.7 in 2018
        "India's exports to Bangladesh reached 7.9 billion dollars in financial year 2017-18.",
    ],
)
def test_a_figure_between_those_of_the_calendar_years_fits_by_another_year(text, judged):
    [claim] = judged(text)
    assert claim.verdict.name is BETWEEN
    assert "between theirs" in claim.verdict.why
    assert len({item.year for item in claim.verdict.evidence}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "India was Nepal's largest trading partner in fiscal year 2018-19.",
        "India accounted for 63 percent of Nepal's trade in FY 2018-19.",  # 63.0 and 63.5
    ],
)
def test_what_was_so_in_both_calendar_years_is_supported(text, judged):
    [claim] = judged(text)
    assert claim.verdict.name in RIGHT


def test_between_figures_that_are_far_apart_a_figure_is_left_open(judged):
    # 35.4 billion dollars in 2022, 66.1 in 2023
    [claim] = judged("Russia's exports to India were worth $49 billion in FY 2022-23.")
    assert APART * 35.4 < 66.1
    assert claim.verdict.name is OPEN


@pytest.mark.parametrize(
    "text",
    [
        "India's exports to Nepal were worth $2.1 billion in FY 2017-18.",
        "India's exports to Nepal rose by 30 percent in FY 2017-18.",
        "India's exports to Nepal were worth more than $6.4 billion in FY 2017-18.",
        "India's exports to Nepal were twice as large in FY 2017-18 as in FY 2010-11.",
    ],
)
def test_nothing_else_of_a_fiscal_year_is_denied_or_borne_out(text, judged):
    assert {claim.verdict.name for claim in judged(text)} == {OPEN}


def test_windows_of_five_years_are_no_fiscal_years(judged):
    [claim] = judged("Russia supplied 36 percent of India's arms imports in 2020-24.")
    assert claim.verdict.name in RIGHT


def test_a_figure_of_a_few_years_ago_in_a_text_without_a_day_is_outdated(judged):
    # 17.3 percent in 2018, 11.4 in 2025
    text = "India accounts for 17.3 percent of Nigeria's total exports, the latest figures show."
    assert [claim.verdict.name for claim in judged(text)] == [VerdictName.OUTDATED]
    late = judged(text, date(2025, 12, 1))
    assert VerdictName.OUTDATED not in {claim.verdict.name for claim in late}
