"""Measures of finance: investment, lending, swap lines and currencies."""
