import json

import pytest

from comity.cli.main import exit_code
from comity.forecasts.subject import SUBJECTS


def test_an_outlook_says_forecast_chances_and_record(values, capsys):
    assert exit_code(["outlook", "china", "russia", "--measure", "vote_agreement"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "with 80% probability" in printed
    assert "In the past (16 origins" in printed
    assert "agreement rises" in printed


def test_an_outlook_as_data(values, capsys):
    assert exit_code(["outlook", "china", "russia", "--format", "json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert {part["measure"] for part in made} == set(SUBJECTS)
    for part in made:
        assert part["refused"] or len(part["forecasts"]) == 5


def test_an_outlook_to_a_file(values, tmp_path, capsys):
    out = tmp_path / "outlook.txt"
    assert exit_code(["outlook", "usa", "india", "--horizon", "2", "--out", str(out)]) == 0
    assert "after the newest data" in " ".join(out.read_text().split())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["china", "rusia"], "russia"),
        (["china", "russia", "--measure", "trad"], "trade"),
        (["china", "russia", "--horizon", "9"], "1 to 5"),
        (["china", "russia", "--measure", "joint_exercises"], "2010"),
        (["china", "east germany"], "no member of the state system"),
    ],
)
def test_mistakes_end_in_a_sentence(values, capsys, arguments, says):
    assert exit_code(["outlook", *arguments]) == 2
    assert says in " ".join(capsys.readouterr().err.split()).lower()


def test_the_record_is_printed_as_rows(values, capsys):
    assert exit_code(["backtest"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("measure,horizon,method")
    assert len(printed) == 1 + 5 * len(SUBJECTS)


def test_a_kind_that_is_none_is_refused(capsys):
    assert exit_code(["backtest", "trade", "--kind", "stedy"]) == 2
    assert "steady" in capsys.readouterr().err
