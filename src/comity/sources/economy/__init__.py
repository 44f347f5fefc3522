"""Economies, investment, finance, currencies and pipelines."""
