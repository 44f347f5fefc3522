"""Doubts about figures of a region or a group, of which no state alone is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from comity.claims.claim import ClaimTest
from comity.claims.doubts.doubt import Doubt
from comity.claims.lexicon import read_lexicon
from comity.claims.patterns import either
from comity.claims.regions.adjectives import adjectives_of_regions
from comity.claims.text.masks import states_of
from comity.claims.text.mentions import Mention

OF_REGION = "not accounted for: the region whose total a share is of"
WITH_REGION = "not accounted for: a group of states as the partner, of which one is tested"

_THE_REGION = re.compile(r"\b(?:the|that|this) (?:sub-?)?(?:region|continent|bloc|peninsula)\b")
_OF_WORLD = re.compile(r"\b(?:world|global|international|worldwide|anywhere)\w*", re.IGNORECASE)


def _names_region(text: str) -> bool:
    """Return whether a text names a region, or speaks of one."""
    is_named = read_lexicon().regions_pattern.search(text) is not None
    return is_named or _THE_REGION.search(text) is not None


def _share_of_region(sentence: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find a share in what a region buys or sells, where that of the world is tested."""
    stated, is_of_world = test.quantity, test.lookups[0].measure.endswith("_world_share")
    is_share = is_of_world and stated is not None and stated.unit == "percent"
    is_open = is_share and not _OF_WORLD.search(part)
    return OF_REGION if is_open and _names_region(sentence) else ""


_SEVERAL = r"(?:countries|states|nations|neighbou?rs|partners|members|economies|markets|powers)"


@lru_cache(maxsize=1)
def _several_of_region() -> re.Pattern[str]:
    """Return what finds "with Middle Eastern countries"."""
    adjectives = either(list(adjectives_of_regions(read_lexicon())))
    return re.compile(
        rf"\b(?:with|to|from|of|by|among) (?:the |its |other |most )*{adjectives} {_SEVERAL}\b",
        re.IGNORECASE,
    )


def _with_region(_: str, part: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "trade with Arab countries", where one state of a sentence before is tested."""
    lookup = test.lookups[0]
    if len(lookup.states) < 2 or lookup.is_of_group or {*lookup.states} <= states_of(mentions):
        return ""
    return WITH_REGION if _several_of_region().search(part) else ""


_GROUP = (
    r"(?:Europe|the West|the (?:European )?Union|the EU|the bloc|Asia|Africa|Latin America|"
    r"the Gulf|Central Asia|South Asia|the region|the rest(?: of the world)?|"
    r"other (?:countries|states|buyers|suppliers))"
)
_SHARE_OF_GROUP = re.compile(
    rf"\b{_GROUP}['’]s? (?:own )?(?:share|part|portion|slice)\b(?:[^;.]|\.\d)*$|"
    rf"\bthe share of {_GROUP} (?:(?:fell|rose|dropped|grew|was|is|shrank|went)\b(?:[^;.]|\.\d)*)$"
)


def _share_of_group(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "while Europe's share fell to 5 percent", which is none of a state named before."""
    if test.quantity is None or test.quantity.text not in sentence:
        return ""
    before = sentence[: sentence.index(test.quantity.text)]
    match = _SHARE_OF_GROUP.search(before)
    is_after = match and not any(
        one.start >= match.start() for one in mentions if one.end <= len(before)
    )
    return WITH_REGION if is_after else ""


OF_REGIONS: tuple[Doubt, ...] = (_share_of_region, _with_region, _share_of_group)
"""What finds that a region or a group is meant, and not the states tested."""
