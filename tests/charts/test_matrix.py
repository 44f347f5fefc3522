"""A matrix is drawn as it is: a number in every cell, none where there is none."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from comity.analysis.security_council import Matrix
from comity.charts.matrix import WIDTH, MatrixChart, labelled_rows, spec
from comity.charts.render import svg
from comity.unit import count_of, share_of

MEMBERS = (710, 220, 365)
COUNTS = Matrix(
    "Drafts vetoed together", "drafts vetoed by each", count_of("drafts"), (1946, 2022), MEMBERS,
    ((17.0, 0.0, 14.0), (0.0, 16.0, None), (14.0, None, 121.0)),
)  # fmt: skip
SHARES = Matrix(
    "Same votes", "", share_of("joint votes"), (2025, 2025), MEMBERS,
    ((None, 0.661, 0.781), (0.661, None, 0.5), (0.781, 0.5, None)),
)  # fmt: skip


def cells(grid):
    return {(row["row"], row["column"]): row for row in spec(grid)["data"]["values"]}


def test_every_cell_has_its_number_and_a_missing_one_a_dash():
    drawn = cells(MatrixChart(COUNTS))
    texts = {key: row["text"] for key, row in drawn.items()}
    assert texts["China", "RUS"] == texts["Russia", "CHN"] == "14"
    assert texts["China", "FRA"] == "0"
    assert texts["France", "RUS"] == "–"
    assert texts["Russia", "RUS"] == "121"
    assert len(drawn) == 9


def test_shares_are_percentages_and_an_empty_diagonal_is_empty():
    texts = {key: row["text"] for key, row in cells(MatrixChart(SHARES)).items()}
    assert texts["China", "RUS"] == "78.1%"
    assert texts["China", "CHN"] == ""


def test_a_higher_number_is_a_deeper_shade_and_a_missing_one_has_none():
    drawn = cells(MatrixChart(COUNTS))
    shades = {key: row["opacity"] for key, row in drawn.items()}
    assert shades["China", "RUS"] > shades["China", "FRA"] > shades["France", "RUS"] == 0
    assert max(shades[key] for key in shades if drawn[key]["fill"] == "var(--pair)") <= 0.5


def test_the_diagonal_does_not_shade_the_pairs():
    many = replace(COUNTS, cells=((900.0, 0.0, 14.0), *COUNTS.cells[1:]))
    assert cells(MatrixChart(many))["China", "RUS"] == cells(MatrixChart(COUNTS))["China", "RUS"]


def test_the_pair_asked_for_is_framed_on_top_of_its_neighbours():
    rows = spec(MatrixChart(COUNTS, (365, 710)))["data"]["values"]
    framed = [(row["row"], row["column"]) for row in rows if row["stroke"] == "var(--ink)"]
    assert framed == [(row["row"], row["column"]) for row in rows[-2:]]
    assert set(framed) == {("China", "RUS"), ("Russia", "CHN")}
    assert not any(
        row["stroke"] == "var(--ink)" for row in spec(MatrixChart(COUNTS))["data"]["values"]
    )


def test_zeros_and_gaps_alone_can_be_drawn():
    nothing = replace(COUNTS, cells=((0.0, 0.0, None),) * 3)
    assert "NaN" not in svg(spec(MatrixChart(nothing)), "k", "", "")


def test_a_description_tells_every_pair_and_what_is_missing():
    assert MatrixChart(COUNTS).description == (
        "China and Russia 14; China and France 0; France and Russia no data. "
        "Drafts vetoed by each: China 17; France 16; Russia 121."
    )
    assert MatrixChart(SHARES).name == "Same votes, 2025"
    assert MatrixChart(COUNTS).name == "Drafts vetoed together, 1946 to 2022"


def test_the_drawing_has_names_numbers_and_the_page_s_colours():
    grid = MatrixChart(COUNTS, (710, 365))
    drawn = svg(spec(grid), "key", grid.name, grid.description)
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
    assert {"CHN", "FRA", "RUS", "China", "France", "Russia"} <= set(texts)
    assert texts.count("14") == 2
    assert re.search(rf'viewBox="0 0 {WIDTH} \d+"', drawn)
    assert 'role="img"' in drawn
    assert not re.search(r"(fill|stroke)=\"#", drawn), "every colour is the page's"


@pytest.mark.parametrize("grid", [MatrixChart(COUNTS), MatrixChart(SHARES)])
def test_the_table_beside_it_has_the_same_numbers(grid):
    rows = dict(labelled_rows(grid))
    assert list(rows) == ["China", "France", "Russia"]
    assert rows["China"][2] == cells(grid)["China", "RUS"]["text"]
