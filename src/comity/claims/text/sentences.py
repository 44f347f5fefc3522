"""Taking a text apart: into sentences, and sentences into clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple, Protocol


class TextSpan(NamedTuple):
    """A piece of a text and its place in it.

    >>> TextSpan("China", 0, 5).end
    5
    """

    text: str
    start: int
    end: int


class Placed(Protocol):
    """What has a place in a text: a span, a name, a figure, a claim."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


def overlap(one: Placed, other: Placed) -> bool:
    """Return whether two things have letters of a text in common.

    >>> overlap(TextSpan("China", 0, 5), TextSpan("na is", 3, 8))
    True
    """
    return one.start < other.end and other.start < one.end


_NO_END = re.compile(
    r"(?:\b(?:U\.S|U\.K|U\.N|U\.S\.S\.R|D\.C|e\.g|i\.e|etc|vs|approx|No|no|Mr|Mrs|Ms|Dr|Prof|Gen|"
    r"Sen|Rep|Gov|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Co|cf|al|ca|fig|pp)|"
    r"\b[A-Z])\.$"
)
_END = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s|$)|(?<=[A-Za-z)])\.(?=[A-Z][a-z]+ )|\n+")
_CLAUSE = re.compile(
    r";\s+|,\s+(?=(?:providing|supplying|making|giving|leaving|often|frequently|including)\s)"
    r"|,?(?<!anything)(?<!nothing)(?<!all)(?<!state)(?<!country)(?<!not)(?<!n't)(?<!n’t)(?<!has)(?<!have)(?<!had)\s+(?:while|whereas|although|though|but|yet)\s+|,\s+(?:and|so|or)\s+|\s+[–—]\s+|:\s+"
)


_NAME = r"(?:[Tt]he )?[A-Z][\w.'’-]*(?: (?:of |and |the )?[A-Z][\w.'’-]*){0,3}"
_IN_LIST = re.compile(rf",\s+{_NAME}$")
"""A name after a comma: before ", and" and a further name, no clause ends there."""

_CONCESSION = re.compile(r"(?:While|Although|Though|Even though|Despite)\b[^,;]+,")
MOST = 1_000
"""No sentence is longer than this, in characters."""

LEAST = 3
"""Fewer words than this are no clause but a member of a list."""


def sentences(text: str) -> list[TextSpan]:
    """Span a text into sentences, with their places in it.

    >>> [part.text for part in sentences("The U.S. sells arms. It rose by 3.5 percent!  Why?")]
    ['The U.S. sells arms.', 'It rose by 3.5 percent!', 'Why?']
    """
    spans: list[TextSpan] = []
    start = 0
    for end in _END.finditer(text):
        upto = end.end()
        so_far = text[start:upto]
        if end[0] == "." and _NO_END.search(so_far) and not _begins(text[upto:], so_far):
            continue
        spans += _bounded(text, start, upto)
        start = upto
    spans += _bounded(text, start, len(text))
    return [part for part in spans if part.text]


def _bounded(text: str, start: int, end: int) -> list[TextSpan]:
    """Split what is too long for a sentence at spaces, so that reading it stays quick."""
    spans: list[TextSpan] = []
    while end - start > MOST:
        cut = text.rfind(" ", start, start + MOST)
        cut = cut if cut > start else start + MOST
        spans.append(_stripped(text, start, cut))
        start = cut
    return [*spans, _stripped(text, start, end)]


def clauses(sentence: str) -> list[TextSpan]:
    """Span a sentence where its clauses meet; at least one part, the whole.

    >>> [part.text for part in clauses("Oslo sells Bonn gas, and Bonn pays for it; trade grows")]
    ['Oslo sells Bonn gas', 'Bonn pays for it', 'trade grows']
    """
    spans: list[TextSpan] = []
    start = 0
    ends = [(end.start(), end.end()) for end in _CLAUSE.finditer(sentence)]
    if first := _CONCESSION.match(sentence):
        ends = sorted({*ends, (first.end() - 1, first.end())})
    for upto, after in ends:
        part = _stripped(sentence, start, upto)
        if (
            len(part.text.split()) >= LEAST
            and upto >= start
            and not _in_list(sentence, upto, after)
        ):
            spans.append(part)
            start = after
    spans.append(_stripped(sentence, start, len(sentence)))
    return [part for part in spans if part.text]


def _in_list(sentence: str, upto: int, after: int) -> bool:
    """Return whether ", and" joins the last name of a list to those before it."""
    joins = sentence[upto:after].strip(", \n") in ("and", "or")
    is_name = re.match(_NAME, sentence[after:]) is not None
    return joins and is_name and _IN_LIST.search(sentence[:upto]) is not None


def _begins(rest: str, so_far: str) -> bool:
    """Return whether a new sentence begins after an abbreviation such as "U.S."."""
    following = rest.lstrip()
    single = re.search(r"\b[A-Z]\.$", so_far) and not re.search(r"\.[A-Z]\.$", so_far)
    starts = re.match(r"(?:The|It|They|In|This|But|And|Both|Its|Their)\b", following)
    return bool(starts) and not single


def _stripped(text: str, start: int, end: int) -> TextSpan:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(" \t\n\r-•*"))
    whole = piece[left:].rstrip()
    return TextSpan(whole, start + left, start + left + len(whole))


def up_to_unread(span: TextSpan, unread: Iterable[TextSpan]) -> TextSpan:
    """Return a sentence up to its first words that are not read, if any are read before them."""
    openings = (" ".join(part.text.split()[:2]) for part in unread)  # figures are each atom's own
    places = [at for words in openings if (at := span.text.find(words)) > 0]
    text = span.text[: min(places, default=len(span.text))].rstrip(" ,;")
    return TextSpan(text, span.start, span.start + len(text))
