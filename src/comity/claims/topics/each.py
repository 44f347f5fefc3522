"""Each of several: the pairs of which a part with lists says the same, and each of its years."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from comity.claims.text.mentions import Context
from comity.claims.text.times import A_YEAR, TimeSpan
from comity.claims.topics.parts.sentence_parts import TOKEN, VERB, SentencePart

Listed = Mapping[int, tuple[int, ...]]
"""By the first state of a list, all of its states."""

_LIST = re.compile(
    r"(?P<first><\d+d?>)(?:(?:,? (?:and|or|as well as|plus|along with|together with) |, )"
    r"(?:the |both )?<\d+d?>(?!'s))+"
)
_OF_ANOTHER = re.compile(
    r"\b(?:on|against|with|to|at|from|of) (?:it|the (?:[a-z]+ )?(?:regime|junta))\b"
)
"""Words by which a list of states does something to one that is not among them."""

_FOLLOWED = re.compile(
    r"\b(?:followed|joined|copied|imitated|matched|echoed|unlike|alongside) (?:the )?(<\d+d?>)"
    r"(?= in\b|,)"
)


def without_models(part: SentencePart) -> SentencePart:
    """Return a part without the state that another followed: "followed Peru in joining"."""
    match = _FOLLOWED.search(part.masked)
    if match is None:
        return part
    number = int(match[1].strip("<>d"))
    blank = replace(part.mentions[number], states=())
    mentions = (*part.mentions[:number], blank, *part.mentions[number + 1 :])
    masked = _FOLLOWED.sub("", part.masked).strip(" ,")
    return replace(
        part, masked=masked, mentions=mentions, others=(*part.others, part.code(match[1]))
    )


def without_lists(part: SentencePart) -> tuple[SentencePart, Listed]:
    """Return a part with the first state of each list in its place, and the lists.

    A list that is all a part names is of two that it is said of together.
    """
    masked, listed = part.masked, {}
    for match in _LIST.finditer(part.masked):
        codes = tuple(dict.fromkeys(map(part.code, TOKEN.findall(match[0]))))
        is_all = set(codes) == set(part.in_order) and not _OF_ANOTHER.search(part.masked)
        is_several = len(codes) > 1 and not is_all
        if is_several and not _begins_clause(part.masked, match):
            masked = masked.replace(match[0], match["first"], 1)
            listed[codes[0]] = codes
    return (part.reworded(masked), listed) if listed else (part, {})


def _begins_clause(masked: str, listed: re.Match[str]) -> bool:
    """Return whether the last of what looks like a list begins a clause: "fought A, and B fled"."""
    is_object = VERB.search(masked[: listed.start()]) is not None
    verb = VERB.search(masked[listed.end() :])
    return is_object and verb is not None and verb.start() <= 1


_THEY = re.compile(
    r"\b(?:they|(?:these|those|all|the) (?:\w+ )?(?:countries|states|nations|republics|neighbou?rs|"
    r"three|four|five|six))\b",
    re.IGNORECASE,
)


def each_of_listed(part: SentencePart, context: Context) -> tuple[tuple[int, ...], ...]:
    """Return each of the states that the sentence before lists, where a part means them."""
    is_of_them = not part.named and not part.before and _THEY.search(part.masked)
    return tuple((code,) for code in context.listed) if is_of_them else ()


def is_one_of_them(text: str, states: tuple[int, ...], context: Context) -> bool:
    """Return whether words mean all states that the sentence before lists, and one was read."""
    return len(states) == 1 and set(states) < set(context.listed) and bool(_THEY.search(text))


def each_pair(states: tuple[int, ...], listed: Listed) -> tuple[tuple[int, ...], ...]:
    """Return the pairs of each state of a list with each of the other; others as they are.

    >>> each_pair((651, 666), {651: (651, 652)})
    ((651, 666), (652, 666))
    """
    if len(states) != len(("first", "second")) or not listed:
        return (states,)
    first, second = (listed.get(code, (code,)) for code in states)
    return tuple((one, other) for one in first for other in second if one != other)


_ONE = r"(?:1[89]|20)\d\d(?:[-–]\d\d)?"
_YEARS = re.compile(
    rf"(?<!between )(?<!from )\b(?P<years>{_ONE}(?:(?:,? and | and in |, |,? and in )"
    rf"(?:again )?(?:in )?{_ONE})+)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(A_YEAR)
_SPAN = re.compile(r"\b(?:between|from)\b(?:\W+\w+){0,3}\W+(?:1[89]|20)\d\d", re.IGNORECASE)


def years_listed(text: str) -> tuple[int, ...]:
    """Return the years that words list one by one, of two the first; empty for a span.

    >>> years_listed("fought in 1947-48 and 1971"), years_listed("between 1965 and 1971")
    ((1947, 1971), ())
    """
    match = None if _SPAN.search(text) else _YEARS.search(text)
    return tuple(map(int, _YEAR.findall(match["years"]))) if match else ()


def each_time(part: SentencePart) -> tuple[TimeSpan, ...]:
    """Return the time of a part, or each of the years that it lists."""
    years = years_listed(part.text)
    return tuple(TimeSpan("year", last=year) for year in years) or (part.time,)
