"""Flows said by verbs: "what Peru ships abroad" are its exports, "arms that reached it" imports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.phrases.words import (
    ABROAD,
    BUYS,
    HEAD,
    OWNER,
    SELLS,
    SENDS,
    TAKES,
    WITH_PARTNER,
    goods_before,
    name_at,
    possessor,
)
from comity.claims.text.masks import NAME, PEOPLE, masked_evenly
from comity.claims.text.mentions import Context, Mention
from comity.states.articles import with_article

_EVERY = r"(?:what(?:ever)?|everything|all)"
_GOODS = rf"(?:all )?(?:the )?(?P<head>{HEAD})"
_SHARE_OF = (
    r"(?:(?:%|\bper ?cent|\bhalf|\bthirds?|\bquarters?|\bfifths?|\bsixths?|\beighths?|\btenths?|"
    r"\bmost|\bbulk|\bshare|\bmajority|\bportion|\bslice|\bproportion|\bnone|\bmuch|\bpart|\d) of|"
    r"(?:^|[,;:] )[Oo]f)"
)
"""What comes before a flow of which a share is given."""

_DOES = (
    rf"(?:[a-z]+ly |still |then |now |ever )?(?:(?P<buys>{BUYS})|(?P<sells>{SELLS})|"
    rf"(?:(?P<takes>{TAKES})|(?P<sends>{SENDS}))(?P<abroad>{ABROAD})?)"
)
_CLAUSES = re.compile(
    rf"{_SHARE_OF} (?P<all>(?:{_EVERY}|{_GOODS})(?: that| which)? {OWNER} {_DOES}\b(?:{ABROAD}\b)?)"
    rf"(?!{ABROAD}?(?:{WITH_PARTNER}))",
)
"""A flow as a clause: "of all that Peru sells abroad", "of the coal it imports"."""

_TO = (
    r"(?:(?:that|which) )?(?:(?:(?:is|are|was|were|has been|have been) )?(?:shipped|delivered|sold|"
    r"sent|supplied|exported|provided) to|reached|reaches|reaching|enter(?:ed|s|ing)|"
    r"(?:arriv|land)(?:ed|es|s|ing) in|unloaded in|(?:flow|pour)(?:ed|s|ing) in(?:to)?|"
    r"(?:came|comes|coming) into|"
    r"(?:found|finds|finding) (?:its|their) way (?:in)?to|(?:bought|imported|acquired|purchased|"
    r"received|procured|obtained) by)"
)
_BY = (
    r"(?:(?:that|which) )?(?:(?:(?:is|are|was|were) )?(?:sold|exported|shipped|delivered|supplied|"
    r"sent) (?:abroad )?by|left|leaves?|leaving)"
)
_AND_ANOTHER = r",? (?:and|or) (?:the )?[§¶]"
_OF_LIST = re.compile(
    rf"{_SHARE_OF} (?P<all>{_GOODS} (?:(?P<to>{_TO})|{_BY}))"
    rf"(?= (?:the )?[{NAME}]+(?:, (?:the )?[{NAME}]+)*,? and (?:the )?[{NAME}])"
)
"""The same of several: "of the arms that reached Peru and Chile"."""

_PASSIVES = re.compile(
    rf"{_SHARE_OF} (?P<all>{_GOODS} (?:(?P<to>{_TO})|{_BY}) {OWNER}(?![\w§¶]|['’]s|{_AND_ANOTHER})"
    rf"(?:{ABROAD}\b)?)(?!{ABROAD}?(?:{WITH_PARTNER}))",
)
"""A flow by its way: "of the arms that reached Peru", "of the goods exported by Chile"."""


def flows_in_clauses(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "of what Peru sells abroad": of Peru's exports.

    >>> text = "A third of what Peru ships abroad is copper."
    >>> list(flows_in_clauses(text, [Mention(16, 20, (135,), "name")], Context()))
    [(11, 33, "Peru's exports")]
    """
    masked = masked_evenly(text, mentions)
    for match in _CLAUSES.finditer(masked):
        is_of_trade = match["buys"] or match["sells"] or match["abroad"] or match["head"]
        if is_of_trade:
            flow = "imports" if match["buys"] or match["takes"] else "exports"
            yield from _written(match, f"{_kind(match, context)}{flow}", text, mentions)
    for match in _PASSIVES.finditer(masked):
        flow = "imports" if match["to"] else "exports"
        yield from _written(match, f"{goods_before(match['head'])}{flow}", text, mentions)
    for match in _OF_LIST.finditer(masked):
        flow = "imports" if match["to"] else "exports"
        yield *match.span("all"), f"the {goods_before(match['head'])}{flow} of"


_KINDS = re.compile(rf"\b(?:{HEAD})\b", re.IGNORECASE)


def _kind(match: re.Match[str], context: Context) -> str:
    """Return of which goods a flow is: those it names, else those named before it.

    All that a state sells altogether is more than the fuel named before.
    """
    if match["head"]:
        return goods_before(match["head"])
    named = [one[0] for one in _KINDS.finditer(match.string, 0, match.start("all"))]
    kind = goods_before(named[-1] if named else context.goods)
    clause = re.split(r"[,;:]", match.string[: match.start("all")])[-1]
    is_of_all = _OF_ALL_GOODS.search(clause) or match["all"].startswith(("everything", "all "))
    return "" if is_of_all and not kind.startswith("arms") else kind


_OF_ALL_GOODS = re.compile(r"\b(?:all told|in all|altogether|overall|in total)\b", re.IGNORECASE)
"""What a share is of that is of more than the goods named before."""


def _written(match: re.Match[str], flow: str, text: str, mentions: Sequence[Mention]) -> Places:
    """Yield a clause as the flow that it is of, where it says whose."""
    if own := possessor(match, text, mentions):
        yield *match.span("all"), f"{own} {flow}"


_OWN = (
    rf"(?<!\w)(?:[{NAME}]+['’]s?|[{PEOPLE}]+|(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|"
    r"[Tt]he (?:country|kingdom|island|republic|nation)['’]s)) "
    r"(?:(?:total|overall|entire|annual|own|whole) )?"
)
_ARMS = r"(?:arms|weapons|weaponry|armaments|mat[ée]riel|military (?:hardware|equipment))"
_NOUNS = {
    "arms imports": (
        rf"(?:intake|acquisitions|procurement) of (?:foreign |major )?{_ARMS}|"
        rf"(?:arms|weapons) (?:intake|acquisitions|bill)|{_ARMS} purchases abroad|"
        rf"foreign (?:arms|weapons) purchases|(?:purchases|imports) of foreign {_ARMS}|"
        rf"military imports|inflow of {_ARMS}"
    ),
    "arms exports": (
        rf"foreign (?:arms|weapons) sales|foreign sales of {_ARMS}|(?:arms|weapons) sales abroad|"
        rf"sales of {_ARMS} abroad|overseas (?:arms|weapons) sales|military exports"
    ),
    "exports": (
        r"(?:foreign|overseas|outbound|outward) (?:sales|shipments)(?! of\b)|"
        r"(?:sales|shipments) (?:abroad|overseas)|"
        r"export (?:income|earnings|revenues?|receipts|proceeds|sales)|deliveries abroad"
    ),
    "imports": (
        r"(?:foreign|overseas) purchases(?! of\b)|purchases (?:abroad|overseas|from abroad)|"
        r"imports? bill|inbound shipments|import (?:spending|purchases)"
    ),
}
"""What a flow is called besides its name."""

_NAMED = {flow: re.compile(rf"{_OWN}(?P<what>{words})\b") for flow, words in _NOUNS.items()}
_DELIVERED = re.compile(
    rf"\b(?P<all>(?P<flow>deliveries|shipments|sales|supplies|exports|transfers) of "
    rf"(?P<who>[{PEOPLE}]+) (?P<head>{_ARMS}))(?= (?:to|into) (?:the )?[{NAME}])",
    re.IGNORECASE,
)


def flows_by_other_nouns(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "its sales abroad", "its intake of arms": its exports, its arms imports.

    >>> list(flows_by_other_nouns("Its export earnings fell.", (), Context()))
    [(4, 19, 'exports')]
    """
    masked = masked_evenly(text, mentions)
    for flow, named in _NAMED.items():
        for match in named.finditer(masked):
            yield *match.span("what"), flow
    for match in _DELIVERED.finditer(masked):
        who = text[slice(*match.span("who"))]
        yield *match.span("all"), f"{who} {match['head']} {match['flow'].lower()}"


_BY_PEOPLE = re.compile(
    rf"\b(?P<flow>imports|purchases|intake) of (?P<who>[{PEOPLE}]+) (?P<head>{HEAD})\b"
    r"(?! (?:market|sector|industry|pipelines?|from|to)\b)",
    re.IGNORECASE,
)


def imports_by_people(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "imports of Chilean goods": imports from Chile.

    >>> text = "Its imports of Chilean coal fell."
    >>> list(imports_by_people(text, [Mention(15, 22, (155,), "adjective")], Context()))
    [(4, 27, 'coal imports from Chile')]
    """
    for match in _BY_PEOPLE.finditer(masked_evenly(text, mentions)):
        if name := name_at(match.start("who"), mentions):
            yield *match.span(), f"{goods_before(match['head'])}imports from {with_article(name)}"


_OF_DELIVERIES = re.compile(
    rf"\b(?:arms|weapons) (?:deliveries|shipments|sales|supplies|exports|transfers) (?:in)?to "
    rf"(?:the )?[{NAME}]+(?:(?!\. ).)*?[;,] (?:and |but )?(?:[^,;.]* )?"
    r"(?P<none>there (?:were|was) none(?: at all)?|none (?:at all )?(?:came|"
    r"arrived|followed|was|were delivered))"
    r"(?=[,;.]|$| (?:in|from|between|until|after|and)\b)"
)


def none_delivered(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "; in 1980 there were none" after deliveries of arms: none were delivered."""
    if match := _OF_DELIVERIES.search(masked_evenly(text, mentions)):
        yield *match.span("none"), "no arms were delivered"


_OWN_CHANGED = re.compile(
    rf"(?<=[{NAME}] )(?:has |have |had )?"
    r"(?:increas|boost|rais|expand|reduc|cut|slash|lower|doubl|tripl|halv)[a-z]*(?P<own> )"
    r"(?=(?:(?:total|overall|arms|weapons|military|defen[cs]e|fuel|gas|coal|crude(?: oil)?) )*"
    r"(?:imports|exports|spending|expenditure)\b)"
)


def own_flows_changed(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "Peru cut arms imports by 5 percent": its arms imports.

    >>> names = [Mention(0, 4, (135,), "name")]
    >>> list(own_flows_changed("Peru cut arms imports by 5%.", names, Context()))
    [(8, 9, ' its ')]
    """
    for match in _OWN_CHANGED.finditer(masked_evenly(text, mentions)):
        yield *match.span("own"), " its "


_ARMS_BY = re.compile(
    rf"\b(?P<all>(?P<flow>imports|exports) of (?:major )?{_ARMS}) by (?=(?:the )?[{NAME}])",
    re.IGNORECASE,
)
_AMONG_TRADERS = re.compile(
    rf"\bamong (?:all )?(?:the )?(?P<all>{_ARMS}[- ](?P<way>import|export)ing (?:countries|states|"
    rf"nations)|(?:countries|states|nations) (?:that |which )?(?P<does>import|export)(?:ing|ed|s)? "
    rf"(?:major )?{_ARMS})(?=[,.;]|$| (?:in|for|between|during|over|worldwide|with)\b)",
    re.IGNORECASE,
)


def traders_of_arms(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "imports of arms by Peru" and "among countries importing arms": its arms imports.

    >>> list(traders_of_arms("It was third among the countries importing weapons.", (), Context()))
    [(23, 50, 'arms importers')]
    """
    masked = masked_evenly(text, mentions)
    for match in _ARMS_BY.finditer(masked):
        yield *match.span("all"), f"arms {match['flow'].lower()}"
    for match in _AMONG_TRADERS.finditer(masked):
        yield *match.span("all"), f"arms {(match['way'] or match['does']).lower()}ers"
