"""Figures and states in one order: "3 and 2 billion to A and B respectively"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.text.masks import NAME, masked_evenly
from comity.claims.text.mentions import Context, Mention

_UNIT = r"(?: ?%| ?per ?cent\b| ?(?:m|b|tr)illion\b| ?bn\b)"
FIGURE = rf"(?:USD |(?:US)?[$€£])?\d+(?:[.,]\d+)*{_UNIT}?(?: (?:US )?dollars\b)?"
"""A sum, a share or a number, as a pattern."""

_STATE = rf"(?:the )?[{NAME}]+(?!['’])"
_IN_TURN = re.compile(
    rf"(?P<figures>{FIGURE}(?:, {FIGURE})*,? and {FIGURE})(?P<what> [^,;.\d{NAME}]{{1,40}}?)? "
    r"(?P<link>to|from|with|by|for|in the cases? of|in) "
    rf"(?P<states>{_STATE}(?:, {_STATE})*,? and {_STATE})(?:,? (?:respectively|in (?:that|the same|"
    r"this) order))?"
)
_UNIT_AT_END = re.compile(rf"(?P<unit>{_UNIT})?(?P<dollars> (?:US )?dollars)?$")


def figures_in_turn(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "3 and 2 billion to A and B respectively": each figure goes with one state.

    >>> text = "It sold 3 and 2 billion dollars to Peru and Cuba respectively."
    >>> mentions = [Mention(35, 39, (135,), "name"), Mention(44, 48, (40,), "name")]
    >>> [words for *_, words in figures_in_turn(text, mentions, Context())]
    ['3 billion dollars to Peru and 2 billion dollars to Cuba']
    """
    for match in _IN_TURN.finditer(masked_evenly(text, mentions)):
        figures = re.findall(FIGURE, match["figures"])
        begin = match.start("states")
        names = [
            text[begin + one.start() : begin + one.end()]
            for one in re.finditer(_STATE, match["states"])
        ]
        if len(figures) == len(names) and not _YEARS.fullmatch(match["figures"]):
            link, what = match["link"].replace("cases", "case"), match["what"] or ""
            each = [
                f"{figure_in_full(figure, figures[-1])}{what} {link} {name}"
                for figure, name in zip(figures, names, strict=True)
            ]
            yield *match.span(), f"{', '.join(each[:-1])} and {each[-1]}"


_YEARS = re.compile(r"(?:(?:1[89]|20)\d\d(?:, |,? and )?)+")


def figure_in_full(figure: str, last: str) -> str:
    """Return a figure of a list, with what only the last of them names: its unit, dollars."""
    own, ends = _UNIT_AT_END.search(figure), _UNIT_AT_END.search(last)
    if own is None or ends is None:
        return figure
    unit = "" if own["unit"] else ends["unit"] or ""
    return figure + unit if own["dollars"] else figure + unit + (ends["dollars"] or "")
