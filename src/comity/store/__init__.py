"""Where tables and computed values live on disk."""
