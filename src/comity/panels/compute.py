"""Computing measures for the whole world when they are first needed, and storing the values.

Each measure becomes two Parquet files of the library: a row a dyad-year (or state-year, or
year), sorted so that one dyad is read without reading the rest, and a row a year with the
distribution over the system. Each file is moved into place in one step, so that an interrupted
run leaves whole measures only, and two processes at once write the same files.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import polars as pl
import xarray as xr

from comity.measures.compute import each_array
from comity.measures.measure import Measure
from comity.measures.ranking import to_rows, with_percentiles, year_summary
from comity.measures.registry import in_order, measures
from comity.panels.codebook import CODEBOOK, describe, distribution_file, is_stored, values_file
from comity.store.atomic import write_aside, write_text
from comity.store.cache import computing, values_folder

Tell = Callable[[str, int, int], None]
"""Called with a measure's name, its number and the number of measures."""


def ensure_values(
    tell: Tell = lambda *_: None, names: Collection[str] | None = None, folder: Path | None = None
) -> Path:
    """Return the folder of computed values, computing first those that are not there.

    Parameters
    ----------
    tell
        Called after each measure with its name, its number and how many there are.
    names
        The measures that must be there; None for all.
    folder
        The folder of values; None for that of this bundle and this code.

    Returns
    -------
    pathlib.Path
        The folder: two files a measure, and the codebook of all measures.

    Raises
    ------
    UnknownNameError
        If a measure is not known.
    DataError
        If a table of the bundle is damaged, or a measure leaves its bounds.
    OutputError
        If the library's folder cannot be written to.
    """
    folder = folder or values_folder()
    ensure_codebook(folder)
    names = measures() if names is None else names
    if _missing(names, folder):
        with computing(folder):
            # Another process may have computed them while this one waited.
            if missing := _missing(names, folder):
                _store_measures(missing, folder, tell)
    return folder


def _missing(names: Collection[str], folder: Path) -> set[str]:
    """Return which of some measures are not stored."""
    return {name for name in names if not is_stored(folder, name)}


def ensure_codebook(folder: Path) -> None:
    """Write the codebook of all measures, unless it is there; raises ``OutputError``."""
    if not (folder / CODEBOOK).is_file():
        codebook = {name: describe(measure) for name, measure in measures().items()}
        write_text(folder / CODEBOOK, json.dumps(codebook, indent=1))


def _store_measures(missing: set[str], folder: Path, tell: Tell) -> None:
    """Compute and store measures; two are stored while the next is computed."""
    order = in_order(missing)
    tell(order[0].name, 0, len(order))
    stored: list[Future[None]] = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for number, (measure, array) in enumerate(each_array(order), start=1):
            if len(stored) > 1:  # no more than two wait, so that memory stays small
                stored[-2].result()
            if measure.name in missing:
                stored.append(pool.submit(_store, measure, array, folder))
            tell(measure.name, number, len(order))
    for each in stored:
        each.result()


def _store(measure: Measure, array: xr.DataArray, folder: Path) -> None:
    """Store one measure: the distribution of each year, then the values with percentiles."""
    rows = with_percentiles(measure, to_rows(measure, array))
    summary = year_summary(measure, rows)
    write_aside(distribution_file(folder, measure.name), summary.write_parquet)
    write_aside(values_file(folder, measure.name), lambda path: _write_rows(rows, path))


def _write_rows(rows: pl.DataFrame, path: Path) -> None:
    """Write rows so that one dyad is read alone: in small row groups."""
    rows.write_parquet(path, compression="zstd", compression_level=1, row_group_size=15_000)
