"""A user's own table joins by code, name or ISO code and date, and says what did not match."""

from __future__ import annotations

import pandas as pd
import polars as pl
import pytest

import comity
from comity.errors import ComityWarning, DataError, InvalidRequestError

DYADS = {"states": "china,russia,usa,france", "years": (1985, 1995)}


def test_names_and_iso_codes_mean_the_state_of_their_year(values):
    own = pl.DataFrame({"who": ["DEU", "DEU"], "year": [1985, 1995], "score": [1.0, 2.0]})
    panel = comity.panel(level="state", states="germany,west germany")
    rows = panel.join(own, "who", scheme="iso3").rows.drop_nulls("score")
    assert rows.select("ccode", "year", "score").rows() == [(255, 1995, 2.0), (260, 1985, 1.0)]


def test_a_table_of_states_is_there_for_both_of_a_dyad(values):
    own = pl.DataFrame({"country": ["China", "Russia"], "year": [1990, 1990], "score": [1, 2]})
    panel = comity.panel(states="china,russia", years=1990).join(own, "country", scheme="name")
    assert panel.rows.row(0) == (365, 710, 1990, 2, 1)
    assert panel.joins[0].is_complete


def test_the_order_of_a_pair_does_not_matter_in_an_undirected_panel(values):
    own = {"a": [710], "b": [2], "year": [1990], "score": [5]}
    rows = comity.panel(states="china,usa", years=1990).join(own, ("a", "b")).rows
    assert rows["score"].to_list() == [5]
    both = comity.panel(states="china,usa", years=1990, directed=True).join(own, ("a", "b")).rows
    assert both["score"].to_list() == [None, 5]


def test_rows_are_never_added(values):
    own = {"a": [710, 2], "b": [2, 710], "year": [1990, 1990], "score": [5, 6]}
    panel = comity.panel(**DYADS)
    with pytest.raises(InvalidRequestError, match=r"2 rows .* ccode1 2, ccode2 710, year 1990"):
        panel.join(own, ("a", "b"))
    assert len(comity.panel(**DYADS, directed=True).join(own, ("a", "b"))) == 2 * len(panel)


def test_what_did_not_match_is_reported(values):
    own = pd.DataFrame(
        {
            "who": ["China", "Atlantis", "Hong Kong", "Brazil"],
            "year": [1990, 1990, 1990, 1990],
            "score": [1.0, 2.0, 3.0, 4.0],
        }
    )
    panel = comity.panel(level="state", states="china,russia", years=1990)
    with pytest.warns(ComityWarning, match="'Atlantis': unknown, 1 row"):
        joined = panel.join(own, "who", scheme="name")
    report = joined.joins[0]
    assert (report.table_rows, report.panel_rows, report.matched) == (4, 2, 1)
    assert set(report.unmatched["why"]) == {"unknown", "territory"}
    assert report.outside.rows() == [(140, 1990)]


def test_files_are_read(values, tmp_path):
    own = pl.DataFrame({"who": ["CHN"], "year": [1990], "score": [1.0]})
    own.write_csv(tmp_path / "own.csv")
    own.write_parquet(tmp_path / "own.parquet")
    panel = comity.panel(level="state", states="china", years=1990)
    for name in ("own.csv", "own.parquet"):
        assert panel.join(tmp_path / name, "who", scheme="iso3")["score"].item() == 1.0


@pytest.mark.parametrize(
    ("own", "states", "error", "message"),
    [
        ({"x": [2], "year": [1990], "s": [1]}, "who", InvalidRequestError, "no column who"),
        ({"who": [2], "year": [1990]}, "who", InvalidRequestError, "No column is left"),
        ({"who": [2], "year": [1990], "gdp": [1]}, "who", InvalidRequestError, "has gdp already"),
        (
            {"a": [2], "b": [20], "year": [1990], "s": [1]},
            ("a", "b"),
            InvalidRequestError,
            "takes 1",
        ),
        ("own.xlsx", "who", InvalidRequestError, ".csv, .parquet"),
        ("nowhere.csv", "who", DataError, "no such file"),
        (7, "who", InvalidRequestError, "got int"),
    ],
)
def test_a_table_that_cannot_be_joined_is_refused(values, own, states, error, message):
    panel = comity.panel("gdp", level="state", states="usa", years=1990)
    with pytest.raises(error, match=message):
        panel.join(own, states)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"ccode,year,score\n2,1990,\xe9\n", "not in UTF-8"),
        (b"ccode;year;score\n2;1990;1,5\n", "Separate them by commas"),
        (None, "this is a folder"),
    ],
)
def test_why_a_table_cannot_be_read_is_said_in_plain_words(values, tmp_path, content, message):
    own = tmp_path / "own.csv"
    own.mkdir() if content is None else own.write_bytes(content)
    panel = comity.panel("gdp", level="state", states="usa", years=1990)
    with pytest.raises(DataError, match=message) as caught:
        panel.join(own, "ccode")
    assert "Schema" not in str(caught.value)


def test_a_column_of_states_that_is_named_twice_is_refused(values):
    panel = comity.panel("trade", states="usa,russia", years=1990)
    own = {"who": [2], "year": [1990], "score": [1.0]}
    with pytest.raises(InvalidRequestError, match="who is named twice"):
        panel.join(own, ("who", "who"))


def test_codes_of_another_scheme_are_asked_for_where_nothing_matched(values):
    panel = comity.panel("gdp", level="state", states="usa", years=1990)
    own = {"who": ["USA"], "year": [1990], "score": [1.0]}
    with pytest.warns(comity.ComityWarning, match="name their scheme"):
        panel.join(own, "who")
