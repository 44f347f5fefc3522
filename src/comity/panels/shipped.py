"""Values that come ready with the bundle: those that take little space for what they save.

They are files of the library's own format. A library takes a file over where the tables under its
measure are those of the bundle; with another edition of one of them it computes the measure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory

import xarray as xr

from comity.errors import InvalidRequestError
from comity.measures.compute import each_array
from comity.measures.measure import Measure
from comity.measures.registry import in_order
from comity.panels.codebook import values_file
from comity.panels.reuse import record_tables
from comity.panels.value_file import write_values
from comity.store.atomic import checksum, folder_aside, write_text
from comity.store.bundle import FOLDER, MANIFEST, VALUES, replace_folder
from comity.store.home import HOME, LOCK
from comity.store.manifest import format_manifest, load
from comity.store.selection import chosen

SMALL = 32_000
"""Values that take no more bytes are shipped, whatever they take to compute: a third of a second at
most, but for well over a hundred measures as long as for all others."""

EXPENSIVE = (
    "agreement_colonialism",
    "arms_supplier_concentration",
    "arms_transfers",
    "diplomatic_representation",
    "embargo_trade_multiplier",
    "junior_measures",
    "partner_concentration",
    "peace_years",
    "shared_igos",
    "shared_igos_without_us",
    "shared_informal_igos",
    "shared_sanctioners",
    "trade_cutoff_cost",
    "trade_cutoff_output_cost",
    "trade_with_sanctioners",
)
"""Measures with larger files that are shipped: they take over a second a megabyte to compute."""

_HOPELESS = 4
"""Strong compression makes no file this many times smaller."""

_LEVEL = 19
"""How strongly files are compressed that are written once and shipped to all users."""


def build_values(folder: Path = FOLDER, names: Collection[str] | None = None) -> int:
    """Compute the values that come with a bundle, and list them in its manifest.

    They are those of the measures whose files are small, and of :data:`EXPENSIVE` ones.

    Parameters
    ----------
    folder
        The folder of the bundle, whose tables are those of the package.
    names
        The measures among which these are; None for all.

    Returns
    -------
    int
        The size of the files in bytes.

    Raises
    ------
    InvalidRequestError
        If the library uses editions of its own, whose values these would be.
    OutputError
        If the bundle cannot be written to.
    """
    if chosen():
        raise InvalidRequestError(
            f"The bundle's values need its own tables, but editions of {', '.join(chosen())} "
            "are in use.",
            f"Set {HOME} to an empty folder.",
        )
    place = folder / VALUES.name
    aside = folder_aside(place)
    try:
        for measure, array in each_array(in_order(names)):
            if names is None or measure.name in names:
                _write_if_shipped(measure, array, values_file(aside, measure.name))
        checksums = {path.stem: checksum(path) for path in sorted(aside.glob("*.values"))}
        record_tables(aside, checksums)
        replace_folder(aside, place)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    tables = load(folder / MANIFEST)
    text = format_manifest(tables.tables.values(), tables.sources.values(), checksums)
    write_text(folder / MANIFEST, text)
    return sum(values_file(place, name).stat().st_size for name in checksums)


def _write_if_shipped(measure: Measure, array: xr.DataArray, path: Path) -> None:
    """Write the values of a measure, unless they are large and not expensive."""
    write_values(measure, array, path)  # quickly, to see how large they are
    if measure.name not in EXPENSIVE and path.stat().st_size > _HOPELESS * SMALL:
        path.unlink()
        return
    write_values(measure, array, path, _LEVEL)
    if measure.name not in EXPENSIVE and path.stat().st_size > SMALL:
        path.unlink()


def build_values_anew() -> int:
    """Compute the values of the package's bundle, and return the size of the files in bytes.

    Another process does so, with an empty library: this one may have read older tables, and the
    library may use editions of its own.
    """
    with TemporaryDirectory() as library:
        environment = {**os.environ, HOME: library, LOCK: ""}
        program = "from comity.panels.shipped import build_values; print(build_values())"
        command = [sys.executable, "-c", program]
        return int(subprocess.check_output(command, env=environment))
