"""Memberships that two states share in intergovernmental organisations."""

from __future__ import annotations

import polars as pl

from comity.sources.licence import free_with_citation
from comity.sources.source import Column, Files, Source, Table, TableRows


def read_shared_memberships(files: Files) -> TableRows:
    """Read the number of organisations in which both of a pair are full members."""
    raw = pl.read_parquet(files["pairs"])
    return TableRows(raw.rename({"dyadigos": "organisations"}))


SOURCE = Source(
    name="cow_igo",
    title="Intergovernmental Organizations, version 3.0",
    publisher="Correlates of War Project",
    version="3.0",
    citation=(
        "Pevehouse, Jon C. W., Timothy Nordstrom, Roseanne W. McManus and Anne Spencer Jamison. "
        "2020. Tracking Organizations in the World: The Correlates of War IGO Version 3.0 "
        "Datasets. Journal of Peace Research 57 (3): 492-503."
    ),
    bibtex="""@article{pevehouse2020tracking,
  author = {Pevehouse, Jon C. W. and Nordstrom, Timothy and McManus, Roseanne W. and
            Jamison, Anne Spencer},
  title = {Tracking Organizations in the World: The Correlates of War IGO Version 3.0 Datasets},
  journal = {Journal of Peace Research},
  volume = {57},
  number = {3},
  pages = {492--503},
  year = {2020}
}""",
    url="https://correlatesofwar.org/data-sets/igos/",
    licence=free_with_citation("https://correlatesofwar.org/data-sets/igos/"),
    files={"pairs": "un/cow_igo_shared_memberships_1816_2014.parquet"},
    tables=(
        Table(
            name="igo_pairs",
            title="intergovernmental organisations in which both are members",
            unit_of_analysis="undirected",
            columns={
                "ccode1": Column(pl.Int16, "state with the lower code"),
                "ccode2": Column(pl.Int16, "state with the higher code"),
                "year": Column(pl.Int16, "year"),
                "organisations": Column(pl.Int16, "shared memberships", "organisations"),
            },
            key=("ccode1", "ccode2", "year"),
            record=("ccode1", "ccode2", "year"),
            years=(1816, 2014),
            read=read_shared_memberships,
            rows=(800_000, 2_000_000),
        ),
    ),
    known_issues=(
        "Counts without the organisations' names. Every year has its rows, but memberships before "
        "1965 were mostly recorded every fifth year, so that changes gather around those years."
    ),
)
