"""What was ingested becomes an edition: measures by month and year, a line with its breaks."""

from __future__ import annotations

import json
from datetime import date

import polars as pl
import pytest
from event_files import write_file

from comity.analysis.event_months import ALL, MATERIAL, find_event_breaks, read_event_months
from comity.charts import months
from comity.cli.main import exit_code
from comity.errors import InvalidRequestError
from comity.events.edition import NAME, update_editions
from comity.events.ingest import ingest
from comity.measures.registry import find_measure, measures
from comity.panels.compute import ensure_values
from comity.panels.values import Values
from comity.questions.dyad_data import DyadData
from comity.questions.registry import questions
from comity.questions.tables.event_series import EventSpec, build_event_series
from comity.states.dyad import dyad
from comity.store import selection
from comity.store.editions import read_choices, roll_back

NAMES = ("net_cooperation", "event_volume", "monthly_net_cooperation", "monthly_event_volume")
CHINA, RUSSIA = 710, 365
GOOD, BAD = ("042", "1", "1.9"), ("190", "4", "-10.0")


def line(number: int, day: date, codes: tuple[str, str, str], a="CHN", b="RUS") -> str:
    fields = [""] * 58
    fields[0], fields[1], fields[7], fields[17] = str(number), f"{day:%Y%m%d}", a, b
    fields[26], fields[29], fields[30] = codes
    fields[31], fields[33], fields[34] = "2", "1", "0.5"
    return "\t".join(fields)


def year_of_events(year: int, last: int = 12) -> bytes:
    """Three events a month, all cooperation in 2014 and fighting later, and one elsewhere."""
    lines = []
    for month in range(1, last + 1):
        for day in range(1, 5):
            number = int(f"{year}{month:02d}{day}")
            other = {} if day < 4 else {"a": "USA", "b": "FRA"}
            codes = GOOD if year == 2014 or day in (1, 4) else BAD
            lines.append(line(number, date(year, month, day), codes, **other))
    return ("\n".join(lines) + "\n").encode()


@pytest.fixture(scope="module")
def ingested(tmp_path_factory, engine):
    """A library with two whole years and a half of events, and their measures."""
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("home")
        patch.setenv("COMITY_HOME", str(home))
        selection.reload()
        files = [
            write_file(home / f"{year}.csv", year_of_events(year, last))
            for year, last in ((2014, 12), (2015, 12), (2016, 6))
        ]
        done = ingest(home / "events", files, engine)
        edition = update_editions(home / "events", engine, {each.layout for each in done.taken})
        values = Values(ensure_values(names=NAMES, folder=home / "values" / "events"))
        yield home, edition, values
    selection.reload()


def test_without_events_there_are_no_such_measures_and_the_error_says_what_to_do():
    assert not set(NAMES) & set(measures())
    with pytest.raises(InvalidRequestError, match="comity events ingest"):
        find_measure("net_cooperation")
    political = questions()["political"].available(measures())
    assert "net_cooperation" not in political.measures


def test_a_year_counts_when_all_its_months_were_ingested(ingested):
    _, edition, values = ingested
    assert edition.name == "GDELT 1.0 2014-01 to 2016-06"
    rows = values.read_rows("net_cooperation", (RUSSIA, CHINA))
    assert [(row["year"], row["value"]) for row in rows] == [
        (2014, 1),
        (2015, pytest.approx(-1 / 3)),
    ]
    volume = values.read_rows("event_volume", (RUSSIA, CHINA))
    assert [row["value"] for row in volume] == [750_000, 750_000]


def test_months_have_values_where_they_were_ingested_and_zero_is_not_missing(ingested):
    _, _, values = ingested
    net = values.read_rows("monthly_net_cooperation", (RUSSIA, CHINA))
    assert len(net) == 30
    assert (net[-1]["year"], net[-1]["month"]) == (2016, 6)
    none = values.read_rows("monthly_event_volume", (2, CHINA))
    assert {row["value"] for row in none} == {0}
    assert len(none) == 30
    assert values.read_rows("monthly_net_cooperation", (2, CHINA)) == []


def test_a_break_is_found_in_its_month_with_the_events_behind_it(ingested):
    _, _, values = ingested
    data = DyadData(values, dyad("china", "russia"), (), {}, None)
    series = build_event_series(EventSpec(ALL, "Net cooperation in the news"), data)
    (cut,) = series.breaks
    assert str(cut.period) == "2015-01"
    assert (cut.before, round(cut.after, 2)) == (1, -0.33)
    month, change, sure, events = series.table.rows[0]
    assert (month, change) == ("January 2015", "+1.00 to \N{MINUS SIGN}0.33")
    assert sure.endswith("of 100")
    assert "China to Russia: fighting (1\N{NO-BREAK SPACE}report)" in events
    assert series.table.rows[-1][0] == "June 2016"
    assert "from January 2015 on" in series.sentence


def test_as_of_a_year_later_months_do_not_count(ingested):
    _, _, values = ingested
    data = DyadData(values, dyad("china", "russia"), (), {}, 2014)
    series = build_event_series(EventSpec(ALL, "Net cooperation"), data)
    assert (len(series.months), series.breaks) == (12, ())


@pytest.mark.usefixtures("ingested")
def test_deeds_alone_and_pairs_without_events():
    deeds = read_event_months((CHINA, RUSSIA), MATERIAL)
    assert {month.net for month in deeds} == {-1}
    assert read_event_months((2, CHINA), ALL) == []
    assert find_event_breaks([]) == []


def test_the_same_records_are_the_same_edition_and_it_is_locked_and_rolled_back(
    ingested, engine, capsys
):
    home, edition, _ = ingested
    again = update_editions(home / "events", engine, {"gdelt1"})
    assert again.id == edition.id == read_choices()[NAME].id
    assert exit_code(["status", NAME]) == 0
    assert "GDELT 1.0 2014-01 to 2016-06" in capsys.readouterr().out
    assert exit_code(["lock"]) == 0
    locked = json.loads(capsys.readouterr().out)["sources"][NAME]
    assert locked["id"] == edition.id
    more = write_file(home / "more.csv", year_of_events(2017, 1))
    ingest(home / "events", [more], engine)
    assert update_editions(home / "events", engine, {"gdelt1"}).name.endswith("to 2017-01")
    assert selection.table("event_coverage").height == 31
    roll_back(NAME)
    selection.reload()
    assert selection.table("event_coverage")["all_reports"].to_list() == [4] * 30
    assert selection.declaration("event_months").years == (2014, 2016)
    rows = selection.table("event_months").filter(pl.col("ccode1") == CHINA)
    assert rows["events"].to_list() == [3] * 30


def test_the_line_is_drawn_with_its_break_and_described(ingested):
    _, _, values = ingested
    data = DyadData(values, dyad("china", "russia"), (), {}, None)
    series = build_event_series(EventSpec(ALL, "Net cooperation in the news"), data)
    rules, line_of_months, means = months.spec(series)["layer"]
    assert [row["year"] for row in rules["data"]["values"]] == [2015]
    assert len(line_of_months["data"]["values"]) == 30
    assert [row["value"] for row in means["data"]["values"]][:2] == [1, 1]
    assert "breaks in January 2015" in months.describe_months(series)


@pytest.fixture
def own_library(tmp_path, monkeypatch):
    monkeypatch.setenv("COMITY_HOME", str(tmp_path))
    selection.reload()
    yield tmp_path
    monkeypatch.undo()
    selection.reload()


def test_a_pinned_edition_stays_until_it_is_unpinned_and_a_lock_reads_it_later(
    own_library, engine, capsys
):
    def take(year, last):
        file = write_file(own_library / f"{year}.csv", year_of_events(year, last))
        ingest(own_library / "events", [file], engine)
        return update_editions(own_library / "events", engine, {"gdelt1"})

    first, lock = take(2014, 2), own_library / "analysis.lock"
    assert exit_code(["lock", "--out", str(lock)]) == 0
    assert exit_code(["library", "pin", NAME]) == 0
    assert take(2015, 1).id != first.id
    assert read_choices()[NAME].id == first.id
    assert selection.table("event_coverage").height == 2
    assert exit_code(["library", "unpin", NAME]) == 0
    newest = take(2016, 1)
    assert read_choices()[NAME].id == newest.id
    assert selection.table("event_coverage").height == 4
    capsys.readouterr()
    assert exit_code(["--lock", str(lock), "status", NAME, "-f", "json"]) == 0
    (status,) = json.loads(capsys.readouterr().out)
    assert status["edition"] == first.name
