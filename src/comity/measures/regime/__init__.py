"""Measures of political regimes."""
