"""What the second of two shares is of, where the first says it, or a sum before it does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.phrases.words import GOODS, HEAD, goods_before
from comity.claims.text.masks import NAME, PEOPLE, masked_evenly
from comity.claims.text.mentions import Context, Mention
from comity.claims.text.spelling.currency_named import SUM, currency_after

_PART = (
    r"(?:[\d.]+ ?(?:%|per ?cent)|(?:a|one|two|three|four|nine)[ -](?:thirds?|quarters?|fifths?|"
    r"tenths?|half)|half|[a-z]+(?:-[a-z]+)? per ?cent)"
)
_HEDGE = (
    r"(?:(?:only|just|some|about|nearly|almost|over|under|less than|more than|barely|around) )*"
)
_GIVES = r"(?:suppl(?:y|ies|ied)|furnish(?:es|ed)?|provid(?:es?|ed)|sells?|sold|sends?|sent)"
_TAKES = r"(?:takes?|took|buys?|bought|absorbs?|absorbed|purchases?|purchased|receives?|received)"
_WHOSE = rf"of (?P<own>(?:its|their|the country['’]s|[{NAME}]+['’]s?|[{PEOPLE}]+) )"
_OPEN = r"(?P<place>)(?=[,.;)]|$| (?:in|and|but|while|by)\b(?! (?:of )))(?! ?of\b)"
_TWO_WAYS = tuple(
    (other, re.compile(pattern))
    for other, pattern in (
        (
            "exports",
            rf"\b{_GIVES} {_HEDGE}{_PART} {_WHOSE}(?:total )?imports\b(?:[^.;]|\.\d)*? "
            rf"(?:[a-z]+ )?{_TAKES} {_HEDGE}{_PART}{_OPEN}",
        ),
        (
            "imports",
            rf"\b{_TAKES} {_HEDGE}{_PART} {_WHOSE}(?:total )?exports\b(?:[^.;]|\.\d)*? "
            rf"(?:[a-z]+ )?{_GIVES} {_HEDGE}{_PART}{_OPEN}",
        ),
    )
)


def flows_of_second_share(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "supplies 9 percent of its imports and takes 5 percent": of its exports.

    >>> text = "It supplies 9 percent of Peru's imports and takes 5 percent."
    >>> list(flows_of_second_share(text, [Mention(25, 29, (135,), "name")], Context()))
    [(59, 59, " of Peru's exports")]
    """
    masked = masked_evenly(text, mentions)
    for other, pattern in _TWO_WAYS:
        for match in pattern.finditer(masked):
            own = text[slice(*match.span("own"))]
            yield *match.span("place"), f" of {own}{other}"


_FUELS = "|".join(words for kind, words in GOODS.items() if kind.split()[-1:] != ["arms"] and kind)
_SLICE = r"(?:slice|share|portion|part|cut|chunk)"
_OF_MARKET = (
    rf"(?P<of>(?:an? )?(?P<part>{_PART})(?: {_SLICE})? of (?:the|that|this|[{PEOPLE}]+) "
    rf"(?:(?P<named>{HEAD}) )?(?:market|total|needs|demand|imports|intake|purchases)\b"
    r"(?! [a-z]*(?:exports|sales)))"
)
_SUM_THEN_SHARE = re.compile(
    rf"(?:sold|sells|exported|shipped|supplied|sent) (?:the )?(?P<buyer>[{NAME}]+) "
    rf"(?:[a-z]+ )?(?P<head>{HEAD})\b(?:[^;.]|\.\d)*?[,(] ?(?:or |equal to |that is )?{_HEDGE}"
    rf"{_OF_MARKET}|"
    rf"(?:sold|exported|shipped|supplied|sent) [^;,]*?(?P<head2>{HEAD})\b[^;,]*? to (?:the )?"
    rf"(?P<buyer2>[{NAME}]+)(?:[^;.]|\.\d)*?[,(] ?(?:or |equal to )?{_HEDGE}"
    + re.sub(r"\?P<(\w+)>", r"?P<\g<1>2>", _OF_MARKET),
    re.IGNORECASE,
)


def shares_of_buyer(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "sold Peru coal for 2 billion, a fifth of the market": of Peru's coal imports.

    >>> text = "Chile sold Peru coal worth 2 billion, a fifth of the market."
    >>> mentions = [Mention(0, 5, (155,), "name"), Mention(11, 15, (135,), "name")]
    >>> list(shares_of_buyer(text, mentions, Context()))
    [(38, 59, "a fifth of Peru's coal imports")]
    """
    for match in _SUM_THEN_SHARE.finditer(masked_evenly(text, mentions)):
        n = "" if match["buyer"] else "2"
        buyer = text[slice(*match.span(f"buyer{n}"))]
        kind = goods_before(match[f"head{n}"])
        yield *match.span(f"of{n}"), f"{match[f'part{n}']} of {buyer}'s {kind}imports"


_FUEL_SHARE = re.compile(
    rf"(?:[{PEOPLE}]+|[{NAME}]+['’]s?) (?P<head>{_FUELS}) (?:(?:has |had )?(?:made|makes) up|"
    rf"account(?:s|ed) for|was|is|were|cover(?:s|ed)|met|provid(?:es|ed)|represent(?:s|ed)|"
    rf"constitut(?:es|ed)|form(?:s|ed)) {_HEDGE}{_PART} of (?:the )?(?:all )?"
    rf"(?:its|their|[{NAME}]+['’]s?|[{PEOPLE}]+) (?P<place>)imports\b",
    re.IGNORECASE,
)


def fuels_of_share(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "Chilean coal made up half of Peru's imports": of its coal imports.

    >>> text = "Chilean coal made up half of Peru's imports."
    >>> mentions = [Mention(0, 7, (155,), "adjective"), Mention(29, 33, (135,), "name")]
    >>> list(fuels_of_share(text, mentions, Context()))
    [(36, 36, 'coal ')]
    """
    for match in _FUEL_SHARE.finditer(masked_evenly(text, mentions)):
        yield *match.span("place"), goods_before(match["head"])


_BARE = re.compile(
    rf"(?:, (?:and )?| and )(?:the )?[{NAME}]+(?:,? (?:with |at |in [a-z]+ place,? )?| \()"
    r"(?P<figure>\d{1,2}(?:\.\d{1,2})?)(?=[,.;)](?!\d)| and |$)"
)
_PERCENT_BEFORE = re.compile(r"\d ?(?:%|per ?cent\b)(?:[^;.]|\.\d)*$")
_OTHER_UNIT = re.compile(
    r"\b(?:billion|million|bn|votes?|vetoes|years?|drafts?|resolutions?)\b|[$€£]"
)


def units_of_list(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "Peru had 9.5 percent, Chile 5.8 and Cuba 5.1": of each the figure is in percent.

    >>> text = "Peru had 9.5 percent, Chile 5.8 and Cuba 5.1."
    >>> names = [Mention(0, 4, (135,), "name"), Mention(22, 27, (155,), "name"),
    ...     Mention(36, 40, (40,), "name")]
    >>> [words for *_, words in units_of_list(text, names, Context())]
    [' percent', ' percent']
    """
    masked = masked_evenly(text, mentions)
    if _OTHER_UNIT.search(masked):
        return
    bare = [one for one in _BARE.finditer(masked) if _PERCENT_BEFORE.search(masked[: one.start()])]
    if len(bare) > 1:
        yield from ((one.end("figure"), one.end("figure"), " percent") for one in bare)


_BARE_SUM = re.compile(
    rf"(?<![\w$€£¥])(?<!\$ ){SUM}(?! ?(?:US |American )?(?:dollars?|euros?|pounds|yuan|yen|"
    r"roubles|rubles|rupees|zlot\w+|francs|crowns|kron\w+|lira|won|reais|pesos|"
    r"people|barrels|tonnes|tons|cubic|inhabitants|kilowatt|of these|votes))\b"
)


def currency_of_list(text: str, _: Sequence[Mention], context: Context) -> Places:
    """Find "156 billion euros to Peru and 110 billion to Cuba": the second sum is in euros too.

    >>> text = "It sold Peru 156 billion euros and Cuba 110 billion."
    >>> list(currency_of_list(text, (), Context()))
    [(51, 51, ' euros')]
    """
    currency = currency_after(text, context.currency)
    for match in _BARE_SUM.finditer(text) if currency else ():
        yield match.end(), match.end(), f" {currency}"
