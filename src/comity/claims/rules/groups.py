"""Sentences about groups of states: which of them are about all members taken together."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.claim import Interpretation
from comity.claims.lexicon import GROUP_NAMES
from comity.claims.rules.tense import ClauseReading
from comity.states.groups import FIRST_CODE

_NAMES = "|".join(re.escape(name) for name in sorted(GROUP_NAMES, key=len, reverse=True))
_MEMBERS = "members|member states|countries|states|nations|economies"
_GROUP = (
    rf"\b(?:[Tt]he )?(?:(?:{_NAMES})(?: (?:{_MEMBERS}))?|(?:{_MEMBERS}) of (?:the )?(?:{_NAMES}))\b"
)

_NAMED = re.compile(rf"(?:\b(?![Tt]he )(?P<before>[\w’'%-]+)[ -])?(?P<group>{_GROUP})")
_MAY_PRECEDE = frozenset({
    "of", "with", "from", "to", "in", "by", "between", "and", "than", "for", "that", "while",
    "whereas", "as", "or", "against", "but", "on", "is", "was", "are", "were", "remains",
    "remained", "although", "though", "because", "since", "when", "if", "which",
})  # fmt: skip
"""Words that may come before the name of a group that is meant as a whole."""

_OF_SOME = re.compile(
    r"\b(?:all|most|some|many|several|few|none|each|every|any|half|rest|part|both|one|two|three|"
    r"majority|average|mean|median|respectively|individual\w*)\b"
)
_TOGETHER = re.compile(r",? \b(?:together|combined|collectively|as a whole|taken together)\b,?")
_COMBINED = re.compile(
    r"\b(?:combined|collective|joint|total) (?=(?:military|defen[cs]e|gdp))", re.I
)
_EACH = re.compile(rf"(?:{_NAMES}) (?:{_MEMBERS})\b|\b(?:{_MEMBERS}) of (?:the )?(?:{_NAMES})\b")

OF_MEMBERS = "it may be meant of each member, not of all taken together"


def is_of_groups(sentence: str) -> bool:
    """Return whether a sentence speaks of groups as a whole, and never of some of their members.

    >>> is_of_groups("The EU remains Serbia's largest trading partner.")
    True
    >>> is_of_groups("Most EU members trade more with Germany.")
    False
    """
    named = list(_NAMED.finditer(sentence))
    if not named or _OF_SOME.search(sentence):
        return False
    return all((one["before"] or "of").lower() in _MAY_PRECEDE for one in named)


def plain(sentence: str) -> str:
    """Return a sentence without words that say that a group is taken together.

    >>> plain("NATO members together spent 1.5 trillion dollars on arms.")
    'NATO members spent 1.5 trillion dollars on arms.'
    """
    return _COMBINED.sub("", _TOGETHER.sub("", sentence))


def gap_of_members(sentence: str, one: Interpretation) -> str:
    """Return why a reading of "members" may not be of their sum; empty where it is."""
    if one.test is None or not _EACH.search(sentence):
        return ""
    is_sum = one.test.quantity is not None and one.test.quantity.unit in ("money", "tiv", "count")
    is_with_them = all(lookup.states[0] < FIRST_CODE for lookup in one.test.lookups)
    return "" if is_sum or is_with_them else OF_MEMBERS


_BEYOND_UN = re.compile(
    r"\b(?:beyond the UN's|the UN's left out|"
    r"(?:apart from|not counting|without) (?:those of the UN|the UN's))(?!\w)"
)


def without_un(sentence: str, reading: ClauseReading) -> ClauseReading:
    """Return a reading of sanctions by those beyond the UN's, where the sentence leaves these out.

    Parameters
    ----------
    sentence
        The sentence as it is written.
    reading
        A reading of it, or of a part.
    """
    part, one = reading
    if one.test is None or not _BEYOND_UN.search(sentence):
        return reading
    lookups = tuple(
        replace(lookup, measure="sanctions_imposed_beyond_un")
        if lookup.measure == "sanctions_imposed"
        else lookup
        for lookup in one.test.lookups
    )
    return part, replace(one, test=replace(one.test, lookups=lookups))
