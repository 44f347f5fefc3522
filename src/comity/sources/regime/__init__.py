"""Sources on political regimes."""
