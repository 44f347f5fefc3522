"""Trade between states, 1870 to 2014: the Correlates of War's reconciled series, with fills.

Flows are whole millions in the copy that is read: zero means under half a million, not none.
Zeros that another source or the years around them contradict, or that no reporter has stated,
are missing, and so are single flows far beyond all else that is known of the two states.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from comity.sources.doubtful_zeros import ZeroEvidence, find_doubtful_zeros
from comity.sources.exclusions import exclude_rows
from comity.sources.licence import free_with_citation
from comity.sources.publishing import NotPublished
from comity.sources.security.gsdb import read_full_embargoes
from comity.sources.source import Column, Exclusion, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

_FLOWS = ("imports1", "imports2")
_LOW = "OEC, imports too low"
"""The mark of fills in which West German imports from the Soviet Union lack oil and gas."""

_CONTRADICTED = 1.0
"""Million dollars in another source that a zero, under half a million, cannot be."""

PLANNED = (40, 265, 290, 310, 315, 339, 355, 360, 365, 710, 712, 731, 816)
"""Cuba, East Germany, Poland, Hungary, Czechoslovakia, Albania, Bulgaria, Romania, the Soviet
Union, China, Mongolia, North Korea and (North) Vietnam: they reported no trade by partner to
the IMF for most of the years from 1946 to 1991."""


def read_trade(files: Files) -> TableRows:
    """Read for each pair and year the imports of each state from the other.

    The file gives each pair both ways round; one of the two is kept. A negative flow is the
    publisher's code for missing; a pair and year without any known flow is left out.
    """
    raw = pl.read_parquet(files["pairs"])
    fills = pl.read_parquet(files["fills"])
    rows = pl.concat([_tidy(raw, pl.lit("COW")), _tidy(fills, pl.col("source").cast(pl.String))])
    rows = _with_south_vietnam(rows, "ccode1", "ccode2")
    rows = rows.with_columns(imports1=pl.when(pl.col("origin") != _LOW).then("imports1"))
    rows, flags = _without_false_zeros(rows, files)
    rows, more = _without_false_flows(rows, files)
    present = pl.any_horizontal(pl.col(_FLOWS).is_not_null())
    return TableRows(
        rows.filter(present),
        exclude_rows(rows.filter(~present), "neither import is known"),
        (*flags, *more),
    )


def read_trade_fill(files: Files) -> TableRows:
    """Read the trade of Taiwan in 2000 to 2014 and Serbia to 2005, which BACI leaves out."""
    rows = read_trade(files).frame
    conditions = [
        pl.any_horizontal(pl.col("ccode1", "ccode2") == ccode) & pl.col("year").is_between(*years)
        for ccode, years in _OUTSIDE_BACI.items()
    ]
    return TableRows(rows.filter(pl.any_horizontal(conditions)))


_FILL_YEARS = (2000, 2014)
_OUTSIDE_BACI = {713: _FILL_YEARS, 345: (2000, 2005)}
"""Taiwan and Serbia and Montenegro, with the years in which BACI has nothing of them."""


_NORTH, _SOUTH, _BY_SOUTH = 816, 817, (1960, 1975)
"""North and South Vietnam, and the years in which the files have the South's trade under the code
of the North: the United States sold 257 million dollars in 1970. The North's is in none of them."""


def _with_south_vietnam(flows: pl.DataFrame, *sides: str) -> pl.DataFrame:
    """Convert the code of North Vietnam to that of the South where the trade is the South's."""
    inside = pl.col("year").is_between(*_BY_SOUTH)
    moved = [
        pl.when(inside & (pl.col(side) == _NORTH)).then(pl.lit(_SOUTH)).otherwise(side).alias(side)
        for side in sides
    ]
    return flows.with_columns(moved).cast({side: pl.Int16 for side in sides})


def _tidy(raw: pl.DataFrame, origin: pl.Expr) -> pl.DataFrame:
    """Select one order of each pair, with missing flows as null, and name their origin."""
    flows = {"imports1": pl.col("flow1"), "imports2": pl.col("flow2")}
    return raw.filter(pl.col("ccode1") < pl.col("ccode2")).select(
        pl.col("ccode1", "ccode2", "year").cast(pl.Int16),
        *(pl.when(flow >= 0).then(flow).cast(pl.Float64).alias(n) for n, flow in flows.items()),
        origin.alias("origin"),
    )


def _without_false_zeros(
    rows: pl.DataFrame, files: Files
) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Convert zeros to missing where they cannot be small trade, and count them."""
    others = _other_flows(files)
    silent = (
        pl.col("ccode1").is_in(PLANNED)
        & pl.col("ccode2").is_in(PLANNED)
        & pl.col("year").is_between(1946, 1991)
    )
    flags: tuple[Exclusion, ...] = ()
    for flow, importer, exporter in (
        ("imports1", "ccode1", "ccode2"),
        ("imports2", "ccode2", "ccode1"),
    ):
        reports = others.rename({"importer": importer, "exporter": exporter})
        rows = rows.join(reports, on=["ccode1", "ccode2", "year"], how="left")
        zero, positive = pl.col(flow) == 0, pl.col("other").fill_null(0) >= _CONTRADICTED
        contradicted, unreported = zero & positive, zero & ~positive & silent
        shown = ["ccode1", "ccode2", "year"]
        flags = (
            *flags,
            *exclude_rows(rows.filter(contradicted).select(shown), f"{flow}: {_ELSEWHERE}"),
            *exclude_rows(rows.filter(unreported).select(shown), f"{flow}: {_UNREPORTED}"),
        )
        cleared = pl.when(~(contradicted | unreported)).then(flow).alias(flow)
        rows = rows.with_columns(cleared).drop("other")
    return rows, flags


_ELSEWHERE = "a zero that another source contradicts, now missing"
_UNREPORTED = "a zero between planned economies that did not report, now missing"


ISOLATED = 20.0
"""Million dollars from which a flow is looked at that nothing around it bears out."""

_TIMES, _SHARE, _AROUND, _LAST_ISOLATED, _LEAST_YEARS = 10, 0.15, 10, 1939, 5
"""How many times any other flow of the two states within ten years an isolated one is, and the
least share it has of all that the seller or the buyer traded, where both have records of some
years. Later records have such jumps too, but of oil, ships and aid."""


def _without_false_flows(
    rows: pl.DataFrame, files: Files
) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Convert flows to missing that cannot be what they say, and count them by the reason."""
    flags: tuple[Exclusion, ...] = ()
    sides = {"imports1": ("ccode1", "ccode2"), "imports2": ("ccode2", "ccode1")}
    amounts = pl.concat(
        rows.select(*_KEY, importer=importer, exporter=exporter, amount=flow, flow=pl.lit(flow))
        for flow, (importer, exporter) in sides.items()
    ).drop_nulls("amount")
    embargoes = read_full_embargoes(files["embargoes"])
    doubtful = find_doubtful_zeros(amounts, ZeroEvidence(_oec(files), embargoes))
    for why, false in {**doubtful, _ISOLATED: _isolated(amounts)}.items():
        for flow in sides:
            marked = false.filter(flow=flow).select(_KEY)
            flags = (*flags, *exclude_rows(marked, f"{flow}: {why}"))
            rows = _cleared(rows, flow, marked)
    return rows, flags


def _cleared(rows: pl.DataFrame, flow: str, marked: pl.DataFrame) -> pl.DataFrame:
    """Convert the marked rows of a flow to missing."""
    joined = rows.join(
        marked.with_columns(false=pl.lit(value=True)), on=_KEY, how="left", maintain_order="left"
    )
    return joined.with_columns(pl.when(pl.col("false").is_null()).then(flow).alias(flow)).drop(
        "false"
    )


_KEY = ["ccode1", "ccode2", "year"]
_DIRECTED = ["exporter", "importer"]
_ISOLATED = "a flow ten times all others of the two states, now missing"


def _isolated(amounts: pl.DataFrame) -> pl.DataFrame:
    """Find early flows far beyond all others of the two states in the years around."""
    early = amounts.filter(pl.col("year") <= _LAST_ISOLATED + _AROUND).with_columns(
        sold=pl.col("amount").sum().over("exporter", "year"),
        bought=pl.col("amount").sum().over("importer", "year"),
        years=pl.min_horizontal(
            pl.col("year").n_unique().over(side) for side in ("exporter", "importer")
        ),
    )
    large = early.filter(
        (pl.col("amount") >= ISOLATED)
        & (pl.col("years") >= _LEAST_YEARS)
        & (pl.col("year") <= _LAST_ISOLATED)
        & (pl.col("amount") >= _SHARE * pl.min_horizontal("sold", "bought"))
    )
    others = early.select(*_DIRECTED, other="year", most="amount")
    apart = (pl.col("other") - pl.col("year")).abs()
    key = [*_DIRECTED, "year"]
    around = (
        large.join(others, on=_DIRECTED)
        .filter(apart.is_between(1, _AROUND))
        .group_by(key)
        .agg(pl.col("most").max())
    )
    compared = large.join(around, on=key, how="left", maintain_order="left")
    most = pl.max_horizontal(pl.col("most").fill_null(0), 1.0)
    return compared.filter(pl.col("amount") >= _TIMES * most)


def _other_flows(files: Files) -> pl.DataFrame:
    """Read the largest flow that other sources have: importer, exporter, year, other."""
    coded = (_oec(files), _coded(files["baci"]))
    older = pl.read_parquet(files["older"]).select(
        pl.col("importer_ccode").alias("to"),
        pl.col("exporter_ccode").alias("from"),
        "year",
        pl.col("value_musd").alias("value"),
    )
    flows = pl.concat(
        each.select(pl.col("to", "from", "year").cast(pl.Int16), pl.col("value").cast(pl.Float64))
        for each in (*coded, _with_south_vietnam(older, "to", "from"))
    )
    sums = flows.drop_nulls().group_by(importer="to", exporter="from", year="year")
    return sums.agg(pl.col("value").max().alias("other"))


def _oec(files: Files) -> pl.DataFrame:
    """Read the flows of the OEC: from, to, year, value."""
    return _coded(files["oec"])


def _coded(path: Path) -> pl.DataFrame:
    """Read flows by codes of economies as those of states, in million dollars."""
    flows = pl.read_parquet(path).with_columns(
        pl.col("importer", "exporter").cast(pl.String), value=pl.col("value_kusd") / 1000
    )
    coded = with_ccode(flows, {"importer": "to", "exporter": "from"}, "iso3", "year").frame
    return _with_south_vietnam(coded, "to", "from")


_COLUMNS = {
    "ccode1": Column(pl.Int16, "state with the lower code"),
    "ccode2": Column(pl.Int16, "state with the higher code"),
    "year": Column(pl.Int16, "year"),
    "imports1": Column(pl.Float32, "imports of ccode1 from ccode2", "million current US dollars"),
    "imports2": Column(pl.Float32, "imports of ccode2 from ccode1", "million current US dollars"),
    "origin": Column(pl.String, "COW, or the source of a fill: TRADHIST, OEC or COW 3.0"),
}

SOURCE = Source(
    name="cow_trade",
    title="Bilateral Trade, version 4.0",
    publisher="Correlates of War Project",
    version="4.0",
    citation=(
        "Barbieri, Katherine, and Omar M. G. Keshk. 2016. Correlates of War Project Trade "
        "Data Set Codebook, Version 4.0; Barbieri, Katherine, Omar M. G. Keshk and Brian Pollins. "
        "2009. Trading Data: Evaluating our Assumptions and Coding Rules. Conflict Management and "
        "Peace Science 26 (5): 471-491."
    ),
    bibtex="""@article{barbieri2009trading,
  author = {Barbieri, Katherine and Keshk, Omar M. G. and Pollins, Brian},
  title = {Trading Data: Evaluating our Assumptions and Coding Rules},
  journal = {Conflict Management and Peace Science},
  volume = {26},
  number = {5},
  pages = {471--491},
  year = {2009}
}""",
    url="https://correlatesofwar.org/data-sets/bilateral-trade/",
    publishing=NotPublished(
        "Version 4.0, to 2014, is the last; its zeros are checked and its gaps filled here with "
        "files of other sources, which the publisher's file alone cannot give."
    ),
    licence=free_with_citation("https://correlatesofwar.org/data-sets/bilateral-trade/"),
    files={
        "pairs": "economy/cow_trade_dyadic_1870_2014.parquet",
        "fills": "economy/cow_trade_fill_260_345_402.parquet",
        "older": "economy/cow_trade_3_0_seven_years.parquet",
        "oec": "economy/oec_sitc2_all_pairs_1962_2014.parquet",
        "baci": "economy/baci_all_pairs_2000_2020.parquet",
        "embargoes": "sanctions/gsdb_v4.csv",
    },
    tables=(
        Table(
            name="cow_trade",
            title="imports of each of two states from the other",
            unit_of_analysis="undirected",
            columns=_COLUMNS,
            key=("ccode1", "ccode2", "year"),
            record=("ccode1", "ccode2", "year"),
            years=(1870, 2014),
            read=read_trade,
            rows=(500_000, 1_000_000),
        ),
        Table(
            name="trade_fill",
            title="imports of Taiwan and Serbia and of their partners from each other, from 2000",
            unit_of_analysis="undirected",
            columns=_COLUMNS,
            key=("ccode1", "ccode2", "year"),
            record=("ccode1", "ccode2", "year"),
            years=_FILL_YEARS,
            read=read_trade_fill,
            rows=(2_000, 4_000),
            notes="The rows of states that BACI lacks.",
        ),
    ),
    known_issues=(
        "Importers' reports where they exist, filled from exporters'; ends in 2014. Whole "
        "millions in this copy: zero means under half a million, not none. West Germany 1960 to "
        "1989, Serbia 1993 to 2014 and Cape Verde from 1976 are filled from TRADHIST, the OEC "
        "and version 3.0, which the column origin names. OEC fills of 1984 to 2010 are about 9 "
        "percent low. German-German trade is missing, as are West German imports from the "
        "Soviet Union but for 1980. A zero is missing where the OEC, BACI or version 3.0 have "
        "1 million or more. So it is between planned economies that reported nothing, 1946 to "
        "1991, and between successors of the Soviet Union to 1994. So it is within the customs "
        "unions of southern Africa to 1999, East Africa to 1967 and Central Africa to 1993. So is "
        "one between the two German and, from 1988, the two Korean states, and of a state next to "
        "none of whose flows of the year is above zero (Malaysia to 1963). So is one of up to "
        "three years between years of 10 million or more, or after such years where neither the "
        "OEC nor an embargo on all trade bears it out. To 1939 a flow is missing that is ten times "
        "any other of the two within ten years and a large share of all trade of one of them (Iran "
        "to New Zealand in 1938). What the file has of North Vietnam in 1960 to 1975 is South "
        "Vietnam's trade, and is here under its name; the North's is missing."
    ),
)
