"""A law of opinion polls: the answers of a year are to the question that they stand under.

Between two surveys publics move, and in some years they all move together: views of the United
States fell by 21 points in 2020. Answers to another question move each public elsewhere: views of
China in 2013 put Japan 63 points up and Pakistan 65 down. So the swing that all publics share in a
year is taken away first, and what is left of each is small.
"""

from __future__ import annotations

import polars as pl

from comity.store import bundle

FAR = 10.0
"""Points from the mean of the surveys before and after, in the median of the publics. Answers to
another question had 15.6, and 9.9 in the year next to it; all others have 6.7 at most."""

FEW = 5
"""With fewer publics a median says little."""


def scatter(views):
    """How far each public is from its neighbouring surveys, beyond the swing of all publics."""
    pair, of_year = ["ccode1", "ccode2"], ["ccode2", "year"]
    view = pl.col("favourable")
    around = (view.shift(1).over(pair) + view.shift(-1).over(pair)) / 2
    moved = views.sort(*pair, "year").with_columns(moved=view - around).drop_nulls("moved")
    apart = (pl.col("moved") - pl.col("moved").median().over(of_year)).abs()
    return moved.group_by(of_year).agg(apart.median().alias("apart"), pl.len())


def far(views):
    found = scatter(views).filter(pl.col("len") >= FEW, pl.col("apart") > FAR)
    return sorted(found.select("ccode2", "year").rows())


def test_no_year_of_a_state_has_answers_to_another_question():
    assert far(bundle.table("public_views")) == []


def test_answers_to_another_question_are_found():
    views = bundle.table("public_views")
    swapped = pl.col("year") == 2014, pl.col("ccode2")
    other = swapped[1].replace({2: 710, 710: 2})
    mixed = views.with_columns(ccode2=pl.when(swapped[0]).then(other).otherwise("ccode2"))
    assert {(2, 2014), (710, 2014)} <= set(far(mixed))


def test_a_swing_that_all_publics_share_is_no_fault():
    found = scatter(bundle.table("public_views")).filter(ccode2=2, year=2020)
    assert found["apart"].item() < FAR / 2
