"""Computing measures for the whole world when they are first needed, and storing the values.

Each measure becomes one file of the library, moved into place in one step, so that an interrupted
run leaves whole measures only, and two processes at once write the same files.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

import xarray as xr

from comity.measures.compute import compute_side_by_side, each_array
from comity.measures.measure import Measure
from comity.measures.registry import find_measure, in_order, measures
from comity.measures.table_arrays import TableData, read_table
from comity.panels.codebook import CODEBOOK, describe, read_codebook, values_file
from comity.panels.reuse import record_tables, reuse_values
from comity.panels.value_file import StoredValues, write_values
from comity.store.atomic import write_aside, write_packed
from comity.store.cache import computing, values_folder
from comity.store.planes import ArrayFile

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
        The folder: a file a measure, and the codebook of all measures.

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
            if missing := reuse_values(_missing(names, folder), folder):
                _store_measures(missing, folder, tell)
    return folder


def _missing(names: Collection[str], folder: Path) -> set[str]:
    """Return which of some measures, and of those from which they follow, are not stored."""
    named = [find_measure(name) for name in names]
    needed = {each.name for each in named} | {each.follows[1] for each in named if each.follows}
    return {name for name in needed if not values_file(folder, name).is_file()}


def ensure_codebook(folder: Path) -> None:
    """Write the codebook of all measures, unless it is there; raises ``OutputError``."""
    if not (folder / CODEBOOK).is_file():
        record_tables(folder)
        codebook = {name: describe(measure) for name, measure in measures().items()}
        write_packed(folder / CODEBOOK, codebook)


def _store_measures(missing: set[str], folder: Path, tell: Tell) -> None:
    """Compute and store measures, two at once."""
    needed = {measure.name for measure in in_order(missing)} - missing
    reuse_values({name for name in needed if not values_file(folder, name).is_file()}, folder)
    order = in_order(missing, _ready(missing, folder))

    def store(measure: Measure, array: xr.DataArray) -> None:
        if measure.name in missing:
            path = values_file(folder, measure.name)
            write_aside(path, lambda aside: write_values(measure, array, aside))

    tell(order[0].name, 0, len(order))
    computed = compute_side_by_side(order, partial(_read_array, folder), store)
    for number, measure in enumerate(computed, start=1):
        tell(measure.name, number, len(order))


def _ready(missing: Collection[str], folder: Path) -> set[str]:
    """Return the measures whose arrays can be read, so that they are not computed again."""
    own = {name for name, each in measures().items() if not each.follows} - {*missing}
    return {name for name in own if values_file(folder, name).is_file()}


def _read_array(folder: Path, name: str) -> TableData | xr.DataArray:
    """Read a table, or the array of a stored measure; a damaged one is computed."""
    if name not in measures():
        return read_table(name)
    try:
        return StoredValues(
            read_codebook(folder)[name], ArrayFile(values_file(folder, name))
        ).array()
    except (OSError, ValueError, KeyError):
        *_, (_, array) = each_array(in_order([name]))
        return array
