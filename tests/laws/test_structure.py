"""The size and shape of the code: folders, files, functions, imports, and what a test names."""

from __future__ import annotations

import re
from collections import Counter
from statistics import median

from folders import circles, joined_pairs, links, top
from house_figures import overloaded
from reading import (
    PACKAGE,
    ROOT,
    code_lines,
    complexities,
    definitions,
    functions,
    modules,
    parameters,
    read_module,
)

MOST_FILES = 14
MOST_LINES = 400
MEDIAN_LINES, PERCENTILE_95_LINES = 8, 28
MOST_PATHS = 12
MOST_PARAMETERS, MOST_WITH_MORE = 6, 15


def test_no_folder_has_too_many_files():
    files = Counter(each.folder for each in modules() if each.path.name != "__init__.py")
    assert {folder: count for folder, count in files.items() if count > MOST_FILES} == {}


def test_no_file_outgrows_its_subject():
    lines = {each.label: len(each.text.splitlines()) for each in modules()}
    assert {label: count for label, count in lines.items() if count > MOST_LINES} == {}


def test_functions_are_short():
    lines = sorted(map(code_lines, functions()))
    assert len(lines) > 1000
    assert median(lines) <= MEDIAN_LINES
    assert lines[int(0.95 * len(lines))] <= PERCENTILE_95_LINES


def test_no_function_has_many_ways_through_it():
    paths = dict(complexities())
    assert len(paths) > 1000
    assert {label: count for label, count in paths.items() if count > MOST_PATHS} == {}


def test_few_functions_have_many_parameters():
    many = [each.label for each in functions() if parameters(each) > MOST_PARAMETERS]
    assert len(many) <= MOST_WITH_MORE, many


def test_no_folders_import_each_other():
    assert circles(top(links())) == []


def test_the_rooms_of_a_folder_import_each_other_one_way():
    folders = links()
    for room in top(folders):
        rooms = {
            folder: {other for other in others if other.startswith(f"{room}/")} - {folder}
            for folder, others in folders.items()
            if folder.startswith(f"{room}/")
        }
        assert circles(rooms) == []


def test_fewer_than_half_of_the_pairs_of_folders_are_joined():
    joined, pairs = joined_pairs()
    assert len(pairs) >= 100
    assert len(joined) < len(pairs) / 2, joined


ONE_INTERFACE = {
    "as_dict": "every report as plain data",
    "as_json": "every report as JSON",
    "as_pdf": "a brief, a dossier and a document as PDF",
    "fit": "every model that is fitted to arrays",
    "manifest": "the bundle's, and that of the tables in use",
    "compute_figures": "every replication",
    "render": "every report as a page",
    "show": "every report in the terminal",
    "spec": "every chart in Vega-Lite",
    "table": "a table of the bundle, and of those in use",
}
"""Names that several modules define because one interface asks for them."""


def test_a_public_name_means_one_thing():
    """Else one interface asks for the name, or the public face offers what a folder computes."""
    shared = overloaded()
    unexplained = {
        name: files
        for name, files in shared.items()
        if name not in ONE_INTERFACE
        and not (len(files) == 2 and any(file.startswith("api/") for file in files))
    }
    assert unexplained == {}
    assert ONE_INTERFACE.keys() <= shared.keys()


ROOMS = ("tests", "benchmarks", "docs")
"""The folders of code next to the package."""


def test_every_exception_from_a_check_has_its_reason():
    silencers = re.compile(r"noqa|type: ignore")
    reasoned = re.compile(r"(noqa: [\w, ]+|type: ignore\[[\w, -]+\])\s+#\s*\w")
    paths = (path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    bare = [
        f"{each.label}:{line} {comment}"
        for each in (*modules(), *map(read_module, paths))
        for line, comment in each.comments
        if silencers.search(comment) and not reasoned.search(comment)
    ]
    assert bare == []


def _tested() -> set[str]:
    """List what the tests import: modules, and names in modules."""
    names: set[str] = set()
    for path in (ROOT / "tests").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        names |= set(re.findall(r"comity(?:\.\w+)+", text))
        for module, listed in re.findall(r"from (comity[\w.]*) import ([^()\n]+|\([^)]*\))", text):
            names |= {f"{module}.{name}" for name in re.findall(r"\w+", listed)}
    return names


FAMILIES = {
    "cli/": "tests/cli/test_any_command_line.py",
    "events/": "tests/events/test_ingest.py",
    "measures/": "tests/laws/test_measures.py",
    "questions/catalogue": "tests/questions/test_questions.py",
    "questions/tables": "tests/questions/test_tables.py",
    "sources/": "tests/laws/test_sources.py",
}
"""Folders whose members one test finds and tries, each by its own name."""

PARTS = {
    "__main__": "tests/cli/test_any_command_line.py",
    "claims/rules/": "tests/claims/test_reading.py",
    "claims/text/formats/": "tests/claims/test_formats.py",
    "claims/text/roles": "tests/claims/test_reading.py",
    "claims/user_rules": "tests/claims/test_user_rules.py",
    "claims/quote": "tests/reports/test_check_page.py",
    "claims/verdict/target_years": "tests/claims/test_verdicts.py",
    "forecasts/models/fitted_model": "tests/forecasts/test_record.py",
    "forecasts/thresholds": "tests/forecasts/test_backtest.py",
    "methods/ideal_points/": "tests/methods/ideal_points/test_estimators.py",
    "panels/codebook": "tests/api/test_public_face.py",
    "questions/scenario_forecast": "tests/questions/test_scenario_forecast.py",
    "questions/table_spec": "tests/questions/test_tables.py",
    "reports/dossier/": "tests/reports/test_html.py",
    "reports/outlook/text": "tests/cli/test_outlook_command.py",
    "reports/page_environment": "tests/reports/test_html.py",
    "reports/trace/text": "tests/cli/test_votes_command.py",
    "scenarios/result": "tests/scenarios/test_scenario.py",
    "typing": "tests/laws/test_house.py",
    "version": "tests/api/test_public_face.py",
}
"""Modules that are only ever used through another one, with the test that tries that one."""


def test_every_module_is_tried_by_a_test():
    """A test imports it, a running example is in it, or it is one of a family or a part."""
    tries = {**FAMILIES, **PARTS}
    assert all((ROOT / test).is_file() for test in tries.values())
    prefixes = tuple(f"src/comity/{prefix}" for prefix in tries)
    tested = _tested()
    untested = [
        each.label
        for each in modules()
        if each.path.name != "__init__.py"
        and each.name not in tested
        and ">>> " not in each.text
        and not each.label.startswith(prefixes)
    ]
    assert untested == []


def test_every_test_file_has_a_name_of_its_own():
    """Two of one name cannot be read in one run, and no run of one folder shows it."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name, count in names.items() if count > 1] == []


def test_half_of_the_public_functions_and_classes_show_what_they_do():
    public = [
        each
        for each in definitions()
        if each.is_public and not each.outer and not each.is_declaration
    ]
    shown = [each for each in public if ">>> " in each.docstring]
    assert len(shown) >= len(public) / 2, f"{len(shown)} of {len(public)}"


def test_nothing_public_is_without_a_docstring():
    bare = [
        each.label
        for each in definitions()
        if each.is_public and not each.is_nested and not each.docstring
    ]
    assert bare == []


def test_init_files_hold_no_logic():
    logic = [each.label for each in definitions() if each.module.path.name == "__init__.py"]
    assert logic == []
    assert (PACKAGE / "py.typed").is_file()
