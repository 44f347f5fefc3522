"""Changes between two windows of years: "between 2010-14 and 2015-19"."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.grammar.tokens import Tokens
from comity.claims.text.quantities import in_unit_of
from comity.claims.text.times import TimeSpan

WINDOW = 5
"""How many years a window has: those over which arms deliveries are pooled."""

_BETWEEN = re.compile(
    r"(?:from <q(?P<low>\d+)> to <q(?P<high>\d+)> )?"
    r"<t(?P<a>\d+)>\s+(?:and|to)\s+(?:the )?<t(?P<b>\d+)>"
)
_COMPARED = re.compile(
    r"<t(?P<b>\d+)>(?P<said>[^,;<]*(?:<[saq]\d+>[^,;<]*)*?),? "
    r"(?:compared (?:with|to)|relative to|over|from|on)(?: the(?: years| period)?)?\s+<t(?P<a>\d+)>"
)
_PREVIOUS = re.compile(
    r"<t(?P<b>\d+)>(?P<said>[^,;<]*(?:<[saq]\d+>[^,;<]*)*?),? "
    r"(?:compared (?:with|to)|relative to|over|from|on|than in) the (?:previous|preceding|prior) "
    r"(?:five[- ]year period|five years|period)\b"
)


def with_windows(tokens: Tokens) -> Tokens:
    """Write each two windows that are compared as the time from the last year of one on."""
    for pattern in (_BETWEEN, _COMPARED):
        for match in pattern.finditer(tokens.masked):
            if _are_windows(match, tokens):
                return with_windows(_merged(match, tokens))
    return _with_previous(tokens)


def _with_previous(tokens: Tokens) -> Tokens:
    """Write a window that is compared with the five years before it."""
    match = _PREVIOUS.search(tokens.masked)
    window = tokens.times[int(match["b"])] if match else TimeSpan()
    if match is None or not is_window(window):
        return tokens
    before = (window.first or 0) - 1
    time = TimeSpan("between", before, window.last, window=WINDOW)
    written = f"<t{len(tokens.times)}>{match['said']}"
    return replace(_written(match, written, tokens), times=(*tokens.times, time))


def _are_windows(match: re.Match[str], tokens: Tokens) -> bool:
    """Return whether both times are windows, the first named as the one that is left."""
    before, after = tokens.times[int(match["a"])], tokens.times[int(match["b"])]
    if not (is_window(before) and is_window(after)):
        return False
    if "said" in match.groupdict():
        return (before.last or 0) < (after.last or 0)
    start = tokens.origin[match.start("a") - 2]
    led = tokens.text[start:].lower().startswith(("between", "from"))
    return led and (before.last or 0) < (after.last or 0)


def is_window(time: TimeSpan) -> bool:
    """Return whether a time is a window of five years.

    >>> is_window(TimeSpan("between", 2015, 2019)), is_window(TimeSpan("between", 2010, 2019))
    (True, False)
    """
    return time.kind == "between" and (time.last or 0) - (time.first or 0) == WINDOW - 1


def _merged(match: re.Match[str], tokens: Tokens) -> Tokens:
    """Write the change from one window to the other, or both levels with their windows."""
    named = match.groupdict()
    if named.get("low"):
        return _with_levels(match, tokens)
    first, last = (tokens.times[int(match[name])].last for name in "ab")
    time = TimeSpan("between", first, last, window=WINDOW)
    written = f"<t{len(tokens.times)}>{named.get('said') or ''}"
    return replace(_written(match, written, tokens), times=(*tokens.times, time))


def _with_levels(match: re.Match[str], tokens: Tokens) -> Tokens:
    """Write "from 32 to 37 percent between two windows" with the window of each figure."""
    low, high = int(match["low"]), int(match["high"])
    figures = list(tokens.figures)
    figures[low] = in_unit_of(figures[low], figures[high])
    written = f"from <q{low}> <t{match['a']}> to <q{high}> <t{match['b']}>"
    return replace(_written(match, written, tokens), figures=tuple(figures))


def _written(match: re.Match[str], written: str, tokens: Tokens) -> Tokens:
    """Write other words in the place of a match, from where it began in the sentence."""
    start, end = match.span()
    masked = tokens.masked[:start] + written + tokens.masked[end:]
    places = (tokens.origin[start],) * len(written)
    return replace(
        tokens, masked=masked, origin=(*tokens.origin[:start], *places, *tokens.origin[end:])
    )
