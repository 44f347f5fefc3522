"""Partners named by what is theirs: "lands in American ports", "three quarters was Russian"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places, subject_at
from comity.claims.phrases.words import name_at
from comity.claims.text.masks import NAME, PEOPLE, masked_evenly
from comity.claims.text.mentions import Context, Mention
from comity.states.register import states
from comity.wording.number_words import ORDINALS

_PLACES = (
    r"(?:ports?|harbou?rs?|docks?|quays?|shelves|shops?|stores?|refiner(?:y|ies)|factor(?:y|ies)|"
    r"furnaces|mills|smelters|power stations|warehouses|buyers?|customers?|consumers?|clients?|"
    r"importers?|traders|hands|soil|shores|markets?|tables|showrooms|households|arsenals?)"
)
_AT_PLACE = re.compile(
    rf"\b(?:in|into|on|onto|at|to|for|with|among|by) (?P<all>(?:the )?(?:(?P<who>[{PEOPLE}]+)|"
    rf"(?P<name>[{NAME}]+)['’]s?) (?:[a-z]+ )?{_PLACES})(?=[,.;)]|$| (?:in|and|while|but|by|as)\b)"
)
_SOURCES = (
    r"(?:suppliers?|sellers?|exporters?|firms|companies|producers?|manufacturers?|makers|wells|"
    r"mines|pits|fields|factories|arsenals?|yards|shipyards|sources|origin)"
)
_FROM_SOURCE = re.compile(
    rf"\b(?:from|of) (?P<all>(?:the )?(?:(?P<who>[{PEOPLE}]+)|(?P<name>[{NAME}]+)['’]s?) "
    rf"{_SOURCES})"
    r"(?=[,.;)]|$| (?:in|and|while|but|by|as)\b)"
)


def partners_by_places(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "in American ports", "from Russian suppliers": in the United States, from Russia.

    >>> mentions = [Mention(17, 24, (135,), "adjective")]
    >>> list(partners_by_places("Exports landed in Chilean ports.", mentions, Context()))
    []
    """
    masked = masked_evenly(text, mentions)
    if not _FLOW.search(text):
        return
    for pattern in (_AT_PLACE, _FROM_SOURCE):
        for match in pattern.finditer(masked):
            place = match.start("who") if match["who"] else match.start("name")
            if name := name_at(place, mentions):
                yield *match.span("all"), name


_FLOW = re.compile(r"\b(?:exports|imports)\b", re.IGNORECASE)
_VERBS = (
    r"(?:land(?:s|ed)?|end(?:s|ed)? up|wound up|winds up|docks|docked|"
    r"(?:is|are|was|were) (?:\w+ly )?(?:destined|bound|earmarked|unloaded|intended|meant|headed)|"
    r"(?:finds?|found) (?:an? )?(?:ready )?(?:buyers?|customers?|takers?|markets?|outlets?|"
    r"(?:its|their) way)|made (?:its|their) way|makes (?:its|their) way|"
    r"(?:is|are|was|were) (?:sold|shipped|sent|placed|marketed|absorbed|consumed))"
)
_WENT = re.compile(
    rf"\bexports\b(?:[^,;.]|\.\d)*? (?P<verb>{_VERBS} (?:in|into|on|onto|at|to|for|with|among))"
    rf"(?= (?:the )?[{NAME}])",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"\bimports\b(?:[^,;.]|\.\d)*? (?P<verb>(?:originat(?:ed?|es)|stem(?:s|med)|"
    r"hails?|hailed|arriv(?:es?|ed)|"
    r"(?:is|are|was|were) (?:sourced|obtained|procured|supplied|shipped|bought|purchased|made|"
    rf"produced|built)) (?:from|in|by))(?= (?:the )?[{NAME}])",
    re.IGNORECASE,
)


def ways_of_flows(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find where exports "ended up", "were destined for": they went there; imports came from.

    >>> text = "A third of its exports ended up in Peru."
    >>> list(ways_of_flows(text, [Mention(35, 39, (135,), "name")], Context()))
    [(23, 34, 'went to')]
    """
    masked = masked_evenly(text, mentions)
    for match in _WENT.finditer(masked):
        yield *match.span("verb"), "went to"
    for match in _CAME.finditer(masked):
        yield *match.span("verb"), "came from"


_SHARE = (
    r"(?:[\d.]+ ?(?:%|per ?cent)|(?:a|one|two|three|four|nine)[ -](?:thirds?|quarters?|fifths?|"
    r"tenths?|half)|half|[a-z]+(?:-[a-z]+)? per ?cent|\d+|most|the rest)"
)
_MADE = r"(?:[- ](?:made|built|supplied|produced)| (?:in )?(?:origin|make|manufacture|provenance))?"
_STOP = r"(?=[,.;)]|$| (?:and|but|while|in|against|or|as)\b)"
_WAS = re.compile(
    rf"\bimports\b(?:[^;.§]|\.\d)*? (?P<all>(?P<verb>is|are|was|were|came|comes|had been) (?:of )?"
    rf"(?:[a-z]+ly )?(?P<share>{_SHARE} )?(?P<who>[{PEOPLE}]+){_MADE}){_STOP}",
    re.IGNORECASE,
)
_AND = re.compile(
    rf"(?:,| and|, and|;| but) (?:only |just |another |some |about )?{_SHARE} (?P<who>[{PEOPLE}]+)"
    rf"{_MADE}{_STOP}",
    re.IGNORECASE,
)


def origins_of_imports(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "half of its imports was Chilean and a third Cuban": from Chile, from Cuba.

    >>> text = "Half of its imports was Cuban."
    >>> list(origins_of_imports(text, [Mention(24, 29, (40,), "adjective")], Context()))
    [(20, 29, 'came from Cuba')]
    """
    masked = masked_evenly(text, mentions)
    was = _WAS.search(masked)
    if was is None:
        return
    name = name_at(was.start("who"), mentions)
    share = f"were {was['share']}" if was["share"] else "came "
    yield *was.span("all"), f"{share}from {name}"
    for match in _AND.finditer(masked, was.end()):
        yield match.start("who"), match.end(), f"from {name_at(match.start('who'), mentions)}"


_APPOSED = re.compile(
    rf"(?<=[{NAME}])(?P<all>, (?:a|the) (?:market|country|state|nation|customer|supplier|buyer|"
    r"partner|neighbou?r|power|ally|rival|economy) (?:that|which))(?= [a-z]+s\b)"
)


def which_of_apposed(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "Peru, a market that takes": Peru, which takes.

    >>> list(which_of_apposed("Peru, a market that takes it", [Mention(0, 4, (135,), "name")],
    ...     Context()))
    [(4, 19, ', which')]
    """
    for match in _APPOSED.finditer(masked_evenly(text, mentions)):
        yield *match.span("all"), ", which"


_MOST = re.compile(
    rf"(?P<who>(?<![\w'’])(?:[Tt]he )?[{NAME}]+|\b[Ii]t)"
    r"(?: (?:now|still|currently|also|itself|then))* "
    r"(?:(?P<sold>exported|sold|shipped)|(?P<sells>exports?|sells?|ships?)|"
    r"(?P<bought>imported|bought|purchased)|(?P<buys>imports?|buys?|purchases?)|"
    r"(?P<traded>traded)|(?P<trades>trades?))"
    r" (?:by far )?(?:the )?most(?P<arms> arms| weapons)?"
    r"(?: goods| merchandise| products| of all)? "
    rf"(?P<link>to|from|with) (?=(?:the )?[{NAME}])"
)
_LIST = re.compile(rf"(?:the )?[{NAME}]+(?:, (?:the )?[{NAME}]+)*,? and (?:the )?[{NAME}]+(?!['’])")


def largest_of_most(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "A exports the most goods to B": A's largest export market is B.

    >>> mentions = [Mention(0, 4, (135,), "name"), Mention(28, 33, (155,), "name")]
    >>> list(largest_of_most("Peru sells the most arms to Chile.", mentions, Context()))
    [(0, 28, "Peru's largest arms customer is ")]
    """
    masked = masked_evenly(text, mentions)
    for match in _MOST.finditer(masked):
        way = _way_of(match)
        if match["link"] != _LINKS[way]:
            continue
        are_several = _LIST.match(masked, match.end()) is not None
        goods = (_OF_ARMS if match["arms"] else _OF_GOODS)[way][are_several]
        is_past = match["sold"] or match["bought"] or match["traded"]
        be = (("is", "are"), ("was", "were"))[bool(is_past)][are_several]
        who = text[slice(*match.span("who"))]
        if who in ("It", "it"):
            subject = subject_at(text, match.start(), list(mentions))
            owner = "Its" if subject is None else f"{states()[subject].name}'s"
        else:
            owner = f"{who}'s"
        yield *match.span(), f"{owner} largest {goods} {be} "


def _way_of(match: re.Match[str]) -> str:
    """Return whether a state sells most, buys most or trades most with those that follow."""
    if match["traded"] or match["trades"]:
        return "trades"
    return "sells" if match["sold"] or match["sells"] else "buys"


_LINKS = {"sells": "to", "buys": "from", "trades": "with"}
_OF_GOODS = {
    "sells": ("export market", "export markets"),
    "buys": ("source of imports", "sources of imports"),
    "trades": ("trading partner", "trading partners"),
}
_OF_ARMS = {
    "sells": ("arms customer", "arms customers"),
    "buys": ("arms supplier", "arms suppliers"),
    "trades": ("arms partner", "arms partners"),
}
"""What one is the largest of with whom one deals most, and several are."""


_BUYERS = re.compile(
    r"\b(?P<what>coal|gas|natural gas|crude|crude oil|oil|arms|weapons)"
    r"(?: consumer|[- ]export(?:ing|s)? (?:destination|market|partner|customer))(?P<plural>s?)\b"
    r"(?! (?:price|goods|demand|sentiment))",
    re.IGNORECASE,
)


def buyers_of_goods(text: str, _: Sequence[Mention], __: Context) -> Places:
    """Find "its coal consumers", "its coal-exporting destinations": its coal customers.

    >>> list(buyers_of_goods("Peru is its main coal consumer.", (), Context()))
    [(17, 30, 'coal customer')]
    """
    for match in _BUYERS.finditer(text):
        yield *match.span(), f"{match['what']} customer{match['plural']}"


_TO_TWENTIETH = "|".join(word for word, place in ORDINALS.items() if 1 <= place <= 20)
_NTH = rf"(?P<nth>{_TO_TWENTIETH}|\d{{1,2}}(?:st|nd|rd|th))"
_NTH_OF = re.compile(
    rf"\b(?:the )?{_NTH} of (?P<whose>(?:the )?(?:[{NAME}]+['’]s?|[{PEOPLE}]+|its|their)) "
    r"(?P<before>(?:(?:trading|trade|export|import|arms|foreign|main|largest) )*)"
    r"(?P<noun>partner|supplier|market|customer|buyer|destination|source)s"
    r"(?P<of>(?: of (?:imports|goods|arms|exports))?)(?! (?:of|for|in|to|among) )\b"
)


def ranks_among_partners(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "the fourth of Peru's suppliers": Peru's fourth largest supplier.

    >>> text = "Cuba was the fourth of Peru's trading partners."
    >>> list(ranks_among_partners(text, [Mention(23, 27, (135,), "name")], Context()))
    [(9, 46, "Peru's fourth largest trading partner")]
    """
    masked = masked_evenly(text, mentions)
    for match in _NTH_OF.finditer(masked):
        whose = text[slice(*match.span("whose"))]
        kind = re.sub(r"\b(?:main|largest) ", "", match["before"])
        yield *match.span(), f"{whose} {_place(match)} {kind}{match['noun']}{match['of']}"
    for match in _HEADED.finditer(masked):
        whose = text[slice(*match.span("whose"))]
        be = "is" if match["verb"] in ("heads", "tops", "leads") else "was"
        yield *match.span("all"), f"{be} {whose} largest {match['before']}{match['noun']}"


def _place(match: re.Match[str]) -> str:
    """Return a place in words: the first is the largest."""
    return "largest" if match["nth"].lower() == "first" else f"{match['nth']} largest"


_HEADED = re.compile(
    rf"(?<=[{NAME}] )(?P<all>(?P<verb>headed|topped|led|heads|tops|leads) (?:the list of )?"
    rf"(?P<whose>(?:the )?[{NAME}]+['’]s?|[{PEOPLE}]+) (?:list of )?"
    r"(?P<before>(?:(?:trading|trade|arms|export|import) )*)"
    r"(?P<noun>partner|supplier|customer|buyer|market)s)(?=[,.;]| (?:in|with|and|by)\b)"
)
"""Who is the first of another's partners: "Cuba headed Peru's list of partners"."""

_TRADERS = {
    "exporters": "exporter", "importers": "importer", "traders": "trading nation",
    "arms exporters": "arms exporter", "arms importers": "arms importer",
    "economies": "economy", "military spenders": "military spender",
}  # fmt: skip
_WHO_TRADE = "|".join(_TRADERS)
_MOVED_TO = re.compile(
    r"\b(?:(?:fell|slipped|dropped|sank|rose|climbed|moved up|advanced) to|was|is|ranked|came) "
    rf"(?:the )?{_NTH}(?: place| spot)? among (?:the )?(?:world['’]s )?(?P<who>{_WHO_TRADE})"
    r"(?: of goods)?(?: in the world| worldwide)?(?=[,.;]|$| (?:in|with|and|behind|after)\b)"
)
_POWER = re.compile(
    rf"\bthe (?:world['’]s )?{_NTH}(?: largest| biggest| greatest)? trading power"
    r"(?: (?:of|in) the world| on earth| worldwide)?\b"
)
_SOLD_MOST = re.compile(
    r"\b(?P<count>two|three|four|five|six|ten) (?:states|countries|nations) (?:that|which) "
    r"(?:sold|exported|delivered|supplied|(?P<buys>bought|imported|received)) (?:the )?most "
    r"(?:major |heavy )?(?:arms|weapons|weaponry)\b"
)


def ranks_in_the_world(text: str, _: Sequence[Mention], __: Context) -> Places:
    """Find "fell to third among exporters": was the world's third largest exporter.

    >>> list(ranks_in_the_world("It fell to third among exporters in 2010.", (), Context()))
    [(3, 32, "was the world's third largest exporter")]
    """
    for match in _MOVED_TO.finditer(text):
        yield *match.span(), f"was the world's {_place(match)} {_TRADERS[match['who']]}"
    for match in _POWER.finditer(text):
        yield *match.span(), f"the world's {_place(match)} trading nation"
    for match in _SOLD_MOST.finditer(text) if " order," not in text else ():
        trade = "importers" if match["buys"] else "exporters"
        yield *match.span(), f"{match['count']} largest arms {trade}"
