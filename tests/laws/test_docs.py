"""Documentation that falls behind the code fails."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from comity.cli.main import COMMANDS
from comity.measures.registry import measures

HOUSE = Path(__file__).parents[2]
PACKAGE = HOUSE / "src" / "comity"
ROOTS = (HOUSE, PACKAGE)
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


PAGES = [
    "README.md",
    "docs/guides/brief.md",
    "docs/guides/check.md",
    "docs/guides/events.md",
    "docs/guides/source.md",
    "docs/guides/stata.md",
    "docs/ideal-points.md",
    "docs/panels.md",
    "docs/similarity.md",
    "docs/guides/tutorial.md",
]
"""The pages with examples."""


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_of_a_page_run(page):
    import doctest

    failed, tried = doctest.testfile(
        str(HOUSE / page), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE
    )
    assert tried > 0
    assert failed == 0


def test_the_files_that_the_drawing_names_exist():
    drawing = (HOUSE / "docs" / "architecture.md").read_text(encoding="utf-8")
    ways = drawing.split("## Three ways")[1].split("## Where things go")[0]
    stations = re.findall(r"^\d+\. `", ways, re.MULTILINE)
    assert len(stations) == 30
    assert "\n11." not in ways
    named = set(re.findall(r"`((?:\w+/)*\w+(?:\.py|/))`", drawing)) - {"tests/laws/"}
    missing = {path for path in named if not any((root / path).exists() for root in ROOTS)}
    assert missing == set()


def test_the_drawing_names_every_folder():
    drawing = (HOUSE / "docs" / "architecture.md").read_text(encoding="utf-8")
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert {folder for folder in folders if f"`{folder}/`" not in drawing} == set()


def test_the_readme_names_every_option_that_commands_share():
    for option in ("--out", "--format", "--states", "--years", "--year", "--quiet"):
        assert f"`{option}" in README


def test_the_changelog_says_nothing_twice():
    """A line of an older wording, kept beside the new one, leaves half a sentence behind."""
    text = (HOUSE / "CHANGELOG.md").read_text(encoding="utf-8")
    openings = Counter(line[:50] for line in text.splitlines() if len(line) >= 50)
    assert [opening for opening, times in openings.items() if times > 1] == []
