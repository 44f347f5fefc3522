"""Balances of trade said by what one sold and bought: "sold it 3 billion more than it bought"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.phrases.words import SOLD
from comity.claims.text.masks import NAME, PEOPLE, masked_evenly
from comity.claims.text.mentions import Context, Mention
from comity.states.articles import with_article
from comity.wording.names import name_of

_SUM = (
    r"(?P<sum>(?:(?:about|some|nearly|almost|over|around|roughly|just over|just under|more than) )?"
    r"(?:(?:US)?\$ ?[\d.,]+(?: (?:million|billion|trillion)|bn|m)?|"
    r"(?:[\d.,]+|a|one|two|three|half a) (?:million|billion|trillion) (?:US )?dollars))"
)
_BACK = (
    r"(?: (?:there|in return|back|in exchange)| (?:from|to|in) (?:it|them|there|that country)|"
    rf" (?:from|to|in) (?:the )?[{NAME}]+)?"
)
_GOODS = r"(?: (?:worth of |in )?(?:goods|merchandise|products))?"
_TIME = r"(?P<time>(?: (?:in|during) (?:19|20)\d\d)?)"
_BOUGHT = r"(?:bought|buys|imported|imports|purchased|purchases|took)"
_MORE = tuple(
    (sign, re.compile(pattern, re.IGNORECASE))
    for sign, pattern in (
        (
            "surplus",
            rf"(?<=[{NAME}] )(?P<all>{SOLD} (?P<to>(?:the )?[{NAME}]+|)(?: goods worth)? ?{_SUM}"
            rf"{_GOODS} more{_GOODS}(?: (?:to|in) (?P<other>(?:the )?[{NAME}]+))?{_TIME} than it "
            rf"(?:had )?{_BOUGHT}{_BACK})",
        ),
        (
            "deficit",
            rf"(?<=[{NAME}] )(?P<all>{_BOUGHT}(?P<to>) {_SUM}{_GOODS} more{_GOODS}(?: (?:from|in) "
            rf"(?P<other>(?:the )?[{NAME}]+))?{_TIME} than it (?:had )?{SOLD}{_BACK})",
        ),
    )
)


def balances_in_verbs(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "sold Peru 3 billion dollars more than it bought there": a surplus with Peru.

    >>> text = "Chile sold Peru $3 billion more than it bought there in 2019."
    >>> mentions = [Mention(0, 5, (155,), "name"), Mention(11, 15, (135,), "name")]
    >>> list(balances_in_verbs(text, mentions, Context()))
    [(6, 52, 'had a trade surplus of $3 billion with Peru')]
    """
    masked = masked_evenly(text, mentions)
    for sign, pattern in _MORE:
        for match in pattern.finditer(masked):
            name = "to" if match["to"] else "other"
            partner = text[slice(*match.span(name))] if match[name] else ""
            if partner:
                said = f"had a trade {sign} of {_digits(match)} with {partner}{match['time']}"
                yield *match.span("all"), said


_IN_WORDS = re.compile(r"\b(?P<one>an?|one)(?= (?:million|billion|trillion)\b)", re.IGNORECASE)


def _digits(match: re.Match[str]) -> str:
    """Return a sum with its number in digits: "1 billion dollars" for "a billion dollars"."""
    return _IN_WORDS.sub("1", match["sum"])


_IN_BALANCE = re.compile(
    rf"(?P<owner>[{NAME}]+)['’]s? (?:[a-z]+ )?(?:trade|commerce|exchanges)(?: in goods)? with "
    rf"(?P<partner>(?:the )?[{NAME}]+) (?:(?:was|is|stood|remained|ended|closed) in|showed|shows|"
    rf"yielded|produced|ran|left|recorded|posted|registered)(?: it)?(?: an?)? (?P<sign>surplus|"
    rf"deficit|the (?:black|red)) (?:by|of|to the tune of|worth) {_SUM}",
    re.IGNORECASE,
)
_SIGNS = {"the black": "surplus", "the red": "deficit"}


def balances_in_nouns(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "Chile's trade with Peru was in surplus by $2 billion": Chile had such a surplus."""
    masked = masked_evenly(text, mentions)
    for match in _IN_BALANCE.finditer(masked):
        owner, partner = (text[slice(*match.span(name))] for name in ("owner", "partner"))
        sign = _SIGNS.get(match["sign"].lower(), match["sign"].lower())
        yield *match.span(), f"{owner} had a trade {sign} of {_digits(match)} with {partner}"


_SIGNED = re.compile(
    r"\b(?P<sign>positive|negative|favou?rable|unfavou?rable) "
    r"(?:(?:foreign|bilateral|goods|overall) )*"
    r"(?:trade balance|balance of trade)\b(?! (?:effect|impact))",
    re.IGNORECASE,
)
_WAS_SIGNED = re.compile(
    rf"(?:(?P<owner>[{NAME}]+)['’]s? (?:trade balance|balance of trade)|[Tt]he (?:trade balance|"
    rf"balance of trade) (?:of|for) (?P<owner2>(?:the )?[{NAME}]+)) with (?P<partner>(?:the )?"
    rf"[{NAME}]+) (?:is|was|has been|remained|turned|stayed) (?P<sign>positive|negative)"
    r"(?=[,.;]|$| (?:in|and|from|throughout)\b)"
)


def balances_by_sign(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "a positive trade balance": a trade surplus.

    >>> list(balances_by_sign("Peru had a positive trade balance with Chile.", (), Context()))
    [(11, 33, 'trade surplus')]
    """
    masked = masked_evenly(text, mentions)
    for match in _SIGNED.finditer(masked):
        is_plus = match["sign"].lower().startswith(("p", "f"))
        yield *match.span(), f"trade {'surplus' if is_plus else 'deficit'}"
    for match in _WAS_SIGNED.finditer(masked):
        name = "owner" if match["owner"] else "owner2"
        owner, partner = (text[slice(*match.span(one))] for one in (name, "partner"))
        sign = "surplus" if match["sign"] == "positive" else "deficit"
        yield *match.span(), f"{owner} had a trade {sign} with {partner}"


_OF_TWO = re.compile(
    rf"\b(?i:trade|commerce|turnover)(?: in goods)? (?:between|of) (?:the )?[{NAME}]+ (?:and|with) "
    rf"(?:the )?[{NAME}]+|[{NAME}{PEOPLE}]+[-–][{NAME}{PEOPLE}]+ "
    r"(?:bilateral )?(?:trade|commerce|turnover)"
)
_A_BALANCE = r"an? (?:(?:foreign|trade|small|large|slight|big|net) )*"
_LEFT_WITH = re.compile(
    rf"(?:,|, and| and)? (?:with|leaving|giving) (?P<who>(?:the )?[{NAME}]+) "
    r"(?:(?:securing|enjoying|recording|posting|running|having|registering|with|in|showing) )?"
    rf"{_A_BALANCE}(?P<sign>surplus|deficit)(?=[.;]|$)|"
    rf"(?:,|, and| and) (?P<who2>(?:the )?[{NAME}]+) "
    rf"(?:had|ran|recorded|posted|enjoyed|registered) {_A_BALANCE}"
    r"(?P<sign2>surplus|deficit)(?=[.;]|$)"
)


def balances_of_two(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "trade between Peru and Chile grew, leaving Chile with a surplus": one with Peru.

    >>> text = "Trade between Peru and Chile grew, leaving Chile with a surplus."
    >>> mentions = [Mention(14, 18, (135,), "name"), Mention(23, 28, (155,), "name"),
    ...     Mention(43, 48, (155,), "name")]
    >>> list(balances_of_two(text, mentions, Context()))
    [(33, 63, ', and Chile had a trade surplus with Peru')]
    """
    masked = masked_evenly(text, mentions)
    two = list(dict.fromkeys(one.states for one in mentions))
    if len(two) != len(("one", "other")) or not _OF_TWO.search(masked):
        return
    for match in _LEFT_WITH.finditer(masked):
        name = "who" if match["who"] else "who2"
        who = next((one.states for one in mentions if one.end == match.end(name)), None)
        if who in two and all(len(states) == 1 for states in two):
            other = with_article(name_of(two[who == two[0]][0]))
            sign, subject = match["sign"] or match["sign2"], text[slice(*match.span(name))]
            yield *match.span(), f", and {subject} had a trade {sign} with {other}"
