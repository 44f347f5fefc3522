"""Numbers in a sentence: what they say, in which unit, how precisely and how firmly."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from comity.claims.text.times import MONTHS_BUT_MAY
from comity.wording.number_words import (
    CARDINALS,
    FRACTIONS,
    HEDGE,
    HEDGES,
    ORDINALS,
    Hedge,
    fraction_of,
    fractions_in,
)

QuantityUnit = Literal[
    "percent", "money", "times", "tiv", "gas", "points", "rank", "count", "index", "none", "foreign"
]  # fmt: skip


@dataclass(frozen=True)
class Quantity:
    """A number with its unit: a share of one, dollars, times, TIV, a rank, or a count.

    ``half`` is half the last digit written: what rounding may hide. ``rest`` tells that the
    words speak of the rest of what a measure counts: they differ on a fifth.

    >>> Quantity(0.716, "percent", 0.0005, "", "71.6%").unit
    'percent'
    """

    value: float
    unit: QuantityUnit
    half: float
    hedge: Hedge
    text: str
    start: int = 0
    end: int = 0
    rest: bool = False


TELLING, TELLING_MULTIPLE = 0.1, 0.2
"""A figure, or a multiple, is telling where half its last digit is at most this part of it."""


def is_telling(stated: Quantity) -> bool:
    """Return whether a figure has digits enough that another hardly agrees with it by chance.

    >>> is_telling(Quantity(0.23, "percent", 0.005, "", "23%"))
    True
    """
    least = TELLING_MULTIPLE if stated.unit == "times" else TELLING
    return stated.half <= least * abs(stated.value)


_SMALL = {**CARDINALS, "hundred": 100, "a dozen": 12}
_ORDINALS = {word: place for word, place in ORDINALS.items() if place > 1}
_NTH = "(?:" + "|".join(sorted(_ORDINALS, key=len, reverse=True)) + r"|\d{1,3}(?:st|nd|rd|th))"
_SCALES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9,
           "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12}  # fmt: skip

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|(?<!\d)\.\d+"
_WORDS = "|".join(sorted(_SMALL, key=len, reverse=True))
_SCALE = r"thousand|million|billion|trillion|bn|mn|tn|trn|[mbk](?=\b)"
_NO_BASE = (
    r"(?!(?<=(?:above|below|under)\s)the \S+ (?:\w+ ){0,2}(?:of|in) [·\d]{4})"
    r"(?!(?<=short of\s)the \S+ (?:\w+ ){0,2}(?:of|in) +[·\d]{4})"
    r"(?!(?<=than\s)the \S+ (?:\w+ ){0,3}(?:of|for|in|spent by) (?:the )?(?-i:[A-Z<]))"
)
"""A figure that another is compared with is no bound: "less than the 54 billion of Peru"."""
_NUMBER = re.compile(
    rf"(?:\b(?:{HEDGE})\s+{_NO_BASE}(?:the |an? )?)?"
    r"(?P<money>(?:us)?\$\s?|usd ?)?(?P<foreign>€|£)?"
    rf"(?P<minus>\bminus )?(?P<number>{_DIGITS}|\b(?:{_WORDS})\b)(?:[ -]?(?P<scale>{_SCALE})\b)?"
    r"(?P<after>[ -]?(?:%|per ?cent\b(?:age points?)?|pct|percentage points?|points?\b|"
    r"times\b|-?fold\b|x\b|(?:us |u\.s\. |american |current |constant )*(?:dollars?|usd|\$)"
    r"|(?:million |m )?tivs?\b|trend[- ]indicator values?|bcm\b|cubic met(?:re|er)s"
    r"|euros?\b|pounds?\b|yuan\b|roubles?\b|rubles?\b|yen\b|rupees?\b))?",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    rf"(?:\b(?:{HEDGE}) )?"
    rf"\b(?P<part>{'|'.join(list(_SMALL)[1:10])}|\d{{1,2}}) "
    r"(?:(?:time|case|vote|dollar|resolution|ballot|division|roll[- ]call)s? )?"
    r"(?:(?:out of|in) (?:every )?|of every )"
    r"(?P<whole>two|three|four|five|six|seven|eight|nine|ten|a hundred|[2-9]|[1-9]\d|100)\b"
    r"(?: dollars?\b)?(?! (?:years?|months?|weeks?|days?|decades?)\b)",
    re.IGNORECASE,
)
_FOLD = re.compile(rf"(?:\b(?:{HEDGE})\s+(?:an? )?)?\b(?P<fold>{_WORDS})[ -]?fold\b", re.IGNORECASE)
_AND_HALF = re.compile(
    rf"(?:\b(?:{HEDGE})\s+)?\b(?P<whole>{_WORDS}|\d{{1,2}}) and a (?P<fraction>half|quarter|third)"
    r" (?P<of>times|fold|per ?cent|%)",
    re.IGNORECASE,
)
_TWICE = re.compile(
    rf"(?:\b(?:{HEDGE})\s+)?\b(?P<times>twice|double|triple|treble|quadruple) "
    r"(?=(?:as|the|that|what|its|their|[a-z]+(?: [a-z]+)?'s)\b)",
    re.IGNORECASE,
)
_TIMES = {"twice": 2.0, "double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0}
OF_VOTES = (
    r"(?<!the )most(?= (?:(?:un|general assembly|assembly) )?(?:roll[- ]calls|resolutions|votes)\b)"
)
"""What says without "of" that more than half of the votes are meant."""
_MOST = re.compile(
    r"\b(?:(?:most|the majority|a majority|the bulk|the lion's share|mostly)\b(?= of\b)|"
    rf"{OF_VOTES})",
    re.I,
)
_RANK = re.compile(
    rf"\b(?P<nth>{_NTH})[- ](?:largest|biggest|most|highest|greatest|leading"
    r"|strongest|ranked|place|closest|lowest|smallest|top|heaviest)"
    rf"|(?:(?<=\bthe )|(?<=\bits )|(?<=['’]s ))(?!first)(?P<as>{_NTH})"
    r"(?= (?:trad\w+ |export |arms )?(?:partner|supplier|market|customer|buyer)\b)"
    rf"|\b(?:ranks?|ranked|comes?|came|stands?|placed) (?:only |just )?(?P<place>{_NTH})\b"
    rf"|\b(?:is|was|are|were|finished) (?P<among>{_NTH})(?= among | behind | after )"
    r"|(?:\b(?:no\.|number|ranks?|ranked|nr\.?) ?|#)"
    r"(?P<no>\d{1,3}\b(?![.,]?\d)|(?:two|three|four|five|six|seven|eight|nine|ten)\b)"
    r"|\btop[- ](?P<top>three|five|ten|four|two|\d{1,2})\b"
    r"|\b(?P<some>two|three|four|five|ten|\d) "
    r"(?:largest|biggest|leading|top|main|most important)\b",
    re.IGNORECASE,
)
_MULTIPLES = {"doubl": 1.0, "twice": 1.0, "tripl": 2.0, "trebl": 2.0, "quadrupl": 3.0,
              "quintupl": 4.0, "sextupl": 5.0, "halv": -0.5}  # fmt: skip
_MULTIPLE = re.compile(
    rf"(?:\b(?:{HEDGE})\s+)?\b(?P<more>{'|'.join(_MULTIPLES)})\w*(?: in size)?", re.IGNORECASE
)
_YEARS = re.compile(
    r"\b(?:1[89]\d\d|20\d\d)(?:s\b|\s?[-–/]\s?\d{2,4})?"
    r"|\b(?:\w+|\d+)[ -](?:years?|decades?|months?|weeks?|days?|hours?)\b"
    rf"|\b(?:\d{{1,2}} )?(?:{MONTHS_BUT_MAY}) \d{{1,2}}\b",
    re.IGNORECASE,
)


def find_quantities(text: str) -> list[Quantity]:
    """Find the numbers of a sentence, years and spans of time left out.

    >>> quantities = find_quantities("nearly $129 billion, 71.6 percent in 2024")
    >>> [(q.value, q.unit, q.hedge) for q in quantities]
    [(129000000000.0, 'money', 'about'), (0.716, 'percent', '')]
    >>> [(q.value, q.unit) for q in find_quantities("its second-largest partner")]
    [(2, 'rank')]
    """
    return list(_found(text))


@lru_cache(maxsize=1024)
def _found(text: str) -> tuple[Quantity, ...]:
    """Find the numbers of a sentence once: each way of reading it asks for them."""
    blank = _hide(_TOKEN, _hide(_YEARS, text)).replace("‑", "-").replace("‐", "-")
    ranks = [_ranked(match) for match in _RANK.finditer(blank)]
    blank = _hide(_RANK, blank)
    folds = [_fold(match) for match in _FOLD.finditer(blank)]
    blank = _hide(_FOLD, blank)
    halves = [_and_half(match) for match in _AND_HALF.finditer(blank)]
    blank = _hide(_AND_HALF, blank)
    parts = list(map(_part, fractions_in(blank)))
    tens = [_out_of(match) for match in _OUT_OF.finditer(blank)]
    blank = _hide(_OUT_OF, blank)
    twice = [_twice(match) for match in _TWICE.finditer(blank)]
    most = list(map(_most_of, _MOST.finditer(blank)))
    plain = [one for match in _NUMBER.finditer(blank) if (one := _plain(match))]
    plain = [one for one in plain if not any(_covers(part, one) for part in parts)]
    quantities = [*ranks, *folds, *halves, *parts, *tens, *twice, *most, *plain]
    return tuple(sorted(quantities, key=lambda one: one.start))


def _most_of(match: re.Match[str]) -> Quantity:
    """Read "most of" as more than half."""
    return Quantity(0.5, "percent", 0.0, "over", match[0], *match.span())


_TOKEN = re.compile(r"<\d+[a-z]?>|\btwo-way\b", re.IGNORECASE)
"""A state in a masked clause, and a number that is none."""


def _hide(pattern: re.Pattern[str], text: str) -> str:
    """Write dots over what a pattern finds, so that places stay as they are."""
    return pattern.sub(lambda match: "·" * len(match[0]), text)


def _covers(outer: Quantity, inner: Quantity) -> bool:
    """Return whether one quantity is written inside another."""
    return outer.start <= inner.start and inner.end <= outer.end


def find_multiple(text: str) -> Quantity | None:
    """Read a multiple that words give: doubled (a growth of one), tripled, halved.

    >>> find_multiple("trade has more than doubled").value
    1.0
    """
    match = _MULTIPLE.search(text)
    if not match:
        return None
    value = next(size for word, size in _MULTIPLES.items() if match["more"].lower() == word)
    hedge = _hedge(match) or "about"  # "doubled" is rarely written of exactly twice
    return Quantity(value, "percent", 0.05, hedge, match[0], match.start(), match.end())


def in_percent(figure: Quantity) -> Quantity:
    """Return a bare number of a list of percentages as one: "and 13 to France".

    >>> in_percent(Quantity(13, "count", 0.5, "", "13")).value
    0.13
    """
    return replace(figure, value=figure.value / 100, half=figure.half / 100, unit="percent")


def in_unit_of(figure: Quantity, other: Quantity) -> Quantity:
    """Return a bare number in the unit and scale of another: "from 2 to 24 billion".

    >>> billion = Quantity(24e9, "money", 5e8, "", "24 billion")
    >>> in_unit_of(Quantity(2, "count", 0.5, "", "2"), billion).value
    2000000000.0
    """
    if figure.unit not in ("count", "index") or other.unit not in ("money", "percent"):
        return figure
    if other.unit == "percent":
        return in_percent(figure)
    word = re.search(rf"[\d ]({_SCALE})\b", other.text, re.IGNORECASE)
    scale = _SCALES[word[1].lower()] if word else 1.0
    return replace(figure, value=figure.value * scale, half=figure.half * scale, unit="money")


def reverse(figure: Quantity) -> Quantity:
    """Return a figure below zero: a fall, or a deficit.

    >>> reverse(Quantity(0.3, "percent", 0.005, "over", "over 30 percent")).hedge
    'under'
    """
    hedge = {"over": "under", "under": "over"}.get(figure.hedge, figure.hedge)
    return replace(figure, value=-figure.value, hedge=hedge)  # type: ignore[arg-type]  # a hedge


def _hedge(match: re.Match[str]) -> Hedge:
    groups = match.groupdict()
    return next((name for name in HEDGES if groups.get(name)), "")


def _ranked(match: re.Match[str]) -> Quantity:
    if most := match["top"] or match["some"]:
        rank = int(most) if most.isdecimal() else _SMALL[most.lower()]
        return Quantity(rank, "rank", 0.0, "under", match[0], *match.span())
    written = match["nth"] or match["place"] or match["among"] or match["as"] or match["no"]
    return Quantity(_number_of(written.lower()), "rank", 0.0, "", match[0], *match.span())


def _number_of(written: str) -> int:
    """Return the number that an ordinal or a cardinal means: "24th", "eleventh", "two"."""
    digits = re.match(r"\d+", written)
    return int(digits[0]) if digits else _ORDINALS.get(written) or _SMALL[written]


def _part(match: re.Match[str]) -> Quantity:
    """Read a fraction in words; it is written no more precisely than to two points."""
    value = fraction_of(match)
    hedge: Hedge = _hedge(match) or ("about" if match.groupdict().get("so") else "")
    half = min(0.02, value / 5)
    return Quantity(value, "percent", half, hedge, match[0], *match.span())


def _and_half(match: re.Match[str]) -> Quantity:
    """Read "two and a half times"."""
    whole = match["whole"].lower()
    number = int(whole) if whole.isdecimal() else _SMALL[whole]
    value = number + FRACTIONS[match["fraction"].lower()]
    if match["of"].lower() in ("times", "fold"):
        return Quantity(value, "times", 0.1 * value, _hedge(match), match[0], *match.span())
    return Quantity(value / 100, "percent", 0.0025, _hedge(match), match[0], *match.span())


def _fold(match: re.Match[str]) -> Quantity:
    """Read "eightfold"."""
    value = float(_SMALL[match["fold"].lower()])
    return Quantity(value, "times", 0.5, _hedge(match), match[0], *match.span())


def _twice(match: re.Match[str]) -> Quantity:
    """Read "twice as much", "double that": rarely written of exactly two times."""
    value = _TIMES[match["times"].lower()]
    return Quantity(value, "times", 0.12, _hedge(match) or "about", match[0].strip(), *match.span())


def _out_of(match: re.Match[str]) -> Quantity:
    """Read "nine times out of ten", "one in five dollars": as precise as tenths allow at best."""
    whole = _small(match["whole"])
    half = min(0.05, 0.5 / whole)
    value = _small(match["part"]) / whole
    return Quantity(value, "percent", half, _hedge(match), match[0], match.start(), match.end())


def _small(word: str) -> int:
    return int(word) if word.isdecimal() else _SMALL[word.lower().removeprefix("a ")]


HUNDREDS = 4
"""A number with more digits that ends in two zeros is written to the hundred."""


def _plain(match: re.Match[str]) -> Quantity | None:
    """Read a number in digits or words, with what is before and after it."""
    written = match["number"].lower()
    if written in _SMALL:
        value, half = float(_SMALL[written]), 0.5
    else:
        bare = written.replace(",", "")
        value, half = float(bare), 0.5 * 10.0 ** -len(bare.partition(".")[2])
        if bare.endswith("000"):  # "538,000 people" are written to the thousand
            half *= 1000
        elif bare.endswith("00") and len(bare) > HUNDREDS:  # "29,700 a head", to the hundred
            half *= 100
    unit = _unit(match, written)
    scale = _SCALES.get((match["scale"] or "").lower(), 1.0)
    if unit == "percent":
        scale = 0.01
    if unit == "gas":
        scale = 1.0  # given in billions
    if unit == "tiv":
        # Trend-indicator values are given in millions, said or not.
        scale = max(scale, 1e6)
    if unit is None:
        return None
    scale = -scale if match["minus"] else scale
    half, text = half * abs(scale), match[0].strip()
    return Quantity(value * scale, unit, half, _hedge(match), text, *match.span())


def _unit(match: re.Match[str], written: str) -> QuantityUnit | None:
    """Describe the unit by what is around the number; None for a bare "one"."""
    after = (match["after"] or "").strip(" -").lower()
    if match["foreign"] or after.startswith(_FOREIGN):
        return None
    for unit, words in _UNIT_WORDS:
        if words.search(after):
            return unit
    return "money" if match["money"] else _bare(match, written)


_UNIT_WORDS: tuple[tuple[QuantityUnit, re.Pattern[str]], ...] = (
    ("percent", re.compile(r"^(?:%|per|pct)")),
    ("tiv", re.compile(r"tiv|^trend")),
    ("points", re.compile(r"^point")),
    ("gas", re.compile(r"bcm|cubic")),
    ("times", re.compile(r"^(?:times|fold|x)")),
    ("money", re.compile(r"dollar|usd|\$")),
)
"""The words after a number that give its unit, in the order in which they decide."""


_FOREIGN = ("euro", "pound", "yuan", "rouble", "ruble", "yen", "rupee")
"""Other currencies: their sums are not compared with sums in dollars."""


def _bare(match: re.Match[str], written: str) -> QuantityUnit | None:
    if match["scale"]:
        return "money"
    if written.startswith(("0.", ".")):
        return "index"
    if written not in {"one", "two", "zero"} or _hedge(match):
        return "count"
    # "one" and "two" are words more often than counts: "one of", "the two".
    before = match.string[: match.start()].lower()
    after = match.string[match.end() :].lower()
    if written == "one":
        return "count" if re.search(r"\b(?:only|just|exactly|a single) $", before) else None
    plain = re.search(r"\b(?:the|these|those|both|of the|other|its|their) $", before)
    return None if plain or re.match(r" (?:states|countries|sides|of\b)", after) else "count"
