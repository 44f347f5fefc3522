"""A checked article as a page, as data and in the terminal."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from rich.console import Console

from comity.claims.check import check
from comity.claims.text.documents import document_from_text
from comity.reports.claims.html import blocks, render
from comity.reports.claims.json import as_dict, as_json
from comity.reports.claims.text import show

ARTICLE = """Trade and arms
Russia is China's largest arms supplier, and China is Russia's largest market. Who would doubt it?
They should sell less. Their trade will grow. They share intelligence.
<script>alert("China")</script> Russia's economy is [bold]by far[/bold] larger than China's.
"""


@pytest.fixture(scope="module")
def report(values):
    return check(document_from_text(ARTICLE), values)


def test_the_article_stands_on_the_page_word_for_word(report):
    laid = list(blocks(report))
    assert ["".join(s.text for s in block.segments) for block in laid] == list(
        report.document.blocks[1:]
    )


def test_every_claim_is_numbered_once_and_linked_both_ways(report):
    page = render(report)
    numbers = [one.number for block in blocks(report) for one in block.shown]
    assert numbers == list(range(1, len(numbers) + 1))
    for number in numbers:
        assert page.count(f'id="claim-{number}"') == page.count(f'id="said-{number}"') == 1


def test_nothing_of_the_article_s_markup_survives(report):
    page = render(report)
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_the_page_shows_evidence_and_sources(report):
    page = render(report)
    assert "comity trace arms_import_share China Russia" in page
    assert "71.6%" in page
    assert "Stockholm International Peace Research Institute" in page


def test_the_data_hold_what_the_page_shows(report):
    made = json.loads(as_json(report))
    assert made == json.loads(json.dumps(as_dict(report)))
    assert [claim["verdict"]["name"] for claim in made["claims"]][:2] == ["supported"] * 2
    for claim in made["claims"]:
        assert made["blocks"][claim["block"]][claim["start"] : claim["end"]] == claim["text"]


def test_the_terminal_prints_texts_as_they_are(report):
    text = StringIO()
    show(report, Console(file=text, width=400))
    assert "[bold]by far[/bold]" in " ".join(text.getvalue().split())
    assert "contradicted" in text.getvalue()


def test_a_text_without_claims_says_so(values):
    nothing = check(document_from_text("The weather is fine today."), values)
    text = StringIO()
    show(nothing, Console(file=text))
    assert "No claims" in text.getvalue()
    assert "No figure bears on this text" in render(nothing)
