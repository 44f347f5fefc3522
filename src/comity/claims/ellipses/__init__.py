"""Clauses that leave words of the one before out: "more than Chile", "and so did Peru"."""
