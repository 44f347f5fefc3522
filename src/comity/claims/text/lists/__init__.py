"""Lists in a clause: one clause with several states and figures as several plain ones."""
