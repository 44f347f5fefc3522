"""Writing a panel for R, as a data frame in an .rds file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from comity.panels.export.cells import plain_cells, require_single_cells

if TYPE_CHECKING:
    from comity.panels.panel import Panel


def write_rds(panel: Panel, path: Path) -> None:
    """Write an .rds file that ``readRDS`` reads as a data frame.

    Whole numbers become integers, larger ones doubles, missing values ``NA``; regions become
    factors, and days and moments text that ``as.Date`` reads.

    Parameters
    ----------
    panel
        The panel.
    path
        The file.

    Raises
    ------
    InvalidRequestError
        If a column has lists, records or bytes.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> import comity
    >>> panel = comity.panel("gdp", level="state", states="china", years=2014)
    >>> with TemporaryDirectory() as folder:
    ...     write_rds(panel, Path(folder) / "gdp.rds")
    """
    import rdata

    require_single_cells(panel.rows, ".rds")
    rdata.write_rds(path, _r_cells(plain_cells(panel.rows)).to_pandas())


def _r_cells(rows: pl.DataFrame) -> pl.DataFrame:
    """Return whole numbers as R has them, and as text what it has in another form."""
    times = rows.select(pl.selectors.temporal()).columns
    gaps = [
        name
        for name in rows.select(pl.selectors.categorical() | pl.selectors.by_dtype(pl.Enum)).columns
        if rows[name].null_count()
    ]
    return rows.with_columns(
        pl.selectors.integer().cast(pl.Int32), pl.col([*times, *gaps]).cast(pl.String)
    )
