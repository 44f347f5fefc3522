"""Parts of a sentence written out in full and in plain order, before their topics are read."""
