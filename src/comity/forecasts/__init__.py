"""Forecasts: what comes next for two states, with the track record of such forecasts."""
