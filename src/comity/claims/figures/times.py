"""The times of the figures of a sentence, each its own or that of the figure before."""

from __future__ import annotations

import re

from comity.claims.anaphora.times import windows_compared
from comity.claims.figures.frame import Frame
from comity.claims.figures.parts import FigurePart
from comity.claims.text.mentions import Context
from comity.claims.text.quantities import QuantityUnit
from comity.claims.text.times import NOW, PAST_VERBS, YEAR, TimeSpan, find_time

LONGEST_WINDOW = 5
"""How many years after its first the last of a window is at most that measures of arms pool."""

_TODAY = re.compile(
    rf"\b(?:today|now|currently|these days)\b|\bstill (?!{PAST_VERBS}|did|[a-z]+ed\b)"
)
_HAS_COME_TO = re.compile(
    r"^(?! *(?:it|they|this|that|which)\b).*\b(?:has|have) (?:now |since |meanwhile |\w+ly )*"
    r"(?:collapsed|fallen|risen|dropped|grown|increased|declined|decreased|shrunk|climbed|plunged|"
    r"plummeted|surged|soared|jumped|slumped|dwindled|sunk|recovered) to (?:\w+ ){0,2}$"
)
"""What a figure has come to is so on the day of the text."""

_SO_TODAY = re.compile(r"\b(?:today|now|currently|nowadays|these days),? $")
"""Words just before a figure, between commas, that make it one of today."""

_CONTINUES = re.compile(
    r"(?:Next|Then) (?:come|in line|is|are|follow)|(?:It|They|These) (?:is|are) followed by|"
    r"Second (?:come|is)|In (?:second|third|fourth|next) place|Behind (?:it|them)\b"
)
"""How a sentence begins that continues the ranking of the one before, in the present tense."""

_PAST = re.compile(rf"\b(?:{PAST_VERBS}|did|[a-z]{{2,}}ed)\b")
_WHEN = re.compile(r"\b((?:1[89]|20)\d\d),? when $")
"""The year just before a figure that is said of it: "since 1995, when it took 21 percent"."""

_FROM_THAT = re.compile(r"\bin (?:1[89]|20)\d\d(?:[-–]\d+)? to (?:\w+ ){0,2}$")
"""The time of the figure before, from which there was a change to this one."""

_OTHER_TIME = re.compile(
    r";|, and (?:by|in|since) (?=(?:19|20)\d\d,? )|"
    r"\b(?:against|compared (?:with|to)|from|after)\b(?! (?:the )?<\d)|\b(?:than in|as in)\b|"
    r"\bsince (?:the|its|their) [a-z ]{3,30} of $|"
    r", an? (?:share|proportion|figure|sum|level|amount|percentage) "
    r"(?:that|which|(?:last|not|never|un)(?: ?seen)?|since)\b"
)
"""What sets the year after it apart from what is said before; "from Peru in 2009" does not."""

_LAST_SEEN = re.compile(
    r", an? (?:share|proportion|figure|sum|level|amount|percentage|height)s? "
    rf"(?:last|not|never|un) ?(?:seen|reached|recorded|registered|matched)[^,;]* {YEAR.pattern}"
)
"""What is added to a figure of another year: "came to 5 billion, a level last seen in 1958"."""

_LOOKS_BACK = re.compile(
    r"\b(?:(?:up|down) from|(?:as )?(?:against|compared (?:with|to))) (?:\w+ )?$"
)
"""A figure of before, whose year is that of no figure after it: "down from 38 percent in 2013"."""

_FROM = re.compile(r"\bfrom (?:\w+ )?$")
_TO_NEXT = re.compile(r"^[^,;#]* to (?:\w+ ){0,2}#")
_TO = re.compile(r"^ (?:in (?:1[89]|20)\d\d(?:[-–]\d+)? )?to (?:\w+ )?$")


_AFTER_BRACKET = re.compile(r"^ ?\([^()]*\) (?:in|by|for|during) ((?:1[89]|20)\d\d)\b(?!\s?[-–/])")
"""The year of a figure after what brackets add to it: "5 billion dollars (4.6 euros) in 2022"."""

_REACHED = re.compile(
    r"(?:\b(?:(?:doubl|tripl|trebl|quadrupl|increas|decreas|surg|climb|plung|declin|dropp)ed|rose|"
    r"grew|fell)\b,? to|fold\b,? to|\breach(?:ed|ing)|\bhit|^ ?to) "
    r"(?:an? |about |some |record ){0,2}$"
)
"""What a figure has come to, without the one that it came from: "it tripled, to 5 billion"."""

_OWN_ENDS = re.compile(
    r"^ to (?:\w+ )?#\d+[^,;#]* (?:between|from) ((?:1[89]|20)\d\d) (?:and|to) (?:1[89]|20)\d\d\b"
)
"""The two years that follow two figures: "from 9 to 3 between 2000 and 2018"."""


class FigureTimes:
    """The time at each figure of a sentence, from the first to the last.

    >>> FigureTimes("Exports came to 5 billion in 2014.", Context(), 2026).time.last
    2014
    """

    def __init__(self, sentence: str, context: Context, now: int) -> None:
        self.time = _time_of(sentence, context, now)
        self._context = context
        self._before = NOW
        both = windows_compared(sentence)
        self._earlier, self._later = both or (NOW, NOW)
        self._ends = (
            _ends_of(find_time(sentence, now), sentence)
            or both
            or _windows_before(sentence, context)
        )
        self._resumed: TimeSpan | None = None
        self._unit: QuantityUnit | None = None

    def move_to(self, part: FigurePart) -> None:
        """Find the time of the next figure."""
        self._before = self.time
        of_end = _in_turn(part, self._ends)
        self.time = of_end or self._own_or_last(part)
        if self._resumed and not of_end and not YEAR.search(part.text):
            self.time = self._resumed
        if _TO.search(part.between) and self._before != self.time:
            self._ends = (self._before, self.time)
        self._unit = part.stated.unit

    def read(self, part: FigurePart) -> None:
        """Remember of a figure that was read what time those after it have."""
        is_known = self._before.kind != "now" or YEAR.search(part.text)
        is_back = is_known and (_LOOKS_BACK.search(part.between) or _is_aside(part))
        self._resumed = self._before if is_back else None

    def time_of(self, part: FigurePart, frame: Frame) -> TimeSpan:
        """Return the time of a figure; that of one after "when" is not that of those after it."""
        match = None if YEAR.search(part.text) else _WHEN.search(part.opening)
        of_when = TimeSpan("year", last=int(match[1])) if match else None
        return frame.time or of_when or self.time

    def is_undated_start(self, part: FigurePart) -> bool:
        """Return whether a figure is the first of a change, of a time that is not named.

        "It grew from 10 percent to 39 percent in 2023" does not tell when it was 10 percent.
        """
        rest = f"{part.after}{part.closing}"
        is_start = _FROM.search(part.before) and _TO_NEXT.match(rest)
        is_dated = YEAR.search(part.text) or self._ends or _OWN_ENDS.match(rest)
        return bool(is_start and not is_dated)

    def _own_or_last(self, part: FigurePart) -> TimeSpan:
        """Return the time of a figure: its own, else that of the one before or of the sentence."""
        if _is_of_today(part):
            return NOW
        is_changed = self._unit == part.stated.unit and _FROM_THAT.search(part.between)
        if is_changed and not YEAR.search(part.after):
            return NOW
        if match := _AFTER_BRACKET.match(f"{part.after}{part.closing}"):
            return TimeSpan("year", last=int(match[1]))
        if part.time.kind != "now":
            is_own = YEAR.search(part.text) is not None
            return part.time if is_own or part.time != self._earlier else self._later
        if not _has_later_time(part):
            return self.time
        return self._context.time if _PAST.search(part.text) else NOW


_ASIDE = re.compile(r"^ ?(?:with|after|at) #\d+ +(?:in|over|during|for) [^,;#<]*$")


def _is_aside(part: FigurePart) -> bool:
    """Return whether a figure is put between a state and its own: "A, with 47 in 2013, only 19"."""
    is_after_state = part.opening.endswith(">,") and _ASIDE.match(part.text) is not None
    return is_after_state and re.match(r", (?:only |just )?#", part.closing) is not None


def _is_of_today(part: FigurePart) -> bool:
    """Return whether the words of a figure say that it is of the day of the text."""
    is_now = _TODAY.search(part.text) or _HAS_COME_TO.search(part.before)
    is_undated = is_now is not None and not YEAR.search(part.text)
    return is_undated or _SO_TODAY.search(part.between) is not None


def _time_of(sentence: str, context: Context, now: int) -> TimeSpan:
    """Return the one time of a sentence, or that of the sentence before it if it is of the past."""
    sentence = _LAST_SEEN.sub("", sentence)
    if len({*YEAR.findall(sentence)}) == 1:
        return find_time(sentence, now)
    if both := windows_compared(sentence):
        return both[1]
    is_past = _PAST.search(sentence) is not None and not _TODAY.search(sentence)
    is_past |= _CONTINUES.match(sentence) is not None
    return context.time if is_past else NOW


def _has_later_time(part: FigurePart) -> bool:
    """Return whether a sentence names its first time after a figure, and apart from it."""
    rest = f"{part.after}{part.closing}"
    year = YEAR.search(rest)
    if year is None or YEAR.search(part.opening):
        return False
    return _OTHER_TIME.search(rest[: year.start()]) is not None


_POOLED = re.compile(r"\b(?:arms|weapon\w*|armaments)\b", re.IGNORECASE)


def _ends_of(time: TimeSpan, sentence: str) -> tuple[TimeSpan, TimeSpan] | None:
    """Return the first and the last year of a time, from and to which figures changed.

    A few years are no such time where they may be those over which arms are pooled.
    """
    if time.kind != "between" or time.first is None or time.last is None:
        return None
    if time.last - time.first <= LONGEST_WINDOW and _POOLED.search(sentence):
        return None
    return TimeSpan("year", last=time.first), TimeSpan("year", last=time.last)


def _windows_before(sentence: str, context: Context) -> tuple[TimeSpan, TimeSpan] | None:
    """Return the two windows that the sentence before compares, of one that names no year."""
    return None if YEAR.search(sentence) else context.windows


def _has_another_year(part: FigurePart, ends: tuple[TimeSpan, TimeSpan] | None) -> bool:
    """Return whether a part names a year, and not just the two between which figures changed."""
    years = {int(year) for year in YEAR.findall(part.text)}
    return bool(years) and years != {one.last for one in ends or () if one.kind == "year"}


def _in_turn(part: FigurePart, ends: tuple[TimeSpan, TimeSpan] | None) -> TimeSpan | None:
    """Return the year of one of two figures without any: those of the two before, in turn.

    Both years are also of the first figure that follows them: "between 2010 and 2013 it rose from".
    """
    if _has_another_year(part, ends):
        return None
    if _FROM.search(part.before) and (own := _OWN_ENDS.match(f"{part.after}{part.closing}")):
        return TimeSpan("year", last=int(own[1]))
    if ends is None:
        return None
    if _FROM.search(part.before):
        return ends[0]
    is_reached = _TO.search(part.between) or _REACHED.search(part.before)
    return ends[1] if is_reached else None
