"""Whatever is typed ends in a sentence and an exit code, never in a traceback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import polars as pl
import pytest
from random_lines import ALLOWED, RUNNING, Lines, run_line

from comity.cli.main import COMMANDS, CRASHED, exit_code, run
from comity.version import __version__


@pytest.fixture
def comity(values, capsys, monkeypatch, tmp_path):
    """Run a command in an empty folder: its exit code, output and errors."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments):
        code = exit_code(list(arguments))
        return (code, *capsys.readouterr())

    return call


@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - RUNNING))
def test_every_command_has_random_lines(command):
    assert hasattr(Lines, command.replace("-", "_"))


@pytest.mark.parametrize("seed", range(2))
def test_random_command_lines_end_without_a_traceback(values, tmp_path, monkeypatch, seed):
    monkeypatch.chdir(tmp_path)
    lines = Lines(seed)
    for _ in range(20):
        words = lines.one()
        code, errors = run_line(words)
        assert code in ALLOWED, f"{words}\n{errors}"
        assert not code or errors.strip(), words


@pytest.mark.parametrize(
    "line",
    [
        "trace vote_isolation russia 1816",
        "trace vote_agreement russia china 2026",
        "trace sole_vetoes russia 2026",
        "trace system_concentration 2024",
    ],
)
def test_a_year_without_data_has_no_value(comity, line):
    code, output, _ = comity(*line.split())
    assert code == 0
    assert "no value" in output


def test_sanctions_before_the_data_are_said_to_be(comity):
    code, _, errors = comity("sanctions-effect", "russia", "china", "--start", "1820")
    assert code == 2
    assert "No sanction episode against Russia" in errors


FORMATS = {
    "dossier": ("dossier", "china", "russia", "--year", "2010"),
    "brief": ("brief", "china", "russia", "--year", "2010"),
    "check": ("check", "--claim", "Russia is the largest arms supplier of China."),
    "outlook": ("outlook", "china", "russia", "-m", "vote_agreement_adopted"),
    "scenario": ("scenario", "--embargo", "china", "russia", "--elasticity", "4"),
    "security-council": ("security-council", "china", "russia"),
    "states": ("states", "russia"),
    "sources": ("sources", "gsdb"),
    "measures": ("measures", "trade"),
    "trace": ("trace", "trade", "china", "russia", "2014"),
    "panel": ("panel", "--measures", "trade", "--states", "china,russia", "--years", "2010-2012"),
    "votes": ("votes", "china", "russia", "2019"),
    "similarity": ("similarity", "--states", "china", "russia", "--years", "2019"),
    "vote-breaks": ("vote-breaks", "china", "usa"),
    "sanctions-effect": ("sanctions-effect", "russia", "china", "--start", "2014"),
    "backtest": ("backtest", "trade"),
    "replicate": ("replicate", "votes-beyond-chance"),
}
"""A line of every command that writes something and estimates nothing."""


@pytest.mark.parametrize("command", FORMATS)
def test_a_format_without_a_file_goes_to_standard_output(comity, tmp_path, command):
    code, output, _ = comity(*FORMATS[command], "--format", "json")
    assert code == 0
    assert json.loads(output)
    code, output, _ = comity(*FORMATS[command], "--format", "text")
    assert code == 0
    assert output.strip()
    assert "{" not in output.splitlines()[0]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", FORMATS)
def test_a_file_is_whole_or_not_there(comity, tmp_path, command):
    assert comity(*FORMATS[command], "--out", "sub/x.json")[0] == 0
    assert json.loads((tmp_path / "sub" / "x.json").read_text(encoding="utf-8"))
    unwritten = "x.xls" if command in {"brief", "dossier"} else "x.pdf"
    code, _, errors = comity(*FORMATS[command], "--out", unwritten)
    assert code == 2
    assert f"{unwritten} ends in none of" in errors
    code, _, errors = comity(*FORMATS[command], "--out", "x.html", "--format", "json")
    assert code == 2
    (tmp_path / "file").write_text("in the way")
    code, _, errors = comity(*FORMATS[command], "--out", "file/x.json")
    assert code == 4
    assert "Cannot write file" in errors
    assert {path.name for path in tmp_path.iterdir()} == {"file", "sub"}


def test_a_pair_alone_is_a_dossier(comity, tmp_path):
    code, output, _ = comity("nauru", "palau", "--format", "text")
    assert code == 0
    assert output.startswith("Nauru and Palau")


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        (["report", "china", "russia"], "`comity dossier`"),
        (["chart"], "`comity dossier`"),
        (["weather"], "`comity sanctions-effect`"),
        (["dosier"], "`comity dossier`"),
        (["Serbia and China"], "`comity Serbia China`"),
        (["serbia", "and", "north", "korea"], '`comity serbia "north korea"`'),
        (["votes", "china", "russia", "2019", "--parted"], "--disagree"),
        (["similarity", "--from", "1990"], "--years"),
        (["dossier", "china", "russia", "--yeer", "2010"], "--year"),
    ],
)
def test_a_mistyped_line_is_answered_with_what_was_meant(comity, line, meant):
    code, _, errors = comity(*line)
    assert code == 2
    assert f"Did you mean {meant}?" in errors


def test_a_word_that_is_no_state_is_no_command(comity):
    code, _, errors = comity("qwxyz")
    assert code == 2
    assert errors.startswith("comity: There is no command 'qwxyz'.\n")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("chnia russia", "There is no state called 'chnia'. Did you mean China?"),
        ("russia atlantis --year 2000", "There is no state called 'atlantis'."),
        ("china", "A dossier needs two states, and one is named: China."),
        ("china china", "'china' and 'china' are the same state, China"),
        ("trace exports usa china 2019-2020", "Years must be a single one here, got 2019-2020."),
        ("trace trade usa china", "The year is missing."),
        ("scenario usa china", "Not expected here: usa china."),
        ("brief usa china --year 2999", "The year 2999 is still to come. Try a year in 1860-"),
        (
            "brief usa china --year 1700",
            "The United States and China were not both states in 1700.",
        ),
        ("trace gdp usa china 2019", "gdp is a measure of one state, got 2 states."),
        ("trace trade usa 2019", "trade is a measure of two states, got 1 state."),
        ("outlook iran israel --year 2016", "No two sides are named, which --year needs."),
        ("panel --measures trade --years=", "The option --years has no value."),
        ("similarity --states= --years 2019", "The option --states has no value."),
        ("scenario --embargo [b]x[/b] russia", "There is no state or group called '[b]x[/b]'."),
        ("library nope", "There is no command 'library nope'."),
        (
            "brief eu27 china",
            "European Union is a group, not a state: a union of states. Where many",
        ),
        ("states china --lock", "The option --lock has no value. Name the file of a lock."),
        ("states china --lock=", "The option --lock has no value. Name the file of a lock."),
        ("replicate nope", "There is no replication called 'nope'. `comity replicate` lists"),
        ("library pin vdem 3", "There is no edition of vdem called '3'. `comity library list`"),
    ],
)
def test_a_wrong_line_is_answered_with_what_is_wrong_in_it(comity, line, said):
    code, _, errors = comity(*line.split())
    assert code == 2
    assert errors.startswith(f"comity: {said}")


def test_no_option_can_be_denied_or_emptied(comity):
    for command in FORMATS:
        output = comity(command, "--help")[1]
        assert "--no-" not in output
        assert "--empty-" not in output


def test_warnings_are_sentences_on_standard_error(comity):
    line = ("panel", "--measures", "trade,trade", "--states", "china,russia", "--years", "2010")
    code, output, errors = comity(*line)
    assert code == 0
    assert pl.read_csv(io.StringIO(output)).columns == ["ccode1", "ccode2", "year", "trade"]
    assert errors == "comity: note: The measure trade is named more than once; it is used once.\n"


PROGRAM = "from comity.cli.main import run; run()"


def _shell(*words, **options):
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *words], capture_output=True, check=False, **options
    )


def test_a_stream_that_is_full_is_said_to_be(values):
    with open("/dev/full", "w") as full:  # noqa: PTH123  # a device, not a path of ours
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, "states", "china"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 4
    assert done.stderr == "comity: Cannot write standard output: No space left on device.\n"


def test_a_reader_that_has_seen_enough_makes_no_verdict(values):
    reads, writes = os.pipe()
    os.close(reads)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "status"],
        stdout=writes,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writes)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_reader_of_errors_that_has_seen_enough_changes_no_exit_code(values, stream):
    reads, writes = os.pipe()
    os.close(reads)
    streams = {"stdout": writes, "stderr": writes} if stream == "stdout" else {"stderr": writes}
    done = subprocess.run([sys.executable, "-c", PROGRAM, "states", "nope"], check=False, **streams)
    os.close(writes)
    assert done.returncode == 2


@pytest.mark.parametrize(("closed", "code"), [(">&-", 0), ("2>&-", 0), (">&- 2>&-", 0)])
def test_a_stream_that_is_closed_is_no_fault(values, closed, code):
    line = f"\"$0\" -c '{PROGRAM}' states china {closed}"
    assert subprocess.run(["sh", "-c", line, sys.executable], check=False).returncode == code


def test_names_are_utf_8_whatever_the_locale():
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = _shell("states", "côte d'ivoire", env=environment)
    assert done.returncode == 0
    assert "Côte d'Ivoire" in done.stdout.decode("utf-8")


def test_a_fault_of_comity_is_not_the_exit_code_of_a_verdict(monkeypatch, capsys):
    def fail(_arguments):
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("comity.cli.main.exit_code", fail)
    with pytest.raises(SystemExit) as caught:
        run(["states"])
    assert caught.value.code == CRASHED == 70
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_the_package_is_run_as_a_module():
    run_module = [sys.executable, "-m", "comity"]
    version = subprocess.run([*run_module, "--version"], capture_output=True, text=True, check=True)
    assert version.stdout.strip() == __version__
    wrong = subprocess.run([*run_module, "dosier"], capture_output=True, text=True, check=False)
    assert (wrong.returncode, "Did you mean `comity dossier`?" in wrong.stderr) == (2, True)


def test_who_interrupts_a_command_is_told_that_no_file_was_left_incomplete(capsys, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("comity.compute", interrupt)
    assert exit_code(["compute"]) == 130
    assert capsys.readouterr().err == "comity: interrupted; no file was left incomplete.\n"
