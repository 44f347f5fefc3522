"""``import comity``: what it offers, how soon, and that its stub says the same."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import comity
from comity.errors import InvalidRequestError

PACKAGE = Path(comity.__file__).parent
FUNCTIONS = [name for name in comity.__all__ if inspect.isfunction(getattr(comity, name))]


def test_dir_shows_every_public_name():
    assert set(comity.__all__) <= set(dir(comity))
    assert len(FUNCTIONS) >= 18
    assert comity.__version__.count(".") == 2


def test_the_stub_names_what_the_package_offers():
    tree = ast.parse((PACKAGE / "__init__.pyi").read_text(encoding="utf-8"))
    imported = {
        alias.asname: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert set(imported) == set(comity.__all__)
    for name in FUNCTIONS:
        function = getattr(comity, name)
        assert imported[name] == f"{function.__module__}.{function.__qualname__}"


def test_every_public_function_has_a_docstring_with_an_example(try_each):
    try_each(has_a_docstring_with_an_example, [(name,) for name in FUNCTIONS])


def has_a_docstring_with_an_example(name):
    text = inspect.getdoc(getattr(comity, name))
    assert ">>> " in text
    assert text.splitlines()[0].endswith(".")


def test_importing_comity_loads_neither_tables_nor_compiled_code():
    program = (
        "import sys, comity; heavy = {'polars', 'pandas', 'numpy', 'numba', 'xarray', 'scipy',"
        " 'rich', 'cyclopts', 'jinja2'}; print(sorted(heavy & set(sys.modules)))"
    )
    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert printed.strip() == "[]"


def test_a_file_is_checked_by_its_path(values, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("Russia is the largest arms supplier of China.", encoding="utf-8")
    assert comity.check(article).claims[0].verdict.name == "supported"


@pytest.mark.parametrize("states", ["china,russia", ("china", "russia"), [710, "Россия"]])
@pytest.mark.parametrize("years", [2016, (2016, 2016), "2016", range(2016, 2017)])
def test_states_and_years_are_named_in_any_form(states, years):
    rows = comity.vote_similarity(states=states, years=years)
    assert rows["year"].to_list() == [2016]
    assert rows.select("ccode1", "ccode2").row(0) == (365, 710)


def test_years_may_be_a_list_with_gaps():
    rows = comity.vote_similarity(states="china,russia", years="1990,2000-2001")
    assert rows["year"].to_list() == [1990, 2000, 2001]


@pytest.mark.parametrize(
    ("years", "message"),
    [
        ("2014-1990", "run backwards"),
        ("soon", "not a year"),
        ("20140", "more than four digits"),
        ((1990, 2000, 2010), "not a first and a last year"),
        (1700, "reach outside"),
        (",", "names no year"),
    ],
)
def test_years_that_are_none_are_refused(years, message):
    with pytest.raises(InvalidRequestError, match=message):
        comity.vote_similarity(years=years)


def test_a_pair_is_made_of_two_states():
    with pytest.raises(InvalidRequestError, match="Fewer than two"):
        comity.vote_similarity(states=["china", "prc"])


def test_the_codebook_lists_every_measure_once(values):
    table = comity.codebook()
    assert table["measure"].is_unique().all()
    assert set(table["measure"]) == set(values.codebook)


def test_a_trace_takes_as_many_states_as_its_measure_needs(values):
    assert comity.trace("gdp", "china", year=2010).value > 0
    with pytest.raises(InvalidRequestError, match="of two states, got 1 state"):
        comity.trace("trade", "china", year=2010)
    with pytest.raises(InvalidRequestError, match="of one state, got 2 states"):
        comity.trace("gdp", "china", "usa", year=2010)
    with pytest.raises(InvalidRequestError, match="at most two"):
        comity.trace("trade", "china", "russia", "usa", year=2010)
