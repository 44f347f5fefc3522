"""``comity gravity``: coefficients as a table, CSV or JSON, and errors that help."""

from __future__ import annotations

import io
import json
import sys

import polars as pl
import pytest

from comity.cli.main import exit_code


@pytest.fixture
def gravity(capsys, monkeypatch, tmp_path, values):
    """Run the command in an empty folder: its exit code, output and errors."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = exit_code(["gravity", *arguments])
        return (code, *capsys.readouterr())

    return run


def test_a_pipe_gets_the_coefficients_as_csv_and_the_counts_on_the_side(gravity):
    code, output, errors = gravity("--years", "1955", "--regressors", "distance,contiguity")
    assert code == 0
    rows = pl.read_csv(io.StringIO(output))
    assert rows.columns == ["regressor", "coefficient", "standard_error", "z", "p"]
    assert rows["regressor"].to_list() == ["distance", "contiguity"]
    assert rows["coefficient"][0] < -0.4
    assert "separated" in errors
    assert "singletons" in errors


def test_measures_of_pairs_are_regressors_too(gravity):
    code, output, _ = gravity(
        "--years",
        "1955",
        "--regressors",
        "distance,alliance,votes,militarised_disputes",
        "--format",
        "json",
    )
    assert code == 0
    found = json.loads(output)
    names = [row["regressor"] for row in found["coefficients"]]
    assert names == ["distance", "alliance", "votes", "militarised_disputes"]
    assert found["counts"]["left out: a regressor is missing"] > 0


def test_the_ending_gives_the_format(gravity, tmp_path):
    assert gravity("--years", "1938", "--out", "g.csv")[0] == 0
    assert pl.read_csv(tmp_path / "g.csv").height == 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--years", "1850"), "no trade of all states in 1850-1850"),
        (("--years", "2014-1990"), "run backwards"),
        (("--years", "1990", "--regressors", "distnce"), "Did you mean distance"),
        (("--years", "1990", "--regressors", "cinc"), "Take a measure of pairs"),
        (("--years", "soon"), "not a year or a span of years"),
        (("--years", "1990", "--out", "g.doc"), "The ending gives the format"),
    ],
)
def test_mistakes_end_in_a_sentence(gravity, arguments, said):
    code, _, errors = gravity(*arguments)
    assert code == 2
    assert said in errors


def test_without_the_library_it_says_what_to_install(gravity, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyfixest", None)
    code, _, errors = gravity("--years", "1938", "--regressors", "distance")
    assert code == 2
    assert "comity[gravity]" in errors
