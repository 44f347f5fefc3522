"""Stored values, panels, the codebook and the provenance of each value."""
