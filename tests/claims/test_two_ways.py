"""What one sold and bought compared (`claims.phrases.two_ways`), and whose partners are ranked."""

from __future__ import annotations

import pytest

import comity
from comity.claims.claim import VerdictName
from comity.claims.phrases.two_ways import (
    buyers_after_verbs,
    goods_after_more,
    multiples_of_way_back,
)
from comity.claims.text.mentions import Context, Mention
from comity.claims.text.times import find_time, year_after

SUPPORTED, CONTRADICTED = VerdictName.SUPPORTED, VerdictName.CONTRADICTED


def _tested(sentence: str) -> list[tuple[str, tuple[int, ...], VerdictName]]:
    claims = comity.check(sentence).claims
    return [
        (test.lookups[0].measure, test.lookups[0].states, one.verdict.name)
        for one in claims
        if one.interpretation and (test := one.interpretation.test)
    ]


def test_a_buyer_after_its_verb_is_whom_one_sold_to() -> None:
    text = "Chile sold Peru twice as much as it bought there."
    peru = Mention(11, 15, (135,), "name")
    assert list(buyers_after_verbs(text, [peru], Context())) == [
        (6, 29, "sold twice as much to Peru")
    ]


def test_goods_after_more_are_left_out() -> None:
    text = "It bought more merchandise from Peru."
    peru = Mention(32, 36, (135,), "name")
    assert list(goods_after_more(text, [peru], Context())) == [(14, 26, "")]


def test_the_way_back_is_of_the_same_two() -> None:
    text = "Chile bought twice as much from Peru as it sold to Cuba."
    named = [Mention(0, 5, (155,), "name"), Mention(32, 36, (135,), "name")]
    named += [Mention(51, 55, (40,), "name")]
    assert list(multiples_of_way_back(text, named, Context())) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In 2019 Hungary sold Croatia three times as much as it bought there.",
         ("exports", (310, 344), SUPPORTED)),
        ("In 2019 Croatia bought three times as much from Hungary as it sold there.",
         ("exports", (310, 344), SUPPORTED)),
        ("Croatia sold Hungary twice as much as it bought there in 2019.",
         ("exports", (344, 310), CONTRADICTED)),
        ("No country sold Czechia more in 2013 than Germany did.",
         ("import_share", (316, 255), SUPPORTED)),
        ("Germany sold more goods to Czechia in 2013 than any other country did.",
         ("import_share", (316, 255), SUPPORTED)),
        ("In 2019 the best customer of Canadian exporters was the United States.",
         ("export_share", (20, 2), SUPPORTED)),
        ("American sales of oil, gas and coal to Italy were worth 602 million dollars in 2008.",
         ("fuel_exports", (2, 325), SUPPORTED)),
        ("The United States supplied 61 percent of Germany's arms imports in 1999–03.",
         ("arms_import_share", (255, 2), SUPPORTED)),
    ],
)  # fmt: skip
def test_who_sold_to_whom(
    sentence: str, expected: tuple[str, tuple[int, ...], VerdictName]
) -> None:
    assert expected in _tested(sentence)


def test_figures_of_two_compared_are_theirs_in_turn() -> None:
    sentence = (
        "Britain outranked France in 1908, with 12.1 percent of the world's capabilities against "
        "7.2 percent."
    )
    assert [(states, name) for _, states, name in _tested(sentence)] == [
        ((200,), SUPPORTED),
        ((220,), SUPPORTED),
    ]


def test_a_range_may_begin_in_one_century_and_end_in_the_next() -> None:
    assert year_after(1998, 2) == 2002
    assert (find_time("in 1999–03", 2026).first, find_time("in 1999–03", 2026).last) == (1999, 2003)
    assert find_time("in 2014-10", 2026).last == 2014


def test_what_was_worth_a_sum_is_no_opinion() -> None:
    report = comity.check("Trade of Peru and Chile grew. It was worth 2.5 billion dollars in 2010.")
    assert all(claim.verdict.name is not VerdictName.NOT_JUDGED for claim in report.claims)
