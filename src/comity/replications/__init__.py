"""Published analyses that run from the bundle, with their figures and those that were printed."""
