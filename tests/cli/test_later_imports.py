"""Later answers start without the libraries that only computing needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"altair", "numba", "pandas", "polars", "pyarrow", "scipy", "vl_convert", "xarray"}
CLAIM = ("check", "--claim", "China and Russia vote together in the General Assembly.")
MAY_LOAD = {
    CLAIM: set(),
    ("dossier", "china", "russia", "--out", "a.html"): set(),
    ("dossier", "china", "russia", "--out", "a.json"): set(),
    ("brief", "china", "russia", "--out", "a.html"): set(),
    # A trail lists rows of tables.
    ("trace", "vote_agreement", "china", "russia", "--year", "2019"): {"polars"},
    ("trace", "trade", "china", "russia", "--year", "2019"): {"polars"},
}

PROGRAM = """
import sys
from comity.cli.main import run
try:
    run()
except SystemExit as end:
    assert end.code in (0, 1, None), end.code
loaded = (name for name, one in sys.modules.items() if type(one).__name__ != "_Later")
print("LOADED", *loaded)
"""


def heavy_loaded(command, folder):
    """Run a command line in a process of its own, and return the heavy libraries it loaded."""
    run = [sys.executable, "-c", PROGRAM, *command]
    printed = subprocess.check_output(run, cwd=folder, text=True)
    return HEAVY & set(printed.rpartition("LOADED")[2].split())


@pytest.mark.parametrize("command", MAY_LOAD, ids=" ".join)
def test_a_later_answer_loads_no_more_than_it_needs(command, values, tmp_path):
    too_much = heavy_loaded(command, tmp_path) - MAY_LOAD[command]
    if too_much:  # the first may compute what no measure is, as effects of sanctions
        too_much = heavy_loaded(command, tmp_path) - MAY_LOAD[command]
    assert too_much == set()
