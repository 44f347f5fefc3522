"""Commands on states, sources, measures and panels."""
