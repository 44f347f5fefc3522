"""The page of a scenario, its data and its words."""

from __future__ import annotations

import json
import re
from io import StringIO
from itertools import pairwise

import pytest
from rich.console import Console

import comity
from comity.charts.map import SHADES, project, shade
from comity.reports.scenario.html import render, world_map
from comity.reports.scenario.model import (
    _pairs_in_text,
    as_dict,
    largest_losses,
    lead,
    notes,
    partners,
)
from comity.reports.scenario.text import show
from comity.states.register import states
from comity.states.shapes import shapes

RUSSIA, CHINA = 365, 710


@pytest.fixture(scope="module")
def made():
    return comity.scenario(("g7", "russia"))


@pytest.fixture(scope="module")
def page(made):
    return render(made)


def test_the_page_asks_for_nothing_outside_itself(page):
    assert not re.search(r'\b(src|href)="(?!https?://|#|data:)', page)
    assert "<script" not in page
    assert "@import" not in page


def test_the_page_names_every_state_with_its_change(made, page):
    for income in made.incomes:
        assert states()[income.ccode].name.replace("'", "&#39;") in page
    assert page.count('<tr><th scope="row">') >= len(made.incomes)


def test_every_id_stands_once_and_every_label_points_to_one(page):
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for named in re.findall(r'aria-labelledby="([^"]+)"', page):
        assert set(named.split()) <= set(ids)


def test_the_lead_says_who_loses_how_much_at_which_elasticities(made):
    said = lead(made)
    assert said.startswith("The G7 would lose")
    assert "Russia would lose" in said
    assert "at other elasticities" in said


def test_partners_are_those_cut_off_then_those_it_turns_to(made):
    listed = partners(made, RUSSIA)
    assert [d.cut for d in listed] == sorted((d.cut for d in listed), reverse=True)
    assert {d.cut for d in listed} == {True, False}


def test_json_holds_every_state_and_is_plain(made):
    data = json.loads(json.dumps(as_dict(made), allow_nan=False))
    assert len(data["states"]) == len(made.incomes)
    assert data["sources"]
    assert {row["name"] for row in data["diverted"][str(RUSSIA)]} > {"China"}
    china = next(row for row in data["states"] if row["ccode"] == CHINA)
    assert china["least"] <= china["real_income"] <= china["most"]


def test_what_is_left_out_is_said(made):
    said = " ".join(notes(made))
    assert "no GDP in the data of 2023" in said
    unknown = comity.scenario(("belarus", "russia"), elasticity=4)
    assert "no trade between Russia and Belarus" in " ".join(notes(unknown))


def test_more_pairs_without_trade_than_are_named_are_counted():
    assert _pairs_in_text([(2, code) for code in (20, 40, 41)]) == (
        "of the United States with Canada, Cuba and Haiti"
    )
    pairs = [(2, code) for code in (20, 40, 41, 42, 51, 52, 53, 70, 80, 90)]
    assert _pairs_in_text([*pairs, (2, 91), (2, 92)]).endswith(", and none of 2 other pairs")


def test_the_map_shades_by_the_change_and_leaves_the_unknown_hatched(made, page):
    chart = world_map(made)
    assert chart.framed == {RUSSIA}
    north_korea = re.search(r'<g fill="([^"]+)"[^>]*><title>North Korea: no data', page)
    assert north_korea[1] == "url(#map-none)"
    russia = re.search(r'<g fill="([^"]+)"[^>]*><title>Russia: ([^<]+)%', page)
    assert russia[1] == shade(chart.changes[RUSSIA]).colour


def test_shades_cover_every_change_and_meet():
    for one, other in pairwise(SHADES):
        assert one.high == other.low
    assert shade(-100).words == SHADES[0].words
    assert shade(1e9).words == SHADES[-1].words


def test_every_state_of_today_has_a_place_on_the_map():
    missing = [s.name for s in states().values() if s.is_member and s.ccode not in shapes()]
    assert missing == []
    assert set(shapes()) <= {0, *states()}


def test_the_map_keeps_areas_in_proportion():
    def area(south, north):
        corners = [project(lon, lat) for lon, lat in ((10, south), (12, south), (10, north))]
        (x, y), (east, _), (_, top) = corners
        return (east - x) * (y - top)

    assert area(0, 0.1) / area(60, 60.1) == pytest.approx(2, rel=0.01)


def test_the_terminal_lists_who_loses_most_and_the_trade_of_the_targets(made):
    losses = [income.real_income for income in largest_losses(made)]
    assert losses == sorted(losses)
    assert losses[-1] < 0
    console = Console(width=100, file=StringIO())
    show(made, console)
    printed = console.file.getvalue()
    assert "Largest losses" in printed
    assert "Trade of Russia" in printed
