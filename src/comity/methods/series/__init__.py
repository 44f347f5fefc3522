"""Time series: breaks, matched comparisons and rolling sums."""
