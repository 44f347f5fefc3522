"""Regions named by an adjective or by "the region", written as constructions read them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from comity.claims.grammar.region_names import regions_by_adjective
from comity.claims.grammar.role_names import NamedSentence, Places
from comity.claims.lexicon import GROUP_NAMES, Lexicon
from comity.claims.patterns import either
from comity.claims.text.mentions import Mention

CONTINENTS = ("Africa", "Europe", "South America", "Latin America", "Asia", "Oceania")
"""The regions of which a state is in one, and of which "the continent" may be said."""

_OF_STATE = (
    r"(?:(?:national|military|defen[cs]e|arms|weapons) )?(?:economy|spender|budget|burden|exporter|"
    r"importer|trader|trading nation)"
)
_STATE = r"(?:country|state|nation|economy|government|member|power|ally|member state)"
_STATES = r"(?:countries|states|nations|economies|members|allies|member states)"
_SIZE = (
    r"(?:largest|biggest|highest|heaviest|greatest|top|leading|smallest|lowest|most important|"
    r"richest|poorest|strongest)"
)


def with_regions_after(
    sentence: str, mentions: Sequence[Mention], lexicon: Lexicon
) -> NamedSentence:
    """Return a sentence with each region after its noun, and with its name.

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
    >>> with_regions_after("Chad is the largest African economy.", [], read_lexicon()).text
    'Chad is the largest economy in Africa.'
    """
    changes = [*_moved(sentence, lexicon), *_meant(sentence, mentions, lexicon)]
    return NamedSentence.as_written(sentence).with_places(_apart(changes))


def _apart(changes: Places) -> Places:
    """Return changes in their order; of two of the same place the one of more words."""
    chosen: list[tuple[int, int, str]] = []
    for one in sorted(changes, key=lambda change: (change[0], -change[1])):
        if not chosen or one[0] >= chosen[-1][1]:
            chosen.append(one)
    return chosen


OF_STATES = frozenset({"american"})
"""Adjectives of regions that are those of a state: American is of the United States."""


def adjectives_of_regions(lexicon: Lexicon) -> dict[str, str]:
    """Return the name of each region by its adjective, which is that of no state.

    >>> from comity.claims.lexicon import read_lexicon
    >>> names = adjectives_of_regions(read_lexicon())
    >>> names["african"], "american" in names
    ('africa', False)
    """
    named = regions_by_adjective(tuple(lexicon.regions))
    return {adjective: name for adjective, name in named.items() if adjective not in OF_STATES}


def _moved(sentence: str, lexicon: Lexicon) -> Places:
    """Yield the adjectives of regions before what is ranked, or before all others."""
    names = adjectives_of_regions(lexicon)
    for pattern in _patterns(tuple(names)):
        for match in pattern.finditer(sentence):
            word = match["adjective"] or match["all"]
            region = titled(names.get(word.lower(), word))
            noun = match.groupdict().get("noun")
            words = f"{noun} in {region}" if noun else f"in {region}"
            yield (*match.span("change"), words)


@lru_cache(maxsize=4)
def _patterns(adjectives: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    adjective = rf"(?P<adjective>(?i:{either((*adjectives, *GROUP_NAMES))}))"
    return (
        re.compile(rf"\b{_SIZE} (?P<change>{adjective} (?P<noun>{_OF_STATE}))\b"),
        re.compile(rf"\b(?:[Aa]ny|[Nn]o) (?:other )?(?P<change>{adjective} (?P<noun>{_STATE}))\b"),
        re.compile(
            rf"\b(?P<change>(?:of any(?: other)? {adjective} {_STATE}|"
            rf"(?:of|among)(?: all)?(?: the)? {adjective.replace('adjective', 'all')} {_STATES}))\b"
        ),
    )


_THE_REGION = re.compile(r"\b(?:in|of|on) (?P<change>the (?:region|continent))\b")
_RANKED = re.compile(rf"\b{_SIZE} {_OF_STATE}\b[^,;]*$")


def _meant(sentence: str, mentions: Sequence[Mention], lexicon: Lexicon) -> Places:
    """Yield "the region" that is named before, and the continent of the state that is ranked."""
    for match in _THE_REGION.finditer(sentence):
        before = sentence[: match.start()]
        regions = {one[0] for one in lexicon.regions_pattern.finditer(before)}
        if match["change"] == "the region":
            if len(regions) == 1:
                yield (*match.span("change"), regions.pop())
        elif _RANKED.search(before) and mentions:
            parts = (one for one in CONTINENTS if _is_in(mentions[0], one, lexicon))
            if continent := next(parts, None):
                yield (match.start(), match.end(), f"in {continent}")


def _is_in(mention: Mention, region: str, lexicon: Lexicon) -> bool:
    return set(mention.states) <= set(lexicon.regions[region.lower()])


_LOWER = frozenset({"the", "of", "and", "countries", "states", "world"})


def titled(name: str) -> str:
    """Return the name of a region in capitals as it is written.

    >>> titled("sub-saharan africa"), titled("the middle east"), titled("ASEAN")
    ('sub-Saharan Africa', 'the Middle East', 'ASEAN')
    """
    words = (one if one in _LOWER or not one.islower() else one.title() for one in name.split())
    return " ".join(words).replace("Sub-", "sub-")
