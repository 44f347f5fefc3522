"""Measures of sanctions."""
