"""``comity similarity``: of votes and of a table of one's own, printed and written."""

from __future__ import annotations

import io
import json

import polars as pl
import pytest

from comity.cli.main import exit_code


@pytest.fixture
def similarity(capsys, monkeypatch, tmp_path):
    """Run the command in an empty folder: its exit code, output and errors."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = exit_code(["similarity", *arguments])
        return (code, *capsys.readouterr())

    return run


@pytest.fixture
def alliances(tmp_path):
    rows = [(2, 20, 3), (200, 20, 3), (2, 365, 0), (200, 365, 3), (220, 20, 9)]
    frame = pl.DataFrame(rows, schema=["ccode", "partner", "type"], orient="row")
    frame.write_csv(tmp_path / "alliances.csv")
    return ("--table", "alliances.csv", "--item", "partner", "--position", "type", "--period", "")


def test_a_pipe_gets_one_row_a_pair_and_year_as_csv(similarity):
    code, output, _ = similarity("--states", "china", "russia", "--years", "2018-2020")
    assert code == 0
    rows = pl.read_csv(io.StringIO(output))
    assert rows.columns == ["ccode1", "ccode2", "year", "joint_items", "agreement"]
    assert rows.row(1) == (365, 710, 2019, 87, pytest.approx(0.7931, abs=5e-5))


def test_a_terminal_gets_a_table(similarity, monkeypatch):
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    _, output, _ = similarity("--states", "usa", "uk", "--index", "s,kappa", "--years", "2016-")
    assert "0.6186" in output
    assert "0.5420" in output
    assert "ccode1" in output


def test_all_pairs_go_to_a_file(similarity, tmp_path):
    code, output, _ = similarity("--years", "2005", "--out", "all.parquet")
    assert code == 0
    rows = pl.read_parquet(tmp_path / "all.parquet")
    assert f"{rows.height:,} rows written" in output
    assert rows.height > 18_000


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_the_ending_gives_the_format(similarity, tmp_path, ending):
    similarity("--states", "usa", "uk", "--years", "2016", "--out", f"x.{ending}")
    text = (tmp_path / f"x.{ending}").read_text()
    rows = json.loads(text) if ending == "json" else pl.read_csv(io.StringIO(text)).to_dicts()
    assert rows[0]["joint_items"] == 118


def test_issues_calendar_years_and_contested_votes_change_the_count(similarity):
    pair = ("--states", "usa", "uk", "--years", "1995")
    ways = [(), ("--issue", "hr"), ("--by", "calendar"), ("--contested",)]
    counts = [similarity(*pair, *way)[1].splitlines()[1].split(",")[3] for way in ways]
    assert len(set(counts[:3])) == 3
    assert int(counts[3]) <= int(counts[0])


def test_a_table_of_one_s_own(similarity, alliances):
    asked = (*alliances, "--levels", "0,1,2,3", "--index", "s", "--min-votes", "1")
    code, _, errors = similarity(*asked)
    assert code == 3
    assert "1 of 5 rows: the position is none of the levels" in errors
    code, output, errors = similarity(*asked, "--on-bad", "drop")
    assert code == 0
    assert output.splitlines() == ["ccode1,ccode2,joint_items,s", "2,200,2,0.0"]
    assert "left out" in errors
    assert "note: 1 row left out" in errors


BAD_REQUESTS = {
    "an unknown index": (("--index", "kapa"), 2, "kappa"),
    "an unknown issue": (("--issue", "human_right"), 2, "human_rights"),
    "an unknown state": (("--states", "Rusia", "china"), 2, "Did you mean Russia"),
    "one state": (("--states", "china"), 2, "Fewer than two states"),
    "years backwards": (("--years", "2000-1990"), 2, "backwards"),
    "years without votes": (("--years", "2030"), 2, "Try years in 1946 to"),
    "an unknown ending": (("--out", "x.doc"), 2, ".parquet"),
    "a folder in the way": (("--years", "2019-", "--out", "folder.csv"), 4, "in the way"),
    "a missing table": (("--table", "none.csv"), 3, "no such file"),
    "a table of another kind": (("--table", "table.xlsx"), 2, ".parquet"),
    "a damaged table": (("--table", "bad.parquet"), 3, "cannot be read"),
    "a missing column": (("--table", "alliances.csv"), 2, "no column for item='rcid'"),
    "levels of another kind": (
        ("--table", "alliances.csv", "--position", "type", "--levels", "a,b"),
        2,
        "as they are",
    ),
    "an issue of a table": (("--table", "alliances.csv", "--issue", "hr"), 2, "about votes"),
}


@pytest.mark.parametrize("case", BAD_REQUESTS)
def test_a_bad_request_gets_a_sentence_and_an_exit_code(case, similarity, alliances, tmp_path):
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "bad.parquet").write_bytes(b"half")
    arguments, expected, words = BAD_REQUESTS[case]
    code, output, errors = similarity(*arguments)
    assert code == expected
    assert words in " ".join(errors.split())
    assert "Traceback" not in errors
    assert not output


def test_joint_opposition_to_a_third_state_is_given_too(similarity):
    span = ("--years", "2019", "--states", "china", "russia")
    code, output, _ = similarity("--against", "united kingdom", *span)
    assert code == 0
    rows = pl.read_csv(io.StringIO(output))
    assert rows.columns == ["ccode1", "ccode2", "year", "joint_items", "opposition"]
    assert rows["opposition"].is_between(0, 1).all()


def test_opposition_in_a_table_is_refused(similarity, alliances):
    code, _, errors = similarity("--against", "usa", *alliances)
    assert code == 2
    assert "not a table" in errors
