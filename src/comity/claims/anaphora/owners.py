"""Whose suppliers, imports or exports a sentence speaks of that names no owner of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.text.masks import masked_evenly, states_of, states_within
from comity.claims.text.mentions import Context, Mention
from comity.states.register import states

_FIRST = (
    r"(?:(?:single )?(?:main|chief|largest|biggest|top|leading|principal|primary|foremost|"
    r"most important|sole|only|major|dominant|key|important)|"
    r"(?:second|third|fourth|fifth)(?:[- ](?:largest|biggest|most important))?)"
)
_KIND = r"(?:(?:arms|weapons|import|export|foreign) )?"
_SOURCES = (
    rf"{_FIRST} {_KIND}(?:suppliers?|sources?|providers?|sellers?)|"
    rf"{_FIRST} import (?:partners?|markets?)"
)
_MARKETS = (
    rf"{_FIRST} {_KIND}(?:customers?|clients?|buyers?|destinations?|recipients?)|"
    rf"{_FIRST} export (?:partners?|markets?)"
)
_ROLE = re.compile(
    rf"(?P<far>\bby far )?\b(?P<the>[Tt]he) (?=(?:by far )?(?:(?P<buys>{_SOURCES})|"
    rf"(?P<sells>{_MARKETS})|{_FIRST} (?:trading|trade) partners?)\b"
    rf"(?! (?:to|of|for)\b| in (?:the )?[A-Z§]))"
)
"""What a state is to another that is not named with it: "the main supplier was B"."""


def owners_of_partners(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "the main supplier" after a sentence on what one state buys: its supplier is meant.

    >>> list(owners_of_partners("The main supplier was near.", [], Context(named=(135,))))
    [(0, 3, "Peru's")]
    """
    masked = masked_evenly(text, mentions)
    for match in _ROLE.finditer(masked):
        flow = "imports" if match["buys"] else "exports" if match["sells"] else "trade"
        if owner := _owner(flow, _near(masked, match.end(), mentions), context):
            yield *match.span("the"), f"{states()[owner].name}'s"
            if match["sells"] and (word := _RECIPIENT.match(masked, match.end())):
                yield *word.span("word"), f"customer{word['s']}"


_RECIPIENT = re.compile(r"(?:[a-z-]+ ){1,3}(?P<word>recipient(?P<s>s?))\b")


def _near(masked: str, place: int, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the states named up to the end of the clause at a place."""
    end = _CLAUSE_END.search(masked, place)
    return [one for one in mentions if one.start < (end.start() if end else len(masked))]


_OWN_PARTNER = re.compile(
    rf"§+,? (?:which )?(?:(?:is|was|remains|remained|became|has been|had been|(?<=, )now|"
    rf"(?<=, )still|(?<=, )long) )*(?:by far )?(?P<own>[Ii]ts) "
    rf"(?:by far )?(?:(?P<buys>{_SOURCES})|(?P<sells>{_MARKETS}))\b"
)
"""What a state is to another: it is none of its own suppliers."""


def own_partners(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "B was its second supplier", after a sentence on what one state buys."""
    for match in _OWN_PARTNER.finditer(masked_evenly(text, mentions)):
        if owner := _owner("imports" if match["buys"] else "exports", mentions, context):
            yield *match.span("own"), f"{states()[owner].name}'s"


_CLAUSE_END = re.compile(r"[;:]|, (?=\w+ing\b|and\b|while\b|which\b|who\b|with\b)")


def _owner(flow: str, mentions: Sequence[Mention], context: Context) -> int | None:
    """Return the one state whose flow was spoken of before, where it is not named here; or None.

    Where several were named last, it is the one that the text began with.
    """
    named = states_of(mentions)
    owners = [one for one in context.owners.values() if len(one) == 1]
    topic = _topic_spoken_of(context, named)
    spoken = context.owners.get(flow) or topic or (owners[0] if owners else _about(context, named))
    return spoken[0] if len(spoken) == 1 and spoken[0] not in named else None


def _topic_spoken_of(context: Context, named: Collection[int]) -> Sequence[int]:
    """Return the state of the text where the sentence before is of it and of others."""
    spoken = context.spoken[1] if context.spoken else ()
    topic = context.topic
    return (topic,) if topic is not None and topic in spoken and topic not in named else ()


def _about(context: Context, named: Collection[int]) -> Sequence[int]:
    """Return the state that the sentences before are about: named alone, first, or the other."""
    others = [code for code in context.named if code not in named]
    is_alone = len(context.named) == 1 and bool(others)
    return others if is_alone or context.topic is None else (context.topic,)


_SHARE = r"(?:%|\bper ?cent\b|\bthirds?|\bquarters?|\bhalf|\bfifths?|\btenths?|\bmost|\bbulk|\d)"
_COUNTRY = r"(?:the|that|this) (?:country|nation|state|republic|island)"
_OF_COUNTRY = re.compile(
    rf"{_SHARE} of (?P<who>{_COUNTRY}['’]s) "
    r"(?:[a-z]+ ){0,3}?(?P<flow>imports|exports|purchases|sales|trade)\b"
)
_BY_COUNTRY = re.compile(
    rf"{_SHARE} of (?:all )?(?:the )?(?:arms|weapons|goods|fuels?) (?:that |which )?"
    rf"(?P<who>{_COUNTRY}) (?:(?P<buys>imported|bought|purchased|received)|exported|sold|shipped)\b"
)


def countries_of_shares(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "a third of the country's exports", after a sentence on that country."""
    for match in _OF_COUNTRY.finditer(masked_evenly(text, mentions)):
        owner = _owner(_FLOWS.get(match["flow"], "trade"), mentions, context)
        if owner and states_within(mentions, 0, len(text)):
            yield *match.span("who"), f"{states()[owner].name}'s"
    for match in _BY_COUNTRY.finditer(text):
        owner = _owner("imports" if match["buys"] else "exports", mentions, context)
        if owner and mentions:
            yield *match.span("who"), states()[owner].name


_OF_FLOW = re.compile(
    rf"{_SHARE} of (?:all |total |the total |overall )?(?P<what>(?P<flow>imports|exports))\b"
    r"(?! (?:of|from|to|by|went|goes|came|comes)\b)|"
    r"(?:^|[;,] )[Oo]f (?:all )?(?P<first>imports|exports),? [\d.]+ ?(?:%|per ?cent)"
)
_WITH_PARTNER = re.compile(
    r"(?:^|[;,:] |\b(?:and|while|but) )(?P<what>[Ee]xports to|[Ii]mports from|[Ss]ales to|"
    r"[Pp]urchases from)(?= (?:the |neighbou?ring |nearby )?§)"
)


_SHARE_OF = re.compile(
    r"§+['’]s? (?:share|part|portion) (?:of|in) (?:all |total |the total )?"
    r"(?P<what>imports|exports)\b(?! (?:of|from|to|by)\b)"
)
_LARGEST_SHARE = re.compile(
    r"(?P<all>\b[Tt]he (?:largest|biggest|greatest|main|lion['’]s) (?:share|part|portion),? "
    r"(?P<figure>[\d.]+(?: ?%| per ?cent)),?)(?= (?:(?P<buys>came from)|went to) (?:the )?§)"
)


def largest_shares(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "the largest share, 44 percent, came from B", after a sentence on what one buys."""
    for match in _LARGEST_SHARE.finditer(masked_evenly(text, mentions)):
        flow = "imports" if match["buys"] else "exports"
        if owner := _owner(flow, mentions, context):
            what = f"{states()[owner].name}'s {_kind(context)}{flow}"
            yield *match.span("all"), f"{match['figure']} of {what}"


def shares_of_topic(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "a third of exports", which another state took: those of the state spoken of."""
    masked = masked_evenly(text, mentions)
    for match in _SHARE_OF.finditer(masked):
        if owner := _owner(match["what"], mentions, context):
            yield match.start("what"), match.start("what"), f"{states()[owner].name}'s "
    for match in _OF_FLOW.finditer(masked):
        name = "what" if match["what"] else "first"
        owner = _owner_of_goods(masked, mentions, match[name])
        owner = owner or _owner(match[name], mentions, context)
        is_of_another = mentions or (_GOES_ON.match(text) and (owner,) != context.state)
        if owner and is_of_another:
            yield match.start(name), match.start(name), f"{states()[owner].name}'s "


_OWN_GOODS = re.compile(
    r"(?:§+['’]s?|¶+|§+(?= (?:exports|imports)\b)) (?:[a-z]+ ){0,2}?"
    r"(?P<what>goods|products|merchandise|wares|exports|imports|trade)\b"
)
_FLOW = ("exports", "imports", "trade")


def _owner_of_goods(masked: str, mentions: Sequence[Mention], flow: str = "") -> int | None:
    """Return the one state whose goods or flows a sentence names; None of several or none.

    Whose goods are bought is none whose imports they are.
    """
    named = [
        one
        for one in _OWN_GOODS.finditer(masked)
        if flow.lower() != "imports" or one["what"] in _FLOW
    ]
    owners = {code for one in named for code in _first_within(one, mentions)}
    return owners.pop() if len(owners) == 1 else None


def _first_within(match: re.Match[str], mentions: Sequence[Mention]) -> tuple[int, ...]:
    """Return the state that a match names first; none where it names none."""
    return states_within(mentions, *match.span())[:1]


_GOES_ON = re.compile(
    r"(?:(?:In|By|Since|During|From|After|Over) [^,;]{1,24}?,? )?"
    r"(?:[Ii]t|[Tt]he (?:country|kingdom|nation|neighbou?r))\b"
)
"""How a sentence begins that goes on about the state before, which took or gave a share."""

_TOTAL_ARMS = re.compile(
    r"\b(?:share|%|per ?cent) of (?P<total>(?:the )?(?:total|all|overall)) (?:arms|weapons) "
    r"(?P<flow>exports|imports)\b(?! (?:of|by|to|from)\b)"
)
_WHO_IS = {
    "exports": re.compile(r"\b(?:exporter|supplier|seller|provider)s?\b"),
    "imports": re.compile(r"\b(?:importer|recipient|buyer|purchaser)s?\b"),
}


def shares_of_world(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "with a third of total arms exports A was the top exporter": of the world's.

    >>> text = "With a 33 percent share of total arms exports, Peru was the top exporter."
    >>> list(shares_of_world(text, [Mention(47, 51, (135,), "name")], Context()))
    [(27, 32, 'global')]
    """
    for match in _TOTAL_ARMS.finditer(text) if len(states_of(mentions)) == 1 else ():
        if _WHO_IS[match["flow"]].search(text):
            yield *match.span("total"), "global"


def flows_with_partner(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "exports to B", after words on one state's exports, whose they are.

    >>> text = "Peru's exports to Chile rose, and imports from Chile fell."
    >>> mentions = [Mention(0, 4, (135,), "name"), Mention(18, 23, (155,), "name")]
    >>> [words for *_, words in flows_with_partner(text, mentions, Context())]
    []
    >>> mentions.append(Mention(47, 52, (155,), "name"))
    >>> [words for *_, words in flows_with_partner(text, mentions, Context())]
    ["Peru's imports from"]
    """
    masked = masked_evenly(text, mentions)
    for match in _WITH_PARTNER.finditer(masked):
        what = match["what"].lower()
        flow = "exports" if what.startswith(("exports", "sales")) else "imports"
        owner = _owner_of_goods(masked[: match.start()], mentions)
        if owner := owner or _owner(flow, mentions, context):
            yield *match.span("what"), f"{states()[owner].name}'s {what}"


_FLOWS = {
    "imports": "imports", "purchases": "imports", "exports": "exports", "sales": "exports",
}  # fmt: skip

_OF_THEM = re.compile(
    rf"{_SHARE} of (?P<them>them|these|those|the total|the whole|(?:these|those|the|such) "
    r"(?:arms|weapons|deliveries|purchases|imports|exports|goods))"
    r"(?=[,.;)]|$| (?:and|in|to|from|by|while)\b)"
)


def them_of_owner(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "a third of them", after a sentence on what one state buys or sells."""
    masked = masked_evenly(text, mentions)
    for match in _OF_THEM.finditer(masked):
        flows = [flow for flow, owners in context.owners.items() if len(owners) == 1]
        near = _near(masked, match.end(), mentions)
        owner = _owner(flows[0], near, context) if len(flows) == 1 else None
        if owner:
            yield *match.span("them"), f"{states()[owner].name}'s {_kind(context)}{flows[0]}"


_ARMS = re.compile(r"arms|weapon\w*|armaments?|arsenals?|munitions?")


def _kind(context: Context) -> str:
    """Return the goods that the sentence before is about, as they are written before "imports"."""
    return "arms " if _ARMS.fullmatch(context.goods) else ""


_TOTAL = re.compile(r"\bof (?P<total>(?:the )?(?:global|world|international|world['’]s) total)\b")


_DOES = {
    "imports": re.compile(r"\b(?:import|bought|buys|receiv|acquir|purchas)\w*\b"),
    "exports": re.compile(r"\b(?:export|sold|sells|deliver|suppl)\w*\b"),
}
"""What a state does that has a share of the world's total."""


def world_totals(text: str, _: Sequence[Mention], context: Context) -> Places:
    """Find "the global total", after a sentence on the arms that states buy or sell.

    >>> before = Context(owners={"imports": (135,)}, goods="arms")
    >>> list(world_totals("It took a fifth of the global total.", [], before))
    [(19, 35, 'global arms imports')]
    """
    flows = [flow for flow, owners in context.owners.items() if owners]
    flows = [flow for flow, verb in _DOES.items() if verb.search(text)] or flows
    if len(flows) != 1 or not _kind(context):
        return
    for match in _TOTAL.finditer(text):
        yield *match.span("total"), f"global arms {flows[0]}"


_ALONE = re.compile(
    r"^(?P<what>Imports|Purchases|Exports|Sales) "
    r"(?=(?:came|amounted|stood|totalled|totaled|were|was|reached|rose|fell|grew|went)\b)"
)


def flows_alone(text: str, _: Sequence[Mention], context: Context) -> Places:
    """Find "Imports came to 3 billion", after a sentence on what one state sold another.

    >>> before = Context(pair=(135, 155), state=(135,), spoken=("exports", (135, 155), "money"))
    >>> list(flows_alone("Imports came to 3 billion.", [], before))
    [(0, 8, "Peru's imports from Chile ")]
    """
    match = _ALONE.match(text)
    if match is None or context.spoken is None or len(context.pair) != len(("one", "other")):
        return
    measure, about, _unit = context.spoken
    if measure != "exports" or not context.state or {*about} != {*context.pair}:
        return
    one = context.state[0]
    other = next(code for code in about if code != one)
    link = "from" if match["what"] in ("Imports", "Purchases") else "to"
    own = f"{states()[one].name}'s {match['what'].lower()} {link} {states()[other].name} "
    yield *match.span(), own
