"""Groups of states in a line, by their names and by words for the one that was named last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from comity.claims.events.line import LineItem, SentenceLine
from comity.claims.patterns import Pattern
from comity.claims.text.mentions import Context
from comity.claims.topics.topic import topics

_GROUP_MEANT = re.compile(
    r"\b(?:the|that|this) (?:bloc|alliance|group|grouping|organi[sz]ation|union|club)\b"
)
_GROUP_AGAIN = re.compile(
    r"(?:\bthe )?<g>(?: organi[sz]ation)? \( <g> \)|"
    r"(?:\bthe )?<g>(?: group| bloc| alliance| organi[sz]ation)?"
)


def with_groups(line: SentenceLine, context: Context) -> SentenceLine:
    """Return a line with the groups that it names, and those meant by "the bloc".

    >>> from comity.claims.events.line import line_of
    >>> with_groups(line_of("it left the EU", []), Context()).text
    'it left <g>'
    """
    for topic in topics():
        if topic.group is not None:
            line = _with_group(line, topic.group, topic.measures[0])
    named = next((item.group for item in line.items if item.word == "<g>"), "")
    meant = named or (f"{context.group}_member" if context.group else "")
    if meant:
        line = line.merged(_GROUP_MEANT, lambda inside, _: _group(inside, meant))
    return line.merged(_GROUP_AGAIN, _again)


def _with_group(line: SentenceLine, names: Pattern, measure: str) -> SentenceLine:
    """Return a line with one group by its names."""
    written = {re.escape(match[0]) for match in names.finditer(line.text)}
    if not written:
        return line
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(written, key=len, reverse=True))})\b")
    return line.merged(pattern, lambda inside, _: _group(inside, measure))


def _group(inside: Sequence[LineItem], measure: str) -> LineItem:
    return LineItem("<g>", inside[0].start, inside[-1].end, group=measure)


def _again(inside: Sequence[LineItem], _: re.Match[str]) -> LineItem:
    named = next(item for item in inside if item.group)
    return replace(named, start=inside[0].start, end=inside[-1].end)
