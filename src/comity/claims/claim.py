"""What a claim is: a sentence about states, the test it is read as, and the verdict on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from comity.claims.text.quantities import Quantity
from comity.claims.text.times import TimeSpan
from comity.states.groups import FIRST_CODE


class VerdictName(StrEnum):
    """The seven verdicts; the last is for what claims nothing: opinions, predictions, rhetoric.

    >>> VerdictName("supported").value
    'supported'
    """

    SUPPORTED = "supported"
    ROUNDED = "supported after rounding"
    OUTDATED = "outdated"
    OTHER_DEFINITION = "another definition fits"
    CONTRADICTED = "contradicted"
    PREMISE = "premise supported"
    NO_PREMISE = "premise not supported"
    UNTESTABLE = "untestable"
    NOT_JUDGED = "not judged"

    @property
    def is_definite(self) -> bool:
        """Return whether the verdict says that a claim is so, was so, or is not so."""
        return self not in _OPEN

    @property
    def is_negative(self) -> bool:
        """Return whether the verdict says that a claim is not so as it is written."""
        return self in (VerdictName.CONTRADICTED, VerdictName.OTHER_DEFINITION)


_OPEN = frozenset(
    {VerdictName.PREMISE, VerdictName.NO_PREMISE, VerdictName.UNTESTABLE, VerdictName.NOT_JUDGED}
)
"""Verdicts that leave a claim open: of a cause or an aim only the premise is tested."""


class SpeechAct(StrEnum):
    """What a sentence is: a claim of fact, or one of the three that are not judged.

    >>> len(set(SpeechAct))
    4
    """

    CLAIM = "claim"
    PREDICTION = "prediction"
    OPINION = "opinion"
    RHETORIC = "rhetoric"


@dataclass(frozen=True)
class Lookup:
    """One thing to look up: a measure, and the states in the order that the measure needs.

    >>> Lookup("trade_share", (710, 365)).states
    (710, 365)
    """

    measure: str
    states: tuple[int, ...]

    @property
    def is_of_group(self) -> bool:
        """Return whether one of its states is a group of states."""
        return any(code >= FIRST_CODE for code in self.states)


@dataclass(frozen=True)
class Condition:
    """A bound on one quantity of a value, such as ``percentile >= 75``.

    ``percent`` says that the threshold is in percent, whatever the measure's unit.

    >>> str(Condition("percentile", ">=", 75))
    'percentile >= 75'
    """

    quantity: str
    operator: str
    threshold: float
    percent: bool = False

    def __str__(self) -> str:
        unit = " percent" if self.percent else ""
        return f"{self.quantity} {self.operator} {self.threshold:g}{unit}"


@dataclass(frozen=True)
class Criterion:
    """What a vague word means: conditions of which all, or (``any``) one, must hold.

    >>> high = Criterion("high", "in the highest quarter", (Condition("percentile", ">=", 75),))
    >>> high.any
    False
    """

    name: str
    means: str
    conditions: tuple[Condition, ...]
    any: bool = False

    def __str__(self) -> str:
        return (" or " if self.any else " and ").join(map(str, self.conditions))


FIGURE = Criterion("the figure named", "equal at the precision written", ())
"""What a figure in a sentence asks for."""


@dataclass(frozen=True)
class Operationalisation:
    """One definition by which a claim can be tested: what to look up, and what must hold."""

    lookups: tuple[Lookup, ...]
    criterion: Criterion
    against: tuple[Lookup, ...] = ()
    quantity: Quantity | None = None
    negated: bool = False


@dataclass(frozen=True)
class ClaimTest:
    """A claim as a typed test on measures.

    It must hold for each of ``lookups``, or with ``is_any`` for one; with ``against``, the value of
    each lookup is compared with that of the lookup opposite. ``others`` are further definitions of
    the same thing, tried in their order where the first does not fit. ``may_be_sum`` tells that a
    figure for several years may be meant as their sum. The first ``substitutes`` of the others may
    replace the test's own measure where that has no data. A rank among the states of a ``group`` is
    one among the lookup and its ``peers``, and of a partner one among those of ``among``, which are
    states of the group, and perhaps those at its ``edge``; those of ``behind`` are said to have
    more, and those of ``ousted`` to have had the rank before. ``direction`` is 1 where a figure
    is said to have been risen to, -1 where fallen to, 2 and -2 where to a record, and 0 without
    either; ``from_year`` is the year, if named, from whose figure it rose or fell. ``is_slight``
    tells that a difference or change is said to be slight, ``is_over`` that what is denied was so
    before.
    """

    __test__ = False  # it is no test of the program, whatever its name begins with

    lookups: tuple[Lookup, ...]
    time: TimeSpan
    criterion: Criterion
    against: tuple[Lookup, ...] = ()
    quantity: Quantity | None = None
    growth: bool = False
    negated: bool = False
    may_be_sum: bool = False
    others: tuple[Operationalisation, ...] = ()
    substitutes: int = 0
    every: bool = False
    is_lasting: bool = False
    peers: tuple[Lookup, ...] = ()
    group: str = ""
    among: tuple[int, ...] = ()
    edge: tuple[int, ...] = ()
    behind: tuple[Lookup, ...] = ()
    ousted: tuple[Lookup, ...] = ()
    base: int | None = None
    is_whole: bool = False
    direction: int = 0
    from_year: int | None = None
    is_slight: bool = False
    is_over: bool = False
    is_any: bool = False

    @property
    def operationalisations(self) -> tuple[Operationalisation, ...]:
        """All definitions by which it can be tested, its own first."""
        own = Operationalisation(
            self.lookups, self.criterion, self.against, self.quantity, self.negated
        )
        return (own, *self.others)

    @property
    def states(self) -> tuple[int, ...]:
        """Every state that it looks up or compares with, once."""
        against = (code for lookup in self.against for code in lookup.states)
        return tuple(dict.fromkeys((*self.looked_up, *against)))

    @property
    def looked_up(self) -> tuple[int, ...]:
        """Every state that it looks up, once; none that it only compares with."""
        return tuple(dict.fromkeys(code for lookup in self.lookups for code in lookup.states))

    @property
    def is_of_change(self) -> bool:
        """Return whether it is of the change of a value."""
        return self.growth or any("change" in one.quantity for one in self.criterion.conditions)

    @property
    def is_of_rank(self) -> bool:
        """Return whether it is of the rank of a value."""
        if self.quantity is not None:
            return self.quantity.unit == "rank"
        return any("rank" in one.quantity for one in self.criterion.conditions)

    def tested_by(self, operationalisation: Operationalisation) -> ClaimTest:
        """Return the same test by another definition."""
        return replace(
            self,
            lookups=operationalisation.lookups,
            criterion=operationalisation.criterion,
            against=operationalisation.against,
            quantity=operationalisation.quantity,
            negated=operationalisation.negated,
        )


@dataclass(frozen=True)
class Evidence:
    """What the data say on one lookup: the figure, its year, and whether the test holds of it.

    A figure that is a sum over years has their first and last in ``years``, and what began or ended
    in a year the recorded ones before and after.
    """

    lookup: Lookup
    title: str
    subject: str
    year: int | None
    value: float | None
    text: str
    percentile: float | None
    detail: str
    is_met: bool | None
    trail: str
    tables: tuple[str, ...] = ()
    years: tuple[int, int] | None = None

    @property
    def time(self) -> str:
        """The year of the figure, or the years of which it is the sum; empty without any."""
        if self.years:
            return f"{self.years[0]}–{self.years[1]}"
        return str(self.year) if self.year else ""


class Strength(StrEnum):
    """What the data were asked for, from most to least."""

    FIGURE = "figure"
    """The figure named."""
    RANK = "rank"
    """A rank."""
    COMPARISON = "comparison"
    """Which of two is greater."""
    CRITERION = "criterion"
    """A bound that is the same for all states, such as a percentile, or growth."""
    EXISTENCE = "above zero"
    """Any value above zero: that there is some, and not how much."""


@dataclass(frozen=True)
class Verdict:
    """A verdict, why, the evidence that decide, and the alternatives that were tried.

    Where it is definite, ``statement`` has the figures as a sentence to quote, without source
    and full stop, and ``strength`` says what was asked of the data.
    """

    name: VerdictName
    why: str
    evidence: tuple[Evidence, ...] = ()
    alternatives: tuple[str, ...] = ()
    year: int | None = None
    probability: float | None = None
    statement: str = ""
    strength: Strength | None = None


@dataclass(frozen=True)
class Interpretation:
    """How a clause was read: by which rule, and as which test.

    ``nearby`` are the states that its whole sentence names. It is named in full where the words
    of its figure name every state and the year that are tested, named around where those of its
    clause do, and plain where besides nothing in the sentence denies, or is of another time. It is
    seconded where the data bear out another figure of the same states and year in its sentence,
    and names its measure where that is not the one of the figure before.
    What rests on a figure is read as that was, of another state, and is surely of its measure
    where the data bear the figure out.
    """

    rule: str
    says: str
    states: tuple[int, ...]
    test: ClaimTest | None
    gap: str
    are_roles_clear: bool = True
    is_whole: bool = False
    may_deny: bool = True
    premise: str = ""
    is_undated: bool = False
    is_by_figure: bool = False
    is_named_in_full: bool = False
    is_named_around: bool = False
    is_plain: bool = False
    is_seconded: bool = False
    names_measure: bool = False
    nearby: tuple[int, ...] = ()
    rests_on_figure: bool = False

    @property
    def stated(self) -> str:
        """Return the figure that it tests, as it is written; empty for none."""
        return self.test.quantity.text if self.test and self.test.quantity else ""

    def undenied(self) -> Interpretation:
        """Return the same, denying nothing: of what it is, another sentence says."""
        return replace(self, are_roles_clear=False, may_deny=False)

    def is_of_measure_of(self, other: Interpretation) -> bool:
        """Return whether both are tested, and by the same measure first."""
        if self.test is None or other.test is None:
            return False
        return self.test.lookups[0].measure == other.test.lookups[0].measure

    def covers(self, part: Interpretation) -> bool:
        """Return whether it speaks of the same states as the interpretation of a part, or more."""
        return set(part.states) <= set(self.states)


@dataclass(frozen=True)
class Claim:
    """A clause of the article with its interpretation and its verdict.

    ``start`` and ``end`` are its sentence's place in the text of its block, the number of
    which is ``block``.
    """

    text: str
    block: int
    start: int
    end: int
    kind: SpeechAct
    interpretation: Interpretation | None
    verdict: Verdict
