"""Headings, clauses told aside and shares of all arms are held to be read as the plain words."""

from __future__ import annotations

import pytest

import comity
from comity.claims.anaphora.written_out import written_out
from comity.claims.lexicon import read_lexicon
from comity.claims.text.mentions import Context, NameIndex, gather_names


@pytest.fixture(scope="module")
def names() -> NameIndex:
    return gather_names(read_lexicon(None))


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("Chile: 0.9% of global arms imports in 1999-2003; main supplier France, with 40%.",
         "Chile had 0.9% of global arms imports in 1999-2003; its main supplier was France, with "
         "40%."),
        ("Leading weapons suppliers of Peru, 1998-2002: Italy (50 per cent), Russia (9 per cent).",
         "Peru's leading arms suppliers in 1998-2002 were Italy (50 per cent), Russia (9 per "
         "cent)."),
        ("Canada's main customers, 2010-14: Saudi Arabia (20 per cent).",
         "Canada's main arms customers in 2010-14 were Saudi Arabia (20 per cent)."),
        ("Italy fell back, its share of the total having fallen to 3% in 2009.",
         "Italy fell back, and its share of the total fell to 3% in 2009."),
        ("Unlike Norway, Finland belonged to the EU at the close of 2001.",
         "Finland belonged to the EU at the end of 2001, but Norway did not."),
        ("Norway led with $5bn in 2011, trailed by Finland ($3bn).",
         "Norway led with $5bn in 2011, followed by Finland ($3bn)."),
        ("The institute's yearbook puts Greece's share of arms imports at 5% in 2000-04.",
         "Greece's share of arms imports was 5% in 2000-04."),
        ("Peru cut its military budget, which stood at 1.3% of GDP in 2015.",
         "Peru cut its military budget, and its military budget stood at 1.3% of GDP in 2015."),
        ("Of Asia's big spenders Japan led in 1995 with $50bn, followed by India ($9bn).",
         "Japan spent $50bn on its military in 1995, followed by India ($9bn)."),
        ("France had outstripped all its rivals as Chad's supplier.",
         "France was Chad's supplier."),
        ("Sweden's slice of the world's weapons market was 2% in 2001-05.",
         "Sweden's share of global arms exports was 2% in 2001-05."),
        ("Egypt took 4% of all arms bought worldwide in 1990-94.",
         "Egypt took 4% of global arms imports in 1990-94."),
        ("Neither Chad nor Peru was represented by an embassy at the other's capital in 1985.",
         "Chad had no embassy in Peru in 1985 and Peru had no embassy in Chad in 1985."),
    ],
)  # fmt: skip
def test_words_aside_are_written_as_plain_clauses(said: str, plain: str, names: NameIndex) -> None:
    assert written_out(said, names, Context()).text == plain


@pytest.mark.parametrize(
    "said",
    [
        "Main suppliers of Peru, 1998-2000: Italy (50 per cent).",
        "Sweden bought 2% of arms in the world arms trade.",
        "Sanctions: 3 cases; top target Cuba.",
        "Unlike Norway, whose voters said no, Finland joined in 1995.",
    ],
)
def test_what_is_open_stays_as_it_is(said: str, names: NameIndex) -> None:
    assert written_out(said, names, Context()).text == said


def test_the_five_years_before_are_counted(names: NameIndex) -> None:
    said = "It was 9% in 2010-14, from 12% in the five years before that."
    assert written_out(said, names, Context()).text.endswith("from 12% in 2005-2009.")


def verdicts(text: str) -> set[str]:
    return {claim.verdict.name.value for claim in comity.check(text).claims}


@pytest.mark.parametrize(
    "text",
    [
        "Chad bought 0.1% of global arms imports in 2008-12; the top supplier was France.",
        "Greece took 5.6% of world arms imports in 2000-2004, with top supplier Germany on 30 "
        "percent.",
        "Greece added 0.5 percentage points to its military burden, which was 2.9 percent in 2009.",
        "Over a decade Oman shaved 3 percentage points off its military burden by 2005.",
        "Chile's economy grew: its GDP per capita rose from $4,500 in 1995 to $12,800 in 2010.",
        "The per-capita GDP of Chile was $12,800 in 2010.",
    ],
)
def test_roles_and_amounts_of_change_are_not_denied_as_levels(text: str) -> None:
    assert "contradicted" not in verdicts(text)


def test_the_first_of_the_world_is_still_ranked() -> None:
    assert "supported" in verdicts(
        "The United States was the world's top arms supplier in 2004-08."
    )
    assert "contradicted" in verdicts("Italy was the world's top arms supplier in 2004-08.")
