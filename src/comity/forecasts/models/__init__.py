"""The methods that forecast."""
