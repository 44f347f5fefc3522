"""States named by their region: "the Central Asian republic", "the two Nordic countries"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from comity.claims.lexicon import Lexicon
from comity.claims.patterns import either

_ADJECTIVES = (
    (r"(?:Africa|Asia|America|Scandinavia)$", r"\g<0>n"),
    (r"Americas$", "American"),
    (r"Europe$", "European"),
    (r"Balkans$", "Balkan"),
    (r"Middle East$", "Middle Eastern"),
    (r" (?:countries|states|world|[Gg]roup)$", ""),
)
"""How the adjective of a region is made of its name."""

_ONE = r"(?:country|state|nation|republic|kingdom|emirate|economy|power|giant|island|neighbou?r)"
_SEVERAL = (
    r"(?:countries|states|nations|republics|kingdoms|emirates|economies|powers|giants|islands|"
    r"neighbou?rs)"
)


@lru_cache(maxsize=4)
def regions_by_adjective(named: tuple[str, ...]) -> Mapping[str, str]:
    """Return the name of each region by its adjective."""
    return {_adjective(name): name for name in named}


def _adjective(name: str) -> str:
    """Return the adjective of a region.

    >>> _adjective("sub-saharan africa"), _adjective("the middle east")
    ('sub-saharan african', 'middle eastern')
    """
    bare = name.removeprefix("the ")
    for ending, adjective in _ADJECTIVES:
        bare = re.sub(ending.lower(), adjective.lower(), bare)
    return bare


@lru_cache(maxsize=4)
def _pattern(adjectives: tuple[str, ...]) -> re.Pattern[str]:
    of = either(adjectives)
    size = (
        r"(?:(?:small|large|big|poor|rich|landlocked|former Soviet|oil-rich|tiny|young)(?:er)? )?"
    )
    return re.compile(
        rf"\b(?:The|the) {size}(?:(?P<one>{of}) {_ONE}\b(?:['’]s\b)?|"
        rf"(?P<two>two (?P<both>{of}) {_SEVERAL})\b(?!['’]))(?! of\b)",
        re.IGNORECASE,
    )


def states_of_region(
    match: re.Match[str], spoken: Iterable[int], lexicon: Lexicon
) -> tuple[int, ...]:
    """Return the states spoken of that are in the region of some words."""
    name = regions_by_adjective(tuple(lexicon.regions))[(match["one"] or match["both"]).lower()]
    return tuple(code for code in spoken if code in lexicon.regions[name])


def find_regional(sentence: str, lexicon: Lexicon) -> Iterable[re.Match[str]]:
    """Find the places of a sentence that mean states by their region."""
    return _pattern(tuple(regions_by_adjective(tuple(lexicon.regions)))).finditer(sentence)


def speaks_of_two(sentence: str, lexicon: Lexicon) -> bool:
    """Return whether a sentence has two states of a region that it does not name."""
    return any(match["two"] for match in find_regional(sentence, lexicon))
