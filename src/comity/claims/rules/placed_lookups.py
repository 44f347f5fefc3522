"""What a test looks up: the lookups, what they are compared with, and how clear that is."""

from __future__ import annotations

from comity.claims.claim import Lookup

PlacedLookups = tuple[tuple[Lookup, ...], tuple[Lookup, ...], float]
"""The lookups, those opposite where two are compared, and the lead of the roles assigned."""
