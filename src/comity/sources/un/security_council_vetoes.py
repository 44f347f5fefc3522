"""Vetoes cast in the Security Council of the United Nations."""

from __future__ import annotations

import polars as pl

from comity.sources.curated.curated_list import curated
from comity.sources.exclusions import exclude_codes
from comity.sources.licence import MIT
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import un_seat_of_china, with_ccode

_MEMBERS = ["member_veto1", "member_veto2", "member_veto3"]
_LATER_MEMBERS = ["member1", "member2"]
_DRAFT = ["draft_number", "year", "date", "draft", "agenda_item", "crisis_topic", "url"]


_FIRST_LISTED = 1000
"""Drafts of the project's list are numbered from here."""


def read_vetoes(files: Files) -> TableRows:
    """Read one row for each veto that a member cast; two members can veto one draft.

    After July 2022, where the publisher's list ends, they are those of the project's list.
    """
    raw = pl.read_csv(files["vetoes"], infer_schema_length=None).with_row_index("draft_number")
    listed = raw.with_columns(pl.col("date").str.to_date("%m/%d/%Y"), url=pl.lit(None, pl.String))
    cast = pl.concat([_cast(listed, _MEMBERS), _cast(_later(), _LATER_MEMBERS)])
    conversion = with_ccode(cast, {"member": "ccode"}, scheme="name", year="year")
    return TableRows(conversion.frame.with_columns(_chinese_seat()), exclude_codes(conversion))


def _later() -> pl.DataFrame:
    """Read the drafts of the project's list, each with the page that reports the veto."""
    later = curated("vetoes.csv", "date").with_row_index("draft_number", offset=_FIRST_LISTED)
    return later.with_columns(year=pl.col("date").dt.year())


def _cast(drafts: pl.DataFrame, members: list[str]) -> pl.DataFrame:
    """Build a row for each veto of each draft."""
    rows = drafts.unpivot(members, index=_DRAFT, value_name="member").drop_nulls("member")
    return rows.select(pl.col("draft_number", "year").cast(pl.Int64), *_DRAFT[2:], "member")


def _chinese_seat() -> pl.Expr:
    """Return the ccode of the government in the Chinese seat on the day of a veto."""
    seat = pl.col("date").map_elements(un_seat_of_china, return_dtype=pl.Int64)
    china = pl.col("ccode") == 710
    return pl.when(china).then(seat).otherwise(pl.col("ccode")).alias("ccode")


SOURCE = Source(
    name="security_council_vetoes",
    title="United Nations Security Council vetoes",
    publisher="World Politics Data Lab, from the list of the UN's Dag Hammarskjöld Library",
    version="to July 2022; drafts from September 2022 to September 2025 by page",
    citation=(
        "World Politics Data Lab. 2022. UN Security Council vetoes, 1946-2022, after the Dag "
        "Hammarskjöld Library's list of vetoes."
    ),
    bibtex="""@misc{wpdl_vetoes,
  author = {{World Politics Data Lab}},
  title = {UN Security Council vetoes, 1946--2022},
  year = {2022}
}""",
    url="https://research.un.org/en/docs/sc/quick/veto",
    publishing=NotPublished(
        "The list of the UN's library is a web page; vetoes since 2022 are kept with "
        "Comity, each with its page."
    ),
    licence=MIT,
    files={"vetoes": "un/security_council_vetoes_1946_2022.csv"},
    tables=(
        Table(
            name="vetoes",
            title="vetoes cast in the Security Council",
            unit_of_analysis="state",
            columns={
                "draft_number": Column(
                    pl.Int16,
                    "row of the draft in the publisher's list; from 1000 on in the project's",
                ),
                "ccode": Column(pl.Int16, "state that cast the veto"),
                "year": Column(pl.Int16, "year"),
                "date": Column(pl.Date, "day"),
                "draft": Column(pl.String, "symbol of the draft, or of the meeting"),
                "agenda_item": Column(pl.String, "agenda item"),
                "crisis_topic": Column(pl.String, "what it was about"),
                "url": Column(pl.String, "page that reports the veto, after July 2022"),
            },
            key=("draft_number", "ccode"),
            record=("draft_number",),
            years=(1946, 2025),
            read=read_vetoes,
            missing_means="zero for members",
            rows=(250, 600),
            unfinished={2025: "to 18 September"},
        ),
    ),
    known_issues=(
        "A Chinese veto of 1955 (cast by the Republic of China) and the double veto of September "
        "1972 are not in it. Drafts from 30 September 2022 (S/2022/720) to 18 September 2025 "
        "(S/2025/583) are from the project's list, each with the page that reports the veto. "
        "Vetoes of amendments (22 December 2023, 24 February 2025) are not in it. Counted by the "
        "columns that name the members: the file's own indicator columns miss 6 Soviet, 11 "
        "American and 9 French vetoes."
    ),
)
