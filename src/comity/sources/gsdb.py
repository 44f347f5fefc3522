"""Sanctions: the Global Sanctions Data Base, summed by sender, target and year."""

from __future__ import annotations

import polars as pl

from comity.errors import UnknownName
from comity.sources.drops import dropped
from comity.sources.licence import aggregates_only
from comity.sources.source import Column, Drop, Files, Reading, Source, Table
from comity.states.codes import with_ccode
from comity.states.groups import find_group, members
from comity.states.names import split

TYPES = ("trade", "arms", "military", "financial", "travel", "other")
_RENAMED = {"EEC": "European Union"}
"""Senders under names of their time, whose members are those of the later name."""


def cases_on(files: Files) -> Reading:
    """Count the cases active against each state in each year, however many their senders."""
    years, drops = _target_years(files)
    counts = years.group_by("ccode", "year").agg(
        pl.len().alias("cases"), pl.col(TYPES).sum(), pl.len().alias("records")
    )
    return Reading(counts, drops)


def senders(files: Files) -> Reading:
    """Count the cases of each sender against each target in each year.

    Groups count for each of their members of that year; a state that sends a case both
    alone and as a member counts once.
    """
    years, drops = _target_years(files)
    sent, unknown = _sender_years(files)
    pairs = sent.join(years, on=["case_id", "year"]).rename({"ccode": "ccode2"})
    apart = pairs.filter(pl.col("ccode1") != pl.col("ccode2")).unique(
        ["case_id", "ccode1", "ccode2", "year"]
    )
    counts = apart.group_by("ccode1", "ccode2", "year").agg(
        pl.len().alias("cases"),
        pl.col("own").sum().alias("own"),
        pl.len().alias("records"),
    )
    return Reading(counts, (*drops, *unknown))


def _cases(files: Files) -> pl.DataFrame:
    return pl.read_csv(files["cases"], infer_schema_length=None, encoding="utf8-lossy")


def _years(cases: pl.DataFrame) -> pl.DataFrame:
    """Lay each case out over the years in which it was active, both ends included."""
    spans = pl.int_ranges(pl.col("begin"), pl.col("end") + 1)
    return cases.with_columns(spans.cast(pl.List(pl.Int16)).alias("year")).explode("year")


def _target_years(files: Files) -> tuple[pl.DataFrame, tuple[Drop, ...]]:
    """Give a row for each case, state it is aimed at, and year."""
    cases = _cases(files).with_columns(_listed("sanctioned_state").alias("target"))
    rows = _years(cases.explode("target"))
    converted = with_ccode(rows, {"target": "ccode"}, scheme="name", year="year")
    return converted.frame.unique(["case_id", "ccode", "year"]), dropped(converted)


def _sender_years(files: Files) -> tuple[pl.DataFrame, tuple[Drop, ...]]:
    """Give a row for each case, state that sends it (alone or in a group), and year."""
    cases = _cases(files).with_columns(_listed("sanctioning_state").alias("sender"))
    rows = _years(cases.select("case_id", "begin", "end", "sender").explode("sender"))
    rows = rows.with_columns(pl.col("sender").replace(_RENAMED))
    grouped, expanded = _expanded(rows)
    alone = rows.join(grouped, on="sender", how="anti")
    converted = with_ccode(alone, {"sender": "ccode1"}, scheme="name", year="year")
    own = converted.frame.select("case_id", "year", "ccode1", pl.lit(value=True).alias("own"))
    both = pl.concat([own, expanded.with_columns(pl.lit(value=False).alias("own"))])
    once = both.sort("own", descending=True).unique(["case_id", "year", "ccode1"], keep="first")
    return once, dropped(converted)


def _expanded(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Find which senders are groups, and lay those out over their members of each year."""
    pairs = rows.select("sender", "year").unique()
    found = [
        (sender, year, ccode)
        for sender, year in pairs.iter_rows()
        if _is_group(sender)
        for ccode in members(sender, year)
    ]
    schema = {"sender": pl.String, "year": pl.Int16, "ccode1": pl.Int16}
    listed = pl.DataFrame(found, schema=schema, orient="row")
    laid_out = rows.join(listed, on=["sender", "year"]).select("case_id", "year", "ccode1")
    return listed.select("sender").unique(), laid_out


def _is_group(name: str) -> bool:
    """Tell whether a sender is a group whose members are recorded."""
    try:
        find_group(name)
    except UnknownName:
        return False
    return True


def _listed(column: str) -> pl.Expr:
    """Take a list of names apart, minding commas that belong to a name."""
    return pl.col(column).map_elements(lambda text: list(split(text)), pl.List(pl.String))


SOURCE = Source(
    name="gsdb",
    title="Global Sanctions Data Base",
    publisher="Drexel University, Hochschule Konstanz and WIFO",
    version="4",
    citation=(
        "Yalcin, Erdal, Gabriel Felbermayr, Heider Kariem, Aleksandra Kirilakha, Ohyun Kwon, "
        "Constantinos Syropoulos and Yoto V. Yotov. 2025. The Global Sanctions Data Base, "
        "Release 4. The World Economy."
    ),
    bibtex="""@article{yalcin2025gsdb4,
  author = {Yalcin, Erdal and Felbermayr, Gabriel and Kariem, Heider and Kirilakha, Aleksandra
            and Kwon, Ohyun and Syropoulos, Constantinos and Yotov, Yoto V.},
  title = {The Global Sanctions Data Base -- Release 4},
  journal = {The World Economy},
  year = {2025}
}""",
    url="https://www.globalsanctionsdatabase.com/",
    licence=aggregates_only(
        "GSDB: on request, cite, aggregates only", "https://www.globalsanctionsdatabase.com/"
    ),
    attribution="Sanctions: Global Sanctions Data Base (GSDB-R4).",
    files={"cases": "sanctions/gsdb_v4.csv"},
    tables=(
        Table(
            name="sanction_cases",
            title="sanction cases active against a state",
            form="state",
            columns={
                "ccode": Column(pl.Int16, "state sanctioned"),
                "year": Column(pl.Int16, "year"),
                "cases": Column(pl.Int16, "cases active", "cases"),
                **{kind: Column(pl.Int16, f"of them, with {kind} sanctions") for kind in TYPES},
                "records": Column(pl.Int16, "cases of the data base"),
            },
            key=("ccode", "year"),
            record=("records",),
            years=(1949, 2023),
            read=cases_on,
            absent="zero for members",
            rows=(3_000, 15_000),
        ),
        Table(
            name="sanction_senders",
            title="sanction cases of one state against another",
            form="directed",
            columns={
                "ccode1": Column(pl.Int16, "sender, alone or as a member of a group"),
                "ccode2": Column(pl.Int16, "target"),
                "year": Column(pl.Int16, "year"),
                "cases": Column(pl.Int16, "cases active", "cases"),
                "own": Column(pl.Int16, "of them, in which it is named itself", "cases"),
                "records": Column(pl.Int16, "cases of the data base"),
            },
            key=("ccode1", "ccode2", "year"),
            record=("records",),
            years=(1949, 2023),
            read=senders,
            absent="zero for members",
            rows=(50_000, 500_000),
        ),
    ),
    faults=(
        "Whole cases, whatever their weight. ECOWAS, the Organization of American States and some "
        "other groups count against the target but for none of their members, whose dates are not "
        "recorded here. Cases that end in 2023 may go on."
    ),
)
