"""Answering a question for a dyad: the sentence, the figures, where they disagree, the gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from comity.analysis.benchmark_pairs import CHOSEN_BY
from comity.panels.values import Values
from comity.questions.build_figure import MAX_AGE, build_figure
from comity.questions.dyad_data import DyadData, read_dyad_data
from comity.questions.figure import Figure, list_omissions
from comity.questions.forecast_section import (
    ForecastSection,
    build_forecast,
    past_forecast_sentence,
)
from comity.questions.indicator import Indicator
from comity.questions.listing import Records, list_records
from comity.questions.perspective import Perspective
from comity.questions.question import Question
from comity.questions.table_spec import FilledTable, fill_table
from comity.questions.tables.event_series import EventSeries, build_event_series
from comity.questions.western_embargo import MULTIPLIERS, add_western_embargoes
from comity.states.articles import with_article
from comity.states.dyad import Dyad
from comity.unit import Unit
from comity.wording import answers as wording
from comity.wording import values as words

MAX_DISTANCE = 30.0
"""Measures of one construct disagree when they are more than this many percentiles apart."""

_Pairs = Sequence[tuple[Indicator, Figure]]


@dataclass(frozen=True)
class Conflict:
    """Two figures of one construct in one year whose percentiles are far apart.

    Parameters
    ----------
    figures
        The two, in the order of their indicators.
    percentiles
        Those of the construct, which some measures count the other way round.
    construct
        What both measure.

    Examples
    --------
    >>> Conflict((), (80.0, 40.0), "alignment").distance
    40.0
    """

    figures: tuple[Figure, ...]
    percentiles: tuple[float, float]
    construct: str

    @property
    def distance(self) -> float:
        """How many percentiles they are apart."""
        return abs(self.percentiles[0] - self.percentiles[1])


@dataclass(frozen=True)
class Answer:
    """What the measures say on a question for one dyad.

    Parameters
    ----------
    question
        The question that is answered.
    text
        The question with the names of the states.
    sentence
        What the figures and forecasts with words of their own say.
    figures
        One for each indicator that applies to the two.
    disagreements, gaps
        Where measures of one construct disagree, and what is not known, a text each.
    records
        The listings that have rows about the two.
    sources
        The tables of the bundle that the answer rests on.
    forecasts
        The forecasts of the question's measures.
    tables
        The small tables that have rows.
    events
        The monthly line of events in the news; None where none were ingested.
    conflicts
        The figures behind the disagreements.
    """

    question: Question
    text: str
    sentence: str
    figures: tuple[Figure, ...]
    disagreements: tuple[str, ...]
    gaps: tuple[str, ...]
    records: tuple[Records, ...]
    sources: tuple[str, ...]
    forecasts: tuple[ForecastSection, ...] = ()
    tables: tuple[FilledTable, ...] = ()
    events: EventSeries | None = None
    conflicts: tuple[Conflict, ...] = ()

    @property
    def with_value(self) -> tuple[Figure, ...]:
        """The figures that have a value."""
        return tuple(figure for figure in self.figures if figure.value is not None)

    @property
    def caveat(self) -> str:
        """What speaks most against the answer: trade left out, a disagreement, a limit of data."""
        limits = self.gaps[len(self.gaps) - len(self.question.all_limits) :]
        return next(iter((*self.omissions, *self.disagreements, *limits, *self.gaps)), "")

    @property
    def omissions(self) -> tuple[str, ...]:
        """What the trade behind the figures is known to leave out."""
        return list_omissions(self.figures)

    @property
    def main_figures(self) -> tuple[Figure, ...]:
        """The figures that the question's charts show."""
        charts = self.question.chart
        return tuple(f for name in charts for f in self.with_value if f.measure == name)


def answer(
    questions: Sequence[Question],
    dyad: Dyad,
    values: Values,
    year: int | None = None,
    benchmarks: Sequence[Dyad] = (),
) -> tuple[Answer, ...]:
    """Answer questions about a dyad from the computed values.

    Parameters
    ----------
    questions
        Some of the twelve; what they need is read once for all of them.
    dyad
        The two states, in the order in which they are named.
    values
        The computed values of all measures.
    year
        Answer as of this year, from the newest value up to it; None for the newest data.
    benchmarks
        The pairs to compare with; without any, those that are like the two.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> from comity.questions.registry import questions
    >>> from comity.states.dyad import dyad
    >>> (trade,) = answer([questions()["economic"]], dyad("china", "russia"), stored_values())
    >>> trade.sentence.endswith(".")
    True
    """
    answerable = [question.available(values.codebook) for question in questions]
    measures = [name for question in answerable for name in question.measures]
    multipliers = MULTIPLIERS if any(question.forecasts for question in answerable) else ()
    # Together: what several measures need is read once.
    values.compute([*measures, *multipliers, *CHOSEN_BY])
    data = read_dyad_data(values, dyad, measures, year, benchmarks)
    return tuple(_answer(question, data) for question in answerable)


def _answer(question: Question, data: DyadData) -> Answer:
    """Answer one question from the data of a dyad."""
    dyad, year = data.dyad, data.year
    pairs = [(i, build_figure(i, data)) for i in question.indicators if _applies(i, data)]
    figures = tuple(figure for _, figure in pairs)
    listings = (list_records(listing, data.values, dyad, year) for listing in question.listings)
    records = tuple(part for part in listings if part.total)
    sections = [build_forecast(request, data.values, dyad, year) for request in question.forecasts]
    forecasts = add_western_embargoes(sections, data.values, dyad)
    tables = tuple(t for spec in question.tables if (t := fill_table(spec, data)).rows)
    events = build_event_series(question.events, data) if question.events else None
    conflicts = tuple(_conflicts(pairs))
    if events:
        tables += (events.table,)
    return Answer(
        question=question,
        text=question.text.format(**dict(zip("ab", _names(dyad), strict=True))),
        sentence=_sentence(pairs, forecasts, dyad, year) + _break_sentence(events),
        figures=figures,
        disagreements=tuple(map(partial(_disagreement, dyad), conflicts)),
        gaps=tuple(_gaps(question, figures, forecasts, dyad)),
        records=records,
        sources=_sources(records, (*figures, *tables, *forecasts)),
        forecasts=forecasts,
        tables=tables,
        events=events,
        conflicts=conflicts,
    )


def _applies(indicator: Indicator, data: DyadData) -> bool:
    """Return whether the two can have a value: some sources follow one state or one pair."""
    description = data.values.describe(indicator.measure)
    return description.applies_to(*indicator.perspective.order(data.dyad))


def _sources(
    records: Sequence[Records], parts: Sequence[Figure | FilledTable | ForecastSection]
) -> tuple[str, ...]:
    """List the tables that the parts of an answer rest on."""
    used = {table for part in parts for table in part.tables}
    return tuple(sorted(used | {part.table for part in records}))


def _sentence(
    pairs: _Pairs, forecasts: Sequence[ForecastSection], dyad: Dyad, year: int | None
) -> str:
    """Return what the forecasts say, and then the figures with words of their own."""
    ahead = [section.sentence.removesuffix(".") for section in forecasts]
    sentences = [clause for clause in (*ahead, *_clauses(pairs, dyad, year)) if clause]
    if sentences:
        return wording.join_clauses(sentences)
    if forecasts:
        past = past_forecast_sentence(forecasts, year)
        return past or wording.no_forecast_sentence(*_names(dyad))
    if any(f.value is not None and f.perspective is not Perspective.SYSTEM for _, f in pairs):
        return wording.table_only_sentence(*_names(dyad))
    return wording.no_data_sentence(*_names(dyad), year)


def _clauses(pairs: _Pairs, dyad: Dyad, asked: int | None) -> Iterator[str]:
    """Yield the clause of each figure; empty where there is none, or no value.

    The clause about the second state leans on that about the first: "that of Peru lay 2.1 from
    it". Where the first has no clause just before, or one of another year, the second has the
    words of the first, with the states the other way round.
    """
    first: dict[str, Indicator] = {}
    before: tuple[str, int | None] | None = None
    old = _old_years(pairs, dyad, asked)
    for indicator, figure in pairs:
        spoken = first.setdefault(figure.measure, indicator) if indicator.template else indicator
        is_led = spoken is indicator or before == (figure.measure, figure.year)
        places = _words(figure, dyad if is_led else dyad.reverse(), asked)
        clause = _clause(indicator if is_led else spoken, figure, places, old)
        yield clause
        before = (figure.measure, figure.year) if clause else before


def _break_sentence(events: EventSeries | None) -> str:
    """Return what broke in the events in the news, to go after a sentence; empty if nothing."""
    return f" {wording.join_clauses([events.sentence])}" if events and events.sentence else ""


def _old_years(pairs: _Pairs, dyad: Dyad, asked: int | None) -> set[int]:
    """Return the years of figures that are long past by the year asked, or the last of the two."""
    last = asked or dyad.years_together()[-1].last
    return {f.year for _, f in pairs if f.year is not None and f.year < last - MAX_AGE}


def _clause(
    indicator: Indicator, figure: Figure, places: Mapping[str, object], old: set[int]
) -> str:
    """Return the clause of one figure; empty where there is none, or no value.

    The first clause of a year that is long past says that it is the newest.
    """
    if figure.value is None or figure.value < indicator.min_value:
        return ""
    use_zero = figure.value == 0 and indicator.zero_template is not None
    template = (indicator.zero_template if use_zero else indicator.template) or ""
    if figure.year and figure.year in old and "{year}" in template and "{coded}" not in template:
        old.remove(figure.year)
        places = {**places, "year": wording.as_newest_year(figure.year)}
    return wording.fill_clause(template, places)


def _words(figure: Figure, dyad: Dyad, asked: int | None) -> dict[str, object]:
    """Return what goes into the places of a figure's clause."""
    past = [(y, p) for y, p in figure.percentiles if figure.year and y <= figure.year]
    a, b = _names(dyad)
    return {
        "a": a,
        "b": b,
        "value": _amount(figure.value, figure.unit),
        "error": _amount(figure.error, figure.unit),
        "range": words.describe_percentile_range(figure.percentile_range),
        "were": "was" if figure.value == 1 else "were",
        "year": figure.year,
        "coded": "" if figure.year == asked else wording.LAST_CODED,
        "percentile": figure.percentile_text,
        "since": words.describe_quarter_since(past, figure.percentile),
        "ahead": words.describe_ratio_since(figure.history, figure.year),
        "change": _change(figure),
        "median": _amount(figure.median, figure.unit),
    }


def _amount(value: float | None, unit: Unit) -> str:
    return "" if value is None else words.format_amount(value, unit)


def _change(figure: Figure) -> str:
    """Return a figure's change over ten years, or else five, and the median change of all."""
    if not figure.changes:
        return ""
    change = figure.changes[-1]
    own = words.format_change(change.value, figure.unit, figure.change_kind)
    if change.median is None:
        return f"{own} over {change.years} years"
    median = words.format_change(change.median, figure.unit, figure.change_kind)
    return f"{own} over {change.years} years; median of all: {median}"


def _conflicts(pairs: _Pairs) -> list[Conflict]:
    """List where measures of one construct have percentiles far apart."""
    ranked = [
        (indicator.construct.lstrip("-"), figure, _oriented(indicator, figure.percentile))
        for indicator, figure in pairs
        if indicator.construct and figure.percentile is not None
    ]
    return [
        Conflict((one, other), (high, low), construct)
        for (construct, one, high), (other_construct, other, low) in combinations(ranked, 2)
        if construct == other_construct
        and one.year == other.year
        and abs(high - low) > MAX_DISTANCE
    ]


def _oriented(indicator: Indicator, percentile: float) -> float:
    """Return a percentile of the construct, which some measures count the other way round."""
    return 100 - percentile if indicator.construct.startswith("-") else percentile


def _disagreement(dyad: Dyad, conflict: Conflict) -> str:
    """Return the sentences about two figures that disagree."""
    one, other = conflict.figures
    first, second = (_quoted_name(figure, dyad) for figure in (one, other))
    high, low = (words.describe_percentile(f.percentile, f.level) for f in (one, other))
    return wording.disagreement_sentence(first, high, second, low, one.year)


def _gaps(
    question: Question, figures: Sequence[Figure], forecasts: Sequence[ForecastSection], dyad: Dyad
) -> list[str]:
    """List what is not known, and why: by this pair's data, and by any open data."""
    missing = [f"{_quoted_name(f, dyad)}: {f.missing_reason}." for f in figures if f.value is None]
    missing += [
        f"No forecast of “{section.name}”: {section.outlook.refused}."
        for section in forecasts
        if section.outlook.refused
    ]
    a, b = _names(dyad)
    return [
        *list_omissions(figures),
        *missing,
        *(text.format(a=a, b=b) for text in question.all_limits),
    ]


def _quoted_name(figure: Figure, dyad: Dyad) -> str:
    """Return the name of a figure within a sentence, and of which state where it does not say."""
    is_state = figure.perspective.is_state
    subject = figure.perspective.subject(dyad, with_article) if is_state else ""
    return wording.quoted_name(figure.title, subject)


def _names(dyad: Dyad) -> tuple[str, str]:
    """Return the names of the two states as sentences have them."""
    return with_article(dyad.a.name), with_article(dyad.b.name)
