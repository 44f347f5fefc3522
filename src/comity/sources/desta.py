"""Trade agreements in force between states: DESTA."""

from __future__ import annotations

import polars as pl

from comity.sources.drops import counted, dropped
from comity.sources.licence import free_with_citation
from comity.sources.source import Column, Files, Reading, Source, Table
from comity.states.codes import with_ccode


def agreements(files: Files) -> Reading:
    """Read one row for each base treaty and pair of its members, from its entry into force."""
    raw = pl.read_csv(
        files["treaties"], separator=";", encoding="latin1", infer_schema_length=0, null_values="NA"
    )
    base = raw.filter(pl.col("entry_type") == "base_treaty")
    year = pl.col("entryforceyear").cast(pl.Int16, strict=False).alias("year")
    dated = base.with_columns(year).filter(pl.col("year").is_not_null())
    seats = [name for name in raw.columns if name[0] == "c" and name[1:].isdecimal()]
    members = dated.unpivot(seats, index=["base_treaty", "name", "year"], value_name="member")
    listed = members.drop_nulls("member").unique(["base_treaty", "member"])
    converted = with_ccode(listed, {"member": "ccode"}, scheme="iso_numeric", year="year")
    pairs = _pairs(converted.frame)
    rest = raw.filter(pl.col("entry_type") != "base_treaty")
    drops = (
        *counted(rest, "an accession, protocol, withdrawal or negotiation, not a base treaty"),
        *counted(base.filter(year.is_null()), "never entered into force"),
        *dropped(converted),
    )
    return Reading(pairs, drops)


def _pairs(members: pl.DataFrame) -> pl.DataFrame:
    """Make every pair of a treaty's members, the lower code first."""
    one = members.select("base_treaty", "name", "year", ccode1="ccode")
    other = members.select("base_treaty", ccode2="ccode")
    pairs = one.join(other, on="base_treaty").filter(pl.col("ccode1") < pl.col("ccode2"))
    return pairs.rename({"base_treaty": "treaty"}).unique(["treaty", "ccode1", "ccode2"])


SOURCE = Source(
    name="desta",
    title="Design of Trade Agreements Database",
    publisher="Dür, Baccini and Elsig, World Trade Institute",
    version="base treaties 1948-2020",
    citation=(
        "Dür, Andreas, Leonardo Baccini and Manfred Elsig. 2014. The Design of International Trade "
        "Agreements: Introducing a New Dataset. Review of International Organizations 9: 353-375."
    ),
    bibtex="""@article{dur2014design,
  author = {D{\\"u}r, Andreas and Baccini, Leonardo and Elsig, Manfred},
  title = {The Design of International Trade Agreements: Introducing a New Dataset},
  journal = {Review of International Organizations},
  volume = {9},
  pages = {353--375},
  year = {2014}
}""",
    url="https://www.designoftradeagreements.org/",
    licence=free_with_citation("https://www.designoftradeagreements.org/"),
    files={"treaties": "economy/desta_trade_agreements.csv"},
    tables=(
        Table(
            name="trade_treaties",
            title="trade agreements between two states",
            form="undirected",
            columns={
                "treaty": Column(pl.Int16, "base treaty"),
                "name": Column(pl.String, "its name"),
                "ccode1": Column(pl.Int16, "member with the lower code"),
                "ccode2": Column(pl.Int16, "member with the higher code"),
                "year": Column(pl.Int16, "year of entry into force"),
            },
            key=("treaty", "ccode1", "ccode2"),
            record=("treaty",),
            years=(1948, 2020),
            read=agreements,
            absent="zero for members",
            rows=(5_000, 60_000),
        ),
    ),
    faults="Accessions after the start and withdrawals are not followed.",
)
