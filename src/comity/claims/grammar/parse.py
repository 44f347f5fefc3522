"""What one clause says once a construction has read it, and how that is made from the match."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from comity.claims.grammar.constructions import (
    ROLES,
    Construction,
    construction_index,
    figure_number,
    group_names,
)
from comity.claims.grammar.patterns import pattern
from comity.claims.grammar.tokens import Tokens
from comity.claims.grammar.windows import is_window
from comity.claims.grammar.wording import Wording
from comity.claims.lexicon import Lexicon
from comity.claims.text.mentions import Context
from comity.claims.text.quantities import Quantity
from comity.claims.text.times import NOW, TimeSpan
from comity.panels.codebook import Describe


@dataclass(frozen=True)
class Surroundings:
    """What a clause may refer to: the states of its sentence so far, its time, the text before.

    ``subject`` is that of the clause before; ``states`` are those named, the latest last.
    """

    context: Context
    subject: int | None = None
    states: tuple[int, ...] = ()
    time: TimeSpan = NOW


@dataclass(frozen=True)
class Parse:
    """A clause read whole: the construction, the state in each role, figure, time and negation."""

    construction: Construction
    states: dict[str, int]
    figure: Quantity | None
    rank: Quantity | None
    times: Quantity | None
    less: bool
    multiple: str
    then: int | None
    group: str
    time: TimeSpan
    negated: bool
    every: bool
    subject: int
    label: str = ""


def parse(
    wording: Wording, tokens: Tokens, around: Surroundings, describe: Describe
) -> Parse | None:
    """Parse a clause by the first construction that reads all of it; None if none does."""
    if len(wording.times) > 1:
        return None
    if not _TOPIC.search(wording.text):
        return None
    figures = len(re.findall(r"<q\d+>", wording.text))
    states = len(re.findall(r"<[sa]\d+>", wording.text))
    for construction in construction_index(figures, states).fitting(wording.text):
        match = construction.match(wording.text)
        if match is None or (wording.yearly and construction.kind == "change"):
            continue
        if not any(describe(name) for name in construction.measures):
            continue
        if parsed := _made(construction, match, wording, tokens, around):
            return parsed
    return None


_TOPIC = pattern("topic")
"""Words without one of which no construction reads a clause."""


def _made(
    construction: Construction,
    match: re.Match[str],
    wording: Wording,
    tokens: Tokens,
    around: Surroundings,
) -> Parse | None:
    """Build what a match says; None where a state, the time or a figure cannot be what it is."""
    named = match.groupdict()
    states = _states(match, tokens, around)
    time = read_time(wording, tokens, around)
    figure = figure_in_unit(construction, _token(figure_number(named), tokens.figures))
    rank = _token(named.get("rank"), tokens.figures)
    if states is None or time is None or not _are_fit(construction, states):
        return None
    if (figure is None) != (figure_number(named) is None) or (rank and rank.unit != "rank"):
        return None
    if wording.at_least and figure:
        figure = replace(figure, hedge="over")
    return Parse(
        construction=construction,
        states=states,
        figure=figure,
        rank=rank,
        times=multiple_of(match, tokens),
        less=is_less(named),
        multiple=f"{named.get('hedge') or ''}{named.get('multiple') or ''}",
        then=year_before(named.get("then"), tokens, time),
        group=_group_of(named.get("g"), tokens),
        time=time,
        negated=wording.negated,
        every=wording.every,
        subject=min(states.items(), key=lambda item: _place(match, item[0]))[1],
        label=named.get("class") or "",
    )


def _are_fit(construction: Construction, states: dict[str, int]) -> bool:
    """Return whether every role has a state of its own, and the one that is needed is there."""
    roles = {*construction.first, *construction.second}
    is_needed_there = not construction.needs or construction.needs in states.values()
    return roles <= set(states) and len({*states.values()}) == len(states) and is_needed_there


def year_before(number: str | None, tokens: Tokens, time: TimeSpan) -> int | None:
    """Return the year compared with, or the last of a window that another is compared with."""
    if number is None:
        return None
    before = tokens.times[int(number)]
    if before.kind == "between" and not (is_window(before) and is_window(time)):
        return None
    return before.last


def _group_of(number: str | None, tokens: Tokens) -> str:
    return tokens.groups[int(number)] if number else ""


def _token(number: str | None, things: Sequence[Quantity]) -> Quantity | None:
    return things[int(number)] if number is not None else None


def _place(match: re.Match[str], role: str) -> int:
    """Return where a role is in the clause."""
    return min(match.start(name) for name in group_names(role) if _has(match, name))


def _has(match: re.Match[str], name: str) -> bool:
    return name in match.re.groupindex and match[name] is not None


def _states(match: re.Match[str], tokens: Tokens, around: Surroundings) -> dict[str, int] | None:
    """Return the state in each role; None where a pronoun may mean several."""
    states: dict[str, int] = {}
    pronouns: list[tuple[str, str]] = []
    for role in ROLES:
        for name in group_names(role):
            if not _has(match, name):
                continue
            if name[-2:] in ("_p", "_i"):
                pronouns.append((role, match[name]))
            else:
                states[role] = tokens.states[int(match[name].lstrip("as"))]
    if {"they", "its"} <= {pronoun for _, pronoun in pronouns}:
        return None  # of which two states one is "they" and the other "it" is left open
    for role, pronoun in sorted(pronouns, key=lambda item: _place(match, item[0])):
        first = _place(match, role) == 0
        state = state_meant(pronoun, around, set(states.values()), is_subject=first)
        if state is None:
            return None
        states[role] = state
    return states


def state_meant(
    pronoun: str, around: Surroundings, taken: set[int], *, is_subject: bool
) -> int | None:
    """Return the state that a pronoun means; None where it may mean several."""
    pair = around.context.pair
    if pronoun in ("the former", "the latter"):
        return pair[pronoun == "the latter"] if len(pair) == 2 else None
    if is_subject:
        own = around.subject if around.subject is not None else _first(around.context.state)
        return own if own is not None and own not in taken else None
    spoken = (around.states, (*pair, *around.context.state))
    left = [[code for code in dict.fromkeys(named) if code not in taken] for named in spoken]
    meant = left[0] or left[1]
    return meant[0] if len(meant) == 1 else None


def _first(codes: tuple[int, ...]) -> int | None:
    return codes[0] if codes else None


def read_time(wording: Wording, tokens: Tokens, around: Surroundings) -> TimeSpan | None:
    """Return the clause's own time, or else that of the clause before."""
    if wording.times:
        own = tokens.times[wording.times[0]]
        return own if own.kind != "now" else None
    return around.time


def figure_in_unit(construction: Construction, figure: Quantity | None) -> Quantity | None:
    """Return a figure in the unit that a construction needs; None in another."""
    if figure is None:
        return None
    if construction.kind == "change":
        return _of_change(figure)
    if construction.unit == "count" and figure.unit == "times":
        return replace(figure, unit="count")
    if figure.unit == "foreign" and construction.unit == "money":
        return figure
    return figure if figure.unit == construction.unit else None


def _of_change(figure: Quantity) -> Quantity | None:
    """Return a figure of growth as a share: "tenfold" is nine times more."""
    if figure.unit == "times":
        return replace(
            figure, value=figure.value - 1, unit="percent", hedge=figure.hedge or "about"
        )
    return figure if figure.unit == "percent" else None


_LESS = ("less", "fewer", "smaller", "lower", "lesser", "lighter")


def is_less(named: dict[str, str | None]) -> bool:
    """Return whether a comparison says that the first is the lesser."""
    return (named.get("cmp") or named.get("over") or "") in _LESS


def multiple_of(match: re.Match[str], tokens: Tokens) -> Quantity | None:
    """Return by how many times one is said to be the other: "twice as much", "a third more"."""
    if _has(match, "by"):
        by = tokens.figures[int(match["by"])]
        return replace(by, value=1 + by.value, unit="times") if by.unit == "percent" else None
    if not _has(match, "times"):
        return None
    figure = tokens.figures[int(match["times"])]
    over = match["over"] if _has(match, "over") else None
    if figure.unit == "percent" and over:
        sign = -1 if over in _LESS else 1
        return replace(figure, value=1 + sign * figure.value, unit="times")
    if figure.unit == "percent":
        return replace(figure, unit="times")
    if figure.unit != "times" or (over and over in _LESS):
        return None
    return replace(figure, half=min(figure.half, 0.1 * figure.value))


def lexicon_says(lexicon: Lexicon, rule: str) -> str:
    """Return what a rule of the lexicon says, for a construction of its name."""
    return next((one.says for one in lexicon.rules if one.name == rule), rule)
