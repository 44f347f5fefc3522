"""Rows on a terminal: nothing is cut off, and columns that have no room are told."""

from typing import get_type_hints

import polars as pl
import pytest

from comity.cli.options import (
    BriefOutput,
    CheckOutput,
    CouncilOutput,
    DossierOutput,
    PageOutput,
    PanelOutput,
    TableOutput,
    TextOutput,
    destination,
)
from comity.cli.output import write_table

ROWS = pl.DataFrame(
    {
        "measure": ["ideal_point_distance"] * 2,
        "better_than_the_last_value": ["8.4%", "8.2%"],
        "forecasts": [292_346, None],
        "a_long_note_that_is_left_out": ["x" * 50, ""],
    }
)


OUTPUTS = (
    BriefOutput, CheckOutput, CouncilOutput, DossierOutput, PageOutput, PanelOutput, TableOutput,
    TextOutput,
)  # fmt: skip


@pytest.mark.parametrize("output", OUTPUTS)
def test_every_command_with_text_takes_txt_for_it(output):
    assert "'txt'" in str(get_type_hints(output)["format"])
    assert destination(output(format="txt"), ("json", "text")).format == "text"


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    return lambda width: monkeypatch.setenv("COLUMNS", str(width))


def _printed(capsys):
    return capsys.readouterr().out


def test_a_narrow_terminal_folds_what_is_too_wide(terminal, capsys):
    terminal(30)
    write_table(ROWS.select("measure", "forecasts"), TableOutput())
    printed = _printed(capsys)
    assert "…" not in printed
    letters = "".join(printed.split())
    assert "292346" in letters
    assert letters.count("ideal_point") == 2


def test_columns_without_room_are_left_out_and_told(terminal, capsys):
    terminal(80)
    write_table(ROWS, TableOutput(), "A title", brief=("measure", "forecasts"))
    printed = _printed(capsys)
    assert "A title" in printed
    assert "xxx" not in printed
    assert "… 2 more columns; --out FILE or a pipe gives all" in printed


def test_a_pipe_has_all_columns_under_their_names(capsys):
    write_table(ROWS, TableOutput(), brief=("measure",))
    assert _printed(capsys) == ROWS.write_csv()


MANY = pl.DataFrame(
    {f"a_measure_of_column_{number}": [1234.56789, 0.5] for number in range(12)}
    | {"region": ["Western Europe", "Asia"]}
)


def test_columns_that_would_be_narrower_than_their_words_are_left_out_and_counted(terminal, capsys):
    terminal(60)
    write_table(MANY, TableOutput())
    printed = _printed(capsys)
    assert printed.count("1234.5679") == 6
    assert "… 7 more columns; --out FILE or a pipe gives all" in printed


def test_a_text_file_has_every_column_and_no_number_in_pieces(tmp_path, capsys):
    write_table(MANY, TableOutput(out=str(tmp_path / "rows.txt")))
    text = (tmp_path / "rows.txt").read_text()
    assert text.count("1234.5679") == 12
    assert "Western" in text
    assert "more column" not in text
