"""Sanctions: the Global Sanctions Data Base, summed by sender, target and year."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows, keep_distinct, keep_ordered
from comity.sources.licence import aggregates_only
from comity.sources.publishing import MEGABYTE, ByHand, RemoteFile
from comity.sources.security.sanctioning_groups import group_members, is_group
from comity.sources.source import Column, Exclusion, Files, Hole, Source, Table, TableRows
from comity.states.codes import with_ccode
from comity.states.names import split

_YEARS = (1949, 2023)
TYPES = ("trade", "arms", "military", "financial", "travel", "other")
_ROLES = {"sanctioned_state": "target", "sanctioning_state": "sender"}

_LATER = {"Yemen, North": ("Yemen", 1990), "South Vietnam": ("Vietnam", 1976)}
"""What the file goes on calling two states after they had united with another, and since when."""

_EU, _UN = ("EU", "EEC", "European Union"), ("UN", "United Nations")
"""The names of the two groups in the file and in the list of groups."""

_NO_MEMBERS = "a group without members that year"


def read_cases_on(files: Files) -> TableRows:
    """Count the cases active against each state in each year, however many their senders."""
    cases, faulty = _cases(files["cases"])
    targets, exclusions = _targets(cases)
    rows = targets.join(cases.select("case_id", *TYPES), on="case_id")
    return TableRows(_counted_by(rows, ["ccode", "year"]), (*faulty, *exclusions))


def read_senders(files: Files) -> TableRows:
    """Count the cases of each sender against each target in each year.

    Groups count for each of their members of that year; a state that sends a case both
    alone and as a member counts once.
    """
    cases, faulty = _cases(files["cases"])
    targets, lost_targets = _targets(cases)
    sent, lost_senders = _parties(cases, "sanctioning_state")
    aimed = targets.select("case_id", "year", ccode2="ccode")
    pairs = sent.rename({"ccode": "ccode1"}).join(aimed, on=["case_id", "year"])
    apart = pairs.filter(pl.col("ccode1") != pl.col("ccode2"))
    rows = apart.join(cases.select("case_id", *TYPES), on="case_id")
    lost = (*faulty, *lost_targets, *lost_senders)
    return TableRows(_counted_by(rows, ["ccode1", "ccode2", "year"], ("own", "eu", "un")), lost)


def read_full_embargoes(path: Path) -> pl.DataFrame:
    """Read the pairs and years of an embargo on all exports or imports: ccode1, ccode2, year.

    It is no table of the bundle; readers of trade ask it whether a zero can be none.
    """
    cases, _ = _cases(path)
    full = cases.filter(pl.col("descr_trade").str.contains("compl"))
    sent, _ = _parties(full, "sanctioning_state")
    aimed, _ = _targets(full)
    pairs = sent.select("case_id", "year", ccode1="ccode").join(
        aimed.select("case_id", "year", ccode2="ccode"), on=["case_id", "year"]
    )
    return pairs.select("ccode1", "ccode2", "year").unique(maintain_order=True)


def _counted_by(
    rows: pl.DataFrame, key: list[str], through: tuple[str, ...] = ("own",)
) -> pl.DataFrame:
    """Count cases by a key: all, those through each way of being a party, those of each type."""
    return rows.group_by(key).agg(
        pl.len().alias("cases"),
        pl.col(through).sum(),
        pl.col(TYPES).sum(),
        pl.len().alias("records"),
    )


def _cases(path: Path) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Read the cases, each once, and count those that are repeated or have no possible years."""
    raw = pl.read_csv(path, infer_schema_length=None, encoding="utf8-lossy")
    years = pl.col("begin", "end").cast(pl.Int32, strict=False)
    dated = raw.with_columns(pl.when(years.is_between(*_YEARS)).then(years).name.keep())
    ended = pl.col("end").is_not_null()
    spans, backwards = keep_ordered(dated.filter(ended), "begin", "end")
    cases, repeated = keep_distinct(spans, but="case_id")
    lost = (*exclude_rows(dated.filter(~ended), "its end is no year"), *backwards, *repeated)
    # The terms do not allow passing the publisher's records on, not even as an example.
    return cases, tuple(Exclusion(exclusion.why, exclusion.rows) for exclusion in lost)


def _targets(cases: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Build a row for each case, target state and year.

    Members of a group that a case is aimed at do not count if they send it themselves: what
    Russia decided against the Eurasian Economic Union is not aimed at Russia.
    """
    aimed, exclusions = _parties(cases, "sanctioned_state")
    sent, _ = _parties(cases, "sanctioning_state")
    itself = sent.filter("own").select("case_id", "year", "ccode")
    others = aimed.filter(~pl.col("own")).join(itself, on=["case_id", "year", "ccode"], how="anti")
    return pl.concat([aimed.filter("own"), others]), exclusions


def _parties(cases: pl.DataFrame, side: str) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Build a row for each case, year and state on one side of it, alone or in a group.

    ``own`` tells whether the state is named itself, ``eu`` and ``un`` whether it is a party
    only as a member of the European Union or of the United Nations.
    """
    names = pl.col(side).map_elements(lambda text: list(split(text)), pl.List(pl.String))
    rows = _years(cases.select("case_id", "begin", "end", names.alias("party")))
    rows = rows.explode("party").with_columns(_in_use())
    grouped = pl.col("party").is_in([name for name in rows["party"].unique() if is_group(name)])
    expanded, empty = _expanded(rows.filter(grouped))
    role = _ROLES[side]
    alone = rows.filter(~grouped).rename({"party": role})
    conversion = with_ccode(alone, {role: "ccode"}, scheme="name", year="year")
    own = conversion.frame.select("case_id", "year", "ccode", pl.lit("").alias("party"))
    both = pl.concat([own, expanded]).with_columns(_through())
    # A state named itself counts as such, a member of the EU before one of the UN.
    ranked = both.sort("own", "eu", "un", descending=[True, True, False])
    distinct = ranked.unique(["case_id", "year", "ccode"], keep="first")
    return distinct, (*exclude_codes(conversion), *empty)


def _through() -> list[pl.Expr]:
    """Mark whether a party is named itself, or is one as a member of the EU or of the UN."""
    party = pl.col("party")
    return [
        (party == "").alias("own"),
        party.is_in(_EU).alias("eu"),
        party.is_in(_UN).alias("un"),
    ]


def _in_use() -> pl.Expr:
    """Convert parties to the names in use in the year."""
    party = pl.col("party")
    for name, (later, since) in _LATER.items():
        united = (party == name) & (pl.col("year") >= since)
        party = pl.when(united).then(pl.lit(later)).otherwise(party)
    return party.alias("party")


def _years(cases: pl.DataFrame) -> pl.DataFrame:
    """Convert each case to rows of its active years, both ends included."""
    spans = pl.int_ranges(pl.col("begin"), pl.col("end") + 1)
    return cases.with_columns(spans.cast(pl.List(pl.Int16)).alias("year")).explode("year")


def _expanded(rows: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Convert groups to their members of each year; count those without any yet."""
    pairs = rows.select("party", "year").unique().iter_rows()
    expansion = [
        (party, year, ccode) for party, year in pairs for ccode in group_members(party, year)
    ]
    schema = {"party": pl.String, "year": pl.Int16, "ccode": pl.Int16}
    listed = pl.DataFrame(expansion, schema=schema, orient="row")
    on = ["party", "year"]
    early = rows.join(listed, on=on, how="anti").select(on)
    return rows.join(listed, on=on).select("case_id", "year", "ccode", "party"), exclude_rows(
        early, _NO_MEMBERS
    )


PUBLISHING = ByHand(
    page="https://www.globalsanctionsdatabase.com/",
    why="The data base is sent on request.",
    file=RemoteFile(
        "cases",
        "",
        columns=("case_id", *_ROLES, "begin", "end", *TYPES),
        limit=20 * MEGABYTE,
    ),
    edition=r"[vV](\d+)",
    written_for="version 4 (GSDB_V4.csv); the dyads of version 5 are laid out otherwise",
)

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
    publishing=PUBLISHING,
    licence=aggregates_only(
        "GSDB: on request, cite, aggregates only", "https://www.globalsanctionsdatabase.com/"
    ),
    attribution="Sanctions: Global Sanctions Data Base (GSDB-R4).",
    files={"cases": "sanctions/gsdb_v4.csv"},
    tables=(
        Table(
            name="sanction_cases",
            title="sanction cases active against a state",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "state sanctioned"),
                "year": Column(pl.Int16, "year"),
                "cases": Column(pl.Int16, "cases active", "cases"),
                "own": Column(pl.Int16, "of them, in which it is named itself", "cases"),
                **{kind: Column(pl.Int16, f"of them, with {kind} sanctions") for kind in TYPES},
                "records": Column(pl.Int16, "cases of the data base"),
            },
            key=("ccode", "year"),
            record=("records",),
            years=_YEARS,
            read=read_cases_on,
            missing_means="zero for members",
            rows=(3_000, 15_000),
        ),
        Table(
            name="sanction_senders",
            title="sanction cases of one state against another",
            unit_of_analysis="directed",
            columns={
                "ccode1": Column(pl.Int16, "sender, alone or as a member of a group"),
                "ccode2": Column(pl.Int16, "target"),
                "year": Column(pl.Int16, "year"),
                "cases": Column(pl.Int16, "cases active", "cases"),
                "own": Column(pl.Int16, "of them, in which it is named itself", "cases"),
                "eu": Column(pl.Int16, "of them, only as a member of the EU", "cases"),
                "un": Column(pl.Int16, "of them, only as a member of the UN", "cases"),
                **{kind: Column(pl.Int16, f"of them, with {kind} sanctions") for kind in TYPES},
                "records": Column(pl.Int16, "cases of the data base"),
            },
            key=("ccode1", "ccode2", "year"),
            record=("records",),
            years=_YEARS,
            read=read_senders,
            missing_means="zero for members",
            rows=(50_000, 500_000),
            holes=(
                Hole(260, (1990, 1990), "the file has Germany of the whole year as one state"),
                Hole(678, (1990, 1990), "the file has Yemen of the whole year as one state"),
            ),
        ),
    ),
    known_issues=(
        "Whole cases, whatever their weight; one aimed at several states counts for each. Groups "
        "count for each of their members, as senders and as targets: CoCom, the OAS, the OAU, "
        "ECOWAS and Comecon among them, by the members recorded for each year. Four that are no "
        "organisation, such as the Balkans, count for none. Yemen and Vietnam since they united, "
        "which the file calls North Yemen and South Vietnam, are read as themselves. Cases that "
        "end in 2023 may go on."
    ),
)
