"""What many tests need: the whole world's values, computed once for all of them."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest
from hypothesis import settings

from comity.panels.compute import ensure_values
from comity.panels.values import Values

RAW = Path(__file__).parents[1].parent / "shared" / "data"

# How long an example takes says something of the machine, not of the code.
settings.register_profile("comity", deadline=None, max_examples=40)
settings.register_profile("full", deadline=None, max_examples=200)
settings.load_profile("comity")


_LEFT_OUT = pytest.StashKey[int]()


def pytest_addoption(parser):
    """Offer the tests that take minutes."""
    parser.addoption("--full", action="store_true", help="run the tests marked full too")


def pytest_configure(config):
    """Draw more examples where the time is given."""
    if config.getoption("full"):
        settings.load_profile("full")


def _leave_out(config, items, marker):
    """Leave out the tests of a marker, and return how many they are."""
    absent = [item for item in items if item.get_closest_marker(marker)]
    config.hook.pytest_deselected(items=absent)
    items[:] = [item for item in items if not item.get_closest_marker(marker)]
    return len(absent)


def pytest_collection_modifyitems(config, items):
    """Leave out tests that were not asked for or whose files are absent, and order the others."""
    if not config.getoption("full"):
        _leave_out(config, items, "full")
    if not RAW.is_dir():
        config.stash[_LEFT_OUT] = _leave_out(config, items, "raw")
    estimating = [item for item in items if "ideal_point" in item.nodeid.replace("-", "_")]
    for item in estimating:
        item.add_marker(pytest.mark.xdist_group("ideal points"))
    items[:] = _scheduled(items, set(estimating))


def _scheduled(items, estimating):
    """Order the tests such that no worker waits for another, and none is slow at the end.

    The estimators are compiled once a worker, which takes half a minute: one worker begins with
    all tests of them, while another computes the measures. Slow tests follow.
    """
    computing = next(
        (item for item in items if "values" in getattr(item, "fixturenames", ())), None
    )

    def place(item):
        slow = item.get_closest_marker("slow") is not None
        return (item not in estimating, item is not computing, not slow)

    return sorted(items, key=place)


def pytest_terminal_summary(terminalreporter, config):
    """Say loudly when tests were left out because the publishers' files are absent."""
    if not RAW.is_dir():
        count = config.stash.get(_LEFT_OUT, None)
        number = "Tests" if count is None else f"{count} tests"
        terminalreporter.section("LEFT OUT", red=True, bold=True)
        terminalreporter.line(
            f"{number} that read the publishers' files were left out: {RAW} is not there.", red=True
        )


@pytest.fixture(scope="session", autouse=True)
def library(tmp_path_factory):
    """A library of the tests' own, shared by all workers, away from the user's."""
    chosen = os.environ.get("COMITY_HOME")
    if chosen is None:
        shared = tmp_path_factory.getbasetemp().parent
        os.environ["COMITY_HOME"] = str(shared / "comity-library")
    yield Path(os.environ["COMITY_HOME"])
    if chosen is None:
        del os.environ["COMITY_HOME"]


@pytest.fixture(scope="session")
def values(library):
    """All measures, computed once for the whole world from the bundle."""
    library.mkdir(parents=True, exist_ok=True)
    # One worker computes while the others wait for what it makes.
    with (library / "computing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return Values(ensure_values())
