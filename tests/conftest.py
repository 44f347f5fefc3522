"""What many tests need: the whole world's values, and sentences read after others."""

from __future__ import annotations

import fcntl
import gc
import importlib
import os
import shutil
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from comity.claims.anaphora.memory import remember
from comity.claims.check import check
from comity.claims.claim import VerdictName
from comity.claims.lexicon import read_lexicon
from comity.claims.rules.goods import goods_of
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import Context, gather_names
from comity.panels import values as panel_values
from comity.panels.compute import ensure_values
from comity.panels.values import Values
from comity.reports.dossier import pair_values
from comity.reports.dossier.model import make_dossier
from comity.states.dyad import dyad

RAW = Path(__file__).parents[1].parent / "shared" / "data"

# How long an example takes says something of the machine, not of the code.
settings.register_profile("comity", deadline=None, max_examples=40)
settings.register_profile("full", deadline=None, max_examples=200)
settings.load_profile("comity")


_LEFT_OUT = pytest.StashKey[int]()
_WORKERS: dict[str, set[str]] = {}


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
    items[:] = _scheduled(items)


def pytest_collection_finish(session):
    """Free the collector of what stays until the end.

    A worker has 400,000 objects of modules and tests, and later as many of stored values: looking
    through all of them again and again takes a tenth of its time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Hand tests to workers by groups.

    They are read from the names of tests: the marks of xdist do not reach its scheduler since
    pytest 9.2, and then every worker makes every fixture.
    """
    from xdist.scheduler import LoadScopeScheduling

    class GroupScheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return group_of(nodeid)

    return GroupScheduling(config, log)


def pytest_runtest_logreport(report):
    """Note which worker ran a group."""
    if hasattr(report, "node"):
        _WORKERS.setdefault(group_of(report.nodeid), set()).add(report.node.gateway.id)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    """Fail if a group was split: every fixture of its modules was then made more than once."""
    if any(len(workers) > 1 for workers in _WORKERS.values()):
        session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED


ESTIMATING = "ideal points"
"""The group of all tests that need the compiled estimators, in one worker: it compiles them."""

TOGETHER = ("tests/web", "tests/reports", "src/comity/api", "src/comity/reports")
"""Folders whose files share what is slow to make: a server, a browser, a dossier."""

OF_DOSSIERS = ("tests/questions/test_missing_values.py", "tests/questions/test_summaries.py")
"""Files elsewhere that read the dossiers of ``tests/reports``."""

MEASURE_LAWS = "tests/laws/test_measures.py"
"""The laws of measures: all laws of one measure in one worker, which reads it once."""


SOURCE_LAWS = tuple(
    f"tests/laws/test_{name}.py" for name in ("living_data", "sentences", "structure", "units")
)
"""The laws of the source code: one worker parses it, once."""


def group_of(nodeid):
    """Return the group of a test: one worker runs it, and makes its module's fixtures once."""
    file, _, test = nodeid.partition("::")
    if file == MEASURE_LAWS:
        return f"measure {test.partition('[')[2]}"
    if "ideal_point" in nodeid.replace("-", "_"):
        return ESTIMATING
    if file in SOURCE_LAWS:
        return "laws of the source code"
    if file in OF_DOSSIERS:
        return "tests/reports"
    return next((folder for folder in TOGETHER if file.startswith(f"{folder}/")), file)


def _scheduled(items):
    """Order the tests so that no worker waits for another, and neither is slow at the end.

    One worker begins with the estimators, which it compiles, while another computes the
    measures. The groups with slow tests follow, and the many small ones come last.
    """
    groups = {item: group_of(item.nodeid) for item in items}
    slow = {groups[item] for item in items if item.get_closest_marker("slow")} | {*TOGETHER}
    computing = next(
        (groups[item] for item in items if "values" in getattr(item, "fixturenames", ())), None
    )

    first = {group: number for number, group in reversed(list(enumerate(groups.values())))}

    def place(item):
        group = groups[item]
        is_small = group.startswith("measure ")
        return (group != ESTIMATING, group != computing, group not in slow, is_small, first[group])

    return sorted(items, key=place)


def pytest_terminal_summary(terminalreporter, config):
    """Say loudly when tests were left out because the publishers' files are absent."""
    for group, workers in _WORKERS.items():
        if len(workers) > 1:
            terminalreporter.line(f"{group} ran in {len(workers)} workers, not in one", red=True)
    if not RAW.is_dir():
        count = config.stash.get(_LEFT_OUT, None)
        number = "Tests" if count is None else f"{count} tests"
        terminalreporter.section("LEFT OUT", red=True, bold=True)
        terminalreporter.line(
            f"{number} that read the publishers' files were left out: {RAW} is not there.", red=True
        )


@pytest.fixture(scope="session")
def try_each():
    """Return a function that tries a check on each case, and names every case that fails.

    One test of many small cases costs a hundredth of as many tests, and fails just as fully.
    """

    def run(check, cases):
        failures = []
        for case in cases:
            try:
                check(*case)
            except Exception as failure:  # noqa: BLE001  # all are raised together below
                names = (getattr(each, "__name__", str(each)) for each in case)
                failure.add_note(f"in the case {', '.join(name[:60] for name in names)}")
                failures.append(failure)
        assert cases, "there is no case to try"
        if failures:
            raise ExceptionGroup(f"{len(failures)} of {len(cases)} cases fail", failures)

    return run


@pytest.fixture(scope="session", autouse=True)
def library(tmp_path_factory):
    """A library of the tests' own, shared by all workers, away from the user's."""
    chosen = os.environ.get("COMITY_HOME")
    if chosen is None:
        shared = tmp_path_factory.getbasetemp().parent
        os.environ["COMITY_HOME"] = str(shared / "comity-library")
    with pytest.MonkeyPatch.context() as patch:
        # Tests ask for far more pairs than a user does, each again in many files, in one process.
        patch.setattr(pair_values, "_MOST_PAIRS", 1_000)
        patch.setattr(panel_values, "_MOST_BYTES", 1_000_000_000)
        yield Path(os.environ["COMITY_HOME"])
    if chosen is None:
        del os.environ["COMITY_HOME"]


@pytest.fixture(scope="session", autouse=True)
def one_thread():
    """Estimate in one thread: every processor has a worker, and more would wait for each other."""
    from numba import set_num_threads

    set_num_threads(1)


@pytest.fixture(scope="session")
def values(library):
    """All measures, computed once for the whole world from the bundle."""
    library.mkdir(parents=True, exist_ok=True)
    # One worker computes while the others wait for what it makes.
    with (library / "computing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return Values(ensure_values())


@pytest.fixture(scope="session")
def dossiers(values):
    """Return the dossier of two states; each is made once a worker."""
    return cache(lambda one, other: make_dossier(dyad(one, other), values))


@pytest.fixture(scope="session")
def names():
    """All names of states."""
    return gather_names(read_lexicon())


@pytest.fixture(scope="session")
def after(names):
    """Return the context after some sentences."""

    def remembered(*sentences):
        context = Context()
        for one in sentences:
            remember(one, names.find_states(one), 2026, context)
            context.goods = goods_of(one, context.goods)
        return context

    return remembered


@pytest.fixture(scope="session")
def written(names, after):
    """Return the words that are written out in a text after some sentences."""

    def words(find, before, text):
        return [word for *_, word in find(text, names.find_states(text), after(*before))]

    return words


@pytest.fixture(scope="session")
def benchmark_module():
    """Return what loads a module of the benchmarks by its name."""

    def load(name):
        sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
        try:
            return importlib.import_module(name)
        finally:
            sys.path.pop(0)

    return load


@pytest.fixture(scope="session")
def tested(values):
    """Return the claims of a text, after what comes before it, that are read as a test."""

    def claims(text, before=""):
        every = check(document_from_text(text), values, context=before).claims
        return [one for one in every if one.interpretation and one.interpretation.test]

    return claims


@pytest.fixture(scope="session")
def borne_out():
    """Return the measure, the states and what is said of each claim that the data bear out."""

    def facts(claims):
        return {
            (item.lookup.measure, item.lookup.states, claim.interpretation.stated)
            for claim in claims
            if claim.verdict.name in (VerdictName.SUPPORTED, VerdictName.ROUNDED)
            for item in claim.verdict.evidence[:1]
        }

    return facts


@pytest.fixture(scope="session")
def facts_borne_out(values):
    """Return the measure, the states and the year of what the data bear out; none is denied."""

    def facts(sentence, before="", written=None):
        report = check(document_from_text(sentence), values, context=before, written=written)
        assert not any(claim.verdict.name.is_negative for claim in report.claims)
        return {
            (item.lookup.measure, item.lookup.states, item.year)
            for claim in report.claims
            if claim.verdict.name is VerdictName.SUPPORTED
            for item in claim.verdict.evidence[:1]
        }

    return facts


@pytest.fixture(scope="session")
def judged(tested):
    """Return the measure, the states and the verdict of each claim that is read as a test."""

    def verdicts(before, text):
        return {
            (
                one.interpretation.test.lookups[0].measure,
                one.interpretation.states,
                one.verdict.name.value,
            )
            for one in tested(text, before)
        }

    return verdicts


@pytest.fixture(scope="session")
def verdicts_of(tested):
    """Return the verdicts of a text, after what comes before it, by measure and states."""

    def verdicts(text, before=""):
        claims = [(one.interpretation.test.lookups[0], one) for one in tested(text, before)]
        return {(at.measure, at.states): one.verdict.name.value for at, one in claims}

    return verdicts


FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser():
    """A real Chromium, closed after each module: while it is open, no other event loop can run."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert path, "Install Chromium (Debian: apt-get install chromium) or name it in $CHROMIUM."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()
