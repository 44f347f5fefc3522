"""The group and the pact that a part of a sentence has from words before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from comity.claims.patterns import Pattern
from comity.claims.rule_data import rule_data
from comity.claims.text.mentions import Context, Mention, mask
from comity.claims.topics.carried import with_carried
from comity.claims.topics.parts.sentence_parts import SentencePart
from comity.claims.topics.switches import with_switches
from comity.claims.topics.topic import compile_written, topics, understood

Pact = tuple[str, tuple[int, ...]]
"""What a pact is called by what it obliges to, and its two parties."""


def remember_named(sentence: str, mentions: Sequence[Mention], context: Context) -> None:
    """Remember the group and the pact that a sentence names, for the sentences after it."""
    masked = mask(sentence, list(mentions))
    groups = _groups_of(masked)
    context.group = groups[-1][0] if groups else context.group
    context.groups = tuple(dict.fromkeys(name for name, _ in groups)) or context.groups
    pieces = [piece for piece in masked.split(",") if _pact_words().noun.search(piece)]
    if pieces:
        joined = _HYPHENED.search(pieces[0])
        of_piece = _states_in(joined[0] if joined else pieces[0], mentions)
        is_of_two = len(of_piece) == len(("one", "other"))
        states = of_piece if is_of_two else _states_in(masked, mentions)
        context.pact = _pact_of(masked, states, context)


def _states_in(masked: str, mentions: Sequence[Mention]) -> tuple[int, ...]:
    """Return the states of the tokens in masked words, each once."""
    tokens = _NUMBER.findall(masked)
    return tuple(dict.fromkeys(code for n in tokens for code in mentions[int(n)].states))


_HYPHENED = re.compile(r"<\d+d>[-–]<\d+d>")
"""Two states of whom something is: a Chilean-Peruvian treaty."""

_NUMBER = re.compile(r"<(\d+)[dp]?>")


def _group_of(masked: str) -> tuple[str, str]:
    """Return the last group with topics of its own that words name: its short name and theirs."""
    return next(reversed(_groups_of(masked)), ("", ""))


def _groups_of(masked: str) -> list[tuple[str, str]]:
    """List the groups with topics of their own that words name: short names, and as written."""
    matches = [
        (match.end(), one.measures[0].removesuffix("_member"), match[0])
        for one in topics()
        if one.group
        for match in one.group.finditer(masked)
    ]
    return [(name, written) for _, name, written in sorted(matches)]


@dataclass(frozen=True)
class _PactWords:
    """The patterns of what is said of pacts, and of each kind."""

    noun: Pattern
    usual: Pattern
    unless: Pattern
    said: Pattern
    goes_on: Pattern
    opens: Pattern
    kinds: tuple[tuple[str, Pattern], ...]


_NAMED = ("noun", "usual", "unless", "said")
"""The names of patterns of pacts that may be anywhere in a part."""


@cache
def _pact_words() -> _PactWords:
    """Read the patterns of pacts."""
    data = rule_data("topics")["pact"]
    noun, usual, unless, said = (compile_written(data[name]) for name in _NAMED)
    goes_on, opens = (compile_written(f"^(?:{data[name]})") for name in ("goes_on", "opens"))
    kinds = tuple((name, compile_written(text)) for name, text in data["kinds"].items())
    return _PactWords(noun, usual, unless, said, goes_on, opens, kinds)


def _pact_of(masked: str, states: tuple[int, ...], context: Context) -> Pact | None:
    """Return the pact that masked words speak of: its kind, and the two that they name."""
    kind, last = _kind_in(masked), context.pact
    if last is not None and (len(states) != len(last[1]) or set(states) == set(last[1])):
        parties = last[1]
    elif len(states) == len(("one", "other")):
        parties = states
    else:
        return None
    is_same = last is not None and set(last[1]) == set(parties)
    kind = kind or (last[0] if last and is_same else "")
    kind = kind or ("defence treaty" if _pact_words().usual.search(masked) else "")
    return (kind, parties) if kind else None


def _kind_in(masked: str) -> str:
    """Return the kind of pact that words name; empty for none."""
    return next((name for name, words in _pact_words().kinds if words.search(masked)), "")


def with_named_before(parts: list[SentencePart], context: Context) -> list[SentencePart]:
    """Return the parts of a sentence with the names of groups and pacts that they leave out."""
    return _with_pact(with_carried(_with_group(with_switches(parts), context)), context)


def _with_group(parts: list[SentencePart], context: Context) -> list[SentencePart]:
    """Return parts with the name of the group that they mean."""
    group, result = context.group, []
    for part in parts:
        name, written = _group_of(part.masked)
        group = name or group
        if name:
            part = replace(part, masked=part.masked.replace(written, name))
        elif group and understood().search(part.masked):
            part = replace(part, masked=f"{part.masked} of {group}")
        result.append(part)
    return result


def _with_pact(parts: list[SentencePart], context: Context) -> list[SentencePart]:
    """Return parts with the kind and the parties of the pact that they speak of."""
    words = _pact_words()
    whole = " ".join(part.masked for part in parts)
    is_it = not words.noun.search(whole) and words.opens.search(whole) is not None
    pact = _pact_of_sentence(parts, whole, context, is_it=is_it)
    if pact is None or words.unless.search(whole):
        return parts
    last = context.pact
    is_of_last = last is not None and set(last[1]) == set(pact[1])
    usual = last[0] if last and is_of_last else pact[0]
    return list(_each_of_pact(parts, (usual, pact[1]), is_spoken_of=is_it))


def _pact_of_sentence(
    parts: list[SentencePart], whole: str, context: Context, *, is_it: bool
) -> Pact | None:
    """Return the pact that a sentence speaks of, between the two that are named with it."""
    noun = _pact_words().noun
    if not is_it and not noun.search(whole):
        return None
    every = tuple(dict.fromkeys(code for part in parts for code in part.named))
    named = [_two_of(part) for part in parts if noun.search(part.masked)]
    if not any(named) and _OF_THEM.search(whole):
        return _pact_of(whole, context.pair, context)
    two = next((states for states in named if len(states) == len(("one", "other"))), every)
    return _pact_of(whole, two, context)


_OF_THEM = re.compile(r"\b(?:their|the two)\b")
_BOTH = re.compile(r"(?<!>, )(?<!>, the )(<\d+d?>) and (?:the )?(<\d+d?>)")


def _two_of(part: SentencePart) -> tuple[int, ...]:
    """Return the states that a part names: of more than two those joined by "and"."""
    two = _BOTH.search(part.masked) if len(part.named) > len(("one", "other")) else None
    return tuple(map(part.code, two.groups())) if two else part.named


def _each_of_pact(
    parts: list[SentencePart], pact: Pact, *, is_spoken_of: bool
) -> Iterator[SentencePart]:
    """Yield parts, those with a pact as subject that name it or go on about it."""
    words = _pact_words()
    for part in parts:
        goes_on = is_spoken_of and words.goes_on.search(part.masked) is not None
        is_spoken_of = goes_on or words.noun.search(part.masked) is not None
        is_of_parties = not part.named or bool(set(part.named) & set(pact[1]))
        is_of_parties &= not _OF_WHAT_THEY_OWN.search(part.masked)
        is_said = is_spoken_of and is_of_parties and words.said.search(part.masked)
        own = (_kind_in(part.masked) or pact[0], pact[1])
        yield _as_of_pact(part, own) if is_said else part


_OF_WHAT_THEY_OWN = re.compile(
    r"\b(?:of|with|between|and) (?:the )?<\d+>'s (?!government|rulers?|leaders?|army|forces)[a-z]"
)
"""What belongs to a state and signs no treaty of it: "the alliance of Peru's unions"."""

_CONDITION = re.compile(
    r",? (?:if|in (?:the )?(?:event|case)|should|when|once|whenever|were) .*|\bby all means\b.*"
)


def _as_of_pact(part: SentencePart, pact: Pact) -> SentencePart:
    """Return a part with its pact as subject; when it obliges to something is left out."""
    kind, parties = pact
    said = _EACH.sub("the other", _CONDITION.sub("", part.unnamed))
    condition = _CONDITION.search(part.text)
    text = part.text[: condition.start()].strip(" ,") if condition else part.text
    return replace(part.said_of(parties, said, f"the {kind} of "), text=text or part.text)


_EACH = re.compile(r"\b(?:each|either|both|any)\b(?: of (?:the )?(?:two|them))?")
