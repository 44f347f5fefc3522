"""What one sold and bought compared: "sold it twice as much as it bought there"; and to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.phrases.words import SOLD
from comity.claims.text.masks import NAME, masked_evenly
from comity.claims.text.mentions import Context, Mention
from comity.wording.names import possessive

_ADVERB = r"(?:(?:almost|nearly|about|roughly|some|over|more than|far|much|even|still) )?"
_TIMES = (
    r"(?:twice|half|(?:two|three|four|five|six|seven|eight|nine|ten|\d+(?:\.\d+)?)"
    r"(?: and a half)? times)"
)
_MORE = rf"{_ADVERB}(?:{_TIMES} as (?:much|many)|more|less|as much)(?: (?:goods|merchandise))?"
_BOUGHT = r"(?:bought|buys|imported|imports|purchased|purchases|took|takes)"

_TO_WHOM = re.compile(
    rf"\b(?P<verb>sold|sells|sell|shipped|ships|sent|sends) (?P<whom>(?:the )?[{NAME}]+) "
    rf"(?P<what>{_MORE})(?= (?:in (?:19|20)\d\d )?(?:(?:than|as) it (?:had )?{_BOUGHT}\b|"
    rf"than any\b|than (?:the )?[{NAME}]+ (?:did|does)\b))",
    re.IGNORECASE,
)
"""Who bought, between a verb and how much: "sold Peru more than"."""


_GOODS_AFTER_MORE = re.compile(
    rf"\b(?:{SOLD}|{_BOUGHT}) (?:far |much |even )?(?:more|less)(?P<goods> (?:goods|merchandise))"
    rf"(?= (?:to|from) (?:the )?[{NAME}])",
    re.IGNORECASE,
)


def goods_after_more(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "sold more goods to Peru": sold more to it.

    >>> text = "Chile sold more goods to Peru."
    >>> list(goods_after_more(text, [Mention(25, 29, (135,), "name")], Context()))
    [(15, 21, '')]
    """
    for match in _GOODS_AFTER_MORE.finditer(masked_evenly(text, mentions)):
        yield *match.span("goods"), ""


def buyers_after_verbs(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "sold Peru more than": sold more to Peru than.

    >>> text = "Chile sold Peru more than it bought there."
    >>> list(buyers_after_verbs(text, [Mention(11, 15, (135,), "name")], Context()))
    [(6, 20, 'sold more to Peru')]
    """
    for match in _TO_WHOM.finditer(masked_evenly(text, mentions)):
        whom = text[slice(*match.span("whom"))]
        yield *match.span(), f"{match['verb']} {match['what']} to {whom}"


_TIME = r"(?P<time>(?: in (?:19|20)\d\d)?)"
_BY_WHOM = rf"(?P<one>(?:the )?[{NAME}]+) (?:had )?"
_AGAIN = rf"(?:it|the latter|(?P<again>(?:the )?[{NAME}]+))"
_TWO_WAYS = tuple(
    (flow, back, re.compile(pattern, re.IGNORECASE))
    for flow, back, pattern in (
        (
            "exports to",
            "imports from",
            rf"{_BY_WHOM}{SOLD} (?P<times>{_ADVERB}{_TIMES}) as much(?: goods)? to "
            rf"(?P<other>(?:the )?[{NAME}]+){_TIME} as it (?:had )?{_BOUGHT}"
            rf"(?: (?:there|in return|from (?:there|{_AGAIN})))?(?=[,.;]|$| in \d)",
        ),
        (
            "imports from",
            "exports to",
            rf"{_BY_WHOM}{_BOUGHT} (?P<times>{_ADVERB}{_TIMES}) as much(?: goods)? from "
            rf"(?P<other>(?:the )?[{NAME}]+){_TIME} as it (?:had )?{SOLD}"
            rf"(?: (?:there|in return|to (?:there|{_AGAIN})))?(?=[,.;]|$| in \d)",
        ),
    )
)


def multiples_of_way_back(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "Chile sold twice as much to Peru as it bought there": its exports were twice imports.

    >>> text = "Chile sold twice as much to Peru as it bought there."
    >>> mentions = [Mention(0, 5, (155,), "name"), Mention(28, 32, (135,), "name")]
    >>> list(multiples_of_way_back(text, mentions, Context()))
    [(0, 51, "Chile's exports to Peru were twice its imports from Peru")]
    """
    masked = masked_evenly(text, mentions)
    for flow, back, pattern in _TWO_WAYS:
        for match in pattern.finditer(masked):
            one, other = (text[slice(*match.span(name))] for name in ("one", "other"))
            if match["again"] and text[slice(*match.span("again"))] != other:
                continue
            said = f"{one}'s {flow} {other}{match['time']} were {match['times']} its {back} {other}"
            yield *match.span(), said


_SUM = (
    r"(?:(?:about|some|nearly|over|almost) )?(?:US)?\$? ?[\d.,]*\d ?(?:million|billion|bn|m)?"
    r"(?: (?:US )?dollars)?"
)
_SHIPS = r"(?:shipping|selling|exporting|sending|supplying|delivering)"
_EACH_SHIPPED = re.compile(
    rf",(?: with)? (?P<one>(?:the )?[{NAME}]+) {_SHIPS} (?P<sum>{_SUM}) and (?P<other>(?:the )?"
    rf"[{NAME}]+) (?P<back>{_SUM})(?=[.;]|$)"
)


def sales_of_each(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "they traded, Peru shipping 2 billion and Chile 3": each sold as much to the other.

    >>> text = "Peru and Chile traded a lot, Peru shipping $2 billion and Chile $3 billion."
    >>> names = [Mention(0, 4, (135,), "name"), Mention(9, 14, (155,), "name"),
    ...     Mention(29, 33, (135,), "name"), Mention(58, 63, (155,), "name")]
    >>> [words for *_, words in sales_of_each(text, names, Context())]
    [", and Peru's exports to Chile came to $2 billion and Chile's exports to Peru to $3 billion"]
    """
    masked = masked_evenly(text, mentions)
    if len({one.states for one in mentions if one.form != "pair"}) != len(("one", "other")):
        return
    for match in _EACH_SHIPPED.finditer(masked):
        said = {name: text[slice(*match.span(name))] for name in match.re.groupindex}
        own = (
            f"{possessive(said['one'])} exports to {said['other']} came to {said['sum']}",
            f"{possessive(said['other'])} exports to {said['one']} to {said['back']}",
        )
        yield *match.span(), f", and {own[0]} and {own[1]}"
