"""Measures of trade, energy and the cost of a cut-off."""
