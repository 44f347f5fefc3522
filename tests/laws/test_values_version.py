"""Values that change get a new version, so that no library serves the old ones."""

from __future__ import annotations

import json

import pytest
from values_sample import SAMPLE, is_same, sample, tables_of, years_of

from comity.store.cache import VALUES_VERSION

TAKEN = json.loads(SAMPLE.read_text())
REFRESH = "Run: python tests/laws/values_sample.py"


def test_the_sample_is_of_this_version_of_the_values():
    assert TAKEN["values_version"] == VALUES_VERSION, REFRESH


def test_nearly_all_measures_are_in_the_sample_with_the_tables_that_they_have_now(values):
    """New tables give new values, and the manifest names them; a few may wait for a new sample."""
    taken = TAKEN["measures"]
    waiting = [
        name
        for name in values.codebook
        if name not in taken or taken[name]["tables"] != tables_of(values, name)
    ]
    assert len(waiting) <= len(taken) // 4, f"{REFRESH}. {waiting}"


def test_the_years_of_a_measure_are_those_of_its_values(values):
    wrong = {
        name: (described.years, now)
        for name, described in values.codebook.items()
        if list(described.years) != (now := years_of(values, name))
    }
    assert wrong == {}, REFRESH


def test_no_value_has_changed_without_a_new_version(values):
    changed = {
        name: (entry["sample"], now)
        for name, entry in TAKEN["measures"].items()
        if name in values.codebook
        and entry["tables"] == tables_of(values, name)
        and not is_same(entry["sample"], now := sample(values, name))
    }
    assert changed == {}, f"Raise VALUES_VERSION in store/cache.py. {REFRESH}"


@pytest.mark.parametrize("part", range(1, len(TAKEN["parts"])))
def test_a_change_in_the_sixth_digit_of_any_part_is_a_change(part):
    before = TAKEN["measures"]["trade"]["sample"]
    after = [each * (1 + 2e-6 * (place == part)) for place, each in enumerate(before)]
    assert is_same(before, list(before))
    assert not is_same(before, after)
