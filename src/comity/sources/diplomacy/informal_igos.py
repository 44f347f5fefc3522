"""Memberships of states in informal intergovernmental organisations, by name."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_rows, keep_members
from comity.sources.licence import CC_BY
from comity.sources.publishing import FINISHED
from comity.sources.source import Column, Files, Source, Table, TableRows

_MEMBER = 1


def read_memberships(files: Files) -> TableRows:
    """Read memberships as spells of years, one row a state, body and spell."""
    raw = pl.read_parquet(files["members"])
    other = exclude_rows(raw.filter(pl.col("membership") != _MEMBER), "not a full membership")
    named = raw.filter(pl.col("membership") == _MEMBER)
    yearly = named.select(body="igoID", ccode="cowID", year="Year").unique()
    members, exclusions = keep_members(yearly, "ccode")
    ordered = members.sort("body", "ccode", "year")
    new = (pl.col("year") != pl.col("year").shift() + 1).fill_null(value=True)
    spell = new.cum_sum().over("body", "ccode").alias("spell")
    spells = (
        ordered.with_columns(spell)
        .group_by("body", "ccode", "spell")
        .agg(pl.col("year").min().alias("start"), pl.col("year").max().alias("end"))
    )
    return TableRows(spells, (*other, *exclusions))


SOURCE = Source(
    name="informal_igos",
    title="Informal intergovernmental organisations, version 3",
    publisher="Charles B. Roger",
    version="3 (1925-2010)",
    citation=(
        "Roger, Charles B. 2020. The Origins of Informality: Why the Legal Foundations of Global "
        "Governance Are Shifting, and Why It Matters. Oxford University Press. Through Hollway, "
        "James, {manyios}."
    ),
    bibtex="""@book{roger2020origins,
  author = {Roger, Charles B.},
  title = {The Origins of Informality: Why the Legal Foundations of Global Governance Are
           Shifting, and Why It Matters},
  publisher = {Oxford University Press},
  year = {2020}
}""",
    url="https://github.com/globalgov/manyios",
    publishing=FINISHED,
    licence=CC_BY,
    files={"members": "diplomacy/informal_igo_memberships_state_year_1925_2010.parquet"},
    tables=(
        Table(
            name="informal_igo_members",
            title="members of informal intergovernmental organisations",
            unit_of_analysis="event",
            columns={
                "body": Column(pl.String, "abbreviation of the body"),
                "ccode": Column(pl.Int16, "member"),
                "start": Column(pl.Int16, "first year of the spell"),
                "end": Column(pl.Int16, "last year of the spell"),
            },
            key=("body", "ccode", "start"),
            record=("body", "ccode", "start"),
            years=(1925, 2010),
            read=read_memberships,
            missing_means="zero for members",
            rows=(3_000, 20_000),
        ),
    ),
    known_issues="Ends in 2010: later bodies and memberships are missing, not none.",
)
