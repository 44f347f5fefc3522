"""Trade agreements, and common membership of GATT or WTO, of each pair and year: CEPII's Gravity.

The package has no edition: its distances are those of GeoDist, its trade and output those of their
own publishers. The rest of it is there once `comity pull cepii_gravity` has fetched it.
"""

from __future__ import annotations

import re
from datetime import date

import polars as pl

from comity.errors import DataError
from comity.sources.blocks import read_members
from comity.sources.exclusions import exclude_codes
from comity.sources.licence import ETALAB
from comity.sources.publishing import MEGABYTE, Offer, Published, Publisher, RemoteFile
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import Conversion, with_ccode

_SIDES = {"iso3_o": "ccode1", "iso3_d": "ccode2"}
_MEMBERSHIPS = ("gatt_o", "wto_o", "gatt_d", "wto_d")
_NUMBERS = ("country_exists_o", "country_exists_d", "fta_wto", "rta_coverage", *_MEMBERSHIPS)
COLUMNS = ("year", *_SIDES, *_NUMBERS)
"""The columns that are read, of more than eighty."""

_FACTS = ("agreement", "coverage", "both_in_wto")
_KEY = ("ccode1", "ccode2", "year")
MEMBER = "Gravity_V*.csv"


def _not_shipped(files: Files) -> TableRows:
    """Raise ``DataError``: the package is built without this source."""
    raise DataError(files.root, "Gravity is fetched, not built", "Pull cepii_gravity.")


def read_live_pairs(files: Files) -> TableRows:
    """Read the facts of each pair of states that existed, which the file has both ways.

    The file is read a block at a time, of which few bytes a pair are left. Where borders changed
    within a year a state has two records, and a fact of either counts.
    """
    facts, unmatched = [], []
    for block in read_members(files["gravity"], MEMBER, COLUMNS):
        part = with_ccode(_pairs(block), _SIDES, scheme="iso3", year="year")
        facts.append(_ordered(part.frame))
        unmatched.append(part.unmatched)
    codes = pl.concat(unmatched).group_by("column", "code", "why", maintain_order=True)
    frame = pl.concat(facts).group_by(_KEY).agg(pl.col(_FACTS).max())
    return TableRows(frame, exclude_codes(Conversion(frame, codes.agg(pl.col("rows").sum()))))


def _ordered(rows: pl.DataFrame) -> pl.DataFrame:
    """Select the facts of two states, the one with the lower code first."""
    first, second = pl.col("ccode1"), pl.col("ccode2")
    low, high = pl.min_horizontal(first, second), pl.max_horizontal(first, second)
    return rows.filter(first != second).select("year", *_FACTS, ccode1=low, ccode2=high)


def _pairs(block: pl.DataFrame) -> pl.DataFrame:
    """Select each pair that existed once, with what is known of it."""
    numbers = block.with_columns(
        pl.col("year").cast(pl.Int16), pl.col(_NUMBERS).cast(pl.Float32).cast(pl.Int8)
    )
    exist = (pl.col("country_exists_o") == 1) & (pl.col("country_exists_d") == 1)
    members = [pl.col(f"gatt_{side}") + pl.col(f"wto_{side}") > 0 for side in ("o", "d")]
    return numbers.filter(exist & (pl.col("iso3_o") < pl.col("iso3_d"))).select(
        "year",
        *_SIDES,
        agreement=pl.col("fta_wto") == 1,
        coverage=pl.col("rta_coverage"),
        both_in_wto=members[0] & members[1],
    )


_PAGE = "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=8"
_ARCHIVE = "https://www.cepii.fr/DATA_DOWNLOAD/gravity/data/Gravity_csv_V{}.zip"
_WRITTEN_FOR = "202211"


def find_newest(publisher: Publisher, _today: date) -> Offer:
    """Find the newest edition to which the publisher's page links; that of 2022 if to none.

    Parameters
    ----------
    publisher
        The publisher.

    Examples
    --------
    >>> class Page:
    ...     in_library = ""
    ...     def read(self, address): return b'<a href="../data/Gravity_csv_V202702.zip">'
    ...     def has(self, address): return True
    >>> find_newest(Page(), date(2027, 3, 1)).edition
    '202702'
    """
    page = publisher.read(_PAGE).decode("utf-8", "replace")
    newest = max(re.findall(r"Gravity_csv_V(\d{6})\.zip", page), default=_WRITTEN_FOR)
    file = RemoteFile(
        "gravity",
        _ARCHIVE.format(newest),
        member=MEMBER,
        has_parts=True,
        columns=COLUMNS,
        limit=3_000 * MEGABYTE,
    )
    return Offer(newest, (file,))


PUBLISHING = Published(
    find=find_newest,
    written_for="V202211 (Gravity_V202211.csv in Gravity_csv_V202211.zip, 87 columns)",
    readers={"gravity_pairs": read_live_pairs},
    large=True,
)

SOURCE = Source(
    name="cepii_gravity",
    title="Gravity, trade agreements and membership of GATT and WTO",
    publisher="CEPII",
    version="as fetched",
    citation=(
        "Conte, Maddalena, Pierre Cotterlaz and Thierry Mayer. 2022. The CEPII Gravity Database. "
        "CEPII Working Paper 2022-05."
    ),
    bibtex="""@techreport{conte2022gravity,
  author = {Conte, Maddalena and Cotterlaz, Pierre and Mayer, Thierry},
  title = {The {CEPII} Gravity Database},
  institution = {CEPII},
  type = {Working Paper},
  number = {2022-05},
  year = {2022}
}""",
    url=_PAGE,
    publishing=PUBLISHING,
    licence=ETALAB,
    attribution="Trade agreements: CEPII, Gravity.",
    files={},
    is_shipped=False,
    tables=(
        Table(
            name="gravity_pairs",
            title="trade agreement, and common membership of GATT or WTO, of two states",
            unit_of_analysis="undirected",
            columns={
                "ccode1": Column(pl.Int16, "state with the lower code"),
                "ccode2": Column(pl.Int16, "state with the higher code"),
                "year": Column(pl.Int16, "year"),
                "agreement": Column(pl.Boolean, "a regional trade agreement is in force"),
                "coverage": Column(
                    pl.Int8, "what it covers: 0 none, 1 goods, 2 services, 3 goods and services"
                ),
                "both_in_wto": Column(pl.Boolean, "both are members of GATT or of the WTO"),
            },
            key=_KEY,
            record=_KEY,
            years=(1948, 2021),
            read=_not_shipped,
            rows=(400_000, 2_000_000),
            notes="Agreements are those notified to the WTO, with additions by Thierry Mayer.",
        ),
    ),
    known_issues=(
        "Coverage is of the agreements in the WTO's list alone, so that a pair with an added "
        "agreement has none. An agreement within one year of a change of borders counts for the "
        "whole year."
    ),
)
