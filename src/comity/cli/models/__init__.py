"""Commands that estimate and test models."""
