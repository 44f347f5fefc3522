"""Imports by partner in 2022, as 71 importers report them: UN Comtrade."""

from __future__ import annotations

import json
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import polars as pl

from comity.errors import DataError
from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import Licence
from comity.sources.publishing import MEGABYTE, Key, Offer, Published, Publisher, RemoteFile
from comity.sources.source import Column, Exclusion, Files, Source, Table, TableRows
from comity.sources.trade.all_partners import EXPORT_COLUMNS, EXPORT_KEY, with_all_partners
from comity.states.codes import with_ccode

_FRAGMENTS = (
    *("AGO", "ARG", "BFA", "BLR", "BWA", "COL", "ECU", "IDN", "JOR", "KGZ", "MMR", "MOZ", "NAM"),
    *("NGA", "PAN", "SEN", "TGO", "VCT", "WSM"),
)
"""Importers of which the early pull has less than 0.75 of the year's imports, by the totals of
the Atlas of Economic Complexity: from 0.04 (Samoa, Togo) to 0.70 (Mozambique)."""

_TOO_MUCH = ("BOL", "RWA")
"""Importers of which it has 1.4 and 2 times that."""


def read_imports(files: Files) -> TableRows:
    """Read what each importer bought from each exporter; re-imports are left out."""
    raw, exclusions = _reports(files)
    sides = {"exporter": "ccode1", "importer": "ccode2"}
    conversion = with_ccode(raw, sides, scheme="iso3", year="year")
    million = (pl.col("value_usd") / 1e6).alias("exports")
    rows = conversion.frame.with_columns(million)
    return TableRows(rows, (*exclusions, *exclude_codes(conversion)))


def read_total_imports(files: Files) -> TableRows:
    """Read the imports of each importer from all economies, territories among them."""
    raw, exclusions = _reports(files)
    result = with_all_partners(raw.with_columns(value=pl.col("value_usd") / 1e6), "iso3")
    bought = result.frame.drop_nulls("imports").select("ccode", "year", "imports", "suppliers")
    return TableRows(bought, (*exclusions, *result.exclusions))


def read_live_imports(files: Files) -> TableRows:
    """Read what each importer reports now that it bought from each exporter in the year."""
    flows, exclusions = _answered(files)
    sides = {"exporter": "ccode1", "importer": "ccode2"}
    conversion = with_ccode(flows, sides, scheme="iso3", year="year")
    rows = conversion.frame.rename({"value": "exports"})
    return TableRows(rows, (*exclusions, *exclude_codes(conversion)))


def read_live_total_imports(files: Files) -> TableRows:
    """Read the imports of each importer from all economies as it reports them now."""
    flows, exclusions = _answered(files)
    result = with_all_partners(flows, "iso3")
    bought = result.frame.drop_nulls("imports").select("ccode", "year", "imports", "suppliers")
    return TableRows(bought, (*exclusions, *result.exclusions))


def _answered(files: Files) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Read the flows of an answer; reports of today are whole, and no fragment is left out."""
    raw = read_answer(files["imports"], _MOST)
    flows = raw.filter(pl.col("partnerCode") != WORLD).select(
        exporter="partnerISO", importer="reporterISO", year="year", value="value"
    )
    itself = pl.col("importer") == pl.col("exporter")
    return flows.filter(~itself), exclude_rows(flows.filter(itself), "re-imports")


def read_answer(path: Path, most: int) -> pl.DataFrame:
    """Read an answer of UN Comtrade's interface.

    Parameters
    ----------
    path
        The answer in JSON.
    most
        The most rows that an answer can have; one with as many is taken for cut off.

    Returns
    -------
    polars.DataFrame
        ``year``, ``reporterISO``, ``partnerISO``, ``partnerCode`` (0 is the world), ``flowCode``
        ("M" for imports, "X" for exports) and ``value`` in million dollars.

    Raises
    ------
    DataError
        If the answer states an error, lacks a field, or is cut off.
    """
    answer = json.loads(path.read_bytes())
    if answer.get("error"):
        raise DataError(_ANSWER, str(answer["error"]), "Try again later.")
    rows = answer["data"]
    if len(rows) >= most:
        raise DataError(_ANSWER, f"it has {len(rows):,} rows, the most of one answer", _CUT)
    missing = [name for name in _FIELDS if rows and name not in rows[0]]
    if missing:
        others = sorted(set(rows[0]) - set(_FIELDS))
        like = ", ".join(get_close_matches(missing[0], others) or others[:8])
        raise DataError(_ANSWER, f"field {missing[0]!r} is missing; it has {like}", _CHANGED)
    table = [[row[name] for name in _FIELDS] for row in rows]
    frame = pl.DataFrame(table, schema=_FIELDS, orient="row")
    million = (pl.col("primaryValue") / 1e6).alias("value")
    return frame.with_columns(million).rename({"refYear": "year"}).drop("primaryValue")


_ANSWER = "the publisher's answer"
_CUT = "Some rows may be missing; nothing of yours was changed."
_CHANGED = "The publisher may have changed the layout; nothing of yours was changed."
_FIELDS = {
    "refYear": pl.Int16,
    "reporterISO": pl.String,
    "partnerISO": pl.String,
    "partnerCode": pl.Int32,
    "flowCode": pl.String,
    "primaryValue": pl.Float64,
}
WORLD = 0
"""The code of all partners together."""

_MOST = 100_000
"""The most rows of an answer to a request with a key."""

_YEAR = 2022
_API = "https://comtradeapi.un.org"
TOTALS = "cmdCode=TOTAL&partner2Code=0&customsCode=C00&motCode=0&includeDesc=true"
"""What asks for all goods, however they came, with the codes of ISO 3166."""

COMTRADE_KEY = Key(
    "COMTRADE_KEY",
    "Ocp-Apim-Subscription-Key",
    "Register at https://comtradedeveloper.un.org and subscribe to comtrade - v1, which is free.",
)


def answer_file(name: str, where: str, query: str) -> RemoteFile:
    """Build the file that UN Comtrade's interface makes of a request.

    Parameters
    ----------
    name
        The short name by which readers ask for it.
    where
        The part of the interface: "public/v1/preview" or "data/v1/get".
    query
        What is asked for: "period=2022&flowCode=M".

    Examples
    --------
    >>> answer_file("imports", "data/v1/get", "period=2022").address[:56]
    'https://comtradeapi.un.org/data/v1/get/C/A/HS?period=202'
    """
    address = f"{_API}/{where}/C/A/HS?{query}&{TOTALS}"
    return RemoteFile(name, address, ending=".json", limit=100 * MEGABYTE)


def last_release(publisher: Publisher, year: int) -> str:
    """Find the day on which a report of a year was last released, with one small request.

    Parameters
    ----------
    publisher
        The publisher.
    year
        The year.

    Returns
    -------
    str
        The day: "2025-07-05".
    """
    listing = publisher.read(f"{_API}/public/v1/getDA/C/A/HS?period={year}")
    days = [date.fromisoformat(row["lastReleased"][:10]) for row in json.loads(listing)["data"]]
    return max(days).isoformat()


def _find(publisher: Publisher, _today: date) -> Offer:
    """Find the reports of the year as they are now."""
    file = answer_file("imports", "data/v1/get", f"period={_YEAR}&flowCode=M")
    return Offer(last_release(publisher, _YEAR), (file,))


PUBLISHING = Published(
    find=_find,
    written_for="version 1 of the interface, of 2026 (data/v1/get/C/A/HS, in JSON)",
    readers={
        "comtrade_imports": read_live_imports,
        "comtrade_total_imports": read_live_total_imports,
    },
    key=COMTRADE_KEY,
    pause=2.0,
)


def _reports(files: Files) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Read the reports of trade with others, and count what is left out."""
    raw = pl.read_csv(files["imports"])
    itself = pl.col("importer") == pl.col("exporter")
    fragment = pl.col("importer").is_in(_FRAGMENTS)
    double = pl.col("importer").is_in(_TOO_MUCH)
    exclusions = (
        *exclude_rows(raw.filter(itself), "re-imports"),
        *exclude_rows(raw.filter(fragment & ~itself), "a fragment of an importer's report"),
        *exclude_rows(raw.filter(double & ~itself), "far above the importer's own total"),
    )
    return raw.filter(~itself & ~fragment & ~double), exclusions


SOURCE = Source(
    name="comtrade_imports",
    title="UN Comtrade, imports by partner, 2022",
    publisher="United Nations Statistics Division",
    version="2022, 71 importers, an early pull",
    citation="United Nations Statistics Division. UN Comtrade Database, imports by partner, 2022.",
    bibtex="""@misc{comtrade_imports,
  author = {{United Nations Statistics Division}},
  title = {UN Comtrade Database, imports by partner},
  year = {2022}
}""",
    url="https://comtradeplus.un.org/",
    publishing=PUBLISHING,
    licence=Licence("UN: attribution", "https://comtradeplus.un.org/"),
    attribution="Imports of 2022: UN Comtrade.",
    files={"imports": "economy/comtrade_imports_92_reporters_2022.csv.gz"},
    tables=(
        Table(
            name="comtrade_imports",
            title="exports of one state to another, as the importer reports them",
            unit_of_analysis="directed",
            columns=EXPORT_COLUMNS,
            key=EXPORT_KEY,
            record=EXPORT_KEY,
            years=(2022, 2022),
            read=read_imports,
            rows=(10_000, 20_000),
        ),
        Table(
            name="comtrade_total_imports",
            title="imports of a state from all economies, territories among them",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "importer"),
                "year": Column(pl.Int16, "year"),
                "imports": Column(
                    pl.Float64, "imports from all economies", "million current US dollars"
                ),
                "suppliers": Column(pl.Int16, "economies that the imports are summed over"),
            },
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(2022, 2022),
            read=read_total_imports,
            rows=(55, 120),
            notes="Sums over the file of pairs.",
        ),
    ),
    known_issues=(
        "Importers' reports, with freight and insurance. The data were taken early: of 19 "
        "importers they have a fragment, and of two far more than they imported by the Atlas of "
        "Economic Complexity. These 21 are left out (Indonesia, Argentina and Nigeria among them). "
        "France, South Korea, the United Arab Emirates, Thailand, Vietnam, Malaysia, Austria, "
        "Saudi Arabia, Russia, Kazakhstan and Iran are not among the importers. Imports from "
        "unspecified areas belong to no state. Other Asia is taken for Taiwan."
    ),
)
