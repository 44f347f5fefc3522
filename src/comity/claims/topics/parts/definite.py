"""Facts of a past that a sentence names as known: "since the 1932 war between A and B"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.claims.text.mentions import Mention, mask
from comity.claims.text.times import A_YEAR, find_time
from comity.claims.topics.parts.sentence_parts import SentencePart

_NOUN = (
    r"(?:border |armed |military |frontier )?(?:wars?|invasion|clash(?:es)?|skirmish(?:es)?|"
    r"fighting|conflicts?|hostilities|confrontations?|visits?|trips?|embargo(?:es)?|sanctions?|"
    r"vetoe?s?|(?:defen[cs]e |non-?aggression |mutual defen[cs]e |trade |free[- ]trade )?"
    r"(?:treat(?:y|ies)|pacts?|alliances?|agreements?)|(?:draft )?resolutions?|drafts?|recognition|"
    r"(?:break|rupture|severance|breaking|cutting) (?:of|in) (?:diplomatic )?(?:relations|ties)|"
    r"(?:opening|closure|establishment) of (?:[a-z]+ ){0,3}(?:embass(?:y|ies)|relations|ties))"
)
"""Nouns of what two states once did."""

_STATE = r"(?:the )?§+(?:(?:,? and |, )(?:the )?§+)*"
_DATE = (
    r"(?:of|in|from|since) (?:[a-z]+ ){0,2}(?:\d{1,2},? )?"
    rf"{A_YEAR}(?:(?: to |–|-| and )(?:1[89]|20)?\d\d)?"
)
_WHO = (
    r"(?:by (?:(?:president|premier|chancellor|king|prime minister) )?[a-z.]+(?: [a-z.]+)?"
    r"(?= (?:to|in) )|"
    rf"(?:between|with|against|by|on|to|in|of|among|upon) (?:its |their )?{_STATE}(?:'s)?)"
)
_RELATIVE = rf"(?:(?:that|which) [^,;:()]{{3,80}}?|[a-z]+ed [^,;:()]{{3,60}}?) (?:{_DATE})"
_DEFINITE = re.compile(
    rf"(?:^(?={_NOUN}\b)|\b(?:the|its|their|that|whose) |§+'s )"
    rf"(?:(?:[a-z§'–-]+|{A_YEAR}\S*) ){{0,5}}?"
    rf"{_NOUN}\b(?:(?:,? (?:{_DATE}|{_WHO}))+|,? {_RELATIVE})?",
)
_LOOSE = re.compile(
    r"\b(?:no|not|first|last|only|next|threat\w*|planned|possible|alleged|so-called)\b"
)
_YEARS = re.compile(rf"\b{A_YEAR}\b")


def definite_facts(
    part: SentencePart, now: int, spoken_of: tuple[int, ...]
) -> Iterator[SentencePart]:
    """Yield what a part names as a fact of a year that is known, each as a part of its own.

    That it is named so means that it was, whatever the rest of the words tell. One without
    states is of the two named before, in the sentence or as ``spoken_of``.
    """
    hidden = _hidden(part.text, part.mentions)
    for match in _DEFINITE.finditer(hidden):
        words = match[0]
        if not _YEARS.search(words) or _LOOSE.search(words) or words == hidden.strip():
            continue
        yield _named(part, *match.span(), now, spoken_of)


def _named(
    part: SentencePart, start: int, end: int, now: int, spoken_of: tuple[int, ...]
) -> SentencePart:
    """Return the words of a part between two places as one of its own."""
    text = part.text[start:end].strip(" ,")
    own = tuple(
        Mention(one.start - start, one.end - start, one.states, one.form)
        for one in part.mentions
        if one.end and start <= one.start and one.end <= start + len(text)
    )
    time = find_time(" ".join(text.split()), now)
    masked = mask(text, list(own)).strip()
    before = tuple(dict.fromkeys((*part.named, *part.before)))
    named = replace(
        part, text=text, start=part.start + start, masked=masked, mentions=own, time=time,
        before=before,
    )  # fmt: skip
    two = before or spoken_of
    is_of_two = not own and len(two) == len(("one", "other"))
    named = _between(named, two) if is_of_two and not _OWN.search(masked) else named
    return replace(named, masked=f"{named.masked} took place")


_OWN = re.compile(r"^(?:its|his|her)\b")


def _between(part: SentencePart, two: tuple[int, ...]) -> SentencePart:
    """Return a part that names no state as said between two."""
    tokens = tuple(Mention(0, 0, (code,), "name") for code in two)
    return replace(part, masked=f"{part.masked} between <0> and <1>", mentions=tokens)


def _hidden(text: str, mentions: Sequence[Mention]) -> str:
    """Write a text with a sign for each letter of a state's name."""
    text = text.lower().replace("’", "'")
    for one in mentions:
        text = text[: one.start] + "§" * (one.end - one.start) + text[one.end :]
    return text
