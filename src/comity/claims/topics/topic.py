"""Topics: the words that each measure is spoken of by, from ``topics.toml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity.claims.literals import Needing
from comity.claims.patterns import Pattern, compile_plain, needs_of
from comity.claims.rule_data import rule_data


@dataclass(frozen=True)
class Topic:
    """What is spoken of: its measures, the best first, the number of its states, and its words.

    ``first`` and ``second`` are cues for the roles of two states, where the measures have none of
    their own. ``asserts``, ``denies``, ``concludes``, ``begins``, ``ends``, ``opens`` and
    ``closes`` say in plain words that what the first measures count is so, is not so, was agreed,
    began, ended, or was so for the first or the last time; ``ignores`` are twists that leave it as
    it is. A topic of a ``group`` has the words of every membership. What ``once`` was so needs no
    year, and what is so of one measure may be so by that of ``also``.
    """

    measures: tuple[str, ...]
    states: int
    words: Pattern
    unless: Pattern | None
    first: tuple[str, ...]
    second: tuple[str, ...]
    also: str
    group: Pattern | None
    once: Pattern | None
    asserts: Pattern | None
    denies: Pattern | None
    concludes: Pattern | None
    begins: Pattern | None
    ends: Pattern | None
    opens: Pattern | None
    closes: Pattern | None
    ignores: Pattern | None

    def is_spoken_of(self, masked: str) -> bool:
        """Return whether a masked clause has its words."""
        if not self.words.search(masked):
            return False
        return self.unless is None or not self.unless.search(masked)


@cache
def open_words() -> Pattern:
    """Return the words of clauses of what may be, is wished, or how something is seen."""
    return compile_plain(_open_written())


@cache
def topics() -> tuple[Topic, ...]:
    """Read all topics, in the order in which they are tried."""
    return tuple(_topic(item, rule_data("topics")["words"]) for item in _items())


def topics_fitting(masked: str) -> Iterator[Topic]:
    """Yield the topics for which a text has what their words need.

    >>> len(list(topics_fitting("<0> trades with <1>"))) < len(topics()) / 2
    True
    """
    return _needing().fitting(masked)


@cache
def _needing() -> Needing[Topic]:
    return Needing(topics(), lambda topic: needs_of(topic.words))


def _items() -> Iterator[dict[str, Any]]:
    """Yield what is declared of each topic, with the words of memberships for each group."""
    data = rule_data("topics")
    for item in data["topic"]:
        group = item.get("group")
        common = data["membership"] if group else {}
        said = {
            name: text.replace("GROUP", rf"\b(?:{group})") for name, text in common.items() if group
        }
        unless = "|".join(filter(None, (said.get("unless"), item.get("unless"))))
        yield {**said, **item, "unless": unless}


@cache
def understood() -> Pattern:
    """Return the words for the membership of a group that was named before."""
    return compile_written(rule_data("topics")["membership"]["understood"])


def compile_written(pattern: str) -> Pattern:
    """Prepare a pattern with the lists of words that it names."""
    return compile_plain(_written(pattern, rule_data("topics")["words"]))


def topic_patterns() -> Iterator[str]:
    """Yield the patterns of all topics as they are written."""
    data = rule_data("topics")
    yield _open_written()
    for item in _items():
        named = (item.get(name) for name in ("words", "unless", *_PHRASES))
        yield from (_written(pattern, data["words"]) for pattern in named if pattern)


_PHRASES = (
    "group",
    "once",
    "asserts",
    "denies",
    "concludes",
    "begins",
    "ends",
    "opens",
    "closes",
    "ignores",
)
"""The names of phrases that a topic may have."""


def _topic(item: dict[str, Any], words: dict[str, str]) -> Topic:
    return Topic(
        tuple(item["measures"]),
        item["states"],
        compile_plain(_written(item["words"], words)),
        _pattern(item, "unless", words),
        tuple(item.get("first", ())),
        tuple(item.get("second", ())),
        item.get("also", ""),
        *(_pattern(item, name, words) for name in _PHRASES),
    )


def _pattern(item: dict[str, Any], name: str, words: dict[str, str]) -> Pattern | None:
    """Prepare the pattern of a name, if a topic has it."""
    return compile_plain(_written(item[name], words)) if item.get(name) else None


def _open_written() -> str:
    return rf"\b(?:{rule_data('topics')['open']['words']})\b"


def _written(pattern: str, words: dict[str, str]) -> str:
    """Write words out with the lists that they name."""
    for name, listed in words.items():
        pattern = pattern.replace("{" + name + "}", f"(?:{listed})")
    return rf"(?:\b|(?=<))(?:{pattern})(?![a-z])"
