"""What each of several subjects does, as a sentence for each."""

from __future__ import annotations

import re

from comity.claims.text.mentions import Mention, NameIndex

SINGULAR = {"are": "is", "were": "was", "have": "has", "had": "had", "have been": "has been"}
"""What several do, as what one of them does."""

VERBS_BEFORE = (" are ", " were ", " have ", " had ", " became ", " remain ")
EACH = re.compile(
    rf"^(?P<before>(?:{'|'.join(VERBS_BEFORE)}| have been )| )"
    r"(?:both|each|all(?! of| the| told| in all| but)) "
)
"""Words by which each of several states is meant, and the verb that may come before them."""

_TIME_FIRST = re.compile(r"(?:In|By|Since|During|As of|At the end of) [^,]{0,20}\d{4},? ")
_BOTH = re.compile(r"[Bb]oth (?!.*\balike\b)")
_LIKE_ONE = re.compile(
    r"^ (?P<verb>are|were|have been) "
    r"(?=(?:under|in|at|among|subject to|part of|home to|[a-z]+ed)\b)"
)
_JOINTLY = re.compile(
    r"\b(?:together|combined|jointly|(?:between|among) them|each other|one another|collectively|"
    r"in total|mutual\w*|joint|common|bilateral\w*)\b"
)
"""Words by which several states are meant as one, or what is between them."""

_BETWEEN = re.compile(r"(?:, and|,| and) (?:the )?")


def each_of_subjects(sentence: str, names: NameIndex) -> list[str]:
    """Write "A, B and C each sell", "both A and B sell" once for each, with the time before it."""
    time = _TIME_FIRST.match(sentence)
    start = time.end() if time else 0
    both = _BOTH.match(sentence, start)
    listed = _joined_from(both.end() if both else start, sentence, names)
    if len(listed) < len(("one", "other")) or _JOINTLY.search(sentence):
        return []
    rest = _said_of_one(sentence[listed[-1].end :], is_both=both is not None)
    named = (sentence[one.start : one.end] for one in listed)
    return [f"{sentence[:start]}{name}{rest}" for name in named] if rest else []


def _joined_from(start: int, sentence: str, names: NameIndex) -> list[Mention]:
    """Return the states of a list that begins at a place of a sentence."""
    listed: list[Mention] = []
    for one in names.find_states(sentence):
        upto = listed[-1].end if listed else start
        words = sentence[upto : one.start] if one.start >= upto else None
        joins = _BETWEEN.fullmatch(words or "") if listed else words in ("", "the ", "The ")
        if joins:
            listed.append(one)
        elif listed:
            break
    return listed


def _said_of_one(said: str, *, is_both: bool) -> str:
    """Return what is said of each of several as of one; empty where it is of all together.

    >>> _said_of_one(" are all under embargo.", is_both=False)
    ' is under embargo.'
    """
    each = EACH.match(said)
    if not each and not is_both:
        return ""
    rest = EACH.sub(r"\g<before>", said, count=1)
    if not rest.startswith(VERBS_BEFORE):
        return rest
    verb = _LIKE_ONE.match(rest)
    return f" {SINGULAR[verb['verb']]}{rest[verb.end() - 1 :]}" if verb else ""
