"""Trade in 2021, 2022 and 2024, of which no source has all pairs, and gaps of 2023.

Every flow is taken from the first of its sources in a fixed order whose figure is no fragment,
and names it. The years are incomplete: flows between states that no source covers are missing.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from comity.sources.exclusions import exclude_rows
from comity.sources.licence import Licence
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Reader, Source, Table, TableRows
from comity.sources.trade import (
    baci_totals,
    china_customs_monthly,
    comtrade_imports,
    mirror_trade,
    oecd_balanced,
)
from comity.sources.trade.all_partners import EXPORT_COLUMNS
from comity.sources.trade_fragments import (
    HALF,
    TWENTIETH,
    but_for_falls,
    limits,
    mark_fragments,
)
from comity.states.state import CHINA

_MONTHS = 12
_FLOW = ["ccode1", "ccode2", "year"]


def read_2021(files: Files) -> TableRows:
    """Read the trade of 2021: balanced figures first, then importers' and exporters' reports."""
    return _whole(files, _reports(2021, [_balanced(files), *_one_sided(files)]))


def read_2022(files: Files) -> TableRows:
    """Read the trade of 2022: 71 importers' reports, balanced figures, then other reports."""
    sources = [_importers(files), _balanced(files), *_one_sided(files)]
    return _whole(files, _reports(2022, sources))


def read_2023(files: Files) -> TableRows:
    """Read the trade of 2023 that BACI lacks: balanced figures first, then one side's reports."""
    rows = _first(_reports(2023, [_balanced(files), *_one_sided(files)]))
    published = _baci(files)[1].select(pl.col(*_FLOW).cast(pl.Int16))
    return TableRows(rows.join(published, on=_FLOW, how="anti"))


def read_2024(files: Files) -> TableRows:
    """Read the trade of 2024: reports on trade with China, importers' first."""
    return _whole(files, _reports(2024, _one_sided(files)))


def _whole(files: Files, reports: pl.DataFrame) -> TableRows:
    """Select the first report of each flow that is no fragment against 2019, 2020 and 2023."""
    older, later = _baci(files)
    years = [older.filter(year=2019), older.filter(year=2020), later]
    return first_whole(reports, limits(HALF, *years), limits(TWENTIETH, *years[1:]))


def first_whole(reports: pl.DataFrame, *bounds: pl.DataFrame) -> TableRows:
    """Select the first report of each flow that is no fragment.

    Parameters
    ----------
    reports
        Exports with their origin, in the order of their sources.
    bounds
        Below what a flow is a fragment, from ``limits``.

    Returns
    -------
    TableRows
        A row a flow. Counted are the flows without any other report than a fragment, and those
        whose first report is one but not all.
    """
    marked = but_for_falls(mark_fragments(reports, *bounds))
    rows = _first(marked.filter(~pl.col("fragment")).drop("fragment"))
    passed = _first(marked).filter("fragment").select(*_FLOW)
    return TableRows(
        rows,
        (
            *exclude_rows(passed.join(rows, on=_FLOW, how="anti"), FRAGMENT),
            *exclude_rows(passed.join(rows, on=_FLOW, how="semi"), PASSED_OVER),
        ),
    )


FRAGMENT = "a fragment, and no other report: under half of 2019, 2020 and 2023"
PASSED_OVER = "a fragment, and the report of another source is taken"
"""Reasons for which a report of a flow is left out."""


def _baci(files: Files) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Read the exports of 2000 to 2020, and those of 2023."""
    names = {name: files.names[f"baci_{name}"] for name in baci_totals.SOURCE.files}
    baci = Files(files.root, names)
    return baci_totals.read_older_exports(baci).frame, baci_totals.read_exports(baci).frame


def _reports(year: int, sources: list[pl.DataFrame]) -> pl.DataFrame:
    """Join the reports of a year in the order of their sources."""
    columns = [*_FLOW, "exports", "origin"]
    return pl.concat(
        source.filter((pl.col("year") == year) & (pl.col("exports") > 0))
        .select(columns)
        .with_columns(pl.col(*_FLOW).cast(pl.Int16), pl.col("exports").cast(pl.Float64))
        for source in sources
    )


def _first(reports: pl.DataFrame) -> pl.DataFrame:
    """Select each flow from the first source that has it."""
    return reports.unique(_FLOW, keep="first", maintain_order=True)


def _balanced(files: Files) -> pl.DataFrame:
    """Read the OECD's balanced imports of nine economies."""
    rows = oecd_balanced.read_imports(files).frame
    return rows.with_columns(origin=pl.lit("OECD, balanced"))


def _importers(files: Files) -> pl.DataFrame:
    """Read the imports that 71 economies report for 2022."""
    renamed = Files(files.root, {"imports": files.names["importers"]})
    rows = comtrade_imports.read_imports(renamed).frame
    return rows.with_columns(origin=pl.lit("UN Comtrade, importer"))


def _one_sided(files: Files) -> list[pl.DataFrame]:
    """Read reports on trade with China and the United States: importers', then exporters'."""
    partners = mirror_trade.read_reports(files).frame.with_columns(
        bought=pl.col("reporter") == pl.col("ccode2")
    )
    months = china_customs_monthly.read_months(files).frame
    whole = months.group_by(_FLOW).agg(pl.col("exports").sum(), pl.len().alias("months"))
    customs = whole.filter(pl.col("months") == _MONTHS).with_columns(
        bought=pl.col("ccode2") == CHINA
    )
    return [
        source.filter(pl.col("bought") == bought).with_columns(origin=pl.lit(f"{name}, {side}"))
        for bought, side in ((True, "importer"), (False, "exporter"))
        for source, name in ((customs, "China's customs"), (partners, "UN Comtrade"))
    ]


_COLUMNS: Mapping[str, Column] = {
    **EXPORT_COLUMNS,
    "origin": Column(pl.String, "the source of the figure, and whose report it is"),
}


def _table(year: int, read: Reader, rows: tuple[int, int], title: str) -> Table:
    """Declare the table of one year."""
    return Table(
        name=f"trade_{year}",
        title=f"exports of one state to another in {year}: {title}",
        unit_of_analysis="directed",
        columns=_COLUMNS,
        key=tuple(_FLOW),
        record=(*_FLOW, "origin"),
        years=(year, year),
        read=read,
        rows=rows,
    )


SOURCE = Source(
    name="recent_trade",
    title="Trade in 2021 to 2024 from OECD, UN Comtrade and China's customs",
    publisher="OECD; United Nations Statistics Division; General Administration of Customs, China",
    version="BIMTS 2021 to 2023; UN Comtrade 2021 to 2024; customs to 2024",
    citation=(
        "OECD, Balanced International Merchandise Trade Statistics; United Nations Statistics "
        "Division, UN Comtrade Database; General Administration of Customs of China, monthly "
        "trade, through UN Comtrade."
    ),
    bibtex="""@misc{recent_trade,
  author = {{OECD} and {United Nations Statistics Division}},
  title = {Merchandise trade by partner, 2021 to 2024}
}""",
    url="https://comtradeplus.un.org/",
    publishing=NotPublished("It is joined from several publishers' tables, year by year."),
    licence=Licence("OECD and UN: attribution", "https://comtradeplus.un.org/"),
    attribution="Trade of 2021 to 2024: OECD; UN Comtrade.",
    files={
        "pairs": oecd_balanced.SOURCE.files["pairs"],
        "importers": comtrade_imports.SOURCE.files["imports"],
        **{f"baci_{name}": file for name, file in baci_totals.SOURCE.files.items()},
        **mirror_trade.SOURCE.files,
        **china_customs_monthly.SOURCE.files,
    },
    tables=(
        _table(2021, read_2021, (1_500, 5_000), "nine importers, China and the United States"),
        _table(2022, read_2022, (10_000, 25_000), "71 importers and others"),
        _table(2023, read_2023, (150, 2_000), "pairs that BACI lacks"),
        _table(2024, read_2024, (150, 1_000), "trade with China"),
    ),
    known_issues=(
        "Incomplete years: nine importers and the partners of China and the United States in "
        "2021, 73 importers and the same partners in 2022, partners of China in 2024. Importers "
        "count freight and insurance in, exporters do not. Left out are 44 flows of 2021, 54 of "
        "2022 and 13 of 2024 that are fragments. They are under half of the least of 2019, 2020 "
        "and 2023, where each is over 100 million dollars, or under a twentieth of the last two. "
        "They are what is left where reports keep oil and gold confidential (Saudi Arabia to China "
        "in 2021 and 2024) or name another origin (China to Panama). Of six flows of 2022 the "
        "report of another source is taken (Azerbaijan to Israel). Falls by war and embargo stay."
    ),
)
