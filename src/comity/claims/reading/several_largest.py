"""Several states called the largest: each is one of as many, and none of them need be the first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from comity.claims.claim import FIGURE, ClaimTest, Interpretation
from comity.claims.text.quantities import Quantity
from comity.claims.text.sentences import TextSpan

_SEVERAL = re.compile(
    r"\b(?:largest|biggest|main|top|leading|chief|principal|foremost|most important|greatest|"
    r"heaviest) (?:[a-z-]+ ){0,3}?(?:suppliers|customers|buyers|markets|sources|destinations|"
    r"exporters|importers|partners|sellers|providers|recipients|clients|outlets|armourers|"
    r"investors|creditors|spenders|economies)\b"
)


def each_of_largest(
    sentence: str, readings: list[tuple[TextSpan, Interpretation]]
) -> list[tuple[TextSpan, Interpretation]]:
    """Return readings, those of the largest as of one of the largest where several are listed.

    "The biggest suppliers of A were B and C" says that B and C are the first two. It is not
    denied, since who is left out of a list of the largest may be larger.
    """
    said = _SEVERAL.search(sentence)
    if said is None:
        return readings
    tests = (one.test for _, one in readings if one.test and _is_largest(one))
    lookups = {lookup for test in tests for lookup in test.lookups}
    numbers = Counter(lookup.measure for lookup in lookups)
    return [(part, _one_of_several(one, numbers, said[0])) for part, one in readings]


def is_of_several_largest(test: ClaimTest) -> bool:
    """Return whether a test is of one of the largest, of which a text lists several."""
    stated = test.quantity
    return stated is not None and stated.unit == "rank" and stated.hedge == "under"


def _one_of_several(one: Interpretation, numbers: Mapping[str, int], words: str) -> Interpretation:
    """Return a reading as of one of the largest where several are listed by its measure."""
    number = numbers[one.test.lookups[0].measure] if one.test and _is_largest(one) else 0
    return _one_of(number, words, one) if number > 1 else one


def _is_largest(one: Interpretation) -> bool:
    """Return whether a reading is of the first of all, in words and without a number."""
    is_first = one.test is not None and one.test.criterion.name == "the largest"
    return is_first and one.test is not None and not one.test.negated and not one.test.quantity


def _one_of(number: int, words: str, one: Interpretation) -> Interpretation:
    """Return a reading of the first of all as one of the first few."""
    if one.test is None:
        return one
    rank = Quantity(float(number), "rank", 0.0, "under", f"the {words}")
    test = replace(one.test, criterion=FIGURE, quantity=rank, others=())
    return replace(one, test=test, may_deny=False, is_whole=False)
