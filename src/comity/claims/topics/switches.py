"""States that a state dropped for another: relations with the one ended, with the other began."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from comity.claims.patterns import Pattern, compile_plain
from comity.claims.rule_data import rule_data
from comity.claims.topics.parts.sentence_parts import SentencePart


@cache
def _patterns() -> tuple[Pattern, ...]:
    """Read the patterns of a switch, with the groups who, old and new."""
    return tuple(map(compile_plain, rule_data("topics")["switches"]["words"]))


def with_switches(parts: list[SentencePart]) -> list[SentencePart]:
    """Return parts, of which one on a switch is two: on what ended, and on what began."""
    return [each for part in parts for each in _taken_apart(part)]


def _taken_apart(part: SentencePart) -> Iterator[SentencePart]:
    """Yield a part, or the two that a switch is."""
    match = next((one for p in _patterns() if (one := p.search(part.masked))), None)
    if match is None:
        yield part
        return
    who, old, new = match["who"], match["old"], match["new"]
    part = replace(part, others=part.named)
    yield part.reworded(f"{who} severed diplomatic relations with {old}")
    yield part.reworded(f"{who} established diplomatic relations with {new}")
