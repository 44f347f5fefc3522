"""Published analyses: digits that agreed once agree still, and printed figures have a source."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import polars as pl
import pytest

import comity
from comity.errors import UnknownNameError
from comity.replications.analyses import (
    alliances_1914,
    dangerous_dyads,
    gravity_guide,
    ideal_points,
    state_system,
    trade_and_peace,
    votes_beyond_chance,
)
from comity.replications.registry import replications
from comity.replications.replication import agreeing_digits

replicate = cache(comity.replicate)

LEAST_DIGITS = {
    alliances_1914: 16,
    dangerous_dyads: 19,
    gravity_guide: 5,  # -0.839 and -0.841, where 30 zeros more are missing than in -0.840
    ideal_points: 14,
    state_system: 42,
    trade_and_peace: 10,
    votes_beyond_chance: 16,
}
"""How many digits of each agree, all figures together."""


@pytest.mark.parametrize("module", LEAST_DIGITS, ids=lambda module: module.REPLICATION.name)
def test_as_many_digits_agree_as_before(values, module):
    result = replicate(module.REPLICATION.name)
    assert result.rows["digits"].sum() >= LEAST_DIGITS[module]
    assert result.rows["quantity"].to_list() == list(module.REPLICATION.published)
    assert result.rows["ours"].null_count() == 0
    assert (result.rows["digits"] <= result.rows["of"]).all()


def test_every_replication_says_whose_figures_it_compares_and_why_they_differ():
    assert set(replications()) == {module.REPLICATION.name for module in LEAST_DIGITS}
    for each in replications().values():
        assert each.reference
        assert each.figures_from
        assert each.differences
        assert any(char.isdigit() for char in each.reference)


@pytest.mark.parametrize("name", ["dangerous-dyads", "trade-and-peace"])
def test_signs_of_a_logit_of_disputes_are_those_in_print(values, name):
    rows = replicate(name).rows.with_columns(pl.col("published").str.replace(",", ""))
    for row in rows.iter_rows(named=True):
        assert (float(row["published"]) > 0) == (row["ours"] > 0), row


def test_trade_says_less_of_peace_where_years_at_peace_count(values):
    rows = replicate("trade-and-peace").rows
    names = ("trade over GDP, weaker link", "trade over GDP, weaker link, with years at peace")
    plain, timed = (rows.filter(quantity=name).row(0, named=True) for name in names)
    assert abs(timed["ours"]) < abs(plain["ours"]) / 2
    assert abs(float(timed["published"])) < abs(float(plain["published"])) / 2


@pytest.mark.parametrize(
    ("published", "ours", "digits"),
    [
        ("0.45", 0.4512, 2),
        ("0.45", 0.46, 1),
        ("-1.2", 1.2, 0),
        ("100", 99.9, 3),
        ("0.10", 0.096, 2),
    ],
)
def test_leading_digits_are_counted_after_rounding_as_printed(published, ours, digits):
    assert agreeing_digits(published, ours) == digits


def test_an_unknown_replication_is_answered_with_the_nearest():
    with pytest.raises(UnknownNameError, match="dangerous-dyads"):
        comity.replicate("dangerous-dyad")


PAIR = re.compile(r"(-?\d+\.\d+) and (-?\d+\.\d+)")
DOCUMENTED = Path(__file__).parents[2] / "docs" / "replications.md"


@pytest.mark.parametrize("name", ["dangerous-dyads", "trade-and-peace", "gravity-guide"])
def test_figures_in_the_documentation_are_those_that_are_computed(values, name):
    (line,) = [
        line
        for line in DOCUMENTED.read_text("utf-8").splitlines()
        if line.startswith(f"| `{name}`")
    ]
    rows = replicate(name).rows.iter_rows(named=True)
    computed = [(row["ours"], float(row["published"].replace(",", ""))) for row in rows]
    pairs = PAIR.findall(line)
    assert len(pairs) == 2
    for pair in pairs:
        places = [len(text.partition(".")[2]) for text in pair]
        told = tuple(map(float, pair))
        assert told in [
            tuple(round(one, at) for one, at in zip(row, places, strict=True)) for row in computed
        ]
