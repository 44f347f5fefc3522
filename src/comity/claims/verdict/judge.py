"""From a test and the stored values to a verdict."""

from __future__ import annotations

from dataclasses import replace

from comity.claims.claim import ClaimTest, Evidence, Interpretation, Verdict, VerdictName
from comity.claims.verdict.evaluate import ORDER, Outcome, evaluate
from comity.claims.verdict.evidence import EvidenceData
from comity.claims.verdict.explain import (
    describe_alternatives,
    describe_evidence,
    evidence_of,
    explain,
    explain_no_data,
)
from comity.claims.verdict.target_years import target_years
from comity.wording import claims as wording

RECENT = 3
"""How many years back a claim may have been true after rounding to be called outdated."""

BACK = 25
"""How many years back a claim may have been true to be called outdated."""


_DENIALS = (VerdictName.CONTRADICTED, VerdictName.OTHER_DEFINITION, VerdictName.OUTDATED)
"""Verdicts that need a second reading or a clause without a word left over."""


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
    operationalisations = [
        test.tested_by(operationalisation) for operationalisation in test.operationalisations
    ]
    for number, operationalisation in enumerate(operationalisations[: test.substitutes + 1]):
        if years := target_years(operationalisation, data):
            others = operationalisations[:number] + operationalisations[number + 1 :]
            verdict = _decided(operationalisation, years, others, data)
            if verdict.name.is_negative and not interpretation.are_roles_clear:
                return _not_read_whole(wording.UNCLEAR_ROLES, test, data)
            if _needs_second(verdict.name, interpretation) and not interpretation.may_deny:
                return _not_read_whole(wording.ONE_READING, test, data)
            return verdict
    return Verdict(
        VerdictName.UNTESTABLE, explain_no_data(test, data), evidence_of(test, None, data)
    )


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
    name = _PREMISES.get(verdict.name, verdict.name)
    return replace(
        verdict, name=name, why=f"{wording.sentence(interpretation.premise)} {verdict.why}"
    )


def _not_read_whole(reason: str, test: ClaimTest, data: EvidenceData) -> Verdict:
    """Return no verdict, with the reason and the figure that comes nearest to the claim."""
    years = target_years(test, data)
    evidence = evidence_of(test, years[0] if years else None, data)
    figure = f" {wording.NEAREST}: {describe_evidence(evidence)}." if years else ""
    return Verdict(VerdictName.UNTESTABLE, f"{wording.sentence(reason)}{figure}", evidence)


def _decided(
    test: ClaimTest, years: list[int], others: list[ClaimTest], data: EvidenceData
) -> Verdict:
    """Judge a test of which the data can decide."""
    year = years[0]
    share = _share_of_years(test, years, data) if test.is_lasting else 0.0
    if OPEN < share < 1:
        reason = wording.most_years(round(share * len(years)), len(years))
        return _not_read_whole(reason, test, data)
    outcome = _over(test, years, data)
    if outcome == "no":
        return _denied(test, year, others, data)
    if outcome == "near":
        return _not_read_whole(wording.NEAR, test, data)
    tried = describe_alternatives(others, data)
    evidence = evidence_of(test, year, data)
    because = explain(test, evidence, data)
    if outcome == "exact":
        return Verdict(VerdictName.SUPPORTED, because, evidence, tried, year)
    why = f"{because} {wording.ROUNDED}"
    return Verdict(VerdictName.ROUNDED, why, evidence, tried, year)


def _denied(test: ClaimTest, year: int, others: list[ClaimTest], data: EvidenceData) -> Verdict:
    """Judge a test that does not hold: outdated, true by another definition, or contradicted.

    A statement about a time that it names cannot be outdated: it was so then, or not.
    """
    tried = describe_alternatives(others, data)
    evidence = evidence_of(test, year, data)
    because = explain(test, evidence, data)
    then = _earlier(test, year, data)
    past = evidence_of(test, then, data) if then else ()
    if then and _may_be_outdated(test):
        why = f"{because} It was so in {then}: {describe_evidence(past)}."
        return Verdict(VerdictName.OUTDATED, why, evidence + past, tried, then)
    is_absolute = test.negated or test.criterion.name == "never"  # no other definition is meant
    if not is_absolute and (other := _elsewhere(others, data)):
        why = f"{because} Another definition fits: {describe_evidence(other)}."
        return Verdict(VerdictName.OTHER_DEFINITION, why, evidence + other, tried, year)
    why = f"{because} It was so in {then}." if then else because
    return Verdict(VerdictName.CONTRADICTED, why, evidence, tried, year)


def _may_be_outdated(test: ClaimTest) -> bool:
    """Return whether a claim is of the present; "no longer" is, and cannot have been so before."""
    is_of_now = test.time.kind == "now" and not test.every
    return is_of_now and not (test.negated and test.is_whole)


OPEN = 0.5
"""Above this share of years a claim about every year since one is left open."""


def _share_of_years(test: ClaimTest, years: list[int], data: EvidenceData) -> float:
    """Return in what share of years a claim held."""
    outcomes = [evaluate(test, year, data) for year in years]
    return sum(outcome != "no" for outcome in outcomes) / len(outcomes)


def _over(test: ClaimTest, years: list[int], data: EvidenceData) -> Outcome:
    """Return how a test came out over the years of a time: as in at least half of them."""
    outcomes = [evaluate(test, year, data) or "no" for year in years]
    yes = [outcome for outcome in outcomes if outcome != "no"]
    if test.every:
        return max(outcomes, key=ORDER.index)
    if 2 * len(yes) < len(outcomes):
        return "no"
    return min(yes, key=ORDER.index)


def _earlier(test: ClaimTest, year: int, data: EvidenceData) -> int | None:
    """Find the last of the years before in which a claim was true.

    It was true as precisely as written, or after rounding in one of the last few.
    """
    past = range(year - 1, year - 1 - (RECENT if test.against and test.quantity else BACK), -1)
    outcomes = {y: evaluate(test, y, data) for y in past}
    exact = (y for y in past if outcomes[y] == "exact")
    rounded = (y for y in past[:RECENT] if outcomes[y] == "rounded")
    return next(exact, next(rounded, None))


def _elsewhere(others: list[ClaimTest], data: EvidenceData) -> tuple[Evidence, ...]:
    """Find another definition that fits; empty if none does."""
    for other in others:
        then = target_years(other, data)
        if then and evaluate(other, then[0], data) in ("exact", "rounded"):
            return evidence_of(other, then[0], data)
    return ()
