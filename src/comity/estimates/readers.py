"""The readers of the bundle's tables that are estimated, by the names of the tables."""

from __future__ import annotations

from collections.abc import Mapping

from comity.estimates import gravity_tables, point_tables
from comity.sources.source import Reader

READERS: Mapping[str, Reader] = {
    "gravity_effects": gravity_tables.read_effects,
    "gravity_coefficients": gravity_tables.read_coefficients,
    "ideal_point_estimates": point_tables.read_ideal_points,
    "ideal_point_correlations": point_tables.read_correlations,
}
"""What the builder of the bundle passes to :func:`comity.store.bundle.build`."""
