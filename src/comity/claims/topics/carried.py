"""Nouns that a part of a sentence only refers to: relations that were cut, presidents who went."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from comity.claims.patterns import Pattern
from comity.claims.rule_data import rule_data
from comity.claims.topics.parts.sentence_parts import SentencePart
from comity.claims.topics.topic import compile_written


@dataclass(frozen=True)
class _Carried:
    """A noun, what is said of it, the words that refer to it, and what it is called then.

    ``is_of_two`` tells that it is of the two states that are named with it.
    """

    noun: Pattern
    said: Pattern
    referred: re.Pattern[str]
    name: str
    is_of_two: bool


@cache
def _carried() -> tuple[_Carried, ...]:
    """Read the nouns."""
    return tuple(
        _Carried(
            compile_written(item["noun"]),
            compile_written(item["said"]),
            re.compile(rf"\b{item['referred']}\b"),
            item["name"],
            item["is_of_two"],
        )
        for item in rule_data("topics")["carried"]
    )


def with_carried(parts: list[SentencePart]) -> list[SentencePart]:
    """Return parts with the nouns that they refer to and that one before names."""
    for noun in _carried():
        parts = _with_noun(parts, noun)
    return parts


def _with_noun(parts: list[SentencePart], carried: _Carried) -> list[SentencePart]:
    """Return parts with one noun that they refer to, between the two states that it is of."""
    result: list[SentencePart] = []
    between: tuple[int, ...] | None = None
    for part in parts:
        if carried.noun.search(part.masked):
            between = part.named if len(part.named) == len(("one", "other")) else ()
        elif between is not None and _refers(part, carried):
            written, count = carried.referred.subn(carried.name, part.masked, count=1)
            written = written if count else f"{carried.name} {written}"
            part = replace(part, masked=written)
            part = _between(part, between) if carried.is_of_two else part
        result.append(part)
    return result


def _refers(part: SentencePart, carried: _Carried) -> bool:
    """Return whether a part is about a noun that is carried on, and not another: "lost a war"."""
    match = carried.said.search(part.masked)
    if match is None:
        return False
    is_of_another = _OBJECT.match(part.masked[match.end() :]) is not None
    return carried.referred.search(part.masked) is not None or not is_of_another


_OBJECT = re.compile(r" (?:an?|the|its|their|his|her|some|no|all) (?!(?:two|pair)\b)[a-z]")


def _between(part: SentencePart, states: tuple[int, ...]) -> SentencePart:
    """Return a part that refers to something of two states with both."""
    if not states or len(part.named) > 1 or not set(part.named) <= set(states):
        return part
    codes = (*part.named, *(code for code in states if code not in part.named))
    return part.said_of(codes, part.unnamed)
