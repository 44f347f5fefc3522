"""Trade in goods between states."""
