"""A sentence as parts with one figure each: its states and figures as tokens, its times."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from comity.claims.text.lists.in_turn import texts_in_turn
from comity.claims.text.mentions import Mention, mask
from comity.claims.text.quantities import Quantity, in_unit_of, reverse
from comity.claims.text.sentences import overlap
from comity.claims.text.times import NOW, TimeSpan, find_time

_BREAK = re.compile(
    r"[;:()—]|,(?! (?:too|also|however|by contrast|a \w+ \w+ too),)(?! gas and coal)| – |"
    r"(?<!>)(?<!gas)(?<!oil) (?:and|or) (?!(?:1[89]|20)\d\d\b)|(?<=>) (?:and|or) (?!(?:the )?<)|"
    r" (?:but|while|whereas|yet|although|though|when|where|which|who|against|compared with|"
    r"followed by|ahead of|before) "
)
"""Where a part ends: at a comma, a bracket or a conjunction; "Spain and Italy" stay together."""

_CLEFT = re.compile(r"\bit (?:is|was) (?:the )?<(\d+)>(?!'s)")
"""The state that a sentence sets apart: "it was India that supplied"."""

_APPOSED = re.compile(
    r"(?:^|[,;:] ?|\b(?:while|and|but|whereas) )(?:the )?<(\d+)>, "
    r"(?:a|an|the|its|once|long|which|who)\b[^,;]{0,60},\s*$"
)
"""A state with words inserted after it, before its verb: "Serbia, a friend of Russia's, bought"."""

_STATE = re.compile(r"<(\d+)(d?)>")
_FIGURE = re.compile(r"#(\d+)")


@dataclass(frozen=True)
class FigurePart:
    """The words around one figure: ``before`` and ``after`` it, up to the next figure or break.

    States are written <0>, adjectives <0d>, figures #0, in lower case. ``shown`` are the words
    before it as the sentence has them, where one of a list is read alone.
    """

    number: int
    before: str
    after: str
    opening: str
    between: str
    closing: str
    cue: str
    stated: Quantity
    codes: tuple[int, ...]
    time: TimeSpan
    shown: str = ""

    @cached_property
    def text(self) -> str:
        """The words of the part, the figure among them."""
        return f"{self.before}#{self.number}{self.after}"

    @cached_property
    def widened(self) -> FigurePart:
        """The part with all words of its sentence before it as what tells the measure."""
        return replace(self, cue=f"{self.opening}{self.text}")

    @cached_property
    def nearest(self) -> tuple[int, ...]:
        """The states of the part, then those before it, the nearest first, then those after it."""
        named = dict.fromkeys((*self.states, *self.earlier, *self.named(self.closing)))
        ousted = {self.code(match) for match in _OUSTED.finditer(f"{self.opening}{self.before}")}
        return tuple(code for code in named if code not in ousted)

    @cached_property
    def is_relative(self) -> bool:
        """Whether the part is said of the state just before it: ", which supplied"."""
        return re.search(r"\b(?:which|who) $", self.opening) is not None

    @cached_property
    def subject(self) -> int | None:
        """The state of which the part is said: its first, or else that of its sentence."""
        named = self.named(self.before)
        if named:
            return named[0]
        if match := _APPOSED.search(self.opening) or _CLEFT.search(self.opening):
            return self.code(match)
        return next(iter(self.earlier), None) if self.is_relative else self.first

    @cached_property
    def first(self) -> int | None:
        """The state that the sentence names first."""
        named = self.named(f"{self.opening}{self.text}{self.closing}")
        return named[0] if named else None

    @cached_property
    def states(self) -> tuple[int, ...]:
        """The states named in it, in the order of the words."""
        return self.named(self.text)

    def code(self, match: re.Match[str], group: str | int = 1) -> int:
        """Return the state whose token, or its number, a group of a match has."""
        return self.codes[int(re.sub(r"\D", "", match[group]))]

    def named(self, words: str) -> tuple[int, ...]:
        """Return the states that some of the words name."""
        return tuple(dict.fromkeys(self.codes[int(n)] for n, _ in _STATE.findall(words)))

    @cached_property
    def earlier(self) -> tuple[int, ...]:
        """The states that the sentence names before the part, the last first."""
        return tuple(
            dict.fromkeys(reversed([self.codes[int(n)] for n, _ in _STATE.findall(self.opening)]))
        )


_OUSTED = re.compile(
    r"\b(?:having (?:overtaken|displaced|replaced|ousted|eclipsed|supplanted|surpassed)|"
    r"overtaking|displacing|replacing|ousting|eclipsing|supplanting|surpassing) (?:the )?"
    r"<(\d+)>(?= as | to become |, (?:with|at) )"
)
"""Who lost a place to another, of whom the figure after it is."""


def find_parts(
    sentence: str, mentions: list[Mention], figures: Iterable[Quantity], now: int
) -> list[FigurePart]:
    """Cut a sentence into a part for each figure in it."""
    stated = [_signed(one, sentence) for one in figures if not _is_in_name(one, mentions)]
    stated = _with_shared_units(stated, sentence)
    masked = mask(sentence, mentions, [(q.start, q.end, f"#{n}") for n, q in enumerate(stated)])
    codes, in_turn = tuple(m.states[0] for m in mentions), _years_in_turn(masked)
    listed = texts_in_turn(masked)
    parts = [_part(masked, at, stated, codes) for at in range(len(stated))]
    parts = [
        replace(_part(text, part.number, stated, codes), shown=part.before)
        if part.number in listed
        else part
        for part in parts
        for text in listed.get(part.number, [masked])
    ]
    return [
        replace(
            part,
            time=in_turn.get(part.number)
            or _first_time((_after_base(part), part.before, *_from_last(part.between)), now),
        )
        for part in parts
    ]


def _part(masked: str, at: int, stated: list[Quantity], codes: tuple[int, ...]) -> FigurePart:
    """Return the part of the figure with a number in a masked text, its time left open."""
    placed = [(int(one[1]), *one.span()) for one in _FIGURE.finditer(masked)]
    place = next((start, end) for number, start, end in placed if number == at)
    floor = max((end for _, _, end in placed if end <= place[0]), default=0)
    ceiling = min((start for _, start, _ in placed if start >= place[1]), default=len(masked))
    breaks = [match.span() for match in _BREAK.finditer(masked)]
    start, end = _bounds(breaks, place, floor, ceiling)
    before, after = masked[start : place[0]], masked[place[1] : end]
    ends = (one[2] for one in placed if one[0] < at and stated[one[0]].unit != "rank")
    return FigurePart(
        at,
        before,
        after,
        opening=masked[:start],
        between=masked[max(ends, default=0) : place[0]],
        closing=masked[end:],
        cue=f"{before}#{at}{after}",
        stated=stated[at],
        codes=codes,
        time=NOW,
    )


_MINUS = re.compile(r"(?<![^\s(])[-–−]$|(?:^|\s)minus $")


def _signed(figure: Quantity, sentence: str) -> Quantity:
    """Return a score below zero as one: "Uganda -1"."""
    is_score = figure.unit in ("count", "points", "index") and figure.value > 0
    is_below = is_score and _MINUS.search(sentence[: figure.start]) is not None
    return reverse(figure) if is_below else figure


_BARE_SUM = re.compile(r"\b(?:to|from|against) (?:an? |only |just |mere |about |some )*$")
_ENDS = re.compile(r"^(?:[,;:)]|\.?$|\. | (?:in|by) (?:1[89]|20)\d\d\b)")


def _is_bare_sum(figure: Quantity, sentence: str) -> bool:
    """Return whether a figure is a number with a part, and nothing more: "came to 1.9"."""
    is_bare = figure.unit in ("count", "index") and "." in figure.text[:-1]
    is_level = is_bare and _BARE_SUM.search(sentence, 0, figure.start) is not None
    return is_level and _ENDS.match(sentence[figure.end :]) is not None


_FROM = re.compile(r"\bfrom (?:about |around |just |only |some |nearly |roughly )?$")


def _with_shared_units(figures: list[Quantity], sentence: str) -> list[Quantity]:
    """Return figures, bare ones in the unit of the one after "and": "33 and 27 percent".

    So is the first of a change: "from 1.9 to 3.4 percent". A number with a part after a sum has
    the scale of that: "came to 11.3 billion dollars, what came back to 1.9".
    """
    shared = list(figures)
    for at in range(1, len(shared)):
        if _is_bare_sum(shared[at], sentence):
            shared[at] = in_unit_of(shared[at], shared[at - 1])
    for at in range(len(shared) - 2, -1, -1):
        one, following = shared[at], shared[at + 1]
        is_bare = one.unit in ("count", "index") and one.text[-1:].isdigit()
        link = sentence[one.end : following.start]
        is_start = link == " to " and _FROM.search(sentence, 0, one.start) is not None
        if is_bare and (link in (" and ", " or ") or is_start):
            shared[at] = in_unit_of(one, following)
    return shared


_TWO_YEARS = re.compile(
    r"#(\d+) and #(\d+)[^,;#]{0,30}? in ((?:1[89]|20)\d\d) and ((?:1[89]|20)\d\d)\b"
)


def _years_in_turn(masked: str) -> dict[int, TimeSpan]:
    """Return the years of two figures joined by "and", each in its turn: "in 2023 and 2024"."""
    pairs = _TWO_YEARS.finditer(masked)
    return {
        int(match[at]): TimeSpan("year", last=int(match[at + 2]))
        for match in pairs
        for at in (1, 2)
    }


def _is_in_name(figure: Quantity, mentions: list[Mention]) -> bool:
    """Return whether a number is part of the name of a state."""
    return any(overlap(one, figure) for one in mentions)


def _bounds(
    breaks: list[tuple[int, int]], place: tuple[int, int], floor: int, ceiling: int
) -> tuple[int, int]:
    """Return where the part of a figure begins and ends, between the figures around it."""
    start = max((e for s, e in breaks if floor <= s and e <= place[0]), default=floor)
    return start, min((s for s, _ in breaks if place[1] <= s < ceiling), default=ceiling)


def _from_last(words: str) -> list[str]:
    """Return the pieces of some words between commas, brackets and the like, the last first."""
    return re.split(r"[,;:()]", _THAN_YEAR.sub("", _FROM_YEAR.sub("", words)))[::-1]


_THAN_YEAR = re.compile(
    r"\b(?:more|less|fewer|higher|lower|larger|smaller|bigger) than (?:it was )?"
    r"(?:in )?(?:1[89]|20)\d\d\b"
)
"""A year that a figure is compared with: that of none after it."""

_FROM_YEAR = re.compile(
    r"^(?: [\w'’-]+){0,2} (?:from|over|on|than(?: in)?|compared (?:to|with)) (?:1[89]|20)\d\d\b"
    r"(?! ?(?:to|until|till|through|on|onwards?|[-–]) )"
)
"""From which year the figure before is a change: that of none after it."""


def _after_base(part: FigurePart) -> str:
    """Return the words after a figure without the year from which a share of growth is."""
    return _FROM_YEAR.sub("", part.after) if part.stated.unit == "percent" else part.after


def _first_time(words: Iterable[str], now: int) -> TimeSpan:
    """Return the first time that some words name; now for none."""
    times = (find_time(some, now) for some in words)
    return next((time for time in times if time.kind != "now"), NOW)
