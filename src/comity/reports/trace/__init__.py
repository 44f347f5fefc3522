"""The trail of a value, as text and as data."""
