"""From a test and the stored values to a verdict, with the figures and the ways that were tried."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from comity.claims.claim import ClaimTest, Evidence, Interpretation, Lookup, Verdict
from comity.claims.verdict.evaluate import Outcome, holds
from comity.claims.verdict.evidence import EvidenceData
from comity.claims.verdict.lookup import look
from comity.panels.codebook import Description
from comity.states.register import states
from comity.wording import values as phrase

BACK = 25
"""How many years back a claim may have been true to be called outdated."""


def judge(reading: Interpretation, shelf: EvidenceData) -> Verdict:
    """Judge a claim by its reading.

    A measure without data for the states or the time is passed over for the next definition;
    where none has data the claim is untestable, and the verdict says why.
    """
    test = reading.test
    if test is None:
        return Verdict("untestable", f"{reading.gap[:1].upper()}{reading.gap[1:]}.")
    ways = [test.by(way) for way in test.ways]
    for number, way in enumerate(ways[: test.standing_in + 1]):
        if years := target_years(way, shelf):
            return _decided(way, years, ways[:number] + ways[number + 1 :], shelf)
    return Verdict("untestable", _no_data(test, shelf), _findings(test, None, shelf))


def target_years(test: ClaimTest, shelf: EvidenceData) -> list[int]:
    """Give the years in which a test is to be held against the data, the newest first.

    That is the year named, the years of the time named, or the newest in which the data can
    decide; none where the data have nothing then.
    """
    every = [*test.cases, *test.against]
    known = set.intersection(*(set(shelf.history(case)) for case in every)) if every else set()
    when = test.when
    if when.kind == "year":
        years = known & {when.last}
    elif when.kind == "between" and when.first and when.last:
        years = {y for y in known if when.first <= y <= when.last}
        years = {max(years)} if years and (test.growth or test.quantity) else years
    else:
        years = {y for y in known if when.first is None or y >= when.first}
    decided = (y for y in sorted(years, reverse=True) if holds(test, y, shelf) is not None)
    return list(decided) if when.kind == "between" else list(islice(decided, 1))


def _decided(
    test: ClaimTest, years: list[int], others: list[ClaimTest], shelf: EvidenceData
) -> Verdict:
    """Judge a test of which the data can decide.

    What a sentence says of a time that it names cannot be outdated: it was so then, or not.
    """
    year = years[0]
    outcome = _over(test, years, shelf)
    tried = _tried(others, shelf)
    findings = _findings(test, year, shelf)
    because = _because(test, findings)
    if outcome == "exact":
        return Verdict("supported", because, findings, tried, year)
    if outcome == "rounded":
        why = f"{because} The figure differs by no more than rounding may explain."
        return Verdict("supported after rounding", why, findings, tried, year)
    then = _earlier(test, year, shelf)
    past = _findings(test, then, shelf) if then else ()
    if then and test.when.kind == "now":
        why = f"{because} It was so in {then}: {_told(past)}."
        return Verdict("outdated", why, findings + past, tried, then)
    if other := _elsewhere(others, shelf):
        why = f"{because} Another definition fits: {_told(other)}."
        return Verdict("another definition fits", why, findings + other, tried, year)
    why = f"{because} It was so in {then}." if then else because
    return Verdict("contradicted", why, findings, tried, year)


def _over(test: ClaimTest, years: list[int], shelf: EvidenceData) -> Outcome:
    """Say how a test came out over the years of a time: as in at least half of them."""
    outcomes = [holds(test, year, shelf) for year in years]
    yes = [outcome for outcome in outcomes if outcome != "no"]
    if 2 * len(yes) < len(outcomes):
        return "no"
    return "exact" if "exact" in yes else "rounded"


def _earlier(test: ClaimTest, year: int, shelf: EvidenceData) -> int | None:
    """Find the last of the years before in which a claim was true, as precisely as written."""
    past = range(year - 1, year - 1 - BACK, -1)
    return next((y for y in past if holds(test, y, shelf) == "exact"), None)


def _elsewhere(others: list[ClaimTest], shelf: EvidenceData) -> tuple[Evidence, ...]:
    """Find another definition that fits; empty if none does."""
    for other in others:
        then = target_years(other, shelf)
        if then and holds(other, then[0], shelf) in ("exact", "rounded"):
            return _findings(other, then[0], shelf)
    return ()


def _tried(others: list[ClaimTest], shelf: EvidenceData) -> tuple[str, ...]:
    """Tell the values of the other definitions at the same time."""
    told = []
    for other in others:
        if then := target_years(other, shelf):
            told.append(_told(_findings(other, then[0], shelf)))
        else:
            case = other.cases[0]
            told.append(f"{_title(shelf.describe(case), case)}: no data")
    return tuple(dict.fromkeys(told))


def _findings(test: ClaimTest, year: int | None, shelf: EvidenceData) -> tuple[Evidence, ...]:
    """Tell what the data say of each case, and of what it is compared with."""
    return tuple(_finding(test, case, year, shelf) for case in (*test.cases, *test.against))


def _finding(test: ClaimTest, case: Lookup, year: int | None, shelf: EvidenceData) -> Evidence:
    """Tell what the data say of one case in a year."""
    measure = shelf.describe(case)
    value = None if year is None else look("value", case, year, test.when, shelf)
    place = None if year is None else look("place", case, year, test.when, shelf)
    outcome = None if year is None else holds(test, year, shelf)
    return Evidence(
        case=case,
        title=_title(measure, case),
        subject=" and ".join(states()[code].name for code in case.states) or "the world",
        year=year,
        value=value,
        text="no data" if value is None else phrase.format_amount(value, measure.unit),
        place=place,
        says=_says(test, case, year, shelf),
        holds=None if outcome is None else outcome != "no",
        trail=_trail(case, year),
        tables=tuple(measure.tables),
    )


def _says(test: ClaimTest, case: Lookup, year: int | None, shelf: EvidenceData) -> str:
    """Say the quantities of a case that the test asks for, beside its value."""
    if year is None:
        return ""
    asked = [condition.quantity for condition in test.yardstick.conditions]
    if test.quantity and test.quantity.unit == "rank":
        asked.append("top rank")
    if test.growth and "change" not in asked:
        asked.insert(0, "change")
    parts = (_said(quantity, test, case, year, shelf) for quantity in dict.fromkeys(asked))
    return "; ".join(part for part in parts if part)


def _said(quantity: str, test: ClaimTest, case: Lookup, year: int, shelf: EvidenceData) -> str:
    """Say one quantity in words."""
    if quantity in ("value", "ratio"):
        return ""
    found = look(quantity, case, year, test.when, shelf)
    measure = shelf.describe(case)
    if found is None:
        return ""
    if quantity == "place":
        return phrase.describe_percentile(found, measure.level)
    if quantity == "change":
        return f"a change of {phrase.format_change(found, measure.unit, measure.change)}"
    if quantity == "change place":
        return f"a change {phrase.describe_percentile(found, measure.level)}"
    if quantity == "least of 3 years":
        return f"at least {found:.0f} in each of three years"
    among = "among all" if quantity == "rank" or not measure.directed else "among its partners"
    return f"no. {found:.0f} {among}"


def _because(test: ClaimTest, findings: Sequence[Evidence]) -> str:
    """Say what the data say, and what the words were taken to mean."""
    meant = f"“{test.yardstick.name}” means {test.yardstick.means}"
    if test.quantity:
        meant = f"the sentence says {test.quantity.text}"
    denied = ", which the sentence denies" if test.negated else ""
    return f"{_told(findings)}; {meant}{denied}."


def _told(findings: Sequence[Evidence]) -> str:
    return "; ".join(_tell(finding) for finding in findings)


def _tell(finding: Evidence) -> str:
    beside = f" ({finding.says})" if finding.says else ""
    when = f" in {finding.year}" if finding.year else ""
    subject = "" if _named(finding) else f", {finding.subject}"
    return f"{finding.title}{subject}: {finding.text}{when}{beside}"


def _named(finding: Evidence) -> bool:
    """Tell whether the title names the states already."""
    return all(states()[code].name in finding.title for code in finding.case.states)


def _title(measure: Description, case: Lookup) -> str:
    """Write a measure's title with the states' names in the places of A and B."""
    names = dict(zip("AB", (states()[code].name for code in case.states), strict=False))
    if not measure.directed:
        return measure.title
    return re.sub(r"\b[AB]\b", lambda found: names[found[0]], measure.title)


def _trail(case: Lookup, year: int | None) -> str:
    """Write the command that follows a figure to its rows."""
    names = (states()[code].name for code in case.states)
    words = [f'"{name}"' if " " in name else name for name in names]
    return " ".join(["comity trace", case.measure, *words, *([str(year)] if year else [])])


def _no_data(test: ClaimTest, shelf: EvidenceData) -> str:
    """Say why the data cannot decide: whose values are missing, and what they cover."""
    case = next((c for c in (*test.cases, *test.against) if not shelf.history(c)), test.cases[0])
    measure = shelf.describe(case)
    history = shelf.history(case)
    who = " and ".join(states()[code].name for code in case.states) or "the world"
    if not history:
        first, last = measure.years
        return (
            f"{_title(measure, case)}: no value for {who} in the data, which cover {first}-{last}."
        )
    first, last = min(history), max(history)
    return f"{_title(measure, case)}: the data for {who} cover {first}-{last}, not {test.when}."


def describe_test(test: ClaimTest) -> str:
    """Print a test in one line, as pages and the terminal show it.

    The measure and its states, the comparison, the threshold and the time.
    """
    cases = " and ".join(_case(case) for case in test.cases)
    if test.quantity:
        stated = test.quantity.text
        bound = f"= {stated}" if not test.growth else f"changed by {stated}"
    elif test.against:
        bound = f"{test.yardstick} against {' and '.join(_case(case) for case in test.against)}"
    else:
        bound = str(test.yardstick)
    denied = "not " if test.negated else ""
    return f"{denied}{cases}: {bound} [{test.when}]"


def _case(case: Lookup) -> str:
    names = ", ".join(states()[code].name for code in case.states)
    return f"{case.measure}({names})"
