"""Indices of democracy of the Varieties of Democracy project."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_rows, keep_members
from comity.sources.licence import Licence
from comity.sources.publishing import MEGABYTE, ByHand, RemoteFile, Rhythm
from comity.sources.source import Column, Files, Source, Table, TableRows

_INDICES = {"polyarchy": "v2x_polyarchy", "liberal": "v2x_libdem"}


def read_indices(files: Files) -> TableRows:
    """Read the electoral and the liberal index of each state and year, with their bounds."""
    return _indices(pl.read_parquet(files["indices"]))


_BOUNDS = (("", ""), ("_codelow", "_low"), ("_codehigh", "_high"))
_COLUMNS = [f"{theirs}{ending}" for theirs in _INDICES.values() for ending, _ in _BOUNDS]


def read_live_indices(files: Files) -> TableRows:
    """Read the publisher's text file of countries and years."""
    columns = ["COWcode", "year", *_COLUMNS]
    raw = pl.read_csv(
        files["indices"], columns=columns, infer_schema_length=None, null_values=["NA"]
    )
    return _indices(raw.rename({"COWcode": "vdem_cowcode"}))


def _indices(listed: pl.DataFrame) -> TableRows:
    """Select the indices of states from 1816."""
    raw = listed.filter(pl.col("year") >= 1816)
    named = raw.rename({"vdem_cowcode": "ccode"}).select(
        "ccode",
        "year",
        *(
            pl.col(f"{theirs}{ending}").alias(f"{ours}{suffix}")
            for ours, theirs in _INDICES.items()
            for ending, suffix in _BOUNDS
        ),
    )
    without_code = exclude_rows(named.filter(pl.col("ccode").is_null()), "without a ccode")
    members, exclusions = keep_members(named.drop_nulls("ccode"), "ccode")
    empty = pl.col("polyarchy").is_null()
    without = exclude_rows(members.filter(empty), "no index of electoral democracy")
    return TableRows(members.filter(~empty), (*without_code, *exclusions, *without))


_BOUND = "of the 68 percent interval"

PUBLISHING = ByHand(
    page="https://www.v-dem.net/data/the-v-dem-dataset/",
    why="The institute asks for a name and an address before the download.",
    file=RemoteFile(
        "indices",
        "",
        member="V-Dem-CY-Core-v*.csv",
        columns=("COWcode", "year", *_COLUMNS),
        limit=600 * MEGABYTE,
    ),
    edition=r"[vV](\d+)",
    written_for="v16 (V-Dem-CY-Core-v16.csv, country-years, core)",
    rhythm=Rhythm("yearly, in March", 3),
    readers={"democracy_indices": read_live_indices},
)

SOURCE = Source(
    name="vdem",
    title="Varieties of Democracy, core indices",
    publisher="V-Dem Institute, University of Gothenburg",
    version="15",
    citation=(
        "Coppedge, Michael, John Gerring, Carl Henrik Knutsen, Staffan I. Lindberg, Jan Teorell "
        "and others. 2025. V-Dem Country-Year Dataset v15. Varieties of Democracy Project."
    ),
    bibtex="""@misc{vdem15,
  author = {Coppedge, Michael and Gerring, John and Knutsen, Carl Henrik and
            Lindberg, Staffan I. and Teorell, Jan and others},
  title = {{V-Dem} Country-Year Dataset v15},
  publisher = {Varieties of Democracy Project},
  year = {2025},
  doi = {10.23696/vdemds25}
}""",
    url="https://www.v-dem.net/data/the-v-dem-dataset/",
    publishing=PUBLISHING,
    licence=Licence("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    files={"indices": "regime/vdem_core_indices_v15_1789_2024.parquet"},
    tables=(
        Table(
            name="democracy_indices",
            title="indices of electoral and liberal democracy",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "state"),
                "year": Column(pl.Int16, "year"),
                "polyarchy": Column(pl.Float32, "electoral democracy, 0 to 1"),
                "polyarchy_low": Column(pl.Float32, f"lower bound {_BOUND}"),
                "polyarchy_high": Column(pl.Float32, f"upper bound {_BOUND}"),
                "liberal": Column(pl.Float32, "liberal democracy, 0 to 1"),
                "liberal_low": Column(pl.Float32, f"lower bound {_BOUND}"),
                "liberal_high": Column(pl.Float32, f"upper bound {_BOUND}"),
            },
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(1816, 2024),
            read=read_indices,
            rows=(12_000, 25_000),
        ),
    ),
    known_issues=(
        "Smallest states are not coded; the liberal index is missing in more years than the "
        "electoral one. Years before 1900 rest on fewer coders."
    ),
)
