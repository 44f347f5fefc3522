"""How far apart states lie, and what they share: CEPII's GeoDist."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.finders import at_address
from comity.sources.licence import ETALAB
from comity.sources.publishing import MEGABYTE, Published, RemoteFile
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

_EDITION = 2011
_SHARED = {
    "contiguous": ("contig", "share a border"),
    "language": ("comlang_off", "share an official language"),
    "spoken": ("comlang_ethno", "share a language that at least 9 percent speak in each"),
    "colonial_tie": ("colony", "one was ever a colony of the other"),
    "colonial_tie_1945": ("col45", "one was a colony of the other after 1945"),
    "colonizer": ("comcol", "had the same colonizer after 1945"),
}
_DISTANCES = {
    "distance": ("dist", "between the most populous cities"),
    "distance_capitals": ("distcap", "between the capitals"),
    "distance_weighted": ("distw", "between the main cities, weighted by their people"),
}


def read_pairs(files: Files) -> TableRows:
    """Read the facts of each pair of states, which the file has both ways and alike.

    A dot means missing. Whether two were ever one country is left out: the file says it
    of some pairs one way round only.
    """
    return _pairs(pl.read_parquet(files["pairs"]))


def read_live_pairs(files: Files) -> TableRows:
    """Read the publisher's workbook."""
    return _pairs(pl.read_excel(files["pairs"]))


def _pairs(raw: pl.DataFrame) -> TableRows:
    """Select the facts of each pair of states once."""
    sides = {"iso_o": "ccode1", "iso_d": "ccode2"}
    conversion = with_ccode(raw, sides, scheme="iso3", year=_EDITION)
    first, second = pl.col("ccode1"), pl.col("ccode2")
    frame = conversion.frame.filter(first < second).select(
        "ccode1",
        "ccode2",
        *(pl.col(column).cast(pl.Boolean).alias(name) for name, (column, _) in _SHARED.items()),
        *(_kilometres(column).alias(name) for name, (column, _) in _DISTANCES.items()),
    )
    within = exclude_rows(conversion.frame.filter(first == second), "distances within a state")
    return TableRows(frame, (*within, *exclude_codes(conversion)))


def _kilometres(column: str) -> pl.Expr:
    """Read a distance that may be a dot."""
    return pl.col(column).cast(pl.String).replace(".", None).cast(pl.Float32)


PUBLISHING = Published(
    find=at_address(
        RemoteFile(
            "pairs",
            "https://www.cepii.fr/distance/dist_cepii.zip",
            ending=".xls",
            member="dist_cepii.xls",
            limit=40 * MEGABYTE,
        ),
    ),
    written_for="2011 (dist_cepii.xls)",
    readers={"geodist": read_live_pairs},
)

SOURCE = Source(
    name="cepii_geodist",
    title="GeoDist",
    publisher="CEPII",
    version="2011",
    citation=(
        "Mayer, Thierry, and Soledad Zignago. 2011. Notes on CEPII's Distances Measures: The "
        "GeoDist Database. CEPII Working Paper 2011-25."
    ),
    bibtex="""@techreport{mayer2011geodist,
  author = {Mayer, Thierry and Zignago, Soledad},
  title = {Notes on {CEPII}'s Distances Measures: The {GeoDist} Database},
  institution = {CEPII},
  type = {Working Paper},
  number = {2011-25},
  year = {2011}
}""",
    url="https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=6",
    publishing=PUBLISHING,
    licence=ETALAB,
    files={"pairs": "economy/cepii_geodist.parquet"},
    tables=(
        Table(
            name="geodist",
            title="distance, border, language and colonial past of two states",
            unit_of_analysis="undirected",
            columns={
                "ccode1": Column(pl.Int16, "state with the lower code"),
                "ccode2": Column(pl.Int16, "state with the higher code"),
                **{name: Column(pl.Boolean, title) for name, (_, title) in _SHARED.items()},
                **{
                    name: Column(pl.Float32, title, "kilometres")
                    for name, (_, title) in _DISTANCES.items()
                },
            },
            key=("ccode1", "ccode2"),
            record=("ccode1", "ccode2"),
            years=(1993, 2024),
            read=read_pairs,
            rows=(15_000, 25_000),
            notes="Facts of the present map, without years.",
        ),
    ),
    known_issues=(
        "Of the map of about 2005: Serbia and Montenegro are one state, Kosovo and South Sudan "
        "are not in it."
    ),
)
