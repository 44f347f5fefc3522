"""What a claim is: a sentence about states, the test it is read as, and the verdict on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from comity.claims.text.quantities import Quantity
from comity.claims.text.times import When

VerdictName = Literal[
    "supported",
    "supported after rounding",
    "outdated",
    "another definition fits",
    "contradicted",
    "untestable",
    "not judged",
]
"""The seven verdicts; the last is for what claims nothing: opinions, predictions, rhetoric."""

Kind = Literal["claim", "prediction", "opinion", "rhetoric"]
"""What a sentence is: a claim of fact, or one of the three that are not judged."""


@dataclass(frozen=True)
class Lookup:
    """One thing to look up: a measure, and the states in the order that the measure needs."""

    measure: str
    states: tuple[int, ...]


@dataclass(frozen=True)
class Condition:
    """A bound on one quantity of a value, such as ``place >= 75``.

    ``percent`` tells that the threshold stands in percent, whatever the measure's unit.
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
    """What a vague word means: conditions of which all, or (``any``) one, must hold."""

    name: str
    means: str
    conditions: tuple[Condition, ...]
    any: bool = False

    def __str__(self) -> str:
        return (" or " if self.any else " and ").join(map(str, self.conditions))


@dataclass(frozen=True)
class Operationalisation:
    """One definition by which a claim can be tested: what to look up, and what must hold."""

    cases: tuple[Lookup, ...]
    yardstick: Criterion
    against: tuple[Lookup, ...] = ()
    quantity: Quantity | None = None
    negated: bool = False


@dataclass(frozen=True)
class ClaimTest:
    """A claim as a typed test on measures.

    It must hold for each of ``cases``; with ``against``, the value of each case is compared
    with that of the case opposite. ``others`` are further definitions of the same thing, tried
    in their order where the first does not fit. ``summed`` tells that a figure for several
    years may be meant as their sum. The first ``standing_in`` of the others may stand in for
    the test's own measure where that has no data.
    """

    __test__ = False  # it is no test of the program, whatever its name begins with

    cases: tuple[Lookup, ...]
    when: When
    yardstick: Criterion
    against: tuple[Lookup, ...] = ()
    quantity: Quantity | None = None
    growth: bool = False
    negated: bool = False
    summed: bool = False
    others: tuple[Operationalisation, ...] = ()
    standing_in: int = 0

    @property
    def ways(self) -> tuple[Operationalisation, ...]:
        """All definitions by which it can be tested, its own first."""
        own = Operationalisation(
            self.cases, self.yardstick, self.against, self.quantity, self.negated
        )
        return (own, *self.others)

    def by(self, way: Operationalisation) -> ClaimTest:
        """Give the same test by another definition."""
        return replace(
            self,
            cases=way.cases,
            yardstick=way.yardstick,
            against=way.against,
            quantity=way.quantity,
            negated=way.negated,
        )


@dataclass(frozen=True)
class Evidence:
    """What the data say on one case: the figure, its year, and whether the test holds of it."""

    case: Lookup
    title: str
    subject: str
    year: int | None
    value: float | None
    text: str
    place: float | None
    says: str
    holds: bool | None
    trail: str
    tables: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """A verdict, why, the findings that decide, and the alternatives that were tried."""

    name: VerdictName
    why: str
    findings: tuple[Evidence, ...] = ()
    tried: tuple[str, ...] = ()
    year: int | None = None
    probability: float | None = None


@dataclass(frozen=True)
class Interpretation:
    """How a clause was read: by which rule, as which test, and how surely (0 to 1)."""

    rule: str
    says: str
    states: tuple[int, ...]
    test: ClaimTest | None
    gap: str
    confidence: float

    def about_many(self, part: Interpretation) -> bool:
        """Tell whether it speaks of the same states as the reading of a part, or of more."""
        return set(part.states) <= set(self.states)


@dataclass(frozen=True)
class Claim:
    """A clause of the article with its reading and its verdict.

    ``start`` and ``end`` are its sentence's place in the text of its block, the number of
    which is ``block``.
    """

    text: str
    block: int
    start: int
    end: int
    kind: Kind
    reading: Interpretation | None
    verdict: Verdict
