"""A checked article as a page, as data and in the terminal."""
