"""Ideal points: positions of actors on one dimension, estimated from their votes."""
