"""Whose exports, army or output are meant by "national", "our", "the country's" or by no word."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.text.masks import NAME, masked_evenly, states_of, states_within
from comity.claims.text.mentions import Context, Mention
from comity.states.register import states

_LAND = r"(?:country|nation|kingdom|republic|island|state|emirate|sultanate)"
_NOUN = (
    r"(?:(?:total|overall|foreign|external|annual|entire|arms|weapons?|military|defen[cs]e|goods|"
    r"merchandise|fuel|energy) )*"
    r"(?:imports|exports|trade|commerce|purchases|sales|foreign trade|gdp|gross domestic product|"
    r"economy|output|spending|expenditure|budget|army|military|armed forces|arms|weapons)"
)
_OWN = re.compile(
    rf"\b(?P<own>national|our(?: (?:own|{_LAND}['’]s))?|(?:the|this|that) {_LAND}['’]s) "
    rf"(?={_NOUN}\b)",
    re.IGNORECASE,
)
_OUR_LAND = re.compile(
    rf"\b(?P<own>our {_LAND}|this {_LAND} of ours)(?P<s>['’]s)?\b(?! of\b)", re.I
)
_PART = r"(?:%|\bper ?cent|\bthirds?|\bquarters?|\bhalf|\bfifths?|\btenths?)"
_AFTER_SHARE = re.compile(rf"{_PART} of $")
_BARE = re.compile(
    r"^(?:[Ii]n (?:1[89]|20)\d\d,? |[Ll]ast year,? )?(?P<noun>(?:[Mm]ilitary|[Dd]efen[cs]e) "
    r"(?:spending|expenditure|outlays?|budget))"
    r"(?= (?:(?:had|has|have|also|then) )*(?:been|was|were|is|are|stood|stands|reached|r[io]sen?|"
    r"rose|fell|fallen|came|comes|grew|grown|amount\w+|climbed|jumped|accounted|accounts|total\w+|"
    r"spiked|peaked|soared|surged|plunged|slumped|dipped|averaged|exceeded|hit|dropped|"
    r"increased|decreased|declined|remained|remains)\b)"
)
_FLOW_FROM = re.compile(
    r"^(?:[Ii]n (?:1[89]|20)\d\d,? |[Ll]ast year,? )?(?P<noun>[Ii]mports|[Ee]xports) "
    r"(?=(?:(?:mostly|mainly|chiefly|also) )?(?:come|came|go|went|are|were|rely|relied) "
    r"(?:(?:mostly|mainly|chiefly|largely|primarily|above all|destined|bound|sent|sourced) )*"
    r"(?:from|to|for|on) (?:the )?§)"
)
_GOODS = re.compile(
    rf"{_PART} of "
    r"(?P<what>(?:all|the) (?:the )?(?:goods|merchandise|arms|weapons) (?:that (?:are|were) )?"
    r"(?P<way>imported|exported|bought|purchased|sold))(?=[,.;)]|$| (?:in|last|and|while|but)\b)"
)
_FLOWS = {"imported": "imports", "bought": "imports", "purchased": "imports"}


def home_of(named: Collection[int], context: Context, *, is_ours: bool = False) -> int | None:
    """Return the state that a text is of, where a sentence that names some others leaves it out.

    It is the state of its title, whose flows were spoken of, the other of the two spoken of, or
    the one that the text names first. Who says "our" is none whose flows happen to be spoken of.

    >>> home_of((155,), Context(topic=135)), home_of((155,), Context(pair=(155, 145)))
    (135, 145)
    >>> home_of((), Context(pair=(155, 145), first=145))
    145
    """
    if context.topic is not None:
        return context.topic
    likely = [*_other_of_two(named, context), context.first]
    likely = likely if is_ours else [*_owner_spoken_of(context), *likely]
    return next((code for code in likely if code is not None and code not in named), None)


def _owner_spoken_of(context: Context) -> list[int]:
    """Return the one state whose imports or exports were spoken of; none of two."""
    owners = {one[0] for one in context.owners.values() if len(one) == 1}
    return [*owners] if len(owners) == 1 else []


def _other_of_two(named: Collection[int], context: Context) -> list[int]:
    """Return the other of the two spoken of, where a sentence names one of them."""
    pair = {*(context.pair or context.main_pair)}
    left = pair.difference(named)
    return [*left] if len(left) == 1 and len(pair) > 1 else []


def national_flows(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "national exports", "our trade" and "the country's army", which are of that state.

    >>> list(national_flows("A third of national exports.", [], Context(topic=135)))
    [(11, 19, "Peru's")]
    """
    masked, own = masked_evenly(text, mentions), states_of(mentions)
    for match in (*_OWN.finditer(masked), *_OUR_LAND.finditer(masked)):
        words = match["own"].lower()
        home = home_of(own, context, is_ours=words.startswith("our"))
        is_share = words != "national" or _AFTER_SHARE.search(masked[: match.start()])
        if home is not None and is_share:
            mark = "" if match.re is _OUR_LAND else "'s"
            yield *match.span("own"), f"{_name(home)}{mark}"
    owner = home_of(own, context)
    for match in _GOODS.finditer(masked) if owner is not None else ():
        kind = "arms " if re.search(r"arms|weapons", match["what"]) else ""
        flow = _FLOWS.get(match["way"], "exports")
        yield *match.span("what"), f"{_name(owner)}'s {kind}{flow}"


def _name(code: int | None) -> str:
    """Return the name of a state."""
    return states()[code].name if code is not None else ""


_OF_GDP = re.compile(
    r"(?:%|\bper ?cent) of (?P<the>(?:the )?)(?=(?:gdp|gross domestic product)\b)", re.IGNORECASE
)
_TRADE = re.compile(r"\b(?:trade|commerce|turnover)\b[^;]*\b(?:between|with)\b", re.IGNORECASE)
_POSSESSED = re.compile(
    rf"(?P<who>[{NAME}]+)['’]s? (?:[a-z-]+ ){{0,3}}?(?:partner|market|trade|exports|imports)\b"
)


def outputs_of_trade(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "trade with B came to 14 percent of GDP", of the state that the text is about.

    >>> text = "Trade with Chile came to 3 percent of GDP."
    >>> list(outputs_of_trade(text, [Mention(11, 16, (155,), "name")], Context(topic=135)))
    [(38, 38, "Peru's ")]
    """
    masked = masked_evenly(text, mentions)
    owned = {
        states_within(mentions, *match.span("who"))[0] for match in _POSSESSED.finditer(masked)
    }
    home = home_of(states_of(mentions), context) if context.topic else None
    owner = owned.pop() if len(owned) == 1 else home
    for match in _OF_GDP.finditer(masked) if owner is not None else ():
        if _TRADE.search(masked[: match.start()]):
            yield *match.span("the"), f"{_name(owner)}'s "


def bare_budgets(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "Defence spending rose" without an owner in a text on one state, whose it is.

    >>> list(bare_budgets("Defence spending rose to 3 billion.", [], Context(topic=135)))
    [(0, 16, "Peru's defence spending")]
    """
    masked, own = masked_evenly(text, mentions), states_of(mentions)
    match = _FLOW_FROM.match(masked) or _BARE.match(masked)
    home = home_of(own, context)
    if match and home is not None and home not in own:
        yield *match.span("noun"), f"{states()[home].name}'s {match['noun'].lower()}"


_THE_OTHER = re.compile(
    rf"[{NAME}]+['’]s (?:[a-z]+ ){{0,2}}?(?:imports|exports|purchases|sales|trade|deliveries) "
    rf"(?:from|to|with) (?P<who>the (?:neighbou?ring {_LAND}|{_LAND}|neighbou?r))\b(?!['’])"
)


_DESCRIBED = re.compile(
    rf"^(?:(?:In|By|Since|During) [^,;]{{1,24}},? )?(?P<who>[Tt]he (?:landlocked|oil-rich|gas-rich|"
    r"resource-rich|oil-exporting|small|tiny|vast|huge|populous|mountainous|impoverished|poor|rich|"
    rf"wealthy|young|former Soviet|export-oriented|cash-strapped|sanctioned|energy-hungry) {_LAND})"
    r"\b(?!['’]| (?:which|that|with|whose|where|of)\b)"
)


def described_lands(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "the landlocked country" at the begin of a sentence, which the text is about.

    >>> list(described_lands("The landlocked country grew.", [], Context(topic=145)))
    [(0, 22, 'Bolivia')]
    """
    likely = [context.topic, *context.state]
    codes = [code for code in likely if code is not None and code not in states_of(mentions)]
    match = _DESCRIBED.match(text)
    if match and codes:
        yield *match.span("who"), states()[codes[0]].name


_ITS_OTHER = re.compile(
    rf"\b(?:its|their) (?:[a-z]+ )?(?:imports|exports|purchases|sales|trade|deliveries) "
    rf"(?:from|to|with) (?P<who>the (?:neighbou?ring {_LAND}|{_LAND}|neighbou?r))\b(?!['’])"
)


def others_of_flows(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "Peru's exports to the country", which is the other of the two spoken of.

    So it is with "its exports to the country" after two that the sentence names.
    """
    masked, own = masked_evenly(text, mentions), states_of(mentions)
    for match in _ITS_OTHER.finditer(masked):
        before = states_within(mentions, 0, match.start())
        if len(before) == len(("one", "other")):
            yield *match.span("who"), states()[before[1]].name
    left = [code for code in context.pair if code not in own]
    if len(own) != 1 or len(context.pair) != len(("one", "other")) or len(left) != 1:
        return
    for match in _THE_OTHER.finditer(masked):
        yield *match.span("who"), states()[left[0]].name
