"""The page as a reader meets it, in a real Chromium."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from comity.reports.dossier.html import render

pytestmark = pytest.mark.browser

CONTRAST = """() => {
  const light = rgb => { const [r, g, b] = rgb.match(/[\\d.]+/g).map(v => v / 255)
    .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const said = [...document.querySelectorAll('body *')].filter(
    e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.tagName !== 'STYLE'
      && !['title', 'desc'].includes(e.tagName));
  return said.map(e => {
    const style = getComputedStyle(e), ink = light(e.closest('svg') ? style.fill : style.color);
    return (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05); });
}"""
"""The contrast of every text with the page, as the guidelines for accessible pages count it."""

PAPER = "getComputedStyle(document.body).backgroundColor"


@pytest.fixture(scope="module")
def files(china_russia, hostile, dossiers, tmp_path_factory):
    """Pages on disk: full of figures, of a pair that ended long ago, and of hostile texts."""
    folder = tmp_path_factory.mktemp("pages")
    old = dossiers("bavaria", "saxony")
    for name, dossier in (("full", china_russia), ("sparse", old), ("hostile", hostile)):
        (folder / f"{name}.html").write_text(render(dossier), encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=["full", "sparse", "hostile"])
def opened(browser, files, request):
    """A page that is opened once for all tests, and what it did wrong."""
    problems = []
    page = browser.new_page()
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text))
    page.on(
        "request", lambda sent: sent.url.startswith(("file:", "data:")) or problems.append(sent.url)
    )
    page.goto((files / f"{request.param}.html").as_uri())
    yield page, problems
    page.close()


@pytest.fixture
def page(opened):
    """An open page that has thrown no error and asked for nothing outside itself."""
    page, problems = opened
    page.emulate_media(media="null", color_scheme="null")
    page.set_viewport_size({"width": 1280, "height": 720})
    yield page
    assert not problems


@pytest.fixture
def used_page(page):
    """The page for a test that opens or switches something on it: it is loaded anew after that."""
    yield page
    page.reload()


def test_headings_go_down_one_step_at_a_time(page):
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_drawing_has_a_name_a_description_and_its_numbers(page):
    charts = page.locator("svg")
    for at in range(charts.count()):
        ids = (charts.nth(at).get_attribute("aria-labelledby") or "").split()
        assert len(ids) == 2
        assert all(page.locator(f"[id='{name}']").text_content() for name in ids)
    assert page.locator("figure details table").count() == charts.count()


def test_no_two_elements_share_an_id(page):
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_the_page_has_one_of_each_landmark(page):
    for landmark in ("header", "nav[aria-label]", "main", "footer", "h1"):
        assert page.locator(f"body {landmark}").count() == 1


def test_charts_take_their_colours_from_the_page(page):
    strokes = page.evaluate(
        "[...document.querySelectorAll('.chart path')].map(e => getComputedStyle(e).stroke)"
    )
    assert strokes
    assert all(stroke.startswith(("rgb", "none")) for stroke in strokes)


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


def test_the_numbers_behind_a_chart_open_by_keyboard(used_page):
    if used_page.locator("figure").count() == 0:
        assert used_page.locator("article").count() == 12
        return
    summary = used_page.locator("figure summary").first
    summary.focus()
    used_page.keyboard.press("Enter")
    assert used_page.locator("figure details").first.get_attribute("open") is not None


@pytest.mark.parametrize(("scheme", "other"), [("light", "dark"), ("dark", "light")])
def test_the_switch_turns_light_and_dark_by_keyboard(used_page, scheme, other):
    used_page.emulate_media(color_scheme=other)
    expected = used_page.evaluate(PAPER)
    used_page.emulate_media(color_scheme=scheme)
    assert used_page.evaluate(PAPER) != expected
    used_page.get_by_label("Switch light and dark").focus()
    used_page.keyboard.press("Space")
    assert used_page.evaluate(PAPER) == expected
    assert min(used_page.evaluate(CONTRAST)) >= 4.5


def test_wide_tables_can_be_scrolled_by_keyboard(page):
    page.set_viewport_size({"width": 320, "height": 800})
    lost = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => e.scrollWidth > e.clientWidth + 1"
        " && getComputedStyle(e).overflowX === 'auto' && e.tabIndex < 0).length"
    )
    assert lost == 0


def test_a_dark_page_is_printed_on_white(page):
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(PAPER) == "rgb(255, 255, 255)"
    assert not page.get_by_label("Switch light and dark").is_visible()


def test_the_page_prints_as_it_is_read_and_without_what_is_folded(page):
    page.set_viewport_size({"width": 680, "height": 1000})  # a sheet of paper is as narrow
    page.emulate_media(media="print")
    assert 1 <= len(PdfReader(BytesIO(page.pdf(format="A4"))).pages) <= 6
    assert not page.locator("details.more:visible").count()
    for answer in page.locator(".answer:has(figure)").all():
        words, figure = (answer.locator(f"> {child}").bounding_box() for child in ("div", "figure"))
        assert words["x"] + words["width"] < figure["x"]
        assert figure["x"] + figure["width"] <= 680


def test_a_page_is_light_and_no_longer_than_one_reads(china_russia, files, browser):
    assert len(render(china_russia).encode()) <= 500_000
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto((files / "full.html").as_uri())
    assert page.evaluate("document.documentElement.scrollHeight") <= 9_000
    page.close()


def test_the_key_figures_of_an_answer_are_on_one_line(page):
    heights = page.evaluate("""[...document.querySelectorAll('.answer')].map(answer =>
      [...answer.querySelectorAll('.value')].map(value => value.getBoundingClientRect().y))""")
    assert all(len(set(of_answer)) <= 1 for of_answer in heights)
