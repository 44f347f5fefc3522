"""Arms, alliances, disputes, capabilities and sanctions."""
