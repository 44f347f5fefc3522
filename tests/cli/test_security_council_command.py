"""``comity security-council``: what it prints and writes."""

from __future__ import annotations

import json

import polars as pl
import pytest
from cyclopts import App

from comity.cli.reports.security_council import security_council
from comity.errors import InvalidRequestError, UnknownNameError


@pytest.fixture
def run(values, capsys, monkeypatch, tmp_path):
    """Run the command in an empty folder; gives what it printed."""
    monkeypatch.chdir(tmp_path)
    app = App(name="comity")
    app.command(security_council, name="security-council")

    def call(*arguments):
        app(["security-council", *arguments], exit_on_error=False, result_action="return_value")
        return capsys.readouterr().out

    return call


def test_it_shows_the_five(run):
    output = run()
    assert "The permanent members in the Security Council" in output
    assert "129" in output
    assert "78.1%" in output


def test_it_shows_a_pair_and_topics(run):
    assert "Middle East without Syria" in run("china", "russia", "--topics")
    assert "Vetoes of the United States" in run("usa", "--years", "1990-2000")


def test_it_prints_json(run):
    data = json.loads(run("china", "russia", "--years", "2010-", "--format", "json"))
    assert data["years"] == [2010, 2025]
    assert len(data["drafts"]) == 14


@pytest.mark.parametrize(
    ("ending", "begins"), [("svg", "<svg"), ("csv", "measure,"), ("html", "<!doct"), ("json", "{")]
)
def test_it_writes_by_the_file_s_ending(run, tmp_path, ending, begins):
    assert run("china", "russia", "--out", f"c.{ending}") == f"Written to c.{ending}\n"
    assert (tmp_path / f"c.{ending}").read_text(encoding="utf-8").startswith(begins)


def test_topics_as_csv_are_a_row_a_draft(run, tmp_path):
    run("--topics", "--out", "drafts.csv")
    rows = pl.read_csv(tmp_path / "drafts.csv")
    assert rows.height == 229
    assert {"draft", "topic", "rule", "vetoed_by", "draft_number"} <= set(rows.columns)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("Rusia",), UnknownNameError),
        (("china", "prc"), InvalidRequestError),
        (("--years", "2026-"), InvalidRequestError),
        (("--years", "2000-1990"), InvalidRequestError),
        (("--out", "c.pdf"), InvalidRequestError),
    ],
)
def test_a_bad_request_is_refused_and_leaves_nothing(run, tmp_path, arguments, error):
    with pytest.raises(error):
        run(*arguments)
    assert not list(tmp_path.iterdir())
