"""Gas and oil pipelines that cross the borders of states, as Global Energy Monitor lists them."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import CC_BY
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Exclusion, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

EDITION = 2024

_ESPO = "Eastern Siberia–Pacific Ocean Oil Pipeline"
CROSSINGS = {
    "P2352": "Russia, China",  # Power of Siberia, phase I, to the bank of the Amur
    "P4489": "Myanmar, China",  # Sino-Myanmar trunk line, segment in Myanmar
    "Skovorodino-Mohe Oil Pipeline": "Russia, China",
    f"{_ESPO} / Russia–China Crude Oil Pipeline 1": "Russia, China",
    f"{_ESPO} / Russia–China Crude Oil Pipeline 2": "Russia, China",
}
"""Units that run to the border of a second state though the publisher files them under one
state, or none: each side of the border is a unit of its own there. One unit a line is here."""

_COLUMNS = ("id", "name", "unit", "fuel", "status", "listed", "capacity", "start_year")
_FUELS = {"oil_pipelines": "oil", "ngl_pipelines": "natural gas liquids"}


def read_pipelines(files: Files) -> TableRows:
    """Read the pipelines, a row for each two states that one unit passes through."""
    gas, terminals = _gas(files)
    units = pl.concat([gas, _oil(files)]).with_columns(_states().alias("states"))
    crossing = units.filter(pl.col("states").str.contains(","))
    inside = units.filter(~pl.col("states").str.contains(",").fill_null(value=False))
    pairs, exclusions = _pairs(crossing)
    why = "the pipeline lies in one state, or the publisher names none"
    return TableRows(
        pairs, (*terminals, *exclude_rows(inside.select("name", "listed"), why), *exclusions)
    )


def _gas(files: Files) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Read gas pipelines; terminals in the same file are excluded and counted."""
    raw = pl.read_csv(files["gas"], infer_schema=False)
    terminal = pl.col("original_units") != "bcm/y of gas"
    frame = raw.filter(~terminal).select(
        "id",
        "name",
        pl.col("unit_name").alias("unit"),
        pl.lit("gas").alias("fuel"),
        "status",
        pl.col("areas").alias("listed"),
        pl.col("capacity"),
        pl.col("start_year"),
    )
    left_out = raw.filter(terminal).select("name", "unit_name")
    return _typed(frame), exclude_rows(left_out, "a terminal for liquefied gas, not a pipeline")


def _oil(files: Files) -> pl.DataFrame:
    """Read pipelines for crude oil, its products and natural gas liquids."""
    raw = pl.read_csv(files["oil"], infer_schema=False)
    frame = raw.with_columns(
        pl.concat_str("project", "unit", separator=" / ", ignore_nulls=True).alias("id"),
        pl.col("project").alias("name"),
        pl.col("type").replace_strict(_FUELS).alias("fuel"),
        pl.col("countries").alias("listed"),
    )
    return _typed(frame.select(_COLUMNS))


def _typed(frame: pl.DataFrame) -> pl.DataFrame:
    """Convert both files' columns to one form; '--' and empty are missing."""
    return frame.with_columns(
        pl.col("name").str.strip_chars(),
        pl.col("unit").str.strip_chars().fill_null(""),
        pl.col("status").str.to_lowercase(),
        pl.col("capacity").replace("--", None).cast(pl.Float64),
        pl.col("start_year").replace("--", None).cast(pl.Int16),
    )


def _states() -> pl.Expr:
    """Return the states of a unit, corrected where it is one side of a border."""
    listed = pl.col("listed")
    return pl.col("id").replace_strict(CROSSINGS, default=listed, return_dtype=pl.String)


def _pairs(crossing: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Build a row for each two member states that a unit lists."""
    places = crossing.with_columns(pl.col("states").str.split(",")).explode("states")
    places = places.with_columns(pl.col("states").str.strip_chars())
    conversion = with_ccode(places, {"states": "ccode"}, scheme="name", year=EDITION)
    first = conversion.frame.rename({"ccode": "ccode1"}).drop("states")
    second = conversion.frame.select("id", pl.col("ccode").alias("ccode2"))
    pairs = first.join(second, on="id").filter(pl.col("ccode1") < pl.col("ccode2")).unique()
    return pairs.with_columns(_unit_of_capacity()), exclude_codes(conversion)


def _unit_of_capacity() -> pl.Expr:
    gas, oil = "billion cubic metres a year", "barrels of oil equivalent a day"
    unit = pl.when(pl.col("fuel") == "gas").then(pl.lit(gas)).otherwise(pl.lit(oil))
    return pl.when(pl.col("capacity").is_not_null()).then(unit).alias("capacity_unit")


SOURCE = Source(
    name="gem_pipelines",
    title="Global Gas and Oil Infrastructure Trackers: pipelines across borders",
    publisher="Global Energy Monitor",
    version="gas: October 2024; oil: June 2024",
    citation=(
        "Global Energy Monitor. 2024. Global Gas Infrastructure Tracker, October 2024 release; "
        "Global Oil Infrastructure Tracker, June 2024 release."
    ),
    bibtex="""@misc{gem_pipelines,
  author = {{Global Energy Monitor}},
  title = {Global Gas Infrastructure Tracker and Global Oil Infrastructure Tracker},
  year = {2024},
  note = {Releases of October 2024 (gas) and June 2024 (oil)}
}""",
    url="https://globalenergymonitor.org/projects/global-gas-infrastructure-tracker/",
    publishing=NotPublished(
        "The publisher sends gas and oil apart to those who fill in a form; what is here "
        "are copies of 2024."
    ),
    licence=CC_BY,
    files={
        "gas": "energy/gem_gas_infrastructure_2024.csv",
        "oil": "energy/gem_oil_pipelines_2024.csv",
    },
    tables=(
        Table(
            name="pipelines",
            title="gas and oil pipelines across borders",
            unit_of_analysis="undirected",
            columns={
                "ccode1": Column(pl.Int16, "state with the lower code"),
                "ccode2": Column(pl.Int16, "state with the higher code"),
                "id": Column(
                    pl.String, "publisher's number; for oil, whose file has none, name and unit"
                ),
                "fuel": Column(pl.String, "gas, oil or natural gas liquids"),
                "name": Column(pl.String, "pipeline"),
                "unit": Column(pl.String, "line, phase or segment; empty where it is the whole"),
                "status": Column(pl.String, "status in 2024: operating, proposed, ..."),
                "start_year": Column(pl.Int16, "year of start, planned for what is not built"),
                "capacity": Column(pl.Float64, "capacity of the unit", "see capacity_unit"),
                "capacity_unit": Column(pl.String, "unit of the capacity"),
                "listed": Column(pl.String, "states under which the publisher files the unit"),
            },
            key=("ccode1", "ccode2", "id"),
            record=("id",),
            years=(1940, EDITION),
            read=read_pipelines,
            rows=(400, 2_000),
            notes=(
                "A unit that passes through several states has a row for each two of them, states "
                "that it only crosses, or whose waters it crosses, included. The publisher lists "
                "the states but not the direction of flow; the order of its list, kept in "
                "'listed', often runs from supplier to buyer and often does not. The status is "
                "that of 2024 and no year of closure is given."
            ),
        ),
    ),
    known_issues=(
        "The publisher often files each side of a border as a unit under one state, so that the "
        "crossing does not show. Five such units (Power of Siberia, the Russia-China crude "
        "lines, Myanmar-China gas) are given both states here. Capacities of oil lines are "
        "mostly missing. Phases repeat the capacity of the whole line in places."
    ),
)
