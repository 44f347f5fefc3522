"""The mathematics of trade: dependence, gravity, equilibrium and the cost of a cutoff."""
