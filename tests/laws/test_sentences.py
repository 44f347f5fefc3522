"""The sentences of the code: docstrings, comments, errors and help in plain English."""

from __future__ import annotations

import ast

import pytest
from reading import BANNED, modules, opener_faults, sentence_faults

from comity.cli.main import COMMANDS, exit_code
from comity.measures.registry import measures


def test_no_docstring_opens_with_a_metaphor():
    assert list(opener_faults()) == []


def test_no_sentence_has_a_word_that_the_project_does_without():
    assert [fault for each in modules() for fault in sentence_faults(each)] == []


def test_no_text_on_a_measure_has_such_a_word():
    texts = {
        f"{each.name}: {text}"
        for each in measures().values()
        for text in (each.title, each.formula, each.higher)
        if BANNED.search(text)
    }
    assert texts == set()


PARTICIPLES = frozenset(["found", "known", "made", "held", "kept", "told", "wanted", "given"])
"""Words that say what was done and not what there is: no variable is named so."""


def test_a_variable_is_named_by_a_noun():
    named = [
        f"{each.label}:{node.lineno} {name}"
        for each in modules()
        for node in each.nodes
        if (name := variable(node)) in PARTICIPLES
    ]
    assert named == []


def variable(node: ast.AST) -> str:
    """Return the name of the variable or parameter that a node names, without underscores."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return node.id.strip("_")
    return node.arg.strip("_") if isinstance(node, ast.arg) else ""


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_plain_words(command, capsys):
    assert exit_code([command, "--help"]) == 0
    assert BANNED.findall(capsys.readouterr().out) == []
