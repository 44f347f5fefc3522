"""Which state plays which part in a clause: giver and receiver, sender and target ..."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import permutations

from comity.claims.patterns import Compile, compile_plain

_APPOSED = re.compile(
    r"\b(?:its|their|his|her) (?:\w+ ){0,3}?"
    r"(?:friend|neighbou?r|ally|patron|rival|giant|protector),? (?=<)"
)
"""What a state is to another, said before its name: "its old friend"."""

Tokens = Mapping[int, tuple[str, ...]]
"""By state, its tokens in a masked clause."""


def assign(
    masked: str,
    tokens: Tokens,
    roles: tuple[str, str],
    cues: Mapping[str, Sequence[tuple[float, str]]],
    compile_cue: Compile = compile_plain,
) -> tuple[tuple[int, int], float]:
    """Return the two states that play two roles, and how clear that is.

    Every ordered pair of the states named is weighed by the cues next to each; the
    heaviest is taken, and the order of the words decides between equals.

    Returns
    -------
    tuple
        The states in the order of ``roles``, and the lead of the best over its reverse.
    """
    masked = _APPOSED.sub("", masked)
    weights = {
        (state, role): _weight(masked, tokens[state], tuple(cues.get(role, ())), compile_cue)
        for state in tokens
        for role in roles
    }
    pairs = list(permutations(tokens, 2))
    best = max(pairs, key=lambda pair: weights[pair[0], roles[0]] + weights[pair[1], roles[1]])
    lead = weights[best[0], roles[0]] + weights[best[1], roles[1]]
    other = weights[best[1], roles[0]] + weights[best[0], roles[1]]
    return best, lead - other


@lru_cache(maxsize=1024)  # the measures that a clause may be of have the same few roles
def _weight(
    masked: str, tokens: tuple[str, ...], cues: tuple[tuple[float, str], ...], compile_cue: Compile
) -> float:
    """Add up the cues of a role that are in a clause next to a mention of a state."""
    return sum(
        weight
        for weight, cue in cues
        if any(compile_cue(_written(cue, token), 0).search(masked) for token in tokens)
    )


@lru_cache(maxsize=65536)
def _written(cue: str, token: str) -> str:
    """Write a cue for one mention; {X}d is the mention where it is an adjective."""
    adjective = token if token.endswith("d>") else "(?!)"
    return cue.replace("{X}d", adjective).replace("{X}", token).replace("{Y}", r"<\d+[dp]?>")
