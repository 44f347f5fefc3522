"""What a rule alone may deny: a figure far off, which nothing within reach has."""

from __future__ import annotations

from comity.claims.claim import FIGURE, ClaimTest, Interpretation, Verdict, VerdictName
from comity.claims.grammar.compile import POOLED
from comity.claims.grammar.membership import JOINED
from comity.claims.rules.criteria import scale_of
from comity.claims.text.quantities import Quantity, is_telling
from comity.claims.verdict.evaluate import rank_in_group
from comity.claims.verdict.evidence import EvidenceData
from comity.claims.verdict.lookup import look_up, quantity_of
from comity.claims.verdict.reach import (
    AROUND,
    KINDS,
    OTHER_COUNT,
    SAME,
    TRADED,
    figures_within_reach,
    is_same,
    measures_meant,
    ranks_of_words,
    ranks_within_reach,
)

FAR = 0.25
"""By what part of the greater of two figures one is far from the other."""

FAR_SECONDED = 1 / 3
"""The same of a figure of which only its clause names the states, and another figure seconds it."""

ROUNDINGS = 3
"""How many times half its last digit a figure must be off as well."""

BEYOND_DIGIT = 6
"""The same of a figure of one digit: "4 percent" of less than 1."""

LEAST = 1_000_000
"""Sums of fewer dollars are a person's, not a state's."""

OTHER_THING = 100
"""How many times the lesser of two sums the greater is where one is of a minute, or of a deal."""

LEAD = 1.5
"""How many times the lesser of two the greater is that is far ahead of it."""

_PLEDGED = frozenset({"direct_investment", "direct_investment_abroad", "chinese_finance"})
"""Measures of sums that others tell as pledged, spent in a year, or of one programme."""


def is_plainly_denied(verdict: Verdict, interpretation: Interpretation, data: EvidenceData) -> bool:
    """Return whether a contradicted figure can be that of nothing else that may be meant.

    What is read by the words around a figure alone is denied only where those name every state and
    the year, or its clause does and the data bear out another figure of the same states and year:
    that it is far off tells as well that it is another's. It is a level or a multiple,
    in a year that is named or today, for states in clear roles; far from that of the data; and
    that of no other measure, partner's role or year near. A construction that reads every word
    reads what is measured too: only what has the same name may be meant then, and which of two
    is larger, or which of all the largest, is denied as well.
    """
    test = interpretation.test
    is_open = verdict.name is not VerdictName.CONTRADICTED or not _is_of_named(interpretation)
    if is_open or test is None or verdict.year is None:
        return False
    if test.lookups[0].measure.endswith("_member"):
        return _is_other_membership(test, verdict.year, data, is_literal=interpretation.is_whole)
    if test.quantity is None:
        return interpretation.is_whole and (
            _is_other_way_round(test, verdict.year, data)
            or _is_far_from_first(test, verdict.year, data)
        )
    if test.growth:
        return interpretation.is_whole and _is_other_growth(test, verdict.year, data)
    return _is_of_one(test) and _is_other_size(verdict, test.quantity, interpretation, data)


def _is_other_growth(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether what is pooled over windows of years grew otherwise by far: not by revision.

    It is less than half of what is said, or more than twice as much, or of the other sign.
    """
    stated, lookup = test.quantity, test.lookups[0]
    is_of_windows = test.time.kind == "between" and lookup.measure in POOLED
    if stated is None or stated.hedge or not is_of_windows or len(test.lookups) > 1:
        return False
    growth = look_up("growth", lookup, year, test.time, data)
    if growth is None or abs(growth - stated.value) < FAR:
        return False
    lesser, greater = sorted((abs(growth), abs(stated.value)))
    return growth * stated.value < 0 or greater > 2 * lesser


def _is_other_size(
    verdict: Verdict, stated: Quantity, interpretation: Interpretation, data: EvidenceData
) -> bool:
    """Return whether a rank or a figure is far off, and that of nothing else within reach."""
    test, year, is_literal = interpretation.test, verdict.year, interpretation.is_whole
    if test is None or year is None:
        return False
    if stated.unit == "rank":
        return _is_of_other_rank(test, stated, year, data, is_literal=is_literal)
    if is_literal and stated.hedge == "about":
        return False  # a size by heart may be that of another year or whole
    measured = _measured(verdict, stated, data, is_literal=is_literal)
    if not _is_far(stated, measured, _part_off(interpretation)):
        return False
    meant = list(measures_meant(test, data, is_literal=is_literal))
    around = 1 if stated.unit == "count" else AROUND
    sizes = figures_within_reach(test, meant, interpretation.nearby, year, data, around)
    slack = 2 * SAME if stated.hedge == "about" else SAME
    return not any(is_same(stated, one, slack) for one in sizes)


def _part_off(interpretation: Interpretation) -> float:
    """Return by what part a figure must be off: by more where only its clause names the states."""
    is_named = interpretation.is_whole or interpretation.is_named_in_full
    return FAR if is_named or not interpretation.is_by_figure else FAR_SECONDED


def _is_other_way_round(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether of two compared the other is far ahead, in all years near that have both."""
    if not _is_of_two_compared(test):
        return False
    own, other = data.history(test.lookups[0]), data.history(test.against[0])
    near = [at for at in range(year - AROUND, year + AROUND + 1) if at in own and at in other]
    pairs = [(own[at]["value"], other[at]["value"]) for at in near]
    if len({value > opposite for value, opposite in pairs}) != 1 or len(pairs) == 1:
        return False
    return all(0 < LEAD * min(pair) <= max(pair) for pair in pairs)


def _is_far_from_first(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether what is said to be the largest is two ranks off, then and the year before."""
    is_first = test.criterion.name == "the largest" and len(test.lookups) == 1
    if not is_first or test.negated or test.growth or test.against:
        return False
    ranks = [_rank_in(test, at, data) for at in (year - 1, year)]
    return all(rank is not None and rank > OTHER_COUNT for rank in ranks)


def _rank_in(test: ClaimTest, year: int, data: EvidenceData) -> float | None:
    """Return the rank of what a test looks up, in its group or among all."""
    lookup = test.lookups[0]
    if not test.peers:
        return quantity_of("top rank", test, lookup, year, data)
    place = rank_in_group(test, lookup, year, data)
    return place[0] if place else None


def _is_of_two_compared(test: ClaimTest) -> bool:
    """Return whether a test asks which of two sizes of one year is the larger, and no more."""
    if test.negated or test.growth or test.group or test.base is not None:
        return False
    return len(test.lookups) == 1 == len(test.against) and test.time.kind in ("now", "year")


def _is_of_named(interpretation: Interpretation) -> bool:
    """Return whether a sentence names every state of a test, in clear roles; "they" does not."""
    test = interpretation.test
    is_second = interpretation.is_seconded and interpretation.names_measure
    is_told = interpretation.is_plain and (
        interpretation.is_named_in_full or (interpretation.is_named_around and is_second)
    )
    is_alone = interpretation.is_by_figure and not is_told
    if test is None or is_alone or not interpretation.are_roles_clear:
        return False
    return {*test.states} <= {*interpretation.nearby}


def _joined_otherwise(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether a state said to have joined in a year did not within a year of it."""
    if test.criterion != JOINED or test.negated:
        return False
    history = data.history(test.lookups[0])
    about = [history[at]["value"] for at in range(year - 2, year + 2) if at in history]
    return len(about) == len(range(year - 2, year + 2)) and len(set(about)) == 1


def _is_other_membership(
    test: ClaimTest, year: int, data: EvidenceData, *, is_literal: bool
) -> bool:
    """Return whether a state joined in another year, or is said, word by word, to be no member.

    A member it was at the ends of the year and of the one before.
    """
    if not test.negated:
        return _joined_otherwise(test, year, data)
    history = data.history(test.lookups[0])
    was_member = all(history.get(at, {}).get("value") == 1 for at in (year - 1, year))
    return is_literal and was_member


def is_of_other_whole(test: ClaimTest, other: ClaimTest) -> bool:
    """Return whether a share of imports or exports would be met by one of another whole."""
    is_share = test.quantity is not None and test.quantity.unit == "percent"
    named, met = test.lookups[0].measure, other.lookups[0].measure
    return is_share and named in ("import_share", "export_share") and met in {*TRADED} - {named}


def _is_of_other_rank(
    test: ClaimTest, stated: Quantity, year: int, data: EvidenceData, *, is_literal: bool
) -> bool:
    """Return whether a partner is two ranks off at least, by all ranks within reach."""
    lookup = test.lookups[0]
    if len(lookup.states) != 2 or stated.hedge or not data.describe(lookup).directed:
        return False
    own, ranks = (ranks_of_words if is_literal else ranks_within_reach)(test, year, data)
    return own is not None and all(
        rank is None or abs(rank - stated.value) >= OTHER_COUNT for rank in ranks
    )


def _is_of_one(test: ClaimTest) -> bool:
    """Return whether a test asks for one level or multiple, of one state or pair in one year."""
    if test.growth or test.negated or test.peers or test.group or len(test.lookups) > 1:
        return False
    if test.time.kind not in ("now", "year") or (test.base is not None and not test.against):
        return False
    if test.lookups[0].measure in _PLEDGED:
        return False
    return test.against != () or test.criterion == FIGURE


def _measured(
    verdict: Verdict, stated: Quantity, data: EvidenceData, *, is_literal: bool
) -> float | None:
    """Return the figure of the data in the unit of the one stated; None where they have none."""
    figures = [item.value for item in verdict.evidence if item.value is not None]
    if stated.rest or len(figures) < len(verdict.evidence):
        return None
    if stated.unit == "times" and len(figures) == 2:
        return figures[0] / figures[1] if min(figures) > 0 else None
    is_counted = stated.unit != "count" or is_literal
    is_counted |= verdict.evidence[0].lookup.measure in KINDS["count"]
    if stated.unit in KINDS and len(figures) == 1 and is_counted:
        return figures[0] * scale_of(data.describe(verdict.evidence[0].lookup))
    return None


def _is_far(stated: Quantity, measured: float | None, part: float) -> bool:
    """Return whether a figure that tells is far off: by a part of the greater of the two.

    A count is where it is off by two or more.
    """
    if measured is None:
        return False
    off = abs(measured - stated.value)
    if stated.unit == "count":  # a bound may be of all years since
        return off >= OTHER_COUNT and not stated.hedge
    if stated.unit == "money" and abs(stated.value) < LEAST:
        return False
    lesser, greater = sorted((abs(measured), abs(stated.value)))
    if stated.unit == "money" and greater > OTHER_THING * lesser:
        return False
    is_clear = is_telling(stated) or off > BEYOND_DIGIT * stated.half
    return is_clear and off > part * greater and off > ROUNDINGS * stated.half


FAR_BEYOND = "the figure is many times as large as the one stated, and another may be meant"
MANY_TIMES = 4


def why_far_beyond(test: ClaimTest, year: int, data: EvidenceData) -> str:
    """Return why a figure said to be beyond one is left open: it is far beyond; or empty."""
    stated, lookup = test.quantity, test.lookups[0]
    if stated is None or stated.hedge != "over" or test.against or len(test.lookups) > 1:
        return ""
    value = look_up("growth" if test.growth else "value", lookup, year, test.time, data)
    scale = 1.0 if test.growth else scale_of(data.describe(lookup))
    is_far = value is not None and abs(value) * scale > MANY_TIMES * abs(stated.value) > 0
    return FAR_BEYOND if is_far else ""
