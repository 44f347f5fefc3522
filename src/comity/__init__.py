"""Comity measures the relationship between any two states, from open data."""
