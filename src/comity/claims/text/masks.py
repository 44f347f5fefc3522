"""A sentence with a sign for each letter of its states, in which patterns keep their places."""

from __future__ import annotations

from collections.abc import Iterable

from comity.claims.text.mentions import Mention

NAME, PEOPLE = "§", "¶"
"""The signs for a letter of a state's name, and of its adjective."""

STATE = rf"(?:the |The )?[{NAME}]+"
"""A state by its name, perhaps with its article, as a pattern for a masked sentence."""


def masked_evenly(text: str, mentions: Iterable[Mention]) -> str:
    """Return a text of the same length with a sign for each letter of a state.

    >>> masked_evenly("Peru buys it", [Mention(0, 4, (135,), "name")])
    '§§§§ buys it'
    """
    for one in mentions:
        sign = PEOPLE if one.form == "adjective" else NAME
        text = text[: one.start] + sign * (one.end - one.start) + text[one.end :]
    return text


def states_of(mentions: Iterable[Mention]) -> set[int]:
    """Return all states named.

    >>> states_of([Mention(0, 4, (135,), "name"), Mention(9, 14, (135, 155), "name")]) == {135, 155}
    True
    """
    return {code for one in mentions for code in one.states}


def states_between(mentions: Iterable[Mention], start: int, end: int) -> set[int]:
    """Return all states that are named between two places.

    >>> named = [Mention(0, 4, (135, 155), "name"), Mention(9, 14, (140,), "name")]
    >>> states_between(named, 0, 5) == {135, 155}
    True
    """
    return states_of(one for one in mentions if start <= one.start < end)


def states_within(mentions: Iterable[Mention], start: int, end: int) -> tuple[int, ...]:
    """Return the states named between two places, each once.

    >>> states_within([Mention(0, 4, (135,), "name"), Mention(9, 14, (155,), "name")], 0, 5)
    (135,)
    """
    inside = (one.states[0] for one in mentions if start <= one.start < end)
    return tuple(dict.fromkeys(inside))
