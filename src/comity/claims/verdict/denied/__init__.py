"""What may be denied: a figure far off, and which nothing within reach has."""
