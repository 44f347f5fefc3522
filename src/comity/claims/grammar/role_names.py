"""States named by what they are: "the latter", "the kingdom", "its southern neighbour"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import pairwise

from comity.claims.grammar.patterns import grammar, pattern
from comity.claims.grammar.region_names import find_regional, states_of_region
from comity.claims.lexicon import Lexicon
from comity.claims.patterns import either
from comity.claims.text.flow_words import flow_of
from comity.claims.text.mentions import Context, Mention, NameIndex
from comity.claims.text.sentences import TextSpan
from comity.states.groups import FIRST_CODE
from comity.states.register import states

Places = Iterable[tuple[int, int, str]]
"""Where words are written in a sentence: from where, up to where, and which."""


@dataclass(frozen=True)
class NamedSentence:
    """A sentence with names in the place of such words; ``origin`` has the place of each letter.

    ``owed`` are states that only the sentences before it name, or of which only they say what.
    """

    written: str
    text: str
    origin: tuple[int, ...]
    owed: frozenset[int] = frozenset()

    @classmethod
    def as_written(cls, sentence: str) -> NamedSentence:
        """Return a sentence in which nothing is named yet.

        >>> named = NamedSentence.as_written("It fell.")
        >>> named.text, named.origin
        ('It fell.', (0, 1, 2, 3, 4, 5, 6, 7, 8))
        """
        return cls(sentence, sentence, tuple(range(len(sentence) + 1)))

    def placed(self, part: TextSpan) -> TextSpan:
        """Return a part of the text as the sentence has it."""
        if self.text == self.written or self.text[part.start : part.end] != part.text:
            return part
        start, end = self.origin[part.start], self.origin[part.end]
        return TextSpan(self.written[start:end], start, end)

    def cut_from(self, part: TextSpan) -> TextSpan:
        """Return the words of the sentence that a part of the text takes, whatever it says."""
        if self.text == self.written:
            return part
        last = len(self.text)
        start, end = (self.origin[min(place, last)] for place in (part.start, part.end))
        return TextSpan(self.written[start:end], start, end)

    def without(self, start: int, end: int) -> NamedSentence:
        """Return the sentence without the words from a place to another."""
        text = self.text[:start] + self.text[end:]
        return replace(self, text=text, origin=self.origin[:start] + self.origin[end:])

    def with_words(self, start: int, end: int, words: str) -> NamedSentence:
        """Return the sentence with other words from a place to another."""
        origin = (*self.origin[:start], *[self.origin[start]] * len(words), *self.origin[end:])
        return replace(self, text=self.text[:start] + words + self.text[end:], origin=origin)

    def with_places(self, places: Places) -> NamedSentence:
        """Return the sentence with words in some places, from its end, none over another.

        >>> named = NamedSentence.as_written("It sold it.")
        >>> named.with_places([(0, 2, "Peru"), (8, 10, "oil")]).text
        'Peru sold oil.'
        """
        named, before = self, len(self.text)
        for start, end, words in sorted(places, reverse=True):
            if end <= before:
                named, before = named.with_words(start, end, words), start
        return named


@cache
def _kinds() -> Mapping[str, frozenset[int]]:
    """Return the states of each kind, by the words for it."""
    kinds: dict[str, list[int]] = grammar()["kinds"]
    return {word: frozenset(codes) for word, codes in kinds.items()}


@cache
def _of_kind() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he (?P<kind>{either(_kinds())})(?:['’]s)?\b(?! (?:of|and the)\b)")


@cache
def _two_of_kind() -> re.Pattern[str]:
    return re.compile(rf"\b(?:[Bb]oth|[Tt]he two) (?P<kind>{either(_kinds())})s\b(?!['’]| of\b)")


_OTHER = pattern("what_another_is")
"""What a state is to another that is named elsewhere: "its southern neighbour"."""

_OF_TWO = pattern("of_two")
"""The former or the latter of two, where it is no adjective."""

_APPOSED = re.compile(r"[A-Z][\w’'-]+, $")
"""A name just before, which the words are about."""


def named_by_role(named: NamedSentence, names: NameIndex, context: Context) -> NamedSentence:
    """Write the names of states in the place of words that can mean but one of those spoken of.

    Where two fit, nothing is written. "Its neighbour" is read after "the kingdom", whose it is.
    """
    named = _without_relations(named)
    regional = partial(_of_regions, names.lexicon)
    for places in (
        _epithets,
        _halves,
        regional,
        _both_of_kind,
        _of_kinds,
        _of_two,
        _others,
        _there,
    ):
        mentions = [one for one in names.find_states(named.text) if one.states[0] < FIRST_CODE]
        for place in sorted(places(named.text, mentions, context), reverse=True):
            named = _with_name(named, *place)
    return named


_RELATION = re.compile(
    r"[A-Z][a-z]+(?:['’]s|s['’]) (?:[a-z]+ ){0,2}?"
    r"(?:neighbou?r|ally|rival|friend|patron|protector|foe),? (?=(?:the )?[A-Z])"
)
"""What a state is to another, before its name: "Colombia's neighbour Venezuela"."""


def _without_relations(named: NamedSentence) -> NamedSentence:
    """Return a sentence without what a state that it names is to another."""
    for match in reversed([*_RELATION.finditer(named.text)]):
        named = named.without(*match.span())
    return named


def _with_name(named: NamedSentence, start: int, end: int, name: str) -> NamedSentence:
    """Return a sentence with a name in a place, as a possessive where one is there."""
    own = re.search(r"['’]s$", named.text[start:end])
    return named.with_words(start, end, name + (own[0] if own else ""))


@cache
def _epithet() -> re.Pattern[str]:
    said = either(grammar()["epithets"])
    return re.compile(rf"\b[Tt]he (?P<name>{said})(?:['’]s)?\b(?! (?:of|and the)\b| [A-Z])")


def _epithets(sentence: str, _: list[Mention], __: Context) -> Places:
    """Find "the Islamic Republic", which is one state only where no other is named after it."""
    for match in _epithet().finditer(sentence):
        yield *match.span(), states()[grammar()["epithets"][match["name"]]].name


_HALF = re.compile(
    r"\b[Tt]he (?P<half>North|South)(?:['’]s\b)?(?=[.,;:)]|$| (?!of\b|coast|part|side|end)[a-z(])"
)
_HALVES = ({"North": 731, "South": 732}, {"North": 816, "South": 817}, {"North": 678, "South": 680})
"""Korea, Vietnam and Yemen, each in its two halves."""


def _halves(sentence: str, mentions: list[Mention], context: Context) -> Places:
    """Find "the North" and "the South" where a state is spoken of that has such halves."""
    spoken = {*(code for one in mentions for code in one.states), *_earlier(context)}
    halves = [each for each in _HALVES if spoken & {*each.values()}]
    for match in _HALF.finditer(sentence) if len(halves) == 1 else ():
        yield *match.span(), states()[halves[0][match["half"]]].name


def _of_regions(
    lexicon: Lexicon, sentence: str, mentions: list[Mention], context: Context
) -> Places:
    """Find "the Baltic state" and "the two Baltic states" where as many of them are spoken of."""
    for match in find_regional(sentence, lexicon):
        if any(
            one.form == "name" and one.start < match.end() and match.start() < one.end
            for one in mentions
        ):
            continue  # the Central African Republic
        before = _before(match.start(), mentions, context)
        before = [*before, *_earlier(context)] if match["two"] else before
        fitting = states_of_region(match, dict.fromkeys(before), lexicon)
        fitting = fitting or states_of_region(match, _earlier(context), lexicon)
        if not match["two"]:
            fitting = _one_meant(fitting, sentence[: match.start()], mentions, context)
        if len(fitting) == (2 if match["two"] else 1):
            yield *match.span(), " and ".join(states()[code].name for code in fitting)


def _one_meant(
    fitting: tuple[int, ...], words: str, mentions: list[Mention], context: Context
) -> tuple[int, ...]:
    """Return of several states that some words may mean the one: none of which it is said.

    It is no subject of its clause, and of several left the one that the text is about.
    """
    subject = subject_at(words, len(words), mentions)
    left = tuple(code for code in fitting if len(fitting) == 1 or code != subject)
    return (context.topic,) if len(left) > 1 and context.topic in left else left


def _of_kinds(sentence: str, mentions: list[Mention], context: Context) -> Places:
    """Find "the kingdom", where one kingdom is spoken of."""
    for match in _of_kind().finditer(sentence):
        before = _before(match.start(), mentions, context)
        kind = _kinds()[match["kind"]]
        of_kind = tuple(code for code in before if code in kind)
        of_kind = of_kind or tuple(code for code in _earlier(context) if code in kind)
        fitting = _one_meant(of_kind, sentence[: match.start()], mentions, context)
        if len(fitting) == 1:
            yield *match.span(), states()[fitting[0]].name


def _both_of_kind(sentence: str, mentions: list[Mention], context: Context) -> Places:
    """Find "both kingdoms", where two kingdoms are spoken of."""
    for match in _two_of_kind().finditer(sentence):
        spoken = dict.fromkeys((*_before(match.start(), mentions, context), *_earlier(context)))
        fitting = [code for code in spoken if code in _kinds()[match["kind"]]]
        if len(fitting) == len(("one", "other")):
            yield *match.span(), " and ".join(states()[code].name for code in fitting)


def _of_two(sentence: str, mentions: list[Mention], context: Context) -> Places:
    """Find "the former" and "the latter"."""
    for match in _OF_TWO.finditer(sentence):
        pair = _pair_before(sentence[: match.start()], mentions, context)
        if len(pair) == 2 and not _is_adjective(match, sentence):  # a pair
            yield *match.span(), states()[pair[match["which"] == "latter"]].name


_PART_OF_TIME = re.compile(
    r" (?:half|part|years?|stages?|group|case|category|period|months|figure|point|days|quarter|"
    r"decades?|amount)\b"
)


def _is_adjective(match: re.Match[str], sentence: str) -> bool:
    """Return whether "the latter" is of a time, or "the former" of what was once something.

    A state is meant where no noun follows, or where the other of the two is there as well.
    """
    after = sentence[match.end() :]
    if _PART_OF_TIME.match(after):
        return True
    both = re.search(r"\b[Tt]he latter\b", sentence) and re.search(r"\b[Tt]he former\b", sentence)
    return not (both or match["which"] == "latter" or match["plain"] is not None)


def _others(sentence: str, mentions: list[Mention], context: Context) -> Places:
    """Find "its southern neighbour", where two states are spoken of."""
    for match in _OTHER.finditer(sentence):
        if _APPOSED.search(sentence[: match.start()]):
            continue
        own = _owner(sentence, match.start(), mentions, context)
        spoken = dict.fromkeys((*_named(match.start(), mentions), *context.pair, *context.state))
        left = [code for code in (context.pair or spoken) if code != own]
        if own is not None and len(left) == 1:
            yield *match.span(), states()[left[0]].name


def _named(place: int, mentions: list[Mention]) -> tuple[int, ...]:
    """List the states named before a place, each once."""
    return tuple(dict.fromkeys(one.states[0] for one in mentions if one.start < place))


def _before(place: int, mentions: list[Mention], context: Context) -> list[int]:
    """List the states named before a place, and those spoken of before the sentence."""
    topic = () if context.topic is None else (context.topic,)
    return list(dict.fromkeys((*_named(place, mentions), *context.pair, *context.state, *topic)))


def _earlier(context: Context) -> list[int]:
    """List the states of the sentences before, and those that the text is about, each once."""
    return list(dict.fromkeys((*context.named, *context.main_pair, *context.recent)))


def _pair_before(words: str, mentions: list[Mention], context: Context) -> tuple[int, ...]:
    """Return the two states that "the former" and "the latter" mean.

    They are the last two that the sentence joins by "and", or names, before; or else those of the
    sentence before it.
    """
    before = [one for one in mentions if one.start < len(words)]
    for one, two in reversed([*pairwise(before)]):
        if _AND.fullmatch(words[one.end : two.start]) and one.states != two.states:
            return (one.states[0], two.states[0])
    named = _named(len(words), mentions)
    if len(named) > 1:
        return named[-2:]
    pair = context.named if {*context.named} == {*context.pair} else context.pair
    return pair if set(named) <= {*pair} else ()


_AND = re.compile(r",? (?:and|or) (?:the )?")


def _owner(sentence: str, place: int, mentions: list[Mention], context: Context) -> int | None:
    """Return the state that "its" means: the subject of its clause, or the one spoken of."""
    subject = subject_at(sentence, place, mentions)
    if context.state and (subject is None or _is_spoken_of(sentence, place, mentions)):
        return context.state[0]
    return subject


_PRONOUN = re.compile(r"\b(?:[Ii]t|[Ii]ts)\b")


def _is_spoken_of(sentence: str, place: int, mentions: list[Mention]) -> bool:
    """Return whether a sentence begins with "it" or "its", which is the state before it."""
    first = min((one.start for one in mentions if one.start < place), default=place)
    return _PRONOUN.search(sentence[:first]) is not None


_RELATIVE = re.compile(r"(?:, | – | )(?:which|who)\b(?! (?:was|were|is|are) [a-z]+ed\b)")
_CLAUSE = re.compile(r"(?:[;:]|,? (?:while|whereas|but)|, and|, with) (?:the )?$")
_DOING = re.compile(r" (?:in turn |\w+ly )?[a-z]+ing\b")
_ENDED = re.compile(r"[;:]| (?:while|whereas|but) ")


def subject_at(sentence: str, place: int, mentions: list[Mention]) -> int | None:
    """Return the state that the clause at a place is about; None where none is named before.

    It is the one before "which", or the one that its clause begins with, or else the first.
    """
    before = [one for one in mentions if one.start < place]
    for one in reversed(before):
        after = sentence[one.end : place]
        is_open = _ENDED.search(after) is None
        is_doer = sentence[: one.start].endswith(", ") and _DOING.match(after)
        is_head = _RELATIVE.match(after) or _CLAUSE.search(sentence[: one.start]) or is_doer
        if is_head and is_open:
            return one.states[0]
    return before[0].states[0] if before else None


_THERE = re.compile(
    r"\b(?P<link>from|to|in|into|through) "
    r"(?:there\b|that (?:country|state|market|nation|kingdom|island|republic)\b(?!['’]))"
)
"""Where the other of two states is meant, and how it is linked."""

_COMPARED = re.compile(r"\bthan (?:it|they) (?:\w+ ){1,3}$")
_BARE_THERE = re.compile(r"(?<!from)(?<!to)(?<!in) there\b(?! (?:is|are|was|were|has|have|had)\b)")
_LINKS = {"buys": "from", "sells": "to"}


def _there(sentence: str, mentions: list[Mention], context: Context) -> Places:
    """Find "from there" and "in that country", where two states are spoken of."""
    places = [(*match.span(), match["link"]) for match in _THERE.finditer(sentence)]
    places += [
        (match.start() + 1, match.end(), link)
        for match in _BARE_THERE.finditer(sentence)
        if (link := _link_before(sentence[: match.start()]))
    ]
    for start, end, link in places:
        if _COMPARED.search(sentence[:start]):
            continue  # constructions read these
        own = _owner(sentence, start, mentions, context)
        spoken = _named(start, mentions)
        spoken = spoken if len(spoken) > 1 else (*spoken, *context.pair, *context.state)
        left = [code for code in dict.fromkeys(spoken) if code != own]
        if own is not None and len(left) == 1:
            yield start, end, f"{link} {states()[left[0]].name}"


def _link_before(words: str) -> str:
    """Return how the verb or noun before "there" is linked with a state; empty without one."""
    clause = re.split(r"[,;:]", words)[-1]
    return _LINKS.get(flow_of(clause), "")
