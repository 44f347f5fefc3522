"""The pages as a reader meets them, in a real Chromium."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/pair/china/russia",
    pytest.param("/pair/estonia/peru?year=2010&with=usa,japan", marks=pytest.mark.full),
    "/state/china",
    "/world?measure=cinc",
    "/network?year=2010&state=china",
    "/compare",
    "/check",
    pytest.param("/scenario", marks=pytest.mark.full),
    pytest.param("/scenario?one=china", marks=pytest.mark.full),
    "/scenario?one=china&other=russia&year=2014",
    "/outlook/china/russia",
    pytest.param("/methods?q=kappa", marks=pytest.mark.full),
    "/methods/cinc",
    "/sources",
    "/trace/vote_agreement/2019/china/russia",
]


PAIRS = [
    "china/russia",
    "nauru/palau",
    "estonia/peru",
    "ivory-coast/sao-tome-and-principe",
    "taiwan/china",
    "united-states/japan",
    "india/pakistan",
    "france/germany",
    "south-sudan/kosovo",
    "iran/israel",
]
"""Large and small states, with many figures and with hardly any; three are tried always."""


@pytest.fixture
def page(browser, address):
    """A page that has thrown no error, broken no policy, and asked for nothing elsewhere."""
    problems = []
    page = browser.new_page(base_url=address)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: said.type == "error" and problems.append(said.text))
    # What the browser drops by itself, as a chart of the width before, has not failed.
    page.on(
        "requestfailed",
        lambda request: request.failure == "net::ERR_ABORTED" or problems.append(request.url),
    )
    page.on("request", lambda request: address in request.url or problems.append(request.url))
    yield page
    page.close()
    assert [problem for problem in problems if not problem.startswith("data:")] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_and_fits_a_phone(page, path):
    page.goto(path)
    assert Axe().run(page).response["violations"] == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("pairs", [PAIRS[:3], pytest.param(PAIRS[3:], marks=pytest.mark.full)])
def test_the_pages_of_ten_pairs_fit_a_phone_and_show_their_charts(page, pairs):
    page.set_viewport_size({"width": 360, "height": 740})
    for pair in pairs:
        for path in (f"/outlook/{pair}", f"/pair/{pair}"):
            answer = page.goto(path)
            assert answer.status == 200, path
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        drawing = page.locator("[data-chart] img").first
        if drawing.count():
            drawing.scroll_into_view_if_needed()
            page.wait_for_function(
                "() => document.querySelector('[data-chart] img').naturalWidth > 0"
            )


@pytest.mark.parametrize(
    "path",
    [
        "/pair/china/russia",
        "/pair/china/russia.html",
        "/pair/china/russia.dossier.html",
        "/trace/vote_agreement/2019/china/russia",
        "/scenario?one=china&other=russia&year=2014",
        "/compare",
        "/compare?measure=trade&pair=bosnia,dr congo&pair=trinidad,png&pair=uae,dominican republic"
        "&pair=central african republic,saint vincent&pair=antigua and barbuda,sao tome",
        pytest.param(
            "/pair/bosnia-and-herzegovina/democratic-republic-of-the-congo", marks=pytest.mark.full
        ),
        "/pair/bosnia-and-herzegovina/papua-new-guinea.dossier.html",
        "/state/china",
    ],
)
def test_no_table_and_no_example_runs_off_a_screen_when_all_is_unfolded(page, path):
    page.goto(path)
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")
    for width in (390, 768):
        page.set_viewport_size({"width": width, "height": 740})
        wide = page.evaluate(
            "[...document.querySelectorAll('.scroll')]"
            ".filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.ariaLabel)"
        )
        assert wide == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_two_states_are_picked_with_the_keyboard_alone(page):
    page.goto("/")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "a":
            break
    page.keyboard.type("China")
    page.keyboard.press("Tab")
    page.keyboard.type("Russia")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pair/china/russia")


def test_two_states_are_picked_on_the_map(page):
    page.goto("/")
    page.locator('a[href="/?a=china"]').dispatch_event("click")
    page.wait_for_url("**/?a=china")
    page.locator('a[href="/pair/china/mongolia"]').dispatch_event("click")
    page.wait_for_url("**/pair/china/mongolia")


def test_the_slider_changes_the_year(page):
    page.goto("/pair/china/russia")
    page.locator("#slider").fill("1985")
    page.wait_for_url("**/pair/china/russia?year=1985")
    assert page.locator(".meta").first.inner_text() == "As of 1985"


def test_the_network_moves_to_the_next_year(page):
    page.goto("/network?year=2009")
    before = page.locator('[data-state="710"]').get_attribute("transform")
    page.locator("[data-play]").click()
    page.locator("#shown-year", has_text="2010").wait_for()
    page.locator("[data-play]").click()
    assert page.locator('[data-state="710"]').get_attribute("transform") != before


@pytest.mark.parametrize("width", [390, 1280])
def test_a_chosen_state_and_those_tied_to_it_have_their_names_in_the_network(page, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto("/network?measure=trade_share&year=1990&state=china")
    names = page.locator("svg.network a:not(.dim) text:visible").all_text_contents()
    assert {"China", "United States", "Cuba", "Myanmar"} <= set(names)


def test_the_slider_of_a_ranking_moves_the_map(page):
    page.goto("/world?measure=cinc&year=1990")
    page.locator("#slider").fill("1985")
    page.wait_for_url("**/world?measure=cinc&year=1985")


def test_the_network_fits_a_phone_with_names_that_can_be_read(page):
    page.set_viewport_size({"width": 390, "height": 740})
    page.goto("/network?year=2010&state=china")
    chosen = page.locator('[data-state="710"] text:visible')
    assert chosen.text_content() == "China"
    box = chosen.bounding_box()
    assert box["x"] > 0
    assert box["x"] + box["width"] <= 390
    assert box["height"] >= 11
    names = [each.bounding_box() for each in page.locator("svg.network text:visible").all()]
    assert len(names) > 8
    assert not [
        (one, other)
        for at, one in enumerate(names)
        for other in names[:at]
        if one["x"] < other["x"] + other["width"] - 4
        and other["x"] < one["x"] + one["width"] - 4
        and one["y"] < other["y"] + other["height"] - 4
        and other["y"] < one["y"] + one["height"] - 4
    ]


def test_a_chart_that_is_touched_comes_alive(page):
    page.goto("/pair/china/russia")
    drawing = page.locator("[data-chart] .drawing").first
    drawing.focus()
    drawing.locator("svg.marks").wait_for(timeout=60_000)


def test_the_pointer_shows_the_line_the_year_and_the_value_of_the_nearest_point(page):
    page.goto("/pair/china/russia")
    drawing = page.locator("[data-chart*='/political-vote_agreement.json'] .drawing")
    drawing.scroll_into_view_if_needed()
    drawing.hover()
    drawing.locator("svg.marks").wait_for(timeout=60_000)
    drawing.hover(position={"x": 120, "y": 60})
    drawing.hover(position={"x": 124, "y": 62})
    tip = page.locator(".tip")
    tip.wait_for()
    words = r"(the pair|world median), \d{4}\n[\d.]+% share of joint votes"
    assert re.fullmatch(words, tip.inner_text())


def test_every_page_works_without_script(browser, address):
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/")
    page.locator("input[name=a]").fill("China")
    page.locator("input[name=b]").fill("Russia")
    page.get_by_role("button", name="Show").click()
    assert page.url.endswith("/pair/china/russia")
    page.locator("#year").fill("2010")
    page.get_by_role("button", name="Show").click()
    assert "year=2010" in page.url
    page.locator("figure img").first.wait_for(state="visible")
    context.close()
