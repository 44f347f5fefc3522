"""The house is kept: style, types and floors are laws like any other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
BESIDE = Path(sys.executable).parent

CHECKS = {
    "style": ["ruff", "check", "--no-cache", "src", "tests", "benchmarks"],
    "format": ["ruff", "format", "--no-cache", "--check", "src", "tests", "benchmarks"],
    "types": ["mypy"],
    "floors": ["lint-imports", "--no-cache"],
}


SLOW = {"types": pytest.mark.slow}


@pytest.mark.parametrize("check", [pytest.param(name, marks=SLOW.get(name, ())) for name in CHECKS])
def test_the_house_is_kept(check):
    command = [str(BESIDE / CHECKS[check][0]), *CHECKS[check][1:]]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_reading_the_catalogue_loads_nothing_that_only_builders_need():
    program = (
        "import sys, comity.sources.registry as r; r.tables();"
        " print(sorted({'pandas', 'pyarrow', 'numba', 'pyfixest'} & set(sys.modules)))"
    )
    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert printed.strip() == "[]"
