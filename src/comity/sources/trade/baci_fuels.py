"""Trade in eight fuels between all states, 1995 to 2024, from BACI."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.hidden_fuels import (
    ALL_FUELS,
    GAS_ONLY,
    INCOMPLETE_EXPORTERS,
    list_hidden_fuels,
)
from comity.sources.licence import ETALAB
from comity.sources.publishing import Published
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.sources.trade.baci_totals import RHYTHM, find_edition, name_economies, read_flows
from comity.states.codes import with_ccode

PRODUCTS = {
    270111: "anthracite",
    270112: "bituminous coal",
    270119: "other coal",
    270210: "lignite",
    270220: "lignite briquettes",
    270900: "crude oil",
    271111: "liquefied natural gas",
    271121: "gaseous natural gas",
}
"""The fuels by their code in the Harmonized System; refined products are not among them."""


LARGE = 300.0
"""Million dollars a year of fuels that do not stop for one or two years alone."""

NEXT_TO_NONE = 0.01
"""Below this part of the lesser of the years around, a record between them is no amount."""

_INTERRUPTION = 3
"""Years from the last amount before such records to the first one after them."""

SILENT = (40, 101, 365, 370, 630, 652, 701, 731)
"""Cuba, Venezuela, Russia, Belarus, Iran, Syria, Turkmenistan and North Korea: none of them has
published trade by partner for 2022 or later."""

_SILENT_SINCE = 2022


def read_fuel_trade(files: Files) -> TableRows:
    """Read the trade in fuels: exporter to importer, one row a product and year.

    A row without a value says that the fuels of a pair are not known in a year, where their
    absence cannot be none: between states that publish nothing, in one or two years without
    any between years with much, and where they are known to be hidden. What customs record in
    these years stays in its own rows, but is no amount.
    """
    return _fuel_trade(pl.read_parquet(files["fuels"]))


def read_live_fuel_trade(files: Files) -> TableRows:
    """Read the fuels among the products of an edition of BACI."""
    fuels = pl.col("k").is_in(list(PRODUCTS))
    flows = pl.concat(block.filter(fuels) for block in read_flows(files["flows"]))
    named = name_economies(flows, files)
    sums = named.group_by("exporter", "importer", year="t", hs6="k").agg(v_kusd=pl.col("v").sum())
    return _fuel_trade(sums)


def read_incomplete_fuels(files: Files) -> TableRows:
    """Read the state-years of which a large part of the fuels is not known."""
    return TableRows(find_incomplete_fuels(read_fuel_trade(files).frame))


def read_live_incomplete_fuels(files: Files) -> TableRows:
    """Find the state-years of an edition of BACI of which a large part of fuels is not known."""
    return TableRows(find_incomplete_fuels(read_live_fuel_trade(files).frame))


LARGE_UNKNOWN = 0.1
"""The share of unknown flows, as they were in the years around, that makes a total incomplete."""

GAP = 1 / 3
"""A buyer's imports below this part of the years before and after are a gap in the records."""

_AROUND = 4

FRACTIONS = {(750, 1995, 2005): 2006, (713, 1995, 1996): 1997}
"""Years in which the source has a fraction of what India and Taiwan import, crude oil above all,
and the first year after them: 6.5 billion dollars of India in 2004, and 44.1 in 2006."""


def find_incomplete_fuels(rows: pl.DataFrame) -> pl.DataFrame:
    """Find the states and years of which a large part of the fuels is not known.

    Parameters
    ----------
    rows
        Of the table ``fuel_trade``.

    Returns
    -------
    polars.DataFrame
        ccode, year, side ("imports" or "exports"), recorded and usual.
    """
    totals = rows.group_by(_FLOW, maintain_order=True).agg(
        # In double precision, the sum is the same in whatever order threads add.
        pl.col("value").cast(pl.Float64).sum(),
        unknown=pl.col("value").is_null().any(),
    )
    sides = {"exports": "ccode1", "imports": "ccode2"}
    parts = [_with_unknown(totals, column, side) for side, column in sides.items()]
    whole = pl.concat([*parts, _gaps(totals), _fractions(totals), _hidden(totals)])
    return whole.unique(["ccode", "year", "side"], keep="first", maintain_order=True)


def _with_unknown(totals: pl.DataFrame, state: str, side: str) -> pl.DataFrame:
    """Find the states a large part of whose fuels is in flows that are not known."""
    records = totals.filter(~pl.col("unknown"))
    usual = _usual(totals.filter("unknown").select(_FLOW), records)
    lost = usual.group_by(ccode=state, year="year").agg(pl.col("usual").sum())
    recorded = records.group_by(ccode=state, year="year").agg(recorded=pl.col("value").sum())
    joined = lost.join(recorded, on=["ccode", "year"], how="left").with_columns(
        pl.col("recorded").fill_null(0)
    )
    large = pl.col("usual") >= LARGE_UNKNOWN * (pl.col("usual") + pl.col("recorded"))
    return joined.filter(large).with_columns(side=pl.lit(side)).select(_INCOMPLETE)


def _usual(unknown: pl.DataFrame, records: pl.DataFrame) -> pl.DataFrame:
    """Compute what unknown flows were in the years around: the median of four, or the nearest."""
    others = records.select(*_FLOW[:2], "value", other="year")
    apart = (pl.col("other") - pl.col("year")).abs()
    # Of two years as near, the earlier comes first: a join has no order of its own.
    joined = unknown.join(others, on=_FLOW[:2]).sort(*_FLOW, apart, "other")
    near = pl.col("value").filter(apart <= _AROUND).median()
    return joined.group_by(_FLOW, maintain_order=True).agg(
        usual=pl.coalesce(near, pl.col("value").first())
    )


def _hidden(totals: pl.DataFrame) -> pl.DataFrame:
    """List the states and years whose natural gas is hidden, and what is recorded."""
    gas = list_hidden_fuels().filter(product=GAS_ONLY)
    bought = gas.select("year", ccode="ccode2", side=pl.lit("imports"))
    sold = [(a, year) for a, first, last in INCOMPLETE_EXPORTERS for year in range(first, last + 1)]
    schema = {"ccode": pl.Int16, "year": pl.Int16}
    exporters = pl.DataFrame(sold, schema=schema, orient="row")
    marked = pl.concat(
        [bought, exporters.with_columns(side=pl.lit("exports"))], how="diagonal"
    ).unique(maintain_order=True)
    sides = [
        totals.group_by("year", ccode=column, side=pl.lit(side)).agg(recorded=pl.col("value").sum())
        for side, column in (("exports", "ccode1"), ("imports", "ccode2"))
    ]
    joined = marked.join(pl.concat(sides), on=["ccode", "year", "side"])
    return joined.with_columns(usual=pl.lit(None, pl.Float64)).select(_INCOMPLETE)


_INCOMPLETE = ["ccode", "year", "side", "recorded", "usual"]


def _gaps(totals: pl.DataFrame) -> pl.DataFrame:
    """Find the years in which next to nothing is recorded of what a state otherwise buys."""
    imports = totals.group_by("year", ccode="ccode2").agg(recorded=pl.col("value").sum())
    around = imports.join(imports.select("ccode", other="year", amount="recorded"), on="ccode")
    apart = pl.col("other") - pl.col("year")
    most = around.group_by("ccode", "year").agg(
        pl.col("recorded").first(),
        before=pl.col("amount").filter(apart.is_between(-_AROUND, -1)).max(),
        after=pl.col("amount").filter(apart.is_between(1, _AROUND)).max(),
    )
    usual = pl.when(pl.col("before").is_not_null() & pl.col("after").is_not_null()).then(
        pl.min_horizontal("before", "after")
    )
    gap = (pl.col("recorded") < GAP * pl.col("usual")) & (pl.col("usual") >= LARGE)
    marked = most.with_columns(usual=usual, side=pl.lit("imports"))
    return marked.filter(gap).select(_INCOMPLETE)


def _fractions(totals: pl.DataFrame) -> pl.DataFrame:
    """List the years of which the source has a fraction of a state's imports."""
    imports = totals.group_by("year", ccode="ccode2").agg(recorded=pl.col("value").sum())
    parts = [
        imports.filter(pl.col("year").is_between(first, last), ccode=ccode).join(
            imports.filter(year=after).select("ccode", usual="recorded"), on="ccode"
        )
        for (ccode, first, last), after in FRACTIONS.items()
    ]
    marked = pl.concat(parts).with_columns(side=pl.lit("imports"))
    return marked.sort("ccode", "year").select(_INCOMPLETE)


def _fuel_trade(raw: pl.DataFrame) -> TableRows:
    """Convert economies to states, and list what is not known."""
    sides = {"exporter": "ccode1", "importer": "ccode2"}
    conversion = with_ccode(raw, sides, scheme="iso3", year="year")
    rows = conversion.frame.select(
        "ccode1",
        "ccode2",
        pl.col("year").cast(pl.Int16),
        pl.col("hs6").replace_strict(PRODUCTS, return_dtype=pl.String).alias("product"),
        (pl.col("v_kusd") / 1000).alias("value"),
    )
    unknown = _unknown(rows)
    flags = tuple(
        flag
        for why, of_reason in unknown.group_by("why", maintain_order=True)
        for flag in exclude_rows(of_reason.select(_FLOW), str(why[0]))
    )
    return TableRows(
        pl.concat([rows, unknown.select(rows.columns)]), exclude_codes(conversion), flags
    )


_FLOW = ["ccode1", "ccode2", "year"]
_NOT_RECORDED = "fuels of the pair and year are not known"


def _unknown(rows: pl.DataFrame) -> pl.DataFrame:
    """List the flows whose record cannot be true, without a value, each with the reason."""
    unrecorded = pl.concat([_interrupted(rows), _silent(rows)]).unique(_FLOW).sort(_FLOW)
    listed = unrecorded.with_columns(product=pl.lit(ALL_FUELS), why=pl.lit(_NOT_RECORDED))
    years = rows["year"].unique()
    hidden = list_hidden_fuels().filter(pl.col("year").is_in(years.implode()))
    of_gas = pl.col("product") == GAS_ONLY
    reported = _of_covered(hidden, rows)
    # The later of two words on a pair and year is kept: that all its fuels are hidden.
    words = [reported.filter(of_gas), listed.select(reported.columns), reported.filter(~of_gas)]
    return (
        pl.concat(words)
        .unique(_FLOW, keep="last", maintain_order=True)
        .with_columns(value=pl.lit(None, pl.Float64))
    )


def _interrupted(rows: pl.DataFrame) -> pl.DataFrame:
    """Find flows of one or two years with next to none between years with much."""
    totals = rows.group_by(_FLOW).agg(pl.col("value").sum()).sort(_FLOW)
    after = pl.col("year", "value").shift(-1).over("ccode1", "ccode2").name.suffix("_after")
    much = totals.filter(pl.col("value") >= LARGE).with_columns(after)
    around = much.filter(
        (pl.col("year_after") - pl.col("year")).is_between(2, _INTERRUPTION)
    ).with_columns(least=pl.min_horizontal("value", "value_after") * NEXT_TO_NONE)
    between = around.select(
        *_FLOW[:2], "least", year=pl.int_ranges("year", "year_after", dtype=pl.Int16)
    ).explode("year")
    seen = between.join(totals, on=_FLOW, how="left").filter(
        pl.col("value").fill_null(0) < pl.col("least")
    )
    return seen.select(_FLOW)


def _silent(rows: pl.DataFrame) -> pl.DataFrame:
    """List the flows between states that publish nothing, of which the source has none."""
    years = range(_SILENT_SINCE, int(rows["year"].max()) + 1)  # type: ignore[arg-type]  # years are integers
    pairs = [(a, b, year) for a in SILENT for b in SILENT if a != b for year in years]
    schema = {name: rows.schema[name] for name in _FLOW}
    silent = pl.DataFrame(pairs, schema=schema, orient="row")
    return _of_covered(silent.join(rows, on=_FLOW, how="anti"), rows)


def _of_covered(flows: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Select the flows of states with any row in the year: others need no word on their pairs."""
    for side in _FLOW[:2]:
        covered = pl.concat(rows.select("year", pl.col(c).alias(side)) for c in _FLOW[:2])
        flows = flows.join(covered.unique(), on=["year", side], how="semi", maintain_order="left")
    return flows


SOURCE = Source(
    name="baci_fuels",
    title="BACI: International Trade Database at the Product Level, fuels",
    publisher="CEPII",
    version="edition with data to 2024",
    citation=(
        "Gaulier, Guillaume and Soledad Zignago. 2010. BACI: International Trade Database at the "
        "Product-Level. The 1994-2007 Version. CEPII Working Paper 2010-23."
    ),
    bibtex="""@techreport{baci_fuels,
  author = {Gaulier, Guillaume and Zignago, Soledad},
  title = {{BACI}: International Trade Database at the Product-Level. The 1994-2007 Version},
  institution = {CEPII},
  type = {Working Paper},
  number = {2010-23},
  year = {2010},
  note = {Edition with data to 2024, eight fuels}
}""",
    url="https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
    publishing=Published(
        find=find_edition("HS92"),
        written_for="V202601 (BACI_HS92_Y1995_V202601.csv to Y2024)",
        rhythm=RHYTHM,
        readers={
            "fuel_trade": read_live_fuel_trade,
            "incomplete_fuels": read_live_incomplete_fuels,
        },
        large=True,
    ),
    licence=ETALAB,
    files={"fuels": "energy/baci_fuels_all_pairs_1995_2024.parquet"},
    tables=(
        Table(
            name="fuel_trade",
            title="exports of coal, lignite, crude oil and natural gas",
            unit_of_analysis="directed",
            columns={
                "ccode1": Column(pl.Int16, "exporter"),
                "ccode2": Column(pl.Int16, "importer"),
                "year": Column(pl.Int16, "year"),
                "product": Column(
                    pl.String,
                    f"one of: {', '.join(PRODUCTS.values())}; or not known, or gas not known",
                ),
                "value": Column(pl.Float32, "value", "million current US dollars"),
            },
            key=("ccode1", "ccode2", "year", "product"),
            record=("ccode1", "ccode2", "year", "product"),
            years=(1995, 2024),
            read=read_fuel_trade,
            missing_means="zero for covered",
            rows=(130_000, 250_000),
            notes=(
                "Eight products of chapter 27 of the Harmonized System: "
                + ", ".join(f"{code} {name}" for code, name in PRODUCTS.items())
                + ". Refined oil products and electricity are not among them, so that sums lie "
                "below the whole chapter. BACI reconciles what exporter and importer report."
            ),
        ),
        Table(
            name="incomplete_fuels",
            title="states and years of which a large part of the fuels is not known",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "state"),
                "year": Column(pl.Int16, "year"),
                "side": Column(pl.String, "imports or exports"),
                "recorded": Column(pl.Float32, "recorded fuels", "million current US dollars"),
                "usual": Column(
                    pl.Float32,
                    "what is not recorded in other years, or all of the years around or after",
                    "million current US dollars",
                ),
            },
            key=("ccode", "year", "side"),
            record=("ccode", "year", "side"),
            years=(1995, 2024),
            read=read_incomplete_fuels,
            rows=(0, 500),
            notes=(
                "Unknown flows that were a tenth or more of a state's fuels in the years around; "
                "states whose natural gas is hidden; "
                "years whose recorded imports are under a third of those before and after "
                "(Bangladesh in 2013 and 2014); and the imports of India to 2005 and Taiwan to "
                "1996, of which the source has a fraction."
            ),
        ),
    ),
    known_issues=(
        "Taiwan is what the publisher calls 'Other Asia'; Luxembourg is part of Belgium until "
        "1998; the South African Customs Union reports as one until 1999 and is left out. "
        "Fuels are missing, not zero, between states that publish nothing from 2022 (Russia, "
        "Belarus, Iran, Venezuela, Cuba, Syria, Turkmenistan, North Korea). So are those of one or "
        "two years with next to none between two with 300 million dollars or more (Saudi Arabia to "
        "Japan in 2015). So are those that sanctions hide (Iran and Venezuela to China from 2019), "
        "that neither side publishes (Venezuela to Cuba, 2006 to 2015) or whose undisclosed "
        "destination is booked as Taiwan. Gas is missing where customs keep its origin secret or "
        "leave it out (Russia to Germany from 2000, to Turkey and Austria), and with it the sum of "
        "fuels. Malaysia's oil for China holds oil of other origin from 2019. Of what "
        "India imports to 2005 and Taiwan to 1996 a fraction is recorded, so that their shares "
        "and ranks are missing."
    ),
)
