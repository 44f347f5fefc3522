"""Words of trade: whether what they say is bought or sold."""

from __future__ import annotations

import re

_FLOW = re.compile(
    r"\b(?:(?P<buys>bought|buys?|buying|imports?|imported|importing|purchas\w+|receiv\w+|gets?|got|"
    r"taking|took)|"
    r"(?P<sells>sold|sells?|selling|sales|exports?|exported|exporting|shipments|shipp\w+|sends?|"
    r"sent|sending|deliver\w*|suppl(?:y|ies|ied|ying)))\b"
)


def flow_of(words: str) -> str:
    """Return whether the last word of trade buys or sells; empty for none.

    >>> flow_of("sold wheat and bought cars"), flow_of("sales to it were")
    ('buys', 'sells')
    """
    last = [match.lastgroup for match in _FLOW.finditer(words)][-1:]
    return last[0] or "" if last else ""
