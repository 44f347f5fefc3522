"""Votes in the United Nations after the academic edition ends: the UN Digital Library."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import Licence
from comity.sources.source import Column, Exclusion, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

_OVERLAP = "2020 belongs to the academic edition"
_FIELDS = ["body", "year", "date", "resolution", "iso3", "vote"]
_VOTES = {"Y": 1, "A": 2, "N": 3}


def read_roll_calls(files: Files) -> TableRows:
    """Read which resolutions of the General Assembly were voted on; titles are for 2025 only."""
    listed, exclusions = _assembly(files)
    known = pl.read_csv(files["wide"], columns=["Resolution", "Title"], infer_schema_length=0)
    titles = known.rename({"Resolution": "resolution", "Title": "title"}).unique("resolution")
    frame = listed.unique("rcid").join(titles, on="resolution", how="left")
    # The library adds to every title which body adopted it.
    plain = pl.col("title").str.split(" : resolution").list.first()
    return TableRows(frame.with_columns(plain), exclusions)


def read_votes(files: Files) -> TableRows:
    """Read the votes of the General Assembly; absences are not rows."""
    listed, exclusions = _assembly(files)
    return _coded(listed, exclusions)


def read_council_votes(files: Files) -> TableRows:
    """Read the votes of the Security Council on the resolutions that it adopted."""
    raw = _read(files).filter(pl.col("body") == "Security Council")
    return _coded(raw, ())


def _read(files: Files) -> pl.DataFrame:
    """Read the records, with a number for each resolution: the year and its order in it."""
    raw = pl.read_csv(files["votes"], columns=_FIELDS, infer_schema_length=None)
    number = pl.col("year") * 1000 + pl.col("resolution").rank("dense").over("body", "year")
    return raw.with_columns(number.alias("rcid"), pl.col("date").str.to_date("%Y-%m-%d"))


def _assembly(files: Files) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Take the General Assembly's records, without the year that another source covers."""
    raw = _read(files).filter(pl.col("body") == "General Assembly")
    return raw.filter(pl.col("year") > 2020), exclude_rows(
        raw.filter(pl.col("year") == 2020), _OVERLAP
    )


def _coded(raw: pl.DataFrame, exclusions: tuple[Exclusion, ...]) -> TableRows:
    """Give states and votes their codes."""
    known = raw.filter(pl.col("vote").is_in(list(_VOTES)))
    unknown = raw.filter(~pl.col("vote").is_in(list(_VOTES)))
    conversion = with_ccode(known, {"iso3": "ccode"}, scheme="iso3", year="year")
    coded = pl.col("vote").replace_strict(_VOTES, return_dtype=pl.Int8)
    exclusions = (
        *exclusions,
        *exclude_rows(unknown, "vote is none of Y, N, A"),
        *exclude_codes(conversion),
    )
    return TableRows(conversion.frame.with_columns(coded), exclusions)


_VOTE_COLUMNS = {
    "rcid": Column(pl.Int32, "roll call: the year and the resolution's order in it"),
    "ccode": Column(pl.Int16, "state that voted"),
    "year": Column(pl.Int16, "calendar year of the vote"),
    "vote": Column(pl.Int8, "1 yes, 2 abstain, 3 no"),
}

SOURCE = Source(
    name="undl_votes",
    title="United Nations Digital Library, voting data",
    publisher="United Nations, Dag Hammarskjöld Library",
    version="records of 2021 and 2025",
    citation=(
        "United Nations, Dag Hammarskjöld Library. United Nations Digital Library: voting data, "
        "records of 2021 and 2025."
    ),
    bibtex="""@misc{undl_votes,
  author = {{United Nations, Dag Hammarskj{\\"o}ld Library}},
  title = {United Nations Digital Library: voting data},
  note = {Records of 2021 and 2025}
}""",
    url="https://digitallibrary.un.org/",
    licence=Licence(
        "UN terms of use: non-commercial, attribution",
        "https://www.un.org/en/about-us/terms-of-use",
    ),
    attribution="Votes of 2021 and 2025: © United Nations, UN Digital Library.",
    files={
        "votes": "un/un_votes_2020_2021_2025.csv.gz",
        "wide": "un/un_votes_2025_wide.csv",
    },
    tables=(
        Table(
            name="undl_roll_calls",
            title="resolutions of the General Assembly adopted by a recorded vote",
            unit_of_analysis="world",
            columns={
                "rcid": _VOTE_COLUMNS["rcid"],
                "year": _VOTE_COLUMNS["year"],
                "date": Column(pl.Date, "day of the vote; known for 2025 only"),
                "resolution": Column(pl.String, "symbol of the resolution"),
                "title": Column(pl.String, "title; known for 2025 only"),
            },
            key=("rcid",),
            record=("resolution",),
            years=(2021, 2025),
            gaps=frozenset({2022, 2023, 2024}),
            read=read_roll_calls,
            rows=(200, 2_000),
        ),
        Table(
            name="undl_votes",
            title="votes cast in the General Assembly on adopted resolutions",
            unit_of_analysis="state",
            columns=_VOTE_COLUMNS,
            key=("rcid", "ccode"),
            record=("rcid", "ccode"),
            years=(2021, 2025),
            gaps=frozenset({2022, 2023, 2024}),
            read=read_votes,
            rows=(40_000, 500_000),
        ),
        Table(
            name="council_votes",
            title="votes cast in the Security Council on adopted resolutions",
            unit_of_analysis="state",
            columns=_VOTE_COLUMNS,
            key=("rcid", "ccode"),
            record=("rcid", "ccode"),
            years=(2025, 2025),
            read=read_council_votes,
            rows=(500, 2_000),
        ),
    ),
    known_issues=(
        "Adopted resolutions only: rejected drafts and votes on paragraphs and amendments are not "
        "in it, and years are calendar years, not sessions. Of the year 2020, which is left out, "
        "the academic edition lacks five resolutions (A/RES/74/300 to 302, 306 and 307); of 2021 "
        "it has two as well (A/RES/75/260 and 265). Afghanistan and Venezuela are absent in 2025."
    ),
)
