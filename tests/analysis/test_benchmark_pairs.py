"""Every pair is compared with its like: the peers of both among their neighbours."""

import pytest

from comity.analysis.benchmark_pairs import benchmark_pairs
from comity.states.dyad import dyad

FIXED = ["The United States and China", "France and Germany"]


def chosen(values, *names, year=None):
    return [str(pair) for pair in benchmark_pairs(values, dyad(*names), year)]


def test_peers_are_neighbours_of_like_size(values):
    assert chosen(values, "estonia", "peru") == [
        "Estonia and Chile", "Latvia and Peru", "Latvia and Chile", *FIXED,
    ]  # fmt: skip


def test_a_pair_is_never_its_own_benchmark(values):
    for names in (("usa", "china"), ("germany", "france"), ("nauru", "palau")):
        pair = frozenset(dyad(*names).directed)
        others = [frozenset(each.directed) for each in benchmark_pairs(values, dyad(*names))]
        assert pair not in others
        assert len(set(others)) == len(others) >= 3


def test_the_order_of_the_two_changes_no_pair(values):
    one, other = (benchmark_pairs(values, dyad(*n)) for n in (("peru", "chad"), ("chad", "peru")))
    assert {frozenset(d.directed) for d in one} == {frozenset(d.directed) for d in other}


@pytest.mark.parametrize(
    ("names", "year"),
    [
        (("east germany", "west germany"), None),
        (("russia", "china"), 1970),
        (("bavaria", "saxony"), None),
    ],
)
def test_benchmarks_are_of_the_time_of_the_pair(names, year, values):
    last = dyad(*names).years_together()[-1].last
    pairs = benchmark_pairs(values, dyad(*names), year)
    assert all(pair.exists_in(year or last) for pair in pairs)
    assert "Russia" not in " ".join(map(str, pairs))
