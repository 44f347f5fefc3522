"""A sentence in pieces: where clauses, insertions and brackets begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from comity.claims.grammar.patterns import pattern
from comity.claims.text.times import TimeSpan

_BOUND = pattern("bound")
_INSERTED = pattern("inserted")
"""An insertion between commas that only gives a figure, or a few words without one."""

_SPEAKER = pattern("speaker")
"""Who says so, between commas: "a minister in Dhaka boasted"."""

_REPORTED = pattern("reported")
_STATE = re.compile(r"(?:the )?<[sa]\d+>")
"""A state alone, as in "Mozambique with 33 percent", which the figure belongs to."""


@dataclass(frozen=True)
class Piece:
    """A piece of the masked sentence; ``inside`` of brackets, or after the words of a report.

    >>> Piece("in 2023", 10, 17, inside=True).text
    'in 2023'
    """

    text: str
    start: int
    end: int
    inside: bool


def cut(masked: str) -> list[Piece]:
    """Cut a masked sentence into pieces, from the left.

    >>> [piece.text for piece in cut("<s0> (<q0>) sells more, and <s1> buys it")]
    ['<s0>', '<q0>', 'sells more', 'and <s1> buys it']
    """
    pieces: list[Piece] = []
    start, depth = 0, 0
    for bound in _BOUND.finditer(masked):
        before = masked[: bound.start()]
        if before.endswith("that") and not _REPORTED.search(before):
            continue
        pieces += _one(masked, start, bound.start(), depth)
        depth += bound[0].count("(") - bound[0].count(")")
        start = bound.end()
    pieces += _one(masked, start, len(masked), depth)
    return [_marked(piece, pieces, number) for number, piece in enumerate(pieces)]


def _marked(piece: Piece, pieces: list[Piece], number: int) -> Piece:
    """Mark a figure between commas as an insertion, which the clause can do without."""
    text = piece.text.strip()
    said = _INSERTED.match(piece.text) or _SPEAKER.match(text)
    is_between = 0 < number < len(pieces) - 1 and said
    is_of_list = piece.text.startswith("with ") and _STATE.fullmatch(pieces[number - 1].text)
    return replace(piece, inside=True) if is_between and not is_of_list else piece


def _one(masked: str, start: int, end: int, depth: int) -> list[Piece]:
    text = masked[start:end]
    return [Piece(text, start, end, depth > 0)] if text.strip(" .") else []


def join(masked: str, pieces: list[Piece]) -> str:
    """Join neighbouring pieces as they are written, without those in brackets."""
    if all(not piece.inside for piece in pieces):
        return masked[pieces[0].start : pieces[-1].end]
    written = ""
    upto = pieces[0].start
    for piece in pieces:
        between = re.sub(r"[()]", " ", masked[upto : piece.start])
        if piece.inside or (written and pieces[pieces.index(piece) - 1].inside):
            between = " "
        written += between + ("" if piece.inside else piece.text)
        upto = piece.end
    return re.sub(r"\s+", " ", written)


_DATED_FIGURE = re.compile(r"^(?:at |worth |of |some |about )*<q\d+> <t(\d+)>[ .]*$")


def time_inserted(pieces: list[Piece], written: str, times: Sequence[TimeSpan]) -> TimeSpan | None:
    """Return the time of a figure inserted in a clause that has none of its own; else None.

    "Exports, 3 billion dollars in 2019, were twice the imports" compares those of 2019.
    """
    numbers = [
        match[1] for one in pieces if one.inside and (match := _DATED_FIGURE.match(one.text))
    ]
    return times[int(numbers[0])] if len(numbers) == 1 and "<t" not in written else None


_OTHER_FLOW = re.compile(
    r"(?:and |but |while |whereas )?(?:its|their|the|<a\d+>|<s\d+>'s) (?:own )?"
    r"(?:imports|exports|purchases|sales|deliveries|trade|share|deficit|surplus)\b"
)
"""Words of a flow of its own, the figure of which is none of the clause before."""

_CONJUNCTION = (
    r"(?:and|but|while|whereas|as|when|though|although|after|before|since|because|where|yet|even|"
    r"just|with|so|until|if)"
)
_SAME = (
    r"(?:it|they|this|that|these|those|which|who|then|later|again|now|only|still|has|have|had|was|"
    r"were|is|are|be|been|to|rising|falling|growing|up|down|(?:the |this |that |its )?(?:same )?"
    r"(?:figure|share|sum|amount|level|value|proportion|total|number|rate|percentage|balance|gap|"
    r"deficit|surplus|two|pair|latter|former))"
)
_CHANGED = (
    r"(?:rose|risen|fell|fallen|gr[eo]wn?|climbed|dropped|declined|increased|decreased|jumped|surged|"
    r"soared|plunged|plummeted|shrank|shrunk|slid|sank|sunk|went|came|amounted|stood|doubled|tripled|"
    r"halved|expanded|contracted|swelled|slipped|ballooned|widened|narrowed|rallied|recovered|hit|"
    r"reached|cut|raised|reduced)"
)
_OF_ANOTHER = re.compile(
    rf"^(?:{_CONJUNCTION} )*+(?!{_SAME}\b)(?!{_CHANGED}\b)[a-z][^<>,;]*? "
    rf"(?:(?:has|have|had|was|were|been) )*(?:\w+ly )?{_CHANGED}(?: up| down| back)?$"
)
"""A subject of its own that changed: "while its debt fell", whose figure follows."""


def is_of_another(piece: Piece) -> bool:
    """Return whether a piece is of something else, whose figures are none of the clause before.

    >>> is_of_another(Piece("while its debt fell", 0, 0, inside=False))
    True
    >>> is_of_another(Piece("before it fell back", 0, 0, inside=False))
    False
    """
    text = piece.text.strip(" ,")
    return _OTHER_FLOW.match(text) is not None or _OF_ANOTHER.match(text) is not None
