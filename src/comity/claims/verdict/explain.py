"""The data on a test: the evidence for each lookup, and the sentences about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.claims.claim import ClaimTest, Evidence, Lookup, Verdict, VerdictName
from comity.claims.text.spelling.dollar_values import RATES, dollar_values
from comity.claims.topics.turns import turn_between, turn_sought, years_around
from comity.claims.verdict.evaluate import evaluate, rank_in_group, sum_of_years, years_summed
from comity.claims.verdict.evidence import ByYear, EvidenceData, base_year
from comity.claims.verdict.groups import can_be_added, counted_members, has_same_members
from comity.claims.verdict.lookup import look_up, quantity_of
from comity.claims.verdict.target_years import BEFORE, LATE_SUM, target_years
from comity.panels.codebook import Description
from comity.states.articles import with_article
from comity.states.groups import group_of_code
from comity.store.selection import manifest
from comity.wording import claims as wording
from comity.wording import values as phrase


def evidence_of(test: ClaimTest, year: int | None, data: EvidenceData) -> tuple[Evidence, ...]:
    """Return the data on each lookup, and on what it is compared with."""
    then = year if test.base is None else test.base
    if turn := turn_sought(test):
        return tuple(_evidence_of_turn(turn, test, one, year, data) for one in test.lookups)
    return (
        *(_evidence_on(test, lookup, year, data) for lookup in test.lookups),
        *(_evidence_on(test, lookup, year and then, data) for lookup in test.against),
    )


def evidence_over(
    test: ClaimTest, years: Sequence[int], data: EvidenceData
) -> tuple[Evidence, ...]:
    """Return the data on each lookup in the newest of years, or in the one named without any.

    Of what has been so in each year since one, the data of the first follow.
    """
    last = years[0] if years else test.time.named
    is_since = test.every and test.time.kind == "since" and len(years) > 1
    return (
        *evidence_of(test, last, data),
        *(evidence_of(test, years[-1], data) if is_since else ()),
    )


def _evidence_on(test: ClaimTest, lookup: Lookup, year: int | None, data: EvidenceData) -> Evidence:
    """Return the data on one lookup in a year."""
    measure = data.describe(lookup)
    summed = None if year is None else sum_of_years(test, lookup, data)
    value = None if year is None else look_up("value", lookup, year, test.time, data)
    value = value if summed is None else summed
    percentile = None if year is None else look_up("percentile", lookup, year, test.time, data)
    outcome = None if year is None else evaluate(test, year, data)
    return Evidence(
        lookup=lookup,
        title=wording.title(measure, lookup.states),
        subject=wording.subject_words(lookup.states),
        year=year,
        value=value,
        text="no data" if value is None else phrase.format_amount(value, measure.unit),
        percentile=percentile if summed is None else None,
        detail="" if year is None else _detail(test, lookup, year, data),
        is_met=None if outcome is None else outcome != "no",
        trail=_trail(lookup, year, data),
        tables=() if year is None else used_tables(measure, _years(test, lookup, year, data)),
        years=None if summed is None else years_summed(test, lookup, data),
    )


def _evidence_of_turn(
    turn: str, test: ClaimTest, lookup: Lookup, year: int | None, data: EvidenceData
) -> Evidence:
    """Return the data on a lookup in the recorded years before and after a turn."""
    measure, history = data.describe(lookup), data.history(lookup)
    turned = turn_between(turn, history, test.time)
    around = turned or years_around(history, test.time)
    texts = [phrase.format_amount(history[at]["value"], measure.unit) for at in around or ()]
    return Evidence(
        lookup=lookup,
        title=wording.title(measure, lookup.states),
        subject=wording.subject_words(lookup.states),
        year=year,
        value=history[around[1]]["value"] if around else None,
        text=wording.before_and_after(*texts) if texts else "no data",
        percentile=None,
        detail="",
        is_met=turned is not None if around else None,
        trail=_trail(lookup, around[1] if around else year, data),
        tables=used_tables(measure, around) if around else (),
        years=around if around and around[0] < around[1] else None,
    )


def _trail(lookup: Lookup, year: int | None, data: EvidenceData) -> str:
    """Return the command that follows a figure to its rows; of a sum, its largest part."""
    if lookup.is_of_group and year in data.history(lookup):
        lookup = data.groups.largest(lookup, year or 0)
    return wording.trace_command(lookup.measure, lookup.states, year)


def _years(test: ClaimTest, lookup: Lookup, year: int, data: EvidenceData) -> list[int]:
    """Return the years of which a value is used; for a change, also the one before it."""
    base = base_year(test.time, year, data.history(lookup)) if test.is_of_change else None
    return [year] if base is None else [base, year]


def used_tables(measure: Description, years: Sequence[int]) -> tuple[str, ...]:
    """Return the tables that a measure's values of some years can rest on.

    >>> from comity.panels.stored import stored_values
    >>> used_tables(stored_values().describe("trade"), [1950])
    ('cow_trade',)
    """
    entries = manifest().tables
    return tuple(
        table
        for table, window in measure.tables.items()
        if any(measure.uses(table, year) for year in years)
        and any(
            entries[table].covers(y) for year in years for y in range(year - window + 1, year + 1)
        )
    )


def _detail(test: ClaimTest, lookup: Lookup, year: int, data: EvidenceData) -> str:
    """Format the quantities of a lookup, other than its value, that the test asks for."""
    if test.peers:
        place = rank_in_group(test, lookup, year, data)
        return wording.rank_words(*place, test.group) if place else ""
    values = {name: quantity_of(name, test, lookup, year, data) for name in _quantities_of(test)}
    measure, group = data.describe(lookup), test.group if test.among else ""
    texts = (
        wording.quantity(n, value, measure, group)
        for n, value in values.items()
        if value is not None
    )
    members = (wording.added_up(*of_group) for of_group in counted_members(lookup, year))
    return "; ".join(filter(None, (*members, *texts)))


def _quantities_of(test: ClaimTest) -> list[str]:
    """List the quantities that a test asks for, other than the value itself."""
    names = [condition.quantity for condition in test.criterion.conditions]
    if test.quantity and test.quantity.unit == "rank":
        names.append("top rank")
    if test.growth and "change" not in names:
        names.insert(0, "change")
    return [name for name in dict.fromkeys(names) if name not in ("value", "ratio")]


def left_open(reason: str, evidence: tuple[Evidence, ...], *, has_figure: bool = True) -> Verdict:
    """Return no verdict, with the reason and the figure that comes nearest, where there is one."""
    figure = f" {wording.NEAREST}: {describe_evidence(evidence)}." if has_figure else ""
    return Verdict(VerdictName.UNTESTABLE, f"{wording.sentence(reason)}{figure}", evidence)


def describe_evidence(evidence: Sequence[Evidence]) -> str:
    """Format what the data say, one finding after the other; of each lookup its name once."""
    texts = []
    for before, item in zip((None, *evidence), evidence, strict=False):
        is_same = before is not None and before.lookup == item.lookup
        name, states = ("", ()) if is_same else (item.title, item.lookup.states)
        texts.append(wording.finding(name, states, item.text, item.time, item.detail))
    return "; ".join(texts)


def explain(test: ClaimTest, evidence: Sequence[Evidence], data: EvidenceData) -> str:
    """Format what the data say, and what the words were taken to mean."""
    stated = test.quantity.text if test.quantity else ""
    meaning = wording.meaning(
        test.criterion.name, test.criterion.means, stated=stated, negated=test.negated
    )
    return f"{describe_evidence(evidence)}; {meaning}.{_age(test, evidence, data)}"


def with_years_told(verdict: Verdict, test: ClaimTest, data: EvidenceData) -> Verdict:
    """Return a verdict with the data of every year that the time of its test may mean.

    A fiscal year spans two; the present of a text with a day is the year of its writing or the
    one before. What was so then, and is so no more, is said.
    """
    years = {item.year for item in verdict.evidence}
    others = [y for y in _years_spanned(test, data) if y not in years and evaluate(test, y, data)]
    evidence = tuple(item for year in others for item in evidence_of(test, year, data))
    return replace(
        verdict,
        why=" ".join(filter(None, (verdict.why, _no_longer(verdict, test, data)))),
        evidence=(*verdict.evidence, *evidence),
    )


def _years_spanned(test: ClaimTest, data: EvidenceData) -> range:
    """Return the years that a fiscal year spans, or that the present of a text may be of."""
    time = test.time
    if time.is_split:
        return range(time.first or 0, (time.last or 0) + 1)
    if data.written is None or time.kind != "now" or test.every:
        return range(0)
    return range(data.written - BEFORE, data.written + 1)


def _no_longer(verdict: Verdict, test: ClaimTest, data: EvidenceData) -> str:
    """Return that what was so when a text was written is no longer; empty where it is."""
    is_of_now = data.written is not None and test.time.kind == "now" and not test.every
    if not is_of_now or not verdict.name.is_definite or verdict.name.is_negative:
        return ""
    now = target_years(test, replace(data, written=None))
    if not now or evaluate(test, now[0], data) != "no":
        return ""
    newest = describe_evidence(evidence_of(test, now[0], data))
    return f"It is no longer so: {newest}." if now[0] > (data.written or 0) else ""


def _age(test: ClaimTest, evidence: Sequence[Evidence], data: EvidenceData) -> str:
    """Format that what is said of now is judged by figures much older than the measure's."""
    item = evidence[0]
    newest = min(data.describe(item.lookup).years[1], data.written or 9999)
    if data.year is None and test.time.kind == "now" and item.year and newest - item.year > OLD:
        return f" {wording.old(item.year, newest)}"
    return ""


OLD = 5
"""By how many years figures may be older than the newest of others before that is said."""


def describe_alternatives(others: list[ClaimTest], data: EvidenceData) -> tuple[str, ...]:
    """Format the values of the other definitions at the same time."""
    texts = []
    for other in others:
        if years := target_years(other, data):
            texts.append(describe_evidence(evidence_of(other, years[0], data)))
        else:
            lookup = other.lookups[0]
            texts.append(f"{wording.title(data.describe(lookup), lookup.states)}: no data")
    return tuple(dict.fromkeys(texts))


def explain_no_data(test: ClaimTest, data: EvidenceData) -> str:
    """Format why the data cannot decide: whose values of which years are missing."""
    every = (*test.lookups, *test.against)
    if why := _why_no_group(test, data):
        return why
    lookup = next(
        (one for one in every if not data.history(one)),
        next((one for one in every if _missing_years(test, one, data)), test.lookups[0]),
    )
    measure, history = data.describe(lookup), data.history(lookup)
    title = wording.title(measure, lookup.states)
    if not history:
        return wording.no_value(title, lookup.states, measure.years)
    missing = _missing_years(test, lookup, data)
    if (year := max(missing, default=0)) in measure.unfinished:
        return wording.known_in_part(title, year, measure.unfinished[year])
    return wording.no_such_time(title, lookup.states, sorted(history), missing, str(test.time))


def _why_no_group(test: ClaimTest, data: EvidenceData) -> str:
    """Format why the data cannot decide what is said of a group; empty where it is of states."""
    for lookup in (*test.lookups, *test.against):
        names = [group.name for code in lookup.states if (group := group_of_code(code))]
        if names and not can_be_added(lookup):
            return wording.sentence(wording.of_group(with_article(names[0])))
        if names and (history := data.history(lookup)):
            return _why_undecided(test, lookup, names[0], history, data)
    return ""


def _why_undecided(
    test: ClaimTest, lookup: Lookup, name: str, history: ByYear, data: EvidenceData
) -> str:
    """Format why a group's figures do not decide: its rank depends on others, or it changed."""
    year = test.time.last or max(history)
    if year not in history:
        return ""
    if test.time.kind == "now" and year < data.describe(lookup).years[1] - LATE_SUM:
        return wording.old_members(name, year)
    if test.is_of_rank and data.groups.rank(lookup, year) is None:
        return wording.sentence(wording.ONE_PARTNER)
    base = test.base or (base_year(test.time, year, history) if test.is_of_change else None)
    is_other = base in history and not has_same_members(lookup, base or year, year)
    return wording.other_members(name) if is_other else ""


def _missing_years(test: ClaimTest, lookup: Lookup, data: EvidenceData) -> list[int]:
    """Return the years of a test's time that a lookup has no value of, its year before included.

    That year counts where a change up to the year named is tested.
    """
    time, history = test.time, data.history(lookup)
    if time.kind == "year" and time.last:
        years = range(time.last - test.is_of_change, time.last + 1)
    elif time.kind == "between" and time.first and time.last:
        years = range(time.first, time.last + 1)
    else:
        return []
    return [year for year in years if year not in history]


def describe_test(test: ClaimTest) -> str:
    """Format a test in one line, as pages and the terminal show it.

    The measure and its states, the comparison, the threshold and the time.
    """
    lookups = " and ".join(wording.lookup(one.measure, one.states) for one in test.lookups)
    opposite = " and ".join(wording.lookup(one.measure, one.states) for one in test.against)
    if test.quantity:
        stated = test.quantity.text
        bound = f"= {stated}" if not test.growth else f"changed by {stated}"
    elif test.against:
        bound = f"{test.criterion} against {opposite}"
    else:
        bound = str(test.criterion)
    denied = "not " if test.negated else ""
    return f"{denied}{lookups}: {bound} [{test.time}]"


def with_rates(verdict: Verdict, text: str, sentence: str) -> Verdict:
    """Return an open verdict with the value in dollars of the sums in other currencies.

    They are not judged, as the rate of their day, or that of customs, may be meant.
    """
    if not verdict.evidence:
        return verdict
    converted = [one for one in dollar_values(sentence) if one.written in text]
    if not converted:
        return verdict
    first, *others = verdict.evidence
    evidence = (replace(first, tables=(*first.tables, RATES)), *others)
    why = " ".join([verdict.why, *(one.explain() for one in converted)])
    return replace(verdict, why=why, evidence=evidence)
