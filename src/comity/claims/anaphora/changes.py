"""Changes whose verb, noun or years another clause of the sentence has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.anaphora.times import windows_compared
from comity.claims.grammar.role_names import Places
from comity.claims.text.masks import NAME, PEOPLE, masked_evenly
from comity.claims.text.mentions import Context, Mention
from comity.claims.text.times import YEAR
from comity.wording.names import as_owner
from comity.wording.number_words import FRACTION_WORDS

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


_AT_PARTNER = re.compile(
    rf"(?P<what>(?:(?:the )?{_STATE}(?:['’]s?)? |\b){_NOUN}"
    rf"(?: (?:from|by|of|to) (?:the )?{_STATE})??) (?P<link>to|from|by|of|in|into) "
    rf"(?:the )?(?:{_STATE}['’]s [a-z]+ )?{_STATE} (?P<verb>(?:[a-z]+ly )?{_VERB})\b",
    re.IGNORECASE,
)
_GAPPED_AT = re.compile(
    rf"(?:,|;| and| but| while|, and|, while) (?P<link>to|from|by|of|in|into) "
    rf"(?:the )?{_STATE}(?P<by> by (?={_FIGURE}{_PERCENT}))"
)


def gapped_partners(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "exports to Cuba rose by 5 percent and to Chile by 9": exports to Chile rose by 9.

    >>> text = "Arms imports by Peru rose by 5%, and by Cuba by 9%."
    >>> names = [Mention(16, 20, (135,), "name"), Mention(40, 44, (40,), "name")]
    >>> [words for *_, words in gapped_partners(text, names, Context())]
    ['arms imports ', ' rose by ']
    """
    masked = masked_evenly(text, mentions)
    for match in _GAPPED_AT.finditer(masked):
        said = [one for one in _AT_PARTNER.finditer(masked) if one.end() <= match.start()]
        if said and said[-1]["link"] == match["link"]:
            what = text[slice(*said[-1].span("what"))]
            is_named = masked[said[-1].start("what")] in f"{NAME}{PEOPLE}"
            what = what if is_named else f"{what[0].lower()}{what[1:]}"
            yield match.start("link"), match.start("link"), f"{what} "
            yield *match.span("by"), f" {said[-1]['verb']} by "


_FRACTION = rf"(?:an? |one )?(?:{FRACTION_WORDS})"
_BY_PART = (
    rf"(?: by (?:about |nearly |almost |more than |over )?(?:{_FIGURE}{_PERCENT}|{_FRACTION}\b))"
)
_ARMS_CHANGED = re.compile(
    rf"(?:\b(?:arms|weapons) (?:imports|exports|sales|deliveries)|"
    rf"(?:(?<=[{NAME}{PEOPLE}] )|(?<=['’]s ))(?P<bare>deliveries))"
    r"\b(?:[^,;.\d]|\.\d)*? "
    rf"(?:(?:{_VERB}|(?:gone|went|was|were) (?:up|down)|risen|fallen|grown|shrunk){_BY_PART}|"
    r"(?:more than |nearly |almost |roughly )?(?:doubled|trebled|tripled|quadrupled|halved)\b)"
    r"(?!(?: (?:more|less|points?))| (?:a|per) year| (?:by|to) )",
    re.IGNORECASE,
)


def changes_of_windows(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "arms imports fell by 5%" after a sentence that compares two windows, of which it is.

    >>> before = Context(windows=windows_compared("It fell between 2011-15 and 2016-20."))
    >>> list(changes_of_windows("Arms imports by Peru fell by 5%.", (), before))
    [(31, 31, ' between 2011-2015 and 2016-2020')]
    """
    if context.windows is None or YEAR.search(text) or _OTHER_TIME.search(text):
        return
    earlier, later = (f"{one.first}-{one.last}" for one in context.windows)
    for match in _ARMS_CHANGED.finditer(masked_evenly(text, mentions)):
        yield match.end(), match.end(), f" between {earlier} and {later}"
        if match["bare"]:
            yield *match.span("bare"), "arms exports"


_OTHER_TIME = re.compile(r"\b(?:years?|decades?|since|months?|quarter)\b")


_TO_BUYER = re.compile(
    rf"(?P<all>(?:\bthe )?\b(?P<what>(?:(?:total|overall|major) )?"
    rf"(?:(?:arms|weapons|military) )?imports) (?:to|into) "
    rf"(?P<who>(?:the )?[{NAME}]+))(?= (?:[a-z]+ly )?(?:(?:have|has|had) )?"
    rf"(?:[a-z]+ly )?{_VERB}\b)",
    re.IGNORECASE,
)


def imports_to_buyers(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "imports to Peru rose": they are those of Peru.

    >>> names = [Mention(16, 20, (135,), "name")]
    >>> list(imports_to_buyers("Arms imports to Peru rose.", names, Context()))
    [(0, 20, "Peru's arms imports")]
    """
    masked = masked_evenly(text, mentions)
    for match in _TO_BUYER.finditer(masked):
        own = as_owner(text[slice(*match.span("who"))])
        yield *match.span("all"), f"{own} {match['what'].lower()}"


_WINDOW = rf"{YEAR.pattern}[-–](?:\d\d)?\d\d"
_FEWER = re.compile(
    rf"{_STATE}(?P<all> (?P<way>export|sold|deliver|ship|suppli|sent|import|bought|"
    rf"purchas|acquir|took|receiv)(?:e?d|ped|(?<=receiv)e)? "
    rf"(?P<part>{_FIGURE}{_PERCENT}) (?P<sign>more|fewer|less) (?:major )?(?:arms|weapons) "
    rf"(?P<later>(?:in|during) {_WINDOW}) than (?P<earlier>(?:in|during) {_WINDOW}))",
    re.IGNORECASE,
)
_BOUGHT = ("import", "bought", "receiv", "purchas", "acquir", "took")


def arms_more_or_fewer(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "A sold 9 percent fewer arms in one window than in another": a change of its exports."""
    masked = masked_evenly(text, mentions)
    for match in _FEWER.finditer(masked):
        flow = "imports" if match["way"].lower() in _BOUGHT else "exports"
        verb = "rose" if match["sign"].lower() == "more" else "fell"
        later, earlier = (match[name].split()[1] for name in ("later", "earlier"))
        said = f"'s arms {flow} {verb} by {match['part']} between {earlier} and {later}"
        yield *match.span("all"), said
