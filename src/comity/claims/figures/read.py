"""Reading the figures that no construction reads, each as a claim that can only be supported."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from comity.claims.claim import FIGURE, ClaimTest, Interpretation, Lookup
from comity.claims.figures.frame import Frame, Scene
from comity.claims.figures.frames import find_frame
from comity.claims.figures.parts import FigurePart, find_parts
from comity.claims.grammar.compile import fit_period
from comity.claims.text.mentions import Context, Mention, NameIndex
from comity.claims.text.quantities import Quantity, find_quantities, in_percent, reverse
from comity.claims.text.sentences import TextSpan
from comity.claims.text.times import NOW, TimeSpan, find_time
from comity.panels.codebook import Description

BY_FIGURE = "a figure by its words"
"""The rule of what is read by the words around a figure alone."""

Describe = Callable[[str], Description | None]


_PAST = re.compile(r"\b(?:was|were|had|did|came|took|sold|bought|[a-z]{2,}ed)\b")


def _time_of(sentence: str, context: Context, now: int) -> TimeSpan:
    """Return the one time of a sentence, or that of the sentence before it if it is of the past."""
    if len(set(re.findall(r"\b(?:1[89]|20)\d\d\b", sentence))) == 1:
        return find_time(sentence, now)
    is_past = _PAST.search(sentence) is not None and not _TODAY.search(sentence)
    return context.time if is_past else NOW


_TODAY = re.compile(r"\b(?:today|now|currently|these days)\b")


def read_figures(
    sentence: str, names: NameIndex, describe: Describe, context: Context, now: int
) -> list[tuple[TextSpan, Interpretation]]:
    """Read what each figure of a sentence is of, by the words around it and the figure before."""
    whole = find_time(sentence, now)
    mentions = names.find_states(sentence, whole.last or whole.first)
    parts = find_parts(sentence, mentions, find_quantities(sentence), now)
    opening: Frame | None = None
    last: Frame | None = None
    time = _time_of(sentence, context, now)
    readings = []
    for part in parts:
        scene = Scene(last, opening, context.pair)
        frame = find_frame(part, scene)
        time = part.time if part.time.kind != "now" or _TODAY.search(part.text) else time
        if frame is None or describe(frame.measure) is None:
            continue
        one = _interpretation(part, frame, time, may_be_sum=frame.measure in names.lexicon.sums)
        readings.append((_span(sentence, part, mentions), one))
        last = frame
        opening = opening or frame
    return readings


def _span(sentence: str, part: FigurePart, mentions: list[Mention]) -> TextSpan:
    """Return the words of a part as they are written in its sentence."""
    start = part.stated.start - _written(part.before, mentions)
    end = part.stated.end + _written(part.after, mentions)
    text = sentence[start:end].strip(" ,;.")
    begin = sentence.find(text, max(start, 0))
    return TextSpan(text, begin, begin + len(text))


def _written(masked: str, mentions: list[Mention]) -> int:
    """Return how many letters some masked words have with the names of their states."""
    names = (mentions[int(n)] for n in re.findall(r"<(\d+)d?>", masked))
    return len(re.sub(r"<\d+d?>", "", masked)) + sum(one.end - one.start for one in names)


def _interpretation(
    part: FigurePart, frame: Frame, time: TimeSpan, *, may_be_sum: bool
) -> Interpretation:
    quantity = _with_unit(part.stated, frame)
    test = ClaimTest(
        (Lookup(frame.measure, frame.states),),
        fit_period(time, frame.measure) or time,
        FIGURE,
        quantity=quantity,
        may_be_sum=may_be_sum,
    )
    return Interpretation(BY_FIGURE, BY_FIGURE, frame.states, test, "", is_by_figure=True)


def _with_unit(stated: Quantity, frame: Frame) -> Quantity:
    """Return a figure in the unit of its measure; a bare number in a list has that of the first."""
    if stated.unit in ("count", "index") and frame.unit == "percent":
        stated = in_percent(stated)
    stated = replace(stated, unit=frame.unit)
    return reverse(stated) if frame.is_reversed else stated
