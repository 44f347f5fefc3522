"""The rules that read a clause as a test, kept as data."""
