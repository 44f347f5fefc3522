"""One published analysis a file."""
