"""The mathematics: pure functions on arrays, which know nothing of states or sources."""
