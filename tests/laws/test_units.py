"""Units are objects with a kind: nothing reads their text, and no field of text is named so."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

import pytest
from reading import modules

from comity.measures.registry import measures
from comity.unit import Unit, UnitKind, unit_from

PUBLISHERS_TEXT = ("sources/", "store/", "states/", "events/")
"""Folders in which a unit is the publisher's own word for a column."""

LABELS = (*PUBLISHERS_TEXT, "panels/variable.py", "reports/dossier/pictures.py", "claims/")
"""Where a unit is a label to show, or the literal of a figure in a sentence."""

TEXT_METHODS = {"startswith", "endswith", "find", "index", "split", "partition"}


def _is_unit(node: ast.expr) -> bool:
    """Return whether an expression is a unit or the text of one, by its name."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "str" and node.args:
        return _is_unit(node.args[0])
    name = getattr(node, "attr", getattr(node, "id", ""))
    if name in ("label", "noun", "singular"):
        return _is_unit(node.value) if isinstance(node, ast.Attribute) else False
    return name == "unit"


def _is_text(node: ast.expr) -> bool:
    return any(
        isinstance(each, ast.Constant) and isinstance(each.value, str) for each in ast.walk(node)
    )


def _readings(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Find where the text of a unit decides: a comparison, a search in it, a method of texts."""
    for node in nodes:
        if isinstance(node, ast.Compare):
            if _compares_text(node):
                yield f"{node.lineno} {ast.unparse(node)}"
        elif isinstance(node, ast.Attribute) and node.attr in TEXT_METHODS and _is_unit(node.value):
            yield f"{node.lineno} {ast.unparse(node)}"


def _compares_text(node: ast.Compare) -> bool:
    """Return whether a unit is compared with text, or text is searched for in one."""
    searched = isinstance(node.ops[0], ast.In | ast.NotIn)
    one, other = node.left, node.comparators[0]
    return (_is_unit(other) and (searched or _is_text(one))) or (_is_unit(one) and _is_text(other))


def test_nothing_hangs_on_the_text_of_a_unit():
    read = [
        f"{each.label}:{reading}"
        for each in modules()
        # The unit of a figure in a sentence is a literal of its own, which mypy checks.
        if not each.folder.startswith(("claims", *PUBLISHERS_TEXT)) and each.name != "comity.unit"
        for reading in _readings(each.nodes)
    ]
    assert read == []


@pytest.mark.parametrize(
    "code",
    [
        "measure.unit.startswith('share')", "unit == 'rank'", "'million' in figure.unit",
        "unit in ('rank', 'stage')", "figure.unit.label == 'times'",
        "str(measure.unit).endswith('cases')", "'share' in made.unit.label",
    ],
)  # fmt: skip
def test_the_law_finds_each_way_to_read_a_text(code):
    assert list(_readings(ast.walk(ast.parse(code))))


def test_no_field_of_text_is_named_unit():
    fields = [
        f"{each.label}:{node.lineno}"
        for each in modules()
        if not f"{each.folder}/{each.path.name}".startswith(LABELS)
        for node in each.nodes
        if isinstance(node, ast.AnnAssign | ast.arg)
        and getattr(node, "arg", getattr(getattr(node, "target", None), "id", "")) == "unit"
        and isinstance(node.annotation, ast.Name)
        and node.annotation.id == "str"
    ]
    assert fields == []


def test_a_unit_survives_the_way_through_json():
    for measure in measures().values():
        assert unit_from(json.loads(json.dumps(asdict(measure.unit)))) == measure.unit


def test_one_label_is_one_unit():
    units: dict[str, Unit] = {}
    for measure in measures().values():
        assert units.setdefault(measure.unit.label, measure.unit) == measure.unit


def test_bounds_are_those_of_the_kind():
    for measure in measures().values():
        if measure.unit.kind is UnitKind.BOOLEAN:
            assert measure.bounds == (0, 1), measure.name
        if measure.unit.kind is UnitKind.COUNT:
            assert measure.bounds[0] >= 0, measure.name
