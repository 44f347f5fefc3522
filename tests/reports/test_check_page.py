"""A checked article as a page, as data and in the terminal."""

from __future__ import annotations

import json
import re
from io import StringIO

import pytest
from rich.console import Console

from comity.claims.check import check
from comity.claims.claim import Strength
from comity.claims.text.documents import document_from_text
from comity.measures.registry import measures
from comity.reports.claims.claim_review import as_claim_review, reviewed
from comity.reports.claims.html import blocks, render
from comity.reports.claims.json import as_dict, as_json
from comity.reports.claims.text import show
from comity.version import __version__

ARTICLE = """Trade and arms
Russia is China's largest arms supplier, and China is Russia's largest trading partner.
Who would doubt it? They should sell less. Their trade will grow. They share intelligence.
<script>alert("China")</script> Russia's economy is [bold]by far[/bold] larger than China's.
Russia supplied 12 percent of China's arms imports in 2020-24.
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


QUOTED = [
    (
        "Russia is China's largest arms supplier.",
        "Russia supplied 71.6 percent of the arms that China imported in the five years to 2024, "
        "no. 1 among all partners of China (source: SIPRI Arms Transfers Database; accessed",
    ),
    (
        "Israel spent 6 percent of its GDP on its military in 2010.",
        "Israel spent 5.8 percent of its GDP on its military in 2010 (source: SIPRI Military",
    ),
    (
        "Egypt and Israel were obliged to defend each other in 2018.",
        "Egypt and Israel had no obligation to defend each other in 2018 (source: Alliance Treaty",
    ),
]


@pytest.mark.parametrize(("text", "quote"), QUOTED)
def test_an_editor_gets_a_sentence_to_quote_with_figure_year_source_and_date(values, text, quote):
    judged = check(document_from_text(text), values)
    assert judged.quote(judged.claims[0]).startswith(quote)
    day = f"{judged.checked.day} {judged.checked:%B %Y}"
    assert judged.quote(judged.claims[0]).endswith(f"{day}).")


def test_a_change_is_quoted_with_both_years(values):
    judged = check(document_from_text("Trade between China and Russia grew since 2012."), values)
    assert "from 2012 to 20" in judged.quote(judged.claims[0])


def test_what_is_not_judged_has_nothing_to_quote(report):
    for claim in report.claims:
        assert bool(report.quote(claim)) == claim.verdict.name.is_definite


def test_only_tables_that_hold_the_year_are_named(values):
    early = check(document_from_text("Britain and France traded goods in 1950."), values)
    assert set(early.sources) <= {"cow_trade"}


def test_data_name_version_day_strength_and_coverage(report):
    made = as_dict(report)
    assert made["checked"] == report.checked.isoformat()
    assert made["version"] == __version__
    first = made["claims"][0]["verdict"]
    assert (first["strength"], first["quote"]) == ("rank", report.quote(report.claims[0]))
    assert made["coverage"]["judged"] == len(report.judged)
    assert made["coverage"]["text"] == report.coverage


def test_no_more_than_above_zero_does_not_look_like_support(values):
    weak = check(document_from_text("China has trade agreements with Chile."), values)
    assert weak.claims[0].verdict.strength is Strength.EXISTENCE
    page = render(weak)
    assert 'class="above-zero"' in page
    assert 'class="supported"' not in page
    assert "<li><b>1</b>above zero only</li>" in page
    assert reviewed(weak) == []


def test_sentences_that_no_rule_reads_count_as_claims_not_judged(values):
    text = "Russia is China's largest arms supplier. Peru resembles Chile."
    judged = check(document_from_text(text), values)
    assert judged.unread == ("Peru resembles Chile.",)
    assert judged.coverage.startswith("1 of 2 claims of fact about states were judged (50 percent)")


def test_the_page_names_measures_in_words_only(report):
    page = re.sub(r"<code>.*?</code>", "", render(report), flags=re.DOTALL)
    assert not [name for name in measures() if "_" in name and name in page]


def test_claim_review_has_what_search_engines_ask_for(report):
    markup = json.loads(as_claim_review(report, reviewer="The Daily", url="https://example.org/c"))
    assert markup["@context"] == "https://schema.org"
    assert [one["reviewRating"]["alternateName"] for one in markup["@graph"]] == [
        str(claim.verdict.name).capitalize() for claim in reviewed(report)
    ]
    for one in markup["@graph"]:
        assert one["@type"] == "ClaimReview"
        assert one["author"] == {"@type": "Organization", "name": "The Daily"}
        assert one["url"] == "https://example.org/c"
        assert one["itemReviewed"]["appearance"]["headline"] == "Trade and arms"
        rating = one["reviewRating"]
        assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]


def test_a_sentence_with_a_pronoun_is_on_the_page_once(values):
    text = "Russia and China\n\nTrade between the two fell by 20 percent in 2023. Russia left it."
    page = render(check(document_from_text(f"China arms Russia.\n\n{text}"), values))
    assert page.count("Russia left it.") == 1
    assert "between the two fell by 20 percent in 2023" in page
