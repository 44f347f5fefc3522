"""The interface for programs, version 1."""
