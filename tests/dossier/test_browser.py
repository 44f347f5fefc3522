"""The page as a reader meets it, in a real Chromium."""

from __future__ import annotations

import os
import shutil
from itertools import pairwise

import pytest
from playwright.sync_api import sync_playwright

from comity.dossier.dossier import make_dossier
from comity.dossier.html import render
from comity.states.dyad import dyad

pytestmark = pytest.mark.browser

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

CONTRAST = """() => {
  const light = rgb => { const [r, g, b] = rgb.match(/[\\d.]+/g).map(v => v / 255)
    .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  return [...document.querySelectorAll('h1, h3, p, td, th, a, summary, figcaption, li')].map(e => {
    const ink = light(getComputedStyle(e).color);
    return (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05); });
}"""


@pytest.fixture(scope="module")
def browser():
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert path, "Install Chromium (Debian: apt-get install chromium) or name it in $CHROMIUM."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def files(china_russia, values, tmp_path_factory):
    """Two pages on disk: one full of figures, one of a pair that ended long ago."""
    folder = tmp_path_factory.mktemp("pages")
    old = make_dossier(dyad("bavaria", "saxony"), values)
    for name, dossier in (("full", china_russia), ("sparse", old)):
        (folder / f"{name}.html").write_text(render(dossier), encoding="utf-8")
    return folder


@pytest.fixture(params=["full", "sparse"])
def page(browser, files, request):
    """An open page that has thrown no error and asked for nothing outside itself."""
    problems = []
    page = browser.new_page()
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text))
    page.on(
        "request", lambda sent: sent.url.startswith(("file:", "data:")) or problems.append(sent.url)
    )
    page.goto((files / f"{request.param}.html").as_uri())
    yield page
    page.close()
    assert not problems


def test_headings_go_down_one_step_at_a_time(page):
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_chart_has_a_name_and_its_numbers(page):
    charts = page.locator("svg.chart")
    for at in range(charts.count()):
        assert charts.nth(at).locator("> title").text_content()
    assert page.locator("figure details table").count() == charts.count()


def test_every_link_leads_somewhere_on_the_page(page):
    lost = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href'))"
        ".filter(href => !document.getElementById(href.slice(1)))"
    )
    assert lost == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_the_page(page, scheme):
    page.emulate_media(color_scheme=scheme)
    assert min(page.evaluate(CONTRAST)) >= 4.5


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_runs_off_the_side(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_numbers_behind_a_chart_open_by_keyboard(page):
    if page.locator("figure").count() == 0:
        assert page.locator("article").count() == 9
        return
    summary = page.locator("figure summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("figure details").first.get_attribute("open") is not None


def test_the_page_prints(page):
    page.emulate_media(media="print")
    assert len(page.pdf()) > 10_000
