"""What one reading of a few words may say: right where the data bear it out, and never wrong."""

from __future__ import annotations

import re

from comity.claims.claim import Interpretation, Verdict, VerdictName
from comity.claims.rules.criteria import scale_of
from comity.claims.text.quantities import Quantity, is_telling
from comity.claims.verdict.evidence import EvidenceData
from comity.claims.verdict.ranks import why_not_ousted
from comity.claims.verdict.target_years import OF_ITS_DAY
from comity.wording import claims as wording


def unproven(verdict: Verdict, interpretation: Interpretation, data: EvidenceData) -> str:
    """Return why what a figure alone was read of is left open; empty where its digits agree.

    By the words around a figure alone nothing is denied. That another figure than the one meant
    agrees by chance in two digits, or is as near as publishers revise one, is rare. One digit
    is enough, and a share's bound however far off, where its words name all that is tested. A
    rank said to be taken from another is left open where that other did not hold it.
    """
    if interpretation.test and (reason := why_not_ousted(interpretation.test, verdict.year, data)):
        return reason
    stated = interpretation.test.quantity if interpretation.test else None
    if not interpretation.is_by_figure:
        return ""
    if stated is None:
        return "" if verdict.name is VerdictName.SUPPORTED else wording.TOPIC
    tells = is_telling(stated) or _names_all(stated, interpretation)
    tells = tells or _are_alike(stated, verdict, data)
    is_borne_out = _is_borne_out(stated, verdict, interpretation, data)
    return "" if tells and is_borne_out else wording.FIGURE_ALONE


def _names_all(stated: Quantity, interpretation: Interpretation) -> bool:
    """Return whether the words of a figure name all that is tested, so that one digit tells."""
    return interpretation.is_named_around or _is_clear_count(stated, interpretation)


def _is_borne_out(
    stated: Quantity, verdict: Verdict, interpretation: Interpretation, data: EvidenceData
) -> bool:
    """Return whether the data agree with a figure by chance hardly ever."""
    if verdict.name is VerdictName.OUTDATED:
        is_clear = interpretation.are_roles_clear and interpretation.is_named_in_full
        return _is_of_its_day(stated, verdict, data) or (
            is_clear and _was_lately_so(stated, verdict, data)
        )
    is_multiple = stated.unit == "times" and verdict.name is VerdictName.ROUNDED
    if verdict.name is not VerdictName.SUPPORTED and not is_multiple:
        return _is_rounded(stated, verdict, interpretation, data)
    is_share = interpretation.is_named_in_full and stated.unit == "percent"
    is_clear = interpretation.are_roles_clear or interpretation.is_named_around
    return is_share or _is_close(stated, verdict, data, is_clear=is_clear)


def _is_rounded(
    stated: Quantity, verdict: Verdict, interpretation: Interpretation, data: EvidenceData
) -> bool:
    """Return whether the data are near a figure of many digits, or of states named around it."""
    is_named = {*interpretation.states} <= {*interpretation.nearby}
    is_of_it = is_named or has_many_digits(stated)
    return (
        is_of_it and _is_late(verdict, interpretation, data) and _is_revised(stated, verdict, data)
    )


def _is_late(verdict: Verdict, interpretation: Interpretation, data: EvidenceData) -> bool:
    """Return whether a figure without a year is of that of its text, or the last before.

    Of three years one or another is often near the figure.
    """
    test = interpretation.test
    if test is None or test.time.kind != "now" or data.written is None or verdict.year is None:
        return True
    newest = data.describe(verdict.evidence[0].lookup).years[1]
    return verdict.year >= min(data.written - 1, newest)


def has_many_digits(stated: Quantity) -> bool:
    """Return whether a figure is written in three digits or more, with no zeros at either end.

    That another of these is nearly the same is as rare as that two digits are.

    >>> from comity.claims.text.quantities import Quantity
    >>> [has_many_digits(Quantity(1, "money", 1, "", text)) for text in ("$17.6 billion", "$170")]
    [True, False]
    """
    return len(re.sub(r"\D", "", stated.text).strip("0")) >= len("176")


def _is_clear_count(stated: Quantity, interpretation: Interpretation) -> bool:
    """Return whether a figure is the whole number of what one state did in a year that is named."""
    test = interpretation.test
    is_of_year = test is not None and test.time.kind == "year" and len(interpretation.states) == 1
    is_number = stated.unit == "count" and not stated.text.endswith("times")
    return is_number and is_of_year and interpretation.are_roles_clear


REVISED = 0.05
"""By what part of itself a figure may have been revised since it was written."""

REVISED_HEDGED = 0.08
"""The same of a figure that is hedged: "almost two thirds"."""


def _is_revised(stated: Quantity, verdict: Verdict, data: EvidenceData) -> bool:
    """Return whether the data are so near to a figure that they can only be of the same thing."""
    is_level = verdict.name is VerdictName.ROUNDED and len(verdict.evidence) == 1
    return is_level and _is_near(stated, verdict, data)


def _is_of_its_day(stated: Quantity, verdict: Verdict, data: EvidenceData) -> bool:
    """Return whether what is so no more was so, by the same digits, when a text was written."""
    then, day = verdict.year, data.written
    if then is None or day is None or len(verdict.evidence) != len(("now", "then")):
        return False
    return day - OF_ITS_DAY <= then <= day and _is_near(stated, verdict, data)


LATELY = 10
"""How many years before the newest figure the present of a text without a day may be."""


def _was_lately_so(stated: Quantity, verdict: Verdict, data: EvidenceData) -> bool:
    """Return whether what is so no more was so, by the same digits, a few years ago."""
    now = verdict.evidence[0].year
    if data.written is not None or verdict.year is None or now is None:
        return False
    is_pair = len(verdict.evidence) == len(("now", "then"))
    return is_pair and now - LATELY <= verdict.year and _is_near(stated, verdict, data)


def _is_near(stated: Quantity, verdict: Verdict, data: EvidenceData) -> bool:
    """Return whether the last figure of a verdict is no farther off than it may be revised."""
    part = REVISED_HEDGED if stated.hedge == "about" else REVISED
    return _is_within(max(stated.half, part * abs(stated.value)), stated, verdict, data)


def _are_alike(stated: Quantity, verdict: Verdict, data: EvidenceData) -> bool:
    """Return whether the one figure of a verdict is as near to the one stated as if revised.

    Such agreement of a figure of one digit is by chance as rarely as that of two digits.
    """
    most = REVISED * abs(stated.value)
    return len(verdict.evidence) == 1 and _is_within(most, stated, verdict, data)


def _is_within(most: float, stated: Quantity, verdict: Verdict, data: EvidenceData) -> bool:
    """Return whether the last figure of a verdict is at most so far from the one stated."""
    item = verdict.evidence[-1]
    if item.value is None or stated.unit not in ("percent", "money", "count") or stated.rest:
        return False
    measured = item.value * scale_of(data.describe(item.lookup))
    return abs(measured - stated.value) <= most


BEYOND_BOUND, BEYOND_CLEAR_BOUND = 0.15, 0.5
"""How far beyond "more than N" the figure may be that N is meant of, and how far off a multiple.

The second is for a bound whose states are in roles that its own words make clear.
"""


def _is_close(stated: Quantity, verdict: Verdict, data: EvidenceData, *, is_clear: bool) -> bool:
    """Return whether a bound or a multiple is close to the figure: "three times" of 3.2, not 9."""
    if stated.hedge not in ("over", "under") and stated.unit != "times":
        return True
    figures = [(item.lookup, item.value) for item in verdict.evidence if item.value is not None]
    values = [value * scale_of(data.describe(lookup)) for lookup, value in figures]
    if stated.unit == "times" and len(values) == 2 and values[1]:
        values = [values[0] / values[1]]
    most = BEYOND_CLEAR_BOUND if is_clear and stated.unit != "times" else BEYOND_BOUND
    return all(abs(value - stated.value) <= most * abs(stated.value) for value in values)
