import json

import pytest

from comity.cli.main import exit_code
from comity.forecasts.target import TARGETS


def test_an_outlook_says_forecast_chances_and_record(values, capsys):
    assert exit_code(["outlook", "china", "russia", "--measure", "vote_agreement_adopted"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "The 80% interval is " in printed
    assert "In the past (16 origins" in printed
    assert "agreement rises" in printed


def test_an_outlook_as_data(values, capsys):
    assert exit_code(["outlook", "china", "russia", "--format", "json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert {part["measure"] for part in made} == set(TARGETS)
    for part in made:
        assert part["refused"] or len(part["forecasts"]) == 5


def test_an_outlook_to_a_file(values, tmp_path, capsys):
    out = tmp_path / "outlook.txt"
    assert exit_code(["outlook", "usa", "india", "--horizon", "2", "--out", str(out)]) == 0
    assert "after the newest data" in " ".join(out.read_text().split())


def test_an_embargo_by_others_stands_beside_the_forecast(values, capsys):
    words = ["outlook", "china", "russia", "--embargo", "west", "russia", "-m", "trade"]
    assert exit_code([*words, "--horizon", "2"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "Given: All trade of the West (EU, NATO, G7) with Russia is cut, 2023" in printed
    assert "The change comes at once and lasts" in printed
    assert "instead of" in printed
    assert "without given difference" in printed
    assert "2027 trade grows" not in printed


def test_a_rupture_as_data(values, capsys):
    words = ["outlook", "china", "russia", "--embargo", "china", "russia", "-f", "json"]
    assert exit_code(words) == 0
    made = json.loads(capsys.readouterr().out)
    for part in made:
        if part["refused"]:
            assert part["conditional"] == []
            continue
        (given,) = part["conditional"]
        assert given["is_zero"] == part["measure"].startswith("trade")
        assert given["forecasts"] == []
        assert given["year"] == 2023


def test_a_partial_cut_in_an_earlier_world_as_data(values, capsys):
    words = "outlook usa canada -m trade_share --embargo usa canada --cut 50% --year 2014 -f json"
    assert exit_code(words.split()) == 0
    for part in json.loads(capsys.readouterr().out):
        (given,) = part["conditional"]
        assert given["year"] == 2014
        assert given["elasticities"] == [4.0, 3.0, 6.0]
        assert len(given["pair_multipliers"]) == len(given["other_multipliers"]) == 3
        assert given["forecasts"][4]["median"] < part["forecasts"][4]["median"]
        assert {chance["brier"] for chance in given["chances"]} == {None}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["china", "russia", "--embargo", "wst", "russia"], "wst"),
        (["china", "russia", "--embargo", "eu", "france"], "both sides"),
        (["china", "russia", "--embargo", "usa", "russia", "--year", "2021"], "1960-2020, 2023"),
        (["china", "russia", "--embargo", "usa", "russia", "--cut", "half"], "must be a share"),
        (["china", "russia", "--cut", "50%"], "no two sides"),
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
    assert len(printed) == 1 + 5 * len(TARGETS)


def test_a_kind_that_is_none_is_refused(capsys):
    assert exit_code(["backtest", "trade", "--kind", "stedy"]) == 2
    assert "steady" in capsys.readouterr().err
