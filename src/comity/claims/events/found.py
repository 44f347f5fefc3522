"""The events of a line, each with its states and times, and who else did the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from comity.claims.events.frames import EventFrame, event_frames, repeated_frames
from comity.claims.events.line import LineItem, SentenceLine
from comity.claims.events.match import FrameMatch
from comity.claims.events.twists import is_none, said_in
from comity.claims.text.mentions import Context
from comity.claims.text.times import TimeSpan
from comity.claims.topics.plain import Said
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
    for frame in event_frames():
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
    pairs = tuple(combinations(agents, 2)) if is_together else _pairs(agents, patients)
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
    """Yield what others did as well, by the words that follow an event."""
    if event.is_together or event.said is Said.NOT_SO:
        return
    rest, shift, end = hit.rest, hit.match.end(), 0
    for pattern in repeated_frames():
        for match in pattern.finditer(rest):
            if match.start() < end or ";" in rest[: match.start()]:
                continue
            end = match.end()
            inside = hit.line.between(shift + match.start(), shift + end)
            named = {name: _item(hit.line, match, shift, name) for name in ("who", "when")}
            yield _by_others(event, named, (inside[0].start, inside[-1].end), hit.line)


def _item(line: SentenceLine, match: re.Match[str], shift: int, name: str) -> LineItem | None:
    """Return the item of a place of a match; None where it has none."""
    if name not in match.groupdict() or not match[name]:
        return None
    return line.between(shift + match.start(name), shift + match.end(name))[0]


def _by_others(
    event: FoundEvent, named: dict[str, LineItem | None], span: tuple[int, int], line: SentenceLine
) -> FoundEvent:
    """Return an event as done by others, and at their time."""
    who, when = named["who"], named["when"]
    patients = event.pairs[0][1:]
    agents = tuple(code for code in (who.states if who else ()) if code not in patients)
    times = when.times if when else event.times
    pairs = _pairs(agents, patients)
    in_order = _is_in_order(pairs, times, once=event.frame.once)
    is_each = in_order or len(times) == 1 or len(pairs) == 1
    words = line.sentence[who.start : who.end] if who else ""
    return replace(
        event,
        pairs=pairs,
        times=times,
        span=span,
        words=words,
        in_order=in_order,
        is_plain=event.is_plain and is_each,
        is_of_eu=False,
    )
