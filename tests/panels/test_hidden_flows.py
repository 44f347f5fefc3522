"""What customs keep secret is known by the pair, the way, and the year."""

from __future__ import annotations

import pytest

from comity.panels.codebook import find_hidden_flows

IRAN, TURKEY, GERMANY, RUSSIA = 630, 640, 255, 365


@pytest.mark.parametrize(
    ("measure", "states", "year", "sellers"),
    [
        ("exports", (IRAN, TURKEY), 2014, [IRAN, IRAN]),  # gas, and crude oil
        ("exports", (TURKEY, IRAN), 2014, []),
        ("import_share", (TURKEY, IRAN), 2014, [IRAN, IRAN]),
        ("import_share", (IRAN, TURKEY), 2014, []),
        ("export_share", (RUSSIA, GERMANY), 2014, [RUSSIA]),
        ("trade", (GERMANY, RUSSIA), 2014, [RUSSIA]),
        ("trade", (GERMANY, RUSSIA), 1990, []),
        ("gravity_ratio", (GERMANY, RUSSIA), 2014, [RUSSIA]),
        ("trade", (IRAN, TURKEY), 2025, [IRAN]),
        ("gdp_ratio", (GERMANY, RUSSIA), 2014, []),
        ("total_trade", (GERMANY,), 2014, []),
    ],
)
def test_hidden_fuels_are_those_of_the_state_that_sells(measure, states, year, sellers):
    assert [flow.seller for flow in find_hidden_flows(measure, states, year)] == sellers
