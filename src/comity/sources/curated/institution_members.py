"""Who belonged to ten institutions when, with the pages that say so."""

from __future__ import annotations

import polars as pl

from comity.sources.curated.curated_list import PAGE, PUBLISHER, TERMS, URL, VERSION, curated
from comity.sources.exclusions import exclude_codes
from comity.sources.publishing import CURATED
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode
from comity.states.groups import western_states

_FROM, _TO = 1992, 2025
INCOMPLETE = ("AIIB",)
"""Institutions of which members are known without a page that gives their date."""


def read_institution_members(_: Files) -> TableRows:
    """Read a row for each spell of membership; observers and partners are none."""
    rows = curated("institution_members.csv", "start", "end")
    first = pl.max_horizontal(pl.col("start").dt.year(), pl.lit(_FROM, pl.Int32))
    conversion = with_ccode(
        rows.with_columns(first.alias("since")), {"state": "ccode"}, scheme="iso3", year="since"
    )
    frame = conversion.frame.with_columns(
        (~pl.col("institution").is_in(INCOMPLETE)).alias("complete"), _western(conversion.frame)
    )
    return TableRows(frame, exclude_codes(conversion))


def _western(rows: pl.DataFrame) -> pl.Expr:
    """Select the institutions that have had a Western member, by the definition of the year."""
    spells = rows.select("institution", "ccode", "since", pl.col("end").dt.year()).iter_rows()
    members = {
        institution
        for institution, ccode, since, end in spells
        if any(ccode in western_states(year) for year in range(since, (end or _TO) + 1))
    }
    return pl.col("institution").is_in(sorted(members)).alias("western")


SOURCE = Source(
    name="institution_members",
    title="Dated memberships of institutions, with the pages they were read on",
    publisher=PUBLISHER,
    version=VERSION,
    citation="Comity. 2026. Dated memberships of institutions, each with its public page.",
    bibtex="""@misc{comity2026members,
  author = {{Comity}},
  title = {Dated memberships of institutions, each with its public page},
  year = {2026}
}""",
    url=URL,
    publishing=CURATED,
    licence=TERMS,
    files={},
    tables=(
        Table(
            name="institution_members",
            title="memberships of ten institutions",
            unit_of_analysis="event",
            columns={
                "institution": Column(
                    pl.String,
                    "SCO, BRICS, NDB (its bank), EAEU, CSTO, ASEAN, GCC, AIIB, EU or NATO",
                ),
                "ccode": Column(pl.Int16, "member"),
                "start": Column(pl.Date, "day on which membership began"),
                "end": Column(pl.Date, "day on which it ended; empty where it lasts"),
                "precision": Column(pl.String, "how exactly the page gives the beginning"),
                "when": Column(pl.String, "beginning, as exactly as the page gives it"),
                "complete": Column(pl.Boolean, "all members of the institution are listed"),
                "western": Column(
                    pl.Boolean, "a member of the EU, NATO or the G7 has been a member of it"
                ),
                **PAGE,
            },
            key=("institution", "ccode", "start"),
            record=("institution", "ccode", "start"),
            years=(_FROM, _TO),
            read=read_institution_members,
            missing_means="zero for members",
            rows=(150, 5_000),
            notes=(
                "Spells that ended before 1992 are left out. Where the page gives a year or a "
                "month only, the day is that of the project's own list of groups."
            ),
        ),
    ),
    known_issues=(
        "The AIIB is incomplete: 56 members have a page that gives their date, the others are "
        "left out, and no measure counts it. Saudi Arabia, invited to BRICS in 2023, is not "
        "counted as a member. For the New Development Bank the day is that of admission by its "
        "board (United Arab Emirates) or of its announcement (Colombia, Uzbekistan). A suspended "
        "member remains a member. The CIS, the Arab League, Mercosur and the African Union are "
        "not in it."
    ),
)
