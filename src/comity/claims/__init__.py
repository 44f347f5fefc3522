"""Claims: an article's sentences read as tests on measures, and judged from stored values."""
