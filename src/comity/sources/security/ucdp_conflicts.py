"""Armed conflicts in which governments take part."""

from __future__ import annotations

from datetime import date

import polars as pl

from comity.sources.exclusions import exclude_codes
from comity.sources.finders import numbered
from comity.sources.licence import CC_BY
from comity.sources.publishing import MEGABYTE, Published, RemoteFile, Rhythm
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

_SIDES = ("gwno_a", "gwno_b", "gwno_a_2nd", "gwno_b_2nd")


def read_conflicts(files: Files) -> TableRows:
    """Read one row for each state, conflict and year, as a primary or a supporting party."""
    raw = pl.read_csv(files["conflicts"], infer_schema_length=0)
    rows = raw.unpivot(
        _SIDES,
        index=["conflict_id", "year", "location", "intensity_level"],
        variable_name="side",
        value_name="states",
    )
    listed = rows.with_columns(pl.col("states").str.extract_all(r"\d+")).explode("states")
    named = listed.drop_nulls("states").with_columns(pl.col("year").cast(pl.Int16))
    conversion = with_ccode(named, {"states": "ccode"}, scheme="gw", year="year")
    primary = (~pl.col("side").str.ends_with("2nd")).alias("primary")
    frame = conversion.frame.with_columns(primary, (pl.col("intensity_level") == "2").alias("war"))
    distinct = frame.sort("primary", descending=True).unique(
        ["conflict_id", "ccode", "year"], keep="first"
    )
    return TableRows(distinct.rename({"conflict_id": "conflict"}), exclude_codes(conversion))


def read_opponents(files: Files) -> TableRows:
    """Read one row for each pair of governments that fought each other in a conflict and year.

    Pairs are the parties of each side, not those that only supported them.
    """
    raw = pl.read_csv(files["conflicts"], infer_schema_length=0)
    between = raw.filter(pl.col("type_of_conflict") == _BETWEEN_STATES)
    sides = [pl.col(side).str.extract_all(r"\d+") for side in ("gwno_a", "gwno_b")]
    rows = between.with_columns(pl.col("year").cast(pl.Int16), *sides)
    pairs = rows.explode("gwno_a").explode("gwno_b")
    columns = {"gwno_a": "a", "gwno_b": "b"}
    conversion = with_ccode(pairs, columns, scheme="gw", year="year")
    frame = conversion.frame.with_columns(
        pl.col("conflict_id").alias("conflict"),
        pl.min_horizontal("a", "b").alias("ccode1"),
        pl.max_horizontal("a", "b").alias("ccode2"),
        (pl.col("intensity_level") == "2").alias("war"),
    )
    return TableRows(frame, exclude_codes(conversion))


_BETWEEN_STATES = "2"


def _editions(today: date) -> tuple[str, ...]:
    """Return the editions that may be out: 26.1 appeared in June 2026, with data of 2025."""
    newest = today.year - 2000
    return f"{newest}.1", f"{newest - 1}.1"


PUBLISHING = Published(
    find=numbered(
        _editions,
        RemoteFile(
            "conflicts",
            "https://ucdp.uu.se/downloads/ucdpprio/ucdp-prio-acd-{digits}-csv.zip",
            member="*.csv",
            columns=(
                *("conflict_id", "location", "year", "intensity_level", "type_of_conflict"),
                *_SIDES,
            ),
            limit=20 * MEGABYTE,
        ),
    ),
    written_for="26.1 (UcdpPrioConflict_v26_1.csv), laid out as the raw file of 25.1",
    rhythm=Rhythm("yearly, in June", 6),
)

SOURCE = Source(
    name="ucdp_conflicts",
    title="UCDP/PRIO Armed Conflict Dataset",
    publisher="Uppsala Conflict Data Program and Peace Research Institute Oslo",
    version="25.1",
    citation=(
        "Gleditsch, Nils Petter, Peter Wallensteen, Mikael Eriksson, Margareta Sollenberg and "
        "Håvard Strand. 2002. Armed Conflict 1946-2001: A New Dataset. Journal of Peace Research "
        "39 (5): 615-637. Version 25.1."
    ),
    bibtex="""@article{gleditsch2002armed,
  author = {Gleditsch, Nils Petter and Wallensteen, Peter and Eriksson, Mikael and Sollenberg,
            Margareta and Strand, H{\\aa}vard},
  title = {Armed Conflict 1946--2001: A New Dataset},
  journal = {Journal of Peace Research},
  volume = {39},
  number = {5},
  pages = {615--637},
  year = {2002}
}""",
    url="https://ucdp.uu.se/downloads/",
    publishing=PUBLISHING,
    licence=CC_BY,
    attribution="Armed conflicts: UCDP/PRIO Armed Conflict Dataset 25.1.",
    files={"conflicts": "security/ucdp_prio_conflict_v25_1.csv"},
    tables=(
        Table(
            name="conflicts",
            title="states that took part in armed conflicts",
            unit_of_analysis="state",
            columns={
                "conflict": Column(pl.Int32, "conflict"),
                "ccode": Column(pl.Int16, "state that took part"),
                "year": Column(pl.Int16, "year"),
                "location": Column(pl.String, "where"),
                "primary": Column(pl.Boolean, "whether as a party itself, not in support"),
                "war": Column(pl.Boolean, "whether with 1,000 battle deaths or more in the year"),
            },
            key=("conflict", "ccode", "year"),
            record=("conflict", "year"),
            years=(1946, 2024),
            read=read_conflicts,
            missing_means="zero for members",
            rows=(2_500, 12_000),
        ),
        Table(
            name="interstate_conflicts",
            title="armed conflicts between the governments of two states",
            unit_of_analysis="undirected",
            columns={
                "conflict": Column(pl.Int32, "conflict"),
                "ccode1": Column(pl.Int16, "state with the lower code"),
                "ccode2": Column(pl.Int16, "state with the higher code"),
                "year": Column(pl.Int16, "year"),
                "war": Column(pl.Boolean, "whether with 1,000 battle deaths or more in the year"),
            },
            key=("conflict", "ccode1", "ccode2", "year"),
            record=("conflict", "year"),
            years=(1946, 2024),
            read=read_opponents,
            missing_means="zero for members",
            rows=(100, 1_000),
        ),
    ),
)
