"""Shares counted out: "one in five of its exports", "20 of every 100 dollars of what it earns"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.text.mentions import Context, Mention
from comity.wording.number_words import CARDINALS

_UNITS = (
    r"(?:dollars?|euros?|pounds?|francs?|marks?|yen|rupees?|cents|pence|riyals?|guilders?|dinars?|"
    r"lira|lire|pesos?|roubles?|rubles?|rand|crowns?|kron[aeo]r?|yuan|won|shillings?|rupiah|baht|"
    r"pesetas?|dirhams?|tonnes?|tons?|barrels?|"
    r"shipments?|cargoes|cargo|containers?|weapons?|tanks?)"
)
_NUMBERS = {**CARDINALS, "a hundred": 100, "one hundred": 100, "hundred": 100}
_NUMBER = rf"(?:\d+|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_NEXT = r"(?: worth)?(?: of\b(?P<of>)|(?: that| which)?(?= (?:the )?(?:[A-Z]|it\b|they\b)))"
_IN_TURN = re.compile(
    rf"\b(?P<part>{_NUMBER}) (?:{_UNITS} )?(?:in|out of|of|from) (?P<every>every |each )?"
    rf"(?P<whole>{_NUMBER})(?: (?P<unit>{_UNITS})(?:['’]s?)?)?{_NEXT}",
    re.IGNORECASE,
)
"""Some of as many: "one euro in five of its exports", "12 of every 100 dollars it earns"."""

_IN_DOLLAR = re.compile(
    rf"\b(?P<part>{_NUMBER}) (?:cents?|pence) (?:in|of|out of|from) (?:every|each|the) "
    rf"(?:dollar|euro|pound)(?:['’]s?)?{_NEXT}",
    re.IGNORECASE,
)
_ORDINALS = {"second": 2, "other": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_EVERY = re.compile(
    rf"\b(?P<every>every (?P<whole>{'|'.join(_ORDINALS)}) {_UNITS}){_NEXT}", re.IGNORECASE
)
_OF_DOLLAR = re.compile(
    r"\b[Oo]f (?P<all>(?:every|each) (?:dollar|euro|pound)(?:['’]s worth)?)(?P<of> of)? "
    r"[^,;]*, (?P<cents>(?P<part>[\d.]+) (?:cents|pence))\b"
)
_COUNTED_ON = re.compile(
    r"\b(?:from|to|than|against|and|now) (?:(?:only|just|about|some|(?:fewer|less|more) than) )*"
    rf"{_NUMBER}\b(?! ?(?:%|per ?cent|of|in|out|years?|billion|million|times|cents|{_UNITS})\b)",
    re.IGNORECASE,
)
"""A number after such a share that is counted of as many: "up from fewer than five"."""

_WORDS = {(1, 2): "half", (1, 3): "a third", (1, 4): "a quarter", (1, 5): "a fifth",
          (1, 10): "a tenth", (2, 3): "two thirds", (3, 4): "three quarters"}  # fmt: skip
"""Shares that have a name."""


def counted_shares(text: str, _: Sequence[Mention], __: Context) -> Places:
    """Find shares that are counted out, as they are written with a fraction or in percent.

    >>> list(counted_shares("One in five of its exports went there.", (), Context()))
    [(0, 14, 'a fifth of')]
    """
    for match in _IN_TURN.finditer(text):
        whole = _number(match["whole"])
        if _COUNTED_ON.search(text, match.end()):
            continue
        if match["every"] or match["part"].lower() in ("one", "two", "three", "nine"):
            yield *match.span(), f"{_share(_number(match['part']), whole)} {_of(match)}"
    for match in _IN_DOLLAR.finditer(text):
        yield *match.span(), f"{_share(_number(match['part']), 100)} {_of(match)}"
    for match in _EVERY.finditer(text):
        yield *match.span(), f"{_share(1, _ORDINALS[match['whole'].lower()])} {_of(match)}"
    for match in _OF_DOLLAR.finditer(text):
        yield *match.span("all"), "" if match["of"] else "what"
        yield *match.span("cents"), f"{match['part']} percent"


def _of(match: re.Match[str]) -> str:
    """Return what links a share to what it is of."""
    is_of_people = "unit" in match.re.groupindex and match["unit"] is None
    return "of" if is_of_people or match["of"] is not None else "of what"


def _number(words: str) -> int:
    """Return a number in digits or in words."""
    return int(words) if words.isdigit() else _NUMBERS[words.lower()]


def _share(part: int, whole: int) -> str:
    """Return a share as a fraction that has a name, else in percent.

    >>> _share(1, 4), _share(9, 10)
    ('a quarter', '90 percent')
    """
    return _WORDS.get((part, whole)) or f"{100 * part / whole:g} percent"


_TWICE = re.compile(
    r"(?<![\w-])(?:(?:more|less|fewer) than |over |under |nearly |almost |about |some |"
    r"just over |just under )?(?:an?|one|two|three|four)?[ -]?"
    r"(?:half|thirds?|quarters?|fifths?|tenths?) of (?P<what>[^,;.%\d]{3,60}), "
    r"(?:or |that is )?(?P<figure>(?:(?:about|some|exactly|nearly) )?[\d.]+ ?(?:%|per ?cent)),? "
    r"(?=(?:went|goes|go|came|comes|come|was|were|is|are|had|has) )",
    re.IGNORECASE,
)


def shares_told_twice(text: str, _: Sequence[Mention], __: Context) -> Places:
    """Find "more than a third of its exports, 36 percent, went": 36 percent of them went.

    >>> list(shares_told_twice("A third of its exports, 36 percent, went to Peru.", (), Context()))
    [(0, 36, '36 percent of its exports ')]
    """
    for match in _TWICE.finditer(text):
        yield *match.span(), f"{match['figure']} of {match['what']} "


_AND_PART = re.compile(
    rf"\b(?P<whole>{_NUMBER}) and an? (?P<part>half|quarter|third) "
    r"(?=(?:million|billion|trillion)\b)",
    re.IGNORECASE,
)
_OF_ONE = re.compile(
    r"\b(?P<count>an?|one|two|three) (?P<part>half|third|quarter|fifth|tenth)s? of (?:one|1|a) "
    r"(?=per ?cent\b)|\bhalf (?:of one|of a|a|of 1) (?=per ?cent\b)",
    re.IGNORECASE,
)
_PARTS = {"half": 0.5, "third": 0.33, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}


def numbers_with_parts(text: str, _: Sequence[Mention], __: Context) -> Places:
    """Find "seven and a half million" and "a third of one percent": 7.5 million, 0.33 percent.

    >>> list(numbers_with_parts("a third of one percent", (), Context()))
    [(0, 15, '0.33 ')]
    """
    for match in _AND_PART.finditer(text):
        number = _number(match["whole"]) + _PARTS[match["part"].lower()]
        yield *match.span(), f"{number:g} "
    for match in _OF_ONE.finditer(text):
        count = {"two": 2, "three": 3}.get((match["count"] or "").lower(), 1)
        yield *match.span(), f"{count * _PARTS[(match['part'] or 'half').lower()]:g} "
