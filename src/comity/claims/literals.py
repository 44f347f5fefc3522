"""Literal text that a pattern needs, so that few patterns have to be compiled.

Compiling a pattern takes twenty times as long as finding that a clause lacks a word it needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Need = frozenset[str]
"""Pieces of text of which a match holds at least one."""

_FOUND: dict[str, tuple[Need, ...]] = {}
"""What patterns need that an earlier process has found out, by pattern."""

_PLAIN = r"[^\\\[()|+?*{}.^$]+"
_TOKEN = re.compile(
    rf"(?P<words>\((?:\?:|\?P<\w+>)?(?P<listed>{_PLAIN}(?:\|{_PLAIN})*)\))"
    r"|(?P<escape>\\.)|(?P<set>\[\^?\]?[^\]]*\])|(?P<open>\((?:\?(?:P<\w+>|<?[=!]|:|P=\w+)?)?)"
    r"|(?P<close>\))|(?P<bar>\|)|(?P<again>\+\??)|(?P<optional>[?*]\??|\{[\d,]+\}\??)"
    rf"|(?P<any>[.^$])|(?P<text>{_PLAIN})"
)


def needed_text(written: str) -> tuple[Need, ...]:
    """List what a text must contain to be matched by a pattern, in the order of the pattern.

    Parameters
    ----------
    written
        A pattern without flags.

    Returns
    -------
    tuple of frozenset of str
        A match holds one piece of each; a pattern that needs nothing has none.

    Examples
    --------
    >>> [sorted(need) for need in needed_text("(?:votes?|voted) (?:often )?with")]
    [['vote', 'voted'], [' '], ['with']]
    """
    needs = _FOUND.get(written)
    return tuple(_alternation(_tokens(written))) if needs is None else needs


def remember_needs(needs_of: Mapping[str, tuple[Need, ...]]) -> None:
    """Take what patterns need as it was found before, in place of finding it again.

    >>> remember_needs({"trades? with": needed_text("trades? with")})
    """
    _FOUND.update(needs_of)


def can_match(needs: tuple[Need, ...], text: str) -> bool:
    """Return whether a text contains all that a pattern needs.

    >>> can_match(needed_text("votes? with"), "trade with")
    False
    """
    for need in needs:  # a loop, as clauses are asked tens of thousands of times
        for piece in need:
            if piece in text:
                break
        else:
            return False
    return True


def can_match_in_order(needs: tuple[Need, ...], text: str) -> bool:
    """Return whether a text contains what a pattern needs, one after the other.

    It takes longer than ``can_match``, and is worth it where compiling the pattern does.

    >>> can_match_in_order(needed_text("votes? with"), "with its vote")
    False
    """
    at = 0
    for need in needs:
        places = [(text.find(piece, at), len(piece)) for piece in need]
        at = min([place + length for place, length in places if place >= 0], default=-1)
        if at < 0:
            return False
    return True


class NeedIndex:
    """Which of many patterns a text can match, looked up at once.

    A need that most patterns have is looked for first, as a text without it is ruled out of most;
    what no pattern that is left needs is not looked for. Patterns are bits.

    >>> index = NeedIndex([needed_text("votes? with"), needed_text("trades? with")])
    >>> list(index.fitting("trade with"))
    [1]
    """

    def __init__(self, needs_of: Iterable[Iterable[Need]]) -> None:
        """Collect the patterns that have each need."""
        patterns_of: dict[Need, int] = {}
        self._all = 0
        for number, needs in enumerate(needs_of):
            self._all |= 1 << number
            for need in needs:
                patterns_of[need] = patterns_of.get(need, 0) | 1 << number
        self._needs = sorted(patterns_of.items(), key=lambda item: -item[1].bit_count())

    def fitting(self, text: str) -> Iterator[int]:
        """Yield the numbers of the patterns that a text may match, in their order."""
        left = self._all
        for need, patterns in self._needs:
            if left & patterns:
                for piece in need:  # a loop, as in can_match
                    if piece in text:
                        break
                else:
                    left &= ~patterns
        while left:
            lowest = left & -left
            yield lowest.bit_length() - 1
            left ^= lowest


Item = TypeVar("Item")


class Needing(Generic[Item]):
    """What has patterns, and which of it a text may match by what these need.

    >>> listed = Needing(["votes? with", "trades? with"], needed_text)
    >>> list(listed.fitting("trade with"))
    ['trades? with']
    """

    def __init__(self, items: Sequence[Item], needs_of: Callable[[Item], Iterable[Need]]) -> None:
        """Collect what each needs."""
        self._items = items
        self._index = NeedIndex(map(needs_of, items))

    def fitting(self, text: str) -> Iterator[Item]:
        """Yield what a text may match, in its order."""
        return (self._items[number] for number in self._index.fitting(text))


def _tokens(written: str) -> Iterator[tuple[str, str]]:
    """Split a pattern into its parts: kind, and text."""
    for match in _TOKEN.finditer(written):
        yield str(match.lastgroup), match["listed"] or match[0]


@dataclass
class _Branch:
    """What one alternative needs: ``last`` is of the item that a quantifier may follow.

    ``head`` is the item's text without the last character, to which alone a quantifier applies.
    """

    needs: list[Need] = field(default_factory=list)
    last: list[Need] = field(default_factory=list)
    head: str = ""

    def add(self, last: list[Need], head: str = "") -> None:
        """Add an item."""
        self.needs += self.last
        self.last, self.head = last, head

    def add_text(self, text: str) -> None:
        """Add plain text."""
        self.add([frozenset({text})], text[:-1])

    def make_optional(self) -> None:
        """Take back what the last item needs, as a match may lack it."""
        self.last = [frozenset({self.head})] if self.head else []

    def all(self) -> list[Need]:
        """Return all needs."""
        return [*self.needs, *self.last]


def _alternation(tokens: Iterator[tuple[str, str]]) -> list[Need]:
    """Read alternatives to the end of their group, and return what all of them need."""
    branches = [_Branch()]
    for kind, text in tokens:
        if kind == "close":
            break
        if kind == "bar":
            branches.append(_Branch())
        else:
            _add(branches[-1], kind, text, tokens)
    return _common([branch.all() for branch in branches])


def _add(branch: _Branch, kind: str, text: str, tokens: Iterator[tuple[str, str]]) -> None:
    """Add one part of a pattern to an alternative."""
    if kind == "text":
        branch.add_text(text)
    elif kind == "words":  # a list of words, as most of the text of long patterns is
        branch.add([frozenset(text.split("|"))])
    elif kind == "optional":
        branch.make_optional()
    elif kind == "open":
        inside = _alternation(tokens)
        branch.add([] if re.match(r"\(\?<?[=!]", text) else inside)
    elif kind != "again":
        branch.add([])


def _common(branches: list[list[Need]]) -> list[Need]:
    """Return what a match of any of some alternatives needs."""
    if len(branches) == 1:
        return branches[0]
    if not all(branches):
        return []
    return [frozenset().union(*map(_strongest, branches))]


def _strongest(needs: list[Need]) -> Need:
    """Return the need that rules out most: that whose shortest piece is longest."""
    return needs[0] if len(needs) == 1 else max(needs, key=lambda need: min(map(len, need)))
