"""How alike the choices of two actors are, for all pairs at once."""
