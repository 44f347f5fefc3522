"""Who is meant in a line: by pronouns, and by verbs that leave their subject out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from comity.claims.events.line import LineItem, SentenceLine
from comity.claims.rule_data import rule_data
from comity.claims.text.mentions import Context

_RELATIVE = re.compile(r"(?P<of><s>|<ss>|<p>)(?: ,)? (?P<word>which|who|that)\b")
_POWERS = "countries|states|sides|nations|neighbou?rs|powers|rivals|giants"
_THEY = re.compile(
    rf"\b(?<!<ss> )(?:they both|they|both(?: (?:{_POWERS}))?|"
    rf"the (?:two|pair)(?: (?:{_POWERS})|(?! [a-z]+s\b)))\b(?! <)|"
    rf"\b(?:the two|both)(?= <g> (?:members|allies|partners|{_POWERS})\b)"
)
_IT = re.compile(
    r"(?:(?<= in)|(?<= of)|(?<= from)|(?<= to)|(?<= with)|(?<= on)|(?<= against)|(?<= by)) it\b|"
    r"\b(?:it|the (?:country|kingdom|republic|state|nation))\b(?! (?:is|was) [a-z]+ that)"
    r"(?= (?:[a-z]+ly |also |then |later |again |soon )*(?:is|was|has|had|did|came|went|broke|cut|"
    r"became|took|put|quit|left|fought|met|set|[a-z]{2,}ed)\b)"
)
_HE = re.compile(
    r"(?:(?<=since )|(?<=when )|(?<=before )|(?<=after )|(?<=until )|(?<=and )|(?<=where )|"
    r"(?<=while )|(?<=but )|(?<=, )|(?<=; ))s?he\b"
)
"""A leader who is named before in the sentence."""

_NO_SUBJECT = re.compile(
    r"\b(?:in|of|from|to|with|on|against|by|for|at|near|than|between)(?: the)? $"
)
_THEIRS = re.compile(
    r"\btheir (?:armies|army|forces|troops|soldiers|navies|border guards|governments|leaders)\b"
)
"""Those who act for two states that are named before."""

_ASIDE = re.compile(
    r"(?P<of><s>|<ss>) , (?:along with|together with|like|as well as|the|an?|one of|itself|now|"
    r"then|already|long|once)(?: (?!<)[a-z'-]+){1,10} ,(?= (?:[a-z]+ ){0,2}[a-z]+(?:ed|es|s)\b)"
)
"""Words between commas on a state, before what it did."""


def with_pronouns(line: SentenceLine, context: Context) -> SentenceLine:
    """Return a line with the states that relative pronouns, "they" and "it" mean."""
    line = _with_relatives(line.merged(_ASIDE, _aside))
    before = [item for item in line.items if item.word in ("<s>", "<ss>")]

    def they(inside: Sequence[LineItem], _: re.Match[str]) -> LineItem | None:
        two = _two_of([item for item in before if item.end <= inside[0].start]) or context.pair
        return _meant("<ss>", inside, two) if len(two) == len("ab") else None

    def it(inside: Sequence[LineItem], _: re.Match[str]) -> LineItem | None:
        one = [item.states[:1] for item in before if item.end <= inside[0].start]
        is_object = _NO_SUBJECT.search(f"{line.sentence[: inside[0].start].lower().rstrip()} ")
        states = one[-1] if one and is_object else next(iter([*one, context.state]))
        return _meant("<s>", inside, states) if states else None

    line = line.merged(_THEIRS, they).merged(_THEY, they).merged(_IT, it)
    leaders = [item for item in line.items if item.word == "<p>"]

    def he(inside: Sequence[LineItem], _: re.Match[str]) -> LineItem | None:
        one = [item for item in leaders if item.end <= inside[0].start]
        is_sure = len({item.states for item in one}) == 1
        return replace(one[-1], start=inside[0].start, end=inside[-1].end) if is_sure else None

    return line.merged(_HE, he)


@cache
def _left_out() -> re.Pattern[str]:
    """Read the pattern of a verb of an event whose subject is left out."""
    words = rule_data("events")["words"]
    verbs = "|".join(words[name] for name in rule_data("events")["verbs"]["lists"])
    adverbs = (
        r"(?:(?:<t>|<r>|later|then|also|again|subsequently|formally|soon|finally|promptly|now|"
        r"jointly|had|has|have|having|swiftly|officially|so|itself|,) )*"
    )
    others = rule_data("events")["verbs"]["others"]
    return re.compile(
        rf"(?:(?<= ,)|(?<= and)|(?<= but)|(?<= to)) (?={adverbs}(?:{verbs}|{others})\b)"
    )


_DROPPED = re.compile(r"\b(?:cut|cutting|sever\w*|break\w*|broke|dropp\w+|ditch\w+)[^,;]* <s> to$")
"""Words before what a state dropped another for."""

_SUBJECT = re.compile(
    r"(?P<who><ss>|<s>|<p>)(?: ,)?(?= (?:<t> |<r> |[a-z]+ly |also |then |later |all |both |each )*"
    r"(?:is|are|was|were|has|have|had|did|joined|left|followed|came|went|fought|broke|cut|saw|"
    r"became|made|took|put|paid|flew|met|set|sent|[a-z]{2,}ed|[a-z]{3,}es|switches|joins)\b)"
)


def with_subjects(line: SentenceLine) -> SentenceLine:
    """Return a line with the subject of a verb that goes on about the state before its own verb.

    "Norway followed Brussels and imposed sanctions" says who imposed them.
    """
    subjects = [
        match
        for match in _SUBJECT.finditer(line.text)
        if not _NO_SUBJECT.search(line.text[: match.start()])
    ]
    items = list(line.items)
    for match in reversed(list(_left_out().finditer(line.text))):
        before = [one for one in subjects if one.end() <= match.start()]
        follows = line.between(match.end(), match.end() + 1)
        ahead = line.text[: match.start()]
        is_aim = ahead.endswith(" to") and not _DROPPED.search(ahead)
        if not before or not follows or is_aim or _is_of_list(line, match.start(), before[-1]):
            continue
        own = line.between(*before[-1].span("who"))[0]
        place = items.index(follows[0])
        at = follows[0].start
        items.insert(place, replace(own, start=at, end=at))
    return SentenceLine(line.sentence, tuple(items))


def _is_of_list(line: SentenceLine, place: int, subject: re.Match[str]) -> bool:
    """Return whether a subject is right before a verb, with nothing but a comma between."""
    return line.text[subject.end() : place].strip(" ,") == ""


def _two_of(items: Sequence[LineItem]) -> tuple[int, ...]:
    """Return the two states of some items: of a list of two, or of all; empty without any."""
    listed = [item.states for item in items if len(item.states) == len("ab")]
    named = tuple(dict.fromkeys(code for item in items for code in item.states))
    return listed[-1] if listed else named if len(named) == len("ab") else ()


def _aside(inside: Sequence[LineItem], match: re.Match[str]) -> LineItem:
    """Return a state with the words between commas that follow it."""
    own = next(item for item in inside if item.word == match["of"])
    return replace(own, end=inside[-1].end)


def _with_relatives(line: SentenceLine) -> SentenceLine:
    """Return a line with the states that relative pronouns mean in their places."""
    items = list(line.items)
    for match in _RELATIVE.finditer(line.text):
        own = line.between(*match.span("of"))[0]
        place = items.index(line.between(*match.span("word"))[0])
        items[place] = replace(items[place], word=own.word, states=own.states)
    return SentenceLine(line.sentence, tuple(items))


def _meant(word: str, inside: Sequence[LineItem], states: tuple[int, ...]) -> LineItem:
    return LineItem(word, inside[0].start, inside[-1].end, states)
