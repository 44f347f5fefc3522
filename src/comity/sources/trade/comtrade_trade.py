"""Trade between all economies every fourth year: UN Comtrade."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import MIT
from comity.sources.publishing import FINISHED
from comity.sources.source import Files, Source, Table, TableRows
from comity.sources.trade.all_partners import (
    COLUMNS,
    EXPORT_COLUMNS,
    EXPORT_KEY,
    KEY,
    with_all_partners,
)
from comity.states.codes import with_ccode

_FIRST = 2016


def read_exports(files: Files) -> TableRows:
    """Read exports of 2016; earlier years are in a longer series.

    The file is squared: every pair without a report is zero too, and a zero that
    was reported cannot be distinguished from one that was filled in. So zeros are missing.
    """
    raw = pl.read_csv(files["pairs"])
    late = raw.filter(pl.col("year") >= _FIRST)
    sides = {"exporter": "ccode1", "importer": "ccode2"}
    conversion = with_ccode(late, sides, scheme="iso3", year="year")
    itself = pl.col("ccode1") == pl.col("ccode2")
    apart = conversion.frame.filter(~itself)
    frame = apart.filter(pl.col("value_usd") > 0).with_columns(
        (pl.col("value_usd") / 1e6).alias("exports")
    )
    exclusions = (
        *exclude_rows(raw.filter(pl.col("year") < _FIRST), "before 2016"),
        *exclude_rows(
            apart.filter(pl.col("value_usd") == 0), "a zero that may be a missing report"
        ),
        *exclude_rows(conversion.frame.filter(itself), "exports of a state to itself"),
        *exclude_codes(conversion),
    )
    return TableRows(frame, exclusions)


def read_world_trade(files: Files) -> TableRows:
    """Read what each state traded in 2016 with all economies, territories among them."""
    raw = pl.read_csv(files["pairs"])
    late = raw.filter(pl.col("year") >= _FIRST)
    result = with_all_partners(late.with_columns(value=pl.col("value_usd") / 1e6), "iso3")
    early = exclude_rows(raw.filter(pl.col("year") < _FIRST), "before 2016")
    return TableRows(result.frame, (*early, *result.exclusions))


SOURCE = Source(
    name="comtrade_trade",
    title="UN Comtrade exports, as distributed with the penppml package",
    publisher="United Nations Statistics Division; World Bank",
    version="1964-2016, every fourth year; 2016 is used",
    citation=(
        "United Nations Statistics Division. UN Comtrade Database; in Breinlich, Holger, Valentina "
        "Corradi, Nadia Rocha, Michele Ruta, João M. C. Santos Silva and Tom Zylkin. 2021. Machine "
        "Learning in International Trade Research. World Bank Policy Research Working Paper 9629."
    ),
    bibtex="""@techreport{breinlich2021machine,
  author = {Breinlich, Holger and Corradi, Valentina and Rocha, Nadia and Ruta, Michele and
            Santos Silva, Jo{\\~a}o M. C. and Zylkin, Tom},
  title = {Machine Learning in International Trade Research},
  institution = {World Bank},
  type = {Policy Research Working Paper},
  number = {9629},
  year = {2021}
}""",
    url="https://comtradeplus.un.org/",
    publishing=FINISHED,
    licence=MIT,
    attribution="Trade of 2016: UN Comtrade.",
    files={"pairs": "economy/comtrade_all_pairs_1964_2016_every_4_years.csv.gz"},
    tables=(
        Table(
            name="comtrade_trade",
            title="exports of one state to another, as exporters report them",
            unit_of_analysis="directed",
            columns=EXPORT_COLUMNS,
            key=EXPORT_KEY,
            record=EXPORT_KEY,
            years=(2016, 2016),
            read=read_exports,
            rows=(12_000, 40_000),
        ),
        Table(
            name="comtrade_world_trade",
            title="trade of a state with all economies, territories among them",
            unit_of_analysis="state",
            columns=COLUMNS,
            key=KEY,
            record=KEY,
            years=(_FIRST, _FIRST),
            read=read_world_trade,
            rows=(150, 250),
            notes="Sums over the file of pairs: exporters' reports on both sides.",
        ),
    ),
    known_issues=(
        "The file has Belgium and Luxembourg as one, so that neither has rows. Zeros "
        "are taken as missing, for the file does not tell reported ones from filled ones."
    ),
)
