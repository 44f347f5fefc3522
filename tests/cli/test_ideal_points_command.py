"""``comity ideal-points``: ideal points estimated now, printed and written."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import polars as pl
import pytest

from comity.cli.main import exit_code


@pytest.fixture
def points(capsys, monkeypatch, tmp_path):
    """Run the command in an empty folder: its exit code, output and errors."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = exit_code(["ideal-points", "--years", "2017-2019", *arguments])
        return (code, *capsys.readouterr())

    return run


def test_a_pipe_gets_a_row_a_state_and_year_as_csv(points):
    code, output, _ = points("--states", "usa", "russia")
    assert code == 0
    rows = pl.read_csv(io.StringIO(output))
    assert rows.columns == [
        "ccode",
        "state",
        "year",
        "position",
        "standard_error",
        "votes",
        "rank",
        "level_is_firm",
    ]
    assert set(rows["state"]) == {"United States", "Russia"}
    assert rows.height == 6


def test_the_distance_of_two_states_is_printed_with_its_error(points):
    arguments = ("--states", "china", "usa", "--distance", "--since", "2", "--estimator", "rw")
    code, output, _ = points(*arguments)
    assert code == 0
    rows = pl.read_csv(io.StringIO(output))
    assert rows.columns == ["year", "distance", "standard_error", "convergence_probability"]
    assert rows["year"].to_list() == [2017, 2018, 2019]
    assert rows["convergence_probability"].null_count() == 2


def test_a_group_names_its_members(points):
    code, output, _ = points("--states", "g7")
    assert code == 0
    assert set(pl.read_csv(io.StringIO(output))["ccode"]) == {2, 20, 200, 220, 255, 325, 740}


def test_a_file_gets_all_states(points, tmp_path):
    code, output, _ = points("--out", "p.parquet")
    assert code == 0
    assert "written to p.parquet" in output
    assert pl.read_parquet(tmp_path / "p.parquet")["ccode"].n_unique() > 180


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--distance", "--states", "china"), "between two states"),
        (("--issue", "trade"), "Issues are"),
        (("--estimator", "bvs"), "bsv"),
        (("--states", "atlantis"), "atlantis"),
        (("--since", "0", "--distance", "--states", "china", "usa"), "must be 1 or more"),
        (("--out", "p.xlsx"), "ends in none"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(points, arguments, says):
    code, _, errors = points(*arguments)
    assert code == 2
    assert says in errors
    assert "Traceback" not in errors


@pytest.mark.parametrize("chosen", [None, "ACTIVE"])
def test_threads_sleep_while_they_wait_unless_the_user_says_otherwise(chosen):
    program = (
        "import os; from comity.cli.main import run\n"
        "try: run(['states', 'china'])\n"
        "finally: print(os.environ['OMP_WAIT_POLICY'])"
    )
    environment = {key: text for key, text in os.environ.items() if key != "OMP_WAIT_POLICY"}
    environment |= {"OMP_WAIT_POLICY": chosen} if chosen else {}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == (chosen or "PASSIVE")
