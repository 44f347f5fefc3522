"""Measures of arms, alliances, exercises and disputes."""
