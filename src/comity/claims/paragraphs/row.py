"""The row of states that a sentence names, of which those after it speak by their places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from comity.claims.text.masks import NAME, masked_evenly, states_within
from comity.claims.text.mentions import Context, Mention

TWO = 2
_STATE = rf"(?:the )?[{NAME}]+(?!['’])"
_JOINED = re.compile(rf"{_STATE}(?:, {_STATE})*,? (?:and|or) {_STATE}")
_LINKED = re.compile(rf"\b(?P<link>to|from|with|in|for|by) (?:the )?(?P<state>[{NAME}]+)(?!['’])")


def row_after(sentence: str, mentions: Sequence[Mention], context: Context) -> tuple[int, ...]:
    """Return the row of states that is spoken of after a sentence.

    It is the one list of the sentence, or those with one preposition, or all that it names but
    for owners. A sentence that names no more than one of the row before it goes on with that row.

    >>> text = "Peru sold 3 billion to Chile and 2 billion to Cuba."
    >>> named = [(0, 4, 135), (23, 28, 155), (46, 50, 40)]
    >>> mentions = [Mention(start, end, (code,), "name") for start, end, code in named]
    >>> row_after(text, mentions, Context())
    (155, 40)
    """
    named = states_within(mentions, 0, len(sentence))
    if len(named) < TWO and {*named} <= {*context.row}:
        return context.row
    masked = masked_evenly(sentence, mentions)
    rows = (
        _joined(masked, mentions),
        _linked(masked, mentions),
        _owners_left_out(masked, mentions),
    )
    return next((row for row in rows if len(row) >= TWO), named if len(named) >= TWO else ())


def _joined(masked: str, mentions: Sequence[Mention]) -> tuple[int, ...]:
    """Return the states of the one list in a sentence; none of two lists."""
    lists = [*_JOINED.finditer(masked)]
    return states_within(mentions, *lists[0].span()) if len(lists) == 1 else ()


def _linked(masked: str, mentions: Sequence[Mention]) -> tuple[int, ...]:
    """Return the states with the preposition that most have, of two at least."""
    by_link: dict[str, list[int]] = defaultdict(list)
    for match in _LINKED.finditer(masked):
        by_link[match["link"]] += states_within(mentions, *match.span("state"))
    longest = max(by_link.values(), key=len, default=[])
    return tuple(dict.fromkeys(longest))


def _owners_left_out(masked: str, mentions: Sequence[Mention]) -> tuple[int, ...]:
    """Return the states named but for those of whom something is: "Peru's", "Peruvian"."""
    own = [
        one for one in mentions if one.form == "name" and masked[one.end : one.end + 1] not in "'’"
    ]
    return states_within(own, 0, len(masked))
