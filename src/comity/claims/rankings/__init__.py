"""Rankings: who is the first, second or third in what, and with which figure, state by state."""
