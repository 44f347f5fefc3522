"""A region or a group in the midst of which a sentence ranks: read apart, and put into the test."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from comity.claims.claim import FIGURE, ClaimTest, Interpretation, Lookup
from comity.claims.grammar.compile import LARGEST, OVERTAKING, region_edge, region_members
from comity.claims.grammar.role_names import NamedSentence
from comity.claims.lexicon import GROUP_NAMES, Lexicon
from comity.claims.patterns import either
from comity.claims.regions.adjectives import (
    CONTINENTS,
    adjectives_of_regions,
    titled,
    with_regions_after,
)
from comity.claims.text.mentions import Mention
from comity.claims.text.sentences import TextSpan
from comity.states.register import states
from comity.wording.names import in_group

_ORDINALS = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_SIZE = (
    r"largest|biggest|top|main|leading|principal|chief|foremost|greatest|most important|"
    r"most valuable|largest single|single largest|single biggest|number one|no\. 1"
)
_RANK = (
    rf"\b(?:(?:\d+(?:st|nd|rd|th)|{_ORDINALS})[- ](?:{_SIZE}|most important|ranked)|{_SIZE}|"
    rf"{_ORDINALS})"
)
_KIND = (
    r"(?:(?:single|trading|trade|commercial|business|economic|export|import|arms|weapons?|fuel|"
    r"energy|military|foreign|overseas) )*"
)
_NOUN = (
    rf"{_KIND}(?:partner|supplier|customer|market|buyer|source|destination|client|provider|"
    r"purchaser|importer|exporter|seller|recipient|outlet)s?\b"
)
_TRADER = r"(?:importer|exporter|buyer|purchaser|seller|supplier|recipient)"
_OF = (
    r"(?: (?:of|for) (?:(?:its|their|all|imported|major) ){0,2}(?:arms|weapons|goods|fuels?|energy|"
    r"imports|exports|arms imports|arms exports))?"
    r"(?: (?:of|for|to|with) (?:the )?[A-Z][\w’'.]*(?: [A-Z][\w’'.]*){0,2})?"
)
_OF_STATES = re.compile(
    rf"(?P<whose>\S+ )?{_RANK} (?:(?:arms|weapons) {_TRADER}|{_TRADER}s? of (?:major )?"
    r"(?:arms|weapons))$"
)
"""What a state is to all others, and constructions rank in groups."""

_WHOSE = re.compile(r"(?:['’]s?|\b(?:its|their|whose)|[A-Z]\w+(?:n|sh|ch|se|i)) $")
"""Whose supplier or buyer one is."""

_WITHIN = r"in|within|from|among|across|inside|on|throughout"
_BEYOND = r"outside(?: of)?|beyond"
_MEMBERS = (
    r"(?:['’]s?)?(?: (?:countries|states|nations|members|member states|economies|partners|bloc))?"
)
_CONTINENT = "the continent"


@dataclass(frozen=True)
class _Place:
    """Where a sentence names a region or a group, which it is, and whether others are meant."""

    start: int
    end: int
    name: str
    is_beyond: bool


@dataclass(frozen=True)
class RegionSentence:
    """A sentence without the region in which it ranks; ``place`` is where the region was.

    Without a place it is as it was written.
    """

    named: NamedSentence
    lexicon: Lexicon
    place: _Place | None = None

    @property
    def text(self) -> str:
        """Return the sentence as it is read."""
        return self.named.text

    def read(self, reading: tuple[TextSpan, Interpretation]) -> tuple[TextSpan, Interpretation]:
        """Return what a part was read as, ranked in the region where the part speaks of it."""
        part, one = reading
        if self.place is None:
            return self.named.cut_from(part), one
        is_of_it = part.start <= self.place.start <= part.end + 1
        return self.named.cut_from(part), self._ranked(one, self.place) if is_of_it else one

    def _ranked(self, one: Interpretation, place: _Place) -> Interpretation:
        """Return a reading of a rank as one in the region; of all others, as it was."""
        test = one.test
        if test is None or test.peers or test.against or not test.is_of_rank:
            return one
        ranked = test.lookups[0].states[-1]
        name = self._name(place, ranked, test.time.last)
        members, edge = self._states(place, name, test.time.last)
        is_of_others = len(test.lookups) > 1 or test.lookups[0].is_of_group or not members
        if is_of_others or ranked not in members | edge:
            return replace(one, gap=one.gap or _NO_PART)
        group = f"outside {name.removeprefix('the ')}" if place.is_beyond else name
        return replace(one, test=_in_midst(test, group, members | {ranked}, edge))

    def _states(
        self, place: _Place, name: str, year: int | None
    ) -> tuple[frozenset[int], frozenset[int]]:
        """Return the states of a region, or those beyond it, and those at its edge."""
        members = frozenset(region_members(name, year, self.lexicon))
        edge = frozenset(region_edge(name, self.lexicon))
        return (frozenset(states()) - members - edge if place.is_beyond else members), edge

    def _name(self, place: _Place, ranked: int, year: int | None) -> str:
        """Return what is named; for a continent, that of the state that is ranked."""
        if place.name.lower() != _CONTINENT:
            return place.name
        of = (one for one in CONTINENTS if ranked in region_members(one, year, self.lexicon))
        return next(of, place.name)


_NO_PART = "not accounted for: a region or a group in which the one that is ranked is not"


def _in_midst(
    test: ClaimTest, group: str, members: frozenset[int], edge: frozenset[int]
) -> ClaimTest:
    """Return a test of a rank among the partners in a region, or among the states of it."""
    own = test.lookups[0]
    if len(own.states) == 1:
        peers = tuple(Lookup(own.measure, (code,)) for code in sorted(members - {own.states[0]}))
        criterion = replace(test.criterion, means=f"rank 1 among the states of {group}")
        edge_codes = tuple(sorted(edge))
        return replace(test, peers=peers, group=group, edge=edge_codes, criterion=criterion)
    of = test.criterion if test.criterion.name in _OF_RANKS else LARGEST
    criterion = of if of == FIGURE else replace(of, means=f"rank 1{_among(group)}")
    if test.criterion.name == OVERTAKING:
        criterion = test.criterion
    return replace(
        test,
        among=tuple(sorted(members - edge | {own.states[-1]})),
        edge=tuple(sorted(edge - {own.states[-1]})),
        group=group,
        criterion=criterion,
        others=(),
        substitutes=0,
    )


_OF_RANKS = (FIGURE.name, LARGEST.name, OVERTAKING)


def _among(group: str) -> str:
    return f" among the partners{in_group(group)}"


def with_region_apart(
    sentence: str, mentions: Sequence[Mention], lexicon: Lexicon
) -> RegionSentence:
    """Return a sentence on partners without the one region in which it ranks them.

    Parameters
    ----------
    sentence
        The sentence.
    mentions
        The states that it names, in their order.
    lexicon
        The lexicon, for the regions.

    Examples
    --------
    >>> from comity.claims.lexicon import read_lexicon
    >>> text = "Chile is Peru's largest trading partner in South America."
    >>> with_region_apart(text, [], read_lexicon()).text
    "Chile is Peru's largest trading partner."
    """
    named = with_regions_after(sentence, mentions, lexicon)
    places = list(_places(named.text, lexicon))
    if len(places) != 1:
        return RegionSentence(named, lexicon)
    place = places[0]
    named = named.without(place.start, place.end)
    if place.start == 0:  # what comes after a region named first begins the sentence
        named = named.with_words(0, 1, named.text[:1].upper())
    return RegionSentence(named, lexicon, place)


def _places(sentence: str, lexicon: Lexicon) -> Iterator[_Place]:
    """Yield where a sentence names regions in which it ranks partners."""
    adjectives = adjectives_of_regions(lexicon)
    after, before, fronted = _patterns(tuple(lexicon.regions), tuple(adjectives))
    for match in after.finditer(sentence):
        of_states = _OF_STATES.search(sentence[: match.start("cut")])
        if of_states and not _WHOSE.search(of_states["whose"] or ""):
            continue
        is_beyond = re.match(_BEYOND, match["way"]) is not None
        yield _Place(*match.span("cut"), match["name"], is_beyond)
    for match in before.finditer(sentence):
        adjective = match["name"]
        name = titled(adjectives.get(adjective.lower(), adjective))
        yield _Place(*match.span("cut"), name, False)
    if first := fronted.match(sentence):
        is_beyond = re.match(_BEYOND, first["way"].lower()) is not None
        yield _Place(*first.span("cut"), first["name"], is_beyond)


@lru_cache(maxsize=4)
def _patterns(
    regions: tuple[str, ...], adjectives: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Compile where regions are named: after a noun, before it, or first in a sentence."""
    bare = [name.removeprefix("the ") for name in (*regions, *GROUP_NAMES, _CONTINENT)]
    named = rf"(?i:(?:the )?(?:{either(bare)}))"
    name = rf"(?P<name>{named})"
    after = rf"{_RANK} {_NOUN}{_OF}(?P<cut>,? (?P<way>{_WITHIN}|{_BEYOND}) {name}{_MEMBERS})\b"
    after = rf"{after}(?!,? (?:and|or) (?:(?:{_WITHIN}) )?{named})"
    of = either([*adjectives, *GROUP_NAMES])
    before = rf"{_RANK}(?P<cut> (?P<name>(?i:{of}))) {_NOUN}"
    first = rf"(?P<way>(?i:{_WITHIN}|{_BEYOND})) {name}{_MEMBERS},? "
    fronted = rf"(?P<cut>{first})(?=[^;]*{_RANK} {_NOUN})"
    return re.compile(after), re.compile(before), re.compile(fronted)
