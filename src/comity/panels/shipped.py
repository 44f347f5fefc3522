"""Values that come ready with the bundle: those that take long to compute and little space.

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

from comity.errors import InvalidRequestError
from comity.measures.compute import each_array
from comity.measures.registry import in_order
from comity.panels.codebook import values_file
from comity.panels.reuse import record_tables
from comity.panels.value_file import write_values
from comity.store.atomic import checksum, folder_aside, write_text
from comity.store.bundle import FOLDER, MANIFEST, VALUES, replace_folder
from comity.store.home import HOME, LOCK
from comity.store.manifest import format_manifest, load
from comity.store.selection import chosen

SHIPPED = (
    "agreement_colonialism",
    "arms_transfers",
    "cinc_share",
    "consultation_obligation",
    "contiguity",
    "council_agreement",
    "defence_obligation",
    "diplomatic_representation",
    "dispute_onset",
    "embargo_trade_multiplier",
    "joint_democracy",
    "land_border",
    "leader_visits",
    "neutrality_obligation",
    "nonaggression_obligation",
    "offence_obligation",
    "rivals",
    "shared_alliances",
    "shared_igos",
    "shared_igos_without_us",
    "shared_informal_igos",
    "shared_rivals",
    "shared_sanctioners",
    "strategic_rivalry",
    "trade_cutoff_cost",
    "trade_cutoff_output_cost",
)
"""The measures that took over two and a half seconds a megabyte to compute and to write."""

_LEVEL = 19
"""How strongly files are compressed that are written once and shipped to all users."""


def build_values(folder: Path = FOLDER, names: Collection[str] = SHIPPED) -> int:
    """Compute the values that come with a bundle, and list them in its manifest.

    Parameters
    ----------
    folder
        The folder of the bundle, whose tables are those of the package.
    names
        The measures.

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
            if measure.name in names:
                write_values(measure, array, values_file(aside, measure.name), _LEVEL)
        record_tables(aside, names)
        checksums = {name: checksum(values_file(aside, name)) for name in sorted(names)}
        replace_folder(aside, place)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    tables = load(folder / MANIFEST)
    text = format_manifest(tables.tables.values(), tables.sources.values(), checksums)
    write_text(folder / MANIFEST, text)
    return sum(values_file(place, name).stat().st_size for name in names)


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
