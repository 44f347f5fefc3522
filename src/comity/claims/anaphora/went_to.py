"""Where a share of a flow went or came from, in the plainest of the many words for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.text.masks import NAME, PEOPLE, masked_evenly, states_within
from comity.claims.text.mentions import Context, Mention
from comity.states.articles import with_article
from comity.states.register import states

_AGENTS = re.compile(
    rf"\b(?P<link>from|to|for|by|on) (?P<who>(?:the )?(?P<of>[{PEOPLE}]+) (?:[a-z]+ )?"
    r"(?:markets?|compan(?:y|ies)|firms|suppliers|sellers|producers|manufacturers|exporters|"
    r"importers|buyers|customers|clients|consumers|soil))\b(?!['’])"
)
_SHARE = r"(?:%|\bper ?cent|\bthirds?|\bquarters?|\bhalf|\bfifths?|\btenths?|\bmost|\bbulk) of "
_FLOW = rf"(?:the )?(?:[{NAME}]+['’]s?|[{PEOPLE}]+|[Ii]ts|[Tt]heir) (?:[a-z-]+ ){{0,3}}?"
_TENSE = r"(?P<be>is|are|was|were|have been|has been|had been|being)"
_WENT = re.compile(
    rf"{_SHARE}{_FLOW}(?:exports|sales|shipments) (?P<all>"
    rf"(?:{_TENSE} )?(?:(?:destined|bound|headed|earmarked|intended|meant) (?:for|to)|"
    r"(?:sent|shipped|directed|channel+ed|routed|delivered|sold|dispatched|exported) (?:on )?to|"
    r"(?:flow|head|make their way|find their way|end up|land)(?:s|ed)? (?:to|in|into)|"
    r"(?:found|made) their way (?:to|into)))(?= (?:the )?§)"
)
_CAME = re.compile(
    rf"{_SHARE}{_FLOW}(?:imports|purchases|supplies) (?P<all>"
    rf"(?:{_TENSE} )?(?:originat(?:es?|ed|ing) (?:from|in)|(?:sourced|obtained|procured|purchased|"
    r"bought|drawn|shipped in|shipped|imported|supplied|delivered) (?:from|by|in)|"
    r"(?:stem|hail|derive)(?:s|med|ed|d)? from))(?= (?:the )?§)"
)
_NOW = re.compile(r"^(?:is|are|have been|has been)\b|(?:es|s|head|flow|stem|hail|originate) \w+$")
_TOOK = re.compile(
    rf"(?P<who>[{NAME}]+)(?P<all>['’]s? (?:[a-z-]+ ){{0,2}}?"
    r"(?P<flow>imports|purchases|orders|exports|sales|deliveries|shipments)"
    r"(?: from (?:there|abroad))? "
    r"(?:(?:had|have) )?"
    r"(?:account(?:ed|s)? for|made up|make up|represent(?:ed|s)?|constitut(?:ed|es?)|"
    r"absorb(?:ed|s)?|comprised|amounted to|came to))"
    rf"(?= [^,;{NAME}{PEOPLE}]{{0,30}}?(?:%|per ?cent|thirds?|quarter|half|fifth|tenth) of "
    rf"(?:all |total )?(?:the )?(?:[{NAME}{PEOPLE}]+(?:['’]s?)?|[Ii]ts|[Tt]heir) "
    r"(?:[a-z-]+ ){0,2}?(?P<whole>imports|exports|purchases|sales|deliveries)\b)"
)
_BUYS = ("imports", "purchases", "orders")


def agents_as_states(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "from German companies" and "for the German market": from and for Germany.

    >>> text = "A third of Peru's imports came from Chilean firms."
    >>> mentions = [Mention(11, 15, (135,), "name"), Mention(36, 43, (155,), "adjective")]
    >>> list(agents_as_states(text, mentions, Context()))
    [(36, 49, 'Chile')]
    """
    masked = masked_evenly(text, mentions)
    for match in _AGENTS.finditer(masked) if re.search(_SHARE, masked) else ():
        code = states_within(mentions, *match.span("of"))
        if code:
            yield *match.span("who"), with_article(states()[code[0]].name)


def plain_verbs(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "was destined for" and "originated in", of a share of a flow: it went to, came from.

    >>> text = "A third of Peru's exports was destined for Chile."
    >>> mentions = [Mention(11, 15, (135,), "name"), Mention(43, 48, (155,), "name")]
    >>> [words for *_, words in plain_verbs(text, mentions, Context())]
    ['went to']
    """
    masked = masked_evenly(text, mentions)
    for pattern, now, past in ((_WENT, "go to", "went to"), (_CAME, "come from", "came from")):
        for match in pattern.finditer(masked):
            yield *match.span("all"), now if _NOW.search(match["all"]) else past


def flows_as_parts(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "B's purchases made up a third of A's exports": B took a third of them.

    >>> text = "Chile's purchases made up a third of Peru's exports."
    >>> mentions = [Mention(0, 5, (155,), "name"), Mention(37, 41, (135,), "name")]
    >>> [words for *_, words in flows_as_parts(text, mentions, Context())]
    [' took']
    """
    for match in _TOOK.finditer(masked_evenly(text, mentions)):
        is_bought, of_bought = match["flow"] in _BUYS, match["whole"] in _BUYS
        if is_bought != of_bought:
            yield *match.span("all"), " took" if is_bought else " supplied"
