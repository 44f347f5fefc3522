"""Measures of power: capabilities, economies and asymmetry."""
