"""Material capabilities of states: the components of CINC."""

from __future__ import annotations

from datetime import date

import polars as pl

from comity.sources.finders import numbered
from comity.sources.licence import free_with_citation
from comity.sources.publishing import MEGABYTE, Published, RemoteFile
from comity.sources.source import Column, Files, Source, Table, TableRows


def read_capabilities(files: Files) -> TableRows:
    """Read the six components and the published index."""
    return TableRows(pl.read_parquet(files["components"]).rename({"cinc": "published"}))


_COMPONENTS = ("milex", "milper", "irst", "pec", "tpop", "upop", "cinc")


def read_live_capabilities(files: Files) -> TableRows:
    """Read the publisher's text file, in which -9 is missing."""
    columns = ["ccode", "year", *_COMPONENTS]
    raw = pl.read_csv(files["components"], columns=columns, infer_schema_length=None)
    present = (
        pl.when(pl.col(name).cast(pl.Float64) >= 0).then(pl.col(name)).alias(name)
        for name in _COMPONENTS
    )
    return TableRows(raw.with_columns(*present).rename({"cinc": "published"}))


def _editions(_today: date) -> tuple[str, ...]:
    """Return the version after the newest that is known, and that: they appear irregularly."""
    return "8", "7"


PUBLISHING = Published(
    find=numbered(
        _editions,
        RemoteFile(
            "components",
            "https://correlatesofwar.org/wp-content/uploads/NMCv{digits}.zip",
            member="NMC-*-supplemental.zip!NMC-*-wsupplementary.csv",
            columns=("ccode", "year", *_COMPONENTS),
            limit=60 * MEGABYTE,
        ),
    ),
    written_for="version 7 (NMC-70-wsupplementary.csv in NMC-v7-supplemental.zip)",
    readers={"capabilities": read_live_capabilities},
)

SOURCE = Source(
    name="cow_nmc",
    title="National Material Capabilities",
    publisher="Correlates of War Project",
    version="7.0 (1816-2022)",
    citation=(
        "Singer, J. David, Stuart Bremer and John Stuckey. 1972. Capability Distribution, "
        "Uncertainty, and Major Power War, 1820-1965. In Peace, War, and Numbers, ed. Bruce "
        "Russett, 19-48. Sage. Version 7.0."
    ),
    bibtex="""@incollection{singer1972capability,
  author = {Singer, J. David and Bremer, Stuart and Stuckey, John},
  title = {Capability Distribution, Uncertainty, and Major Power War, 1820--1965},
  booktitle = {Peace, War, and Numbers},
  editor = {Russett, Bruce},
  pages = {19--48},
  publisher = {Sage},
  year = {1972}
}""",
    url="https://correlatesofwar.org/data-sets/national-material-capabilities/",
    publishing=PUBLISHING,
    licence=free_with_citation(
        "https://correlatesofwar.org/data-sets/national-material-capabilities/"
    ),
    files={"components": "states/cow_nmc_1816_2022.parquet"},
    tables=(
        Table(
            name="capabilities",
            title="components of national material capabilities",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "state"),
                "year": Column(pl.Int16, "year"),
                "milex": Column(pl.Int64, "military expenditure", "thousand current US dollars"),
                "milper": Column(pl.Int32, "military personnel", "thousand"),
                "irst": Column(pl.Int32, "iron and steel production", "thousand tons"),
                "pec": Column(
                    pl.Int32, "primary energy consumption", "thousand coal-ton equivalents"
                ),
                "tpop": Column(pl.Int32, "total population", "thousand"),
                "upop": Column(pl.Int32, "urban population", "thousand"),
                "published": Column(pl.Float64, "published CINC", "share of the system"),
            },
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(1816, 2022),
            read=read_capabilities,
            rows=(15_000, 25_000),
        ),
    ),
)
