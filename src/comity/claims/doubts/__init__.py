"""What a sentence says and a test leaves out, for which its reading is left open."""
