"""Finding what a clause is about where no rule reads it: its measure and its states, no verdict."""
