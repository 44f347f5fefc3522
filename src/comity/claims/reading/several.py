"""Additions that say two things at once, such as a comparison and the figure compared with."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.claim import FIGURE, ClaimTest, Lookup
from comity.claims.grammar.compile import LESS, MORE
from comity.claims.grammar.tokens import Tokens
from comity.claims.reading.base import Around, Built, Read, in_unit, is_level, time_of
from comity.claims.reading.comparisons import than_state, times_then
from comity.claims.text.quantities import Quantity, in_unit_of
from comity.unit import UnitKind

_UNITS = {
    UnitKind.SHARE: "percent",
    UnitKind.PERCENT: "percent",
    UnitKind.MONEY: "money",
    UnitKind.ARMS: "tiv",
    UnitKind.COUNT: "count",
}


def two_figures(match: re.Match[str], tokens: Tokens, last: Read, around: Around) -> Built:
    """Read "at 3.1 against 1.9 percent" after a comparison: the figure of each."""
    test = last[1]
    measure = around.describe(test.lookups[0].measure)
    if len(test.against) != 1 or test.base or test.growth or measure is None:
        return None
    second = tokens.figures[int(match["q2"])]
    first = in_unit_of(tokens.figures[int(match["q"])], second)
    if {first.unit, second.unit} != {_UNITS.get(measure.unit.kind)}:
        return None
    plain = replace(test, against=(), criterion=FIGURE, others=(), negated=False, quantity=first)
    if match["t"]:
        if (time := time_of(match, tokens, test)) is None:
            return None
        plain = replace(plain, time=time)
    return plain, replace(plain, lookups=test.against, quantity=second)


def than_figure(match: re.Match[str], tokens: Tokens, last: Read, around: Around) -> Built:
    """Read "three times China's 314 billion", "more than Russia's 8 percent"."""
    compared, figure = than_state(match, tokens, last, around), _figure_of(match, tokens, last[1])
    if compared is None or figure is None:
        return None
    other = replace(last[1], lookups=compared.against, quantity=figure, others=())
    return compared, other


def _figure_of(match: re.Match[str], tokens: Tokens, test: ClaimTest) -> Quantity | None:
    """Return the figure compared with, in the unit of the clause before."""
    return in_unit(tokens.figures[int(match["of"])], test) if is_level(test) else None


def times_figure_then(match: re.Match[str], tokens: Tokens, last: Read, around: Around) -> Built:
    """Read "double the 2 percent of 2015"."""
    compared, figure = times_then(match, tokens, last, around), _figure_of(match, tokens, last[1])
    time = time_of(match, tokens, last[1])
    if compared is None or figure is None or time is None:
        return None
    return compared, replace(last[1], quantity=figure, time=time, others=())


_THAN_THE = re.compile(r"(?P<cmp>more|less|fewer|over|under) (?:than )?the ", re.IGNORECASE)


def more_than_then(test: ClaimTest, level: ClaimTest) -> tuple[ClaimTest, ...]:
    """Return what "more than the 67 percent of 2024" says: the figure, and which is the greater.

    ``test`` is that of the clause before, ``level`` that of the figure in its year; the words that
    compare the two are written with the figure.
    """
    figure = level.quantity
    words = _THAN_THE.match(figure.text) if figure else None
    if figure is None or not words:
        return (level,)
    criterion = LESS if words["cmp"].lower() in ("less", "fewer", "under") else MORE
    compared = replace(
        test, quantity=None, criterion=criterion, against=test.lookups, base=level.time.last,
        may_be_sum=False, others=(), negated=False, every=False,
    )  # fmt: skip
    return compared, replace(level, quantity=replace(figure, hedge=""))


def runner_up(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> Built:
    """Read "Japan is a distant second with 17 percent" after the share of another partner."""
    test, state = last[1], tokens.states[int(match["s"])]
    own = test.lookups[0]
    figure = tokens.figures[int(match["q"])]
    is_share = own.measure.endswith("_share") and len(own.states) == 2
    if not is_share or figure.unit != "percent" or state in own.states or test.against:
        return None
    second = Quantity(2.0, "rank", 0.0, "", "second")
    of = replace(
        test, lookups=(Lookup(own.measure, (own.states[0], state)),), quantity=figure,
        criterion=FIGURE, negated=False, every=False, peers=(), others=(),
    )  # fmt: skip
    return replace(of, quantity=second), of
