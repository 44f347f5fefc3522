"""Columns of a panel: measures, codes, disputes, spells, lags and a user's own table."""
