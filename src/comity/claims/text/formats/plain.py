"""Plain text into blocks: a block a line, and one block of the lines of a wrapped paragraph."""

from __future__ import annotations

import re
from itertools import pairwise

from comity.wording.number_words import CARDINALS, ORDINALS

NARROWEST, WIDEST = 40, 120
"""Between which widths, in characters, a text may be wrapped."""

_SLACK = 0.8
"""A line of this share of the width is full: the next word may not have fitted."""

_ENDS = (".", "!", "?", ":", "”", '"')
_ITEM = re.compile(r"(?:[-•*–]|\d{1,2}[.)])\s")
_UNFINISHED = re.compile(
    r"(?:,|\b(?:a|an|and|as|at|between|by|for|from|in|its|of|on|or|than|that|the|their|to|with))$"
)
_NUMBER = "|".join(word for word in (*CARDINALS, *ORDINALS) if "-" not in word)
_KEEPS_HYPHEN = re.compile(
    rf"(?:\d|\b(?:{_NUMBER}|self|long|short|high|low|well|non|anti|pro|post|pre|co))-$",
    re.IGNORECASE,
)


def read_plain(text: str) -> list[str]:
    r"""Read lines as blocks; a line that goes on in the next is one with it.

    >>> read_plain("Trade with\nChina grew.\n\nIt is the second-\nlargest partner.")
    ['Trade with China grew.', 'It is the second-largest partner.']
    """
    lines = [line.strip() for line in text.splitlines()]
    width = _width(lines)
    blocks: list[str] = []
    previous = ""
    for line in lines:
        if previous and line and _goes_on(previous, line, width):
            blocks[-1] = join_line(blocks[-1], line, text)
        elif line:
            blocks.append(line)
        previous = line
    return blocks


def _width(lines: list[str]) -> int:
    """Return the width at which a text is wrapped; zero where it has a line a paragraph."""
    pairs = [(one, other) for one, other in pairwise(lines) if one and other]
    width = max((len(one) for one, _ in pairs), default=0)
    if not NARROWEST <= width <= WIDEST or not any(other[0].islower() for _, other in pairs):
        return 0
    full = sum(_is_full(one, other, width) for one, other in pairs)
    return width if 2 * full > len(pairs) >= 2 else 0


def _is_full(line: str, following: str, width: int) -> bool:
    """Return whether the first word of the next line had no place in a line."""
    return len(line) + 1 + len(following.split()[0]) > _SLACK * width


def _goes_on(line: str, following: str, width: int) -> bool:
    """Return whether a line goes on in the next one."""
    if _ITEM.match(following):
        return False
    if width and _is_full(line, following, width):
        return True
    if line.endswith(_ENDS):
        return False
    return following[0].islower() or line.endswith("\xad") or bool(_UNFINISHED.search(line))


def join_line(block: str, line: str, text: str) -> str:
    r"""Join a line to a block; a hyphen that only breaks a word is dropped.

    >>> join_line("It arms Ser-", "bia", "It arms Ser-\nbia")
    'It arms Serbia'
    """
    if block.endswith("\xad"):
        return block[:-1] + line
    if not re.search(r"[^\W\d_]-$|\d-$", block) or not line[0].islower():
        return f"{block} {line}"
    first, last = block.split()[-1], line.split()[0].rstrip(".,;:!?)")
    if _KEEPS_HYPHEN.search(block) or first + last in text:
        return block + line
    return block[:-1] + line
