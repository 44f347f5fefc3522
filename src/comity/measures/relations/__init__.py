"""Measures of organisations, treaties and visits."""
