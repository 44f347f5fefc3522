"""``comity events``: from files to series, and sentences for what goes wrong."""

from __future__ import annotations

import json

import pytest
from event_files import event_bytes, write_file

from comity.cli.main import exit_code


@pytest.fixture
def library(tmp_path, monkeypatch):
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "library"))
    return write_file(tmp_path / "raw.csv.zip", event_bytes(rows=3000, malformed=0.01))


def test_files_become_series_and_the_records_behind_them(library, capsys):
    assert exit_code(["events", "ingest", str(library)]) == 0
    assert "1 file taken, 0 taken before, 0 refused: 3,000 lines" in capsys.readouterr().out
    assert exit_code(["events", "series", "usa", "russia", "-f", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["month"] for row in rows] == ["2014-01"] * 2 + ["2014-02"] * 2
    command = ["events", "days", "usa", "russia", "--month", "2014-02", "-f", "json"]
    assert exit_code(command) == 0
    days = json.loads(capsys.readouterr().out)
    counted = [row for row in days if row["acts_for_states"]]
    assert len(counted) == sum(row["reports"] for row in rows[2:])
    assert exit_code(["events", "status", "-f", "json"]) == 0
    (file,) = json.loads(capsys.readouterr().out)
    assert file["records"] + file["set_aside"] == file["lines"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["ingest", "none.csv"], "There is no file or folder none.csv."),
        (["ingest", "{raw}", "--engine", "hadoop"], "There is no engine called 'hadoop'."),
        (["ingest", "{raw}", "--since", "2014"], "'2014' is not a day."),
        (["series", "usa", "russia"], "No events are ingested."),
        (["series", "usa", "russia", "--months", "2014-13"], "'2014-13' is not a month."),
        (["series", "usa", "russia", "--source", "gdelt"], "Did you mean gdelt"),
    ],
)
def test_bad_requests_end_in_a_sentence_and_write_nothing(
    library, tmp_path, capsys, words, sentence
):
    words = [word.format(raw=library) for word in words]
    assert exit_code(["events", *words]) == 2
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "library" / "events").exists()


def test_a_file_that_is_no_event_file_is_named(library, tmp_path, capsys):
    other = write_file(tmp_path / "other.csv", b"a,b\n1,2\n")
    assert exit_code(["events", "ingest", str(other), str(library)]) == 3
    assert "it is no event file" in capsys.readouterr().out
