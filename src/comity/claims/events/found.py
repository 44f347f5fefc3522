"""The events of a line, each with its states and times, and who else did the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from comity.claims.events.frames import (
    EventFrame,
    bare_frame,
    denied_frames,
    frames_fitting,
    group_frame,
    object_frame,
    repeated_frames,
)
from comity.claims.events.line import LineItem, SentenceLine
from comity.claims.events.match import FrameMatch
from comity.claims.events.twists import is_none, said_in
from comity.claims.text.mentions import Context
from comity.claims.text.times import TimeSpan
from comity.claims.topics.plain import TURNING, Said
from comity.wording.number_words import CARDINALS

_RESPECTIVELY = re.compile(r"\brespectively\b")
_EACH = re.compile(r"\b(?:each|separately|in turn)\b")

Pairs = tuple[tuple[int, ...], ...]
"""The states of each event: one, or who did it and to whom."""


@dataclass(frozen=True)
class FoundEvent:
    """An event: its frame, the states and times of which it is said, and its words.

    ``is_plain`` says that nothing around it twists it, and that each of the states did it in each
    of the times, or in its own where ``in_order``. ``group`` is the measure of the group of a
    membership, and ``words`` are those of its ``span`` without times and numbers.
    """

    frame: EventFrame
    pairs: Pairs
    times: tuple[TimeSpan, ...]
    span: tuple[int, int]
    words: str
    said: Said
    is_plain: bool
    in_order: bool
    group: str
    is_together: bool
    is_of_eu: bool

    @property
    def cases(self) -> list[tuple[tuple[int, ...], TimeSpan]]:
        """Each of its states with each of its times, or with its own."""
        if self.in_order:
            return list(zip(self.pairs, self.times, strict=True))
        return [(pair, time) for pair in self.pairs for time in self.times]


def find_events(line: SentenceLine, context: Context) -> list[FoundEvent]:
    """Find the events of a line and who else did the same, from the left.

    >>> from comity.claims.events.line import LineItem
    >>> items = (LineItem("<s>", 0, 4, (220,)), LineItem("vetoed", 5, 11), LineItem("it", 12, 14))
    >>> [event.pairs for event in find_events(SentenceLine("Peru vetoed it", items), Context())]
    [((220,),)]
    """
    events: list[FoundEvent] = []
    taken: list[tuple[int, int, str]] = []
    last: dict[str, tuple[int, ...]] = {}
    for frame in frames_fitting(line.text):
        for match in frame.pattern.finditer(line.text):
            start, end = match.span()
            hit = FrameMatch(line, frame, match, context, last.get(frame.measure, ()))
            kind = hit.group if frame.measure == "member" else frame.measure
            if any(a < end and start < b and same == kind for a, b, same in taken):
                continue
            event = None if is_none(hit) else _event_of(hit)
            if event is not None:
                last[frame.measure] = event.pairs[0][1:]
                taken.append((start, end, kind))
                events += [event, *_done_again(hit, event)]
    return sorted(events, key=lambda event: event.span)


def _event_of(hit: FrameMatch) -> FoundEvent | None:
    """Return the event of a match; None where its states are not known."""
    (agents, patients), frame = hit.sides, hit.frame
    is_together = bool(frame.together) and len(agents) > 1 and not _EACH.search(hit.line.text)
    is_mutual = is_together or frame.context == "parties"
    pairs = tuple(combinations(agents, 2)) if is_mutual else _pairs(agents, patients)
    if not pairs:
        return None
    said, is_twisted = said_in(hit)
    once = frame.once or _RESPECTIVELY.search(hit.line.text) is not None
    in_order = _is_in_order(pairs, hit.times, once=once)
    is_each = in_order or len(hit.times) == 1 or len(pairs) == 1
    return FoundEvent(
        frame,
        pairs,
        hit.times,
        hit.span,
        _words(hit.line, *hit.span),
        said,
        is_each and not is_twisted,
        in_order,
        hit.group,
        is_together,
        hit.is_of_eu,
    )


def _pairs(agents: tuple[int, ...], patients: tuple[int, ...]) -> Pairs:
    """Return each of the agents with each of those it was done to."""
    if not patients:
        return tuple((one,) for one in agents)
    return tuple((one, other) for one in agents for other in patients if one != other)


def _is_in_order(pairs: Pairs, times: tuple[TimeSpan, ...], *, once: bool) -> bool:
    """Return whether as many times as states are of one each: of what is done but once."""
    return once and len(times) > 1 and len(times) == len(pairs)


def _words(line: SentenceLine, start: int, end: int) -> str:
    """Return the words of a line between two places without times and numbers."""
    inside = (item for item in line.items if start <= item.start < end)
    left = (item for item in inside if not item.times and not _is_number(item.word))
    return " ".join(line.sentence[item.start : item.end] for item in left)


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word in CARDINALS


def _done_again(hit: FrameMatch, event: FoundEvent) -> Iterator[FoundEvent]:
    """Yield what others did as well, or was done to others, by the words that follow an event."""
    if event.is_together or event.said is Said.NOT_SO:
        return
    upto = 0
    for pattern in repeated_frames():
        for match in pattern.finditer(hit.rest):
            named = _items_of(hit, match)
            is_of_kind = ("leader" in named) == (hit.named.get("who", _NOBODY).word == "<p>")
            if match.start() >= upto and is_of_kind:
                upto = match.end()
                yield _by_others(event, named, hit.line)
    yield from _not_done(hit, event)
    others = (group_frame(), object_frame(), bare_frame())
    other = next(filter(None, (pattern.search(hit.rest) for pattern in others)), None)
    at = 0
    while other is not None and at + other.start() >= upto:
        yield from _of_others(hit, event, _items_of(hit, other, at))
        at += other.end()
        other = bare_frame().search(hit.rest[at:])


def _not_done(hit: FrameMatch, event: FoundEvent) -> Iterator[FoundEvent]:
    """Yield of which others it is said that they did not do the same: "but B stayed out"."""
    if event.said not in (Said.SO, Said.BEGUN) or "leader" in hit.named:
        return
    for pattern in denied_frames():
        for match in pattern.finditer(hit.rest):
            named = _items_of(hit, match)
            other = _by_others(event, named, hit.line)
            yield replace(other, said=Said.NOT_SO, is_together=False)


_NOBODY = LineItem("", 0, 0)


def _items_of(hit: FrameMatch, match: re.Match[str], at: int = 0) -> dict[str, LineItem]:
    """Return the items of the places of a match in the words after an event, from a place on."""
    shift = hit.match.end() + at
    spans = {name: match.span(name) for name in match.groupdict() if match[name]}
    named = {
        name: hit.line.between(shift + start, shift + end)[0]
        for name, (start, end) in spans.items()
    }
    inside = hit.line.between(shift + match.start(), shift + match.end())
    first = next((item for item in inside if item.word not in _AHEAD), inside[0])
    return {**named, "all": replace(first, end=inside[-1].end)}


_AHEAD = frozenset([",", ";", "and", "<t>", "<r>"])
"""What may be before the words of another's doing."""


def _by_others(event: FoundEvent, named: dict[str, LineItem], line: SentenceLine) -> FoundEvent:
    """Return an event as done by others, and at their time."""
    who = named.get("who") or named["leader"]
    patients = event.pairs[0][1:]
    agents = tuple(code for code in who.states if code not in patients)
    return _changed(event, _pairs(agents, patients), named, line)


def _of_others(
    hit: FrameMatch, event: FoundEvent, named: dict[str, LineItem]
) -> Iterator[FoundEvent]:
    """Yield an event as done to others, or of another group: "in 2004, and the EU in 2007"."""
    what, line = named.get("object") or named["group"], hit.line
    if (what.word == "<g>") != (event.frame.measure == "member" and what.word == "<g>"):
        return
    if what.word == "<g>":
        yield replace(_changed(event, event.pairs, named, line), group=what.group)
        return
    pairs = _pairs_again(hit, event, named, what)
    if pairs is not None:
        yield _changed(event, pairs, named, line)


def _pairs_again(
    hit: FrameMatch, event: FoundEvent, named: dict[str, LineItem], what: LineItem
) -> Pairs | None:
    """Return the states of an event that is said of another state as well; None where not known.

    A bare state after what began or ended is who did it: "Peru cut ties with it in 2011, and Chile
    in 2012".
    """
    (_, *patients), is_leader = event.pairs[0], hit.named.get("who", _NOBODY).word == "<p>"
    if not patients:
        return _pairs(what.states, ()) if named.get("on", _OF).word == "of" else None
    if ("on" in named or is_leader) and "whom" in hit.named:
        agents = tuple(dict.fromkeys(pair[0] for pair in event.pairs))
        return _pairs(agents, what.states)
    is_turn = event.said in TURNING and "who" in hit.named
    return _pairs(what.states, tuple(patients)) if is_turn else None


_OF = LineItem("of", 0, 0)
"""What a bare state is of: "the entry of Peru in 1995, and Chile in 1996"."""


def _changed(
    event: FoundEvent, pairs: Pairs, named: dict[str, LineItem], line: SentenceLine
) -> FoundEvent:
    """Return an event of other states, and at their time."""
    whole = named["all"]
    times = named["when"].times if "when" in named else event.times
    in_order = _is_in_order(pairs, times, once=event.frame.once)
    is_each = in_order or len(times) == 1 or len(pairs) == 1
    return replace(
        event,
        pairs=pairs,
        times=times,
        span=(whole.start, whole.end),
        words=_words(line, whole.start, whole.end),
        in_order=in_order,
        is_plain=event.is_plain and is_each and bool(pairs),
        is_of_eu=event.is_of_eu and "who" not in named,
    )
