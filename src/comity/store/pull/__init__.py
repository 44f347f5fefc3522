"""Fetching the newest editions of sources from their publishers, safely."""
