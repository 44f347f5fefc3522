"""Reading the figures that no construction reads, each as a claim that can only be supported."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from comity.claims.claim import FIGURE, ClaimTest, Interpretation, Lookup
from comity.claims.figures.frame import Frame, Scene
from comity.claims.figures.frames import find_frame
from comity.claims.figures.parts import FigurePart, find_parts
from comity.claims.grammar.compile import POOLED
from comity.claims.text.mentions import Context, Mention, NameIndex
from comity.claims.text.quantities import Quantity, find_quantities, reverse
from comity.claims.text.sentences import TextSpan
from comity.claims.text.times import NOW, TimeSpan
from comity.panels.codebook import Description

BY_FIGURE = "a figure by its words"
"""The rule of what is read by the words around a figure alone."""

Describe = Callable[[str], Description | None]


def read_figures(
    sentence: str, names: NameIndex, describe: Describe, context: Context, now: int
) -> list[tuple[TextSpan, Interpretation]]:
    """Read what each figure of a sentence is of, by the words around it and the figure before."""
    mentions = names.find_states(sentence)
    parts = find_parts(sentence, mentions, find_quantities(sentence), now)
    opening: Frame | None = None
    last: Frame | None = None
    time = NOW
    readings = []
    for part in parts:
        scene = Scene(last, opening, context.pair)
        frame = find_frame(part, scene)
        time = part.time if part.time.kind != "now" else time
        if frame is None or describe(frame.measure) is None:
            continue
        readings.append((_span(sentence, part, mentions), _interpretation(part, frame, time)))
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


def _interpretation(part: FigurePart, frame: Frame, time: TimeSpan) -> Interpretation:
    quantity = _with_unit(part.stated, frame)
    test = ClaimTest(
        (Lookup(frame.measure, frame.states),),
        _pooled(time, frame.measure),
        FIGURE,
        quantity=quantity,
    )
    return Interpretation(BY_FIGURE, BY_FIGURE, frame.states, test, "", is_by_figure=True)


def _with_unit(stated: Quantity, frame: Frame) -> Quantity:
    if stated.unit in ("count", "index") and frame.unit == "percent":
        stated = replace(stated, value=stated.value / 100, half=stated.half / 100, unit="percent")
    return reverse(stated) if frame.is_reversed else stated


def _pooled(time: TimeSpan, measure: str) -> TimeSpan:
    if measure in POOLED and time.kind == "between":
        return TimeSpan("year", last=time.last)
    return time
