"""A sentence as a line of items: words, states, leaders, groups and times."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from comity.claims.text.mentions import Mention
from comity.claims.text.times import TimeSpan


@dataclass(frozen=True)
class LineItem:
    """A word, or what several mean: ``word`` is its token in the text of the line.

    Tokens are ``<s>`` for a state, ``<ss>`` for several, ``<d>`` for an adjective of one, ``<p>``
    for leaders, ``<g>`` for a group, ``<t>`` for one time or a list, and ``<r>`` for a time that
    counts from another.

    >>> LineItem("<s>", 0, 4, (135,)).states
    (135,)
    """

    word: str
    start: int
    end: int
    states: tuple[int, ...] = ()
    times: tuple[TimeSpan, ...] = ()
    group: str = ""


Build = Callable[[Sequence[LineItem], re.Match[str]], LineItem | Sequence[LineItem] | None]
"""Makes one item of several, or a few; None to leave them."""


@dataclass(frozen=True)
class SentenceLine:
    """The items of a sentence, from the left.

    >>> SentenceLine("Peru left", (LineItem("<s>", 0, 4, (135,)), LineItem("left", 5, 9))).text
    '<s> left'
    """

    sentence: str
    items: tuple[LineItem, ...]

    @cached_property
    def text(self) -> str:
        """The tokens, with a blank between each two."""
        return " ".join(item.word for item in self.items)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where each item begins in the text."""
        widths = (len(item.word) + 1 for item in self.items[:-1])
        return tuple(accumulate(widths, initial=0))

    def between(self, start: int, end: int) -> tuple[LineItem, ...]:
        """Return the items that begin between two places of the text."""
        places = zip(self.items, self._starts, strict=True)
        return tuple(item for item, at in places if start <= at < end)

    def merged(self, pattern: re.Pattern[str], build: Build) -> SentenceLine:
        """Return the line with one item in the place of each match, from the left."""
        items: list[LineItem] = []
        upto = 0
        for match in pattern.finditer(self.text):
            inside = self.between(*match.span())
            item = build(inside, match) if inside else None
            if item is not None:
                items += self.between(upto, match.start())
                items += [item] if isinstance(item, LineItem) else item
                upto = match.end()
        if not upto:
            return self
        return SentenceLine(self.sentence, (*items, *self.between(upto, len(self.text))))


_WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?\b|[^\W\d_]+(?:[.'’-][^\W\d_]+)*|['’]s\b|[^\w\s]|\w+"
)
_POSSESSIVE = re.compile(r"^(.+)['’]s$")
_LEADERS = frozenset({"Xi", "Xi Jinping", "Putin"})
"""Names of leaders that mean their states elsewhere."""


def line_of(sentence: str, mentions: Sequence[Mention]) -> SentenceLine:
    """Return a sentence as a line, with a token for each state.

    >>> line_of("Peru left", [Mention(0, 4, (135,), "name")]).text
    '<s> left'
    """
    items: list[LineItem] = []
    upto = 0
    for one in [*mentions, None]:
        end = one.start if one else len(sentence)
        items += _words(sentence, upto, end)
        if one:
            items.append(_state(sentence, one))
            upto = one.end
    return SentenceLine(sentence, tuple(items))


def _state(sentence: str, one: Mention) -> LineItem:
    """Return the item of a state; "the Russians" is a noun, and "Xi" a leader."""
    written = sentence[one.start : one.end]
    if written in _LEADERS:
        return LineItem("<p>", one.start, one.end, one.states)
    is_people = one.form == "adjective" and written.endswith(("ans", "is", "ns", "ks"))
    is_noun = one.form == "name" or is_people
    return LineItem("<s>" if is_noun else "<d>", one.start, one.end, one.states)


def _words(sentence: str, start: int, end: int) -> list[LineItem]:
    """Return the words and marks between two places."""
    items: list[LineItem] = []
    for match in _WORD.finditer(sentence, start, end):
        word = match[0].lower().replace("’", "'")
        owner = _POSSESSIVE.match(word)
        at = match.start()
        if owner:
            items.append(LineItem(owner[1], at, at + len(owner[1])))
            word, at = "'s", at + len(owner[1])
        items.append(LineItem(word, at, match.end()))
    return items
