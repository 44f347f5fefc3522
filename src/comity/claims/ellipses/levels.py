"""Comparisons with a figure or a rank before them, in which another state has a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.claims.claim import FIGURE, ClaimTest, Interpretation, Lookup
from comity.claims.ellipses.comparisons import find_comparisons
from comity.claims.ellipses.elided import (
    ElidedClause,
    Reading,
    of_another,
    replaced,
    states_placed,
    with_state,
)
from comity.claims.grammar.compile import LESS, MORE
from comity.claims.text.mentions import Mention
from comity.claims.text.quantities import find_quantities
from comity.claims.text.sentences import TextSpan
from comity.wording import claims as wording


def read_levels(
    sentence: str, masked: str, read: Sequence[Reading], mentions: Sequence[Mention]
) -> Iterator[Reading]:
    """Yield the comparisons of a sentence with a figure or a rank before them.

    What was read by the words around its figure alone has to be borne out by the data first.

    >>> [*read_levels("Peru left.", "§§§§ left.", [], [])]
    []
    """
    clauses = [*find_comparisons(masked, mentions, find_quantities(sentence))]
    for clause in clauses:
        base = level_before(sentence, clause, read, mentions, clauses)
        if base is None or base.test is None or _is_of_other_unit(clause, base.test):
            continue
        lookup = base.test.lookups[0]
        choice = replaced(clause, lookup, states_placed(masked, mentions, clause.start, lookup))
        if choice is None:
            continue
        test = _comparison(base.test, with_state(lookup, choice[0], clause.state), clause)
        part = TextSpan(sentence[clause.start : clause.end], clause.start, clause.end)
        one = of_another(base, test, gap_of_level(base), is_sure=choice[1] and clause.is_sure)
        is_clear = one.are_roles_clear and not clause.is_loose
        yield part, replace(one, rests_on_figure=True, are_roles_clear=is_clear)


def _is_of_other_unit(clause: ElidedClause, test: ClaimTest) -> bool:
    """Return whether a comparison tells by how much two differ in another unit than the level's."""
    if clause.apart is None or test.quantity is None or clause.apart.unit == "percent":
        return False
    return test.quantity.unit not in (clause.apart.unit, "rank")


def gap_of_level(base: Interpretation) -> str:
    """Return why what rests on a level is not judged before the data bear the level out."""
    return base.gap or (wording.FIGURE_BEFORE if base.is_by_figure else "")


TENTH = 0.1
"""By what part of itself a multiple in words or without a fraction may be off: "twice" of 2.1."""


def _comparison(test: ClaimTest, other: Lookup, clause: ElidedClause) -> ClaimTest:
    """Return the test of a level, or of a rank, as one against another state."""
    times = clause.times
    if times and "." not in times.text:
        times = replace(times, half=TENTH * times.value)
    return ClaimTest(
        test.lookups[:1],
        test.time,
        MORE if clause.direction == "more" else LESS,
        against=(other,),
        quantity=times or clause.apart,
        negated=clause.is_turned,
        is_slight=clause.is_slight,
    )


def level_before(
    sentence: str,
    clause: ElidedClause,
    read: Sequence[Reading],
    mentions: Sequence[Mention],
    clauses: Sequence[ElidedClause] = (),
) -> Interpretation | None:
    """Return the reading of the figure or the rank that a comparison is made with; None for none.

    It is the last before the comparison, and no other state is named between them.
    """
    placed = [
        (place, not one.gap, -number, one)
        for number, (part, one) in enumerate(read)
        if (place := _place(sentence, part, one, clause.start)) is not None
        and not any(_is_just_after(place, other) for other in clauses)
    ]
    if not placed:
        return None
    place, *_, base = max(placed, key=lambda item: item[:3])
    own = {one.state for one in clauses} | {*base.states}
    between = [one for one in mentions if place < one.start < clause.start]
    is_near = all(one.states[0] in own for one in between)
    return base if is_near and ";" not in sentence[place : clause.start] else None


def _is_just_after(place: int, clause: ElidedClause) -> bool:
    """Return whether a figure is that of the state of another comparison: "more than B's 3"."""
    return clause.end <= place <= clause.end + len(" of $")


def _place(sentence: str, part: TextSpan, one: Interpretation, upto: int) -> int | None:
    """Return where the level or the rank of a reading is said before a place; None for nowhere."""
    test = one.test
    if test is None or len(test.lookups) > 1 or test.against or test.growth:
        return None
    if test.criterion == FIGURE and test.quantity and test.quantity.unit not in ("rank", "times"):
        place = sentence.rfind(one.stated, part.start, upto)
        return place if place >= 0 else None
    return part.start if _is_ranked(test) and part.start < upto else None


def _is_ranked(test: ClaimTest) -> bool:
    """Return whether a test is of the rank of a partner by its share, or of one state."""
    lookup = test.lookups[0]
    return test.is_of_rank and (lookup.measure.endswith("_share") or len(lookup.states) == 1)
