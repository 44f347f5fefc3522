"""A frame found in a line: who did it to whom, when, and the words around."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from comity.claims.events.frames import EventFrame
from comity.claims.events.line import LineItem, SentenceLine
from comity.claims.text.mentions import Context
from comity.claims.text.times import NOW, TimeSpan

EU, OF_EU = "eu_member", 255
"""The group whose sanctions are counted, and the member by which they are looked up."""

_BOUND = re.compile(
    r" [,;:()—–](?= )| (?:but|while|whereas|although|though|yet|when|after|before|as|because) |"
    r" and "
)
_TIME_BOUND = re.compile(
    r" [;()](?= )| (?:but|while|whereas|although|though) |(?: ,| and)(?: and)?(?: <t>)?(?: the)? <s"
)
_AHEAD = re.compile(r"<[tr]>(?= (?:, )?(?:the |both )*$)")
"""A time right before who did something."""

_LISTED = re.compile(
    r"^(?:(?: (?:<[tr]>|(?!<)[a-z'-]+)){0,5} (?::|\()|(?: (?!<)[a-z'-]+){0,5} (?:,|–|-))"
    r"(?: (?!<)[a-z]+)? (?P<list><p>(?: ,)? (?:\( )?<t>)"
)
"""Leaders after a visit by several, each with a time."""

_UNTIMED = re.compile(r"(?:before|after|(?<!took )until|till|by|prior to|than|up to) $")
_TIMES = ("<t>", "<r>")
NOW_ALONE = (NOW,)
"""The time of what is so of all years, whatever years are named near it."""

Sides = tuple[tuple[int, ...], tuple[int, ...]]
"""Who did something, and to whom."""


@dataclass(frozen=True)
class FrameMatch:
    """A frame, its match in a line, and to whom it was done that an event before names."""

    line: SentenceLine
    frame: EventFrame
    match: re.Match[str]
    context: Context
    before: tuple[int, ...] = ()

    @cached_property
    def named(self) -> Mapping[str, LineItem]:
        """The items of its places."""
        return {
            name: self.line.between(*self.match.span(name))[0]
            for name in self.match.groupdict()
            if self.match[name]
        }

    @cached_property
    def gaps(self) -> str:
        """The words between those of the frame."""
        places = set(self.match.re.groupindex.values())
        texts = enumerate(self.match.groups(), 1)
        return " ".join(text for number, text in texts if text and number not in places)

    @cached_property
    def ahead(self) -> str:
        """The words of the same part of the sentence before it."""
        start = self.match.start()
        bounds = [bound.end() for bound in _BOUND.finditer(self.line.text, 0, start)]
        return self.line.text[max(bounds, default=0) : start]

    @cached_property
    def after(self) -> str:
        """The words of the same part of the sentence after it."""
        bound = _BOUND.search(self.line.text, self.match.end())
        return self.line.text[self.match.end() : bound.start() if bound else None]

    @cached_property
    def rest(self) -> str:
        """All words of the line after it."""
        return self.line.text[self.match.end() :]

    @cached_property
    def group(self) -> str:
        """The measure of the group that it names, or that is named last before, or else next."""
        if "group" in self.named:
            return self.named["group"].group
        groups = [item for item in self.line.items if item.word == "<g>"]
        at = self.line.between(*self.match.span())[-1].start
        before = [item.group for item in groups if item.start <= at][-1:]
        after = [item.group for item in groups if item.start > at]
        spoken_of = f"{self.context.group}_member" if self.context.group else ""
        return next(iter([*before, *after]), spoken_of)

    @property
    def is_of_eu(self) -> bool:
        """Whether the European Union did it, of which a member is looked up."""
        sender = self.named.get("who")
        return sender is not None and _states_of(sender) != sender.states

    @cached_property
    def sides(self) -> Sides:
        """Who did it, and to whom: two of each other are the one and the other."""
        if "pair" in self.named or self.frame.context == "pair":
            two = self.named["pair"].states if "pair" in self.named else self._two_of_line
            return (two[:1], two[1:]) if len(two) == len("ab") else ((), ())
        agents = _states_of(self.named["who"]) if "who" in self.named else ()
        patients = self.named["whom"].states if "whom" in self.named else ()
        return self._with_context(agents, patients)

    def _only_other(self, agents: tuple[int, ...]) -> tuple[int, ...]:
        """Return the one other state of the line, or else of what was spoken of before."""
        others = self._others_than(agents, ("<s>", "<ss>")) or self._others_than(agents, ("<d>",))
        around = tuple(code for code in self.context.state if code not in agents)
        return others if len(others) == 1 else () if others else around[:1]

    def _others_than(self, agents: tuple[int, ...], words: tuple[str, ...]) -> tuple[int, ...]:
        """Return the states but some of the items of some words, each once."""
        items = (item for item in self.line.items if item.word in words)
        named = dict.fromkeys(code for item in items for code in item.states)
        return tuple(code for code in named if code not in agents)

    @property
    def _two_of_line(self) -> tuple[int, ...]:
        """The two states that the line names, or else those spoken of before."""
        items = (item for item in self.line.items if item.word in ("<s>", "<ss>"))
        named = tuple(dict.fromkeys(code for item in items for code in item.states))
        return named if len(named) == len("ab") else () if named else self.context.pair

    def _with_context(self, agents: tuple[int, ...], patients: tuple[int, ...]) -> Sides:
        """Return both sides, the one that no word names by what was spoken of before."""
        topic = (self.context.topic,) if self.context.topic else ()
        around = dict.fromkeys((*topic, *self.context.state, *self.context.pair))
        other = tuple(code for code in around if code not in (*agents, *patients))[:1]
        place = self.before or self._only_other(agents)
        meant = {"place": (agents, place), "target": (agents, other)}
        meant["owner"] = (other, patients)
        meant["parties"] = (agents, agents)
        sides = meant.get(self.frame.context)
        if sides is None:
            return agents, patients
        return sides if all(sides) else ((), ())

    @cached_property
    def times(self) -> tuple[TimeSpan, ...]:
        """Its times: within it, right before it, after it, or before it in the line."""
        if listed := self._listed:
            return listed
        if "when" in self.named:
            return self.named["when"].times
        return self._times_near()

    @property
    def _listed(self) -> tuple[TimeSpan, ...]:
        """The times of leaders who are listed after a visit, one by one."""
        is_of_leader = "who" in self.named and self.named["who"].word == "<p>"
        is_timed = any(item.word in _TIMES for item in self.line.between(*self.match.span()))
        match = _LISTED.match(self.rest) if is_of_leader and not is_timed else None
        if match is None:
            return ()
        listed = self.line.between(self.match.end() + match.start("list"), len(self.line.text))
        return tuple(time for item in listed for time in item.times)

    def _times_near(self) -> tuple[TimeSpan, ...]:
        text, (start, end) = self.line.text, self.match.span()
        fronted = _AHEAD.search(text[:start])
        within = [item for item in self.line.between(start, end) if item.word in _TIMES]
        if fronted and not within:
            return self.line.between(*fronted.span())[0].times
        bound = _TIME_BOUND.search(text, end)
        if self.frame.is_timeless:
            return NOW_ALONE
        after = self._times_in(start, bound.start() if bound else len(text))
        if after and after[0][0].kind == "since":  # of a list after it each year is one
            after = next(([one] for one in after if len(one) > 1), after)
        before = self._times_in(start - len(self.ahead), start) or self._times_in(0, start)
        return next(iter([*after[:1], *before[-1:]]), (NOW,))

    def _times_in(self, start: int, end: int) -> list[tuple[TimeSpan, ...]]:
        """List the times between two places at which, and not up to which, something was."""
        said = self.line.sentence.lower()
        items = (item for item in self.line.between(start, end) if item.word in _TIMES)
        return [item.times for item in items if not _UNTIMED.search(said[: item.start])]

    @cached_property
    def span(self) -> tuple[int, int]:
        """Where it is in the sentence, with a time that comes right after it."""
        inside = self.line.between(*self.match.span())
        after = self.line.between(self.match.end(), self.match.end() + len(" on the <t>"))
        last = next((one for one in after if one.times and one.times == self.times), inside[-1])
        number = self.line.items.index(inside[0])
        article = self.line.items[number - 1] if number else inside[0]
        return (article if article.word == "the" else inside[0]).start, last.end


def _states_of(item: LineItem) -> tuple[int, ...]:
    """Return the states of who did something: of the European Union one of its members."""
    if item.word == "brussels" or (item.word == "<g>" and item.group == EU):
        return (OF_EU,)
    return item.states
