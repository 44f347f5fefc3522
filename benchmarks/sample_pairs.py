"""Pairs of states of all kinds, drawn by a seed: what measurements over many pairs run on."""

from __future__ import annotations

import random
from itertools import combinations

from comity.states.register import states
from comity.states.system import members
from comity.store import bundle

GREAT_POWERS = (2, 200, 220, 255, 365, 710, 740)
"""The United States, the United Kingdom, France, Germany, Russia, China and Japan."""

TINY_STATES = (31, 54, 58, 221, 223, 232, 331, 835, 946, 947, 955, 970, 983, 986, 987)
"""From the Bahamas to Micronesia: states of few people."""

NEW_SINCE = 1990
"""A state that joined the system after this year is new."""

Pair = tuple[int, int]


def sample_pairs(count: int, seed: int = 1) -> list[tuple[str, Pair]]:
    """Draw pairs of states, as many of each kind: the kind, and the two ccodes.

    The kinds are great powers, neighbours, tiny states, dead states, rivals, pairs of which one
    state is new, and pairs at random. Each pair is drawn once.
    """
    chosen: dict[Pair, str] = {}
    shuffled = {kind: _shuffled(pairs, seed, kind) for kind, pairs in _kinds().items()}
    while len(chosen) < count and any(shuffled.values()):
        for kind, pairs in shuffled.items():
            pair = next((pairs.pop() for _ in range(len(pairs)) if pairs[-1] not in chosen), None)
            if pair is not None and len(chosen) < count:
                chosen.setdefault(pair, kind)
    return [(kind, pair) for pair, kind in chosen.items()]


def _shuffled(pairs: set[Pair], seed: int, kind: str) -> list[Pair]:
    ordered = sorted(pairs)
    random.Random(f"{seed} {kind}").shuffle(ordered)
    return ordered


def _kinds() -> dict[str, set[Pair]]:
    """Return the pairs of each kind."""
    now = set(members(2023))
    of_now = set(combinations(sorted(now), 2))
    new = {code for code in now if states()[code].spells[-1].start.year > NEW_SINCE}
    return {
        "great powers": {pair for pair in of_now if set(pair) <= set(GREAT_POWERS)},
        "neighbours": _pairs_of("neighbours") & of_now,
        "tiny states": {pair for pair in of_now if set(pair) <= set(TINY_STATES)},
        "dead states": _dead_pairs(now),
        "rivals": _pairs_of("rivalries") & of_now,
        "one state new": {pair for pair in of_now if len(set(pair) & new) == 1},
        "at random": of_now,
    }


def _dead_pairs(now: set[int]) -> set[Pair]:
    """Return the pairs of which at least one state exists no more, and both were members once."""
    return {
        (a, b)
        for year in (1860, 1910, 1935, 1985)
        for a, b in combinations(sorted(members(year)), 2)
        if not {a, b} <= now
    }


def _pairs_of(table: str) -> set[Pair]:
    """Return the pairs of states of which a table has a row."""
    rows = bundle.table(table).select("ccode1", "ccode2").unique().rows()
    return {(min(row), max(row)) for row in rows}
