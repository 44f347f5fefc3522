"""The documentation site builds without a warning, and nothing public is without a page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import html

import comity
from comity.cli.main import COMMANDS
from comity.measures.registry import measures
from comity.questions.registry import questions
from comity.replications.registry import replications
from comity.sources.registry import sources
from comity.sources.source import TableRows
from comity.store import bundle, selection
from comity.store.editions import Choice, choose_edition, write_edition
from comity.store.home import LOCK

DOCS = Path(__file__).parents[2] / "docs"
NOTEBOOKS = sorted((DOCS / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def site_pages():
    spec = spec_from_file_location("site_pages", DOCS / "site_pages.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages(site_pages, tmp_path_factory):
    folder = tmp_path_factory.mktemp("generated")
    site_pages.write_pages(folder)
    return {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}


def test_every_public_name_has_its_place_in_the_reference(pages):
    headings = {line[3:] for line in pages["reference"].splitlines() if line.startswith("## ")}
    assert set(comity.__all__) | {"Panel", "Series"} == headings


def test_every_measure_source_question_and_command_is_in_its_catalogue(pages, site_pages):
    themes = "\n".join(text for name, text in pages.items() if name.startswith("measures_"))
    for name, measure in measures().items():
        assert f"## `{name}`" in themes
        assert f"- Formula: {site_pages._formula(measure.formula)}" in themes
        assert f"[`{name}`]" in pages["measures"]
    assert all(f"({name})=" in pages["sources"] for name in sources())
    assert all(f"`{name}`" in pages["questions"] for name in questions())
    assert all(f"`comity {name}`" in pages["commands"] for name in COMMANDS)


def test_python_can_what_the_command_line_can(pages, site_pages, try_each):
    try_each(can_be_called, [(name, site_pages) for name in COMMANDS])
    assert "| `comity sources` | " in pages["commands"]
    assert "| `comity.audit`, `comity.catalogue` |" in pages["commands"]


def can_be_called(command, site_pages):
    for name in site_pages.python_names(command):
        module, _, function = name.rpartition(".")
        assert callable(getattr(import_module(module), function))


def test_every_replication_is_a_page_with_its_code(pages):
    for name, each in replications().items():
        page = pages[f"replication_{name.replace('-', '_')}"]
        assert "literalinclude" in page
        assert all(text in page for text in each.published.values())


def test_a_coverage_chart_shows_the_gaps_of_a_table(site_pages):
    chart = site_pages.coverage_chart(measures()["freedom_rating"])
    assert "freedom_ratings: 1972-1980" in chart
    assert "freedom_ratings: 1982-" in chart


def test_pages_that_did_not_change_are_not_written_again(site_pages, tmp_path):
    site_pages.write_pages(tmp_path)
    stale = tmp_path / "measures_gone.md"
    stale.write_text("old", encoding="utf-8")
    before = (tmp_path / "measures.md").stat().st_mtime_ns
    site_pages.write_pages(tmp_path)
    assert not stale.exists()
    assert (tmp_path / "measures.md").stat().st_mtime_ns == before


@pytest.fixture
def library_with_an_edition(tmp_path, monkeypatch):
    """A library in which an edition of the vetoes, with fewer rows, is in use."""
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "library"))
    # What the site puts in force is taken back after the test.
    monkeypatch.setenv(LOCK, "")
    source = sources()["security_council_vetoes"]
    results = {"vetoes": (source.tables[0], TableRows(bundle.table("vetoes").head(200)))}
    edition = write_edition(source, "2020", results, [], "pulled")
    choose_edition(source.name, Choice(edition.id), "pulled")
    selection.reload()
    yield
    monkeypatch.undo()
    selection.reload()


@pytest.fixture
def conf():
    """The configuration of the site."""
    spec = spec_from_file_location("conf", DOCS / "conf.py")
    module = module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", list(sys.path))
        spec.loader.exec_module(module)
        yield module


def test_the_site_is_of_the_bundle_whatever_editions_a_library_has(library_with_an_edition, conf):
    in_use = "import comity.store.selection as s; print(s.table('vetoes').height)"
    assert selection.table("vetoes").height == 200
    conf.setup(SimpleNamespace(connect=lambda *_: None))
    assert selection.table("vetoes").height == bundle.table("vetoes").height
    notebook = subprocess.run(
        [sys.executable, "-c", in_use], capture_output=True, text=True, check=True
    )
    assert int(notebook.stdout) == bundle.table("vetoes").height


NO_INDEX_YET = "search index couldn't be loaded, but not all documents will be built"
"""The one warning that a site gets of which only some pages are written."""


def build(folder, *pages, execute="off"):
    """Build the site, or read all of it and write some pages; a warning is a failure."""
    strict = [] if pages else ["-W", "--keep-going"]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", *strict, str(DOCS), str(folder), *pages],
        cwd=DOCS,
        env={**os.environ, "COMITY_DOCS_EXECUTE": execute},
        capture_output=True,
        text=True,
        check=False,
    )
    output = done.stdout + done.stderr
    assert done.returncode == 0, output
    if pages:
        assert [line for line in output.splitlines() if NO_INDEX_YET not in line] == []


def assert_is_read_offline(folder):
    """Check the search index, the formulas, the reference and the list of pages for models."""
    index = (folder / "searchindex.js").read_text(encoding="utf-8")
    assert "generated/measures" in index
    assert "https://" not in index.split("(", 1)[0]
    llms = (folder / "llms.txt").read_text(encoding="utf-8")
    assert llms.startswith("# Comity\n")
    assert "[Ten minutes](guides/tutorial.html)" in llms
    votes = html.parse(str(folder / "generated" / "measures_un.html")).getroot()
    assert len(votes.findall(".//math//mfrac")) > 10
    reference = (folder / "generated" / "reference.html").read_text(encoding="utf-8")
    assert all(f'id="comity.{name}"' in reference for name in ("panel", "dyad", "check"))


@pytest.mark.slow
def test_all_pages_are_read_without_a_warning_and_one_of_each_kind_is_written(tmp_path):
    build(tmp_path, "index.md", "generated/measures_un.md", "generated/reference.md")
    assert_is_read_offline(tmp_path)


@pytest.mark.full
def test_the_site_builds_without_a_warning_and_shows_what_its_notebooks_print(tmp_path):
    build(tmp_path, execute="force")
    assert_is_read_offline(tmp_path)
    notebook = html.parse(str(tmp_path / "notebooks" / "a_panel.html")).getroot()
    assert notebook.find_class("cell_output"), "the notebook is shown without its output"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("ignore::comity.errors.ComityWarning")
def test_a_notebook_runs_from_its_first_cell_to_its_last(values, path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    names: dict[str, object] = {}
    for number, source in enumerate(code):
        exec(compile(source, f"{path.name}, cell {number}", "exec"), names)
    assert len(code) >= 4


def test_there_are_two_notebooks():
    assert len(NOTEBOOKS) == 2
