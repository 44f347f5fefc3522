"""What a dyad-month counts, on records written by hand."""

from __future__ import annotations

import narwhals as nw
import polars as pl
import pytest

from comity.events.actors import actor_table
from comity.events.aggregate import aggregate
from comity.events.audit import REASONS
from comity.events.formats.gdelt import GDELT2
from comity.events.records import RECORD_COLUMNS, parse_records


def fields(number, day, a, b, code="042", quad="1", goldstein="2", **others):
    row = {
        "event_id": str(number),
        "date": day,
        "actor1": a,
        "actor2": b,
        "country1": a,
        "country2": b,
        "role1": None,
        "role2": None,
        "code": code,
        "quad": quad,
        "goldstein": goldstein,
        "mentions": "3",
        "articles": "1",
        "tone": "-1.5",
        "url": "",
    }
    return {**row, **others}


def records(*rows):
    frame = pl.DataFrame(rows, schema_overrides=dict.fromkeys(("role1", "role2"), pl.String))
    actors = nw.from_native(actor_table("iso3").lazy())
    return parse_records(nw.from_native(frame.lazy()), GDELT2, actors)


def months(*rows):
    return aggregate(records(*rows), "month").to_native().collect()


def test_reports_of_one_day_dyad_and_code_are_one_event():
    row = months(
        fields(1, "20140301", "RUS", "UKR"),
        fields(1, "20140301", "RUS", "UKR", mentions="9"),
        fields(2, "20140301", "RUS", "UKR"),
        fields(3, "20140302", "RUS", "UKR", "190", "4", "-10"),
        fields(4, "20140301", "", ""),
    ).row(0, named=True)
    assert (row["events"], row["reports"], row["mentions"], row["all_reports"]) == (2, 3, 15, 4)
    assert (row["verbal_cooperation"], row["material_conflict"]) == (1, 1)
    assert (row["goldstein_sum"], row["goldstein_mean"], row["net_cooperation"]) == (-8, -4, 0)
    assert row["tone"] == -1.5
    assert row["volume"] == pytest.approx(750_000)


def test_directions_are_kept_and_states_with_themselves_left_out():
    table = months(
        fields(1, "20140301", "RUS", "UKR"),
        fields(2, "20140301", "UKR", "RUS"),
        fields(3, "20140301", "RUS", "RUS"),
    )
    pairs = set(table.select("ccode1", "ccode2").rows())
    assert pairs == {(365, 369), (369, 365)}


def test_actors_that_act_for_no_state_are_kept_apart():
    rows = (fields(1, "20140301", "RUS", "UKR", role1="REB"), fields(2, "20140301", "RUS", "UKR"))
    assert months(*rows)["reports"].to_list() == [1]
    kept = records(*rows).to_native().collect()
    assert kept.sort("event_id").select("ccode1", "is_state1").rows() == [(365, False), (365, True)]


@pytest.mark.parametrize(
    ("country", "day", "ccode"),
    [
        ("DEU", "19901002", 260),
        ("DEU", "19901003", 255),
        ("YEM", "19900521", 678),
        ("YEM", "19900522", 679),
        ("SSD", "20110708", None),
        ("SSD", "20110714", 626),
        ("HKG", "20140301", None),
        ("MTN", "20140301", 341),
    ],
)
def test_a_code_means_the_state_of_the_day(country, day, ccode):
    frame = records(fields(1, day, country, "USA")).to_native().collect()
    assert frame["ccode1"].to_list() == [ccode]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"date": "20140230"}, "date"),
        ({"date": "20130229"}, "date"),
        ({"code": "---"}, "event code"),
        ({"quad": "5"}, "quad class"),
        ({"goldstein": None}, "Goldstein value"),
        ({"mentions": "many"}, "number of mentions"),
        ({"event_id": None}, "identifier"),
        ({"date": "20120229"}, "taken"),
    ],
)
def test_malformed_fields_are_named(change, reason):
    row = {**fields(1, "20140301", "RUS", "UKR"), **change}
    frame = pl.DataFrame([row], schema=dict.fromkeys(row, pl.String))
    actors = nw.from_native(actor_table("iso3").lazy())
    done = parse_records(nw.from_native(frame.lazy()), GDELT2, actors).to_native().collect()
    assert [REASONS[number] for number in done["reason"]] == [reason]
    assert tuple(done.columns) == RECORD_COLUMNS
