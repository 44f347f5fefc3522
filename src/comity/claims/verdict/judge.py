"""From a test and the stored values to a verdict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from comity.claims.claim import ClaimTest, Evidence, Interpretation, Verdict, VerdictName
from comity.claims.grammar.compile import ABOVE
from comity.claims.verdict.denials import is_of_other_whole, is_plainly_denied, why_far_beyond
from comity.claims.verdict.evaluate import evaluate
from comity.claims.verdict.evidence import EvidenceData
from comity.claims.verdict.explain import (
    describe_alternatives,
    describe_evidence,
    evidence_of,
    evidence_over,
    explain,
    explain_no_data,
    left_open,
)
from comity.claims.verdict.fiscal_years import judge_fiscal_year
from comity.claims.verdict.lone_readings import unproven
from comity.claims.verdict.lookup import is_record, is_slight
from comity.claims.verdict.publishers import (
    is_across_sources,
    is_beyond_sources,
    source_slack,
    was_force_used,
    why_apart,
    why_not_compared,
)
from comity.claims.verdict.ranks import are_ahead, is_middling_degree, why_not_denied
from comity.claims.verdict.reach import why_not_plain
from comity.claims.verdict.target_years import (
    RECENT,
    are_from_late_on,
    counted_up_to,
    doubt_of_day,
    doubt_of_past,
    doubt_of_present,
    doubt_of_writing,
    earlier_year,
    is_of_all_before,
    outcome_over,
    share_of_years,
    target_years,
    was_of_its_day,
    year_of_denial,
    years_of_writing,
)
from comity.panels.codebook import is_fraction
from comity.unit import UnitKind
from comity.wording import claims as wording

_DENIALS = (VerdictName.CONTRADICTED, VerdictName.OTHER_DEFINITION, VerdictName.OUTDATED)
"""Verdicts that need a second reading or a clause without a word left over."""


_ALONE = (wording.MORE_THAN_TESTED, wording.FIGURE_ALONE)
"""Doubts of a single reading, which what is plainly denied does without."""


_BROAD = frozenset({"ally"})
"""Rules of words also used in a broader sense than that of the data."""


def _needs_second(name: VerdictName, interpretation: Interpretation) -> bool:
    """Return whether a verdict needs a second reading that agrees."""
    return name.is_negative or (name in _DENIALS and not interpretation.is_whole)


def judge(interpretation: Interpretation, data: EvidenceData) -> Verdict:
    """Judge a claim by its interpretation.

    A measure without data for the states or the time is passed over for the next definition;
    where none has data the claim is untestable, and the verdict says why.
    """
    test = interpretation.test
    if test is None:
        return Verdict(VerdictName.UNTESTABLE, wording.sentence(interpretation.gap))
    if interpretation.gap:
        return _not_read_whole(interpretation.gap, test, data)
    if interpretation.premise:
        return _of_premise(interpretation, data)
    if test.time.is_split:
        verdict = judge_fiscal_year(interpretation, data)
        return verdict or _not_read_whole(wording.SPLIT_YEAR, test, data)
    return _by_definitions(interpretation, test, data)


def _by_definitions(interpretation: Interpretation, test: ClaimTest, data: EvidenceData) -> Verdict:
    """Judge a test by the first of its definitions that has data."""
    operationalisations = [
        test.tested_by(operationalisation) for operationalisation in test.operationalisations
    ]
    for number, operationalisation in enumerate(operationalisations[: test.substitutes + 1]):
        if years := target_years(operationalisation, data):
            others = operationalisations[:number] + operationalisations[number + 1 :]
            verdict = _decided(operationalisation, years, others, data)
            is_of_day = verdict.year in years_of_writing(operationalisation, data)
            doubt = _doubt(verdict.name, interpretation, is_of_day=is_of_day)
            doubt = doubt or unproven(verdict, interpretation, data)
            if doubt in _ALONE and is_plainly_denied(verdict, interpretation, data):
                doubt = ""
            doubt = doubt or _incomparable(verdict.name, operationalisation, years[0], data)
            doubt = doubt or why_not_plain(verdict, operationalisation, interpretation, data)
            if doubt:
                return _not_read_whole(doubt, test, data)
            return _with_sources_told(verdict, operationalisation, years[0], data)
    return Verdict(
        VerdictName.UNTESTABLE,
        explain_no_data(test, data),
        evidence_over(test, (), data),
    )


def _with_sources_told(verdict: Verdict, test: ClaimTest, year: int, data: EvidenceData) -> Verdict:
    """Return a verdict that says where a change is from figures of one source to another's."""
    if not test.is_of_change or not is_across_sources(test, year, data):
        return verdict
    return replace(verdict, why=f"{verdict.why} {wording.sentence(wording.OTHER_SOURCE)}")


def _doubt(name: VerdictName, interpretation: Interpretation, *, is_of_day: bool) -> str:
    """Return why a verdict is not to be given; empty where it is.

    What was so when its text was written is outdated, whatever time the text named before it.
    """
    if name.is_negative and not interpretation.are_roles_clear:
        return wording.UNCLEAR_ROLES
    if name is VerdictName.CONTRADICTED and interpretation.rule in _BROAD:
        return wording.BROAD_WORD
    is_dated = name is VerdictName.OUTDATED and is_of_day
    if name in _DENIALS and interpretation.is_undated and not is_dated:
        return wording.UNDATED
    needs_second = _needs_second(name, interpretation) and not interpretation.may_deny
    return wording.MORE_THAN_TESTED if needs_second else ""


def _incomparable(name: VerdictName, test: ClaimTest, year: int, data: EvidenceData) -> str:
    """Return why figures are not compared, with a year or a total; empty where they are."""
    if reason := doubt_of_writing(name, test, year, data):
        return reason
    if reason := doubt_of_present(name, test, data) or _of_its_time(name, test, year, data):
        return reason
    if reason := why_not_compared(test, year, data):
        return reason
    if any(is_fraction(data.describe(lookup), year, lookup.states) for lookup in test.lookups):
        return wording.FRACTION
    return _by_two_sources(name, test, year, data)


def _of_its_time(name: VerdictName, test: ClaimTest, year: int, data: EvidenceData) -> str:
    """Return why the figures of a year do not deny what was so in it, or call it outdated."""
    if name is VerdictName.CONTRADICTED:
        is_force = was_force_used(test, year, data)
        return wording.FORCE_USED if is_force else doubt_of_day(test, year, data)
    is_past = data.written is None or name is VerdictName.OUTDATED
    return doubt_of_past(test, year, data) if is_past else ""


def _by_two_sources(name: VerdictName, test: ClaimTest, year: int, data: EvidenceData) -> str:
    """Return that a change is from one source to another, where no more than that is known."""
    is_open = name.is_negative or not is_beyond_sources(test, year, data)
    return wording.OTHER_SOURCE if is_open and is_across_sources(test, year, data) else ""


_PREMISES = {
    VerdictName.SUPPORTED: VerdictName.PREMISE,
    VerdictName.ROUNDED: VerdictName.PREMISE,
    VerdictName.CONTRADICTED: VerdictName.NO_PREMISE,
    VerdictName.OUTDATED: VerdictName.NO_PREMISE,
    VerdictName.OTHER_DEFINITION: VerdictName.NO_PREMISE,
}


def _of_premise(interpretation: Interpretation, data: EvidenceData) -> Verdict:
    """Judge the premise of a claim of cause, aim, importance or perception, and say so."""
    verdict = judge(replace(interpretation, premise=""), data)
    if verdict.name not in _PREMISES:
        return verdict
    why = f"{wording.sentence(interpretation.premise)} {verdict.why}"
    return replace(verdict, name=_PREMISES[verdict.name], why=why)


def _not_read_whole(reason: str, test: ClaimTest, data: EvidenceData) -> Verdict:
    """Return no verdict, with the reason and the figure that comes nearest to the claim."""
    years = _years_meant(test, data)
    if not years and test.quantity:  # what cannot be compared, such as kroner, has a figure still
        test = replace(test, quantity=None, criterion=ABOVE, growth=False)
        years = _years_meant(test, data)
    evidence = evidence_over(test, years, data)
    return left_open(reason, evidence, has_figure=bool(years))


def _years_meant(test: ClaimTest, data: EvidenceData) -> list[int]:
    """Return the years of a test, the newest first; of a text with a day those of its day."""
    of_day = [year for year in years_of_writing(test, data) if evaluate(test, year, data)]
    return of_day[::-1] or target_years(test, data)


def _decided(
    test: ClaimTest, years: list[int], others: list[ClaimTest], data: EvidenceData
) -> Verdict:
    """Judge a test of which the data can decide."""
    year = years[0]
    if are_from_late_on(test, years, data):
        return _not_read_whole(wording.begins_late(min(years)), test, data)
    share = share_of_years(test, years, data) if _is_of_each(test, data) else 0.0
    if OPEN < share < 1 or (0 < share < 1 and _is_open_to_gaps(test, data)):
        reason = wording.most_years(round(share * len(years)), len(years))
        return _not_read_whole(reason, test, data)
    outcome = outcome_over(test, years, data)
    if outcome == "no":
        return _denied(test, year_of_denial(test, years, data), others, data)
    if outcome == "apart":
        return _apart(test, year, others, data)
    if reason := _near(test) if outcome == "near" else _other_than_said(test, year, data):
        return _not_read_whole(reason, test, data)
    tried = describe_alternatives(others, data)
    evidence = evidence_over(test, years, data)
    because = explain(test, evidence, data)
    if outcome == "exact":
        return Verdict(VerdictName.SUPPORTED, because, evidence, tried, year)
    why = f"{because} {wording.ROUNDED}"
    return Verdict(VerdictName.ROUNDED, why, evidence, tried, year)


def _near(test: ClaimTest) -> str:
    """Return why a test is open that the data neither bear out nor deny."""
    if test.among or test.edge:
        return wording.EDGE
    return wording.NEAR if test.quantity or not test.growth else wording.SLIGHT_CHANGE


def _other_than_said(test: ClaimTest, year: int, data: EvidenceData) -> str:
    """Return what of a direction or a degree is other than a test that holds; empty for nothing."""
    if test.is_over and not _was_so(test, year, data):
        return wording.NEVER_SO
    if test.behind and not are_ahead(test, year, data):
        return wording.NOT_AHEAD
    if abs(test.direction) == RECORD and not is_record(test, year, data):
        return wording.NO_RECORD
    if reason := why_far_beyond(test, year, data):
        return reason
    if _went_the_other_way(test, year, data):
        return wording.OTHER_WAY
    return wording.NOT_SLIGHT if test.is_slight and not is_slight(test, year, data) else ""


def _was_so(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether what is so no longer was so in any year before."""
    years = {at for lookup in test.lookups for at in data.history(lookup) if at < year}
    return any(evaluate(test, at, data) == "no" for at in years)


RECORD = 2
"""The direction of a figure that is said to be a record."""

TEN = 10
"""From how many years before a figure may have risen or fallen."""

HAD_BEFORE = 2
"""For how many years before a rank must have been held that is said to have been reached."""


def _went_the_other_way(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether a figure said to have risen was as high in all years before, or reversed.

    A figure risen to since a year is compared with that of the year, one of a year with that
    of the year before.

    A rank said to have been reached was that of the two years before.
    """
    if not test.direction:
        return False
    if test.is_of_rank:
        return all(evaluate(test, y, data) == "exact" for y in range(year - HAD_BEFORE, year))
    history = data.history(test.lookups[0])
    before = [history[y]["value"] for y in _years_before(test, year, set(history)) if y in history]
    if year not in history or not before:
        return False
    value = history[year]["value"]
    return all((value - earlier) * test.direction <= 0 for earlier in before)


def _years_before(test: ClaimTest, year: int, years: set[int]) -> Iterable[int]:
    """Return the years from which a figure may have risen or fallen to that of a year."""
    if test.from_year in years:
        return [test.from_year]
    if test.time.kind == "since" and test.time.first in years:
        return [test.time.first]
    if test.time.kind == "year" and year - 1 in years:
        return [year - 1]
    return range(year - TEN, year)


def _denied(test: ClaimTest, year: int, others: list[ClaimTest], data: EvidenceData) -> Verdict:
    """Judge a test that does not hold: outdated, true by another definition, or contradicted.

    A statement about a time that it names cannot be outdated: it was so then, or not.
    """
    if reason := why_not_denied(test, year, data):
        return _not_read_whole(reason, test, data)
    is_middling = is_middling_degree(test, year, data)
    if counted := counted_up_to(test, year, data):
        until = replace(test, time=replace(test.time, kind="between", last=counted))
        return _outdated(until, year, counted, others, data)
    then = earlier_year(test, year, data)
    if then and _may_be_outdated(test) and not is_middling:
        return _outdated(test, year, then, others, data)
    if another := _by_another(test, year, others, data):
        return another
    if is_middling:
        return _not_read_whole(wording.MIDDLING, test, data)
    evidence = evidence_of(test, year, data)
    because = explain(test, evidence, data)
    why = f"{because} It was so in {then}." if then else because
    tried = describe_alternatives(others, data)
    return Verdict(VerdictName.CONTRADICTED, why, evidence, tried, year)


def _outdated(
    test: ClaimTest, year: int, then: int, others: list[ClaimTest], data: EvidenceData
) -> Verdict:
    """Build the verdict on what was so in an earlier year, and is no more."""
    evidence, past = evidence_of(test, year, data), evidence_of(test, then, data)
    why = f"{explain(test, evidence, data)} It was so in {then}: {describe_evidence(past)}."
    tried = describe_alternatives(others, data)
    return Verdict(VerdictName.OUTDATED, why, evidence + past, tried, then)


def _apart(test: ClaimTest, year: int, others: list[ClaimTest], data: EvidenceData) -> Verdict:
    """Judge a figure no farther off than sources differ: by another definition, or not at all.

    A sum of money said of today may have been so a few years ago. A growth that differs by no more
    than sources do is not that of something else.
    """
    if not test.growth and (another := _by_another(test, year, others, data)):
        return another
    measure = data.describe(test.lookups[0])
    is_sum = measure.unit.kind is UnitKind.MONEY and bool(source_slack(measure)) and not test.growth
    then = earlier_year(test, year, data) if is_sum and _may_be_outdated(test) else None
    if then is None or then < year - RECENT:
        return _not_read_whole(why_apart(test, year), test, data)
    return _outdated(test, year, then, others, data)


def _by_another(
    test: ClaimTest, year: int, others: list[ClaimTest], data: EvidenceData
) -> Verdict | None:
    """Judge a test that holds by another definition; None where it does by none."""
    if test.negated or test.criterion.name == "never":  # no other definition is meant
        return None
    others = [other for other in others if not is_of_other_whole(test, other)]
    other = _elsewhere(others, data)
    if not other:
        return None
    if not _elsewhere([other for other in others if was_of_its_day(other, data)], data):
        return _not_read_whole(wording.NOT_OF_ITS_DAY, test, data)
    evidence = evidence_of(test, year, data)
    why = f"{explain(test, evidence, data)} Another definition fits: {describe_evidence(other)}."
    tried = describe_alternatives(others, data)
    return Verdict(VerdictName.OTHER_DEFINITION, why, evidence + other, tried, year)


def _may_be_outdated(test: ClaimTest) -> bool:
    """Return whether a claim is of the present; "no longer" is, and cannot have been so before."""
    is_of_now = test.time.kind == "now" and not test.every
    return is_of_now and not (test.negated and (test.is_whole or test.is_over))


OPEN = 0.5
"""Above this share of years a claim about every year since one is left open."""


def _is_open_to_gaps(test: ClaimTest, data: EvidenceData) -> bool:
    """Return whether what was so in some years of a time is left open: of a span, or by cases."""
    is_of_cases = data.describe(test.lookups[0]).unit.kind is UnitKind.COUNT and not test.negated
    return test.time.kind == "between" or is_of_cases


def _is_of_each(test: ClaimTest, data: EvidenceData) -> bool:
    """Return whether a statement is of every year of its time: of a state of things that lasts."""
    is_state = data.describe(test.lookups[0]).unit.kind is UnitKind.BOOLEAN
    is_of_years = is_state and test.time.kind == "between" and not test.against
    # "None before 2014" may be said of the years near it.
    return test.is_lasting or is_of_years or is_of_all_before(test)


def _elsewhere(others: list[ClaimTest], data: EvidenceData) -> tuple[Evidence, ...]:
    """Find another definition that fits; empty if none does."""
    for other in others:
        then = target_years(other, data)
        if then and evaluate(other, then[0], data) in ("exact", "rounded"):
            return evidence_of(other, then[0], data)
    return ()
