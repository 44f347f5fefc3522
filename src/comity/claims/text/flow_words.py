"""Words of money: whether what they say is bought or sold, and what is spent on what."""

from __future__ import annotations

import re

_FLOW = re.compile(
    r"\b(?:(?P<buys>bought|buys?|buying|imports?|imported|importing|purchas\w+|receiv\w+|gets?|got|"
    r"taking|took)|"
    r"(?P<sells>sold|sells?|selling|sales|exports?|exported|exporting|shipments|shipp\w+|sends?|"
    r"sent|sending|deliver\w*|suppl(?:y|ies|ied|ying)))\b"
)


OTHER_SPENDING = re.compile(
    r"\b(?:public|government|state|social|health|welfare|consumer|education|infrastructure|research)"
    r" (?:spending|expenditures?|outlays?|budget)\b",
    re.IGNORECASE,
)
"""What is spent on something else than the military."""


def flow_of(words: str) -> str:
    """Return whether the last word of trade buys or sells; empty for none.

    >>> flow_of("sold wheat and bought cars"), flow_of("sales to it were")
    ('buys', 'sells')
    """
    last = [match.lastgroup for match in _FLOW.finditer(words)][-1:]
    return last[0] or "" if last else ""
