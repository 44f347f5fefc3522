"""Writing a panel for R, as a data frame in an .rds file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from comity.panels.panel import Panel


def write_rds(panel: Panel, path: Path) -> None:
    """Write an .rds file that ``readRDS`` reads as a data frame.

    Whole numbers become integers, missing values ``NA``; regions become factors.

    Parameters
    ----------
    panel
        The panel.
    path
        The file.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> import comity
    >>> panel = comity.panel("gdp", level="state", states="china", years=2014)
    >>> with TemporaryDirectory() as folder:
    ...     write_rds(panel, Path(folder) / "gdp.rds")
    """
    import rdata

    whole = [pl.col(name).cast(pl.Int32) for name in _whole_numbers(panel.rows)]
    rows = panel.rows.with_columns(whole)
    rdata.write_rds(path, rows.to_pandas())


def _whole_numbers(rows: pl.DataFrame) -> list[str]:
    return [name for name, kind in rows.schema.items() if kind.is_integer()]
