"""Interstate wars by pair and year."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import keep_members
from comity.sources.licence import free_with_citation
from comity.sources.publishing import FINISHED
from comity.sources.source import Column, Files, Source, Table, TableRows


def read_wars(files: Files) -> TableRows:
    """Read one row for each pair of opponents, war and year, the lower code first."""
    raw = pl.read_parquet(files["wars"])
    named = raw.filter(pl.col("statea") < pl.col("stateb")).select(
        "year",
        war="warnum",
        ccode1="statea",
        ccode2="stateb",
    )
    # Two fronts of a war between the same two states are two rows.
    return TableRows(*keep_members(named.unique(), "ccode1", "ccode2"))


SOURCE = Source(
    name="cow_wars",
    title="Directed Dyadic Interstate War Dataset, version 3.0",
    publisher="Maoz, Zeev and others",
    version="3.0 (1816-2003)",
    citation=(
        "Maoz, Zeev, Paul L. Johnson, Jasper Kaplan, Fiona Ogunkoya and Aaron P. Shreve. 2019. The "
        "Dyadic Militarized Interstate Disputes (MIDs) Dataset Version 3.0: Logic, "
        "Characteristics, and Comparisons to Alternative Datasets. Journal of Conflict Resolution "
        "63 (3): 811-835."
    ),
    bibtex="""@article{maoz2019dyadic,
  author = {Maoz, Zeev and Johnson, Paul L. and Kaplan, Jasper and Ogunkoya, Fiona and
            Shreve, Aaron P.},
  title = {The Dyadic Militarized Interstate Disputes ({MIDs}) Dataset Version 3.0},
  journal = {Journal of Conflict Resolution},
  volume = {63},
  number = {3},
  pages = {811--835},
  year = {2019}
}""",
    url="https://correlatesofwar.org/data-sets/cow-war/",
    publishing=FINISHED,
    licence=free_with_citation("https://correlatesofwar.org/data-sets/cow-war/"),
    files={"wars": "security/cow_directed_dyadic_war_1823_2003.parquet"},
    tables=(
        Table(
            name="dyadic_wars",
            title="interstate wars between two states",
            unit_of_analysis="undirected",
            columns={
                "war": Column(pl.Int16, "war"),
                "ccode1": Column(pl.Int16, "state with the lower code"),
                "ccode2": Column(pl.Int16, "state with the higher code"),
                "year": Column(pl.Int16, "year"),
            },
            key=("war", "ccode1", "ccode2", "year"),
            record=("war", "ccode1", "ccode2", "year"),
            years=(1816, 2003),
            read=read_wars,
            missing_means="zero for members",
            rows=(300, 2_000),
        ),
    ),
    known_issues=(
        "Ends in 2003: later wars are missing, not none. Four of the 95 wars of the Correlates of "
        "War list 4.0 are not in it: Franco-Thai (1940-1941), Ifni (1957-1958), Bosnian "
        "Independence (1992) and Cenepa Valley (1995). The source listed_wars has them."
    ),
)
