"""Compiling patterns: ours as they are, a user's so that none can run away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol, cast

import regex

from comity.claims.literals import Need, can_match, needed_text
from comity.errors import InvalidRequestError

SECONDS = 0.25
"""How long a user's pattern may compute on one clause; ours take a thousandth of it."""


class Pattern(Protocol):
    """What is asked of a compiled pattern."""

    def search(self, string: str, /) -> re.Match[str] | None:
        """Return the first match in a text."""

    def finditer(self, string: str, /) -> Iterator[re.Match[str]]:
        """Yield the matches in a text."""


def needs_of(pattern: Pattern) -> tuple[Need, ...]:
    """Return what a text must contain to be matched by a pattern, as far as that is known.

    >>> [sorted(need) for need in needs_of(compile_plain("votes? with"))]
    [['vote'], [' with']]
    """
    return pattern.needs if isinstance(pattern, PlainPattern) else ()


Compile = Callable[[str, int], Pattern]
"""Compiles a pattern with flags."""


def either(words: Iterable[str]) -> str:
    """Write a pattern of any of some words, in which none hides a longer one.

    >>> either(["gas", "gases"])
    'gases|gas'
    """
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@dataclass(frozen=True)
class PlainPattern:
    """A pattern that is compiled when a text first has the words that it needs."""

    written: str
    flags: int

    def search(self, string: str) -> re.Match[str] | None:
        """Return the first match in a text."""
        return self._compiled.search(string) if can_match(self.needs, string) else None

    def finditer(self, string: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text."""
        return self._compiled.finditer(string) if can_match(self.needs, string) else iter(())

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """What a text must contain to be matched; with flags it may be written in other ways."""
        return () if self.flags else needed_text(self.written)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.written, self.flags)


@lru_cache(maxsize=65536)
def compile_plain(written: str, flags: int = 0) -> Pattern:
    """Prepare a pattern of the lexicon; it is compiled when it is needed.

    >>> compile_plain("rel(?:y|ies)").search("it relies on gas")[0]
    'relies'
    """
    return PlainPattern(written, flags)


@dataclass(frozen=True)
class BoundedPattern:
    """A pattern that gives up after a time, with the file that it is from.

    Repetitions inside repetitions can take longer than the age of the universe on one sentence.
    An engine without that danger (RE2) has no look-behind, which the form of rules needs.
    """

    written: str
    compiled: regex.Pattern[str]
    where: str

    def search(self, string: str) -> re.Match[str] | None:
        """Return the first match; raises ``InvalidRequestError`` if that takes too long."""
        try:
            return cast("re.Match[str] | None", self.compiled.search(string, timeout=SECONDS))
        except TimeoutError as error:
            raise self._too_slow() from error

    def finditer(self, string: str) -> Iterator[re.Match[str]]:
        """Yield the matches; raises ``InvalidRequestError`` if that takes too long."""
        try:
            yield from cast(
                "Iterator[re.Match[str]]", self.compiled.finditer(string, timeout=SECONDS)
            )
        except TimeoutError as error:
            raise self._too_slow() from error

    def _too_slow(self) -> InvalidRequestError:
        shown = self.written if len(self.written) <= 80 else f"{self.written[:80]}..."
        return InvalidRequestError(
            f"{self.where}: the pattern {shown!r} takes longer than {SECONDS} seconds on one "
            "sentence.",
            "Write it without a repetition inside a repetition.",
        )


@lru_cache(maxsize=65536)
def compile_bounded(written: str, flags: int, where: str) -> Pattern:
    """Compile a pattern that gives up after ``SECONDS``.

    >>> compile_bounded("(?:a|a)+[bd]", 0, "my.toml").search("a" * 40 + "c")
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: my.toml: the pattern '(?:a|a)+[bd]' takes longer than ...
    """
    re.compile(written, flags)  # the form of patterns is that of the standard library
    return BoundedPattern(written, regex.compile(written, flags | regex.VERSION0), where)


_SLOTS = {"{X}": r"<\d+[dp]?>", "{P}": r"<\d+p>", "{Y}": r"<\d+[dp]?>"}


@dataclass(frozen=True)
class PatternCompiler:
    """Compiles the patterns of rules, with the lists of words and the slots filled in."""

    words: Mapping[str, str]
    compile: Compile

    def pattern(self, written: str, end: str = "") -> Pattern:
        """Compile a rule's pattern; it never begins in the middle of a word."""
        for slot, pattern in _SLOTS.items():
            written = written.replace(slot, pattern)
        for name, listed in self.words.items():
            written = written.replace("{" + name + "}", listed)
        # "rely" is not in "rarely".
        return self.compile(rf"(?<![a-z])(?:{written}){end}", 0)

    def optional(self, written: str) -> Pattern | None:
        """Compile a pattern that a rule may do without."""
        return self.pattern(written) if written else None
