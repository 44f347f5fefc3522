"""Economies, populations and price levels of states: World Development Indicators."""

from __future__ import annotations

import json
from datetime import date

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import CC_BY
from comity.sources.publishing import (
    MEGABYTE,
    Offer,
    Published,
    Publisher,
    RemoteFile,
    Rhythm,
)
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode


def read_gdp(files: Files) -> TableRows:
    """Read gross domestic product, in million current dollars; 2024 from a later pull."""
    result = _at_market_rates(_indicator(files, "gdp"))
    latest = pl.read_csv(files["latest"], infer_schema_length=None).filter(pl.col("year") == _NEW)
    conversion = with_ccode(latest, {"code": "ccode"}, scheme="iso2", year="year")
    rows = pl.concat(
        frame.select(
            pl.col("ccode", "year").cast(pl.Int16), gdp=pl.col(value).cast(pl.Float64) / 1e6
        )
        for frame, value in ((result.frame, "Value"), (conversion.frame, "gdp_usd"))
    )
    return TableRows(rows, (*result.exclusions, *exclude_codes(conversion)))


_NEW = 2024
"""The year that the later pull adds."""


def read_territory_gdp(files: Files) -> TableRows:
    """Read the gross domestic product of Hong Kong and Macao, in million current dollars."""
    older = pl.read_csv(files["gdp"], schema_overrides={"Value": pl.Float64})
    latest = pl.read_csv(files["latest"], infer_schema_length=None).filter(pl.col("year") == _NEW)
    code = pl.col("code").replace_strict(_TERRITORIES, default=None)
    rows = pl.concat(
        frame.select(iso3.alias("territory"), year.cast(pl.Int16), gdp=gdp.cast(pl.Float64) / 1e6)
        for frame, iso3, year, gdp in (
            (older, pl.col("Country Code"), pl.col("Year").alias("year"), pl.col("Value")),
            (latest, code, pl.col("year"), pl.col("gdp_usd")),
        )
    )
    return TableRows(rows.filter(pl.col("territory").is_in(list(_TERRITORIES.values()))))


_TERRITORIES = {"HK": "HKG", "MO": "MAC"}


def read_population(files: Files) -> TableRows:
    """Read population, in million."""
    result = _indicator(files, "population", {**_BORDERS, **_WITHOUT})
    return TableRows(result.frame.with_columns(population=pl.col("Value") / 1e6), result.exclusions)


def read_price_levels(files: Files) -> TableRows:
    """Read how much of its own money buys in a state what a dollar buys in the United States."""
    raw = pl.read_csv(files["ppp"])
    conversion = with_ccode(raw, {"Country ID": "ccode"}, scheme="iso2", year="Year")
    today = conversion.frame.rename({"Year": "year"})
    other = _before(_BORDERS)
    frame = today.filter(~other).rename({"PPP": "ppp"})
    return TableRows(
        frame, (*exclude_rows(today.filter(other), _OTHER_LAND), *exclude_codes(conversion))
    )


def _indicator(files: Files, name: str, borders: dict[int, int] | None = None) -> TableRows:
    """Read one indicator; regions and income groups are no states and drop out."""
    raw = pl.read_csv(files[name], schema_overrides={"Value": pl.Float64})
    return _of_states(raw, borders)


def _of_states(raw: pl.DataFrame, borders: dict[int, int] | None = None) -> TableRows:
    """Select the rows of states within the borders of their figures."""
    columns = {"Country Code": "ccode"}
    conversion = with_ccode(raw, columns, scheme="iso3", year="Year")
    coded = conversion.frame.rename({"Year": "year"})
    other = _before(borders or _BORDERS)
    exclusions = (*exclude_rows(coded.filter(other), _OTHER_LAND), *exclude_codes(conversion))
    return TableRows(coded.filter(~other), exclusions)


def _before(borders: dict[int, int]) -> pl.Expr:
    """Return whether a row precedes the borders of its figure."""
    since = pl.col("ccode").cast(pl.Int64).replace_strict(borders, default=None)
    return (pl.col("year") < since).fill_null(False)


# The World Bank carries today's countries back: its Russia of 1990 is no Soviet Union.
_BORDERS = {
    260: 1990,  # the Federal Republic; the figures are for both Germanies
    345: 2006,  # Yugoslavia, then Serbia and Montenegro; the figures are for Serbia
    365: 1992,  # the Soviet Union; the figures are for Russia
    678: 1990,  # North Yemen; the figures are for both Yemens
    770: 1972,  # Pakistan, of which Bangladesh was part
    816: 1976,  # North Vietnam; the figures are for both Vietnams
    820: 1965,  # Malaya, then Malaysia with Singapore
}
_WITHOUT = {530: 1993, 625: 2011}
"""States whose people are counted without those of a part that left later: Ethiopia without
Eritrea, Sudan without South Sudan."""
_OTHER_LAND = "the figure is for today's country, which had other borders then"


OFFICIAL_RATES = {
    373: (1992, 1994),
    438: (1970, 1985),
    475: (1995, 1998),
    510: (1960, 1969),
    645: (1990, 1994),
}
"""Years of Azerbaijan, Guinea, Nigeria, Tanzania and Iraq whose GDP is in dollars of an official
rate far from the market's: a price level of 1.4 to 5.6 times the American, or under a tenth of it,
until one year halves or doubles it. Iraq falls from 180 to 0.4 billion dollars in 1991."""

_OFFICIAL = "the dollars are those of an official rate far from the market's"


def _at_market_rates(result: TableRows) -> TableRows:
    """Select the rows whose dollars are not those of such an official rate."""
    official = pl.any_horizontal(
        (pl.col("ccode") == ccode) & pl.col("year").is_between(*years)
        for ccode, years in OFFICIAL_RATES.items()
    )
    left_out = exclude_rows(result.frame.filter(official), _OFFICIAL)
    return TableRows(result.frame.filter(~official), (*result.exclusions, *left_out))


_INDICATORS = {"gdp": "NY.GDP.MKTP.CD", "population": "SP.POP.TOTL", "ppp": "PA.NUS.PPP"}
_API = "https://api.worldbank.org/v2"


def read_live_gdp(files: Files) -> TableRows:
    """Read gross domestic product, in million current dollars, from the publisher's table."""
    result = _at_market_rates(_of_states(_live(files, "gdp")))
    return TableRows(result.frame.with_columns(gdp=pl.col("Value") / 1e6), result.exclusions)


def read_live_territory_gdp(files: Files) -> TableRows:
    """Read the GDP of Hong Kong and Macao, in million current dollars, from that table."""
    rows = _live(files, "gdp").filter(pl.col("Country Code").is_in(list(_TERRITORIES.values())))
    gdp = (pl.col("Value") / 1e6).alias("gdp")
    return TableRows(rows.select(pl.col("Country Code").alias("territory"), year="Year", gdp=gdp))


def read_live_population(files: Files) -> TableRows:
    """Read population, in million, from the publisher's table."""
    result = _of_states(_live(files, "population"), {**_BORDERS, **_WITHOUT})
    return TableRows(result.frame.with_columns(population=pl.col("Value") / 1e6), result.exclusions)


def read_live_price_levels(files: Files) -> TableRows:
    """Read purchasing power parities from the publisher's table."""
    result = _of_states(_live(files, "ppp"))
    return TableRows(result.frame.rename({"Value": "ppp"}), result.exclusions)


def _live(files: Files, name: str) -> pl.DataFrame:
    """Read a table of countries by years into rows with a figure."""
    wide = pl.read_csv(
        files[name], skip_lines=_LINES, infer_schema_length=0, truncate_ragged_lines=True
    )
    years = [column for column in wide.columns if column.isdecimal()]
    rows = wide.unpivot(years, index="Country Code", variable_name="Year", value_name="Value")
    figures = rows.with_columns(
        pl.col("Year").cast(pl.Int32), pl.col("Value").replace("", None).cast(pl.Float64)
    )
    return figures.drop_nulls("Value")


_LINES = 4
"""Lines above the header: the source, the day of the last update, and two that are empty."""


def find_newest(publisher: Publisher, _today: date) -> Offer:
    """Find the day on which the indicators were last updated, and their tables."""
    listed = json.loads(publisher.read(f"{_API}/sources/2?format=json"))
    files = (
        RemoteFile(
            name,
            f"{_API}/en/indicator/{indicator}?downloadformat=csv",
            member="API_*.csv",
            columns=("Country Code", "Indicator Code"),
            header=_LINES,
            limit=20 * MEGABYTE,
        )
        for name, indicator in _INDICATORS.items()
    )
    return Offer(str(date.fromisoformat(listed[1][0]["lastupdated"])), tuple(files))


PUBLISHING = Published(
    find=find_newest,
    written_for="July 2026 (API_NY.GDP.MKTP.CD_DS2_en_csv_v2_*.csv and two more)",
    rhythm=Rhythm("quarterly; figures of a year in July", 7),
    readers={
        "world_bank_gdp": read_live_gdp,
        "territory_gdp": read_live_territory_gdp,
        "world_bank_population": read_live_population,
        "world_bank_ppp": read_live_price_levels,
    },
)

_KEY = {"ccode": Column(pl.Int16, "state"), "year": Column(pl.Int16, "year")}

SOURCE = Source(
    name="world_bank",
    title="World Development Indicators",
    publisher="World Bank",
    version="1960-2024 (GDP), 1960-2024 (population), 1990-2024 (purchasing power parity)",
    citation=(
        "World Bank. World Development Indicators: NY.GDP.MKTP.CD, SP.POP.TOTL and PA.NUS.PPP."
    ),
    bibtex="""@misc{world_bank_wdi,
  author = {{World Bank}},
  title = {World Development Indicators: NY.GDP.MKTP.CD, SP.POP.TOTL, PA.NUS.PPP}
}""",
    url="https://databank.worldbank.org/source/world-development-indicators",
    publishing=PUBLISHING,
    licence=CC_BY,
    attribution="GDP and population: World Bank, World Development Indicators.",
    files={
        "gdp": "economy/world_bank_gdp_current_usd.csv",
        "latest": "economy/world_bank_gdp_current_usd_2024.csv",
        "population": "economy/world_bank_population.csv",
        "ppp": "economy/world_bank_ppp_factors.csv",
    },
    tables=(
        Table(
            name="world_bank_gdp",
            title="gross domestic product",
            unit_of_analysis="state",
            columns={
                **_KEY,
                "gdp": Column(pl.Float64, "GDP", "million current US dollars"),
            },
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(1960, _NEW),
            read=read_gdp,
            rows=(8_000, 15_000),
        ),
        Table(
            name="territory_gdp",
            title="gross domestic product of Hong Kong and Macao",
            unit_of_analysis="event",
            columns={
                "territory": Column(pl.String, "HKG or MAC"),
                "year": Column(pl.Int16, "year"),
                "gdp": Column(pl.Float64, "GDP", "million current US dollars"),
            },
            key=("territory", "year"),
            record=("territory", "year"),
            years=(1960, _NEW),
            read=read_territory_gdp,
            rows=(80, 140),
        ),
        Table(
            name="world_bank_population",
            title="population",
            unit_of_analysis="state",
            columns={**_KEY, "population": Column(pl.Float64, "people", "million people")},
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(1960, 2024),
            read=read_population,
            rows=(8_000, 15_000),
        ),
        Table(
            name="world_bank_ppp",
            title="purchasing power parity",
            unit_of_analysis="state",
            columns={
                **_KEY,
                "ppp": Column(
                    pl.Float64,
                    "conversion factor of GDP",
                    "units of the state's money per international dollar",
                ),
            },
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(1990, 2024),
            read=read_price_levels,
            rows=(5_000, 9_000),
        ),
    ),
    known_issues=(
        "Taiwan is not in it. The figures are for today's countries. Those of years in which the "
        "state had other borders are left out (the Soviet Union, West Germany, Yugoslavia, the two "
        "Yemens and Vietnams, Pakistan to 1971), as are those of before its membership. GDP is "
        "left out where its dollars are those of an official rate far from the market's. These "
        "are of Azerbaijan 1992 to 1994, Guinea 1970 to 1985, Iraq 1990 to 1994, Nigeria 1995 to "
        "1998 and Tanzania 1960 to 1969."
    ),
)
