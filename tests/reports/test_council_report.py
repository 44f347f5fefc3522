"""The report on the permanent members: as data, as a page, as a picture, in the terminal."""

from __future__ import annotations

import json
from io import StringIO
from xml.etree import ElementTree

import polars as pl
import pytest
from rich.console import Console

from comity.errors import InvalidRequestError
from comity.reports.council.contents import topic_columns
from comity.reports.council.html import council_picture, render
from comity.reports.council.model import as_dict, draft_rows, make_council, matrix_rows
from comity.reports.council.text import show
from comity.states.names import find

CHINA, RUSSIA = 710, 365


def report(values, *names, **years):
    return make_council([find(name) for name in names], values, **years)


@pytest.fixture(scope="session")
def pair(values):
    return report(values, "china", "russia")


def printed(council, **options):
    console = Console(width=80, file=StringIO())
    show(council, console, **options)
    return console.file.getvalue()


def test_a_pair_is_told_what_it_vetoed_and_how_it_voted(pair):
    assert [count.value for count in pair.counts] == [19, 129, 16]
    told = {(made.measure, made.perspective): made.value for made in pair.figures}
    assert told["council_agreement", "pair"] == pytest.approx(41 / 44)
    assert told["council_abstentions", "a"] == 13
    assert pair.drafts.height == 16
    assert pair.agreement.years == (2025, 2025)


def test_a_state_without_a_veto_has_no_count_of_vetoes(values):
    made = report(values, "china", "kenya")
    assert [count.value for count in made.counts] == [19, None, None]
    assert made.drafts.is_empty()
    text = printed(made, topics=True)
    assert "no permanent seat" in text
    assert "no data" in text
    assert "–" in text
    assert "None in the list." in render(made)


def test_years_bound_vetoes_and_votes(values):
    made = report(values, "china", "russia", first=2010, last=2020)
    assert made.years == (2010, 2020)
    assert made.vetoes[CHINA, RUSSIA] == 11
    assert made.agreement.years == (2020, 2020)
    assert max(f.year for f in made.figures if f.year) <= 2020
    assert report(values, first=2022, last=2024).agreement.years == (2024, 2024)


def test_too_many_states_and_years_without_data_are_refused(values):
    with pytest.raises(InvalidRequestError, match="two different"):
        report(values, "china", "prc")
    with pytest.raises(InvalidRequestError, match="More than two"):
        report(values, "china", "russia", "france")
    with pytest.raises(InvalidRequestError, match="never members"):
        report(values, "china", "tuscany")
    with pytest.raises(InvalidRequestError, match="September 2025"):
        report(values, first=2026)


def test_the_report_as_data_can_be_written_and_names_its_sources(pair):
    data = json.loads(json.dumps(as_dict(pair), allow_nan=False))
    assert [matrix["title"] for matrix in data["matrices"]] == [
        "Drafts vetoed together",
        "Same votes in the General Assembly",
    ]
    assert data["drafts"][-1]["topic"] == "Middle East without Syria"
    assert data["drafts"][-1]["date"] == "2024-03-22"
    assert {"vetoes", "council_votes", "undl_votes"} <= data["sources"].keys()


def test_rows_have_each_pair_once_and_say_what_is_not_known(values, pair):
    rows = matrix_rows(pair)
    assert rows.group_by("measure").len().sort("measure").rows() == [
        ("joint_vetoes", 10), ("vetoes_cast", 5), ("vote_agreement", 10),
    ]  # fmt: skip
    pairs = rows.filter(pl.col("measure") != "vetoes_cast")
    assert (pairs["ccode1"] < pairs["ccode2"]).all()
    early = matrix_rows(report(values, last=1960))
    unknown = early.filter(pl.col("value").is_null())
    assert unknown.height == 4
    assert set(unknown["measure"]) == {"vote_agreement"}


def test_rows_of_drafts_name_who_vetoed(pair):
    rows = draft_rows(pair)
    assert set(rows["vetoed_by"]) == {"Russia; China"}
    assert rows.write_csv().startswith("year,date,draft,topic,rule")


def test_the_page_holds_all_and_asks_for_nothing(pair):
    page = render(pair)
    assert page.count('<svg class="chart"') == 2
    for text in ("China and Russia in the Security Council", "S/2022/431", "Syria", "93.2%"):
        assert text in page
    assert "<script" not in page
    assert "src=" not in page


def test_names_cannot_break_out_of_the_page(pair):
    from dataclasses import replace

    hostile = replace(pair.states[0], name="<script>alert(1)</script>")
    assert "<script" not in render(replace(pair, states=(hostile, pair.states[1])))


def test_the_picture_is_whole_by_itself(pair):
    text = council_picture(pair)
    root = ElementTree.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "--pair:" in text
    assert "prefers-color-scheme: dark" in text
    assert "box-sizing" not in text, "only the colours of the page's style"
    assert council_picture(pair) == text


def test_the_terminal_shows_topics_when_asked(pair):
    assert "Syria" not in printed(pair)
    assert "Syria" in printed(pair, topics=True)
    assert "129" in printed(pair)


def test_only_of_two_states_a_topic_counts_what_both_vetoed(pair, values):
    assert topic_columns(pair)[-1] == ("together", "Together")
    assert all(name != "together" for name, _ in topic_columns(report(values, "china")))
