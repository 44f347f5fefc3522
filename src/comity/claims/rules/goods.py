"""Of which goods a clause is whose exports, sellers or buyers have no name of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from comity.claims.goods.one_fuel import without_known_for
from comity.claims.rules.tense import ClauseReading
from comity.claims.security.publishers import goods_of_publisher
from comity.claims.text.flow_words import OTHER_SPENDING
from comity.claims.text.sentences import TextSpan
from comity.wording import claims as wording

_ARMS = (
    r"arms|weapons?|weaponry|armaments?|arsenals?|munitions?|militar\w+|defen[cs]e|armies|"
    r"armed forces|missiles?|warships?|tanks"
)
_OTHERS = (
    r"oil|crude|petroleum|gas|lng|coal|fuels?|energy|services|grain|wheat|soya?|iron ore|"
    r"rare earths?|chips?|semiconductors?|cars|vehicles|steel|gold|electricity|uranium|"
    r"fertili[sz]ers?|food|wine|beef|remittances?|remitted|migrants?|migration|tourists?|tourism"
)
_SPECIFIC = re.compile(rf"\b(?P<arms>{_ARMS})\b|\b(?:{_OTHERS})\b", re.IGNORECASE)
"""Words for one kind of goods."""

_GENERAL = re.compile(
    r"\b(?:trad\w+|goods|merchandise|commerc\w+|bilateral|two-way|"
    r"(?:total|overall|national|foreign) (?:exports|imports))\b",
    re.IGNORECASE,
)
"""Words for goods of all kinds."""

_WHO = r"exporters?|importers?|sellers?|suppliers?|recipients?|buyers?|purchasers?|customers?"
_BARE = re.compile(
    rf"\b(?P<who>{_WHO})\b|\b(?:exports?|imports?|sales|shipments|deliveries|markets?|purchases)\b",
    re.IGNORECASE,
)
"""Words for who sells or buys, and for what is sold, that leave open what it is."""

OF_ALL_GOODS = frozenset({
    "trade", "exports", "export_share", "import_share", "trade_share", "trade_dependence",
    "total_exports", "total_imports", "total_trade",
})  # fmt: skip


def goods_of(sentence: str, before: str = "") -> str:
    """Return the first word for one kind of goods that a sentence is about; empty for none.

    A sentence that names no goods, but something that is sold or bought, is about those of the
    sentence before.

    >>> goods_of("Russia sold fewer weapons abroad.")
    'weapons'
    >>> goods_of("It lost a large customer.", before="weapons")
    'weapons'
    >>> goods_of("Trade between the two grew.", before="weapons")
    ''
    """
    if _is_general(sentence):
        return ""
    if _SPENT_ON_ARMIES.search(sentence):
        return _MILITARY_GOODS
    match = _SPECIFIC.search(_PRICES.sub("", without_known_for(sentence)))
    return match[0].lower() if match else goods_of_publisher(sentence) or before


_SPENT_ON_ARMIES = re.compile(
    r"\bspen[dt]\w*\b[^;.]*? on (?:the |its |their )?"
    r"(?:arms|weapons|armaments|army|armies|soldiers|armed forces|forces)\b",
    re.IGNORECASE,
)
_MILITARY_GOODS = "military"
"""What is spent on arms is military spending, and no flow of them."""

_ARMS_TRADE = re.compile(
    r"\b(?:arms|weapons?) (?:trad\w+|commerce)\b|"
    r"\b(?:trad(?:e|ing)|commerce) in (?:\w+ )?(?:arms|weapons?)\b",
    re.IGNORECASE,
)
"""Words for the trade in arms alone."""


def _is_general(sentence: str) -> bool:
    """Return whether a sentence speaks of trade in goods of all kinds."""
    return _GENERAL.search(_ARMS_TRADE.sub("", sentence)) is not None


_PRICES = re.compile(
    r"\b(?:(?:crude )?oil|gas|coal|energy|fuel|food|grain|steel|copper) "
    r"(?:prices?|cris[ie]s|shocks?|compan(?:y|ies)|firms?|fields?|boom)\b",
    re.IGNORECASE,
)
"""What is named after goods, and is none of them."""


_WEAPONS = re.compile(r"\b(?:arms|weapons?|weaponry|armaments?|arsenals?)\b", re.IGNORECASE)
_TRADERS = re.compile(
    r"(?<![\w-])(?:suppliers?|recipients?|buyers?|customers?|clients?|sellers?|providers?|purchases|"
    r"importers?|exporters?)\b"
    r"(?! of\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?<=[;:,—–]) ")


def _with_traders_named(sentence: str, *, is_after_arms: bool) -> str:
    """Return a sentence on arms in which who sells or buys in another clause does so with arms.

    It is a later clause, or after a sentence on arms any. So are exports and imports after those
    of arms.
    """
    kinds = list(_SPECIFIC.finditer(sentence))
    if not kinds or _is_general(sentence) or not _WEAPONS.search(sentence):
        return sentence
    if not all(kind["arms"] for kind in kinds):
        return sentence
    clauses, is_on_arms, is_on_sales = _CLAUSE.split(sentence), is_after_arms, False
    for number, clause in enumerate(clauses):
        if is_on_arms and not _SPECIFIC.search(clause):
            bare = _FLOWS if is_on_sales else _TRADERS
            clauses[number] = bare.sub(lambda match: _NAMED + match[0], clause)
        is_on_arms |= _WEAPONS.search(clause) is not None
        is_on_sales |= _SALES.search(clause) is not None
    return " ".join(clauses)


_FLOWS = re.compile(
    r"(?<![\w-])(?:imports|exports|importers?|exporters?|suppliers?|recipients?|buyers?|"
    r"customers?|sellers?|providers?|purchases)\b(?! of\b)",
    re.IGNORECASE,
)
_SALES = re.compile(
    r"\b(?:arms|weapons) (?:imports?|exports?|importers?|exporters?|sales|transfers|deliveries)\b|"
    r"\b(?:imports|exports|transfers|deliveries) of (?:[a-z]+ ){0,2}(?:arms|weapons)\b",
    re.IGNORECASE,
)
_SOLD = re.compile(
    r"(?<![\w-])(?:imports|exports|importers?|exporters?|suppliers?|recipients?|buyers?|purchases|"
    r"sellers?|clients?|customers?|deliveries|sales|shipments|(?:import|export)ing)\b(?! of\b)",
    re.IGNORECASE,
)
_NAMED = "arms "


def with_goods_named(sentence: str, before: str) -> str:
    """Return a sentence in which what is sold is called arms, where the one before is on arms.

    >>> with_goods_named("Its main supplier was China, with 74 percent of all imports.", "weapons")
    'Its main arms supplier was China, with 74 percent of all arms imports.'
    >>> with_goods_named("Its main supplier of oil was Iran.", "weapons")
    'Its main supplier of oil was Iran.'
    >>> with_goods_named("Mali bought arms from France; its supplier now is Russia.", "")
    'Mali bought arms from France; its arms supplier now is Russia.'
    """
    before = before if _is_general(sentence) else goods_of_publisher(sentence) or before
    goods = _SPECIFIC.fullmatch(before)
    is_after_arms = goods is not None and goods["arms"] is not None
    named = _with_traders_named(sentence, is_after_arms=is_after_arms)
    sentence = _with_spending_named(named, before)
    if not goods or not goods["arms"] or _is_general(sentence) or _SPECIFIC.search(sentence):
        return sentence
    return _SOLD.sub(lambda match: _NAMED + match[0], sentence)


_SPENDING = re.compile(
    r"(?P<of>(?:(?<=\w)['’]s|\b(?:its|their|the|whose|increased|raised|cut|boosted|total|annual|overall|"
    r"biggest|largest|highest|top|of|in|an)) )"
    r"(?P<what>spending|expenditures?|outlays?|budget|spenders?)\b"
    r"(?! (?:on|for|cuts|deficit|plan|bill)\b)"
)
_MILITARY = re.compile(r"\b(?:militar\w+|defen[cs]e)\b")
_NOT_MILITARY = re.compile(rf"{OTHER_SPENDING.pattern}|\b(?:deficit|fiscal)\b", re.IGNORECASE)
_NAMED_SPENDING = "military "


def _with_spending_named(sentence: str, before: str) -> str:
    """Return a sentence in which bare spending is called military, after words that are of that.

    >>> _with_spending_named("Mali's military spending fell, while Cuba's spending rose.", "")
    "Mali's military spending fell, while Cuba's military spending rose."
    """
    if _NOT_MILITARY.search(sentence):
        return sentence
    named = _MILITARY.search(sentence)
    if _MILITARY.fullmatch(before):
        start = 0
    elif named:
        start = named.end()
    else:
        return sentence
    bare = _SPENDING.sub(
        lambda match: f"{match['of']}{_NAMED_SPENDING}{match['what']}", sentence[start:]
    )
    return sentence[:start] + bare


def as_written(part: TextSpan, read: str, written: str) -> TextSpan:
    """Return a part of a sentence that was read with its goods named, as it was written."""
    if read == written:
        return part
    before, within = (_added(read[:place], written) for place in (part.start, part.end))
    start, end = part.start - before, part.end - within
    return TextSpan(written[start:end], start, end)


def readings_as_written(
    readings: Iterable[ClauseReading], read: str, written: str
) -> list[ClauseReading]:
    """Return readings of a sentence with its goods named, as it was written.

    They deny nothing where only the sentence before says which goods are meant.
    """
    is_own = read == with_goods_named(written, "")
    return [
        (as_written(part, read, written), one if is_own else one.undenied())
        for part, one in readings
    ]


_ADDED = re.compile(rf"{_NAMED}|{_NAMED_SPENDING}")


def _added(read: str, written: str) -> int:
    """Return how many characters of the begin of a sentence were added to it."""
    added = 0
    for match in _ADDED.finditer(read):
        added += 0 if written.startswith(match[0], match.start() - added) else len(match[0])
    return added


def with_goods(sentence: str, reading: ClauseReading, before: str) -> ClauseReading:
    """Return a reading, left open where goods of all kinds are tested and one kind may be meant.

    Parameters
    ----------
    sentence
        The whole sentence.
    reading
        What a part of it was read as.
    before
        The goods that the sentence before is about; empty for none, or for all.
    """
    part, one = reading
    if one.test is None or one.gap or one.test.lookups[0].measure not in OF_ALL_GOODS:
        return reading
    bare = _BARE.search(part.text)
    if bare is None or _GENERAL.search(part.text) or _ALL_TOLD.search(part.text):
        return reading
    goods = _SPECIFIC.fullmatch(goods_of(sentence, before))
    is_open = goods is not None and bool(goods["arms"] or bare["who"])
    return (part, replace(one, gap=wording.of_goods(goods[0]))) if is_open and goods else reading


_ALL_TOLD = re.compile(r"\b(?:all told|altogether|overall|everything)\b", re.IGNORECASE)
"""Words by which a part is of goods of all kinds, whatever was named before."""
