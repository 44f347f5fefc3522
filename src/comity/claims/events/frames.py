"""The frames of events, from ``events.toml``: who did what to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from comity.claims.literals import Needing, needed_text
from comity.claims.rule_data import rule_data
from comity.claims.topics.plain import Said
from comity.claims.topics.topic import Topic, topics


@dataclass(frozen=True)
class EventFrame:
    """Words that say an event, and how they speak of its measure.

    ``together`` is the measure of what several did together, ``once`` whether a state does it once
    at most, and ``first`` whether it may be said as the first of its kind. ``context`` is of whom
    it is said where words name no state, and ``is_timeless`` whether it is so in all years. What
    follows has to be an ``object``, if there is one, and of the words that twist others it
    ``ignores`` some. A frame of memberships has no measure but that of a group.
    """

    pattern: re.Pattern[str]
    measure: str
    said: Said
    phrase: str
    together: str
    once: bool
    first: bool
    also: bool
    context: str
    is_timeless: bool
    object: re.Pattern[str] | None
    ignores: re.Pattern[str] | None


_STATES = "<ss>|<s>"
_AFTER_GROUP = (
    "nor|in|on|at|as|and|but|by|with|after|before|when|while|for|from|since|together|alongside|only|"
    "last|this|today|later|earlier|again|too|also|though|although|or|nor|because|to|if|during|"
    "despite|following|than|until|which|that|is|was|were|are|has|have|had|a|the|some|just|of|took|"
    "brought|meant|made"
)
"""Words that follow the name of a group where nothing of the group is meant."""

_PLACES = {
    "who": f"(?P<who>{_STATES})",
    "whom": f"(?P<whom>{_STATES})",
    "pair": "(?P<pair><ss>)",
    "leader": "(?P<who><p>)",
    "place": f"(?P<whom>{_STATES}|<d>(?= soil))",
    "sender": f"(?P<who>{_STATES}|<g>|brussels)",
    "target": f"(?P<whom>{_STATES}|<p>)",
    "group": rf"(?P<group><g>)(?! '| in [a-z]+ing\b| (?!(?:{_AFTER_GROUP})\b)[a-z])",
    "bloc": "(?P<group><g>)",
    "when": "(?P<when><t>|<r>)",
}
_GAP = r"((?: (?:<t>|<r>|[a-z'-]+|\d+)){0,8}?)"
"""A few words without a token, which may twist what is said."""


@cache
def event_frames() -> tuple[EventFrame, ...]:
    """Read the frames of all events.

    >>> event_frames()[0].measure
    'vetoes_cast'
    """
    return tuple(
        EventFrame(
            compile_frame(written),
            event["measure"],
            Said(event["said"]),
            event.get("phrase", ""),
            event.get("together", ""),
            event.get("once", False),
            event.get("first", False),
            event.get("also", False),
            event.get("context", ""),
            event.get("timeless", False),
            *(compile_frame(event[key]) if key in event else None for key in ("object", "ignores")),
        )
        for event in rule_data("events")["event"]
        for written in event["frames"]
    )


def frames_fitting(text: str) -> Iterator[EventFrame]:
    """Yield the frames for which a text has what their patterns need.

    >>> {frame.measure for frame in frames_fitting("<s> vetoed it")} >= {"vetoes_cast"}
    True
    """
    return _needing().fitting(text)


@cache
def _needing() -> Needing[EventFrame]:
    return Needing(event_frames(), lambda frame: needed_text(frame.pattern.pattern))


@cache
def repeated_frames() -> tuple[re.Pattern[str], ...]:
    """Read the patterns of what says that others did the same.

    >>> any(pattern.search(", as did <s>") for pattern in repeated_frames())
    True
    """
    return tuple(map(compile_frame, rule_data("events")["again"]["frames"]))


@cache
def denied_frames() -> tuple[re.Pattern[str], ...]:
    """Read the patterns of what says that others did not do the same.

    >>> any(pattern.search("but <s> stayed out .") for pattern in denied_frames())
    True
    """
    return tuple(map(compile_frame, rule_data("events")["again"]["denied"]))


@cache
def object_frame() -> re.Pattern[str]:
    """Read the pattern of another to whom the same was done, after a preposition."""
    return compile_frame(rule_data("events")["again"]["objects"])


@cache
def group_frame() -> re.Pattern[str]:
    """Read the pattern of another group of which the same is said.

    >>> bool(group_frame().search(" and <g> <t>"))
    True
    """
    return compile_frame(rule_data("events")["again"]["groups"])


@cache
def bare_frame() -> re.Pattern[str]:
    """Read the pattern of another state or group with a time of its own."""
    return compile_frame(rule_data("events")["again"]["bare"])


def compile_frame(written: str) -> re.Pattern[str]:
    """Prepare a frame, with the words, the places and the gaps that it names.

    >>> bool(compile_frame("{who}~ vetoed").search("<s> then vetoed it"))
    True
    """
    for name, words in (*rule_data("events")["words"].items(), *_PLACES.items()):
        written = written.replace("{" + name + "}", words)
    return re.compile(rf"(?<![\w<]){written.replace('~', _GAP)}(?![\w>])")


@cache
def event_topic(measure: str, *, also: bool = False) -> Topic:
    """Return the last topic of a measure, one that a second measure may bear out or not.

    >>> event_topic("vetoes_cast").states
    1
    """
    named = [one for one in reversed(topics()) if measure == one.measures[0]]
    return next((one for one in named if bool(one.also) is also), named[0])
