"""What is said of a quantity that a phrase names: a level, a change, a rank, or a comparison."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from comity.claims.grammar.constructions import Construction, Kind, figure_number, fill, group_names
from comity.claims.grammar.parse import (
    Parse,
    Surroundings,
    figure_in_unit,
    is_less,
    multiple_of,
    read_time,
    state_meant,
    year_before,
)
from comity.claims.grammar.patterns import grammar
from comity.claims.grammar.phrases import Phrase, Phrased, name_quantities
from comity.claims.grammar.tokens import Tokens
from comity.claims.grammar.wording import Wording
from comity.claims.text.quantities import Quantity
from comity.claims.text.times import TimeSpan


@dataclass(frozen=True)
class Predicate:
    """A pattern of what is said of any quantity, and the kind of claim that it makes."""

    kind: Kind
    sign: int
    pattern: re.Pattern[str]
    is_less: bool


def parse_predicate(wording: Wording, tokens: Tokens, around: Surroundings) -> Parse | None:
    """Parse a clause that says something of a quantity; None if no predicate reads all of it."""
    if len(wording.times) > 1 or (phrased := name_quantities(wording.text)) is None:
        return None
    for predicate in predicates():
        match = predicate.pattern.fullmatch(phrased.text)
        if wording.yearly and predicate.kind == "change":
            continue
        if match and (parsed := _Read(match, phrased, wording, tokens, around).parse(predicate)):
            return parsed
    return None


@dataclass(frozen=True)
class _Read:
    """A clause that a predicate matches, with all that its words may refer to."""

    match: re.Match[str]
    phrased: Phrased
    wording: Wording
    tokens: Tokens
    around: Surroundings

    def parse(self, predicate: Predicate) -> Parse | None:
        """Return what the clause says; None where a state, the time or a figure does not fit."""
        phrase = self.phrased.phrases[int(self.match["n"])]
        states = self._states(phrase, {})
        time = read_time(self.wording, self.tokens, self.around)
        construction = replace(phrase.noun, kind=predicate.kind, sign=predicate.sign)
        if not states or time is None or not _fits(predicate.kind, construction):
            return None
        if predicate.kind == "compare":
            second = self._opposite(phrase, states)
            if second is None:
                return None
            construction = replace(construction, second=tuple(second), also=())
            states = {**states, **second}
        return self._said(predicate, construction, states, time)

    def _said(
        self,
        predicate: Predicate,
        construction: Construction,
        states: dict[str, int],
        time: TimeSpan,
    ) -> Parse | None:
        """Return what is said of the states; None where its figure is in another unit."""
        figure = self._figure(construction)
        if (figure is None) != (figure_number(self.match.groupdict()) is None):
            return None
        if figure and self.wording.at_least:
            figure = replace(figure, hedge="over")
        return Parse(
            construction=construction,
            states=states,
            figure=figure,
            rank=self._rank(),
            times=multiple_of(self.match, self.tokens),
            less=predicate.is_less or is_less(self.match.groupdict()),
            multiple=f"{self._named('hedge') or ''}{self._named('multiple') or ''}",
            then=year_before(self._named("then"), self.tokens, time),
            group=self._group(),
            time=time,
            negated=self.wording.negated,
            every=self.wording.every,
            subject=next(iter(states.values())),
        )

    def _rank(self) -> Quantity | None:
        number = self._named("rank")
        return self.tokens.figures[int(number)] if number else None

    def _figure(self, construction: Construction) -> Quantity | None:
        number = figure_number(self.match.groupdict())
        return figure_in_unit(construction, self.tokens.figures[int(number)]) if number else None

    def _named(self, name: str) -> str | None:
        return self.match.groupdict().get(name)

    def _group(self) -> str:
        number = self._named("g")
        return self.tokens.groups[int(number)] if number else ""

    def _states(self, phrase: Phrase, taken: dict[str, int]) -> dict[str, int]:
        """Return the state in each role of a phrase; empty where one is not clear."""
        states: dict[str, int] = {}
        for place, (role, word) in enumerate(phrase.roles.items()):
            state = self._state(word, {*states.values()}, is_subject=place == 0 and not taken)
            if state is None:
                return {}
            states[role] = state
        whole = set(phrase.noun.first) <= set(states)
        return states if whole and len({*states.values()}) == len(states) else {}

    def _state(self, word: str, taken: set[int], *, is_subject: bool) -> int | None:
        if bare := re.fullmatch(r"[sa]?(\d+)", word):
            return self.tokens.states[int(bare[1])]
        return state_meant(word, self.around, taken, is_subject=is_subject)

    def _opposite(self, phrase: Phrase, states: dict[str, int]) -> dict[str, int] | None:
        """Return the states of what is compared with; None where that is another quantity."""
        second: dict[str, int] | None
        if number := self._named("n2"):
            other = self.phrased.phrases[int(number)]
            if other.noun.measures != phrase.noun.measures:
                return None
            second = self._of_other(other, states)
        else:
            second = self._exchanged(phrase, states)
        if not second or second == states:
            return None
        return {f"other {role}": second[role] for role in phrase.noun.first}

    def _of_other(self, other: Phrase, states: dict[str, int]) -> dict[str, int]:
        """Return the states of the second quantity, "its" meaning the first of the first."""
        first = next(iter(states.values()))
        words = {
            role: str(self.tokens.states.index(first)) if word in ("its", "their") else word
            for role, word in other.roles.items()
        }
        return self._states(Phrase(other.noun, words), states)

    def _exchanged(self, phrase: Phrase, states: dict[str, int]) -> dict[str, int] | None:
        """Return the states with one in the place of another: "than that with France"."""
        state = next(
            (
                self.tokens.states[int(self.match[name])]
                for name in group_names("third")
                if (self._named(name) or "").isdecimal()
            ),
            None,
        )
        is_origin = _OF_ORIGIN.search(self.wording.text) is not None
        if state is None or state in states.values() or is_origin:
            return None
        roles = list(phrase.roles)
        link = self._named("link") or "of"
        role = {"to": "receiver", "from": "giver", "with": roles[-1]}.get(link, roles[0])
        return {**states, role: state} if role in states else None


_OF_ORIGIN = re.compile(r"<q\d+> <a\d+>(?= (?!ones)|[.]?$)")
"""Where a part is from, which compares with nothing: "its imports were 44 percent German"."""


def _fits(kind: Kind, construction: Construction) -> bool:
    """Return whether a kind of claim can be made of a quantity."""
    return kind != "order" or len(construction.first) == 1


@cache
def predicates() -> tuple[Predicate, ...]:
    """Read what can be said of a quantity.

    >>> any(one.kind == "compare" for one in predicates())
    True
    """
    return tuple(_built())


def _built() -> Iterator[Predicate]:
    words = grammar()["words"]
    for item in grammar()["predicate"]:
        for said in item["said"]:
            pattern = re.compile(fill(said, words) + r"\.?")
            yield Predicate(item["test"], item.get("sign", 0), pattern, item.get("less", False))
