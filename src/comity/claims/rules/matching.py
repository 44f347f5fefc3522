"""From sentences to readings: which rule reads a clause, and as which test."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from comity.claims.claim import Interpretation, Kind
from comity.claims.rules.compile_test import build
from comity.claims.rules.lexicon import Lexicon, Rule
from comity.claims.text.clauses import Clause, take_apart
from comity.claims.text.mentions import Context, Names
from comity.claims.text.sentences import Part, clauses
from comity.claims.text.times import time_of
from comity.panels.codebook import Description

BEYOND = "beyond the data"
"""The rule that finds what no other does, and judges nothing."""

Describe = Callable[[str], Description | None]
"""Gives what the codebook says of a measure; None for one that is not there."""


Found = tuple[Part, Interpretation]
"""A reading, and the part of the sentence that it is of."""


@dataclass(frozen=True)
class ParserContext:
    """What sentences are read with: the lexicon, the names, the measures, and the year."""

    lexicon: Lexicon
    names: Names
    describe: Describe
    now: int


@dataclass(frozen=True)
class ParsedSentence:
    """What a sentence was heard as: its kind, and a reading for each claim in it."""

    kind: Kind
    says: str
    readings: tuple[Found, ...]


def hear(sentence: str, reader: ParserContext, context: Context) -> ParsedSentence:
    """Hear one sentence; the context remembers whom it spoke of.

    Predictions are read as claims are, so that their probability can be told; opinions and
    rhetoric are not read.
    """
    kind, says = attitude(sentence, reader.lexicon)
    readings: list[Found] = []
    if kind in ("claim", "prediction"):
        apart = _apart(sentence, reader, context)
        facts = [found for found in apart if _is_fact(found, reader.lexicon)]
        if kind == "prediction" and facts:
            kind, says, readings = "claim", "", facts
        else:
            readings = _readings(sentence, apart, reader, context)
    context.hear(reader.names.states_in(sentence))
    return ParsedSentence(kind, says, tuple(readings))


def _is_fact(found: Found, lexicon: Lexicon) -> bool:
    """Tell a clause that claims what is, beside a prediction: "while it has grown, it may end"."""
    part, reading = found
    tells = _VERB.search(part.text) is not None
    return reading.test is not None and tells and attitude(part.text, lexicon)[0] == "claim"


_VERB = re.compile(r"\b(?:has|have|had|is|are|was|were|grew|rose|fell|\w{3,}ed)\b|'ve\b|’ve\b")
"""Verbs by which a clause says what is or was."""


def attitude(sentence: str, lexicon: Lexicon) -> tuple[Kind, str]:
    """Tell a claim of fact from opinion, prediction and rhetoric.

    >>> from comity.claims.rules.lexicon import read_lexicon
    >>> attitude("India should buy less from Russia.", read_lexicon())[0]
    'opinion'
    """
    for kind, says, patterns in lexicon.attitudes:
        if any(pattern.search(sentence) for pattern in patterns):
            return kind, says  # type: ignore[return-value]
    return "claim", ""


def _apart(sentence: str, reader: ParserContext, context: Context) -> list[Found]:
    """Read the clauses of a sentence one by one; nothing where it has only one."""
    parts = clauses(sentence)
    if len(parts) == 1:
        return []
    inner = Context(context.pair, context.one, context.main, list(context.seen))
    apart: list[Found] = []
    for part in parts:
        # What is beyond the data says nothing beside what is within them.
        if (found := read(part.text, sentence, reader, inner)) and found.rule != BEYOND:
            apart.append((part, found))
        inner.hear(reader.names.states_in(part.text))
    return apart


def _readings(
    sentence: str, apart: list[Found], reader: ParserContext, context: Context
) -> list[Found]:
    """Read a sentence by its clauses, or as a whole where they tell nothing apart."""
    if len({(found.rule, found.states) for _, found in apart}) > 1:
        return apart
    found = read(sentence, sentence, reader, context)
    if found is None or (found.rule == BEYOND and apart):
        return apart
    if len(apart) == 1 and apart[0][1].rule == found.rule and not found.about_many(apart[0][1]):
        return apart
    return [(Part(sentence, 0, len(sentence)), found)]


def read(
    text: str, sentence: str, reader: ParserContext, context: Context
) -> Interpretation | None:
    """Read a clause by the rule that fits it best; None if none does."""
    when = time_of(sentence, reader.now)
    clause = take_apart(text, reader.names, reader.lexicon, context, when, reader.now)
    for rule, score in _candidates(clause, reader.lexicon):
        if found := build(rule, clause, reader.lexicon, reader.describe, score):
            return found
    return None


def _candidates(clause: Clause, lexicon: Lexicon) -> list[tuple[Rule, float]]:
    """Give the rules that match a clause, the best first."""
    scored = [(rule, _score(rule, clause.masked)) for rule in lexicon.rules]
    return sorted(((r, s) for r, s in scored if s > 0), key=lambda found: -found[1])


def _score(rule: Rule, masked: str) -> float:
    """Say how well a rule fits: a point a pattern, its weight, and the words it explains."""
    found: list[re.Match[str]] = []
    for pattern in rule.when:
        match = pattern.search(masked)
        if not match:
            return 0.0
        found.append(match)
    if any(pattern.search(masked) for pattern in rule.unless):
        return 0.0
    return len(found) + rule.weight + sum(len(match[0]) for match in found) / 200
