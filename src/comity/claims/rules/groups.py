"""Sentences about groups of states: which of them are about all members taken together."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.claim import Interpretation
from comity.claims.lexicon import GROUP_NAMES, Lexicon
from comity.claims.rules.tense import ClauseReading
from comity.claims.text.clauses import Clause
from comity.claims.text.mentions import Mention, NameIndex
from comity.states.groups import FIRST_CODE
from comity.wording import claims as wording

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


_PARTNER = re.compile(
    r"\b(?:partners?|suppliers?|customers?|buyers?|markets?|investors?|donors?)\b"
)
"""What a group is to a state."""


def why_of_group(clause: Clause) -> str:
    """Return that a clause is of what a state and a group are to each other; empty if it is not."""
    is_of_both = clause.groups and clause.named and _PARTNER.search(clause.masked)
    return wording.of_group(clause.groups[0]) if is_of_both else ""


_AND = re.compile(r",? (?:and|or|plus|as well as) (?:the )?")
_DOES = re.compile(r"(?:'s)? (?:\d|has|have|had|is|was|are|were|took|bought|sold|sent|[a-z]+ed\b)")


def shared_with_group(
    sentence: str, reading: ClauseReading, names: NameIndex, lexicon: Lexicon
) -> ClauseReading:
    """Return a reading, left open where its figure is of a state and a group together.

    "Mali bought 98 percent of its arms from Cuba and the EU": how much from Cuba is not said.
    """
    part, one = reading
    if one.gap or one.test is None or one.test.quantity is None:
        return reading
    is_shared = any(
        _is_joined(sentence, mention, lexicon.regions_pattern)
        for mention in names.find_states(sentence)
        if part.start <= mention.start <= part.end
    )
    return (part, replace(one, gap=TOGETHER)) if is_shared else reading


def _is_joined(sentence: str, state: Mention, regions: re.Pattern[str]) -> bool:
    """Return whether a group follows a state after "and", and does nothing of its own."""
    joint = _AND.match(sentence, state.end)
    group = regions.match(sentence, joint.end()) if joint else None
    return group is not None and not _DOES.match(sentence, group.end())


TOGETHER = "not accounted for: several states taken together"

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


def with_rest(sentence: str, reading: ClauseReading) -> ClauseReading:
    """Return a reading, with a gap where its last state is one of several taken together."""
    part, one = reading
    is_of_several = _LISTED_TOGETHER.match(sentence[part.end :]) is not None
    return part, replace(one, gap=one.gap or TOGETHER) if is_of_several else one


_LISTED_TOGETHER = re.compile(
    r"(?:,? (?:and )?(?:the )?[A-Z][\w’']+)+ (?:put |taken )?(?:together|combined)\b"
)
