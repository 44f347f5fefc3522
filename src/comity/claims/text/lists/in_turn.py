"""Lists of states and of as many figures, and what is said of both of two, one by one."""

from __future__ import annotations

import re

_STATE = r"(?:the )?<\d+d?>(?:'s?)?"
_STATES = rf"{_STATE}(?:, {_STATE})*,? and {_STATE}(?!\w)"
_FIGURES = r"#\d+(?:, #\d+)*,? and #\d+"
_IN_ORDER = re.compile(r",? (?:respectively|in that order)\b,?")
_LISTS = re.compile(_STATES)
_FIGURE_LIST = re.compile(_FIGURES)
_BEFORE = re.compile(rf"(?P<states>{_STATES})[^<#;]*(?P<figures>{_FIGURES})")
"""A list of states whose figures follow: "A and B, which supplied 33 and 27 percent"."""

_BOTH = re.compile(
    rf"(?:^|[,;:(] |\b(?:while|whereas|and|but|as|because|since) )"
    rf"(?P<list>both (?P<one>{_STATE}) and (?P<two>{_STATE}))(?! (?:#|combined|together))"
    r"(?P<said>[^<#;,]*#\d+)"
)
"""What both of two do, with its figure."""


def texts_in_turn(masked: str) -> dict[int, list[str]]:
    """Return the texts in which the figures of a sentence are to be read, by their numbers.

    A figure of a list has one with the state of the same place in a list of states, and a figure
    of both of two has one with each. States are written <0>, and figures #0.

    >>> texts_in_turn("<0> and <1> spent #0 and #1, respectively.")
    {0: ['<0> spent #0.'], 1: ['<1> spent #1.']}
    >>> texts_in_turn("both <0> and <1> spend #0.")
    {0: ['<0> spend #0.', '<1> spend #0.']}
    """
    figures = _FIGURE_LIST.findall(masked)
    in_turn = _of_lists(masked, figures[0]) if len(figures) == 1 else {}
    return in_turn or _of_both(masked)


def _of_lists(masked: str, figures: str) -> dict[int, list[str]]:
    """Return the text of each figure of a list, with the states of its place."""
    numbers = _members(r"#\d+", figures)
    lists = [one for one in _LISTS.findall(masked) if len(_members(_STATE, one)) == len(numbers)]
    near = _BEFORE.search(masked)
    is_told = _IN_ORDER.search(masked) is not None
    if not lists or not (is_told or (near and near["states"] in lists)):
        return {}
    texts = {}
    for place, number in enumerate(numbers):
        text = _IN_ORDER.sub("", masked).replace(figures, number)
        for each in lists if is_told else lists[:1]:
            text = text.replace(each, _members(_STATE, each)[place])
        texts[int(number[1:])] = [text]
    return texts


def _members(pattern: str, listed: str) -> list[str]:
    """Return the members of a list."""
    return re.findall(pattern, listed)


def _of_both(masked: str) -> dict[int, list[str]]:
    """Return the texts of each figure that is of both of two."""
    texts = {}
    for match in _BOTH.finditer(masked):
        number = int(match["said"].rpartition("#")[2])
        start, end = match.span("list")
        each = (masked[:start] + match[name] + masked[end:] for name in ("one", "two"))
        texts[number] = [*each]
    return texts
