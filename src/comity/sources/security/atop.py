"""What states owe each other by treaty of alliance: ATOP."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import keep_members
from comity.sources.finders import at_address
from comity.sources.licence import free_with_citation
from comity.sources.publishing import MEGABYTE, Published, RemoteFile
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


def read_live_obligations(files: Files) -> TableRows:
    """Read the publisher's directed dyad-years, whose number joins the two ccodes."""
    raw = pl.read_csv(
        files["alliances"],
        columns=["ddyad", "year", "atopally", *_LIVE.values()],
        infer_schema_length=None,
    )
    allied = raw.filter(pl.col("atopally") == 1, pl.col("year") >= _FIRST)
    named = allied.select(
        "year",
        ccode1=pl.col("ddyad") // 1000,
        ccode2=pl.col("ddyad") % 1000,
        **{ours: pl.col(_LIVE[theirs]) for theirs, ours in _OBLIGATIONS.items()},
    )
    return TableRows(*keep_members(named, "ccode1", "ccode2"))


_LIVE = {name: name.removeprefix("atop_") for name in _OBLIGATIONS}
"""The publisher's columns, by the names that the raw file of the bundle gives them."""


_PROVISIONS = {
    "defense": "defence",
    "offense": "offence",
    "neutral": "neutrality",
    "nonagg": "nonaggression",
    "consul": "consultation",
    "asymm": "asymmetric",
    "milcon": "military_contact",
    "milaid": "military_aid",
    "intcom": "integrated_command",
    "base": "bases",
    "organ1": "organisation",
    "ecaid": "economic_aid",
}
"""Columns of a member's provisions: the publisher's name and the name here."""


def read_members(files: Files) -> TableRows:
    """Read one row for each member of an alliance and phase, with its provisions."""
    return _members(pl.read_parquet(files["members"]))


def read_live_members(files: Files) -> TableRows:
    """Read the publisher's text file of members."""
    columns = [*_MEMBERS, *_PROVISIONS]
    return _members(pl.read_csv(files["members"], columns=columns, infer_schema_length=None))


def _members(raw: pl.DataFrame) -> TableRows:
    """Select the provisions of each member of an alliance and phase.

    A member that was no state of the system yet when it entered is one from its first year as a
    state: Lebanon in the Arab League from 1946, Czechia and Slovakia from 1993.
    """
    numbered = raw.with_row_index("row")
    last = pl.when(pl.col("yrexit") > 0).then("yrexit").otherwise(_LAST)
    years = pl.int_ranges(pl.max_horizontal("yrent", _FIRST), last + 1)
    yearly = numbered.select("row", ccode="member", year=years).explode("year").drop_nulls("year")
    present, exclusions = keep_members(yearly, "ccode")
    spells = present.group_by("row").agg(
        pl.col("year").min().alias("first"), pl.col("year").max().alias("last")
    )
    members = numbered.join(spells, on="row").select(
        alliance="atopid",
        phase="phase",
        ccode="member",
        start=pl.when(pl.col("first") > _FIRST).then("first").otherwise("yrent"),
        end=pl.when((pl.col("yrexit") > 0) | (pl.col("last") < _LAST)).then("last"),
        **{ours: pl.col(theirs) for theirs, ours in _PROVISIONS.items()},
    )
    return TableRows(members, exclusions)


_FIRST, _LAST = 1816, 2018
_MEMBERS = ("atopid", "phase", "member", "yrent", "yrexit")
_ARCHIVE = "http://www.atopdata.org/uploads/6/9/1/3/69134503/atop_5.1__.csv_.zip"

PUBLISHING = Published(
    find=at_address(
        RemoteFile(
            "alliances",
            _ARCHIVE,
            member="atop5_1ddyr.csv",
            columns=("ddyad", "year", "atopally", *_LIVE.values()),
            limit=400 * MEGABYTE,
        ),
        RemoteFile(
            "members",
            _ARCHIVE,
            member="atop5_1m.csv",
            columns=(*_MEMBERS, *_PROVISIONS),
            limit=400 * MEGABYTE,
        ),
    ),
    written_for="5.1 (atop5_1ddyr.csv and atop5_1m.csv)",
    readers={"alliances": read_live_obligations, "alliance_members": read_live_members},
)

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
    publishing=PUBLISHING,
    licence=free_with_citation("http://www.atopdata.org/data.html"),
    files={
        "alliances": "security/atop_alliances_directed_1815_2018.parquet",
        "members": "security/atop_5_1_members_with_provisions_1815_2018.parquet",
    },
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
        Table(
            name="alliance_members",
            title="members of alliances, with the provisions that bind each",
            unit_of_analysis="event",
            columns={
                "alliance": Column(pl.Int16, "alliance, by the publisher's number"),
                "phase": Column(pl.Int8, "phase of the alliance, 0 if it had one only"),
                "ccode": Column(pl.Int16, "member"),
                "start": Column(pl.Int16, "year of entry, or first year as a state if later"),
                "end": Column(pl.Int16, "year of exit; missing if in force in 2018"),
                **{
                    name: Column(pl.Int8, f"{name.replace('_', ' ')}, publisher's code; 0 none")
                    for name in _PROVISIONS.values()
                },
            },
            key=("alliance", "phase", "ccode", "start"),
            record=("alliance", "phase", "ccode", "start"),
            years=(_FIRST, _LAST),
            read=read_members,
            missing_means="zero for members",
            rows=(2_000, 4_000),
        ),
    ),
)
