"""The words of a claim as they are shown (`claims.text.shown`), and both ends of a change."""

from __future__ import annotations

import pytest

import comity
from comity.claims.claim import VerdictName
from comity.claims.text.shown import shown_place


def _shown(sentence: str) -> list[str]:
    return [claim.text for claim in comity.check(sentence).claims]


def test_a_claim_is_shown_without_words_that_something_has_to_follow() -> None:
    sentence = "Italy's trade with Romania rose from 4.9 billion dollars to 16 billion."
    start, end = shown_place(
        sentence, 0, len("Italy's trade with Romania rose from 4.9 billion dollars to")
    )
    assert sentence[start:end] == "Italy's trade with Romania rose from 4.9 billion dollars"


def test_a_bracket_is_closed() -> None:
    sentence = "India led with 11 percent, followed by Qatar (7%) and Egypt (4%)."
    start = sentence.find("Qatar")
    assert sentence[slice(*shown_place(sentence, start, start + len("Qatar (7%")))] == "Qatar (7%)"


def test_a_figure_elsewhere_brings_its_clause() -> None:
    shown = _shown(
        "Between 2003 and 2015 trade of Brazil with Argentina doubled. In the same period, "
        "Brazil's exports to Argentina grew from 4.56 billion dollars to 12.8 billion dollars."
    )
    assert not {"In", "In the same period"} & set(shown)


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        (
            "Germany's military spending rose from 44.7 billion dollars in 2014 to 88.5 billion in "
            "2024, an increase of 98 percent.",
            VerdictName.SUPPORTED,
        ),
        (
            "Germany's military spending rose from 44.7 billion dollars in 2014 to 88.5 billion in "
            "2024, a 98 percent increase.",
            VerdictName.SUPPORTED,
        ),
        (
            "Between 2003 and 2015, Brazil's exports to Argentina grew from 4.56 billion dollars "
            "to 12.8 billion, an increase of 181 percent.",
            VerdictName.ROUNDED,
        ),
    ],
)
def test_an_increase_told_after_both_ends_is_between_them(
    sentence: str, verdict: VerdictName
) -> None:
    *_, last = comity.check(sentence).claims
    assert last.verdict.name is verdict, last.verdict.why


def test_an_increase_on_the_year_before_is_of_one_year() -> None:
    sentence = (
        "Germany's military spending rose from 44.7 billion dollars in 2014 to 88.5 billion in "
        "2024, up 98 percent on the year before."
    )
    *_, last = comity.check(sentence).claims
    assert last.verdict.name is not VerdictName.SUPPORTED


def test_a_continental_fraction_is_one_figure() -> None:
    claims = comity.check("Brazil's exports to Argentina came to US$ 12,8 billion in 2015.").claims
    assert [claim.verdict.name for claim in claims] == [VerdictName.SUPPORTED]


def test_a_share_of_arms_is_not_denied_within_what_editions_differ_by() -> None:
    """China's part was 4.6 percent when it was told, and is 4.0 in the edition of here."""
    claims = comity.check(
        "Between 2018 and 2022 India took 9.8 percent of the world's arms imports, followed by "
        "Qatar (7%), Ukraine (2%) and China (5%)."
    ).claims
    denied = [claim.text for claim in claims if claim.verdict.name is VerdictName.CONTRADICTED]
    assert not any("China" in one for one in denied)


def test_tensions_at_a_border_are_not_tested_by_a_border() -> None:
    sentence = "Tensions at the border between Algeria and Morocco, closed since 1994, have grown."
    claims = comity.check(sentence).claims
    assert not any(claim.verdict.name.is_definite for claim in claims)
