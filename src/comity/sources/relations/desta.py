"""Trade agreements in force between states: DESTA."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import polars as pl

from comity.sources.exclusions import exclude_rows
from comity.sources.licence import free_with_citation
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Exclusion, Files, Hole, Source, Table, TableRows
from comity.states.codes import with_ccode
from comity.states.register import names, states
from comity.states.spelling import key

_FIRST, _LAST = 1948, 2020

_WITHOUT_CODE = (511, 678, 680, 817)
"""Zanzibar, North and South Yemen, and South Vietnam: no row of the file can name them."""

_AMONG_ALL = {66, 188, 437}
"""Agreements of a bloc with others that bind the bloc's members to each other too: ASEAN with
Australia and New Zealand, Central America with the United States, the European Economic Area."""

_FIRST_SIDE = {
    **{25: 3, 61: 6, 181: 27, 253: 15, 279: 2, 379: 4, 399: 4, 584: 9, 585: 9, 586: 10, 587: 12},
    **{608: 4, 689: 6, 690: 6, 700: 6, 789: 4, 799: 6, 864: 2, 975: 1, 978: 6, 985: 19},
}
"""How many of the members, in the file's order, are on the first side of an agreement
between two blocs; read off the lists."""


def read_agreements(files: Files) -> TableRows:
    """Read one row for each agreement and pair of states that it binds to each other.

    An agreement of a bloc with others binds each member of the bloc to the others, not the
    members to one another. It binds a state from its entry into force, from the state's
    accession or from the year in which the state became a member of the system, whichever
    is latest; a successor state is bound from its own first year.
    """
    raw = pl.read_csv(
        files["treaties"], separator=";", encoding="latin1", infer_schema_length=0, null_values="NA"
    )
    listed = raw.with_columns(pl.col("base_treaty").cast(pl.Int16).alias("treaty"), year=_YEAR)
    blocs = set(listed.filter(_BASE & (pl.col("typememb") == "4"))["treaty"])
    used = listed
    exclusions: list[Exclusion] = []
    for why, unused in {
        "a protocol, withdrawal, negotiation or consolidated text": ~(_BASE | _ACCESSION),
        "never entered into force": _BASE & pl.col("year").is_null(),
        "an accession to an agreement between blocs": _ACCESSION & pl.col("treaty").is_in(blocs),
    }.items():
        exclusions += exclude_rows(used.filter(unused).select("number", "name", "year"), why)
        used = used.filter(~unused)
    seats = pl.DataFrame(list(_seats(used)), schema=_SEATS, orient="row").with_columns(_former())
    memberships = _held(seats)
    never = seats.join(memberships, on=["number", "member"], how="anti")
    return TableRows(
        _pairs(memberships), (*exclusions, *exclude_rows(never, "a member that is no state"))
    )


_BASE = pl.col("entry_type") == "base_treaty"
_ACCESSION = pl.col("entry_type") == "accession"
# The file gives few accessions a year of entry into force; the year of signature replaces it.
_YEAR = (
    pl.when(_ACCESSION)
    .then(pl.max_horizontal(pl.col("year", "entryforceyear").cast(pl.Int16)))
    .otherwise(pl.col("entryforceyear").cast(pl.Int16))
)
_SEATS = {
    "number": pl.String,
    "treaty": pl.Int16,
    "name": pl.String,
    "start": pl.Int16,
    "member": pl.String,
    "side": pl.Int16,
}


def _seats(entries: pl.DataFrame) -> Iterator[tuple[object, ...]]:
    """Yield a row for each member of each entry, with its side."""
    columns = [name for name in entries.columns if name[0] == "c" and name[1:].isdecimal()]
    base = entries.filter(_BASE).rows(named=True)
    alone = {row["treaty"]: _named(row["name"], _members(row, columns)) for row in base}
    for row in entries.iter_rows(named=True):
        listed = _members(row, columns)
        sides = _sides(row, listed, alone.get(row["treaty"], set()))
        for member, side in zip(listed, sides, strict=True):
            yield row["number"], row["treaty"], row["name"], row["year"], member, side


def _members(row: dict[str, str], columns: list[str]) -> list[str]:
    """List the members of an entry once each, in the file's order."""
    return list(dict.fromkeys(row[name] for name in columns if row[name]))


def _sides(row: dict[str, str], listed: list[str], alone: set[str]) -> list[int]:
    """Count the sides of an entry: two if a bloc deals with others, else one a member."""
    treaty, kind = int(row["treaty"]), row["typememb"]
    if kind not in ("3", "4", "6") or treaty in _AMONG_ALL:
        return list(range(len(listed)))
    if treaty in _FIRST_SIDE and kind != "6":
        return [int(seat >= _FIRST_SIDE[treaty]) for seat in range(len(listed))]
    return [int(member in alone) for member in listed]


def _named(title: str, listed: list[str]) -> set[str]:
    """Find the members that an agreement's name names; where none, it is the last."""
    words = f" {_words(title)} "
    members = {one for one in listed if any(f" {n} " in words for n in _spellings().get(one, ()))}
    return members or set(listed[-1:])


@cache
def _spellings() -> dict[str, set[str]]:
    """Return the names of each state, as comparison keys, by its numeric ISO code."""
    spellings: dict[str, set[str]] = {}
    for name in names():
        code = states()[name.ccode].iso_numeric.lstrip("0")
        if len(name.text) > 3 or name.text == "UK":
            spellings.setdefault(code, set()).add(_words(name.text))
    return spellings


def _former() -> pl.Expr:
    """Return the members, with the code of a former state where its successor's is given."""
    codes = {("290", "203"): "200", ("446", "276"): "278"}
    member = pl.col("member")
    for (number, successor), code in codes.items():
        its = (pl.col("number") == number) & (member == successor)
        member = pl.when(its).then(pl.lit(code)).otherwise(member)
    return member.alias("member")


def _words(text: str) -> str:
    return " ".join(filter(None, map(key, re.findall(r"\w+", text))))


def _held(seats: pl.DataFrame) -> pl.DataFrame:
    """Return the states of each seat, with the first and last year of each."""
    years = seats.with_columns(pl.int_ranges("start", _LAST + 1).alias("year")).explode("year")
    coded = with_ccode(years, {"member": "ccode"}, scheme="iso_numeric", year="year").frame
    seat = ["number", "treaty", "name", "member", "side", "ccode"]
    return coded.group_by(seat).agg(pl.col("year").min(), pl.col("year").max().alias("last"))


def _pairs(memberships: pl.DataFrame) -> pl.DataFrame:
    """Build the pairs across sides, the lower code first, each from its first common year."""
    both = memberships.join(memberships, on="number", suffix="2").filter(
        (pl.col("ccode") < pl.col("ccode2")) & (pl.col("side") != pl.col("side2"))
    )
    since = pl.max_horizontal("year", "year2")
    together = both.filter(since <= pl.min_horizontal("last", "last2"))
    dated = together.select("treaty", "name", since, ccode1="ccode", ccode2="ccode2")
    return dated.sort("year", "name").unique(["treaty", "ccode1", "ccode2"], keep="first")


SOURCE = Source(
    name="desta",
    title="Design of Trade Agreements Database",
    publisher="Dür, Baccini and Elsig, World Trade Institute",
    version="base treaties and accessions 1948-2020",
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
    publishing=NotPublished(
        "Which members of a bloc are on one side of an agreement was read off the lists "
        "to 2020, and a later list does not say it."
    ),
    licence=free_with_citation("https://www.designoftradeagreements.org/"),
    files={"treaties": "economy/desta_trade_agreements.csv"},
    tables=(
        Table(
            name="trade_treaties",
            title="trade agreements between two states",
            unit_of_analysis="undirected",
            columns={
                "treaty": Column(pl.Int16, "base treaty"),
                "name": Column(pl.String, "name of the treaty or accession"),
                "ccode1": Column(pl.Int16, "member with the lower code"),
                "ccode2": Column(pl.Int16, "member with the higher code"),
                "year": Column(
                    pl.Int16, "year of entry into force; of accessions without one, of signature"
                ),
            },
            key=("treaty", "ccode1", "ccode2"),
            record=("treaty",),
            years=(_FIRST, _LAST),
            read=read_agreements,
            missing_means="zero for members",
            rows=(5_000, 60_000),
            holes=tuple(
                Hole(ccode, (_FIRST, _LAST), "the publisher's list has no code of the former state")
                for ccode in _WITHOUT_CODE
            ),
        ),
    ),
    known_issues=(
        "Withdrawals, and accessions to agreements between two blocs, are not followed; an "
        "agreement that a later one replaced still counts."
    ),
)
