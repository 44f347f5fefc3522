"""Transfers of major arms between states: SIPRI's register, summed by pair and year."""

from __future__ import annotations

import re

import polars as pl

from comity.errors import DataError
from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import aggregates_only
from comity.sources.publishing import MEGABYTE, ByHand, RemoteFile, Rhythm
from comity.sources.source import Column, Exclusion, Files, Hole, Source, Table, TableRows
from comity.states.codes import with_ccode

_PREAMBLE = 11
"""Lines of explanation above the register's header."""

_SIDES = {"Supplier": "ccode1", "Recipient": "ccode2"}


def read_deliveries(files: Files) -> TableRows:
    """Sum the value of deliveries by supplier, recipient and year of delivery."""
    return _deliveries(_text(files))


def _deliveries(text: pl.DataFrame) -> TableRows:
    """Sum the value of deliveries of a register."""
    frame, exclusions = _register(text, "Delivery year")
    return TableRows(_summed(frame, ["ccode1", "ccode2", "year"]), exclusions)


def read_by_category(files: Files) -> TableRows:
    """Sum the value of deliveries by supplier, recipient, year and kind of arms."""
    return _by_category(_text(files))


def _by_category(text: pl.DataFrame) -> TableRows:
    """Sum the value of deliveries of a register, also by kind of arms."""
    frame, exclusions = _register(text, "Delivery year")
    named = frame.rename({"Armament category": "category"})
    return TableRows(_summed(named, ["ccode1", "ccode2", "year", "category"]), exclusions)


def read_orders(files: Files) -> TableRows:
    """Count the deals by supplier, recipient and year of order, and those made under licence.

    A deal is in the register once for each year in which it was delivered; here it is
    counted once, in the year of its order.
    """
    return _orders(_text(files))


def _orders(text: pl.DataFrame) -> TableRows:
    """Count the deals of a register by year of order."""
    frame, exclusions = _register(text, "Order date")
    inside = pl.col("year") >= _ORDER_YEARS[0]
    early = _lost(frame, inside, "ordered before 1970")
    licensed = pl.col("Local production").str.starts_with("Yes")
    deal = ["ccode1", "ccode2", "year", "SIPRI AT Database ID"]
    deals = (
        frame.filter(inside)
        .group_by(deal)
        .agg(licensed.any().alias("licensed"), pl.col("tiv").sum(), pl.len().alias("records"))
    )
    counts = deals.group_by("ccode1", "ccode2", "year").agg(
        pl.len().alias("deals"),
        pl.col("licensed").sum().alias("licences"),
        pl.col("tiv", "records").sum(),
    )
    return TableRows(counts, (*exclusions, *early))


def read_live_deliveries(files: Files) -> TableRows:
    """Sum the deliveries since 1995 of a register from 1950 on."""
    return _deliveries(_recent(files))


def read_live_by_category(files: Files) -> TableRows:
    """Sum the deliveries since 1995 of a register from 1950 on by kind of arms."""
    return _by_category(_recent(files))


def read_live_orders(files: Files) -> TableRows:
    """Count the deals with deliveries since 1995 of a register from 1950 on."""
    return _orders(_recent(files))


def read_live_older_deliveries(files: Files) -> TableRows:
    """Sum the deliveries of a register from 1950 on to 2021, West Germany's among them."""
    year = pl.col("Delivery year").cast(pl.Int16, strict=False)
    return _deliveries(_whole(files).filter((year <= _OLDER[1]) | year.is_null()))


def _recent(files: Files) -> pl.DataFrame:
    """Read the rows of a register with deliveries since 1995, or with none that is a year."""
    year = pl.col("Delivery year").cast(pl.Int16, strict=False)
    return _whole(files).filter((year >= _RECENT) | year.is_null())


def _whole(files: Files) -> pl.DataFrame:
    """Read a register that goes back to 1950, as its first line says."""
    with files["register"].open(encoding="utf-8", errors="replace") as lines:
        first = lines.readline()
    years = re.search(r"year range '?(\d{4})'?", first)
    begins = years.group(1) if years else "no year that is stated"
    if begins != str(_OLDER[0]):
        what = f"the register begins with {begins}, not with {_OLDER[0]}"
        raise DataError("the register", what, f"Choose the years {_OLDER[0]} to the newest one.")
    return _text(files)


def read_older_deliveries(files: Files) -> TableRows:
    """Sum SIPRI's export tables by supplier, recipient and year: the Soviet Union is in them.

    Values are whole millions, so that zero means a delivery of under half a million. The copy
    of the tables begins with Germany in 1991; West Germany's deliveries of 1970 to 1990 come
    from an older copy, which has no Soviet Union.
    """
    tables = pl.read_parquet(files["older"])
    sides = {"supplier": "ccode1", "recipient": "ccode2"}
    conversion = with_ccode(tables, sides, scheme="name", year="year")
    german, exclusions = _german_deliveries(files)
    columns = ["ccode1", "ccode2", "year", "tiv"]
    value = pl.col("tiv_million").cast(pl.Int32)
    whole = conversion.frame.with_columns(pl.col("year").cast(pl.Int16), tiv=value)
    rows = pl.concat([whole.select(columns), german])
    itself = pl.col("ccode1") == pl.col("ccode2")
    same = exclude_rows(rows.filter(itself).drop("tiv"), _ITSELF)
    sums = _summed(rows.filter(~itself), ["ccode1", "ccode2", "year"])
    return TableRows(sums, (*exclude_codes(conversion), *exclusions, *same))


def _german_deliveries(files: Files) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Read the deliveries to and from Germany before 1991 from the older copy."""
    raw = pl.read_parquet(files["german"]).with_columns(
        pl.col("ccode1", "ccode2", "year").cast(pl.Int16)
    )
    german = pl.any_horizontal(pl.col("ccode1", "ccode2").is_in([255, 260]))
    before = raw.filter(german & (pl.col("year") < 1991))
    sides = {"ccode1": "supplier", "ccode2": "recipient"}
    conversion = with_ccode(before, sides, scheme="ccode", year="year")
    rows = conversion.frame.select(
        ccode1="supplier", ccode2="recipient", year="year", tiv=pl.col("value").cast(pl.Int32)
    )
    return rows, exclude_codes(conversion)


_ITSELF = "supplier and recipient are one state"
_ORDER_YEARS = (1970, 2024)
_OLDER, _RECENT = (1950, 2021), 1995
_SHOWN = ("Supplier", "Recipient", "year")
"""What may be shown of a row left out: the terms do not allow passing on the register's rows."""


def _text(files: Files) -> pl.DataFrame:
    """Read the rows of the register as text."""
    text = pl.read_csv(
        files["register"],
        skip_rows=_PREAMBLE,
        infer_schema_length=0,
        truncate_ragged_lines=True,
        encoding="utf8-lossy",
    )
    return text.rename({name: name.rstrip(";") for name in text.columns})


def _register(text: pl.DataFrame, year: str) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Add states' codes to a register; suppliers and recipients that are none drop out."""
    raw = text.with_columns(
        pl.col("TIV delivery values").cast(pl.Float64, strict=False).alias("tiv"),
        pl.col(year).cast(pl.Int16, strict=False).alias("year"),
    )
    dated = pl.col("year").is_not_null()
    conversion = with_ccode(raw.filter(dated), _SIDES, scheme="name", year="year")
    rows = conversion.frame
    itself, valued = pl.col("ccode1") == pl.col("ccode2"), pl.col("tiv").is_not_null()
    lost = (
        *_lost(raw, dated, f"{year} is not a year"),
        *_lost(rows, valued, "value of the delivery is not a number"),
        *_lost(rows, ~itself, _ITSELF),
    )
    return rows.filter(valued & ~itself), (*exclude_codes(conversion), *lost)


def _lost(rows: pl.DataFrame, fit: pl.Expr, why: str) -> tuple[Exclusion, ...]:
    """Count the rows that do not fit, showing no more of one than the terms allow."""
    return exclude_rows(rows.filter(~fit).select(_SHOWN), why)


def _summed(frame: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """Sum values by a key, counting the register's rows behind each sum."""
    return frame.group_by(key).agg(pl.col("tiv").sum(), pl.len().alias("records"))


_KEY = {
    "ccode1": Column(pl.Int16, "supplier"),
    "ccode2": Column(pl.Int16, "recipient"),
    "year": Column(pl.Int16, "year of delivery"),
}
_TIV = Column(pl.Float32, "value of deliveries", "million TIV")
_RECORDS = Column(pl.Int32, "rows of the register")

PUBLISHING = ByHand(
    page="https://armstransfers.sipri.org/ArmsTransfer/TransferRegister",
    why="SIPRI makes the register for those who fill in its form: all suppliers and recipients, "
    "1950 to the newest year, as CSV.",
    file=RemoteFile(
        "register",
        "",
        header=_PREAMBLE,
        columns=(
            *("SIPRI AT Database ID", *_SIDES, "Armament category", "Order date"),
            *("Delivery year", "TIV delivery values"),
        ),
        limit=50 * MEGABYTE,
    ),
    edition=r"(\d{4}-\d{2}-\d{2})",
    written_for="the register of 12 February 2026 (11 lines above its header)",
    rhythm=Rhythm("yearly, in March", 3),
    readers={
        "arms_deliveries": read_live_deliveries,
        "arms_by_category": read_live_by_category,
        "arms_orders": read_live_orders,
        "arms_deliveries_older": read_live_older_deliveries,
    },
)

SOURCE = Source(
    name="sipri_arms",
    title="SIPRI Arms Transfers Database",
    publisher="Stockholm International Peace Research Institute",
    version="register generated 12 February 2026; export tables to 2021 for 1950-1994",
    citation=(
        "Stockholm International Peace Research Institute. 2026. SIPRI Arms Transfers Database."
    ),
    bibtex="""@misc{sipri_arms,
  author = {{Stockholm International Peace Research Institute}},
  title = {SIPRI Arms Transfers Database},
  year = {2026}
}""",
    url="https://www.sipri.org/databases/armstransfers",
    publishing=PUBLISHING,
    licence=aggregates_only(
        "© SIPRI: non-commercial, cite", "https://www.sipri.org/about/terms-and-conditions"
    ),
    attribution="Arms transfers: SIPRI Arms Transfers Database, © SIPRI.",
    files={
        "register": "security/sipri_trade_register_1995_2024.csv",
        "older": "security/sipri_tiv_dyad_year_1950_2021.parquet",
        "german": "security/sipri_tiv_dyad_year_1970_2014.parquet",
    },
    tables=(
        Table(
            name="arms_deliveries",
            title="deliveries of major arms by supplier, recipient and year",
            unit_of_analysis="directed",
            columns={**_KEY, "tiv": _TIV, "records": _RECORDS},
            key=("ccode1", "ccode2", "year"),
            record=("records",),
            years=(1995, 2024),
            read=read_deliveries,
            missing_means="zero for members",
            rows=(5_000, 30_000),
        ),
        Table(
            name="arms_by_category",
            title="deliveries of major arms by kind",
            unit_of_analysis="directed",
            columns={
                **_KEY,
                "category": Column(pl.String, "kind of arms"),
                "tiv": _TIV,
                "records": _RECORDS,
            },
            key=("ccode1", "ccode2", "year", "category"),
            record=("records",),
            years=(1995, 2024),
            read=read_by_category,
            missing_means="zero for members",
            rows=(8_000, 60_000),
        ),
        Table(
            name="arms_orders",
            title="deals in the register by year of order",
            unit_of_analysis="directed",
            columns={
                **_KEY,
                "year": Column(pl.Int16, "year of order, where delivered since 1995"),
                "deals": Column(pl.Int16, "deals", "deals"),
                "licences": Column(pl.Int16, "of them, with production by the recipient", "deals"),
                "tiv": Column(pl.Float32, "value delivered of them since 1995", "million TIV"),
                "records": _RECORDS,
            },
            key=("ccode1", "ccode2", "year"),
            record=("records",),
            years=_ORDER_YEARS,
            read=read_orders,
            rows=(3_000, 30_000),
        ),
        Table(
            name="arms_deliveries_older",
            title="deliveries of major arms, export tables of 2022",
            unit_of_analysis="directed",
            columns={**_KEY, "tiv": _TIV, "records": Column(pl.Int32, "rows summed")},
            key=("ccode1", "ccode2", "year"),
            record=("records",),
            years=(1950, 2021),
            read=read_older_deliveries,
            missing_means="zero for members",
            rows=(18_000, 40_000),
            holes=(Hole(260, (1955, 1969), "the copies of SIPRI's tables lack West Germany"),),
            notes="Whole millions: zero is a delivery worth less than half a million.",
        ),
    ),
    known_issues=(
        "Values measure military worth, not price. The register's preamble names 2025, but its "
        "last deliveries are of 2024. Deals delivered only before 1995 have no row in the "
        "register. The series joins two editions in 1995: in their common years 1995-2021 the "
        "register has 97 to 102 percent of the older totals. West Germany is missing to 1969. "
        "Deliveries by unknown suppliers, and to rebels and organisations, are left out."
    ),
)
