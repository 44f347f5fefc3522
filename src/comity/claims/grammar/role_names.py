"""States named by what they are: "the latter", "the kingdom", "its southern neighbour"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from comity.claims.grammar.patterns import grammar, pattern
from comity.claims.text.mentions import Context, Mention, NameIndex
from comity.claims.text.sentences import TextSpan
from comity.states.groups import FIRST_CODE
from comity.states.register import states


@dataclass(frozen=True)
class NamedSentence:
    """A sentence with names in the place of such words; ``origin`` has the place of each letter."""

    written: str
    text: str
    origin: tuple[int, ...]

    def placed(self, part: TextSpan) -> TextSpan:
        """Return a part of the text as the sentence has it."""
        if self.text == self.written or self.text[part.start : part.end] != part.text:
            return part
        start, end = self.origin[part.start], self.origin[part.end]
        return TextSpan(self.written[start:end], start, end)


@cache
def _kinds() -> Mapping[str, frozenset[int]]:
    """Return the states of each kind, by the words for it."""
    kinds: dict[str, list[int]] = grammar()["kinds"]
    return {word: frozenset(codes) for word, codes in kinds.items()}


@cache
def _of_kind() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _kinds()), key=len, reverse=True))
    return re.compile(rf"\b[Tt]he (?P<kind>{words})(?:['’]s)?\b(?! (?:of|and the)\b)")


_OTHER = pattern("what_another_is")
"""What a state is to another that is named elsewhere: "its southern neighbour"."""

_OF_TWO = pattern("of_two")
"""The former or the latter of two, where it is no adjective."""

_APPOSED = re.compile(r"[A-Z][\w’'-]+, $")
"""A name just before, which the words are about."""


def named_by_role(sentence: str, names: NameIndex, context: Context) -> NamedSentence:
    """Write the names of states in the place of words that can mean but one of those spoken of.

    Where two fit, nothing is written. "Its neighbour" is read after "the kingdom", whose it is.
    """
    named = _without_relations(NamedSentence(sentence, sentence, tuple(range(len(sentence) + 1))))
    for places in (_of_kinds, _of_two, _others):
        mentions = [one for one in names.find_states(named.text) if one.states[0] < FIRST_CODE]
        for start, end, code in sorted(places(named.text, mentions, context), reverse=True):
            named = _with_name(named, start, end, code)
    return named


_RELATION = re.compile(
    r"[A-Z][a-z]+(?:['’]s|s['’]) (?:[a-z]+ ){0,2}?"
    r"(?:neighbou?r|ally|rival|friend|patron|protector|foe),? (?=(?:the )?[A-Z])"
)
"""What a state is to another, before its name: "Colombia's neighbour Venezuela"."""


def _without_relations(named: NamedSentence) -> NamedSentence:
    """Return a sentence without what a state that it names is to another."""
    for match in reversed([*_RELATION.finditer(named.text)]):
        start, end = match.span()
        text = named.text[:start] + named.text[end:]
        named = NamedSentence(named.written, text, named.origin[:start] + named.origin[end:])
    return named


def _with_name(named: NamedSentence, start: int, end: int, code: int) -> NamedSentence:
    """Return a sentence with the name of a state in a place, as a possessive where one is there."""
    own = re.search(r"['’]s$", named.text[start:end])
    name = states()[code].name + (own[0] if own else "")
    origin = (*named.origin[:start], *[named.origin[start]] * len(name), *named.origin[end:])
    return NamedSentence(named.written, named.text[:start] + name + named.text[end:], origin)


Places = Iterator[tuple[int, int, int]]
"""Where a state is meant by what it is, and which."""


def _of_kinds(sentence: str, mentions: list[Mention], context: Context) -> Places:
    """Find "the kingdom", where one kingdom is spoken of."""
    for match in _of_kind().finditer(sentence):
        before = _before(match.start(), mentions, context)
        fitting = [code for code in before if code in _kinds()[match["kind"]]]
        if len(fitting) == 1:
            yield *match.span(), fitting[0]


def _of_two(sentence: str, mentions: list[Mention], context: Context) -> Places:
    """Find "the former" and "the latter"."""
    for match in _OF_TWO.finditer(sentence):
        pair = _pair_before(match.start(), mentions, context)
        if len(pair) == 2:  # a pair
            yield *match.span(), pair[match["which"] == "latter"]


def _others(sentence: str, mentions: list[Mention], context: Context) -> Places:
    """Find "its southern neighbour", where two states are spoken of."""
    for match in _OTHER.finditer(sentence):
        if _APPOSED.search(sentence[: match.start()]):
            continue
        own = _owner(match.start(), mentions, context)
        spoken = dict.fromkeys((*_named(match.start(), mentions), *context.pair, *context.state))
        left = [code for code in (context.pair or spoken) if code != own]
        if own is not None and len(left) == 1:
            yield *match.span(), left[0]


def _named(place: int, mentions: list[Mention]) -> tuple[int, ...]:
    """List the states named before a place, each once."""
    return tuple(dict.fromkeys(one.states[0] for one in mentions if one.start < place))


def _before(place: int, mentions: list[Mention], context: Context) -> list[int]:
    """List the states named before a place, and those spoken of before the sentence."""
    return list(dict.fromkeys((*_named(place, mentions), *context.pair, *context.state)))


def _pair_before(place: int, mentions: list[Mention], context: Context) -> tuple[int, ...]:
    """Return the two states that "the former" and "the latter" mean.

    They are those that the sentence names before, or else those of the sentence before it.
    """
    named = _named(place, mentions)
    if len(named) > 1:
        return named[-2:]
    return context.pair if set(named) <= {*context.pair} else ()


def _owner(place: int, mentions: list[Mention], context: Context) -> int | None:
    """Return the state that "its" means: the first of the sentence, or the one spoken of."""
    named = (*_named(place, mentions), *context.state)
    return named[0] if named else None
