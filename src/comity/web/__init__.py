"""The web: the same answers, figures and trails as pages and as an interface for programs."""
