"""Similarity of the choices of two actors, for all pairs at once."""
