"""A package that is not installed is named with its extra, and is no fault of Comity."""

from __future__ import annotations

import sys

import pytest

from comity.cli.main import exit_code
from comity.cli.missing import extra_of, not_installed

REQUIREMENTS = [
    "numpy<3,>=2.0",
    "duckdb>=1.2; extra == 'events'",
    "isal>=1.7; extra == 'spark'",
    "isal>=1.7; extra == 'events'",
    "pyspark>=4.0; extra == 'spark'",
    "numba>=0.61; extra == 'spark'",
    "python-multipart>=0.0.12; extra == 'web'",
]


@pytest.mark.parametrize(
    ("package", "extra"),
    [
        ("numpy", "comity"),
        ("isal", "comity[events]"),
        ("pyspark", "comity[spark]"),
        ("multipart", "comity[web]"),
        ("beads", ""),
    ],
)
def test_the_extra_is_the_smallest_that_lists_the_package(package, extra):
    assert extra_of(package, REQUIREMENTS) == extra


def test_a_missing_module_of_comity_itself_stays_a_fault():
    with pytest.raises(ModuleNotFoundError):
        not_installed(ModuleNotFoundError(name="comity.nowhere"))


@pytest.mark.parametrize("module", ["isal", "pyarrow"])
def test_every_package_that_events_need_is_asked_for(
    library, capsys, monkeypatch, tmp_path, module
):
    for name in [name for name in sys.modules if name.startswith("comity.events")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    file = tmp_path / "day.csv"
    file.touch()
    assert exit_code(["events", "ingest", str(file)]) == 2
    assert f"needs {module}, which is not installed. Install it with" in capsys.readouterr().err
