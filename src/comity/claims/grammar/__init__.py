"""Reading clauses whole: constructions of English that say one thing that data can test."""
