"""The command line: what it prints, writes and leaves behind, for good and bad requests."""

from __future__ import annotations

import json
import re
from pathlib import Path

import polars as pl
import pytest

from comity.claims.text.sentences import sentences
from comity.cli.main import COMMANDS, exit_code
from comity.panels.codebook import CODEBOOK, values_file


@pytest.fixture
def comity(values, capsys, monkeypatch, tmp_path):
    """Run a command in an empty folder: its exit code, output and errors."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = exit_code(list(arguments))
        return (code, *capsys.readouterr())

    return run


BAD_REQUESTS = {
    "an unknown state": (("dossier", "Rusia", "china"), 2, "Did you mean Russia"),
    "a state with itself": (("dossier", "china", "prc"), 2, "two different states"),
    "a territory": (("dossier", "china", "hong kong"), 2, "territory"),
    "a group": (("dossier", "EU", "russia"), 2, "group"),
    "a year before the data": (
        ("dossier", "china", "russia", "--year", "1700"),
        2,
        "Try a year in",
    ),
    "a year that is none": (("dossier", "china", "russia", "--year", "soon"), 2, "--year"),
    "a pair that never met": (("dossier", "Tuscany", "Kosovo"), 2, "never members"),
    "a folder in the way": (("dossier", "china", "russia", "--out", "."), 4, "in the way"),
    "an unknown format": (("dossier", "china", "russia", "--format", "docx"), 2, "--format"),
    "a missing state": (("dossier", "china"), 2, "comity"),
    "an unknown measure": (
        ("trace", "vote_agrement", "china", "russia", "2019"),
        2,
        "vote_agreement",
    ),
    "no year": (("trace", "vote_agreement", "china", "russia"), 2, "Put it last"),
    "too few states": (("trace", "vote_agreement", "china", "2019"), 2, "of two states"),
    "an unknown source": (("sources", "gsbd"), 2, "gsdb"),
    "an unknown ending": (("panel", "--measures", "trade", "--out", "x.doc"), 2, ".csv"),
    "a measure of another level": (
        ("panel", "--measures", "trade", "--level", "state", "--out", "x.csv"),
        2,
        "trade is a measure of dyads",
    ),
    "a lag of a variable that is not there": (
        ("panel", "--measures", "trade", "--states", "usa,uk", "--lag", "trad", "--out", "x.csv"),
        2,
        "Did you mean trade?",
    ),
    "a number of periods that is none": (
        ("panel", "--measures", "trade", "--states", "usa,uk", "--lag", "trade:x"),
        2,
        "NAME:5",
    ),
    "a table of one's own without its states": (
        ("panel", "--measures", "trade", "--states", "usa,uk", "--join", "x.csv"),
        2,
        "--join-states",
    ),
    "Stata on standard output": (("panel", "--measures", "trade", "-f", "dta"), 2, "Name a file"),
    "years backwards": (
        ("panel", "--measures", "trade", "--years", "2014-1990", "--out", "x.csv"),
        2,
        "backwards",
    ),
    "leaders, of whom no source has terms": (
        ("panel", "--measures", "cinc", "--level", "leader", "--out", "x.csv"),
        2,
        "No source in the bundle has leaders' terms",
    ),
    "a group that is not recorded": (
        ("export", "--all", "g20", "x"),
        2,
        "no recorded group of states called 'g20'. Recorded are EU, NATO",
    ),
    "no measure at all": (("panel", "--measures", ",", "--out", "x.csv"), 2, "measure"),
    "no raw files": (("data", "build", "nowhere"), 2, "not a folder"),
    "an unknown command": (("dosier",), 2, "dossier"),
}


@pytest.mark.parametrize("case", BAD_REQUESTS)
def test_a_bad_request_gets_a_sentence_and_leaves_nothing(case, comity, tmp_path):
    arguments, expected, words = BAD_REQUESTS[case]
    code, _, errors = comity(*arguments)
    assert code == expected
    assert words in " ".join(errors.split())
    assert "Traceback" not in errors
    assert not list(tmp_path.iterdir())


def test_a_dossier_is_written_as_a_page_and_summed_up(comity, tmp_path):
    code, output, _ = comity("dossier", "china", "russia")
    assert code == 0
    assert "China and Russia" in output
    page = (tmp_path / "china-russia.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "78.1%" in page


def test_a_full_dossier_has_everything_unfolded(comity, tmp_path):
    for options in ((), ("--full",)):
        assert comity("dossier", "nauru", "palau", *options)[0] == 0
        page = (tmp_path / "nauru-palau.html").read_text(encoding="utf-8")
        openings = [part.partition(">")[0] for part in page.split("<details")[1:]]
        assert all(" open" in opening for opening in openings) == bool(options)


def test_a_dossier_as_data_says_where_each_figure_comes_from(comity):
    code, output, _ = comity("dossier", "china", "russia", "--format", "json", "--out", "-")
    assert code == 0
    dossier = json.loads(output)
    assert len(dossier["answers"]) == 12
    for answer in dossier["answers"]:
        known = [figure for figure in answer["figures"] if figure["value"] is not None]
        ahead = [made for made in answer["forecasts"] if made["forecasts"]]
        assert len(known) + len(ahead) >= 3, answer["question"]
        for made in ahead:
            assert all(table in dossier["sources"] for table in made["tables"])
        for figure in known:
            assert figure["unit"]
            assert figure["year"]
            for table in figure["tables"]:
                assert dossier["sources"][table]["licence"]
                assert dossier["sources"][table]["version"]


def test_the_same_request_gives_the_same_text(comity):
    first = comity("dossier", "usa", "india", "--format", "json", "--out", "-")
    assert comity("dossier", "usa", "india", "--format", "json", "--out", "-") == first


def test_a_dossier_as_text_is_printed(comity):
    code, out, _ = comity("dossier", "china", "russia", "-f", "text", "-o", "-")
    assert code == 0
    assert out.startswith("China and Russia")


def test_the_turns_of_two_states_are_listed_with_their_issues(comity):
    code, out, _ = comity("vote-breaks", "usa", "russia")
    assert code == 0
    header, *rows = out.splitlines()
    assert header.startswith("year,before,after,probability,issue")
    assert rows


def test_a_dossier_of_an_earlier_year_uses_nothing_later(comity):
    _, output, _ = comity("dossier", "china", "ussr", "--year", "1960", "-f", "json", "-o", "-")
    figures = [f for answer in json.loads(output)["answers"] for f in answer["figures"]]
    assert max(f["year"] for f in figures if f["year"]) <= 1960


def test_a_panel_has_one_row_a_dyad_year_and_one_column_a_measure(comity, tmp_path):
    code, _, _ = comity(
        "panel",
        "--measures",
        "vote_agreement,trade",
        "--states",
        "china,russia,usa",
        "--years",
        "2010-2014",
        "--out",
        "panel.csv",
    )
    assert code == 0
    rows = pl.read_csv(tmp_path / "panel.csv")
    assert rows.columns == ["ccode1", "ccode2", "year", "vote_agreement", "trade"]
    assert rows.height == 3 * 5
    assert (rows["ccode1"] < rows["ccode2"]).all()


def test_a_directed_panel_has_each_pair_both_ways(comity, tmp_path):
    comity(
        "panel",
        "--measures",
        "exports,trade",
        "--states",
        "china,russia",
        "--years",
        "2014",
        "--directed",
        "--out",
        "panel.parquet",
    )
    rows = pl.read_parquet(tmp_path / "panel.parquet").rows()
    assert [row[:3] for row in rows] == [(365, 710, 2014), (710, 365, 2014)]
    assert rows[0][3] != rows[1][3]
    assert rows[0][4] == rows[1][4]


def test_every_option_of_a_panel_adds_its_variables(comity, tmp_path):
    code, _, errors = comity(
        *("panel", "--measures", "trade,cinc", "--states", "china,russia", "--years", "2000-2002"),
        *("--codes", "iso3", "--regions", "--relevant", "mark", "--disputes", "cow"),
        *("--onset", "cow_mid_ongoing", "--peace-years", "cow_mid_ongoing", "--lag", "trade:2"),
        *("--lead", "trade", "--moving-sum", "trade:3", "--change", "cinc1", "--sources"),
        *("--coverage", "--out", "all.csv"),
    )
    assert (code, errors) == (0, "")
    names = set(pl.read_csv(tmp_path / "all.csv").columns)
    added = ("iso3_1", "region2", "politically_relevant", "cow_mid_hostility", "trade_lag2")
    assert names.issuperset(added)
    assert names.issuperset(("trade_lead1", "trade_sum3", "cinc1_change1", "trade_from"))
    assert names.issuperset(("cow_mid_ongoing_onset", "cow_mid_ongoing_spell", "trade_covered"))


def test_a_state_panel_is_keyed_by_state(comity, tmp_path):
    comity(
        "panel", "--measures", "gdp,cinc", "--level", "state", "--years", "2020", "--out", "s.csv"
    )
    assert pl.read_csv(tmp_path / "s.csv").columns == ["ccode", "year", "gdp", "cinc"]


def test_a_trace_leads_to_the_rows(comity):
    code, output, _ = comity("trace", "vote_agreement", "china", "russia", "2019")
    assert code == 0
    assert "0.7931034483" in output
    assert "176 rows" in output


def test_a_trace_of_a_state_and_of_the_world(comity):
    assert "0.23409" in comity("trace", "cinc", "china", "2022")[1]
    assert comity("trace", "system_concentration", "2022")[0] == 0


def test_sources_can_be_cited(comity):
    assert "@article{bailey2017estimating" in comity("sources", "ideal_points_bsv", "--bibtex")[1]
    assert "left out" in comity("sources", "sipri_arms")[1]


def test_states_are_listed_a_line_each(comity):
    lines = comity("states", "--year", "1816")[1].splitlines()
    assert len(lines) == 23
    assert "Russian Federation" in comity("states", "365")[1]


def test_measures_are_listed_and_explained(comity):
    assert "vote_agreement\tdyad\t1946-2025" in comity("measures")[1]
    assert "formula:" in comity("measures", "trade_dependence")[1]


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_every_command_explains_itself(comity, command):
    code, output, _ = comity(*command, "--help")
    assert code == 0
    assert "Usage" in output
    assert not re.search(r"[A-Z]+ --[a-z]", output), "an option that is an argument too"


@pytest.mark.parametrize("command", COMMANDS)
def test_no_sentence_of_a_help_text_is_longer_than_35_words(comity, command, monkeypatch):
    monkeypatch.setenv("COLUMNS", "800")
    lines = [line.strip("│╭╮╰╯─ ") for line in comity(command, "--help")[1].splitlines()]
    own = [line for line in lines if not line.startswith("comity A B is short for")]
    long = [s.text for line in own for s in sentences(line) if len(s.text.split()) > 35]
    assert long == []


def test_a_library_that_cannot_be_made_is_named(comity, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "file"))
    code, _, errors = comity("dossier", "china", "russia", "--format", "text")
    assert code == 4
    assert "Cannot write" in errors


@pytest.mark.parametrize("damaged", [CODEBOOK, values_file(Path(), "cinc").name])
@pytest.mark.parametrize("place", [0, 0.5, 1], ids=["all", "half", "a bit"])
def test_a_damaged_library_is_made_again(comity, values, tmp_path, monkeypatch, damaged, place):
    values.compute(["cinc"])
    folder = tmp_path / "library" / "values" / values.folder.name
    folder.mkdir(parents=True)
    for path in values.folder.glob("*.*"):
        (folder / path.name).symlink_to(path)
    content = bytearray((folder / damaged).read_bytes())
    (folder / damaged).unlink()
    content[len(content) // 2] ^= 1
    (folder / damaged).write_bytes(content[: int(len(content) * place)])
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "library"))
    words = ("panel", "--measures", "cinc", "--level", "state", "--states", "china,russia")
    code, output, errors = comity(*words, "--format", "csv")
    assert (code, "Traceback" in errors) == (0, False)
    assert "710,2022," in output


def test_weather_tells_of_episodes_and_of_any_year(comity, tmp_path):
    code, output, _ = comity("sanctions-effect", "russia", "china")
    assert code == 0
    assert "like pairs elsewhere" in output
    code, output, _ = comity(
        "sanctions-effect", "russia", "china", "--start", "2014", "--out", "w.csv"
    )
    assert code == 0
    assert set(pl.read_csv(tmp_path / "w.csv")["start"]) == {2014}


def test_weather_says_when_there_is_nothing_to_compare(comity):
    code, _, errors = comity("sanctions-effect", "switzerland", "iceland")
    assert code == 2
    assert "Name another start" in errors
