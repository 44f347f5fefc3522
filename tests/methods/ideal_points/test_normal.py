"""The tables of the normal distribution, against the library's functions."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from comity.methods.ideal_points.normal import (
    cdf,
    interval_derivatives,
    inverse_mills_ratio,
    quantile,
)

POINTS = np.linspace(-11.5, 8.5, 401)


def test_distribution_and_ratio_are_the_librarys():
    assert [cdf(x) for x in POINTS] == pytest.approx(norm.cdf(POINTS), rel=1e-5, abs=1e-15)
    exact = np.exp(norm.logpdf(POINTS) - norm.logcdf(POINTS))
    assert [inverse_mills_ratio(x) for x in POINTS] == pytest.approx(exact, rel=1e-5, abs=1e-12)
    assert inverse_mills_ratio(-20.0) == pytest.approx(
        np.exp(norm.logpdf(-20) - norm.logcdf(-20)), rel=1e-4
    )


def test_the_quantile_is_the_inverse():
    p = np.r_[1e-9, 1e-4, 0.01, 0.2, 0.5, 0.8, 0.99, 1 - 1e-6]
    assert [quantile(x) for x in p] == pytest.approx(norm.ppf(p), rel=1e-6, abs=1e-9)


@pytest.mark.parametrize(("low", "high"), [(-1.0, 0.5), (2.0, 3.5), (-6.0, -4.0), (-0.2, 4.0)])
def test_slopes_of_an_interval_are_those_of_finite_differences(low, high):
    def log_mass(a, b):
        return np.log(norm.sf(a) - norm.sf(b) if a > 0 else norm.cdf(b) - norm.cdf(a))

    step = 1e-4
    by_low, by_high, curvature_low, _, both = interval_derivatives(low, high)
    assert by_low == pytest.approx(
        (log_mass(low + step, high) - log_mass(low - step, high)) / (2 * step), rel=1e-3
    )
    assert by_high == pytest.approx(
        (log_mass(low, high + step) - log_mass(low, high - step)) / (2 * step), rel=1e-3, abs=1e-6
    )
    second = (
        log_mass(low + step, high) - 2 * log_mass(low, high) + log_mass(low - step, high)
    ) / step**2
    assert curvature_low == pytest.approx(-second, rel=1e-2)
    assert both == pytest.approx(by_low * by_high)
