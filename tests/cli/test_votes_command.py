"""``comity votes`` and the roll calls in ``comity trace``."""

from __future__ import annotations

import json

import polars as pl
import pytest

from comity.cli.main import exit_code


@pytest.fixture
def comity(capsys, monkeypatch, tmp_path):
    """Run a command in an empty folder: its exit code, output and errors."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = exit_code(list(arguments))
        return (code, *capsys.readouterr())

    return run


def test_roll_calls_on_which_two_parted(comity):
    code, output, _ = comity("votes", "china", "russia", "2019", "--disagree")
    assert code == 0
    lines = output.splitlines()
    assert lines[0] == "rcid,date,resolution,title,China,Russia"
    assert len(lines) == 1 + 87 - 69
    assert "2019-11-27,A/RES/74/9,The situation in Afghanistan,yes,abstain" in output


def test_roll_calls_on_which_one_stood_nearly_alone(comity, monkeypatch):
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("COLUMNS", "200")
    code, output, _ = comity("votes", "usa", "2019", "--minority", "3")
    assert code == 0
    assert "embargo" in output
    assert "others" in output


def test_roll_calls_as_data(comity, tmp_path):
    _, output, _ = comity("votes", "china", "russia", "2019", "--disagree", "--format", "json")
    told = json.loads(output)
    assert told["joint_votes"] == 87
    assert [state["ccode"] for state in told["states"]] == [710, 365]
    assert told["roll_calls"][0]["date"] == "2019-11-27"
    comity("votes", "usa", "2019", "--out", "usa.parquet")
    assert pl.read_parquet(tmp_path / "usa.parquet").height > 80


def test_a_trace_of_votes_lists_where_the_two_parted(comity):
    output = comity("trace", "vote_agreement", "china", "russia", "2019")[1]
    assert "disagreed on 18 of 87 joint votes" in output
    assert "2019-11-27  A/RES/74/9  yes / abstain  The situation in Afghanistan" in output
    assert "disagreed" not in comity("trace", "trade", "china", "russia", "2014")[1]
    assert "disagreed" not in comity("trace", "vote_agreement", "china", "russia", "1965")[1]


def test_a_trace_prints_every_roll_call_if_asked(comity):
    shown = comity("trace", "vote_agreement", "china", "usa", "2019")[1]
    assert "disagreed on 77 of 89 joint votes" in shown
    assert "57 more" in shown
    assert "57 more" not in comity("trace", "vote_agreement", "china", "usa", "2019", "--rows")[1]


def test_a_trace_on_an_issue_lists_its_roll_calls_only(comity):
    output = comity("trace", "kappa_human_rights", "china", "russia", "2017")[1]
    assert "disagreed on 3 of 30 joint votes" in output


BAD_REQUESTS = {
    "no year": (("china", "russia"), "Put it last"),
    "no state": (("2019",), "not one or two"),
    "three states": (("china", "russia", "usa", "2019"), "not one or two"),
    "a state with itself": (("china", "prc", "2019"), "two different"),
    "one state that parts": (("china", "2019", "--disagree"), "needs two states"),
    "two states alone": (("china", "russia", "2019", "--minority", "3"), "needs one state"),
    "alone with nobody at all": (("china", "2019", "--minority", "0"), "1 or more"),
    "a year without votes": (("china", "russia", "2026"), "from 1946 to 2025"),
    "an unknown issue": (("china", "2019", "--issue", "x"), "Issues are"),
    "an unknown ending": (("china", "2019", "--out", "x.doc"), ".csv"),
}


@pytest.mark.parametrize("case", BAD_REQUESTS)
def test_a_bad_request_gets_a_sentence(case, comity, tmp_path):
    arguments, words = BAD_REQUESTS[case]
    code, _, errors = comity("votes", *arguments)
    assert code == 2
    assert words in " ".join(errors.split())
    assert not list(tmp_path.iterdir())
