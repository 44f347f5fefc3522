"""The summary fits a terminal of eighty columns and says names as they are."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from comity.reports.dossier.text import show


def printed(dossier, width=80, **more):
    console = Console(width=width, file=io.StringIO(), **more)
    show(dossier, console)
    return console.file.getvalue()


@pytest.mark.parametrize("name", ["full", "empty", "hostile", "china_russia"])
def test_the_summary_fits_eighty_columns_without_colour(name, request):
    text = printed(request.getfixturevalue(name))
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text


def test_in_a_terminal_it_is_set_off(full):
    assert "\x1b[1m" in printed(full, force_terminal=True, color_system="standard")


@pytest.mark.parametrize(
    "text",
    [
        "China and Russia",
        "Mind this.",
        "78.1%",
        "higher than 93% of all",
        "They vote alike.",
        "in 10 years",
        "They disagree. One says more.",
        "1 of 2 figures has no data.",
        "Sources: votes",
    ],
)
def test_the_summary_says(full, text):
    assert text in printed(full)


def test_names_are_not_read_as_markup(hostile):
    assert "[red]<script>" in printed(hostile)
    assert "[/bold]" in printed(hostile)


def test_the_main_figures_are_those_of_the_charts(full):
    assert [figure.measure for figure in full.answers[0].main_figures] == ["agreement"]
