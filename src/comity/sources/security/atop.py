"""What states owe each other by treaty of alliance: ATOP."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import keep_members
from comity.sources.licence import free_with_citation
from comity.sources.source import Column, Files, Source, Table, TableRows

_OBLIGATIONS = {
    "atop_defense": "defence",
    "atop_offense": "offence",
    "atop_neutral": "neutrality",
    "atop_nonagg": "nonaggression",
    "atop_consul": "consultation",
}


def read_obligations(files: Files) -> TableRows:
    """Read five kinds of obligation that one state has towards another."""
    raw = pl.read_parquet(files["alliances"]).rename(_OBLIGATIONS)
    return TableRows(*keep_members(raw, "ccode1", "ccode2"))


SOURCE = Source(
    name="atop",
    title="Alliance Treaty Obligations and Provisions",
    publisher="ATOP Project, Rice University",
    version="5.1",
    citation=(
        "Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell and Andrew G. Long. "
        "2002. Alliance Treaty Obligations and Provisions, 1815-1944. International Interactions "
        "28 (3): 237-260. Version 5.1."
    ),
    bibtex="""@article{leeds2002alliance,
  author = {Leeds, Brett Ashley and Ritter, Jeffrey M. and Mitchell, Sara McLaughlin and
            Long, Andrew G.},
  title = {Alliance Treaty Obligations and Provisions, 1815--1944},
  journal = {International Interactions},
  volume = {28},
  number = {3},
  pages = {237--260},
  year = {2002}
}""",
    url="http://www.atopdata.org/",
    licence=free_with_citation("http://www.atopdata.org/data.html"),
    files={"alliances": "security/atop_alliances_directed_1815_2018.parquet"},
    tables=(
        Table(
            name="alliances",
            title="obligations of one state towards another",
            unit_of_analysis="directed",
            columns={
                "ccode1": Column(pl.Int16, "state that is bound"),
                "ccode2": Column(pl.Int16, "state towards which it is bound"),
                "year": Column(pl.Int16, "year"),
                **{
                    name: Column(pl.Int8, f"1 if bound to {name}") for name in _OBLIGATIONS.values()
                },
            },
            key=("ccode1", "ccode2", "year"),
            record=("ccode1", "ccode2", "year"),
            years=(1816, 2018),
            read=read_obligations,
            missing_means="zero for members",
            rows=(200_000, 400_000),
        ),
    ),
)
