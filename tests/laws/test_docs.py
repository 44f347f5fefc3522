"""Documentation that falls behind the code fails."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from comity.cli.main import COMMANDS
from comity.measures.registry import measures

HOUSE = Path(__file__).parents[2]
COVERAGE = (HOUSE / "docs" / "claims-coverage.md").read_text(encoding="utf-8")
README = (HOUSE / "README.md").read_text(encoding="utf-8")


def test_all_claims_are_covered_or_said_to_be_missing():
    rows = re.findall(r"^\| (\d+) \|", COVERAGE, re.MULTILINE)
    assert [int(number) for number in rows] == list(range(1, 29))


def test_the_measures_named_in_the_coverage_exist():
    column = [line.split("|")[3] for line in COVERAGE.splitlines() if re.match(r"\| \d", line)]
    named = {name for cell in column for name in re.findall(r"`(\w+)`", cell)}
    assert named - set(measures()) <= {"asymmetry"}
    assert len(named) > 40


def test_the_readme_shows_every_command_that_users_need():
    for command in set(COMMANDS) - {"data"}:
        assert f"comity {command}" in README


@pytest.mark.parametrize("page", ["README.md", "docs/ideal-points.md", "docs/similarity.md"])
def test_the_examples_of_a_page_run(page):
    import doctest

    failed, tried = doctest.testfile(
        str(HOUSE / page), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE
    )
    assert tried > 0
    assert failed == 0
