"""Building figures: a stored value with its percentile, its changes, its past, its benchmarks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from comity.panels.codebook import (
    Description,
    find_hidden_flows,
    find_unrecorded_sellers,
    of_one_source,
)
from comity.panels.measure_values import Row
from comity.panels.values import subject
from comity.questions.dyad_data import DyadData
from comity.questions.figure import Benchmark, Change, Figure
from comity.questions.indicator import Indicator
from comity.questions.perspective import Perspective
from comity.states.articles import with_article
from comity.states.dyad import Dyad
from comity.store.selection import manifest
from comity.wording.answers import hidden_exports_sentence, hidden_flow_sentence
from comity.wording.names import capitalise, in_places
from comity.wording.values import format_amount

_MIN_COUNT = 3
"""With fewer values than this in a year, none has a percentile."""

HALF_WIDTH = 1.96
"""Half of a 95 percent interval, in standard errors."""


def build_figure(indicator: Indicator, data: DyadData) -> Figure:
    """Build the figure of one indicator.

    Parameters
    ----------
    indicator
        The measure and the perspective.
    data
        The stored rows of the measure for the dyad and its benchmark pairs.

    Returns
    -------
    Figure
        Without a value, and with the reason, where the data have none up to the year.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> from comity.questions.dyad_data import read_dyad_data
    >>> from comity.states.dyad import dyad
    >>> data = read_dyad_data(stored_values(), dyad("china", "russia"), ["vote_agreement"], 2019)
    >>> build_figure(Indicator("vote_agreement"), data).text
    '79.3%'
    """
    description = data.values.describe(indicator.measure)
    rows = data.history(indicator.measure, data.dyad, indicator.perspective)
    up_to = data.up_to_year(rows)
    missing = _missing(indicator, description, data)
    if not up_to:
        return missing
    newest = int(up_to[-1]["year"])
    if _is_long_past(newest, description, data.year):
        reason = f"the newest value up to {data.year} is that of {newest}"
        return replace(missing, missing_reason=reason)
    return _with_value(missing, indicator, data, rows, up_to[-1])


MAX_AGE = 12
"""A value that is older than this answers nothing about the year asked for.

A source may have ended before it: its last years still do."""


def _is_long_past(newest: int, description: Description, asked: int | None) -> bool:
    """Return whether the newest value is of long before a year of which others have one."""
    return asked is not None and newest < min(asked, description.years[1]) - MAX_AGE


def measure_title(perspective: Perspective, description: Description, dyad: Dyad) -> str:
    """Return a measure's title with the states' names in the places of A and B.

    >>> from comity.panels.stored import stored_values
    >>> from comity.states.dyad import dyad
    >>> exports = stored_values().describe("exports")
    >>> "China" in measure_title(Perspective.A_TO_B, exports, dyad("china", "russia"))
    True
    """
    a, b = with_article(dyad.a.name), with_article(dyad.b.name)
    names = {"A": b, "B": a} if perspective.starts_with_b else {"A": a, "B": b}
    if not description.directed:
        return description.title
    return capitalise(in_places(description.title, names))


def tables_of(description: Description, year: int) -> tuple[str, ...]:
    """List the tables that the value of a year rests on: those that cover its window.

    >>> from comity.panels.stored import stored_values
    >>> tables_of(stored_values().describe("vote_agreement"), 2019)
    ('unga_votes',)
    """
    tables = manifest().tables
    return tuple(
        name
        for name, window in description.tables.items()
        if any(tables[name].covers(y) for y in range(year - window + 1, year + 1))
        and description.uses(name, year)
    )


def _missing(indicator: Indicator, description: Description, data: DyadData) -> Figure:
    """Build a figure without a value, with the reason."""
    subject = indicator.perspective.subject(data.dyad)
    return Figure(
        measure=indicator.measure,
        title=measure_title(indicator.perspective, description, data.dyad),
        subject=subject,
        perspective=indicator.perspective,
        unit=description.unit,
        higher=description.higher,
        level=description.level,
        year=None,
        value=None,
        text="no data",
        tables=tuple(description.tables),
        change_kind=description.change,
        missing_reason=_missing_reason(description, data.year),
    )


def _missing_reason(description: Description, year: int | None) -> str:
    """Return why there is no value up to a year."""
    first, last = description.years
    if year is not None and year < first:
        return f"the data begin in {first}"
    return f"no value in the data, which cover {first}-{last}"


def _with_value(
    missing: Figure, indicator: Indicator, data: DyadData, rows: list[Row], last: Row
) -> Figure:
    """Return a figure with the stored row of its year."""
    year = int(last["year"])
    description = data.values.describe(indicator.measure)
    distribution = data.values.distribution(indicator.measure, year, (50,))
    figure = replace(
        missing,
        year=year,
        value=last["value"],
        text=format_amount(last["value"], description.unit),
        changes=tuple(_changes(indicator, data, last, distribution)),
        history=_history(rows),
        benchmarks=_benchmarks(indicator, description, data, year),
        tables=tables_of(description, year),
        breaks=_breaks(description, rows),
        part_of_year=description.unfinished.get(year, ""),
        omissions=_omissions(indicator, description, data.dyad, year),
        missing_reason="",
    )
    if indicator.perspective is Perspective.SYSTEM or distribution["n"] < _MIN_COUNT:
        return figure
    ranked = _with_percentile(figure, data, rows, last, distribution)
    return _with_errors(ranked, indicator, data) if indicator.error else ranked


def _omissions(
    indicator: Indicator, description: Description, dyad: Dyad, year: int
) -> tuple[str, ...]:
    """List what the trade behind a value is known to leave out, a sentence each."""
    about = subject(description, indicator.perspective.order(dyad))
    names = {state.ccode: with_article(state.name) for state in (dyad.a, dyad.b)}
    hidden = (
        hidden_flow_sentence(flow.why, names[flow.seller], names[flow.buyer], flow.years)
        for flow in find_hidden_flows(description.name, about, year)
    )
    unrecorded = (
        hidden_exports_sentence(names[seller], first)
        for seller, first in find_unrecorded_sellers(description.name, about, year)
    )
    return (*hidden, *unrecorded)


def _with_percentile(
    figure: Figure, data: DyadData, rows: list[Row], last: Row, distribution: Row
) -> Figure:
    """Return a figure with its percentile among all others of its year."""
    return replace(
        figure,
        rank=int(last["rank"]),
        count=int(distribution["n"]),
        percentile=last["percentile"],
        equal_share=last["equal_share"],
        median=distribution["p50"],
        percentiles=tuple((row["year"], row["percentile"]) for row in rows),
        medians=_medians(data, figure.measure),
    )


def _with_errors(figure: Figure, indicator: Indicator, data: DyadData) -> Figure:
    """Return a figure with standard errors and the percentiles of its interval's ends."""
    rows = data.history(indicator.error, data.dyad, indicator.perspective)
    errors = {int(row["year"]): float(row["value"]) for row in rows}
    error = errors.get(figure.year or 0)
    if error is None or figure.value is None or figure.year is None:
        return figure
    ends = figure.value - HALF_WIDTH * error, figure.value + HALF_WIDTH * error
    low, high = data.values.percentiles(figure.measure, figure.year, ends)
    return replace(
        figure,
        # Narrow spaces that do not break keep the two in one line of a table.
        text=f"{figure.text}\N{NARROW NO-BREAK SPACE}±\N{NARROW NO-BREAK SPACE}"
        f"{format_amount(error, figure.unit)}",
        error=error,
        errors=tuple(sorted(errors.items())),
        percentile_range=(low, high),
    )


def _changes(
    indicator: Indicator, data: DyadData, last: Row, distribution: Row
) -> Iterable[Change]:
    """Return the changes over 5 and 10 years that the data have, within one source."""
    if indicator.measure in _OF_WHAT_IS_KNOWN:
        return
    description = data.values.describe(indicator.measure)
    about = subject(description, indicator.perspective.order(data.dyad))
    has_median = "rank" in last and distribution["n"] >= _MIN_COUNT
    year = int(last["year"])
    for span in (5, 10):
        comparable = of_one_source(description, year - span, year, about)
        if last.get(f"change{span}") is not None and comparable:
            yield Change(
                span,
                last[f"change{span}"],
                data.values.change_percentile(indicator.measure, about, year, span),
                distribution[f"change{span}"] if has_median else None,
            )


_OF_WHAT_IS_KNOWN = frozenset({"junior_measures"})
"""Counts of the measures with data, of which one year has more than another: no change is one."""


def _history(rows: list[Row]) -> tuple[tuple[int, float | None], ...]:
    """Return every year from the first to the last; a year without data has None."""
    by_year = {row["year"]: row["value"] for row in rows}
    return tuple((year, by_year.get(year)) for year in range(min(by_year), max(by_year) + 1))


def _medians(data: DyadData, measure: str) -> tuple[tuple[int, float, int], ...]:
    """Return the world's median of a measure in every year, with the number of values."""
    rows = data.values.distributions(measure, (50,))
    return tuple((row["year"], row["p50"], row["n"]) for row in rows)


def _benchmarks(
    indicator: Indicator, description: Description, data: DyadData, year: int
) -> tuple[Benchmark, ...]:
    """Return the measure's values for the benchmark pairs in the same year."""
    if description.level not in {"dyad", "directed"}:
        return ()
    return tuple(_benchmark(indicator, data, pair, year) for pair in data.benchmarks)


def _benchmark(indicator: Indicator, data: DyadData, pair: Dyad, year: int) -> Benchmark:
    """Return a benchmark pair's value of the same year; missing where it has none."""
    value = data.value(indicator.measure, pair, indicator.perspective, year)
    return Benchmark(str(pair), None if value is None else year, value, (pair.a.name, pair.b.name))


def _breaks(description: Description, rows: list[Row]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return the years in which the source changes, between the first value and the last."""
    first, last = rows[0]["year"], rows[-1]["year"]
    inside = ((year, tables) for year, tables in description.breaks.items() if first < year <= last)
    return tuple(inside)
