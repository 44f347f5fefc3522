"""The page says what the dossier holds, in words that cannot become markup."""

from __future__ import annotations

import re
from html import unescape

import pytest

from comity.reports.dossier.html import comparisons, render


def words(page):
    """What a reader sees, with its white space evened."""
    body = re.sub(r"<(style|svg).*?</\1>", "", page.split("<body>")[1], flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.fixture(scope="module")
def said(full):
    return words(render(full))


@pytest.mark.parametrize(
    "text",
    [
        "China and Russia",
        "as of 2020",
        "Mind this.",
        "How do they vote? They vote alike.",
        "78.1% 2020 higher than 93% of all pairs rank 1,203 of 18,528",
        "+5.0 points median of all +1.0\N{NO-BREAK SPACE}points".replace("\N{NO-BREAK SPACE}", " "),
        "the data begin in 1870",
        "Where the measures disagree One says more.",
        "What is not known, and why Motives.",
        "Drafts vetoed 2020: Syria 1 of 14 shown. Source: [1]",
        "Doe (2020), Votes. Version: 3.1.",
        "CC0 1.0 (totals only are passed on)",
        "Thanks to Doe.",
        "Mind: One year is missing.",
        "Tables used here: roll_calls",
        "France and Germany",
    ],
)
def test_the_page_says(said, text):
    assert text in said


def test_a_fact_links_to_the_page_it_was_read_on(full):
    page = render(full)
    link = '<a href="https://example.org/pact?a=1&amp;b=2" rel="noreferrer">Pact of 2001</a>'
    assert f'2001: pact <span class="page">Read in {link}, Ministry, 2001-07</span>' in page
    assert "<li>2002: visit</li>" in page


def test_the_rest_of_a_long_list_is_folded_away(full):
    page = render(full)
    shown, folded = page.split("<summary>3 more</summary>")
    assert "exercise 8</li>" in shown
    assert "exercise 9</li>" not in shown
    assert "exercise 11</li>" in folded


def test_a_year_without_data_is_no_zero_in_the_numbers_behind_a_chart(full):
    page = render(full)
    assert "<th>2010<td>70.0%<td>no data" in page
    assert "<th>2011" not in page


def test_an_outlook_shows_fan_numbers_chances_and_record(full):
    page = render(full)
    assert "In the past they held." in page
    assert "What could go wrong." in page
    assert "That agreement rises" in page
    assert "likely (71%)" in page
    assert "+12%" in page


def test_groups_without_answers_are_left_out(full, said):
    answered = {answer.question.group for answer in full.answers}
    assert {group for group, heading in full.headings.items() if heading in said} == answered


def test_everything_missing_still_makes_a_page(empty):
    page = render(empty)
    assert "<svg" not in page
    assert "None" not in words(page)
    assert words(page).count("no data") == 1


def test_texts_cannot_become_markup(hostile):
    page = render(hostile)
    assert "<script" not in page
    assert page.count("&lt;script&gt;") > 15


def test_the_page_may_run_and_load_nothing(full):
    page = render(full)
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|srcset|action)=|@import|url\((?!#)", page)


def test_the_same_dossier_gives_the_same_page(full):
    assert render(full) == render(full)


def test_each_chart_is_drawn_once_under_its_own_key(full):
    keys = re.findall(r'<title id="([^"]+)-name">', render(full))
    assert keys == ["political-agreement", "political-agreement-pair"]


def test_yardsticks_stand_on_the_pair_s_scale(full):
    (row,) = comparisons(full.answers[0])
    assert [text for text, _ in row.cells] == ["78.1%", "90.0%", "no data", "60.0%"]
    assert [length and round(length) for _, length in row.cells] == [87, 100, None, 67]
