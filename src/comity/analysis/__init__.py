"""Analyses on demand: one request, one result, nothing stored."""
