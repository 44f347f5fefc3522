"""The page of a scenario as a reader meets it, in a real Chromium."""

from __future__ import annotations

from itertools import pairwise

import pytest

import comity
from comity.reports.scenario.html import render

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("scenario") / "page.html"
    path.write_text(render(comity.scenario(("g7", "russia"))), encoding="utf-8")
    return path


@pytest.fixture
def page(browser, file):
    page = browser.new_page()
    page.set_default_timeout(120_000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    yield page
    assert asked == [file.as_uri()], "the page asked for something outside itself"
    page.close()


@pytest.mark.parametrize("width", [320, 768, 1400])
def test_nothing_runs_off_the_side(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_map_turns_dark_with_the_page_by_keyboard(page):
    land = "getComputedStyle(document.querySelector('.map g')).stroke"
    light = page.evaluate(land)
    page.focus("#turn")
    page.keyboard.press("Space")
    assert page.evaluate(land) != light


def test_all_states_open_by_keyboard(page):
    rows = page.locator("details.all tbody tr")
    assert not rows.first.is_visible()
    page.focus("details.all summary")
    page.keyboard.press("Enter")
    assert rows.first.is_visible()
    assert rows.count() > 170


def test_who_is_cut_off_is_framed(page):
    framed = page.locator(".map path[stroke]")
    assert framed.count() == 1
    assert "Russia" in framed.evaluate("path => path.parentElement.textContent")


def test_headings_go_down_one_step_at_a_time_and_the_map_has_a_name(page):
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.locator("svg.map[role=img] > title").text_content() == "Change of real income"
