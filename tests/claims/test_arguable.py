"""What is not denied though its test fails: words without a bound, editions, other parties."""

from __future__ import annotations

import pytest

import comity
from comity.claims.claim import VerdictName
from comity.claims.verdict.reach import ARGUABLE


@pytest.mark.parametrize(
    "text",
    [
        "Peru's military budget is far below that of Chile.",
        "Serbia is a major source of North Macedonia's imports.",
        "In 2017 the GDP of Angola was 124.2 billion dollars.",
        "Russia supplies 95 percent of Estonia's fuel.",
        "Bahrain had a surplus of 98 million dollars in its trade with the United States in 2017.",
    ],
)
def test_what_may_be_argued_is_not_denied(text: str) -> None:
    claims = comity.check(text).claims
    assert VerdictName.CONTRADICTED not in {claim.verdict.name for claim in claims}
    whys = [claim.verdict.why for claim in claims if claim.verdict.name is VerdictName.UNTESTABLE]
    assert any(ARGUABLE.capitalize()[:20] in why for why in whys)


@pytest.mark.parametrize(
    "text",
    [
        "Since 2010 Brazil's military budget has been stable.",
        "In 2015 Uganda exported goods of 890 million dollars to Kenya and 70 million to Burundi.",
        "China is Angola's largest partner in trade, as well as its fourth largest supplier.",
        "Albania trades mainly with Italy and Greece, and little with its neighbours.",
        "Azerbaijan, Uzbekistan and Russia buy some too.",
        "The war began in Ukraine, a non-NATO member.",
        "Some 70 percent of Russia's arms exports of 2012–16 went to India, Vietnam and China.",
        "Qatar has recalled its ambassador to Egypt.",
        "Algeria shut its land border with Morocco in 1994.",
        "Norway is in the north. It became a founding member of NATO.",
        "Figures show that trade with Poland and China has expanded most.",
    ],
)
def test_what_the_words_say_otherwise_is_not_tested(text: str) -> None:
    names = {claim.verdict.name for claim in comity.check(text).claims}
    assert VerdictName.CONTRADICTED not in names
    if "Angola" not in text:
        assert not any(name.is_definite for name in names)


def test_a_clear_figure_is_denied_all_the_same() -> None:
    text = "In 2023 Chile got 39 percent of its imports from China."
    names = {claim.verdict.name for claim in comity.check(text).claims}
    assert VerdictName.CONTRADICTED in names


def test_years_that_are_compared_with_are_not_those_of_the_change() -> None:
    text = (
        "Algeria's arms imports fell by 18 percent compared with 2006-2010, while those of Morocco "
        "rose by 528 percent."
    )
    assert VerdictName.CONTRADICTED not in {c.verdict.name for c in comity.check(text).claims}


def test_a_count_since_a_year_is_not_that_of_one_year_since(verdicts_of):
    """The United States cast nine vetoes from 2011 to 2024, three of them in 2024."""
    three = verdicts_of("The United States has cast three vetoes since 2011.")
    assert three["vetoes_cast", (2,)] != "supported"
    nine = verdicts_of("The United States has cast nine vetoes since 2011.")
    assert nine["vetoes_cast", (2,)] == "supported"
