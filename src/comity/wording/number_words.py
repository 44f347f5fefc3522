"""Numbers as words, from zero to ninety-nine and from first to ninety-ninth.

>>> SPELLED[7], SPELLED[46], CARDINALS["twenty-five"]
('seven', 'forty-six', 25)
>>> [word for word in ORDINALS if ORDINALS[word] in (1, 12, 20, 33)]
['first', 'twelfth', 'twentieth', 'thirty-third']
"""

from __future__ import annotations

from collections.abc import Mapping

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
