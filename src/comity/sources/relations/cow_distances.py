"""Distances between states: the shortest between their territories, and capitals."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import keep_members
from comity.sources.licence import free_with_citation
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows

_LAST = 2019


def read_minimum_distances(files: Files) -> TableRows:
    """Read the shortest distance of each pair as spells of years with the same distance."""
    raw = pl.read_parquet(files["distances"]).filter(pl.col("ccode1") < pl.col("ccode2"))
    members, exclusions = keep_members(raw, "ccode1", "ccode2")
    pair = ["ccode1", "ccode2"]
    ordered = members.with_columns(km=pl.col("mindist").round(0)).sort(*pair, "year")
    new = (pl.col("km") != pl.col("km").shift()) | (pl.col("year") != pl.col("year").shift() + 1)
    spell = new.fill_null(True).cum_sum().over(pair).alias("spell")
    spells = (
        ordered.with_columns(spell)
        .group_by(*pair, "spell")
        .agg(
            pl.col("year").min().alias("start"),
            pl.col("year").max().alias("end"),
            pl.col("km").first(),
        )
    )
    return TableRows(spells, exclusions)


def read_capitals(files: Files) -> TableRows:
    """Read each state's capitals with their coordinates and the days between which they were so."""
    raw = pl.read_parquet(files["capitals"])
    named = raw.select(
        "ccode", "capital", start="stdate", end="enddate", latitude="lat", longitude="lng"
    )
    return TableRows(named.filter(pl.col("start") <= pl.col("end")))


SOURCE = Source(
    name="cow_distances",
    title="Minimum distances between states, 1886-2019, and capitals with coordinates",
    publisher="Schvitz and others (CShapes 2.0); compiled with the Correlates of War system",
    version="CShapes 2.0, peacesciencer 1.1",
    citation=(
        "Schvitz, Guy, Luc Girardin, Seraina Rüegger, Nils B. Weidmann, Lars-Erik Cederman and "
        "Kristian Skrede Gleditsch. 2022. Mapping the International System, 1886-2019: The "
        "CShapes 2.0 Dataset. Journal of Conflict Resolution 66 (1): 144-161. Capitals: Miller, "
        "Steven V. 2022. {peacesciencer}: An R Package for Quantitative Peace Science Research. "
        "Conflict Management and Peace Science 39 (6): 755-779."
    ),
    bibtex="""@article{schvitz2022cshapes,
  author = {Schvitz, Guy and Girardin, Luc and R{\\"u}egger, Seraina and Weidmann, Nils B. and
            Cederman, Lars-Erik and Gleditsch, Kristian Skrede},
  title = {Mapping the International System, 1886--2019: The {CShapes} 2.0 Dataset},
  journal = {Journal of Conflict Resolution},
  volume = {66},
  number = {1},
  pages = {144--161},
  year = {2022}
}""",
    url="https://icr.ethz.ch/data/cshapes/",
    publishing=NotPublished(
        "The publisher has maps; the distances were computed from them, and are "
        "distributed as R data."
    ),
    licence=free_with_citation("https://icr.ethz.ch/data/cshapes/"),
    files={
        "distances": "states/cow_minimum_distance.parquet",
        "capitals": "states/cow_capitals.parquet",
    },
    tables=(
        Table(
            name="territory_distances",
            title="shortest distances between the territories of two states",
            unit_of_analysis="undirected",
            columns={
                "ccode1": Column(pl.Int16, "state with the lower code"),
                "ccode2": Column(pl.Int16, "state with the higher code"),
                "start": Column(pl.Int16, "first year of the distance"),
                "end": Column(pl.Int16, "last year of the distance"),
                "km": Column(pl.Float32, "distance to the kilometre", "km"),
            },
            key=("ccode1", "ccode2", "start"),
            record=("ccode1", "ccode2", "start"),
            years=(1886, _LAST),
            read=read_minimum_distances,
            rows=(20_000, 200_000),
            notes="Distances are rounded to the kilometre; 0 is a common border.",
        ),
        Table(
            name="capitals",
            title="capitals of states with their coordinates",
            unit_of_analysis="event",
            columns={
                "ccode": Column(pl.Int16, "state"),
                "capital": Column(pl.String, "capital"),
                "start": Column(pl.Date, "first day"),
                "end": Column(pl.Date, "last day"),
                "latitude": Column(pl.Float64, "latitude", "degrees north"),
                "longitude": Column(pl.Float64, "longitude", "degrees east"),
            },
            key=("ccode", "start"),
            record=("ccode", "start"),
            years=(1816, 2024),
            read=read_capitals,
            rows=(200, 400),
        ),
    ),
    known_issues=(
        "Territories include distant possessions only where the maps do. States too small for the "
        "maps have no minimum distance. Capitals have the coordinates of the middle of their "
        "administrative area, up to 30 km from the centre of the city."
    ),
)
