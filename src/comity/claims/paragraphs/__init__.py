"""What the sentences of a paragraph leave to those before them, written out."""
