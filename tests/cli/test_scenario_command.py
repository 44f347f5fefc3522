"""``comity scenario`` as it is typed."""

from __future__ import annotations

import json

import pytest

from comity.cli.main import exit_code


def test_a_rupture_writes_a_page_and_prints_a_summary(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert exit_code(["scenario", "--embargo", "china", "russia", "--year", "2014"]) == 0
    page = tmp_path / "scenario-china-russia-2014.html"
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "Russia would lose" in " ".join(capsys.readouterr().out.split())


def test_an_embargo_by_a_group_at_half_as_json(tmp_path):
    out = tmp_path / "half.json"
    words = ["scenario", "--embargo", "usa,eu27", "russia", "--year", "2014", "--cut", "50%"]
    assert exit_code([*words, "--out", str(out)]) == 0
    data = json.loads(out.read_text(encoding="utf-8"))
    assert data["changes"][0]["cut"] == 0.5
    assert data["elasticities"] == [4.0, 3.0, 6.0]


def test_several_sides_and_dearer_trade_to_standard_output(capsys):
    words = "--embargo usa russia --embargo japan russia --cost 20% --elasticity 5 -f json -o -"
    assert exit_code(["scenario", *words.split()]) == 0
    data = json.loads(capsys.readouterr().out)
    assert len(data["changes"]) == 2
    assert data["changes"][0]["cut"] == 0
    assert data["elasticities"] == [5.0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--embargo china russia --elasticity 0", "above 0"),
        ("--embargo china russia --cut 150%", "0% to 100%"),
        ("--embargo china russia --cut half", "must be a share"),
        ("--embargo china russia --year 2021", "1960-2020, 2023"),
        ("--embargo chna russia", "Did you mean China"),
        ("--embargo eu france", "both sides"),
        ("", "No two sides are named. "),
        ("--cut 50%", "No two sides are named, which --cut needs."),
    ],
)
def test_mistakes_end_in_a_sentence_and_exit_code_two(words, said, capsys):
    assert exit_code(["scenario", *words.split()]) == 2
    assert said in capsys.readouterr().err


def test_the_help_names_the_years_that_there_are(capsys):
    assert exit_code(["scenario", "--help"]) == 0
    assert "1960 to 2020 or 2023" in " ".join(capsys.readouterr().out.replace("│", " ").split())
