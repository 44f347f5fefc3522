"""Many ways to say one thing, each written as the one that is read."""
