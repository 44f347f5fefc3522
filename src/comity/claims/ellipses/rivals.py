"""Who bought or sold more than a rival, in one word: "outbid Chile for Peruvian goods"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.text.masks import NAME, PEOPLE, masked_evenly
from comity.claims.text.mentions import Context, Mention
from comity.states.articles import with_article
from comity.states.register import states
from comity.wording.number_words import CARDINALS

_NUMBER = rf"(?:\d+(?:\.\d+)?|{'|'.join(CARDINALS)})"
_RIVAL = (
    rf"(?P<rival>(?:the )?[{NAME}{PEOPLE}]+s?)"
    r"(?P<told>(?: \([^()]*\)|, (?:at|with|on) [^,;]*\d[^,;]*,)?)"
)
_GOODS = r"(?:goods|exports|imports|products|wares|merchandise|purchases)"
_MARKET = rf"(?:the )?(?P<market>[{NAME}{PEOPLE}]+)"
_OF_MARKET = (
    rf"(?:{_MARKET}(?:['’]s?)? {_GOODS}|{_GOODS} (?:from|of) {_MARKET.replace('market', 'origin')})"
)
_BOUGHT = re.compile(
    rf"\b(?:(?:outbid|outbought|outbids|outbuys) {_RIVAL} (?:for|in buying)|"
    r"(?:overtook|passed|surpassed|overtakes|edged past|edged out) "
    rf"{_RIVAL.replace('?P<', '?P<as_')} "
    r"as (?:a|the) (?:leading |main |biggest |largest |top )?(?:buyer|customer|taker) (?:of|for)) "
    rf"{_OF_MARKET}",
    re.IGNORECASE,
)
_SOLD = re.compile(
    rf"\b(?:outsold|outsells|outexported) {_RIVAL} (?:in|on|to) "
    rf"(?:(?:the )?(?P<market>[{NAME}]+)|the (?P<origin>[{PEOPLE}]+) market)(?!['’\w])",
    re.IGNORECASE,
)


def rivals_outdone(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "outbid Chile for Peruvian goods": bought more from Peru than Chile.

    >>> text = "China outbid Chile for Peruvian goods."
    >>> names = [Mention(0, 5, (710,), "name"), Mention(13, 18, (155,), "name"),
    ...     Mention(23, 31, (135,), "adjective")]
    >>> [words for *_, words in rivals_outdone(text, names, Context())]
    ['bought more from Peru than Chile']
    """
    masked = masked_evenly(text, mentions)
    for form, deed in ((_BOUGHT, "bought more from"), (_SOLD, "sold more to")):
        for match in form.finditer(masked):
            named = {
                name.removeprefix("as_"): name for name, had in match.groupdict().items() if had
            }
            place = match.start(named.get("market", "origin"))
            market = next((one.states[0] for one in mentions if one.start == place), None)
            if market is not None:
                rival, figure = (
                    text[slice(*match.span(named[name]))] if name in named else ""
                    for name in ("rival", "told")
                )
                yield (
                    *match.span(),
                    f"{deed} {with_article(states()[market].name)} than {rival}{figure}",
                )


_FLOW = r"(?:sales|exports|imports|purchases|shipments|deliveries)"
_NO_VERB = re.compile(
    rf"(?:\b(?:its|their)|[{NAME}{PEOPLE}](?:['’]s?)?) {_FLOW} (?:to|from) "
    rf"(?:the )?[{NAME}{PEOPLE}]+(?P<gap> )"
    rf"(?:(?:some|about|nearly|almost|over|more than|roughly) )?(?:twice|{_NUMBER} times) "
    r"(?:its|their|those|that|what)\b"
)


def verbs_of_multiples(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "its sales to Peru forty times its sales to Chile": they were.

    >>> text = "its sales to Peru forty times its sales to Chile."
    >>> list(verbs_of_multiples(text, [Mention(13, 17, (135,), "name")], Context()))
    [(17, 18, ' were ')]
    """
    for match in _NO_VERB.finditer(masked_evenly(text, mentions)):
        yield *match.span("gap"), " were "
