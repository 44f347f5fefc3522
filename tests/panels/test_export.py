"""Files of a panel are read by their programs, with labels, codebook and citations."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pandas as pd
import polars as pl
import pytest
import rdata
from polars.testing import assert_frame_equal

import comity
from comity.errors import ComityWarning, InvalidRequestError, OutputError
from comity.panels.export import libraries
from comity.panels.export.citations import bibtex
from comity.panels.export.codebook import panel_codebook
from comity.panels.export.stata import stata_names


@pytest.fixture(scope="module")
def panel(values):
    built = comity.panel(
        "trade,cinc,joint_democracy", states="china,russia,usa", years=(2000, 2004)
    )
    return built.codes("iso3").regions().disputes("cow").lag("trade")


@pytest.mark.parametrize("ending", ["csv", "parquet", "dta", "rds"])
def test_every_format_has_its_codebook_and_citations(panel, tmp_path, ending):
    paths = panel.write(tmp_path / f"p.{ending}")
    assert [path.name for path in paths] == [f"p.{ending}", "p.codebook.csv", "p.bib"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in paths)
    book = pl.read_csv(paths[1])
    assert book["variable"].to_list() == panel.rows.columns


@pytest.mark.parametrize(
    ("take", "words"),
    [
        (lambda panel: panel.to_pandas(), "Data frames of pandas need pyarrow"),
        (lambda panel: panel.to_arrow(), "Arrow tables need pyarrow"),
        (lambda panel: panel.write("p.dta"), ".dta files need pyarrow"),
    ],
)
def test_what_needs_a_library_says_how_it_is_installed(panel, monkeypatch, take, words):
    found = libraries.find_spec
    monkeypatch.setattr(
        libraries, "find_spec", lambda name: None if name == "pyarrow" else found(name)
    )
    with pytest.raises(InvalidRequestError, match=rf"{words}.*comity\[panels\]"):
        take(panel)


def test_csv_and_parquet_have_the_rows(panel, tmp_path):
    panel.write(tmp_path / "p.parquet")
    assert pl.read_parquet(tmp_path / "p.parquet").equals(panel.rows)
    panel.write(tmp_path / "p.csv")
    text = panel.rows.with_columns(pl.col("^region.*$").cast(pl.String))
    assert_frame_equal(pl.read_csv(tmp_path / "p.csv"), text, check_dtypes=False)


def test_stata_has_labels_of_variables_and_values(panel, tmp_path):
    panel.write(tmp_path / "p.dta")
    with pd.read_stata(tmp_path / "p.dta", iterator=True) as reader:
        labels, values = reader.variable_labels(), reader.value_labels()
    assert labels["cinc1"].startswith("Composite index")
    assert values["joint_democracy"] == {0: "no", 1: "yes"}
    assert values["cow_mid_hostility"][5] == "war"
    rows = pd.read_stata(tmp_path / "p.dta", convert_categoricals=False)
    assert rows["trade"].tolist() == pytest.approx(panel["trade"].to_list(), nan_ok=True)
    assert rows["region1"].tolist() == panel["region1"].to_physical().to_list()


def test_r_reads_a_data_frame(panel, tmp_path):
    panel.write(tmp_path / "p.rds")
    rows = rdata.read_rds(tmp_path / "p.rds")
    assert list(rows.columns) == panel.rows.columns
    assert rows["trade"].tolist() == pytest.approx(panel["trade"].to_list(), nan_ok=True)


def test_names_too_long_for_stata_keep_their_ending_and_stay_apart():
    long = "shared_institutions_without_us"
    names = stata_names([f"{long}_lag1", f"{long}_lag2", "größe", "2x", f"{long}_lag1 "])
    assert len(set(names.values())) == 5
    assert all(len(name) <= 32 for name in names.values())
    assert names[f"{long}_lag1"] == "shared_institutions_without_lag1"


def test_what_stata_cannot_hold_is_said(values, tmp_path):
    panel = comity.panel("shared_institutions_without_us", states="china,usa", years=(2010, 2014))
    own = {"a": [2, 2], "b": [710, 710], "year": [2013, 2014], "big": [1e308, 1.0]}
    panel = panel.join(own, ("a", "b")).lag("shared_institutions_without_us")
    with pytest.warns(ComityWarning) as warnings:
        panel.write(tmp_path / "p.dta")
    said = [str(each.message) for each in warnings]
    assert any("big has 1 value out of Stata's range" in text for text in said)
    assert any("is shared_institutions_without_lag1" in text for text in said)
    rows = pd.read_stata(tmp_path / "p.dta")
    assert rows["big"].isna().tolist() == [True, True, True, True, False]


OWN = pl.DataFrame(
    {
        "a": ["CHN", "USA"],
        "b": ["RUS", "CHN"],
        "year": [2000, 2001],
        "class": ["x" * 3000, None],
        "day": [date(2000, 1, 31), date(1066, 10, 14)],
        "moment": [datetime(2000, 1, 31, 12, tzinfo=UTC), None],
        "ally": [True, None],
        "number": [2**40, 1],
        "record": pl.Series([33_554_433, None], dtype=pl.Int32),
        "length": [timedelta(hours=36), None],
        "hour": [time(3), None],
        "price": [Decimal("1.5"), None],
        "kind": pl.Series(["a", None], dtype=pl.Categorical),
        "nothing": [None, None],
        "endless": [float("inf"), 1.0],
    }
)


@pytest.fixture
def own_panel(values):
    panel = comity.panel("trade", states="china,russia,usa", years=(2000, 2001))
    return panel.join(OWN, ("a", "b"), scheme="iso3")


def test_columns_of_any_type_are_in_stata_by_rule(own_panel, tmp_path):
    with pytest.warns(ComityWarning) as warnings:
        own_panel.write(tmp_path / "p.dta")
    said = " ".join(str(each.message) for each in warnings)
    assert "class is _class" in said
    assert "day has 1 value out of Stata's range" in said
    assert "endless has 1 value out of Stata's range" in said
    assert all(each.filename == __file__ for each in warnings)
    with pd.read_stata(tmp_path / "p.dta", iterator=True) as reader:
        assert reader.variable_labels()["ccode1"].startswith("first state")
    rows = pd.read_stata(tmp_path / "p.dta").set_index(["ccode1", "ccode2", "year"])
    row = rows.loc[365, 710, 2000]
    assert (row["_class"], row["day"], row["ally"]) == ("x" * 3000, pd.Timestamp(2000, 1, 31), 1)
    assert row["moment"] == pd.Timestamp(2000, 1, 31, 12)
    assert (row["number"], row["record"], row["length"]) == (2**40, 33_554_433, 1.5)
    assert (row["hour"], row["price"], row["kind"]) == ("03:00:00", 1.5, "a")
    other = rows.loc[2, 710, 2001].drop(["trade", "number", "endless"])
    assert other.replace("", None).isna().all()


def test_columns_of_any_type_are_in_r_by_rule(own_panel, tmp_path):
    own_panel.write(tmp_path / "p.rds")
    rows = rdata.read_rds(tmp_path / "p.rds").set_index(["ccode1", "ccode2", "year"])
    row = rows.loc[365, 710, 2000]
    assert (row["ally"], row["number"], row["day"]) == (1, 2**40, "2000-01-31")
    assert (row["record"], row["kind"], row["length"]) == (33_554_433, "a", 1.5)
    assert rows.loc[2, 710, 2001][["ally", "kind", "moment"]].isna().all()


@pytest.mark.parametrize("ending", ["csv", "dta", "rds"])
def test_lists_are_refused_before_anything_is_written(own_panel, tmp_path, ending):
    listed = own_panel.derive(pair=pl.concat_list("trade", "trade"))
    with pytest.raises(InvalidRequestError, match=r"pair has a List\(Float64\) in each cell"):
        listed.write(tmp_path / f"p.{ending}")
    assert list(tmp_path.iterdir()) == []


def test_citations_name_each_source_once_with_its_edition(panel):
    text = bibtex(panel.variables)
    assert text.count("palmer2022mid5") == 1
    assert "version = {5.0, by pair and year}" in text
    assert text.count("@") == text.count("version = ")


def test_the_codebook_says_what_missing_means(panel):
    book = {row["variable"]: row for row in panel_codebook(panel).iter_rows(named=True)}
    assert "0 for members" in book["cow_mid_ongoing"]["missing"]
    assert "cow_disputes (5.0" in book["cow_mid_ongoing"]["sources"]
    assert book["trade"]["unit"] == "million current US dollars"
    assert book["cow_mid_hostility"]["codes"].endswith("5 war")


def test_what_cannot_be_written_leaves_nothing(panel, tmp_path):
    with pytest.raises(InvalidRequestError, match="ends in none of"):
        panel.write(tmp_path / "p.xlsx")
    (tmp_path / "p.csv").mkdir()
    with pytest.raises(OutputError, match="in the way"):
        panel.write(tmp_path / "p.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["p.csv"]
