"""Topics: the words that each measure is spoken of by, from ``topics.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity.claims.rule_data import rule_data


@dataclass(frozen=True)
class Topic:
    """What is spoken of: its measures, the best first, the number of its states, and its words.

    ``first`` and ``second`` are cues for the roles of two states, where the measures have none of
    their own. ``asserts``, ``denies``, ``begins`` and ``ends`` say in plain words that what the
    first measures count is so, is not so, began, or ended.
    """

    measures: tuple[str, ...]
    states: int
    words: re.Pattern[str]
    unless: re.Pattern[str] | None
    first: tuple[str, ...]
    second: tuple[str, ...]
    asserts: re.Pattern[str] | None
    denies: re.Pattern[str] | None
    begins: re.Pattern[str] | None
    ends: re.Pattern[str] | None

    def is_spoken_of(self, masked: str) -> bool:
        """Return whether a masked clause has its words."""
        if not self.words.search(masked):
            return False
        return self.unless is None or not self.unless.search(masked)


@cache
def open_words() -> re.Pattern[str]:
    """Return the words of clauses of what may be, is wished, or how something is seen."""
    return re.compile(rf"\b(?:{rule_data('topics')['open']['words']})\b")


@cache
def topics() -> tuple[Topic, ...]:
    """Read all topics, in the order in which they are tried."""
    return tuple(
        _topic(item, rule_data("topics")["words"]) for item in rule_data("topics")["topic"]
    )


def _topic(item: dict[str, Any], words: dict[str, str]) -> Topic:
    unless = item.get("unless")
    return Topic(
        tuple(item["measures"]),
        item["states"],
        _compiled(item["words"], words),
        _compiled(unless, words) if unless else None,
        tuple(item.get("first", ())),
        tuple(item.get("second", ())),
        *(_phrase(item, name, words) for name in ("asserts", "denies", "begins", "ends")),
    )


def _phrase(item: dict[str, Any], name: str, words: dict[str, str]) -> re.Pattern[str] | None:
    """Compile the phrase of a name, if a topic has it."""
    return _compiled(item[name], words) if name in item else None


def _compiled(pattern: str, words: dict[str, str]) -> re.Pattern[str]:
    """Compile words with the lists that they name."""
    for name, listed in words.items():
        pattern = pattern.replace("{" + name + "}", f"(?:{listed})")
    return re.compile(rf"(?:\b|(?=<))(?:{pattern})(?![a-z])")
