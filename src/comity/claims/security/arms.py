"""What is said of arms in fewer words: lists that are led, owners alone, and the world's part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.text.masks import NAME, PEOPLE, STATE, masked_evenly, states_within
from comity.claims.text.mentions import Context, Mention
from comity.wording.names import as_owner
from comity.wording.number_words import SINGLE_WORDS

_TRADERS = r"(?:importers|exporters|buyers|sellers|suppliers|recipients|purchasers|spenders)"
_LISTS = r"(?:list|table|ranking|rankings|league|league table|field|pack)"
_LED = re.compile(
    rf"(?P<who>{STATE}(?:(?:, | and |, and ){STATE})*)"
    r"(?P<verb> (?:lead|leads|led|top|tops|topped|head|heads|headed)(?: (?:once )?(?:more|again))?"
    rf" the (?:world )?{_LISTS} (?:of|among) (?:all |the )?)"
    rf"(?P<what>(?:world['’]s )?(?:(?:arms|weapons|military) )?{_TRADERS})\b"
    r"(?! (?:of|from|to|by|that|whose|with|for)\b)"
)


def leaders_of_lists(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "A, B and C lead the list of arms importers": they are the three largest.

    >>> text = "Peru and Cuba lead the list of arms importers."
    >>> names = [Mention(0, 4, (135,), "name"), Mention(9, 13, (40,), "name")]
    >>> list(leaders_of_lists(text, names, Context()))
    [(13, 45, ' were the two largest arms importers')]
    """
    for match in _LED.finditer(masked_evenly(text, mentions)):
        count = len(states_within(mentions, *match.span("who")))
        what = match["what"].removeprefix("world's ").removeprefix("world’s ")
        said = f" was the largest {what.removesuffix('s')}"
        if count > 1:
            said = f" were the {SINGLE_WORDS.get(count, count)} largest {what}"
        yield match.start("verb"), match.end("what"), said


_ARMS = re.compile(r"arms|weapon\w*|armaments?|arsenals?|munitions?")


def is_on_arms(context: Context) -> bool:
    """Return whether the sentence before is about arms."""
    return _ARMS.fullmatch(context.goods) is not None


_NOUN = r"(?:arms|weapons) (?:exports|imports|deliveries|sales|purchases|shipments|transfers)"
_CHANGED = (
    r"(?:(?:had|have|has) )?(?:[a-z]+ly )?(?:rose|risen|fell|fallen|grew|grown|increased|decreased|"
    r"declined|dropped|shrank|shrunk|surged|jumped|expanded|contracted|climbed|soared|plunged|"
    r"(?:gone|went) (?:up|down)|(?:more than )?(?:doubled|tripled|trebled|halved)|"
    r"(?:were|was) (?:up|down)|were|was|stood|made up|accounted)"
)
_SAID = re.compile(
    rf"(?<!\bof )(?<!\bof the )(?<![{NAME}{PEOPLE}])(?:[{NAME}]+['’]s?|[{PEOPLE}]+)"
    rf"(?: own| total| overall)? (?P<noun>{_NOUN}) (?P<verb>{_CHANGED})\b"
)
_OWNER_ALONE = re.compile(
    rf"(?:,|;|\b(?:and|but|while|whereas|though|although)) (?:the )?"
    rf"(?:[{NAME}]+['’]s?(?P<place>)(?= {_CHANGED}\b)|"
    rf"(?:[{PEOPLE}]+(?P<ones> ones)|(?P<those>those (?:of|from) )(?P<who>{STATE}))"
    rf"(?= {_CHANGED}\b|(?P<by> by \d[\d.]*\d?(?P<unit> ?%| ?per ?cent)?)))"
)


def owners_of_deliveries(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "and Peru's fell", after a clause on the arms exports of another: its arms exports did.

    >>> text = "Cuba's arms exports rose by 5 percent while Peru's fell by 9 percent."
    >>> names = [Mention(0, 4, (40,), "name"), Mention(44, 48, (135,), "name")]
    >>> list(owners_of_deliveries(text, names, Context()))
    [(50, 50, ' arms exports')]
    """
    masked = masked_evenly(text, mentions)
    for match in _OWNER_ALONE.finditer(masked):
        said = [one.group("noun", "verb") for one in _SAID.finditer(masked[: match.start()])]
        if said:
            yield from _with_noun(match, *said[-1])


def _with_noun(match: re.Match[str], noun: str, verb: str) -> Places:
    """Yield the noun of a change, with its verb and its unit where they are left out too."""
    noun = f"{noun} {verb}" if match["by"] else noun
    if match["those"]:
        yield *match.span("those"), ""
        yield match.end("who"), match.end("who"), f"'s {noun}"
    else:
        yield *match.span("ones" if match["ones"] else "place"), f" {noun}"
    if match["by"] and not match["unit"]:
        yield match.end("by"), match.end("by"), " percent"


_END = r"(?=[,.;)]|$| (?:in|over|during|between|from) (?:19|20)\d\d)"
"""The end of a clause, or its time."""

_OF_WORLD = re.compile(
    rf"\b(?P<of>of|in) (?:the world['’]s|the (?:world|global) (?:total|whole)){_END}"
)
_FLOW = re.compile(r"\b(?:arms|weapons) (?P<flow>exports|imports|purchases|deliveries|sales)\b")
_BOUGHT = ("imports", "purchases")


def parts_of_the_worlds(text: str, _: Sequence[Mention], __: Context) -> Places:
    """Find "its arms imports were 3 percent of the world's": of the world's arms imports.

    >>> list(parts_of_the_worlds("Its arms imports were 3 percent of the world's.", (), Context()))
    [(32, 46, 'of global arms imports')]
    """
    for match in _OF_WORLD.finditer(text):
        flows = [one["flow"] for one in _FLOW.finditer(text[: match.start()])]
        if flows:
            flow = "imports" if flows[-1] in _BOUGHT else "exports"
            yield *match.span(), f"{match['of']} global arms {flow}"


_PART = r"%|\bper ?cent|\bpercent|\bthird|\bquarter|\bhalf|\bfifth|\btenth"
_EVERYTHING = re.compile(
    rf"(?:{_PART}) (?P<of>of) (?:everything|all|whatever)(?: that)?(?: was| were)? "
    rf"(?:delivered|sold|exported|traded|shipped|bought|imported){_END}"
)
_TOOK = re.compile(
    r"\b(?:took|takes|bought|buys|received|receives|absorbed|absorbs|acquired|imported|got|gets|"
    r"swallowed)\b[^,;]*$"
)


def parts_of_everything(text: str, _: Sequence[Mention], context: Context) -> Places:
    """Find "took 9 percent of everything delivered", after a sentence on arms: of all imports.

    >>> text = "It took 9% of everything delivered."
    >>> list(parts_of_everything(text, (), Context(goods="arms")))
    [(11, 34, 'of global arms imports')]
    """
    for match in _EVERYTHING.finditer(text) if is_on_arms(context) else ():
        flow = "imports" if _TOOK.search(text[: match.start()]) else "exports"
        yield match.start("of"), match.end(), f"of global arms {flow}"


_LINE = re.compile(
    r"\b(?P<In>[Ii])n (?:this|that) (?:line(?: of business)?|trade|branch|business)\b(?! with)"
)


def lines_of_business(text: str, _: Sequence[Mention], context: Context) -> Places:
    """Find "in this line", after a sentence on arms: among those who export them.

    >>> list(lines_of_business("In this line it was fifth.", (), Context(goods="arms")))
    [(0, 12, 'Among arms exporters')]
    """
    for match in _LINE.finditer(text) if is_on_arms(context) else ():
        yield *match.span(), f"{'A' if match['In'] == 'I' else 'a'}mong arms exporters"


_OWN_FLOW = r"(?P<noun>(?:arms|weapons) (?:exports|imports|deliveries|sales|purchases))"
_ACTIVE = re.compile(
    rf"(?P<who>{STATE})(?P<has> (?:has |have |had )?)"
    r"(?:(?P<nearly>(?:more than|nearly|almost|roughly|about) )?"
    rf"(?P<times>doubled|tripled|trebled|halved) (?:its|their) {_OWN_FLOW}|"
    r"(?:(?P<up>raised|increased|boosted|expanded|lifted)|(?:cut|reduced|shrank|slashed)) "
    rf"(?:its|their) {_OWN_FLOW.replace('noun', 'other')} by|"
    r"(?:lost|shed) (?P<part>[^,;.]{1,24}?) of (?:its|their) "
    rf"{_OWN_FLOW.replace('noun', 'lost')})"
)


def flows_changed(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "Peru doubled its arms imports": its arms imports doubled; so of what it cut or lost.

    >>> names = [Mention(0, 4, (135,), "name")]
    >>> list(flows_changed("Peru lost half of its arms exports.", names, Context()))
    [(0, 34, "Peru's arms exports fell by half")]
    >>> list(flows_changed("Peru halved its arms imports.", names, Context()))
    [(0, 28, "Peru's arms imports halved")]
    """
    for match in _ACTIVE.finditer(masked_evenly(text, mentions)):
        owner = as_owner(text[slice(*match.span("who"))])
        noun = match["noun"] or match["other"] or match["lost"]
        if match["times"]:
            said = f"{match['nearly'] or ''}{match['times']}"
        elif match["lost"]:
            said = f"fell by {match['part']}"
        else:
            said = "rose by" if match["up"] else "fell by"
        yield *match.span(), f"{owner} {noun} {said}"


_FLOW_FROM = re.compile(
    r"(?P<all>\b(?P<noun>(?:Arms|arms|Weapons|weapons) (?:exports|deliveries|sales|shipments)) "
    rf"(?:from|by|of) (?P<who>{STATE}))(?= {_CHANGED}\b)"
)


def deliveries_from(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "arms deliveries from Peru fell": Peru's.

    >>> names = [Mention(21, 25, (135,), "name")]
    >>> list(deliveries_from("Arms deliveries from Peru fell by 9%.", names, Context()))
    [(0, 25, "Peru's arms deliveries")]
    """
    for match in _FLOW_FROM.finditer(masked_evenly(text, mentions)):
        yield (
            *match.span("all"),
            f"{as_owner(text[slice(*match.span('who'))])} {match['noun'].lower()}",
        )


_MARKET = re.compile(
    rf"(?:{_PART}|\bshare) (?P<of>of|in) the (?:(?:global|world|international) )?market{_END}"
)
_BUYER = re.compile(r"\b(?:import\w*|buy\w*|bought|purchas\w*|recipients?|customers?|clients?)\b")


def parts_of_the_market(text: str, _: Sequence[Mention], context: Context) -> Places:
    """Find "a tenth of the market", after a sentence on arms: of what all states sell of them.

    >>> list(parts_of_the_market("It had 11% of the market.", (), Context(goods="arms")))
    [(11, 24, 'of global arms exports')]
    """
    if not is_on_arms(context) or _BUYER.search(text):
        return
    for match in _MARKET.finditer(text):
        yield match.start("of"), match.end(), f"{match['of']} global arms exports"
