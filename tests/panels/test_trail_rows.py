"""A trail has the rows that a value was computed from and no others, the weightiest first."""

from __future__ import annotations

import pytest

import comity
from comity.panels.provenance import stored_trail, trail

FINLAND, RUSSIA = 375, 365


def test_the_trail_of_a_state_s_sanctioners_names_only_cases_against_it():
    found = trail("sanctioners_gdp", FINLAND, None, 2023)
    cases = found.rows["sanction_senders"]
    assert set(cases["ccode2"]) == {FINLAND}
    assert RUSSIA in cases["ccode1"]
    # Finland's seven rows, and a GDP of every state for the share of the world's.
    assert sum(frame.height for frame in found.rows.values()) < 250


def test_rows_of_the_states_come_first_and_the_largest_amounts_next():
    gdp = trail("sanctioners_gdp", FINLAND, None, 2023).rows["world_bank_gdp"]
    assert gdp["ccode"].to_list()[:3] == [FINLAND, 2, 710]
    assert gdp["gdp"].to_list()[1:] == sorted(gdp["gdp"].to_list()[1:], reverse=True)


def test_a_stored_value_is_read_and_one_that_is_not_is_computed_from_its_rows(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("COMITY_HOME", str(tmp_path))
    computed = stored_trail("vetoes_cast", RUSSIA, None, 2016).value
    assert computed == 2
    comity.compute("vetoes_cast")
    monkeypatch.setattr("comity.panels.provenance.recompute", lambda _: pytest.fail("computed"))
    assert stored_trail("vetoes_cast", RUSSIA, None, 2016).value == computed
