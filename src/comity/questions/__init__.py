"""The twelve questions, each with the measures that answer it."""
