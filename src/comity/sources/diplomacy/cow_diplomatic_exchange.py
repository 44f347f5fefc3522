"""Diplomatic missions of states in one another, about every five years: COW."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import keep_members
from comity.sources.licence import free_with_citation
from comity.sources.publishing import FINISHED
from comity.sources.source import Column, Files, Source, Table, TableRows

YEARS = (
    *(1817, 1824, 1827, 1832, 1836, 1840, 1844, 1849, 1854, 1859, 1864, 1869, 1874, 1879, 1884),
    *(1889, 1894, 1899, 1904, 1909, 1914, 1920, 1925, 1930, 1935, 1940, 1950, 1955, 1960, 1965),
    *(1970, 1975, 1980, 1985, 1990, 1995, 2000),
)
"""The years in which missions were recorded."""


def read_missions(files: Files) -> TableRows:
    """Read the missions that one state had in another, one row a mission.

    ``DR_at_1`` is the mission of the second state in the first.
    """
    raw = pl.read_parquet(files["pairs"])
    received = raw.select("year", ccode1="ccode2", ccode2="ccode1", rank="DR_at_1")
    sent = raw.select("year", ccode1="ccode1", ccode2="ccode2", rank="DR_at_2")
    missions = pl.concat([received, sent]).filter(pl.col("rank") > 0)
    return TableRows(*keep_members(missions, "ccode1", "ccode2"))


SOURCE = Source(
    name="cow_diplomatic_exchange",
    title="Diplomatic Exchange, version 2006.1",
    publisher="Correlates of War Project",
    version="2006.1, to 2000",
    citation=(
        "Bayer, Resat. 2006. Diplomatic Exchange Data Set, v2006.1. Correlates of War Project. "
        "After Singer, J. David and Melvin Small. 1966. The Composition and Status Ordering of "
        "the International System: 1815-1940. World Politics 18 (2): 236-282."
    ),
    bibtex="""@misc{bayer2006diplomatic,
  author = {Bayer, Resat},
  title = {Diplomatic Exchange Data Set, v2006.1},
  publisher = {Correlates of War Project},
  year = {2006}
}""",
    url="https://correlatesofwar.org/data-sets/diplomatic-exchange/",
    publishing=FINISHED,
    licence=free_with_citation("https://correlatesofwar.org/data-sets/diplomatic-exchange/"),
    files={"pairs": "diplomacy/cow_diplomatic_exchange_subset_1817_2000.parquet"},
    tables=(
        Table(
            name="diplomatic_missions",
            title="missions of one state in another",
            unit_of_analysis="directed",
            columns={
                "ccode1": Column(pl.Int16, "state that sent the mission"),
                "ccode2": Column(pl.Int16, "state that received it"),
                "year": Column(pl.Int16, "year"),
                "rank": Column(pl.Int8, "1 chargé, 2 minister, 3 ambassador, 9 other"),
            },
            key=("ccode1", "ccode2", "year"),
            record=("ccode1", "ccode2", "year"),
            years=(1817, 2000),
            gaps=frozenset(range(1817, 2001)) - set(YEARS),
            read=read_missions,
            missing_means="zero for covered",
            rows=(60_000, 120_000),
        ),
    ),
    known_issues=(
        "Recorded about every five years. The copy has only pairs with a mission on one side at "
        "least, so that a pair without a row is read as one without missions."
    ),
)
