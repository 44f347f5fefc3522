"""Imports by partner in 2022, as 71 importers report them: UN Comtrade."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import Licence
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Exclusion, Files, Source, Table, TableRows
from comity.sources.trade.all_partners import EXPORT_COLUMNS, EXPORT_KEY, with_all_partners
from comity.states.codes import with_ccode

_FRAGMENTS = (
    *("AGO", "ARG", "BFA", "BLR", "BWA", "COL", "ECU", "IDN", "JOR", "KGZ", "MMR", "MOZ", "NAM"),
    *("NGA", "PAN", "SEN", "TGO", "VCT", "WSM"),
)
"""Importers of which the early pull has less than 0.75 of the year's imports, by the totals of
the Atlas of Economic Complexity: from 0.04 (Samoa, Togo) to 0.70 (Mozambique)."""

_TOO_MUCH = ("BOL", "RWA")
"""Importers of which it has 1.4 and 2 times that."""


def read_imports(files: Files) -> TableRows:
    """Read what each importer bought from each exporter; re-imports are left out."""
    raw, exclusions = _reports(files)
    sides = {"exporter": "ccode1", "importer": "ccode2"}
    conversion = with_ccode(raw, sides, scheme="iso3", year="year")
    million = (pl.col("value_usd") / 1e6).alias("exports")
    rows = conversion.frame.with_columns(million)
    return TableRows(rows, (*exclusions, *exclude_codes(conversion)))


def read_total_imports(files: Files) -> TableRows:
    """Read the imports of each importer from all economies, territories among them."""
    raw, exclusions = _reports(files)
    result = with_all_partners(raw.with_columns(value=pl.col("value_usd") / 1e6), "iso3")
    bought = result.frame.drop_nulls("imports").select("ccode", "year", "imports", "suppliers")
    return TableRows(bought, (*exclusions, *result.exclusions))


def _reports(files: Files) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Read the reports of trade with others, and count what is left out."""
    raw = pl.read_csv(files["imports"])
    itself = pl.col("importer") == pl.col("exporter")
    fragment = pl.col("importer").is_in(_FRAGMENTS)
    double = pl.col("importer").is_in(_TOO_MUCH)
    exclusions = (
        *exclude_rows(raw.filter(itself), "re-imports"),
        *exclude_rows(raw.filter(fragment & ~itself), "a fragment of an importer's report"),
        *exclude_rows(raw.filter(double & ~itself), "far above the importer's own total"),
    )
    return raw.filter(~itself & ~fragment & ~double), exclusions


SOURCE = Source(
    name="comtrade_imports",
    title="UN Comtrade, imports by partner, 2022",
    publisher="United Nations Statistics Division",
    version="2022, 71 importers, an early pull",
    citation="United Nations Statistics Division. UN Comtrade Database, imports by partner, 2022.",
    bibtex="""@misc{comtrade_imports,
  author = {{United Nations Statistics Division}},
  title = {UN Comtrade Database, imports by partner},
  year = {2022}
}""",
    url="https://comtradeplus.un.org/",
    publishing=NotPublished(
        "Without a key, UN Comtrade gives 500 rows a request: too few for all importers."
    ),
    licence=Licence("UN: attribution", "https://comtradeplus.un.org/"),
    attribution="Imports of 2022: UN Comtrade.",
    files={"imports": "economy/comtrade_imports_92_reporters_2022.csv.gz"},
    tables=(
        Table(
            name="comtrade_imports",
            title="exports of one state to another, as the importer reports them",
            unit_of_analysis="directed",
            columns=EXPORT_COLUMNS,
            key=EXPORT_KEY,
            record=EXPORT_KEY,
            years=(2022, 2022),
            read=read_imports,
            rows=(10_000, 20_000),
        ),
        Table(
            name="comtrade_total_imports",
            title="imports of a state from all economies, territories among them",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "importer"),
                "year": Column(pl.Int16, "year"),
                "imports": Column(
                    pl.Float64, "imports from all economies", "million current US dollars"
                ),
                "suppliers": Column(pl.Int16, "economies that the imports are summed over"),
            },
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(2022, 2022),
            read=read_total_imports,
            rows=(55, 120),
            notes="Sums over the file of pairs.",
        ),
    ),
    known_issues=(
        "Importers' reports, with freight and insurance. The pull is an early one: of 19 "
        "importers it has a fragment, of two far more than they imported by the Atlas of Economic "
        "Complexity; these 21 are left out (Indonesia, Argentina and Nigeria among them). "
        "France, South Korea, the United Arab Emirates, Thailand, Vietnam, Malaysia, Austria, "
        "Saudi Arabia, Russia, Kazakhstan and Iran are not among the importers. Imports from "
        "unspecified areas belong to no state. Other Asia is taken for Taiwan."
    ),
)
