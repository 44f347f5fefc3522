"""The second state of a part of a sentence: that of a pronoun, or the one that it carries on."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.text.mentions import Context, Mention
from comity.claims.topics.parts.sentence_parts import VERB, SentencePart

_PRONOUN = re.compile(
    r"\b(?:the (?:[a-z]+ )?(?:regime|junta)|its|their|whose|his|her|it|them|they|there|which|who|"
    r"where)\b"
)
_NO_PRONOUN = re.compile(r"(?!)")
PAIR = re.compile(r"\b(?:each other|one another|both|the two|between them|they|neither|either)\b")


_APPOSED = re.compile(r"^(?:(?:the|once|long|still|then|now|and) )*<\d+(?:>'s|d>) [a-z]")
"""Words on the state right before them: "Brazil, Chile's ally"."""


def completed(part: SentencePart, context: Context) -> SentencePart | None:
    """Return a part with a second state: that of a pronoun, or the one that it carries on."""
    if len(part.named) >= 2:
        return part
    if not part.named and PAIR.search(part.masked):
        pair = part.before[:2][::-1] if len(part.before) > 1 else context.pair
        return _with_both(part, pair) if len(pair) == 2 else None
    if joined := _as_apposed(part) or _of_whom_before(part):
        return joined
    if not part.may_carry and not _PRONOUN.search(part.masked):
        return None
    whole = _with_every(part, _understood(part, context))
    return whole if len(whole.named) == 2 else None


def _as_apposed(part: SentencePart) -> SentencePart | None:
    """Return words on the state right before them with it; None for others."""
    others = [code for code in part.before[:1] if code not in part.named]
    is_apposed = _APPOSED.match(part.masked) and not VERB.search(part.masked)
    return part.with_state(others[0], _NO_PRONOUN) if is_apposed and others else None


_ABSOLUTE = re.compile(r"^(?:with )?(?:the )?<\d+> having\b")


def _of_whom_before(part: SentencePart) -> SentencePart | None:
    """Return what a state did to the one named before: "Lima having cut ties"; None for others."""
    others = [code for code in part.before if code not in part.named]
    if not others or _ABSOLUTE.match(part.masked) is None:
        return None
    token = Mention(0, 0, (others[0],), "name")
    masked = f"{part.masked} with <{len(part.mentions)}>"
    return replace(part, masked=masked, mentions=(*part.mentions, token))


def _with_every(part: SentencePart, understood: list[int]) -> SentencePart:
    """Return a part with all that it leaves to be understood: "supplies half of its imports"."""
    if len(understood) == len(("who", "whose")) and len(_PRONOUN.findall(part.masked)) == 1:
        part = part.with_state(understood[0], _NO_PRONOUN)
        understood = understood[1:]
    return _with_understood(part, understood)


def _with_understood(part: SentencePart, codes: list[int]) -> SentencePart:
    """Return a part with states in the places of its pronouns, or else before it in their order."""
    has_place = _PRONOUN.search(part.masked) is not None
    for code in codes if has_place else reversed(codes):
        part = part.with_state(code, _PRONOUN)
    return part


def _understood(part: SentencePart, context: Context) -> list[int]:
    """List the states that a part leaves to be understood, of the two that it needs."""
    subject = () if part.subject is None else (part.subject,)
    around = dict.fromkeys((*subject, *part.before, *context.state, *context.pair))
    return [code for code in around if code not in part.named][: 2 - len(part.named)]


def _with_both(part: SentencePart, pair: tuple[int, ...]) -> SentencePart:
    """Return a part with the two states that a pronoun means as its subjects."""
    number = len(part.mentions)
    tokens = (Mention(0, 0, (code,), "name") for code in pair)
    masked = f"<{number}> and <{number + 1}> {part.masked}"
    return replace(part, masked=masked, mentions=(*part.mentions, *tokens))
