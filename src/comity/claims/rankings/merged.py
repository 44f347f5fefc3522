"""The readings of a sentence with those of its ranking, one of each figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from comity.claims.claim import FIGURE, ClaimTest, Interpretation
from comity.claims.rankings.turns import ToldRank
from comity.claims.text.sentences import TextSpan, overlap
from comity.wording import claims as wording

Reading = tuple[TextSpan, Interpretation]
"""A part of a sentence, and what it was read as."""


def with_ranks(
    sentence: str,
    read: Sequence[Reading],
    ranks: Iterable[ToldRank],
    parse: Callable[[str], Sequence[Reading]],
    *,
    is_dated: bool,
) -> tuple[Reading, ...]:
    """Return the readings of a sentence with those of its ranks.

    Parameters
    ----------
    sentence
        The sentence.
    read
        What was read of it.
    ranks
        Its ranks as plain sentences.
    parse
        What reads a plain sentence.
    is_dated
        Whether the text has a day: its present is then left open.

    Examples
    --------
    >>> with_ranks("It fell.", [], [], lambda _: [], is_dated=False)
    ()
    """
    every = (_read(sentence, one, parse, is_dated=is_dated) for one in ranks)
    ranked = _of_one_rank([reading for reading in every if reading])
    others = [old for old in read if not any(_is_replaced(old, new) for new in ranked)]
    return (*others, *(new for new in ranked if not any(_is_known(new, old) for old in others)))


def _of_one_rank(ranked: Sequence[Reading]) -> list[Reading]:
    """Return readings, those that give one thing two ranks as none that may be denied.

    "The top market in Africa and sixth in the world" has the first rank among fewer.
    """
    return [
        (part, one.undenied()) if any(_has_other_rank(one, other) for _, other in ranked)
        else (part, one)
        for part, one in ranked
    ]  # fmt: skip


def _has_other_rank(one: Interpretation, other: Interpretation) -> bool:
    """Return whether two readings are of two ranks of the same in the same time."""
    if one.test is None or other.test is None or not one.test.is_of_rank:
        return False
    return _is_same(one, other) and one.test.time == other.test.time and one.test != other.test


def _read(
    sentence: str, rank: ToldRank, parse: Callable[[str], Sequence[Reading]], *, is_dated: bool
) -> Reading | None:
    """Return what a plain sentence is read as, in its own words; None for nothing."""
    part = TextSpan(sentence[rank.start : rank.end], rank.start, rank.end)
    for _, one in parse(rank.text):
        test = one.test
        if test is None or not {rank.states[-1]} <= {*one.states} <= {*rank.states}:
            continue
        one = replace(one, states=rank.states) if set(one.states) < set(rank.states) else one
        if not rank.is_sure:
            one = _unsure(one, is_only_strange=rank.is_only_strange)
        if is_dated and test.time.kind == "now":
            one = _of_its_day(one, test, is_owed=rank.is_owed)
        return part, one.undenied() if rank.is_owed or rank.is_loose else one
    return None


def _unsure(one: Interpretation, *, is_only_strange: bool) -> Interpretation:
    """Return an unsure reading: left open, but for a figure whose digits may bear it out."""
    test = one.test
    is_level = test is not None and test.criterion == FIGURE and not test.is_of_rank
    if one.gap or not is_level or not is_only_strange:
        return replace(one, gap=one.gap or wording.SOME_WORDS)
    return replace(one, is_by_figure=True, is_plain=False, may_deny=False)


_OF_MONTHS = ("fuel_", "crude_", "gas_", "coal_")
"""Beginnings of measures of which the present of a text with a day is often that of a month."""


def _of_its_day(one: Interpretation, test: ClaimTest, *, is_owed: bool) -> Interpretation:
    """Return a reading of the present of a text with a day, which denies nothing.

    It is left open where a month may be meant, or where the sentence before says what is ranked,
    but for a figure whose digits may bear it out.
    """
    is_of_month = test.lookups[0].measure.startswith(_OF_MONTHS)
    if is_owed and not is_of_month:
        return _unsure(one, is_only_strange=True)
    if is_of_month:
        return replace(one, gap=one.gap or wording.SOME_WORDS)
    return one.undenied()


def _is_same(one: Interpretation, other: Interpretation) -> bool:
    """Return whether two readings test the rank, or the figure, of the same by the same measure."""
    if one.test is None or other.test is None or one.test.is_of_rank != other.test.is_of_rank:
        return False
    return one.test.lookups == other.test.lookups


def _is_known(new: Reading, old: Reading) -> bool:
    """Return whether a reading adds nothing to another, or is open in its place."""
    one, other = new[1], old[1]
    if _is_same(one, other):
        return True
    is_of_it = one.states == other.states and one.is_of_measure_of(other)
    is_sure = not (other.gap or other.is_by_figure)
    is_read = is_sure and one.is_by_figure and _figure(one) == _figure(other)
    return is_read or (bool(one.gap) and is_of_it and overlap(new[0], old[0]))


def _is_dated_by(one: Interpretation, other: Interpretation) -> bool:
    """Return whether a reading has the time that another leaves to the sentence before."""
    if one.may_deny:
        return False
    times = [each.test.time.kind for each in (one, other) if each.test]
    return times[0] != "now" and times[1:] == ["now"]


def _figure(one: Interpretation) -> float | None:
    """Return the number that a reading tests; None for none."""
    return one.test.quantity.value if one.test and one.test.quantity else None


def _is_replaced(old: Reading, new: Reading) -> bool:
    """Return whether a reading gives way to that of a ranking.

    It does where the same figure was taken for something else, or the same was left open.
    """
    before, after = old[1], new[1]
    if after.is_by_figure and not before.gap:
        return False
    if _is_same(before, after):
        return not after.gap and (bool(before.gap) or _is_dated_by(after, before))
    is_of_figure = _figure(after) is not None and _figure(before) == _figure(after)
    is_open = bool(before.gap) or before.is_by_figure
    return is_of_figure and is_open and not after.gap and overlap(old[0], new[0])
