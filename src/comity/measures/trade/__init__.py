"""Measures of trade, energy, finance and the cost of a cut-off."""
