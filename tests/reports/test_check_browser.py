"""The page of a checked article in a real Chromium."""

from __future__ import annotations

import pytest
from test_browser import CONTRAST, PAPER

from comity.claims.check import check
from comity.claims.text.documents import document_from_text
from comity.reports.claims.html import render

pytestmark = pytest.mark.browser

ARTICLE = """Trade and arms
Russia is China's largest arms supplier, and China is Russia's largest trading partner.
Who would doubt it? They should sell less. Their trade will grow. They share intelligence.
<script>document.title = "taken"</script> <img src=x onerror=alert(1)> China is small.
Russia supplied 12 percent of China's arms imports in 2020-24.
Britain's economy is still bigger than India's.
"""


@pytest.fixture(scope="module")
def path(values, tmp_path_factory):
    """The page of the article, on disk."""
    path = tmp_path_factory.mktemp("checked") / "checked.html"
    path.write_text(render(check(document_from_text(ARTICLE), values)), encoding="utf-8")
    return path


@pytest.fixture
def page(browser, path):
    """An open page that has thrown no error and asked for nothing outside itself."""
    problems = []
    page = browser.new_page()
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text))
    page.on(
        "request", lambda sent: sent.url.startswith(("file:", "data:")) or problems.append(sent.url)
    )
    page.goto(path.as_uri())
    yield page
    page.close()
    assert not problems


def test_nothing_of_the_article_runs(page):
    assert page.title() == "Trade and arms – checked against open data"
    assert page.locator("main img, main script").count() == 0


def test_a_claim_leads_to_its_evidence_and_back(page):
    page.locator("#said-1").click()
    assert page.url.endswith("#claim-1")
    assert page.locator("#claim-1").is_visible()
    page.locator("#claim-1 > p > a").first.click()
    assert page.url.endswith("#said-1")


def test_evidence_stands_beside_the_text_and_below_it_on_a_phone(page):
    mark, card = page.locator("mark").first, page.locator(".cards > li").first
    assert card.bounding_box()["x"] > mark.bounding_box()["x"] + mark.bounding_box()["width"] / 2
    page.set_viewport_size({"width": 360, "height": 800})
    assert card.bounding_box()["y"] > mark.bounding_box()["y"]


def test_details_open_by_keyboard(page):
    summary = page.locator(".cards summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".cards details").first.get_attribute("open") is not None
    assert "arms_import_share(China, Russia)" in page.locator(".cards details").first.inner_text()


def test_verdicts_are_told_in_words_and_not_by_colour_alone(page):
    assert page.locator(".verdict").all_inner_texts()[:2] == ["Supported", "Supported"]
    assert "Contradicted" in page.locator(".verdict").all_inner_texts()


def test_the_page_has_one_of_each_landmark_and_no_double_ids(page):
    for landmark in ("header", "nav[aria-label]", "main", "footer", "h1"):
        assert page.locator(f"body {landmark}").count() == 1
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_the_page(page, scheme):
    page.emulate_media(color_scheme=scheme)
    assert min(page.evaluate(CONTRAST)) >= 4.5


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_runs_off_the_side(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_prints_on_white(page):
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(PAPER) == "rgb(255, 255, 255)"
    assert len(page.pdf()) > 10_000
