"""The figures of a sentence, each with all that it may be of: measures, states and years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from comity.claims.figures.parts import FigurePart, find_parts
from comity.claims.figures.read import is_of_both, is_stated_level, words_of_part
from comity.claims.meant.words import measures_by_words
from comity.claims.rules.goods import OF_ALL_GOODS, goods_of
from comity.claims.rules.parsed import SentenceRead
from comity.claims.text.mentions import Context, Mention
from comity.claims.text.quantities import Quantity, find_quantities
from comity.claims.text.sentences import TextSpan
from comity.claims.text.times import A_YEAR, years_named

MOST = 5
"""How many of the states nearest to a figure it may be of."""


@dataclass(frozen=True)
class LooseFigure:
    """A figure in its clause, with what it may be of, each time the nearest first.

    ``clause_states`` are those that its own clause names, or the one just before it, ``subject``
    that of which its clause is said. ``balance`` is 1 where a surplus is spoken of, -1 where a
    deficit is, and 0 elsewhere. It names its measure where the words of its own clause do.
    ``own_states`` and ``own_years`` are those that its sentence names.
    """

    part: TextSpan
    stated: Quantity
    measures: tuple[str, ...]
    states: tuple[int, ...]
    clause_states: tuple[int, ...]
    subject: int | None
    years: tuple[int, ...]
    balance: int
    names_measure: bool
    own_states: frozenset[int]
    own_years: frozenset[int]


def loose_figures(sentence: SentenceRead) -> Iterator[LooseFigure]:
    """Yield the shares and sums of a sentence that measures may be of, each written once in it."""
    text, reader = sentence.text, sentence.reader
    mentions = reader.names.find_states(text)
    for part in find_parts(text, mentions, find_quantities(text), reader.dated or reader.now):
        measures = _measures(part, sentence)
        is_level = is_stated_level(part.before) and not _NO_LEVEL.match(part.after)
        is_other = _is_of_year(part) or is_of_both(part)
        if measures and is_level and not is_other and text.count(part.stated.text) == 1:
            yield from _loose(part, measures, mentions, sentence)


def _loose(
    part: FigurePart, measures: tuple[str, ...], mentions: list[Mention], sentence: SentenceRead
) -> Iterator[LooseFigure]:
    """Yield a figure with what it may be of; nothing where no state or no year is named."""
    own, context = _nearest(mentions, part.stated), sentence.context
    states = tuple(dict.fromkeys((*own, *_spoken_of(context))))
    dated = _years(sentence.text, part.stated)
    spoken = [context.time.named] if context.time.named else []
    years = tuple(dict.fromkeys((*dated, *spoken, *context.years)))
    if states and years:
        yield LooseFigure(
            words_of_part(sentence.text, part, mentions),
            part.stated,
            measures,
            states[:MOST],
            part.states or part.earlier[:1],
            part.subject,
            years,
            _balance(_near(part)),
            names_measure=bool(measures_by_words(part.stated.unit, _near(part), part.after, "")),
            own_states=frozenset(own),
            own_years=frozenset(dated),
        )


FEW = 3
"""In a sentence of more states a figure may be of many pairs."""


def _spoken_of(context: Context) -> Iterator[int]:
    """Yield the states that the sentences before spoke of, those of the last one first."""
    yield from (*context.named, *context.pair, *context.state)
    yield from (code for code in (context.topic, context.first) if code is not None)


AHEAD = 40
"""How many letters after a clause may tell what its figure is of."""


def _near(part: FigurePart) -> str:
    """Return the words since the figure before, and some after the clause."""
    return f"{part.between}{part.after}{part.closing[:AHEAD]}"


def _measures(part: FigurePart, sentence: SentenceRead) -> tuple[str, ...]:
    """Return the measures that a figure may be of; a sentence on a part of goods has no shares."""
    if sentence.is_on_part:
        return ()
    spoken = sentence.context.measure.replace("_", " ")
    named = measures_by_words(
        part.stated.unit, _near(part), part.after, f"{sentence.text} {spoken}"
    )
    if sentence.fuel:
        return tuple(name.replace("fuel_", f"{sentence.fuel}_") for name in named)
    if goods_of(sentence.text, sentence.context.goods):
        return tuple(name for name in named if name not in OF_ALL_GOODS)
    return named


_NO_LEVEL = re.compile(
    r"^ (?:more|less|fewer|lower|higher|larger|smaller|bigger|greater|above|below|up|down)\b|"
    r"^ (?:of )?(?:the|its|that|their|a|those)? ?(?:record|peak|level|figure|sum|value|size|amount|"
    r"volume|total of|#\d|rise|fall|increase|decrease|drop|growth|gain)\b"
)
"""Words after what is a change, or a part of another figure."""


def _is_of_year(part: FigurePart) -> bool:
    """Return whether a fraction is a part of a year: "the third quarter of 2023"."""
    is_quarter = part.stated.text.endswith(("quarter", "half", "third"))
    is_ordinal = re.search(r"\b(?:first|second|third|fourth|last|final) $", part.before)
    return is_quarter and bool(is_ordinal or _OF_YEAR.match(part.after))


_OF_YEAR = re.compile(rf"^ of (?:the year|{A_YEAR})\b")
_SURPLUS = re.compile(r"\b(?:surplus\w*|ahead|in the black)\b")
_DEFICIT = re.compile(r"\b(?:deficits?|shortfall|hole|gap|in the red|imbalance)\b")


def _balance(words: str) -> int:
    """Return whether some words are of a surplus, 1, or a deficit, -1; 0 for both or neither."""
    return bool(_SURPLUS.search(words)) - bool(_DEFICIT.search(words))


def _nearest(mentions: list[Mention], stated: Quantity) -> tuple[int, ...]:
    """Return the states of a sentence, the nearest to a figure first."""

    def distance(one: Mention) -> int:
        return max(stated.start - one.end, one.start - stated.end)

    by_distance = sorted(mentions, key=distance)
    return tuple(dict.fromkeys(code for one in by_distance for code in one.states))


def _years(sentence: str, stated: Quantity) -> tuple[int, ...]:
    """Return the years that a sentence names, the nearest to a figure first."""
    placed = sorted(
        (max(stated.start - end, start - stated.end), year)
        for start, end, year in years_named(sentence)
    )
    return tuple(dict.fromkeys(year for _, year in placed))
