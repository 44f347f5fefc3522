"""Polity scores of democracy and autocracy."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_rows, keep_members
from comity.sources.licence import free_with_citation
from comity.sources.publishing import FINISHED
from comity.sources.source import Column, Files, Source, Table, TableRows

_INTERRUPTIONS = (-66, -77, -88)
"""Codes of foreign interruption, collapse of authority and transition: no score."""


def read_scores(files: Files) -> TableRows:
    """Read the revised combined score of each state and year.

    Interruptions and collapses of authority have no ``polity``; the revised score ``polity2``
    fills some of them by rule, and is missing elsewhere.
    """
    raw = pl.read_parquet(files["scores"]).filter(pl.col("year") >= 1816)
    polity = pl.when(~pl.col("polity").is_in(_INTERRUPTIONS)).then("polity")
    named = raw.select(
        "year",
        "polity2",
        # The file has Austria-Hungary under the number of Austria.
        ccode=pl.when(pl.col("polity_annual_ccode") == 300).then(300).otherwise("cown"),
        polity=polity,
        executive_constraints=pl.when(pl.col("xconst") > 0).then("xconst"),
    )
    without_code = exclude_rows(named.filter(pl.col("ccode").is_null()), "without a ccode")
    members, exclusions = keep_members(named.drop_nulls("ccode"), "ccode")
    # In a year in which one regime followed another the file can have two rows: the last counts.
    last = pl.struct("ccode", "year").is_last_distinct()
    earlier = exclude_rows(members.filter(~last), "another row of the same state and year follows")
    return TableRows(members.filter(last), (*without_code, *exclusions, *earlier))


SOURCE = Source(
    name="polity",
    title="Polity5: Political Regime Characteristics and Transitions, 1800-2018",
    publisher="Center for Systemic Peace",
    version="5 (1800-2018, with the United States to 2020)",
    citation=(
        "Marshall, Monty G. and Ted Robert Gurr. 2020. Polity5: Political Regime Characteristics "
        "and Transitions, 1800-2018. Center for Systemic Peace."
    ),
    bibtex="""@misc{marshall2020polity5,
  author = {Marshall, Monty G. and Gurr, Ted Robert},
  title = {Polity5: Political Regime Characteristics and Transitions, 1800--2018},
  publisher = {Center for Systemic Peace},
  year = {2020}
}""",
    url="https://www.systemicpeace.org/inscrdata.html",
    publishing=FINISHED,
    licence=free_with_citation("https://www.systemicpeace.org/inscrdata.html"),
    files={"scores": "regime/polity5_country_year_1776_2020.parquet"},
    tables=(
        Table(
            name="polity_scores",
            title="scores of democracy and autocracy",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "state"),
                "year": Column(pl.Int16, "year"),
                "polity2": Column(pl.Int8, "revised combined score, -10 to 10"),
                "polity": Column(pl.Int8, "combined score, -10 to 10; missing in interruptions"),
                "executive_constraints": Column(pl.Int8, "constraints on the executive, 1 to 7"),
            },
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(1816, 2020),
            read=read_scores,
            rows=(12_000, 20_000),
        ),
    ),
    known_issues=(
        "States of fewer than half a million people are not coded. After 2018 only the United "
        "States has scores."
    ),
)
