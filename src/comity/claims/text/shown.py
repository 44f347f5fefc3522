"""The words of a sentence that are shown as a claim, so that a reader can quote them."""

from __future__ import annotations

import re

_HANGING = (
    r"(?:an?|the|and|or|but|of|in|on|at|to|from|by|with|for|as|than|that|which|is|was|are|were|its|"
    r"their)"
)
_LEFT_HANGING = re.compile(rf"(?:[\s,;:]+{_HANGING})+[\s,;:]*$", re.IGNORECASE)
"""Words at the end which something has to follow."""

_GOES_ON = re.compile(r" ?[\w$€£“\"(]")
_END_OF_CLAUSE = re.compile(r"[,;:.!?)](?=\s|$)")
_BEGIN_OF_CLAUSE = re.compile(r".*[,;:(]\s", re.DOTALL)

FEW = 3
"""A claim of fewer words, without a figure or a name, is shown with its clause."""

_TELLING = re.compile(rf"\d|\b(?!(?i:{_HANGING})\b)[A-Z]")


_FIGURE = r"\d[\d.,]* ?(?:%|per ?cent|(?:m|b|tr)illion(?: dollars)?|bn)"
_OTHER_FIGURE = re.compile(
    rf"\s*\([^()]*\d[^()]*\)?$|,? (?:with|at) [^,;()]*{_FIGURE}$|(?<=[a-z]) [$€£]?{_FIGURE}$"
)
"""A figure at the end of some words: "(9 percent)", "with 9 percent"."""


def _before_other_figure(text: str, start: int, end: int, figure: str) -> int:
    """Return where some words end without a figure that nothing is said of."""
    words = text[start:end]
    match = _OTHER_FIGURE.search(words) if figure else None
    is_other = match is not None and match.start() > 0 and figure not in match[0]
    return start + match.start() if match and is_other else end


def shown_place(text: str, start: int, end: int, figure: str = "") -> tuple[int, int]:
    """Return the place of some words of a sentence as they are shown.

    There are no half words at its ends, and no word that something has to follow; a bracket is
    closed. Too few words to say something are shown with their clause, and none with all of the
    sentence. What is said of a figure that is not among the words is shown with the clause of it.

    Parameters
    ----------
    text : str
        A sentence.
    start, end : int
        The place of the words in it.
    figure : str
        The figure that is said of, as written; empty for none.

    Examples
    --------
    >>> shown_place("Peru sold it to Chile.", 1, 20)
    (0, 21)
    >>> sentence = "By then, it had grown from 4 billion to 12 billion, and then it fell."
    >>> start, end = shown_place(sentence, 0, 2, "12 billion")
    >>> sentence[start:end]
    'it had grown from 4 billion to 12 billion'
    >>> start, end = shown_place(sentence, 9, 39)
    >>> sentence[start:end]
    'it had grown from 4 billion'
    >>> shown_place("Peru (9 percent), its main market", 0, 16, "the main")
    (0, 4)
    """
    start, end = _whole_words(text, start, end)
    at = _place_of(figure, text)
    if at >= 0 and not start <= at < end:
        start, end = _begin_of_clause(text, at), _end_of_clause(text, at + len(figure))
    end = _before_other_figure(text, start, end, figure)
    words = text[start:end]
    if not words.strip():
        return 0, len(text)
    if (hanging := _LEFT_HANGING.search(words)) and _GOES_ON.match(text, end):
        end = start + hanging.start()
    if len(text[start:end].split()) < FEW and not _TELLING.search(words):
        start, end = _begin_of_clause(text, start), _end_of_clause(text, end)
    is_open = text[start:end].count("(") > text[start:end].count(")")
    return start, end + (is_open and text[end : end + 1] == ")")


def clause_of_figure(text: str, figure: str) -> tuple[int, int] | None:
    """Return the place of the words between commas around a figure that a sentence has once.

    >>> text = "In 2014, it took 9 percent (of all), and more later."
    >>> text[slice(*clause_of_figure(text, "9 percent"))]
    'it took 9 percent (of all)'
    """
    at = _place_of(figure, text)
    if at < 0:
        return None
    return shown_place(text, _begin_of_clause(text, at), _end_of_clause(text, at + len(figure)))


def _place_of(figure: str, text: str) -> int:
    """Return where a figure is that a sentence has once, with a comma or a point; -1 for none."""
    written = next((one for one in (figure, figure.replace(".", ",")) if one in text), "")
    return text.find(written) if written and text.count(written) == 1 else -1


def _end_of_clause(text: str, end: int) -> int:
    """Return where the clause of a place ends: at the next comma, or after the last word."""
    match = _END_OF_CLAUSE.search(text, end)
    return match.start() if match else len(text)


def _begin_of_clause(text: str, start: int) -> int:
    """Return where the clause of a place begins: after the comma before it."""
    match = _BEGIN_OF_CLAUSE.match(text[:start])
    return match.end() if match else 0


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of some words without half words at its ends."""
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end
