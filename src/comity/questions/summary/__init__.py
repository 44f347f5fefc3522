"""What an answer and a dossier say in a sentence: summaries, and what stands out."""
