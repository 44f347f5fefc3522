"""Writing a panel as a file, with its codebook and citations next to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from comity.errors import InvalidRequestError
from comity.panels.export.cells import require_single_cells
from comity.panels.export.citations import bibtex
from comity.panels.export.codebook import panel_codebook
from comity.panels.export.libraries import require_libraries
from comity.store.atomic import write_aside, write_text

if TYPE_CHECKING:
    from comity.panels.panel import Panel


def write_panel(panel: Panel, path: Path, format: str | None = None) -> tuple[Path, ...]:
    """Write the rows of a panel, its codebook and its citations; as :meth:`Panel.write`.

    Each file is moved into place whole; the rows come first, so that a codebook is never there
    without them.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> import comity
    >>> panel = comity.panel("gdp", level="state", states="china", years=2014)
    >>> with TemporaryDirectory() as folder:
    ...     [path.name for path in write_panel(panel, Path(folder) / "gdp.csv")]
    ['gdp.csv', 'gdp.codebook.csv', 'gdp.bib']
    """
    write = _writer(path, format)
    book, citations = path.with_suffix(".codebook.csv"), path.with_suffix(".bib")
    write_aside(path, lambda aside: write(panel, aside))
    write_aside(book, lambda aside: _write_csv(panel_codebook(panel), aside))
    write_text(citations, bibtex(panel.variables))
    return path, book, citations


def require_format(path: Path, format: str | None = None) -> None:
    """Check that a panel can be written to a file.

    Parameters
    ----------
    path
        The file.
    format
        csv, parquet, dta or rds; None for that of the file's ending.

    Raises
    ------
    InvalidRequestError
        If the format is another, or the library that writes it is not installed.

    Examples
    --------
    >>> require_format(Path("panel.xlsx"))
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: panel.xlsx ends in none of .csv, .parquet, .dta, .rds. ...
    """
    _writer(path, format)


def _writer(path: Path, format: str | None) -> Callable[[Panel, Path], None]:
    """Return what writes the rows in a format, or in that of a file's ending."""
    ending = f".{format}" if format else path.suffix.lower()
    if ending not in _WRITERS:
        raise InvalidRequestError(
            f"{path} ends in none of {', '.join(_WRITERS)}.", "The ending gives the format."
        )
    if ending in _NEEDS:
        require_libraries(f"{ending} files", _NEEDS[ending])
    return _WRITERS[ending]


def _write_csv(rows: pl.DataFrame, path: Path) -> None:
    rows.write_csv(path)


def _csv(panel: Panel, path: Path) -> None:
    require_single_cells(panel.rows, ".csv")
    _write_csv(panel.rows, path)


def _parquet(panel: Panel, path: Path) -> None:
    """Write Parquet, with the labels as metadata of the file."""
    labels = {variable.name: variable.label for variable in panel.variables}
    panel.rows.write_parquet(path, compression_level=1, metadata=labels)


def _stata(panel: Panel, path: Path) -> None:
    from comity.panels.export.stata import write_stata

    write_stata(panel, path)


def _rds(panel: Panel, path: Path) -> None:
    from comity.panels.export.r import write_rds

    write_rds(panel, path)


_WRITERS: dict[str, Callable[[Panel, Path], None]] = {
    ".csv": _csv,
    ".parquet": _parquet,
    ".dta": _stata,
    ".rds": _rds,
}
_NEEDS = {".dta": ("pandas", "pyarrow"), ".rds": ("pandas", "pyarrow", "rdata")}
