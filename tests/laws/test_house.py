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


@pytest.mark.parametrize("check", CHECKS)
def test_the_house_is_kept(check):
    command = [str(BESIDE / CHECKS[check][0]), *CHECKS[check][1:]]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
