"""The readings of a sentence with those of the clauses that leave words to the one before."""

from __future__ import annotations

from collections.abc import Sequence

from comity.claims.claim import ClaimTest, Interpretation
from comity.claims.ellipses.acts import read_acts, read_tops
from comity.claims.ellipses.changes import read_changes
from comity.claims.ellipses.earlier import read_earlier
from comity.claims.ellipses.elided import Reading
from comity.claims.ellipses.levels import read_levels
from comity.claims.text.masks import masked_evenly
from comity.claims.text.mentions import NameIndex
from comity.wording import claims as wording


def with_ellipses(sentence: str, read: Sequence[Reading], names: NameIndex) -> list[Reading]:
    """Return the readings of a sentence with those of its elliptic clauses.

    Each is the reading of a clause before it, with another state in the place of one of its own.

    >>> from comity.claims.lexicon import read_lexicon
    >>> from comity.claims.text.mentions import gather_names
    >>> with_ellipses("Peru left, and so did Chile.", [], gather_names(read_lexicon()))
    []
    """
    mentions = names.find_states(sentence)
    masked = masked_evenly(sentence, mentions)
    added = [
        *read_levels(sentence, masked, read, mentions),
        *read_earlier(sentence, masked, read, mentions),
        *read_changes(sentence, read),
        *read_acts(sentence, masked, read, mentions),
        *read_tops(sentence, masked, read, mentions),
    ]
    new = [one for one in added if not any(_is_known(one[1], old) for _, old in read)]
    others = [one for one in read if not any(_is_left_over(one, other) for other in new)]
    return [*others, *{repr(one[1].test): one for one in new}.values()]


def _is_known(new: Interpretation, old: Interpretation) -> bool:
    """Return whether another reading is of the same states and measure, as a comparison or not."""
    if new.test is None or old.test is None or _form_of(new.test) != _form_of(old.test):
        return False
    is_same = {*new.states} == {*old.states} and new.is_of_measure_of(old)
    return is_same and (not old.gap or new.gap not in ("", wording.FIGURE_BEFORE))


def _form_of(test: ClaimTest) -> tuple[bool, bool, int | None]:
    """Return whether a test compares, whether it is of a change, and with which year."""
    return bool(test.against), test.growth, test.base


def _is_left_over(old: Reading, new: Reading) -> bool:
    """Return whether a reading of the words of an elliptic clause alone gives way to it.

    So does one that takes for a level what the clause says by how much, or how many times, it is
    more.
    """
    (part, one), (own, other) = old, new
    is_within = own.start <= part.start and part.end <= own.end + 1
    stated = one.test.quantity if one.test and not one.test.against else None
    is_same = stated is not None and stated.unit != "times" and stated.text == other.stated
    return is_same or (is_within and bool(one.gap) and not one.stated)
