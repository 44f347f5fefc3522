"""Reading a sentence whole: its clauses, and what is added to each."""
