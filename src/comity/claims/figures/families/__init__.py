"""The words of families of measures that figures are of: views, regimes, power, visits."""
