"""What a sentence leaves to those before it, or to its own other words, written out."""
