"""Laws that every measure keeps, so that a new one is held to them without new tests."""

from __future__ import annotations

import math
import random
import re
from functools import lru_cache

import numpy as np
import polars as pl
import pytest

from comity.measures.measure import SUBJECTS
from comity.measures.registry import declared_measures, depends_on, measures, unknown_needs
from comity.panels import provenance
from comity.panels.provenance import trail
from comity.panels.values import Values
from comity.sources.registry import library_tables, tables
from comity.states.system import membership

NAMES = [
    name
    for name, each in declared_measures().items()
    if library_tables().keys().isdisjoint(each.needs)
]
"""Those of the bundle, whatever the library of whoever runs the tests has."""


LAWS = []
"""Each law with the units of analysis of the measures that it binds."""


def law(*units):
    """Bind measures of some units of analysis to a law, or all measures."""

    def declare(check):
        LAWS.append((check, units or tuple(SUBJECTS)))
        return check

    return declare


@lru_cache(maxsize=2)
def read(folder, name):
    return Values(folder).read_all(name)


def stored(values, name, columns=None):
    rows = read(values.folder, name)
    return rows if columns is None else rows.select(columns)


@pytest.fixture(autouse=True, scope="module")
def tables_once():
    """Read each table once, for all the trails that follow it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(provenance, "read_table", lru_cache(maxsize=32)(provenance.read_table))
        yield


def seats(rows, key):
    """Mark each state (by its code) and year that a table has rows of."""
    marks = np.zeros((1000, 2100), dtype=bool)
    marks[rows[key].to_numpy(), rows["year"].to_numpy()] = True
    return marks


@lru_cache
def seats_of_members():
    return seats(membership(), "ccode")


def test_every_parameter_names_a_table_or_a_measure():
    assert not unknown_needs()


@law()
def a_measure_says_what_it_is(name, values):
    measure = measures()[name]
    assert measure.title
    assert all((measure.unit, measure.formula, measure.reference, measure.higher))
    assert not re.search(r"\bb\b", measure.higher), "the two states of a pair are A and B"
    assert measure.directed or not re.search(r"\b[AB]\b", measure.higher + measure.title)
    assert measure.bounds[0] < measure.bounds[1]
    assert name not in tables(), "a measure and a table cannot share a name"


@law()
def values_lie_in_their_bounds_and_are_never_nan(name, values):
    least, most = measures()[name].bounds
    column = stored(values, name, columns=["value"])["value"]
    assert column.len() > 0
    assert column.is_finite().all()
    assert column.min() >= least - 1e-9
    assert column.max() <= most + 1e-9


@law()
def every_key_is_unique_and_in_order(name, values):
    keys = stored(values, name, columns=list(measures()[name].keys))
    # Codes, years and months are below 4,000: as digits of one number, they are one key.
    order = np.zeros(keys.height, dtype=np.int64)
    for key in keys.iter_columns():
        order = order * 4_001 + key.cast(pl.Int64).fill_null(-1).to_numpy() + 1
    assert (np.diff(order) > 0).all()


@law()
def only_dyads_and_states_that_existed_have_values(name, values):
    keys = [key for key in measures()[name].keys if key.startswith("ccode")]
    rows = stored(values, name, columns=[*keys, "year"])
    for key in keys:
        assert not (seats(rows, key) & ~seats_of_members()).any()


@law()
def there_is_no_value_outside_the_coverage_of_the_tables(name, values):
    years = stored(values, name, columns=["year"])["year"].unique()
    covered = set()
    for table, (_, window, _) in depends_on(name).items():
        declared = tables()[table][1]
        for year in range(declared.years[0], declared.years[1] + 1):
            if declared.covers(year):
                covered.update(range(year, year + window))
    assert set(years) <= covered


@law("dyad", "directed")
def a_measure_declares_the_one_state_or_pair_that_its_sources_follow(name, values):
    measure = measures()[name]
    firsts, seconds = (stored(values, name)[key].unique().to_list() for key in ("ccode1", "ccode2"))
    is_of_one = measure.directed and len(firsts) == 1
    assert measure.sender == (firsts[0] if is_of_one else None)
    is_one_pair = len(firsts) == len(seconds) == 1 and not measure.directed
    assert measure.only_pair == ((firsts[0], seconds[0]) if is_one_pair else None)


@law("dyad")
def an_undirected_pair_stands_once(name, values):
    rows = stored(values, name, columns=["ccode1", "ccode2"])
    assert (rows["ccode1"] < rows["ccode2"]).all()


@law("dyad", "directed", "state")
def places_count_from_the_highest(name, values):
    rows = stored(values, name)
    world = rows.filter(pl.col("year") == rows["year"].max()).sort("value", descending=True)
    places = []
    for row in world[[0, world.height // 2, -1]].iter_rows(named=True):
        subject = tuple(row[key] for key in row if key.startswith("ccode"))
        last = values.read_rows(name, subject)[-1]
        above = int((world["value"] > row["value"]).sum())
        assert (last["value"], last["rank"]) == (row["value"], above + 1)
        places.append(last["percentile"])
    assert 0 <= places[2] <= places[1] <= places[0] <= 100


@law()
def a_value_can_be_computed_again_from_its_trail_alone(name, values, most=1):
    rows = stored(values, name)
    count = min(most, rows.height)
    chosen = random.Random(name).sample(range(rows.height), count)
    for row in rows[chosen].iter_rows(named=True):
        a, b = row.get("ccode1", row.get("ccode")), row.get("ccode2")
        again = trail(name, a, b, row["year"]).value
        assert again is not None
        assert math.isclose(again, row["value"], rel_tol=1e-9, abs_tol=1e-12)


@law("dyad")
def an_undirected_value_is_the_same_both_ways(name, values):
    row = stored(values, name).tail(1).row(0, named=True)
    turned = trail(name, row["ccode2"], row["ccode1"], row["year"]).value
    assert turned == pytest.approx(row["value"], rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_a_measure_keeps_every_law(name, values, try_each):
    level = measures()[name].level
    try_each(
        lambda check: check(name, values), [(check,) for check, units in LAWS if level in units]
    )


@pytest.mark.full
@pytest.mark.parametrize("name", NAMES)
def test_twenty_values_can_be_computed_again_from_their_trails(name, values):
    a_value_can_be_computed_again_from_its_trail_alone(name, values, most=20)
