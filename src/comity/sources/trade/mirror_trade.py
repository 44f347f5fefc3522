"""What its partners report of their trade with China, and with the United States."""

from __future__ import annotations

from datetime import date

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import Licence
from comity.sources.publishing import Offer, Published, Publisher, Rhythm
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.sources.trade.comtrade_imports import answer_file, last_release, read_answer
from comity.states.codes import with_ccode

_SIDES = {"china": 710, "usa": 2}
_LAST = 2024
"""The last year with reports of most partners: 132 of China's importers, 127 exporters."""


def read_reports(files: Files) -> TableRows:
    """Read what each partner says that it bought from, and sold to, each of the two."""
    raw = pl.concat([_side(files, name) for name in _SIDES])
    whole = raw.filter(pl.col("year") <= _LAST)
    conversion = with_ccode(whole, {"partner_reporter": "reporter"}, scheme="name", year="year")
    bought = pl.col("flow").str.starts_with("imports")
    itself = pl.col("reporter") == pl.col("other")
    frame = conversion.frame.filter(~itself).select(
        pl.when(bought).then("other").otherwise("reporter").alias("ccode1"),
        pl.when(bought).then("reporter").otherwise("other").alias("ccode2"),
        "year",
        "reporter",
        (pl.col("value_usd") / 1e6).alias("exports"),
    )
    exclusions = (
        *exclude_rows(raw.filter(pl.col("year") > _LAST), "2025 is unusable"),
        *exclude_rows(conversion.frame.filter(itself), _ITSELF),
        *exclude_codes(conversion),
    )
    return TableRows(frame, exclusions)


def read_live_reports(files: Files) -> TableRows:
    """Read the reports on each of the two from the answers of the publisher, one a year."""
    raw = pl.concat(
        read_answer(files[name], _MOST).with_columns(other=pl.lit(_SIDES[side], pl.Int16))
        for name in files.names
        for side in [name.split("_")[0]]
    )
    reports = raw.filter(pl.col("flowCode").is_in(["M", "X"]))
    conversion = with_ccode(reports, {"reporterISO": "reporter"}, scheme="iso3", year="year")
    bought = pl.col("flowCode") == "M"
    itself = pl.col("reporter") == pl.col("other")
    frame = conversion.frame.filter(~itself).select(
        pl.when(bought).then("other").otherwise("reporter").alias("ccode1"),
        pl.when(bought).then("reporter").otherwise("other").alias("ccode2"),
        "year",
        "reporter",
        exports="value",
    )
    within = exclude_rows(conversion.frame.filter(itself), _ITSELF)
    return TableRows(frame, (*within, *exclude_codes(conversion)))


_ITSELF = "trade that a state reports with itself"


def _side(files: Files, name: str) -> pl.DataFrame:
    """Read one of the two files, with the state that the partners report on."""
    ccode = _SIDES[name]
    return pl.read_csv(files[name]).with_columns(pl.lit(ccode, dtype=pl.Int16).alias("other"))


_MOST = 500
"""The most rows of an answer to a request without a key: two for each reporter are fewer."""

_FIRST = {"china": 2014, "usa": 2001}
_CODES = {"china": 156, "usa": 842}


def _find(publisher: Publisher, today: date) -> Offer:
    """Find the reports on each of the two, to the last year that most states have reported."""
    last = today.year - RHYTHM.lag
    files = (
        answer_file(
            f"{side}_{year}",
            "public/v1/preview",
            f"period={year}&flowCode=M,X&partnerCode={code}",
        )
        for side, code in _CODES.items()
        for year in range(_FIRST[side], last + 1)
    )
    return Offer(last_release(publisher, last), tuple(files))


RHYTHM = Rhythm("whenever a state reports; most of a year within two", 1, 2)

PUBLISHING = Published(
    find=_find,
    written_for="version 1 of the interface, of 2026 (public/v1/preview/C/A/HS, in JSON)",
    rhythm=RHYTHM,
    readers={"partner_reports": read_live_reports},
    pause=2.0,
)

SOURCE = Source(
    name="mirror_trade",
    title="UN Comtrade, partners' reports of their trade with China and the United States",
    publisher="United Nations Statistics Division",
    version="China 2014-2024, United States 2001-2023",
    citation="United Nations Statistics Division. UN Comtrade Database, annual totals by reporter.",
    bibtex="""@misc{comtrade_mirror,
  author = {{United Nations Statistics Division}},
  title = {UN Comtrade Database, annual totals by reporter}
}""",
    url="https://comtradeplus.un.org/",
    publishing=PUBLISHING,
    licence=Licence("UN: attribution", "https://comtradeplus.un.org/"),
    files={
        "china": "economy/china_mirror_trade_all_partners_2014_2025.csv",
        "usa": "economy/usa_mirror_trade_all_partners_2001_2023.csv",
    },
    tables=(
        Table(
            name="partner_reports",
            title="exports as the partner of China or the United States reports them",
            unit_of_analysis="directed",
            columns={
                "ccode1": Column(pl.Int16, "exporter"),
                "ccode2": Column(pl.Int16, "importer"),
                "year": Column(pl.Int16, "year"),
                "reporter": Column(pl.Int16, "state that reports"),
                "exports": Column(pl.Float32, "all goods", "million current US dollars"),
            },
            key=("ccode1", "ccode2", "year", "reporter"),
            record=("ccode1", "ccode2", "year", "reporter"),
            years=(2001, _LAST),
            read=read_reports,
            rows=(8_000, 20_000),
        ),
    ),
    known_issues=(
        "Russia reports nothing from 2022. Fewer partners of China report in 2024 (127 to 132) "
        "than in 2023 (157 to 163), and the United States' partners are not in it for 2024."
    ),
)
