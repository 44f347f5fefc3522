"""Trade in eight fuels between all states, 1995 to 2024, from BACI."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
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
"""Million dollars a year of fuels that do not stop for one year alone."""

SILENT = (40, 101, 365, 370, 630, 652, 701, 731)
"""Cuba, Venezuela, Russia, Belarus, Iran, Syria, Turkmenistan and North Korea: none of them has
published trade by partner for 2022 or later."""

_SILENT_SINCE = 2022


def read_fuel_trade(files: Files) -> TableRows:
    """Read the trade in fuels: exporter to importer, one row a product and year.

    A row without a value says that the fuels of a pair are not known in a year, where their
    absence cannot be none: between states that publish nothing, and in a single year without
    any between two years with much.
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
    totals = rows.group_by(_FLOW).agg(
        pl.col("value").sum(), unknown=pl.col("value").is_null().any()
    )
    sides = {"exports": "ccode1", "imports": "ccode2"}
    parts = [_with_unknown(totals, column, side) for side, column in sides.items()]
    whole = pl.concat([*parts, _gaps(totals), _fractions(totals)])
    return whole.unique(["ccode", "year", "side"], keep="first", maintain_order=True)


def _with_unknown(totals: pl.DataFrame, state: str, side: str) -> pl.DataFrame:
    """Find the states a large part of whose fuels is in flows that are not known."""
    pair = ["ccode1", "ccode2"]
    others = totals.filter(~pl.col("unknown")).select(*pair, "value", other="year")
    unknown = totals.filter("unknown").select(_FLOW).join(others, on=pair, how="left")
    near = unknown.filter((pl.col("other") - pl.col("year")).is_between(-_AROUND, _AROUND))
    usual = near.group_by(_FLOW).agg(usual=pl.col("value").median())
    lost = usual.group_by(ccode=state, year="year").agg(pl.col("usual").sum())
    recorded = totals.group_by(ccode=state, year="year").agg(recorded=pl.col("value").sum())
    joined = lost.join(recorded, on=["ccode", "year"], how="left").with_columns(
        pl.col("recorded").fill_null(0)
    )
    large = pl.col("usual") >= LARGE_UNKNOWN * (pl.col("usual") + pl.col("recorded"))
    return joined.filter(large).with_columns(side=pl.lit(side)).select(_INCOMPLETE)


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
    flags = exclude_rows(unknown.select(_FLOW), "fuels of the pair and year are not known")
    return TableRows(pl.concat([rows, unknown]), exclude_codes(conversion), flags)


_FLOW = ["ccode1", "ccode2", "year"]


def _unknown(rows: pl.DataFrame) -> pl.DataFrame:
    """List the flows whose absence cannot be none, without a value."""
    totals = rows.group_by(_FLOW).agg(pl.col("value").sum()).sort(_FLOW)
    after = pl.col("year", "value").shift(-1).over("ccode1", "ccode2").name.suffix("_after")
    interrupted = totals.with_columns(after).filter(
        (pl.col("year_after") == pl.col("year") + 2)
        & (pl.min_horizontal("value", "value_after") >= LARGE)
    )
    single = interrupted.select("ccode1", "ccode2", (pl.col("year") + 1).alias("year"))
    years = range(_SILENT_SINCE, int(rows["year"].max()) + 1)  # type: ignore[arg-type]  # years are integers
    pairs = [(a, b, year) for a in SILENT for b in SILENT if a != b for year in years]
    silent = pl.DataFrame(pairs, schema=_FLOW, orient="row").cast(single.schema)
    both = pl.concat([single, silent]).unique(_FLOW).join(totals, on=_FLOW, how="anti")
    # A state without any row in a year is not covered then, and needs no word on its pairs.
    for side in ("ccode1", "ccode2"):
        covered = pl.concat(rows.select("year", pl.col(c).alias(side)) for c in _FLOW[:2])
        both = both.join(covered.unique(), on=["year", side], how="semi")
    return both.sort(_FLOW).select(
        *_FLOW, pl.lit("not known").alias("product"), pl.lit(None, pl.Float64).alias("value")
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
                    pl.String, f"one of: {', '.join(PRODUCTS.values())}; or not known"
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
                "Unknown flows that were a tenth or more of a state's fuels within four years; "
                "years whose recorded imports are under a third of those before and after "
                "(Bangladesh in 2013 and 2014); and the imports of India to 2005 and Taiwan to "
                "1996, of which the source has a fraction."
            ),
        ),
    ),
    known_issues=(
        "Taiwan is what the publisher calls 'Other Asia'; Luxembourg is part of Belgium until "
        "1998; the South African Customs Union reports as one until 1999 and is left out. "
        "Trade in gas by pipeline is confidential in some states and then is not in it. Fuels "
        "are missing, not zero, between states that publish nothing from 2022 (Russia, Belarus, "
        "Iran, Venezuela, Cuba, Syria, Turkmenistan, North Korea), and in a single year without "
        "any between two with 300 million dollars or more (Saudi Arabia to Japan in 2015). Of what "
        "India imports to 2005 and Taiwan to 1996 a fraction is recorded, so that their shares "
        "and ranks are missing."
    ),
)
