"""Militarised interstate disputes."""

from __future__ import annotations

from datetime import date

import polars as pl

from comity.sources.blocks import read_delimited
from comity.sources.exclusions import keep_members
from comity.sources.finders import numbered
from comity.sources.licence import free_with_citation
from comity.sources.publishing import MEGABYTE, Published, RemoteFile
from comity.sources.source import Column, Files, Source, Table, TableRows


def read_disputes(files: Files) -> TableRows:
    """Read one row for each pair of opponents, dispute and year, the lower code first."""
    raw = pl.read_parquet(files["disputes"])
    distinct = raw.filter(pl.col("ccode1") < pl.col("ccode2"))
    highest = pl.max_horizontal("hostlev1", "hostlev2").alias("hostility")
    deaths = pl.col("fatality1", "fatality2").replace(_UNKNOWN, None)
    named = distinct.with_columns(highest, deaths).rename(_RENAMED)
    return TableRows(*keep_members(named, "ccode1", "ccode2"))


def read_live_disputes(files: Files) -> TableRows:
    """Pair the publisher's participants of opposite sides, in the years that both took part.

    From version 5.0 it gives the rows of the bundle, and one onset more (Russia and Finland,
    2014), which the bundle's file lacks.
    """
    yearly = _opponents(read_delimited(files["participants"], _PARTICIPANT))
    # A state that left a dispute and came back has two rows in the publisher's file.
    rows = yearly.group_by("ccode1", "ccode2", "year", dispute="dispnum").agg(
        (pl.col("year") == pl.col("began")).any().cast(pl.Int8).alias("onset"),
        pl.max_horizontal("hostlev1", "hostlev2").max().alias("hostility"),
        pl.col("hostlev1", "hostlev2").max().name.map(_RENAMED.__getitem__),
        pl.col("fatality1", "fatality2").max().replace(_UNKNOWN, None),
    )
    return TableRows(*keep_members(rows, "ccode1", "ccode2"))


def _opponents(participants: pl.DataFrame) -> pl.DataFrame:
    """Build a row for each pair of opposed participants and year in which both took part."""
    days = participants.with_columns(first=_day("st", (1, 1)), last=_day("end", (12, 31)))
    both = days.join(days, on="dispnum", suffix="2").rename({n: f"{n}1" for n in _PAIRED})
    first, last = pl.max_horizontal("first", "first2"), pl.min_horizontal("last", "last2")
    opposed = both.filter(
        pl.col("ccode1") < pl.col("ccode2"), pl.col("sidea") != pl.col("sidea2"), first <= last
    )
    span = pl.int_ranges(first // 10_000, last // 10_000 + 1)
    return opposed.with_columns(began=first // 10_000, year=span).explode("year")


def _day(edge: str, unknown: tuple[int, int]) -> pl.Expr:
    """Return the day of a beginning or an end as 19020731; an unknown month or day is given."""
    month, day = (
        pl.when(pl.col(f"{edge}{unit}") > 0).then(f"{edge}{unit}").otherwise(default)
        for unit, default in zip(("mon", "day"), unknown, strict=True)
    )
    return pl.col(f"{edge}year") * 10_000 + month * 100 + day


def read_live_incidents(files: Files) -> TableRows:
    """Read the publisher's participants of incidents."""
    return _incidents(read_delimited(files["incidents"], _INCIDENT))


def read_incidents(files: Files) -> TableRows:
    """Read one row for each incident and pair of states on opposite sides of it."""
    return _incidents(pl.read_parquet(files["incidents"]))


def _incidents(raw: pl.DataFrame) -> TableRows:
    """Pair the states on opposite sides of each incident."""
    # An incident begins when the first of those in it does.
    month = pl.when(pl.col("stmon") > 0).then(12 * pl.col("styear") + pl.col("stmon"))
    first = month.min().over("incidnum")
    year = pl.col("styear").min().over("incidnum")
    acts = raw.select(
        "ccode",
        incident="incidnum",
        dispute="dispnum",
        year=year,
        month=pl.when((first - 1) // 12 == year).then((first - 1) % 12 + 1),
        side="insidea",
        action=pl.when(pl.col("action") >= 0).then("action"),
        hostility=pl.when(pl.col("hostlev") >= 0).then("hostlev"),
    ).unique(["incident", "ccode"], keep="first", maintain_order=True)
    acts = acts.filter(pl.col("year") >= _FIRST_INCIDENTS)
    pairs = acts.join(acts, on=["incident", "dispute", "year", "month"], nulls_equal=True)
    opposite = pairs.filter(
        (pl.col("ccode") < pl.col("ccode_right")) & (pl.col("side") != pl.col("side_right"))
    )
    named = opposite.select(
        "incident",
        "dispute",
        "year",
        "month",
        ccode1="ccode",
        ccode2="ccode_right",
        action1="action",
        action2="action_right",
        hostility=pl.max_horizontal("hostility", "hostility_right"),
    )
    return TableRows(*keep_members(named, "ccode1", "ccode2"))


_FIRST_INCIDENTS = 1993
"""The first year whose incidents are complete."""

_UNKNOWN = -9
_RENAMED = {
    "dispnum": "dispute",
    "disponset": "onset",
    "hostlev1": "hostility1",
    "hostlev2": "hostility2",
}
_PAIRED = ("ccode", "hostlev", "fatality")
_DAYS = tuple(f"{edge}{unit}" for edge in ("st", "end") for unit in ("day", "mon", "year"))
_PARTICIPANT = ("dispnum", "ccode", *_DAYS, "sidea", "fatality", "hostlev")
_INCIDENT = ("dispnum", "incidnum", "ccode", "stmon", "styear", "insidea", "action", "hostlev")
_DEATHS = "military deaths: 0 none, 1 to 25, 2 to 100, 3 to 250, 4 to 500, 5 to 999, 6 more; of"


DISPUTE_COLUMNS = {
    "dispute": Column(pl.Int16, "dispute"),
    "ccode1": Column(pl.Int16, "state with the lower code"),
    "ccode2": Column(pl.Int16, "state with the higher code"),
    "year": Column(pl.Int16, "year"),
    "onset": Column(pl.Int8, "1 in the year in which it began"),
    "hostility": Column(pl.Int8, "highest level reached by either, 1 to 5 (war)"),
    "hostility1": Column(pl.Int8, "level that ccode1 reached, 1 to 5"),
    "hostility2": Column(pl.Int8, "level that ccode2 reached, 1 to 5"),
}
"""The columns of a table of disputes, as collected or corrected."""


def _editions(_today: date) -> tuple[str, ...]:
    """Return the version after the newest that is known, and that: they appear irregularly."""
    return "6", "5"


_ARCHIVE = (
    "https://correlatesofwar.org/wp-content/uploads/MID-{edition}-Data-and-Supporting-Materials.zip"
)

PUBLISHING = Published(
    find=numbered(
        _editions,
        RemoteFile(
            "participants",
            _ARCHIVE,
            member="MIDB *.csv",
            columns=_PARTICIPANT,
            limit=50 * MEGABYTE,
        ),
        RemoteFile(
            "incidents", _ARCHIVE, member="MIDIP *.csv", columns=_INCIDENT, limit=50 * MEGABYTE
        ),
    ),
    written_for="version 5.0 (MIDB 5.0.csv, MIDIP 5.0.csv)",
    readers={"disputes": read_live_disputes, "dispute_incidents": read_live_incidents},
)

SOURCE = Source(
    name="cow_disputes",
    title="Militarized Interstate Disputes, version 5.0",
    publisher="Correlates of War Project",
    version="5.0, by pair and year",
    citation=(
        "Palmer, Glenn, Roseanne W. McManus, Vito D'Orazio, Michael R. Kenwick, Mikaela Karstens, "
        "Chase Bloch, Nick Dietrich, Kayla Kahn, Kellan Ritter and Michael J. Soules. 2022. The "
        "MID5 Dataset, 2011-2014. Conflict Management and Peace Science 39 (4): 470-482."
    ),
    bibtex="""@article{palmer2022mid5,
  author = {Palmer, Glenn and McManus, Roseanne W. and D'Orazio, Vito and Kenwick, Michael R.
            and Karstens, Mikaela and Bloch, Chase and Dietrich, Nick and Kahn, Kayla and
            Ritter, Kellan and Soules, Michael J.},
  title = {The MID5 Dataset, 2011--2014},
  journal = {Conflict Management and Peace Science},
  volume = {39},
  number = {4},
  pages = {470--482},
  year = {2022}
}""",
    url="https://correlatesofwar.org/data-sets/mids/",
    publishing=PUBLISHING,
    licence=free_with_citation("https://correlatesofwar.org/data-sets/mids/"),
    files={
        "disputes": "security/cow_mid_directed_disputes.parquet",
        "incidents": "security/cow_mid5_incident_participants.parquet",
    },
    tables=(
        Table(
            name="disputes",
            title="militarised disputes between two states",
            unit_of_analysis="undirected",
            columns={
                **DISPUTE_COLUMNS,
                "fatality1": Column(pl.Int8, f"{_DEATHS} ccode1"),
                "fatality2": Column(pl.Int8, f"{_DEATHS} ccode2"),
            },
            key=("dispute", "ccode1", "ccode2", "year"),
            record=("dispute",),
            years=(1816, 2014),
            read=read_disputes,
            missing_means="zero for members",
            rows=(4_000, 10_000),
        ),
        Table(
            name="dispute_incidents",
            title="incidents of militarised disputes between two states",
            unit_of_analysis="undirected",
            columns={
                "incident": Column(pl.Int32, "incident"),
                "dispute": Column(pl.Int16, "dispute that it belongs to"),
                "ccode1": Column(pl.Int16, "state with the lower code"),
                "ccode2": Column(pl.Int16, "state with the higher code"),
                "year": Column(pl.Int16, "year in which it began"),
                "month": Column(pl.Int8, "month in which it began"),
                "action1": Column(pl.Int8, "publisher's code of what ccode1 did; 0 nothing"),
                "action2": Column(pl.Int8, "publisher's code of what ccode2 did; 0 nothing"),
                "hostility": Column(pl.Int8, "highest level reached by either, 1 to 5 (war)"),
            },
            key=("incident", "ccode1", "ccode2"),
            record=("incident",),
            years=(_FIRST_INCIDENTS, 2014),
            read=read_incidents,
            missing_means="zero for members",
            rows=(3_000, 20_000),
        ),
    ),
)
