"""The sentences of the code: docstrings, comments, errors and help in plain English."""

from __future__ import annotations

import pytest
from reading import BANNED

from comity.cli.main import COMMANDS, exit_code


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_plain_words(command, capsys):
    assert exit_code([command, "--help"]) == 0
    assert BANNED.findall(capsys.readouterr().out) == []
