"""Militarised interstate confrontations as corrected by Gibler, Miller and Little."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import keep_members
from comity.sources.licence import free_with_citation
from comity.sources.publishing import FINISHED
from comity.sources.security.cow_disputes import DISPUTE_COLUMNS
from comity.sources.source import Files, Source, Table, TableRows


def read_disputes(files: Files) -> TableRows:
    """Read one row for each pair of opponents, dispute and year, the lower code first."""
    raw = pl.read_parquet(files["disputes"]).filter(pl.col("ccode1") < pl.col("ccode2"))
    named = raw.select(
        "ccode1",
        "ccode2",
        "year",
        dispute="dispnum",
        onset="midonset",
        hostility1="hostlev1",
        hostility2="hostlev2",
        hostility=pl.max_horizontal("hostlev1", "hostlev2"),
    )
    return TableRows(*keep_members(named, "ccode1", "ccode2"))


SOURCE = Source(
    name="gml_disputes",
    title="Militarized Interstate Disputes, corrected, version 2.2.1",
    publisher="Gibler, Miller and Little",
    version="2.2.1 (1816-2010)",
    citation=(
        "Gibler, Douglas M., Steven V. Miller and Erin K. Little. 2016. An Analysis of the "
        "Militarized Interstate Dispute (MID) Dataset, 1816-2001. International Studies Quarterly "
        "60 (4): 719-730. Version 2.2.1."
    ),
    bibtex="""@article{gibler2016analysis,
  author = {Gibler, Douglas M. and Miller, Steven V. and Little, Erin K.},
  title = {An Analysis of the Militarized Interstate Dispute ({MID}) Dataset, 1816--2001},
  journal = {International Studies Quarterly},
  volume = {60},
  number = {4},
  pages = {719--730},
  year = {2016}
}""",
    url="https://dmgibler.people.ua.edu/mid-data.html",
    publishing=FINISHED,
    licence=free_with_citation("https://dmgibler.people.ua.edu/mid-data.html"),
    files={"disputes": "security/gml_mid_directed_dispute_years_1816_2010.parquet"},
    tables=(
        Table(
            name="corrected_disputes",
            title="militarised disputes between two states, corrected",
            unit_of_analysis="undirected",
            columns=DISPUTE_COLUMNS,
            key=("dispute", "ccode1", "ccode2", "year"),
            record=("dispute",),
            years=(1816, 2010),
            read=read_disputes,
            missing_means="zero for members",
            rows=(4_000, 8_000),
        ),
    ),
)
