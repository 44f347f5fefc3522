"""Economies and populations of states since 1816, estimated from several series."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import free_with_citation
from comity.sources.publishing import FINISHED
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode


def read_estimates(files: Files) -> TableRows:
    """Read GDP and population; the file has natural logarithms and Gleditsch-Ward numbers.

    It follows Serbia also through the years in which it was part of Yugoslavia, which has
    rows of its own; Serbia's rows of those years are left out.
    """
    raw = pl.read_parquet(files["estimates"]).with_columns(
        (pl.col("wbgdp2011est").exp() / 1e6).alias("gdp"),
        (pl.col("wbpopest").exp() / 1e6).alias("population"),
    )
    inside = pl.col("year").is_between(1816, 2015)
    rows = raw.filter(pl.col("gdp").is_not_null() & inside).rename({"ccode": "published"})
    whole = rows.with_columns(pl.col("published", "year").cast(pl.Int16))
    columns = {"published": "ccode"}
    conversion = with_ccode(whole, columns, scheme="gw", year="year")
    part = (pl.col("published") == 340) & pl.col("year").is_between(1918, 2006)
    exclusions = (
        *exclude_rows(raw.filter(~inside), "before 1816 or after 2015"),
        *exclude_rows(raw.filter(inside & pl.col("gdp").is_null()), "no estimate of GDP"),
        *exclude_rows(conversion.frame.filter(part), "Serbia, as part of Yugoslavia"),
        *exclude_codes(conversion),
    )
    return TableRows(conversion.frame.filter(~part), exclusions)


SOURCE = Source(
    name="gdp_estimates",
    title="Bread before guns or butter: GDP and surplus domestic product",
    publisher="Anders, Fariss and Markowitz",
    version="1816-2015",
    citation=(
        "Anders, Therese, Christopher J. Fariss and Jonathan N. Markowitz. 2020. Bread Before Guns "
        "or Butter: Introducing Surplus Domestic Product (SDP). International Studies Quarterly "
        "64 (2): 392-405."
    ),
    bibtex="""@article{anders2020bread,
  author = {Anders, Therese and Fariss, Christopher J. and Markowitz, Jonathan N.},
  title = {Bread Before Guns or Butter: Introducing Surplus Domestic Product (SDP)},
  journal = {International Studies Quarterly},
  volume = {64},
  number = {2},
  pages = {392--405},
  year = {2020}
}""",
    url="https://doi.org/10.1093/isq/sqaa013",
    publishing=FINISHED,
    licence=free_with_citation("https://doi.org/10.1093/isq/sqaa013"),
    files={"estimates": "economy/gdp_population_1816_2015_log.parquet"},
    tables=(
        Table(
            name="long_gdp",
            title="estimated gross domestic product and population",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "state"),
                "year": Column(pl.Int16, "year"),
                "gdp": Column(pl.Float32, "GDP", "million constant 2011 international dollars"),
                "population": Column(pl.Float32, "population", "million people"),
            },
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(1816, 2015),
            read=read_estimates,
            rows=(10_000, 30_000),
        ),
    ),
    known_issues=(
        "Model estimates, at purchasing power parity; their errors are not carried along here."
    ),
)
