"""The words of every output: no place-holder, no awkward number, no endless sentence."""

from __future__ import annotations

import io
import re

import pytest
from lxml import html
from rich.console import Console
from test_round_trip import SAMPLE

import comity
from comity.claims.check import check
from comity.claims.text.documents import document_from_text
from comity.claims.text.sentences import sentences
from comity.errors import ComityError
from comity.reports.brief.model import make_brief, plain_text
from comity.reports.claims import html as claims_page
from comity.reports.claims import json as claims_data
from comity.reports.claims import text as claims_text
from comity.reports.dossier.html import render
from comity.reports.dossier.json import as_dict
from comity.reports.dossier.text import show
from comity.reports.scenario import html as scenario_page
from comity.reports.scenario import text as scenario_text
from comity.states.articles import WITH_ARTICLE

COUNTED = "states|pairs|years|cases|vetoes|disputes|rivals|roll calls|votes|times|points"

WORDS = (name for name in WITH_ARTICLE if " " in name or name[1:].islower())
NAMED = "|".join(map(re.escape, WORDS))
"""States and groups with an article, but those that are letters (OECD)."""

AWKWARD = {
    "a name without its article": re.compile(
        rf"(?<![Tt]he )(?<!Democratic )(?<=[a-z] )(?:{NAMED})\b"
    ),
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


def shown(page):
    """List the texts of a page, the names and descriptions of its drawings among them."""
    tree = html.fromstring(page)
    for element in tree.xpath("//script|//style|//*[local-name()='svg']//*[local-name()='text']"):
        element.drop_tree()
    return [" ".join(text.split()) for text in tree.itertext()]


def printed(show_it, report):
    """List the cells of what a terminal shows that breaks no line."""
    file = io.StringIO()
    show_it(report, Console(width=600, file=file))
    return [cell for line in file.getvalue().splitlines() for cell in re.split(r" {2,}", line)]


def long_sentences(text, dossier):
    """List the sentences of more than 35 words; the name of a state is one, whatever it is."""
    for name in (dossier.dyad.a.name, dossier.dyad.b.name):
        text = text.replace(f"the {name}", "Name").replace(name, "Name")
    return [s.text for s in sentences(text) if len(s.text.split()) > 35]


@pytest.mark.parametrize(
    "text",
    [
        "trade with United States",
        "it  was",
        "1 states met",
        "−0 points",
        "{value} of",
        "it was .19%",
        "median of all −100%",
    ],
)
def test_the_check_finds_what_it_is_there_for(text):
    assert faults(text)


@pytest.mark.parametrize("pair", [pair for _, pair in SAMPLE], ids=[kind for kind, _ in SAMPLE])
def test_no_text_of_a_dossier_is_awkward(pair, dossiers):
    dossier = dossiers(*pair)
    lines = [*shown(render(dossier)), *texts(as_dict(dossier)), *printed(show, dossier)]
    assert [fault for line in lines for fault in faults(line)] == []


@pytest.mark.parametrize("pair", [pair for _, pair in SAMPLE], ids=[kind for kind, _ in SAMPLE])
def test_no_sentence_of_an_answer_is_longer_than_35_words(pair, dossiers):
    dossier = dossiers(*pair)
    written = [*dossier.notes, *(f.sentence for f in dossier.highlights)]
    for answer in dossier.answers:
        forecasts = [(s.sentence, s.record, s.risk) for s in answer.forecasts]
        given = [c.sentence for s in answer.forecasts for c in s.conditional]
        tables = [table.note for table in answer.tables]
        written += [answer.text, answer.sentence, *answer.disagreements, *answer.gaps]
        written += [*(text for three in forecasts for text in three), *given, *tables]
    assert [text for text in written for text in long_sentences(text, dossier)] == []


def test_every_state_and_group_of_a_scenario_has_its_article(values):
    result = comity.scenario(("usa,eu27", "uae,philippines"))
    lines = [*shown(scenario_page.render(result)), *printed(scenario_text.show, result)]
    named = AWKWARD["a name without its article"]
    assert [line for line in lines if named.search(line)] == []


def test_no_text_of_a_checked_article_is_awkward(dossiers, values):
    article = plain_text(make_brief(dossiers("india", "pakistan"), 300))
    report = check(document_from_text(article), values)
    lines = [*shown(claims_page.render(report)), *texts(claims_data.as_dict(report))]
    lines += printed(claims_text.show, report)
    assert len(lines) > 100
    assert [fault for line in lines for fault in faults(line)] == []


@pytest.mark.parametrize(
    "request_of",
    [
        lambda: comity.brief("china", "china"),
        lambda: comity.brief("tuscany", "kosovo"),
        lambda: comity.brief("nauru", "palau", year=1900),
        lambda: comity.brief("chnia", "russia"),
        lambda: comity.brief("hong kong", "russia"),
        lambda: comity.brief("korea", "japan"),
        lambda: comity.brief("", "japan"),
        lambda: comity.panel("trdae", states="china,russia"),
        lambda: comity.check(""),
        lambda: comity.scenario(("china", "russia"), cut=1.2),
        lambda: comity.backtest("trade", kind="all of them"),
    ],
)
def test_no_error_is_awkward_or_long(request_of):
    with pytest.raises(ComityError) as error:
        request_of()
    for text in filter(None, (error.value.message, error.value.hint)):
        assert faults(text) == []
        assert [s.text for s in sentences(text) if len(s.text.split()) > 35] == []
        assert text[0].isupper() or not text[0].isalpha() or text.split()[0] in {"cut", "kind"}
