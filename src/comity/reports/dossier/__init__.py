"""The dossier: the twelve answers for one dyad."""
