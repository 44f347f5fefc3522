"""Measures: documented quantities for every dyad-year or state-year in the world."""
