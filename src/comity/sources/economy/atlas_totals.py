"""Total exports and imports of each economy: the Atlas of Economic Complexity."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.finders import dataverse
from comity.sources.licence import CC_BY_NC_SA
from comity.sources.publishing import MEGABYTE, Published, RemoteFile, Rhythm
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode


def read_totals(files: Files) -> TableRows:
    """Read each state's exports to and imports from the world; a zero is no report."""
    return _totals(pl.read_csv(files["totals"]))


def read_live_totals(files: Files) -> TableRows:
    """Read the publisher's totals by the SITC, which go back to 1962, from 1988 on."""
    listed = pl.read_csv(files["totals"], columns=_COLUMNS, infer_schema_length=None)
    return _totals(listed.filter(pl.col("year") >= _FIRST))


_COLUMNS = ("country_iso3_code", "year", "export_value", "import_value")
_FIRST = 1988


def _totals(listed: pl.DataFrame) -> TableRows:
    """Convert economies to states and dollars to millions; count the totals that are there."""
    # Serbia and Montenegro separated in June 2006; the union's row is of its last months only.
    part = (pl.col("country_iso3_code") == "SCG") & (pl.col("year") == 2006)
    raw = listed.filter(~part)
    columns = {"country_iso3_code": "ccode"}
    conversion = with_ccode(raw, columns, scheme="iso3", year="year")
    values = {"exports": pl.col("export_value"), "imports": pl.col("import_value")}
    frame = conversion.frame.select(
        "ccode",
        "year",
        **{name: pl.when(value > 0).then(value / 1e6) for name, value in values.items()},
        records=pl.sum_horizontal(value > 0 for value in values.values()),
    )
    exclusions = (
        *exclude_rows(listed.filter(part), "part of a year"),
        *exclude_rows(frame.filter(pl.col("records") == 0), "neither total is reported"),
        *exclude_codes(conversion),
    )
    return TableRows(frame.filter(pl.col("records") > 0), exclusions)


PUBLISHING = Published(
    # The files of the Harmonized System begin in 1995; those of the SITC have every year.
    find=dataverse(
        "https://dataverse.harvard.edu",
        "doi:10.7910/DVN/H8SFD2",
        RemoteFile("totals", "", columns=_COLUMNS, limit=20 * MEGABYTE),
        r"sitc_country_year\.(csv|tab)",
    ),
    written_for="the release of spring 2026 (sitc_country_year.csv, 1962 to 2024)",
    rhythm=Rhythm("yearly, in spring", 5, 2),
    readers={"trade_totals": read_live_totals},
)

SOURCE = Source(
    name="atlas_totals",
    title="Atlas of Economic Complexity, country totals",
    publisher="Growth Lab at Harvard University",
    version="1988-2024",
    citation="The Growth Lab at Harvard University. The Atlas of Economic Complexity: total "
    "exports and imports by country, 1988-2024.",
    bibtex="""@misc{growth_lab_atlas,
  author = {{The Growth Lab at Harvard University}},
  title = {The Atlas of Economic Complexity}
}""",
    url="https://atlas.hks.harvard.edu/",
    publishing=PUBLISHING,
    licence=CC_BY_NC_SA,
    attribution="Total trade: The Growth Lab at Harvard University.",
    files={"totals": "economy/atlas_country_totals_1988_2024.csv"},
    tables=(
        Table(
            name="trade_totals",
            title="total exports and imports of a state",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "state"),
                "year": Column(pl.Int16, "year"),
                "exports": Column(pl.Float32, "exports to all", "million current US dollars"),
                "imports": Column(pl.Float32, "imports from all", "million current US dollars"),
                "records": Column(pl.Int8, "published totals"),
            },
            key=("ccode", "year"),
            record=("records",),
            years=(_FIRST, 2024),
            read=read_totals,
            rows=(5_000, 12_000),
        ),
    ),
)
