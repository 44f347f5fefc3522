"""How many times something had been done by then: "its third veto of the year"."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.claim import ClaimTest, Condition, Criterion
from comity.wording.number_words import ORDINALS

_WORDS = "|".join(word for word in ORDINALS if ORDINALS[word] > 1)
_NTH = re.compile(
    rf"\b(?:for )?(?:(?:the|its|a|their) )?(?P<nth>{_WORDS}|\d{{1,3}}(?:nd|rd|th)) "
    r"(?:(?P<noun>veto)|time|instance|occasion)\b"
)
_IN_YEAR = re.compile(
    r"\b(?:of|in|this) (?:the |that |this )?(?:same )?year\b|\bso far this year\b"
)
BY_COUNT = "done as often"
"""The name of the criterion of what had been done a number of times by then."""


def has_count(masked: str) -> bool:
    """Return whether a masked clause says how many times something had been done."""
    return _NTH.search(masked) is not None


def without_count(masked: str) -> str:
    """Return a masked clause without its number of times.

    >>> without_count("<0> cast its third veto of the year")
    '<0> cast its veto of the year'
    """
    return _NTH.sub(lambda match: f"its {match['noun']}" if match["noun"] else "", masked)


def test_of_count(test: ClaimTest, masked: str) -> ClaimTest | None:
    """Build the test of a number of times in a year or since one; None where it names neither."""
    match = _NTH.search(masked)
    if match is None:
        return test
    digits = re.match(r"\d+", match["nth"])
    times = int(digits[0]) if digits else ORDINALS[match["nth"]]
    since = test.time.kind == "since"
    if not since and not (test.time.kind == "year" and _IN_YEAR.search(masked)):
        return None
    condition = Condition("sum" if since else "value", ">=", times)
    return replace(test, criterion=Criterion(BY_COUNT, f"{times} or more by then", (condition,)))
