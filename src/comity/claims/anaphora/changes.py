"""Changes whose verb, noun or years another clause of the sentence has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.anaphora.times import windows_compared
from comity.claims.grammar.role_names import Places
from comity.claims.text.masks import NAME, PEOPLE, masked_evenly
from comity.claims.text.mentions import Context, Mention
from comity.claims.text.times import YEAR

_FIGURE = r"(?:(?:about|nearly|almost|over|just over|around|some|only) )?\d[\d.,]*"
_PERCENT = r"(?: ?%| ?per ?cent)"
_LEVELS = re.compile(
    rf"\bfrom (?P<low>{_FIGURE})(?P<unit>{_PERCENT})? (?P<to>to (?P<high>{_FIGURE}{_PERCENT}))"
)
_CLAUSE_END = re.compile(r"[,;.]|$")


def levels_of_windows(text: str, _: Sequence[Mention], __: Context) -> Places:
    """Find two levels without a year in a sentence that compares two windows of years.

    "It rose between 2011-15 and 2016-20, its share from 5 to 8 percent" has one in each.

    >>> text = "It rose between 2011-15 and 2016-20, its share from 5 to 8 percent."
    >>> [words for *_, words in levels_of_windows(text, (), Context())]
    ['from 5 percent in 2011-2015 to 8 percent in 2016-2020']
    """
    both = windows_compared(text)
    if both is None:
        return
    for match in _LEVELS.finditer(text):
        end = _CLAUSE_END.search(text, match.end())
        if YEAR.search(text, match.start(), end.start() if end else len(text)):
            continue
        low = match["low"] + (match["unit"] or " percent")
        years = [f"{one.first}-{one.last}" for one in both]
        yield *match.span(), f"from {low} in {years[0]} {match['to']} in {years[1]}"


_STATE = rf"[{NAME}{PEOPLE}]+"
_VERB = (
    r"(?:rose|fell|grew|increased|decreased|declined|dropped|shrank|surged|jumped|expanded|"
    r"contracted|climbed|soared|plunged)"
)
_NOUN = (
    r"(?:(?:total |overall |annual )?(?:arms |military |defen[cs]e |weapons )?"
    r"(?:exports|imports|spending|expenditure|budget|outlays|deliveries|sales|gdp|economy|trade))"
)
_SAID = re.compile(rf"{_STATE}['’]?s? (?P<noun>{_NOUN})(?: [a-z]+ly)? (?P<verb>{_VERB})\b", re.I)
_GAPPED = re.compile(
    rf"(?:,|;| and| but| while|, and|, while) (?P<who>{_STATE})(?:['’]s?)?"
    rf"(?P<by> by {_FIGURE}{_PERCENT})",
    re.IGNORECASE,
)


def gapped_changes(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find a change without noun and verb: "Peru's exports grew by 5 percent and Chile's by 9".

    Both are those of the change before.
    """
    masked = masked_evenly(text, mentions)
    for match in _GAPPED.finditer(masked):
        said = [one for one in _SAID.finditer(masked) if one.end() <= match.start()]
        if said:
            noun, verb = said[-1]["noun"], said[-1]["verb"]
            own = text[match.end("who") : match.start("by")] or "'s"
            yield match.end("who"), match.start("by"), f"{own} {noun} {verb}"


_WINDOW = rf"{YEAR.pattern}[-–](?:\d\d)?\d\d"
_FEWER = re.compile(
    rf"{_STATE}(?P<all> (?P<way>export|sold|deliver|import|bought|receiv)(?:ed)? "
    rf"(?P<part>{_FIGURE}{_PERCENT}) (?P<sign>more|fewer|less) (?:major )?(?:arms|weapons) "
    rf"(?P<later>(?:in|during) {_WINDOW}) than (?P<earlier>(?:in|during) {_WINDOW}))",
    re.IGNORECASE,
)
_BOUGHT = ("import", "bought", "receiv")


def arms_more_or_fewer(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "A sold 9 percent fewer arms in one window than in another": a change of its exports."""
    masked = masked_evenly(text, mentions)
    for match in _FEWER.finditer(masked):
        flow = "imports" if match["way"].lower() in _BOUGHT else "exports"
        verb = "rose" if match["sign"].lower() == "more" else "fell"
        later, earlier = (match[name].split()[1] for name in ("later", "earlier"))
        said = f"'s arms {flow} {verb} by {match['part']} between {earlier} and {later}"
        yield *match.span("all"), said
