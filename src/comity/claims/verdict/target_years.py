"""The years in which a test is compared with the data."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from comity.claims.claim import ClaimTest, Lookup, VerdictName
from comity.claims.text.quantities import is_telling
from comity.claims.text.times import EARLIEST, TimeSpan
from comity.claims.topics.turns import EVER, turn_sought, years_of_event, years_of_turn
from comity.claims.verdict.evaluate import ORDER, Outcome, evaluate
from comity.claims.verdict.evidence import EvidenceData, base_year
from comity.panels.codebook import last_year_of_any, of_one_source
from comity.wording import claims as wording


def target_years(test: ClaimTest, data: EvidenceData) -> list[int]:
    """Return the years in which a test is compared with the data, the newest first.

    That is the year named, the years of the time named, or the newest in which the data can
    decide; none where the data have nothing then. A change is rather that to the newest year of
    the source that the earlier figure is from, since sources differ in level.
    """
    if turn_sought(test):
        return sorted(years_of_turn(test, data.history(test.lookups[0])))
    covered, groups = _covered_years(test, data), _of_groups(test)
    is_of_now = test.time.kind == "now" and not test.every
    of_time = _newest(covered, groups, data) if groups and is_of_now else _years_of(test, covered)
    years = sorted(_of_event(test, _until_written(test, of_time, data), data), reverse=True)
    if test.is_of_change and years:
        years = _by_source(test, years, data)
    if day := _day_meant(test, data):
        return [day]
    decided = (year for year in years if evaluate(test, year, data) is not None)
    several = test.time.kind == "between" or test.every
    return list(decided) if several else list(islice(decided, 1))


def _by_source(test: ClaimTest, years: list[int], data: EvidenceData) -> list[int]:
    """Return years, of the last few those first to which a change stays within one source."""
    late = [year for year in years if year >= years[0] - _LATE]
    late.sort(key=lambda year: _distance_of_sources(test, year, data))
    return [*late, *years[len(late) :]]


def _of_event(test: ClaimTest, years: set[int], data: EvidenceData) -> set[int]:
    """Return years, or of what was so at some time the last in which it was."""
    is_event = test.criterion == EVER
    return years_of_event(data.history(test.lookups[0]), years) if is_event else years


def _until_written(test: ClaimTest, years: set[int], data: EvidenceData) -> set[int]:
    """Return the years of a time that ends with the text up to the one it was written in."""
    if not data.written or test.time.kind not in _UP_TO_TEXT:
        return years
    to_text = {year for year in years if year <= data.written}
    before = to_text - {data.written}
    # What has been so since a year is known of the years before that of the text alone.
    return before if test.time.kind == "since" and before else to_text


_UP_TO_TEXT = ("now", "since", "span")
"""Times that end with the day on which a text was written."""


def _day_meant(test: ClaimTest, data: EvidenceData) -> int | None:
    """Return the year that a text says its present of: that of its writing, or the one before.

    It is that in which it was so; None where it was so in neither, or the text has no day. The
    newest figure that a text could have may be two years old; but a figure of one digit is that of
    one year or another by chance, and taken to be of the last.
    """
    day = day_of_writing(test, data, "exact", "rounded")
    is_figure = test.quantity is not None and test.quantity.unit != "rank"
    is_rough = test.quantity is not None and is_figure and not is_telling(test.quantity)
    back = 1 if is_rough else OF_ITS_DAY if is_figure else BEFORE
    newest = min(data.describe(test.lookups[0]).years[1], data.written or 0)
    first = min((data.written or 0) - back, newest)
    return day if day is not None and day >= first else None


LATE_SUM = 2
"""Years before the newest of others in which a sum over members is still of today."""


def _distance_of_sources(test: ClaimTest, year: int, data: EvidenceData) -> int:
    """Rank a year by whether a change to it stays within one source, the best first.

    0 where the year that it starts from is of the same source, 1 where the source has at least
    ten years, 2 for others, such as one year of exporters' reports.
    """
    ranks = [0]
    for lookup in (*test.lookups, *test.against):
        description, about = data.describe(lookup), lookup.states
        base = base_year(test.time, year, data.history(lookup))
        if base is None or of_one_source(description, base, year, about):
            continue
        ranks.append(1 if of_one_source(description, year - _LONG, year, about) else 2)
    return max(ranks)


_LONG = 10

_LATE = 3
"""Years before the newest in which a change may end, to stay within one source."""


def _covered_years(test: ClaimTest, data: EvidenceData) -> set[int]:
    """Return the years in which the data have all that a test looks up."""
    histories = [set(data.history(lookup)) for lookup in (*test.lookups, *test.against)]
    return set.intersection(*histories) if histories else set()


def _of_groups(test: ClaimTest) -> list[Lookup]:
    """List what a test looks up of groups of states."""
    return [lookup for lookup in (*test.lookups, *test.against) if lookup.is_of_group]


def _newest(covered: set[int], groups: list[Lookup], data: EvidenceData) -> set[int]:
    """Return the newest year, unless members had data too long before others."""
    newest = min(data.describe(lookup).years[1] for lookup in groups)
    last = max(covered, default=0)
    return {last} if last >= min(newest, data.year or newest) - LATE_SUM else set()


def _years_of(test: ClaimTest, covered: set[int]) -> set[int]:
    """Return those of the covered years that the time of a test is about."""
    time = test.time
    if is_of_all_before(test):
        return _of_all_before(time, covered)
    if test.every:
        return {year for year in covered if _is_inside(year, test)}
    if time.kind == "year":
        return covered & {time.last}
    last = time.last if time.kind == "between" and time.first else None
    years = _inside(covered, time.first, last)
    if last and (test.growth or test.quantity):
        return set(sorted(years)[-1:])
    return years


def is_of_all_before(test: ClaimTest) -> bool:
    """Return whether a test is of all years before one, in which there was none of a thing."""
    return test.time.first == EARLIEST and test.criterion != EVER


def _of_all_before(time: TimeSpan, covered: set[int]) -> set[int]:
    """Return the years up to the last of a time; none where all are long before it."""
    years = _inside(covered, None, time.last)
    return years if max(years, default=0) >= (time.last or 0) - APART else set()


def _inside(covered: set[int], first: int | None, last: int | None) -> set[int]:
    return {year for year in covered if (first or 0) <= year <= (last or year)}


def _is_inside(year: int, test: ClaimTest) -> bool:
    """Return whether a year is one of those of which something is said of every one.

    What has not been so since a year may have been so in that year.
    """
    first = test.time.first if test.time.kind in ("since", "between") else None
    last = test.time.last
    if first is not None and test.negated and test.time.kind == "since":
        first += 1
    return (first is None or year >= first) and (last is None or year <= last)


BEFORE = 1
"""How many years before a text was written its newest figures may be of."""

OF_ITS_DAY = 2
"""How many years before it was written what a text says about its present may be of."""


def years_of_writing(test: ClaimTest, data: EvidenceData) -> range:
    """Return the years that what a text says about its present may be of; none if undated."""
    if data.written is None or test.time.kind != "now":
        return range(0)
    return range(data.written - OF_ITS_DAY, data.written + 1)


RECENT = 3
"""How many years back a claim may have been true after rounding to be called outdated."""

BACK = 25
"""How many years back a claim may have been true to be called outdated."""


def earlier_year(test: ClaimTest, year: int, data: EvidenceData) -> int | None:
    """Find the last of the years before in which a claim was true.

    It was true as precisely as written, or after rounding in one of the last few, or of those in
    which the text was written. Of a text with a day these come first, and none is after it.
    """
    if (day := day_of_writing(test, data, "exact", "rounded")) is not None and day < year:
        return day
    last = min(year - 1, data.written or year)
    past = range(last, last - (RECENT if test.against and test.quantity else BACK), -1)
    outcomes = {y: evaluate(test, y, data) for y in past}
    exact = (y for y in past if outcomes[y] == "exact")
    rounded = (y for y in past[:RECENT] if outcomes[y] == "rounded")
    return next(exact, next(rounded, None))


def day_of_writing(test: ClaimTest, data: EvidenceData, *sought: Outcome) -> int | None:
    """Return the year of its writing in which a test came out as sought, by the first of these."""
    is_late = test.quantity is not None  # the figures of a year are known after it
    days = sorted(years_of_writing(test, data), key=lambda y: (is_late and y == data.written, -y))
    outcomes = {day: evaluate(test, day, data) for day in days}
    ordered = ((y, name) for name in sought for y in days if outcomes[y] == name)
    return next((y for y, _ in ordered), None)


def was_of_its_day(test: ClaimTest, data: EvidenceData) -> bool:
    """Return whether what a text says about its present was so when it was written.

    A text of 2016 may be borne out by the newest figures, and by chance alone if not by those of
    2014 to 2016. So it is where the text has no day, and where no figure is of its day.
    """
    outcomes = {evaluate(test, day, data) for day in years_of_writing(test, data)} - {None}
    return not outcomes or outcomes != {"no"}


def doubt_of_writing(name: VerdictName, test: ClaimTest, year: int, data: EvidenceData) -> str:
    """Return that a verdict rests on a year that its text cannot mean; empty for nothing."""
    is_of_another = name not in (VerdictName.CONTRADICTED, VerdictName.OTHER_DEFINITION)
    is_late = is_of_another and not test.every and not was_of_its_day(test, data)
    if is_late:
        return wording.NOT_OF_ITS_DAY
    if reason := _was_otherwise(test, year, data):
        return reason
    newest = min(data.describe(lookup).years[1] for lookup in test.lookups)
    last = min(newest, data.written or data.year or newest)
    return (
        wording.ends_long_before(year) if test.time.kind == "span" and year < last - RECENT else ""
    )


def _was_otherwise(test: ClaimTest, year: int, data: EvidenceData) -> str:
    """Return in how many years since the one named of two compared the same was the larger."""
    is_each = test.time.kind == "since" and test.against and not test.every
    if not is_each or test.growth or test.quantity or test.time.first is None:
        return ""
    outcomes = [evaluate(test, each, data) for each in range(test.time.first, year + 1)]
    decided = [outcome for outcome in outcomes if outcome]
    otherwise = decided.count("no")
    is_mixed = 0 < otherwise < len(decided)
    return wording.most_years(len(decided) - otherwise, len(decided)) if is_mixed else ""


def doubt_of_day(test: ClaimTest, year: int, data: EvidenceData) -> str:
    """Return why what a text says about its present is not denied; empty where it may be.

    The figure compared may be older than the text, or newer than it where those of its day are
    near what it says; or the state's newer ones are not known, though others' are.
    """
    written = data.written
    if test.time.kind != "now":
        return ""
    if written is None:
        return wording.NEWER_UNKNOWN if _are_newer_unknown(test, year, data) else ""
    if is_older_than_text(test, year, data):
        return wording.OLDER_THAN_TEXT
    days = range(written - OF_ITS_DAY, min(written + 1, year))
    is_near = any(evaluate(test, day, data) not in ("no", None) for day in days)
    return wording.NEAR_ITS_DAY if is_near else ""


_UNKNOWN = frozenset({"unknown_partners", "incomplete_fuels"})
"""Tables of the states and years of which a large part is not known."""


LONG_PAST = 8
"""How many years before the newest of others a figure is none of the present."""


def _are_newer_unknown(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether a state lacks newer figures that others have, as much of them is not known."""
    for described in map(data.describe, test.lookups):
        newest = described.years[1] if data.year is None else min(described.years[1], data.year)
        if _UNKNOWN & described.tables.keys() and newest - year > OF_ITS_DAY:
            return True
    return False


LONG_ENDED, ENDED = 10, 5
"""How many years before a text the data may end that bear out its present, or deny it."""

_LASTING = frozenset({
    "contiguity", "land_border", "minimum_distance", "capital_distance", "polity_score",
})  # fmt: skip
"""Measures of what hardly ever changes, or which their publisher ended."""


def doubt_of_present(name: VerdictName, test: ClaimTest, data: EvidenceData) -> str:
    """Return why the data tell nothing of the present: they end long before; empty where they do.

    A text without a day is of the newest year of all measures. Data on wars end in 2003, those on
    alliances in 2018: what has been concluded since is not in them.
    """
    if test.time.kind != "now" or test.every:
        return ""
    every = [data.describe(lookup) for lookup in (*test.lookups, *test.against)]
    end = min(described.years[1] for described in every)
    present = data.written or data.year or last_year_of_any(data.values.codebook)
    is_lasting = any(described.name in _LASTING for described in every)
    is_denied = name in (VerdictName.CONTRADICTED, VerdictName.OUTDATED) and not is_lasting
    years = ENDED if is_denied else LONG_ENDED
    return wording.ends_long_before(end) if end < present - years else ""


def doubt_of_past(test: ClaimTest, year: int, data: EvidenceData) -> str:
    """Return why what was once so is not called outdated by a figure; empty where it may be."""
    if is_older_than_text(test, year, data):
        return wording.OLDER_THAN_TEXT
    if test.time.kind != "now" or data.written is not None:
        return ""
    newest = max(data.describe(lookup).years[1] for lookup in test.lookups)
    return wording.NEWER_UNKNOWN if min(newest, data.year or newest) - year > LONG_PAST else ""


def is_older_than_text(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether what a text says about its present is compared with a figure older than it."""
    is_of_now = data.written is not None and test.time.kind in ("now", "span")
    return is_of_now and year < (data.written or 0) - BEFORE


LATE = 2
"""How many years after the one named the data may begin."""


APART = 6
"""How many years two recorded ones are apart at most that are neighbours, as those of missions."""


def are_from_late_on(test: ClaimTest, years: list[int], data: EvidenceData) -> bool:
    """Return whether what has been so since a year is known of later years only."""
    first = test.time.first if test.every and test.time.kind == "since" else None
    if first is None or min(years) <= first + LATE:
        return False
    before = max((year for year in data.history(test.lookups[0]) if year <= first), default=0)
    return min(years) - before > APART


def share_of_years(test: ClaimTest, years: list[int], data: EvidenceData) -> float:
    """Return in what share of years a claim held."""
    outcomes = [evaluate(test, year, data) for year in years]
    return sum(outcome != "no" for outcome in outcomes) / len(outcomes)


def outcome_over(test: ClaimTest, years: list[int], data: EvidenceData) -> Outcome:
    """Return how a test came out over the years of a time: as in at least half of them."""
    outcomes = [evaluate(test, year, data) or "no" for year in years]
    yes = [outcome for outcome in outcomes if outcome != "no"]
    if test.every:
        return max(outcomes, key=ORDER.index)
    if 2 * len(yes) < len(outcomes):
        return "no"
    return min(yes, key=ORDER.index)


def year_of_denial(test: ClaimTest, years: list[int], data: EvidenceData) -> int:
    """Return the newest year, or of those between two the newest in which a claim did not hold."""
    is_of_each = test.every and test.time.kind == "between"
    denied = (year for year in years if is_of_each and evaluate(test, year, data) == "no")
    return next(denied, years[0])


MANY = 10
"""Of how many things counted up to a year a number is hardly that of another by chance."""


def counted_up_to(test: ClaimTest, year: int, data: EvidenceData) -> int | None:
    """Return the last year up to which a count since another was as said; None without one.

    "Since 2011 it has cast 19 vetoes" was so in 2019.
    """
    first, stated = test.time.first, test.quantity
    if test.time.kind != "since" or first is None or stated is None or stated.unit != "count":
        return None
    if stated.value < MANY:
        return None
    for last in range(year, first, -1):
        until = replace(test, time=TimeSpan("between", first=first, last=last))
        if evaluate(until, last, data) == "exact":
            return last
    return None
