"""The twelve questions, one file each."""
