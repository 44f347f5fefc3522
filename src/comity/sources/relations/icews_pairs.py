"""Events between two states in the news, counted in four classes: ICEWS."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import CC0
from comity.sources.publishing import FINISHED
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

_CLASSES = {
    "verbCoop": "verbal_cooperation",
    "matlCoop": "material_cooperation",
    "verbConf": "verbal_conflict",
    "matlConf": "material_conflict",
}


def read_counts(files: Files) -> TableRows:
    """Read the counts of each directed pair and year, all four classes.

    The file is a grid of all its states: a row of zeros is as good as none.
    """
    raw = pl.read_parquet(files["counts"]).rename(_CLASSES)
    grid = raw.filter(pl.col("i_iso3c") != pl.col("j_iso3c"))
    sides = {"i_iso3c": "ccode1", "j_iso3c": "ccode2"}
    conversion = with_ccode(grid, sides, scheme="iso3", year="year")
    some = pl.any_horizontal(pl.col(*_CLASSES.values()) > 0)
    without_code = exclude_rows(raw.filter(pl.col("i_iso3c").is_null()), "no code")
    return TableRows(conversion.frame.filter(some), (*without_code, *exclude_codes(conversion)))


SOURCE = Source(
    name="icews_pairs",
    title="ICEWS events by directed pair and year, in four classes",
    publisher="Lockheed Martin, Integrated Crisis Early Warning System",
    version="2002-2014",
    citation=(
        "Boschee, Elizabeth, Jennifer Lautenschlager, Sean O'Brien, Steve Shellman, James Starz "
        "and Michael Ward. 2015. ICEWS Coded Event Data. Harvard Dataverse, "
        "doi:10.7910/DVN/28075. Aggregated by year: Minhas, Shahryar, Cassy Dorff, Max Gallop and "
        "Peter D. Hoff, {netify}."
    ),
    bibtex="""@data{boschee2015icews,
  author = {Boschee, Elizabeth and Lautenschlager, Jennifer and O'Brien, Sean and
            Shellman, Steve and Starz, James and Ward, Michael},
  title = {{ICEWS} Coded Event Data},
  publisher = {Harvard Dataverse},
  year = {2015},
  doi = {10.7910/DVN/28075}
}""",
    url="https://doi.org/10.7910/DVN/28075",
    publishing=FINISHED,
    licence=CC0,
    files={"counts": "events/icews_directed_dyad_year_quad_counts_2002_2014.parquet"},
    tables=(
        Table(
            name="event_counts",
            title="events of one state towards another in the news, by class",
            unit_of_analysis="directed",
            columns={
                "ccode1": Column(pl.Int16, "state that acted"),
                "ccode2": Column(pl.Int16, "state acted towards"),
                "year": Column(pl.Int16, "year"),
                **{
                    name: Column(pl.Int32, name.replace("_", " "), "events")
                    for name in _CLASSES.values()
                },
            },
            key=("ccode1", "ccode2", "year"),
            record=("ccode1", "ccode2", "year"),
            years=(2002, 2014),
            read=read_counts,
            missing_means="zero for covered",
            rows=(50_000, 300_000),
        ),
    ),
    known_issues=(
        "152 states only. Counts follow the volume of news, which grew over the years and is "
        "larger for large states."
    ),
)
