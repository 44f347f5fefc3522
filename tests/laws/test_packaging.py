"""The package builds, installs and is quick to import."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from statistics import median

import pytest

import comity

SHIPPED = "src/comity/store/data/values/trade_cutoff_cost.values"
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def distributions(tmp_path_factory):
    """The wheel and the source distribution, built from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    program = (
        "import sys, hatchling.build as b; b.build_wheel(sys.argv[1]); b.build_sdist(sys.argv[1])"
    )
    subprocess.run([sys.executable, "-c", program, str(folder)], cwd=ROOT, check=True)
    return {path.suffix: path for path in folder.iterdir()}


@pytest.mark.slow
def test_the_wheel_has_the_package_its_data_and_its_types(distributions):
    names = set(zipfile.ZipFile(distributions[".whl"]).namelist())
    assert {"comity/py.typed", "comity/__init__.pyi", "comity/store/data/manifest.json"} <= names
    assert "comity/states/data/gw_spells.csv" in names
    assert "comity/store/data/values/trade_cutoff_cost.values" in names
    assert all(name.startswith(("comity/", "comity-")) for name in names)
    assert not any("__pycache__" in name for name in names)


@pytest.mark.slow
def test_the_source_distribution_has_tests_and_docs(distributions):
    with tarfile.open(distributions[".gz"]) as archive:
        names = archive.getnames()
    top = f"comity-{comity.__version__}"
    for path in ("pyproject.toml", "README.md", "docs/conf.py", "tests/conftest.py", SHIPPED):
        assert f"{top}/{path}" in names


@pytest.mark.slow
def test_an_installed_wheel_answers(distributions, tmp_path):
    target = tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile"]
    subprocess.run([*pip, "--target", str(target), str(distributions[".whl"])], check=True)
    program = "import comity; print(comity.__file__); print(comity.state('prc').name)"
    elsewhere = {**os.environ, "PYTHONPATH": str(target), "COMITY_HOME": str(tmp_path / "home")}
    printed = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=elsewhere,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert printed == [str(target / "comity" / "__init__.py"), "China"]
    listed = subprocess.run(
        [sys.executable, "-m", "comity", "--version"],
        cwd=tmp_path,
        env=elsewhere,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert comity.__version__ in listed


def test_importing_takes_less_than_150_milliseconds_of_the_processor():
    program = "import time; t = time.process_time(); import comity; print(time.process_time() - t)"
    times = [
        float(subprocess.check_output([sys.executable, "-c", program], text=True)) for _ in range(5)
    ]
    assert median(times) < 0.15
