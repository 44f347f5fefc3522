"""International crises and the states that were actors in them."""

from __future__ import annotations

import polars as pl

from comity.sources.blocks import read_delimited
from comity.sources.exclusions import keep_members
from comity.sources.licence import free_with_citation
from comity.sources.publishing import MEGABYTE, ByHand, RemoteFile
from comity.sources.source import Column, Files, Source, Table, TableRows


def read_crisis_actors(files: Files) -> TableRows:
    """Read one row for each crisis and state in crisis, in the year that its crisis began."""
    return _actors(pl.read_parquet(files["actors"]))


def read_live_crisis_actors(files: Files) -> TableRows:
    """Read the publisher's file of crisis actors."""
    return _actors(read_delimited(files["actors"], _COLUMNS))


def _actors(raw: pl.DataFrame) -> TableRows:
    """Name the columns, and keep the actors that were states."""
    named = raw.select(
        case="cracno",
        crisis="crisno",
        name="crisname",
        ccode="cracid",
        year="yrtrig",
        end="yrterm",
        violence="viol",
    )
    return TableRows(*keep_members(named, "ccode"))


_COLUMNS = ("cracno", "crisno", "crisname", "cracid", "yrtrig", "yrterm", "viol")

PUBLISHING = ByHand(
    page="https://sites.duke.edu/icbdata/data-collections/",
    why="The project keeps its files in a cloud folder without lasting addresses.",
    file=RemoteFile("actors", "", columns=_COLUMNS, limit=20 * MEGABYTE),
    edition=r"icb2v(\d+)",
    written_for="version 13 (the columns of icb2v13.csv), of which later versions have more",
    readers={"crisis_actors": read_live_crisis_actors},
)

SOURCE = Source(
    name="icb_crises",
    title="International Crisis Behavior, actor level, version 13",
    publisher="International Crisis Behavior Project, Duke University",
    version="13 (1918-2016)",
    citation=(
        "Brecher, Michael, Jonathan Wilkenfeld, Kyle Beardsley, Patrick James and David Quinn. "
        "2020. International Crisis Behavior Data Codebook, Version 13. "
        "https://sites.duke.edu/icbdata/."
    ),
    bibtex="""@misc{icb13,
  author = {Brecher, Michael and Wilkenfeld, Jonathan and Beardsley, Kyle and James, Patrick and
            Quinn, David},
  title = {International Crisis Behavior Data Codebook, Version 13},
  year = {2020}
}""",
    url="https://sites.duke.edu/icbdata/",
    publishing=PUBLISHING,
    licence=free_with_citation("https://sites.duke.edu/icbdata/"),
    files={"actors": "security/icb_v13_crisis_actors_1918_2016.parquet"},
    tables=(
        Table(
            name="crisis_actors",
            title="states in international crises",
            unit_of_analysis="event",
            columns={
                "case": Column(pl.Int16, "one state's part in a crisis, by the publisher's number"),
                "crisis": Column(pl.Int16, "crisis"),
                "name": Column(pl.String, "name of the crisis"),
                "ccode": Column(pl.Int16, "state in crisis"),
                "year": Column(pl.Int16, "year in which the crisis began for the state"),
                "end": Column(pl.Int16, "year in which it ended for the state"),
                "violence": Column(
                    pl.Int8, "1 none, 2 minor clashes, 3 serious clashes, 4 full-scale war"
                ),
            },
            key=("case",),
            record=("case",),
            years=(1918, 2016),
            read=read_crisis_actors,
            missing_means="zero for members",
            rows=(900, 1_500),
        ),
    ),
    known_issues=(
        "Two actors of one crisis need not be opponents: the file does not name those. A state can "
        "be an actor of one crisis twice."
    ),
)
