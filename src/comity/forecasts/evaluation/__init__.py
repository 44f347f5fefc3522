"""Back-tests, scores and the stored record."""
