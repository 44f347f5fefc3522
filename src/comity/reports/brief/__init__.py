"""The brief: an article of one or two pages on two states, computed from their dossier."""
