"""From a test and stored values to a verdict."""
