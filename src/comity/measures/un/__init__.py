"""Measures of the United Nations: votes, ideal points and vetoes."""
