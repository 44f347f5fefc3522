"""The readers of the bundle's tables that are estimated, by the names of the tables."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from comity.estimates import gravity_tables, point_tables, unknown_partners
from comity.sources.source import Reader
from comity.store.bundle import FOLDER, build

READERS: Mapping[str, Reader] = {
    "gravity_effects": gravity_tables.read_effects,
    "gravity_coefficients": gravity_tables.read_coefficients,
    "ideal_point_estimates": point_tables.read_ideal_points,
    "ideal_point_correlations": point_tables.read_correlations,
    "unknown_partners": unknown_partners.read_unknown_partners,
}
"""What the builder of the bundle passes to :func:`comity.store.bundle.build`."""


def build_bundle(raw: Path, folder: Path | None = None, only: Collection[str] = ()) -> int:
    """Build the bundle with its estimates, and return its size in bytes.

    Parameters
    ----------
    raw
        The folder of the publishers' files, laid out as the sources declare.
    folder
        Where the bundle is written; None for the folder in the package.
    only
        Names of sources or tables to read again; the others are copied from that folder.

    Raises
    ------
    DataError
        If a file is missing, or is not as its source declares it.
    OutputError
        If the folder cannot be written.
    """
    place = FOLDER if folder is None else folder
    build(raw, place, READERS, only=only)
    return sum(path.stat().st_size for path in place.glob("*.*"))
