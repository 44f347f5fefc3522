"""Numbers as words, from zero to ninety-nine and from first to ninety-ninth, and shares in words.

>>> SPELLED[7], SPELLED[46], CARDINALS["twenty-five"]
('seven', 'forty-six', 25)
>>> [word for word in ORDINALS if ORDINALS[word] in (1, 12, 20, 33)]
['first', 'twelfth', 'twentieth', 'thirty-third']
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

_BELOW_TWENTY = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def _spell(number: int) -> str:
    tens, ones = divmod(number, 10)
    if number < len(_BELOW_TWENTY):
        return _BELOW_TWENTY[number]
    return _TENS[tens - 2] + (f"-{_BELOW_TWENTY[ones]}" if ones else "")


def _ordinal(cardinal: str) -> str:
    start, hyphen, last = cardinal.rpartition("-")
    regular = f"{last.removesuffix('y')}ieth" if last.endswith("y") else f"{last}th"
    return start + hyphen + _IRREGULAR.get(last, regular)


SPELLED: tuple[str, ...] = tuple(map(_spell, range(100)))
"""The word of each number below a hundred."""

CARDINALS: Mapping[str, int] = {word: number for number, word in enumerate(SPELLED)}
"""The number that each word means."""

ORDINALS: Mapping[str, int] = {_ordinal(word): number for word, number in CARDINALS.items()}
"""The place that each word means."""

ORDINAL_WORDS: Mapping[int, str] = {place: word for word, place in ORDINALS.items()}
"""The word of each place."""

SINGLE_WORDS: Mapping[int, str] = {
    number: word for word, number in CARDINALS.items() if word.isalpha()
}
"""The word of each number that is one word: up to twenty, and tens."""

Hedge = Literal["", "about", "over", "under"]
"""How firmly a number is stated: exactly, about, more than, or less than it."""

HEDGES: dict[Hedge, str] = {
    "over": r"more than|over|above|at least|upwards? of|exceed(?:s|ed|ing)?|in excess of|"
    r"no (?:less|fewer) than|well over|topped|tops|surpass(?:es|ed)|(?:pass|cross|breach)(?:es|ed)",
    "under": r"less than|under|below|fewer than|at most|no more than|well under|short of|"
    r"(?<!add )(?<!adds )(?<!added )(?<!adding )up to",
    "about": r"about|around|roughly|approximately|approx\.?|nearly|almost|close to|some|circa|"
    r"an estimated|in the region of|(?:just|slightly|somewhat|(?:a )?little) "
    r"(?:over|under|above|below)|"
    r"(?:just|slightly|somewhat|rather|(?:a )?little) (?:more|less) than|more or less|or so|~",
}
HEDGE = "|".join(f"(?P<{name}>{words})" for name, words in HEDGES.items())

_WHOLES = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twelfth": 12, "fifteenth": 15, "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "hundredth": 100,
}  # fmt: skip
FRACTIONS = {part: 1 / whole for part, whole in _WHOLES.items()} | {
    f"{count}{joint}{part}{'s' * (number > 1)}": number / whole
    for part, whole in _WHOLES.items()
    for count, number in list(CARDINALS.items())[1:10]
    for joint in " -"
    if number < whole
}
FRACTION_WORDS = "|".join(sorted(FRACTIONS, key=len, reverse=True))
"""The words of fractions as a pattern, the longest first."""
_SO = r"(?P<so> or so)?"
_FRACTION = re.compile(
    rf"(?:\b(?:{HEDGE})\s+)?\b(?:an? )?(?P<fraction>{FRACTION_WORDS})s?\b{_SO}"
    r"(?= (?:of|the|that|as|its|their|all its|lower|higher|smaller|larger)\b)",
    re.IGNORECASE,
)
_DOES = r"(?= (?:went|goes?|came|comes?|is|was|are|were|had|has|have|bore|bears?) )"
_BARE_FRACTION = re.compile(
    rf"(?:\b(?:{HEDGE})\s+)?\b(?:an?|one)(?: mere)? "
    rf"(?P<fraction>half|third|quarter|fifth|sixth|eighth|tenth)\b{_SO}{_DOES}"
    r"|(?<=\bfrom )(?:an?|one) (?P<earlier>third|quarter|fifth|sixth|eighth|tenth)\b(?= in \d)"
    r"|\b(?:another|a further|(?<=to )an?) (?P<more>half|third|quarter|fifth|sixth|eighth|tenth|"
    r"twentieth)\b(?! (?:party|country|state|time|term|world|person)\b)",
    re.IGNORECASE,
)
_SEVERAL = "|".join(
    sorted((one for one in FRACTIONS if " " in one or "-" in one), key=len, reverse=True)
)
_SEVERAL_DO = re.compile(
    rf"(?:\b(?:{HEDGE})\s+)?\b(?P<fraction>{_SEVERAL})\b{_SO}{_DOES}", re.IGNORECASE
)
"""Several parts, or "one" of them, with what they do: "three quarters were Turkish"."""

_ENDS = r"(?=[,.;:)]|$| (?:and|but|while|apiece|each)\b)"
_HEDGED_AT_END = re.compile(
    rf"\b(?:{HEDGE})\s+(?:an? )?(?P<fraction>{FRACTION_WORDS})\b{_ENDS}", re.IGNORECASE
)
_AT_END = re.compile(
    r"(?:(?<=\baccounted for )|(?<=\baccounting for )|(?<=\bmade do with )|(?<=\bsettled for )|"
    r"(?<=\bcontributed )|(?<=\bfurnished )|(?<=\bsupplied )|(?<=\bprovided )|(?<=\babsorbed )|"
    r"(?=an? mere ))"
    rf"an?(?: mere)? (?P<fraction>{FRACTION_WORDS})\b{_SO}{_ENDS}",
    re.IGNORECASE,
)
"""What ends a clause, of what its sentence is about: "Turkey, which accounted for a quarter"."""

_BY_FRACTION = re.compile(
    rf"(?<=\bby )(?:(?:{HEDGE})\s+)?(?:an? |one )?(?P<fraction>{FRACTION_WORDS})s?\b"
    r"(?! (?:largest|biggest|time)\b)",
    re.IGNORECASE,
)

_MORE_FRACTION = re.compile(
    rf"(?:\b(?:{HEDGE})\s+)?(?:\ban? |\bone |\b)(?P<fraction>{FRACTION_WORDS})"
    r"(?= (?:more|less|fewer|extra|up on|down on)\b)|"
    rf"(?:(?<=\badding )|(?<=\badded )|(?<=\bgaining )|(?<=\bgained )|(?<=\blosing )|"
    rf"(?<=\blost )|(?<=\bshedding )|(?<=\bshed ))(?:an? |one |)(?P<more>{FRACTION_WORDS})\b",
    re.IGNORECASE,
)
"""By which part something is more than another, or has changed: "a third more", "adding half"."""


def fractions_in(text: str) -> list[re.Match[str]]:
    """Return the matches of the shares that a text has in words, each once.

    >>> [one[0] for one in fractions_in("Two-thirds or so of it was Thai, just over a fifth, Lao.")]
    ['Two-thirds or so', 'just over a fifth']
    """
    every = (
        _FRACTION,
        _BARE_FRACTION,
        _SEVERAL_DO,
        _HEDGED_AT_END,
        _AT_END,
        _BY_FRACTION,
        _MORE_FRACTION,
    )
    matches = [match for one in every for match in one.finditer(text)]
    shares = {match.end(): match for match in reversed(matches)}
    return sorted(shares.values(), key=lambda match: match.start())


def fraction_of(match: re.Match[str]) -> float:
    """Return which part of one a match of a share in words is.

    >>> fraction_of(fractions_in("It supplied two-fifths of them.")[0])
    0.4
    """
    groups = match.groupdict()
    written = next(groups[n] for n in ("fraction", "earlier", "more") if groups.get(n))
    return FRACTIONS[written.lower()]
