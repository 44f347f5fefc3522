"""Computing every measure for the whole world, once, and storing the values.

Each measure becomes one Parquet file of the library: a row a dyad-year (or state-year, or
year), sorted so that one dyad is read without reading the rest. With every value comes its
percentile in the world that year, so that a dossier need not read the world to give it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import polars as pl
import xarray as xr

from comity.measures.compute import each_array
from comity.measures.measure import Measure
from comity.measures.ranking import to_rows, with_percentiles, year_summary
from comity.measures.registry import in_order, measures
from comity.panels.codebook import CODEBOOK, DISTRIBUTIONS, describe
from comity.store.atomic import folder_aside
from comity.store.cache import values_folder

Tell = Callable[[str, int, int], None]
"""Called with a measure's name, its number and the number of measures."""


def ensure_values(tell: Tell = lambda *_: None) -> Path:
    """Return the folder of all computed values, computing them first if they are not there.

    Parameters
    ----------
    tell
        Called before each measure with its name, its number and how many there are.

    Returns
    -------
    pathlib.Path
        The folder: a file a measure, the summary of each year, and the codebook.

    Raises
    ------
    DataError
        If a table of the bundle is damaged, or a measure leaves its bounds.
    OutputError
        If the library's folder cannot be written to.
    """
    folder = values_folder()
    if not (folder / CODEBOOK).is_file():
        _compute_into(folder, tell)
    return folder


def _compute_into(folder: Path, tell: Tell) -> None:
    """Compute everything into a temporary folder, then move it into place."""
    aside = folder_aside(folder)
    order = in_order()
    try:
        summaries = _keep_all(order, aside, tell)
        pl.concat(summaries).write_parquet(aside / DISTRIBUTIONS)
        codebook = {name: describe(measure) for name, measure in measures().items()}
        (aside / CODEBOOK).write_text(json.dumps(codebook, indent=1), encoding="utf-8")
        # Another process may have finished the same work first; its result is as good. A folder
        # without a codebook is what is left of one.
        if not (folder / CODEBOOK).is_file():
            shutil.rmtree(folder, ignore_errors=True)
            aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _keep_all(order: list[Measure], folder: Path, tell: Tell) -> list[pl.DataFrame]:
    """Compute and store measures; two are stored while the next is computed."""
    tell(order[0].name, 0, len(order))
    stored: list[Future[pl.DataFrame]] = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for number, (measure, array) in enumerate(each_array(order), start=1):
            if len(stored) > 1:  # no more than two wait, so that memory stays small
                stored[-2].result()
            stored.append(pool.submit(_keep, measure, array, folder))
            tell(measure.name, number, len(order))
    return [summary.result() for summary in stored]


def _keep(measure: Measure, array: xr.DataArray, folder: Path) -> pl.DataFrame:
    """Store one measure with its places in the world; give the summary of its years."""
    rows = with_percentiles(measure, to_rows(measure, array))
    _store(rows, folder / f"{measure.name}.parquet")
    return year_summary(measure, rows)


def _store(rows: pl.DataFrame, path: Path) -> None:
    """Write rows so that one dyad is read alone: in small row groups."""
    rows.write_parquet(path, compression="zstd", compression_level=1, row_group_size=15_000)
