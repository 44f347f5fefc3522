"""Memberships of states in intergovernmental organisations, by name."""

from __future__ import annotations

from datetime import date

import polars as pl

from comity.sources.blocks import read_delimited
from comity.sources.exclusions import keep_members
from comity.sources.finders import numbered
from comity.sources.licence import free_with_citation
from comity.sources.publishing import MEGABYTE, Published, RemoteFile
from comity.sources.source import Column, Files, Source, Table, TableRows

_MEMBERS = (1, 2)


def read_memberships(files: Files) -> TableRows:
    """Read full and associate memberships as spells, one row a state, organisation and spell."""
    listed = pl.read_csv(files["organisations"], infer_schema_length=None)
    return _memberships(pl.read_parquet(files["members"]), listed)


def read_live_memberships(files: Files) -> TableRows:
    """Read the publisher's table of states and years, a column an organisation."""
    wide = read_delimited(files["members"]).rename(str.lower)
    return _memberships(wide, read_delimited(files["organisations"], _NAMES))


def _memberships(wide: pl.DataFrame, listed: pl.DataFrame) -> TableRows:
    """Convert a column an organisation to spells of membership."""
    bodies = [name for name in wide.columns if name not in {"ccode", "year", "state"}]
    long = wide.unpivot(index=["ccode", "year"], on=bodies, variable_name="code", value_name="kind")
    some = long.filter(pl.col("kind").is_in(_MEMBERS)).unique(["ccode", "code", "year"])
    members, exclusions = keep_members(some, "ccode")
    ordered = members.sort("code", "ccode", "year")
    later = pl.col("year") != pl.col("year").shift() + 1
    new = (later | (pl.col("kind") != pl.col("kind").shift())).fill_null(value=True)
    spell = new.cum_sum().over("code", "ccode").alias("spell")
    spells = (
        ordered.with_columns(spell)
        .group_by("code", "ccode", "spell")
        .agg(
            pl.col("year").min().alias("start"),
            pl.col("year").max().alias("end"),
            pl.col("kind").first(),
        )
    )
    return TableRows(_named(spells, listed), exclusions)


def _named(spells: pl.DataFrame, listed: pl.DataFrame) -> pl.DataFrame:
    """Join the organisations' names."""
    names = listed.select(
        code=pl.col("ioname").str.to_lowercase(),
        organisation=pl.coalesce("longorgname", "orgname").str.strip_chars(),
    ).unique("code")
    return spells.join(names, on="code", how="left")


_NAMES = ("ioname", "orgname", "longorgname")


def _editions(_today: date) -> tuple[str, ...]:
    """Return the version after the newest that is known, and that: they appear irregularly."""
    return "4", "3"


_UPLOADS = "https://correlatesofwar.org/wp-content/uploads"

PUBLISHING = Published(
    find=numbered(
        _editions,
        RemoteFile(
            "members",
            f"{_UPLOADS}/state_year_formatv{{edition}}.zip",
            member="state_year_formatv*.csv",
            columns=("ccode", "year"),
            limit=100 * MEGABYTE,
        ),
        RemoteFile(
            "organisations",
            f"{_UPLOADS}/igo_year_formatv{{edition}}.zip",
            member="igo_year_formatv*.csv",
            columns=_NAMES,
            separator="",
            limit=100 * MEGABYTE,
        ),
    ),
    written_for="version 3 (state_year_formatv3.csv, igo_year_formatv3.csv)",
    readers={"igo_members": read_live_memberships},
)

SOURCE = Source(
    name="cow_igo_members",
    title="Intergovernmental Organizations, version 3.0, by state, year and organisation",
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
    publishing=PUBLISHING,
    licence=free_with_citation("https://correlatesofwar.org/data-sets/igos/"),
    files={
        "members": "diplomacy/cow_igo_v3_state_year_wide_1816_2014.parquet",
        "organisations": "diplomacy/cow_igo_v3_organisations.csv.gz",
    },
    tables=(
        Table(
            name="igo_members",
            title="members of intergovernmental organisations",
            unit_of_analysis="event",
            columns={
                "code": Column(pl.String, "publisher's abbreviation of the organisation"),
                "organisation": Column(pl.String, "name of the organisation"),
                "ccode": Column(pl.Int16, "member"),
                "kind": Column(pl.Int8, "1 full member, 2 associate member"),
                "start": Column(pl.Int16, "first year of the spell"),
                "end": Column(pl.Int16, "last year of the spell"),
            },
            key=("code", "ccode", "start"),
            record=("code", "ccode", "start"),
            years=(1816, 2014),
            read=read_memberships,
            missing_means="zero for members",
            rows=(15_000, 60_000),
        ),
    ),
    known_issues=(
        "Memberships before 1965 were mostly recorded every fifth year, so that changes gather "
        "around those years. Observers are not counted. The members of 6 to 26 organisations a "
        "year are not known and are not counted either (26 in 2014, the ACP Group among them). "
        "A count of one or two less than the year before can thus be the file's."
    ),
)
