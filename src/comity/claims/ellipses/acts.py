"""What other states are said to have done as well, or not, read as the clause before is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.claims.claim import FIGURE, ClaimTest, Interpretation, Lookup
from comity.claims.ellipses.doers import find_doers, find_tops
from comity.claims.ellipses.elided import (
    ElidedClause,
    Reading,
    of_another,
    replaced,
    states_placed,
    with_state,
)
from comity.claims.text.masks import NAME
from comity.claims.text.mentions import Mention
from comity.claims.text.quantities import Quantity
from comity.claims.text.sentences import TextSpan
from comity.claims.text.times import NOW, TODAY, TimeSpan

_TWO_JOINED = f"{NAME} and "


def read_acts(
    sentence: str, masked: str, read: Sequence[Reading], mentions: Sequence[Mention]
) -> Iterator[Reading]:
    """Yield what other states of a sentence are said to have done as well, or not.

    >>> [*read_acts("Peru left.", "§§§§ left.", [], [])]
    []
    """
    for clause, said in find_doers(masked, mentions):
        before = _act_before(clause, read)
        if before is None or before[1].test is None:
            continue
        start, test = before[0].start, before[1].test
        is_turned = said != "same" and _is_denied(test) != (said == "no")
        if is_turned and not _may_be_turned(test):
            continue
        if moved := _of_doers(clause, test, masked, mentions):
            part = TextSpan(sentence[start : clause.end], start, clause.end)
            done = replace(moved[0], negated=test.negated != is_turned)
            is_sure = moved[1] and clause.is_sure and len(test.lookups) == 1
            yield part, of_another(before[1], done, before[1].gap, is_sure=is_sure)


def read_tops(
    sentence: str, masked: str, read: Sequence[Reading], mentions: Sequence[Mention]
) -> Iterator[Reading]:
    """Yield who has a place now, or is the first, among the partners of the clause before.

    >>> [*read_tops("Peru left.", "§§§§ left.", [], [])]
    []
    """
    for clause in find_tops(masked, mentions):
        ranked = [one for one in read if _is_ranked(one[1])]
        before = _act_before(clause, ranked)
        if before is None or before[1].test is None:
            continue
        lookup, base = before[1].test.lookups[0], before[1]
        rank = Quantity(1.0, "rank", 0.0, "", sentence[clause.start : clause.end])
        other = Lookup(lookup.measure, (lookup.states[0], clause.state))
        test = ClaimTest((other,), _time_of(rank.text, before[1].test.time), FIGURE, quantity=rank)
        part = TextSpan(rank.text, clause.start, clause.end)
        if clause.state not in lookup.states:
            yield part, of_another(base, test, base.gap, is_sure=True)


def _is_ranked(one: Interpretation) -> bool:
    """Return whether a reading is of a partner of a state, ranked or with its share."""
    test = one.test
    is_share = test is not None and test.lookups[0].measure.endswith("_share")
    return is_share and test is not None and len(test.lookups) == 1 and not test.against


def _time_of(words: str, time: TimeSpan) -> TimeSpan:
    """Return today for words that say so, else the time of the clause before."""
    return NOW if TODAY.search(words) or " now" in words else time


def _of_doers(
    clause: ElidedClause, test: ClaimTest, masked: str, mentions: Sequence[Mention]
) -> tuple[ClaimTest, bool] | None:
    """Return a test of who did the same, and whether it is surely that; None where it is not clear.

    "A and B are allies, and so are C and D" is of two at once.
    """
    lookup = test.lookups[0]
    places = states_placed(masked, mentions, clause.start, lookup)
    plain = replace(test, others=(), substitutes=0)
    doers = [one.code for one in places if not one.link and not one.is_own]
    if len({*doers}) > 1 and _TWO_JOINED in masked[: clause.start]:
        is_of_two = len(clause.among) == len(lookup.states) and not test.against
        two = Lookup(lookup.measure, clause.among)
        return (replace(plain, lookups=(two,)), True) if is_of_two else None
    choice = replaced(clause, lookup, places)
    if choice is None:
        return None
    other = with_state(lookup, choice[0], clause.state)
    against = tuple(with_state(one, choice[0], clause.state) for one in test.against[:1])
    return replace(plain, lookups=(other,), against=against), choice[1]


def _act_before(clause: ElidedClause, read: Sequence[Reading]) -> Reading | None:
    """Return the reading of the clause before one, the last that is judged; None for none."""
    likely = [
        (not one.gap, part.start, -number, (part, one))
        for number, (part, one) in enumerate(read)
        if one.test and part.start < clause.start and clause.state not in one.states
    ]
    return max(likely, key=lambda item: item[:3])[3] if likely else None


def _is_denied(test: ClaimTest) -> bool:
    """Return whether a test is of what is said not to be so."""
    return test.negated or test.criterion.name == "never"


def _may_be_turned(test: ClaimTest) -> bool:
    """Return whether a test asks whether something is so, and not how much."""
    return test.quantity is None and not test.against and not test.is_of_rank
