"""The pages of some pairs as a static site."""
