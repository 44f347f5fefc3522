"""Forecasts: what comes next for two states, with the record of such forecasts beside it."""
