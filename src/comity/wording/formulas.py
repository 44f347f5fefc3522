"""Formulas of measures as MathML, which browsers typeset without a script or a font to fetch."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from itertools import groupby

from markupsafe import Markup

_TOKEN = re.compile(r" [-+*/=<] |\^|[()|]|[^\s()|^]+")
_CALCULATION = re.compile(r" [-+*/] |\|")
_EXPLANATION = re.compile(r"[)|] (?=[a-z])")
"""The end of a group before words, which explain and are no factor."""

_SYMBOL = re.compile(r"^(?:[^\W\d]|Δ\w)(?:_\w)?$")
_SIGNS = {"-": "\N{MINUS SIGN}", "*": "\N{MULTIPLICATION SIGN}", "<": "&lt;"}
_WORDS = "<mi >"
"""The beginning of a word, unlike that of a symbol, until words are joined to a phrase."""

_PROSE_LETTERS = ("a", "b")
"""Letters that name the two states in the words of a formula, where "a" may be an article too."""


@dataclass(frozen=True)
class TypesetFormula:
    """A formula in MathML, between the words before it and those after it."""

    before: str
    math: Markup
    after: str


def typeset(formula: str) -> TypesetFormula | None:
    """Format the formula of a measure as MathML; None where it is a sentence.

    Parameters
    ----------
    formula
        The formula as a measure declares it: words with ``+ - * / ^ = |...| sqrt(...)``, and
        perhaps words that explain it after a comma, a semicolon or before a colon.

    References
    ----------
    W3C (2023), MathML Core.

    Examples
    --------
    >>> str(typeset("trade with b / GDP of a").math)[-67:]
    '<mfrac><mi>trade with b</mi><mi>GDP of a</mi></mfrac></mrow></math>'
    >>> typeset("number of roll calls on which both voted") is None
    True
    """
    before, head, after = _split(formula)
    if not _CALCULATION.search(head):
        return None
    parser = _Parser(_tokens(head))
    content = parser.relation()
    if parser.tokens:
        return None
    space = 'xmlns="http://www.w3.org/1998/Math/MathML" displaystyle="true"'
    math = f'<math {space} alttext="{escape(head)}"><mrow>{content}</mrow></math>'
    return TypesetFormula(before, Markup(math), after.lstrip(",;: "))


def _split(formula: str) -> tuple[str, str, str]:
    """Split a formula into words before a colon, what is computed, and words that explain it."""
    depth, start = 0, 0
    for at, sign in enumerate(formula):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and _EXPLANATION.match(formula, at) and at > start:
            return formula[:start].strip(), formula[start : at + 1], formula[at + 1 :]
        if depth == 0 and formula[at : at + 2] in (", ", "; ", ": "):
            if sign == ":" and not _CALCULATION.search(formula[start:at]):
                start = at + 2
                continue
            return formula[:start].strip(), formula[start:at], formula[at:]
    return formula[:start].strip(), formula[start:], ""


@dataclass(frozen=True)
class _Token:
    """A sign, or a word; ``glued`` where no space is before it."""

    text: str
    glued: bool


def _tokens(text: str) -> list[_Token]:
    """Split a formula into signs and words; a parenthesis that only explains is one word."""
    tokens: list[_Token] = []
    at = 0
    while match := _TOKEN.search(text, at):
        token = _Token(match[0].strip(), match.start() == at)
        if token.text == "(" and not token.glued and _is_word(tokens):
            end = _closing(text, match.start())
            inside = text[match.start() : end]
            if not re.search(r" [-+*/] ", inside):
                tokens.append(_Token(inside, False))
                at = end
                continue
        tokens.append(token)
        at = match.end()
    return tokens


def _is_word(tokens: list[_Token]) -> bool:
    return bool(tokens) and tokens[-1].text not in "-+*/=<^(|"


def _closing(text: str, start: int) -> int:
    """Return where the parenthesis that opens at a place has ended."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at + 1
    return len(text)


class _Parser:
    """Recursive descent over the tokens of a formula, each level to MathML."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.bars = 0

    def relation(self) -> str:
        return self._signs("=<", lambda: self._signs("+-", self._product))

    def _signs(self, signs: str, operand: Callable[[], str]) -> str:
        parts = [operand()]
        while self._next() and self._next() in signs:
            sign = self.tokens.pop(0).text
            parts += [f"<mo>{_SIGNS.get(sign, sign)}</mo>", operand()]
        return "".join(parts)

    def _product(self) -> str:
        """Return factors; a quotient becomes a fraction, whose terms need no parentheses."""
        left = self._sequence()
        while self._next() in ("*", "/"):
            if self.tokens.pop(0).text == "*":
                left = f"{left}<mo>{_SIGNS['*']}</mo>{self._sequence()}"
            else:
                left = f"<mfrac>{_term(left)}{_term(self._sequence())}</mfrac>"
        return left

    def _sequence(self) -> str:
        """Return what follows without a sign between: numbers, words, symbols and groups."""
        parts: list[str] = []
        while (sign := self._next()) and sign not in "-+*/=<)":
            if sign == "|" and self.bars and parts:
                break
            parts.append(self._power())
        return _joined(parts)

    def _power(self) -> str:
        base = self._atom()
        if self._next() != "^":
            return base
        self.tokens.pop(0)
        return f"<msup>{_term(base, keep=True)}{self._atom()}</msup>"

    def _atom(self) -> str:
        token = self.tokens.pop(0)
        if token.text == "(":
            return self._group(")", "(", ")")
        if token.text == "|":
            self.bars += 1
            group = self._group("|", "|", "|")
            self.bars -= 1
            return group
        if token.text == "sqrt" and self._next() == "(" and self.tokens[0].glued:
            self.tokens.pop(0)
            return f"<msqrt>{_term(self._group(')', '(', ')'))}</msqrt>"
        return _word(token.text)

    def _group(self, end: str, left: str, right: str) -> str:
        inside = self.relation()
        if self._next() == end:
            self.tokens.pop(0)
        return f"<mrow><mo>{left}</mo>{inside}<mo>{right}</mo></mrow>"

    def _next(self) -> str:
        return self.tokens[0].text if self.tokens else ""


def _word(text: str) -> str:
    """Return a number, a symbol with its index, or a word."""
    if re.fullmatch(r"[\d,.]*\d", text):
        return f"<mn>{text}</mn>"
    if "/" in text and all(re.fullmatch(r"\d+|[A-Z]", part) for part in text.split("/")):
        top, bottom = map(_word, text.split("/", 1))
        return f"<mfrac>{top}{bottom}</mfrac>"
    if _SYMBOL.match(text) and text not in _PROSE_LETTERS:
        letter, _, index = text.partition("_")
        return f"<msub><mi>{letter}</mi><mi>{index}</mi></msub>" if index else f"<mi>{text}</mi>"
    # Not mtext, which counts as a space, so that signs next to it would lose their own.
    return f"{_WORDS}{escape(text)}</mi>"


def _joined(parts: list[str]) -> str:
    """Join what follows each other: words to a phrase, with spaces before and after it."""
    pieces = []
    for is_text, run in groupby(parts, lambda part: part.startswith(_WORDS)):
        group = list(run)
        words = " ".join(part[len(_WORDS) : -len("</mi>")] for part in group)
        pieces.append(f"<mi>{words}</mi>" if is_text else "".join(group))
    return '<mspace width="0.25em"/>'.join(pieces)


def _term(content: str, *, keep: bool = False) -> str:
    """Return content as one element; a group loses its parentheses where a bar replaces them."""
    whole = re.fullmatch(r"<mrow><mo>\(</mo>(.*)<mo>\)</mo></mrow>", content)
    if whole and not keep and _is_balanced(whole[1]):
        content = whole[1]
    return content if _is_single(content) else f"<mrow>{content}</mrow>"


def _is_balanced(inside: str) -> bool:
    """Return whether the parentheses taken off are those of one group, not of two."""
    depth = 0
    for sign in re.findall(r"<mo>([()])</mo>", inside):
        depth += 1 if sign == "(" else -1
        if depth < 0:
            return False
    return True


def _is_single(content: str) -> bool:
    """Return whether a text is one element of MathML."""
    name = re.match(r"<(\w+)>", content)
    if name is None:
        return False
    tag, depth = name[1], 0
    for match in re.finditer(rf"<(/?){tag}>", content):
        depth += -1 if match[1] else 1
        if depth == 0:
            return match.end() == len(content)
    return False
