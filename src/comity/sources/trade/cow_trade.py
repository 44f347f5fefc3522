"""Trade between states, 1870 to 2014: the Correlates of War's reconciled series, with fills.

Flows are whole millions in the copy that is read: zero means under half a million, not none.
Zeros that another source or the years around them contradict, or that no reporter has stated,
are missing, and so are single flows far beyond all else that is known of the two states.
"""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_rows
from comity.sources.licence import free_with_citation
from comity.sources.publishing import NotPublished
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
the IMF for most of the years from 1946 to 1990."""


def read_trade(files: Files) -> TableRows:
    """Read for each pair and year the imports of each state from the other.

    The file gives each pair both ways round; one of the two is kept. A negative flow is the
    publisher's code for missing; a pair and year without any known flow is left out.
    """
    raw = pl.read_parquet(files["pairs"])
    fills = pl.read_parquet(files["fills"])
    rows = pl.concat([_tidy(raw, pl.lit("COW")), _tidy(fills, pl.col("source").cast(pl.String))])
    rows = rows.with_columns(imports1=pl.when(pl.col("origin") != _LOW).then("imports1"))
    rows, flags = _without_false_zeros(rows, files)
    rows, more = _without_false_flows(rows)
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
        & pl.col("year").is_between(1946, 1990)
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


CUSTOMS_UNION = (560, 565, 570, 571, 572)
"""South Africa, Namibia, Lesotho, Botswana and Eswatini: to 1999 they reported their trade with
others as one, and no trade with each other."""

_LAST_OF_UNION = 1999

INTERRUPTED = 10.0
"""Million dollars before and after, between which a zero is no trade but a gap."""

_INTERRUPTION = 4
"""Years from the last flow before some zeros to the first one after them."""

ISOLATED = 20.0
"""Million dollars from which a flow is looked at that nothing around it bears out."""

_TIMES, _SHARE, _AROUND, _LAST_ISOLATED, _LEAST_YEARS = 10, 0.15, 10, 1939, 5
"""How many times any other flow of the two states within ten years an isolated one is, and the
least share it has of all that the seller or the buyer traded, where both have records of some
years. Later records have such jumps too, but of oil, ships and aid."""


def _without_false_flows(rows: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Convert flows to missing that cannot be what they say, and count them by the reason."""
    flags: tuple[Exclusion, ...] = ()
    sides = {"imports1": ("ccode1", "ccode2"), "imports2": ("ccode2", "ccode1")}
    amounts = pl.concat(
        rows.select(*_KEY, importer=importer, exporter=exporter, amount=flow, flow=pl.lit(flow))
        for flow, (importer, exporter) in sides.items()
    ).drop_nulls("amount")
    for why, false in _false_flows(amounts).items():
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


def _false_flows(amounts: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Find the flows that cannot be what they say, by the reason."""
    in_union = pl.all_horizontal(pl.col(_DIRECTED).is_in(CUSTOMS_UNION))
    zero = pl.col("amount") == 0
    return {
        "a zero within a customs union that reported as one, now missing": amounts.filter(
            in_union & zero & (pl.col("year") <= _LAST_OF_UNION)
        ),
        "a zero between years of 10 million and more, now missing": _interruptions(amounts),
        "a flow ten times all others of the two states, now missing": _isolated(amounts),
    }


def _interruptions(amounts: pl.DataFrame) -> pl.DataFrame:
    """Find zeros of one to three years between years with much trade."""
    some = pl.when(pl.col("amount") > 0)
    around = amounts.sort(*_DIRECTED, "year").with_columns(
        before=some.then("amount").forward_fill().over(_DIRECTED),
        after=some.then("amount").backward_fill().over(_DIRECTED),
        began=some.then("year").forward_fill().over(_DIRECTED),
        ended=some.then("year").backward_fill().over(_DIRECTED),
    )
    much = pl.min_horizontal("before", "after") >= INTERRUPTED
    both = pl.col("before").is_not_null() & pl.col("after").is_not_null()
    short = pl.col("ended") - pl.col("began") <= _INTERRUPTION
    return around.filter((pl.col("amount") == 0) & both & much & short)


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
    oec = pl.read_parquet(files["oec"]).with_columns(
        pl.col("importer", "exporter").cast(pl.String), value=pl.col("value_kusd") / 1000
    )
    baci = pl.read_parquet(files["baci"]).with_columns(
        pl.col("importer", "exporter").cast(pl.String), value=pl.col("value_kusd") / 1000
    )
    coded = [
        with_ccode(each, {"importer": "to", "exporter": "from"}, "iso3", "year").frame
        for each in (oec, baci)
    ]
    older = pl.read_parquet(files["older"]).select(
        pl.col("importer_ccode").alias("to"),
        pl.col("exporter_ccode").alias("from"),
        "year",
        pl.col("value_musd").alias("value"),
    )
    flows = pl.concat(
        each.select(pl.col("to", "from", "year").cast(pl.Int16), pl.col("value").cast(pl.Float64))
        for each in (*coded, older)
    )
    sums = flows.drop_nulls().group_by(importer="to", exporter="from", year="year")
    return sums.agg(pl.col("value").max().alias("other"))


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
        "and version 3.0, which the column origin names; OEC fills of 1984 to 2010 are about 9 "
        "percent low. German-German trade is missing, as are West German imports from the "
        "Soviet Union but for 1980. A zero is missing where the OEC, BACI or version 3.0 have "
        "1 million or more, between planned economies that reported nothing, 1946 to 1990, within "
        "the Southern African Customs Union to 1999, and for up to three years between years of "
        "10 million or more. To 1939 a flow is missing that is ten times any other of the two "
        "within ten years and a large share of all trade of one of them (Iran to New Zealand in "
        "1938)."
    ),
)
