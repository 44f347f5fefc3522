"""Trade in eight fuels between all states, 1995 to 2024, from BACI."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.fuel_reports import FIRST_YEARS, FLOW, FRACTIONS, LARGE, find_reporters
from comity.sources.hidden_fuels import (
    ALL_FUELS,
    CRUDE_ONLY,
    GAS_ONLY,
    INCOMPLETE_EXPORTERS,
    list_hidden_fuels,
)
from comity.sources.licence import ETALAB
from comity.sources.publishing import Published
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.sources.trade import mirror_trade
from comity.sources.trade.baci_totals import RHYTHM, find_edition, name_economies, read_flows
from comity.sources.unknown_fuels import GAS, find_unknown_fuels
from comity.states.codes import with_ccode
from comity.states.state import CHINA

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


def read_fuel_trade(files: Files) -> TableRows:
    """Read the trade in fuels: exporter to importer, one row a product and year.

    A row without a value says that the fuels of a pair are not known in a year, where their
    absence cannot be none: between states that publish nothing, where no report can show them,
    in one or two years without any between years with much, and where they are hidden. What
    customs record in these years stays in its own rows, but is no amount.
    """
    pairs = pl.read_parquet(files["pairs"]).with_columns(
        pl.col("exporter", "importer").cast(pl.String)
    )
    return _fuel_trade(pl.read_parquet(files["fuels"]), _traded(pairs), _reports(files))


def _reports(files: Files) -> pl.DataFrame:
    """List the states that have reported their trade with China, and China itself."""
    sides = Files(files.root, {side: files.names[side] for side in mirror_trade.SOURCE.files})
    whole = mirror_trade.read_reports(sides).frame.cast({"year": pl.Int16, "reporter": pl.Int16})
    with_china = (pl.col("ccode1") == CHINA) | (pl.col("ccode2") == CHINA)
    reports = whole.filter(with_china, pl.col("reporter") != CHINA).select("year", "reporter")
    china = reports.select("year", reporter=pl.lit(CHINA, pl.Int16))
    return pl.concat([reports, china]).unique(maintain_order=True)


def read_live_fuel_trade(files: Files) -> TableRows:
    """Read the fuels among the products of an edition of BACI."""
    fuels, of_fuels, of_all = pl.col("k").is_in(list(PRODUCTS)), [], []
    for block in read_flows(files["flows"]):
        of_fuels.append(block.filter(fuels))
        of_all.append(block.select("t", "i", "j").unique())
    flows = name_economies(pl.concat(of_fuels), files)
    pairs = name_economies(pl.concat(of_all).unique(), files).rename({"t": "year"})
    sums = flows.group_by("exporter", "importer", year="t", hs6="k").agg(v_kusd=pl.col("v").sum())
    traded = _traded(pairs)
    return _fuel_trade(sums, traded, find_reporters(traded))


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

_AROUND, _NEAREST = 4, 8
"""Years of which the median is taken for an unknown flow; and, without any, how far the nearest
may be: prices and partners of fuels change."""


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
    totals = rows.group_by(FLOW, maintain_order=True).agg(
        # In double precision, the sum is the same in whatever order threads add.
        pl.col("value").cast(pl.Float64).sum(),
        gas=pl.col("value").filter(pl.col("product").is_in(GAS)).cast(pl.Float64).sum(),
        unknown=(pl.col("product") == ALL_FUELS).any(),
        unknown_gas=(pl.col("product") == GAS_ONLY).any(),
        unknown_crude=(pl.col("product") == CRUDE_ONLY).any(),
    )
    sides = {"exports": "ccode1", "imports": "ccode2"}
    parts = [_with_unknown(totals, column, side) for side, column in sides.items()]
    whole = pl.concat([*parts, _gaps(totals), _fractions(totals), _hidden(totals)])
    return whole.unique(["ccode", "year", "side"], keep="first", maintain_order=True)


def _with_unknown(totals: pl.DataFrame, state: str, side: str) -> pl.DataFrame:
    """Find the states a large part of whose fuels, or gas alone, is in flows that are not known."""
    records = totals.filter(~pl.col("unknown"))
    whole = records.filter(~pl.col("unknown_gas"), ~pl.col("unknown_crude"))
    gas = records.filter(~pl.col("unknown_gas")).with_columns(value="gas")
    usual = pl.concat(
        [
            _usual(totals.filter("unknown").select(FLOW), whole),
            _usual(records.filter("unknown_gas").select(FLOW), gas),
        ]
    )
    lost = usual.group_by(ccode=state, year="year").agg(pl.col("usual").sum())
    recorded = records.group_by(ccode=state, year="year").agg(recorded=pl.col("value").sum())
    joined = lost.join(recorded, on=["ccode", "year"], how="left").with_columns(
        pl.col("recorded").fill_null(0)
    )
    large = pl.col("usual") >= LARGE_UNKNOWN * (pl.col("usual") + pl.col("recorded"))
    return joined.filter(large).with_columns(side=pl.lit(side)).select(_INCOMPLETE)


def _usual(unknown: pl.DataFrame, records: pl.DataFrame) -> pl.DataFrame:
    """Compute what unknown flows were in the years around: the median, or the nearest."""
    others = records.select(*FLOW[:2], "value", other="year")
    apart = (pl.col("other") - pl.col("year")).abs()
    # Of two years as near, the earlier comes first: a join has no order of its own.
    joined = unknown.join(others, on=FLOW[:2]).filter(apart <= _NEAREST).sort(*FLOW, apart, "other")
    near = pl.col("value").filter(apart <= _AROUND).median()
    return joined.group_by(FLOW, maintain_order=True).agg(
        usual=pl.coalesce(near, pl.col("value").first())
    )


def _hidden(totals: pl.DataFrame) -> pl.DataFrame:
    """List the states and years whose natural gas or crude oil is hidden, and what is recorded."""
    single = list_hidden_fuels().filter(~pl.col("is_small"), pl.col("product") != ALL_FUELS)
    bought = single.select("year", ccode="ccode2", side=pl.lit("imports"))
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
        for (ccode, first, last), after in (FRACTIONS | FIRST_YEARS).items()
    ]
    marked = pl.concat(parts).with_columns(side=pl.lit("imports"))
    return marked.sort("ccode", "year").select(_INCOMPLETE)


_SIDES = {"exporter": "ccode1", "importer": "ccode2"}


def _traded(pairs: pl.DataFrame) -> pl.DataFrame:
    """Convert the pairs of economies with any trade to states."""
    traded = with_ccode(pairs, _SIDES, scheme="iso3", year="year").frame
    return traded.select("ccode1", "ccode2", pl.col("year").cast(pl.Int16))


def _fuel_trade(raw: pl.DataFrame, traded: pl.DataFrame, reports: pl.DataFrame) -> TableRows:
    """Convert economies to states, and list what is not known."""
    conversion = with_ccode(raw, _SIDES, scheme="iso3", year="year")
    rows = conversion.frame.select(
        "ccode1",
        "ccode2",
        pl.col("year").cast(pl.Int16),
        pl.col("hs6").replace_strict(PRODUCTS, return_dtype=pl.String).alias("product"),
        (pl.col("v_kusd") / 1000).alias("value"),
    )
    unknown = find_unknown_fuels(rows, traded, reports).with_columns(value=pl.lit(None, pl.Float64))
    flags = tuple(
        flag
        for why, of_reason in unknown.group_by("why", maintain_order=True)
        for flag in exclude_rows(of_reason.select(FLOW), str(why[0]))
    )
    return TableRows(
        pl.concat([rows, unknown.select(rows.columns)]), exclude_codes(conversion), flags
    )


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
    files={
        "fuels": "energy/baci_fuels_all_pairs_1995_2024.parquet",
        "pairs": "economy/baci_all_pairs_2000_2020.parquet",
        **mirror_trade.SOURCE.files,
    },
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
                    f"one of: {', '.join(PRODUCTS.values())}; or not known, gas not known, or "
                    "crude oil not known",
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
            rows=(0, 2_000),
            notes=(
                "Unknown flows that were a tenth or more of a state's fuels in the years around; "
                "states whose natural gas is hidden; years whose recorded imports are under a "
                "third of those before and after (Bangladesh in 2013 and 2014); and the imports of "
                "India to 2005, Pakistan to 2002 and Taiwan to 1996, of which the source has a "
                "fraction."
            ),
        ),
    ),
    known_issues=(
        "Taiwan is what the publisher calls 'Other Asia'; Luxembourg is part of Belgium until "
        "1998; the South African Customs Union reports as one until 1999 and is left out. "
        "Fuels are missing, not zero, between states that publish nothing from 2022 (Russia, "
        "Belarus, Iran, Venezuela, Cuba, Syria, Turkmenistan, North Korea), and between Russia and "
        "its neighbours in 1995. So are those of one or two years with next to none between two "
        "with 300 million dollars or more (Saudi Arabia to Japan in 2015). So are those of a pair "
        "that trades fuels and has no recorded trade at all in a year to 2020, as where neither "
        "state reports (Turkmenistan and Uzbekistan to 2016). So are those that sanctions hide "
        "(Iran and Venezuela to China from 2019), that neither side publishes (Venezuela to Cuba, "
        "Saudi Arabia to Bahrain) or whose undisclosed destination is booked as Taiwan. Gas is "
        "missing where customs keep its origin secret or leave it out, and with it the sum of "
        "fuels (Russia to Germany, Turkey and Austria, Israel to Jordan, Nigeria to Ghana). So is "
        "crude oil that customs keep secret (Turkey's imports from 2002, China's exports to North "
        "Korea from 2014). From 2014 fuels of a pair are missing where neither has reported, as "
        "56 states had not for 2024. So are those of sellers that name no buyers (Kuwait) for "
        "buyers that have not reported (Vietnam in 2024). "
        "Malaysia's oil for China holds oil of other origin from 2019. Of what India imports to "
        "2005, Pakistan to 2002, Bahrain to 2010 and Taiwan to 1996 a fraction is recorded, so "
        "that their shares and ranks are missing."
    ),
)
