"""Tables in an answer, one file each."""
