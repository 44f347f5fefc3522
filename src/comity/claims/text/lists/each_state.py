"""Sentences that say the same of several states, or of one in passing, as plain sentences."""

from __future__ import annotations

import re

from comity.claims.lexicon import GROUP_NAMES
from comity.claims.text.lists.each_subject import EACH, SINGULAR, VERBS_BEFORE, each_of_subjects
from comity.claims.text.mentions import Context, NameIndex
from comity.states.register import states
from comity.wording.number_words import CARDINALS

_BOTH = re.compile(
    r"^(?:Both(?: (?:countries|states|of them))?|They both|The two(?: countries| states)?)(?= \w)"
)
_NEITHER = re.compile(
    r"^Neither (?P<one>(?:the )?[A-Z][\w' ]*?) nor (?P<two>(?:the )?[A-Z][\w' ]*?) "
    r"(?P<verb>[a-z]+)(?P<rest> .*)$"
)
_AUXILIARIES = ("has", "have", "is", "was", "are", "were", "did", "does")
_OPENINGS = ("", "The ", "Both ", "Both the ")
_DONE_TO_BOTH = re.compile(
    r"^ (?P<verb>are|were|have|had) "
    r"(?:(?:both|each) (?=(?:been )?[a-z]+ed\b)|(?=(?:been )?sanctioned by\b))"
)


def each_of_pair(sentence: str, context: Context, names: NameIndex) -> list[str]:
    """Write a sentence about both of two states once for each; empty for any other."""
    if (match := _BOTH.match(sentence)) and len(context.pair) == 2:
        said = [states()[code].name for code in context.pair]
        return [name + sentence[match.end() :] for name in said]
    if listed := _of_first_many(sentence, names):
        return listed
    if match := _NEITHER.match(sentence):
        return _denied_of_each(match)
    atoms = _with_membership(sentence, names) or _of_both_economies(sentence, names)
    return atoms or _of_two(sentence, names) or each_of_subjects(sentence, names)


_FIRST_MANY = re.compile(
    r"^(?:The )?(?:top )?(?P<many>[A-Za-z]+|\d+) (?P<what>countries|states|nations|members) "
    r"(?P<said>(?:that|which) [^,:]+?) (?:are|were)(?: the following)?:? (?=(?:the )?[A-Z])"
)


def _of_first_many(sentence: str, names: NameIndex) -> list[str]:
    """Write "the ten states that voted most with A are B, C and D" once for each of the list."""
    match = _FIRST_MANY.match(sentence)
    count = _count(match["many"]) if match else 0
    if match is None or not count:
        return []
    listed = [one for one in names.find_states(sentence) if one.start >= match.end()]
    named = [sentence[one.start : one.end] for one in listed]
    said = f"was among the {count} {match['what']} {match['said']}."
    return [f"{name} {said}" for name in named] if 1 < len(named) <= count else []


def _count(words: str) -> int:
    """Return a number in digits or words; 0 for no number."""
    return int(words) if words.isdecimal() else CARDINALS.get(words.lower(), 0)


_OF_EACH_ECONOMY = re.compile(
    r" (?P<said>[^,;]*\d[^,;]*?) of (?P<what>the (?:GDP|economic output|output|economy)) of "
    r"(?:each|both|either)(?: of them| countries| country| states)?(?P<rest>(?: in \d{4})?[.]?)$"
)


def _of_both_economies(sentence: str, names: NameIndex) -> list[str]:
    """Write "trade between A and B came to 2 percent of the GDP of each" once for each."""
    two = names.find_states(sentence)
    if len(two) != 2 or sentence[: two[0].start] not in ("Trade between ", "Trade between the "):
        return []
    match = _OF_EACH_ECONOMY.match(sentence[two[1].end :])
    if match is None or sentence[two[0].end : two[1].start] not in (" and ", " and the "):
        return []
    one, other = (sentence[each.start : each.end] for each in two)
    return [
        f"Trade with {partner} {match['said']} of {owner}'s GDP{match['rest']}"
        for owner, partner in ((one, other), (other, one))
    ]


def _of_two(sentence: str, names: NameIndex) -> list[str]:
    """Write "A and B both sell" or "A and B are members" once for each."""
    two = names.find_states(sentence)[:2]
    if len(two) < 2 or sentence[: two[0].start] not in _OPENINGS:
        return []
    if sentence[two[0].end : two[1].start] not in (" and ", " and the "):
        return []
    named, said = [sentence[one.start : one.end] for one in two], sentence[two[1].end :]
    rest = EACH.sub(r"\g<before>", said, count=1)
    if member := _OF_MEMBERSHIP.match(rest):
        verb = _OF_ONE.get(member["verb"], member["verb"])
        after = rest[member.end() :].replace("members", "member", 1).replace("allies", "ally", 1)
        return [f"{name} {verb}{after}" for name in named]
    if passive := _DONE_TO_BOTH.match(said):
        verb = SINGULAR[passive["verb"]]
        return [f"{name} {verb} {said[passive.end() :]}" for name in named]
    is_of_each = EACH.match(said) and not said.startswith(VERBS_BEFORE)
    return [name + rest for name in named] if is_of_each else []


_OF_MEMBERSHIP = re.compile(
    r"^ (?P<verb>(?:have |had )?(?:joined|left|entered|acceded|quit|withdrew)|"
    r"belong(?:ed)?|"
    r"(?:are|were|became|have been|remain) (?=(?:not )?(?:[\w ]{1,40} )?(?:members|allies)\b))"
)
_OF_ONE = {
    "have joined": "has joined", "have left": "has left", "belong": "belongs", "are ": "is a ",
    "were ": "was a ", "became ": "became a ", "have been ": "has been a ", "remain ": "remains a ",
}  # fmt: skip
_MEMBER_STATE = re.compile(
    r"\b(?:[Tt]he )?(?P<group>" + "|".join(map(re.escape, GROUP_NAMES)) + r") "
    r"(?:member(?: state)?|ally)s? (?=[A-Z])"
)


def _with_membership(sentence: str, names: NameIndex) -> list[str]:
    """Write "NATO member Turkey" as a sentence of its own, and the sentence without it."""
    match = _MEMBER_STATE.search(sentence)
    if match is None:
        return []
    named = [one for one in names.find_states(sentence) if one.start == match.end()]
    if not named or sentence[named[0].end :].lstrip(", ").startswith("and "):
        return []
    name = sentence[named[0].start : named[0].end]
    return [
        f"{name} is a member of {match['group']}.",
        sentence[: match.start()] + sentence[match.end() :],
    ]


def _denied_of_each(match: re.Match[str]) -> list[str]:
    """Write "neither A nor B sells" as a denial of each."""
    verb = match["verb"]
    denied = f"{verb} not" if verb in _AUXILIARIES else _denied(verb)
    return [f"{match[name]} {denied}{match['rest']}" for name in ("one", "two")]


def _denied(verb: str) -> str:
    """Return a verb denied: "does not sell" of "sells"."""
    if not verb.endswith("s") or verb.endswith("ss"):
        return f"did not {verb}"
    stem = re.sub(r"ie$", "y", re.sub(r"(?<=ch|sh|ss)e$", "", verb[:-1]))
    return f"does not {stem}"
