"""Ideal points: where actors stand on one dimension, estimated from their votes."""
