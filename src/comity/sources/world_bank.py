"""Economies and populations of states: World Development Indicators."""

from __future__ import annotations

import polars as pl

from comity.sources.drops import dropped
from comity.sources.licence import CC_BY
from comity.sources.source import Column, Files, Reading, Source, Table
from comity.states.codes import with_ccode


def gdp(files: Files) -> Reading:
    """Read gross domestic product, in million current dollars."""
    reading = _indicator(files, "gdp")
    return Reading(reading.frame.with_columns(gdp=pl.col("Value") / 1e6), reading.drops)


def population(files: Files) -> Reading:
    """Read population, in million."""
    reading = _indicator(files, "population")
    return Reading(reading.frame.with_columns(population=pl.col("Value") / 1e6), reading.drops)


def _indicator(files: Files, name: str) -> Reading:
    """Read one indicator; regions and income groups are no states and drop out."""
    raw = pl.read_csv(files[name], schema_overrides={"Value": pl.Float64})
    columns = {"Country Code": "ccode"}
    converted = with_ccode(raw, columns, scheme="iso3", year="Year")
    return Reading(converted.frame.rename({"Year": "year"}), dropped(converted))


_KEY = {"ccode": Column(pl.Int16, "state"), "year": Column(pl.Int16, "year")}

SOURCE = Source(
    name="world_bank",
    title="World Development Indicators",
    publisher="World Bank",
    version="1960-2023 (GDP), 1960-2024 (population)",
    citation="World Bank. World Development Indicators: NY.GDP.MKTP.CD and SP.POP.TOTL.",
    bibtex="""@misc{world_bank_wdi,
  author = {{World Bank}},
  title = {World Development Indicators: NY.GDP.MKTP.CD, SP.POP.TOTL}
}""",
    url="https://databank.worldbank.org/source/world-development-indicators",
    licence=CC_BY,
    attribution="GDP and population: World Bank, World Development Indicators.",
    files={
        "gdp": "economy/world_bank_gdp_current_usd.csv",
        "population": "economy/world_bank_population.csv",
    },
    tables=(
        Table(
            name="world_bank_gdp",
            title="gross domestic product",
            form="state",
            columns={
                **_KEY,
                "gdp": Column(pl.Float64, "GDP", "million current US dollars"),
            },
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(1960, 2023),
            read=gdp,
            rows=(8_000, 15_000),
        ),
        Table(
            name="world_bank_population",
            title="population",
            form="state",
            columns={**_KEY, "population": Column(pl.Float64, "people", "million people")},
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(1960, 2024),
            read=population,
            rows=(8_000, 15_000),
        ),
    ),
    faults="Taiwan is not in it. Rows of before a state's membership are left out.",
)
