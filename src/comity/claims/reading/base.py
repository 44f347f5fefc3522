"""What clauses and the additions to them are read with, and what several additions need."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from comity.claims.claim import ClaimTest, Interpretation, Lookup
from comity.claims.grammar.compile import fit_period
from comity.claims.grammar.membership import of_its_beginning
from comity.claims.grammar.parse import Parse, lexicon_says
from comity.claims.grammar.tokens import Tokens
from comity.claims.lexicon import Lexicon
from comity.claims.text.mentions import NameIndex
from comity.claims.text.quantities import Quantity, in_percent, reverse
from comity.claims.text.sentences import TextSpan
from comity.claims.text.times import TimeSpan
from comity.panels.codebook import Describe

Read = tuple[Parse, ClaimTest]
"""A clause that was read, and its test."""


@dataclass(frozen=True)
class Around:
    """What an addition is read with: the lexicon, and what each measure is."""

    lexicon: Lexicon
    describe: Describe


@dataclass(frozen=True)
class ParserContext:
    """What sentences are read with: the lexicon, the names, the measures, and the year."""

    lexicon: Lexicon
    names: NameIndex
    describe: Describe
    now: int
    dated: int | None = None
    groups: NameIndex | None = None

    @property
    def of_groups(self) -> ParserContext:
        """Return the same with the names of groups in the place of states'."""
        return replace(self, names=self.groups or self.names)

    @property
    def around(self) -> Around:
        """Return what additions to clauses are read with."""
        return Around(self.lexicon, self.describe)


@dataclass(frozen=True)
class WholeReading:
    """What was read of a sentence, and the pieces that no construction accounts for."""

    interpretations: tuple[tuple[TextSpan, Interpretation], ...]
    unread: tuple[TextSpan, ...]


Built = ClaimTest | tuple[ClaimTest, ...] | None
"""What an addition is tested on: nothing, one thing, or several."""

Build = Callable[[re.Match[str], Tokens, Read, Around], Built]


def time_of(match: re.Match[str], tokens: Tokens, test: ClaimTest) -> TimeSpan | None:
    """Return the year that an addition names, or the last of those that its measure pools."""
    return fit_period(tokens.times[int(match["t"])], test.lookups[0].measure)


def is_level(test: ClaimTest) -> bool:
    """Return whether a test asks for a figure that is no change and no rank."""
    return test.quantity is not None and not test.growth and test.quantity.unit != "rank"


def in_unit(figure: Quantity, test: ClaimTest, level: str = "money") -> Quantity | None:
    """Return a figure in the unit of the clause before: "and 13 to France" are percent.

    What grew "from 5 to 7 billion" has the unit of its level. A deficit is below zero, and so
    is one that is added to it.
    """
    unit = test.quantity.unit if test.quantity else None
    if test.quantity and not test.growth and test.quantity.value < 0 < figure.value:
        figure = reverse(figure)
    if test.growth and figure.unit == level:
        return figure
    if figure.unit == "count" and unit == "percent" and figure.value <= 100:
        return in_percent(figure)
    return figure if figure.unit == unit else None


def exchanged(test: ClaimTest, parsed: Parse, state: int, link: str | None) -> Lookup | None:
    """Return the lookup with a state in the place of the one that it is contrasted with."""
    own = test.lookups[0]
    if state in own.states:
        return None
    if len(own.states) == 1:
        return Lookup(own.measure, (state,))
    shared = parsed.subject if link else partner_of(own.states, parsed)
    return Lookup(own.measure, tuple(code if code == shared else state for code in own.states))


def partner_of(states: tuple[int, ...], parsed: Parse) -> int:
    """Return the state of two that is not the subject of a clause."""
    return next(code for code in states if code != parsed.subject)


def at_time(match: re.Match[str], tokens: Tokens, test: ClaimTest) -> ClaimTest | None:
    """Return a test at the time that an addition names, if it names one; None at an unfit one."""
    if not match.groupdict().get("t"):
        return test
    time = time_of(match, tokens, test)
    return replace(test, time=time) if time else None


def interpretation_of(
    parsed: Parse, test: ClaimTest, gap: str, reader: ParserContext
) -> Interpretation:
    """Build the interpretation of a clause that was read whole."""
    test = of_its_beginning(test)
    rule = parsed.construction.rule
    says = lexicon_says(reader.lexicon, rule)
    return Interpretation(rule, says, test.states, test, gap, is_whole=True)
