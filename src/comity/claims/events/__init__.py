"""Events without figures: who did what to whom, and when, by frames of words."""
