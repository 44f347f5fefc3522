"""Marks in a text that are no words of it: of footnotes, of hyphenation, of direction."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Characters that show nothing, or turn the direction of what follows; soft hyphens."""

_PLAIN = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
)
"""Hyphens that keep words together, and letters set as one."""

_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
_SUPERSCRIPT = re.compile(rf"[{''.join(_RAISED)}]+(?:[,⁻]?[{''.join(_RAISED)}]+)*")
_NOTE = (
    r"\[(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[a-z]|note \d+|citation needed|clarification needed)\]"
)
_BRACKETED = re.compile(rf"(?<=[^\s\[(]){_NOTE}(?![^\W_])|\s{_NOTE}(?=[\s.,;:]*(?:$|[.,;:]))")
_GLUED = re.compile(
    r"(?<=[a-z][a-z][.,;”\"])(?<!\bNo\.)(?<!\bno\.)(?<!Fig\.)(?<!fig\.)(?<!Art\.)(?<!art\.)"
    r"(?<!Vol\.)(?<!vol\.)(?<!Sec\.)(?<!Res\.)\d{1,3}(?=\s+[A-Z“\"]|$)"
)
_DAGGERS = re.compile(r"[†‡]+|(?<=[^\W\d_])\*+(?=[\s.,;:]|$)")
_UNIT = re.compile(r"(?:\b|\d)[kcm]?m$")
_POWER = re.compile(r"(?<![\d.,])10$")


def remove_marks(block: str) -> str:
    r"""Return a block without what shows nothing and without the marks of footnotes.

    >>> remove_marks("It buys arms from Rus\xadsia.[12] Trade³ grew.4 It sells 5 km² of land.")
    'It buys arms from Russia. Trade grew. It sells 5 km2 of land.'
    """
    text = _UNSEEN.sub("", block).translate(_PLAIN)
    text = _SUPERSCRIPT.sub(lambda match: _raised(match, text), text)
    for marks in (_BRACKETED, _GLUED, _DAGGERS):
        text = marks.sub("", text)
    return text


def _raised(match: re.Match[str], text: str) -> str:
    digits = "".join(_RAISED.get(character, character) for character in match[0])
    return read_superscript(digits, text[: match.start()])


def read_superscript(text: str, before: str) -> str:
    """Return what a raised text adds to the text before it: nothing for a footnote's mark.

    >>> [read_superscript("3", "in 2021"), read_superscript("th", "14")]
    ['', 'th']
    """
    raised = text.strip()
    if raised.isdecimal() and _POWER.search(before):
        return f"^{raised}"
    if raised.isdecimal() and _UNIT.search(before):
        return raised
    return raised if re.fullmatch(r"[A-Za-z]{2,}", raised) else ""
