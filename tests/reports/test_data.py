"""The JSON holds what the page holds, and every figure says where it is from."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from comity.reports.dossier import json as data
from comity.reports.dossier.json import as_dict, as_json


def figures(dossier):
    return [figure for answer in as_dict(dossier)["answers"] for figure in answer["figures"]]


def test_the_text_reads_back_as_the_same_data(full):
    assert json.loads(as_json(full)) == json.loads(json.dumps(as_dict(full)))


def test_every_key_at_the_top_is_documented(full):
    table = re.findall(r"^(\w+)  +\S", data.__doc__, re.MULTILINE)
    assert [name for name in table if name != "key"] == list(as_dict(full))


def test_every_key_of_a_figure_has_a_meaning_that_does_not_change(full):
    assert set(figures(full)[0]) == {
        "measure", "title", "subject", "perspective", "unit", "higher", "level", "year", "value",
        "text",
        "rank", "count", "percentile", "equal_share", "median", "changes", "history", "percentiles",
        "benchmarks", "tables",
        "change_kind", "missing_reason", "sources", "breaks", "error", "errors", "percentile_range",
        "part_of_year", "omissions",
    }  # fmt: skip


def test_a_figure_names_its_sources_with_version_and_licence(full):
    assert figures(full)[0]["sources"] == [
        {"table": "roll_calls", "source": "votes", "version": "3.1", "licence": "CC0 1.0"}
    ]


def test_missing_is_null_with_a_reason(empty):
    (figure,) = figures(empty)
    assert figure["value"] is None
    assert figure["missing_reason"] == "the data begin in 1870"


def test_gaps_in_a_history_are_null(full):
    assert [2011, None] in json.loads(as_json(full))["answers"][0]["figures"][0]["history"]


def test_rows_of_numbers_stand_on_one_line_and_texts_are_left_alone(full):
    said = "\n[1,\n 2]  [ ]"
    text = as_json(replace(full, notes=(said,)))
    assert "[2010, 0.7]" in text
    assert json.loads(text)["notes"] == [said]


def test_what_is_no_number_is_refused(full):
    broken = replace(full.key_figures[0], value=float("nan"))
    with pytest.raises(ValueError, match="Out of range"):
        as_json(replace(full, key_figures=(broken,)))


def test_hostile_texts_are_only_texts(hostile):
    assert json.loads(as_json(hostile))["notes"] == ["<script>alert(1)</script>"]


def test_a_prospect_holds_forecasts_chances_and_record(full):
    (made,) = as_dict(full)["answers"][0]["forecasts"]
    assert made["origin"] == 2020
    assert made["forecasts"][0]["interval80"] == [0.1, 0.9]
    assert made["chances"][0]["probability"] == 0.71
    assert made["record"][0]["skill"] == 0.12
    assert made["refused"] == ""
