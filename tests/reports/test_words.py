"""The words of a whole dossier, as a page and as data: no place-holder and no awkward number."""

from __future__ import annotations

import re

import pytest
from lxml import html
from test_round_trip import SAMPLE

from comity.reports.dossier.html import render
from comity.reports.dossier.json import as_dict

COUNTED = "states|pairs|years|cases|vetoes|disputes|rivals|roll calls|votes|times|points"

AWKWARD = {
    "a doubled space": re.compile(r"\S  +\S"),
    "one of many": re.compile(rf"(?<![\d.,–-])1[ \xa0](?:{COUNTED})\b"),
    "a zero with a sign": re.compile(r"(?<![\w.])[-−]0(?![.,]?\d)|(?<!\w)[-−]0[.,]0+(?!\d)"),
    "no number": re.compile(r"\bNaN\b|\bnan\b|\bNone\b|\{[a-z_]*\}"),
    "no leading zero": re.compile(r"(?<![\d\w/])\.\d+\s?(?:%|percent)"),
    "a median of nothing": re.compile(r"median of all:? −100%"),
    "a space before a point": re.compile(r"\w [,.;](?:\s|$)"),
}


def faults(text):
    """List what is awkward in a text."""
    return [(name, text) for name, pattern in AWKWARD.items() if pattern.search(text)]


def texts(data):
    """List the texts of plain data, without references in the form of programs."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value) if key != "bibtex" else ()
    elif isinstance(data, list | tuple):
        for value in data:
            yield from texts(value)


@pytest.mark.parametrize(
    "text",
    ["it  was", "1 states met", "−0 points", "{value} of", "it was .19%", "median of all −100%"],
)
def test_the_check_finds_what_it_is_there_for(text):
    assert faults(text)


@pytest.mark.parametrize("pair", [pair for _, pair in SAMPLE], ids=[kind for kind, _ in SAMPLE])
def test_no_text_of_a_dossier_is_awkward(pair, dossiers):
    dossier = dossiers(*pair)
    tree = html.fromstring(render(dossier))
    for element in tree.xpath("//script|//style|//svg"):
        element.drop_tree()
    shown = (" ".join(text.split()) for text in tree.itertext())
    lines = [*shown, *texts(as_dict(dossier))]
    assert [fault for line in lines for fault in faults(line)] == []
