"""Scenarios: what a cut in trade between any states would change for all."""
