"""The outlook of two states in one call."""
