"""The dossier: all answers for one dyad, as a page, as data and in the terminal."""
