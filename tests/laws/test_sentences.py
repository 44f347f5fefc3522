"""The sentences of the code: docstrings, comments, errors and help in plain English."""

from __future__ import annotations

import pytest
from reading import BANNED, modules, opener_faults, sentence_faults

from comity.cli.main import COMMANDS, exit_code


def test_no_docstring_opens_with_a_metaphor():
    assert list(opener_faults()) == []


def test_no_sentence_has_a_word_that_the_project_does_without():
    assert [fault for each in modules() for fault in sentence_faults(each)] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_plain_words(command, capsys):
    assert exit_code([command, "--help"]) == 0
    assert BANNED.findall(capsys.readouterr().out) == []
