"""A scenario as a page, as data and in the terminal."""
