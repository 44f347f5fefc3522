"""Later answers start without the libraries that only computing needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"numba", "pandas", "polars", "pyarrow", "scipy", "xarray"}
CLAIM = ("check", "--claim", "China and Russia vote together in the General Assembly.")
MAY_LOAD = {
    CLAIM: set(),
    ("dossier", "china", "russia", "--out", "a.json"): {"polars"},
    ("brief", "china", "russia", "--out", "a.txt"): {"polars"},
    # A trail computes the value again, with what computed it.
    ("trace", "trade", "china", "russia", "--year", "2019"): HEAVY - {"numba", "scipy"},
}

PROGRAM = """
import sys
from comity.cli.main import run
try:
    run()
except SystemExit as end:
    assert end.code in (0, 1, None), end.code
print("LOADED", *sys.modules)
"""


@pytest.mark.parametrize("command", MAY_LOAD, ids=lambda command: command[0])
def test_a_later_answer_loads_no_more_than_it_needs(command, values, tmp_path):
    run = [sys.executable, "-c", PROGRAM, *command]
    for _ in range(2):  # the first may compute what no measure is, as effects of sanctions
        printed = subprocess.check_output(run, cwd=tmp_path, text=True)
    loaded = set(printed.rpartition("LOADED")[2].split())
    assert loaded & HEAVY <= MAY_LOAD[command]
