"""The charts of a dossier, drawn, with their captions and the numbers behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from comity.charts import fan, months
from comity.charts.line import LineChart, axis_unit, has_median, line_chart, spec
from comity.charts.render import RenderJob, svg
from comity.forecasts.forecast import INTERVALS
from comity.questions.figure import Figure
from comity.questions.forecast_section import ForecastSection
from comity.questions.perspective import Perspective
from comity.questions.tables.event_series import EventSeries
from comity.reports.dossier.model import Dossier
from comity.states.dyad import Dyad
from comity.states.state import State
from comity.wording import values as words
from comity.wording.forecasts import forecast_amount, format_interval

EVENT_TABLES = ("event_months",)
"""The tables under a monthly line of events."""

_LONGEST_LABEL = 14
"""A state with a longer name goes by its abbreviation at the end of a line."""


@dataclass(frozen=True)
class Caption:
    """A line of a chart's caption: its words, and the line of the chart that it explains.

    >>> Caption("Exports", "China", 1).label
    'China'
    """

    text: str
    label: str = ""
    key: int = 0


@dataclass(frozen=True)
class Picture:
    """A chart as it is on the page: drawing, titles, unit of the axis, and the numbers behind it.

    ``lines`` are its caption, ``columns`` the headings of its numbers; ``note`` says where its
    lines go over to another source, and is empty if they do not;
    ``starts`` is the first year drawn where there are values before it, else None.
    """

    svg: Markup
    lines: tuple[Caption, ...]
    axis_unit: str
    note: str
    starts: int | None
    columns: tuple[str, ...]
    years: tuple[tuple[int | str, tuple[str, ...]], ...]
    period: str = "Year"


@dataclass(frozen=True)
class ForecastPicture:
    """A forecast as it is on the page.

    ``rows`` have, for each year ahead, the median, the intervals, the chances of the
    ``statements``, and the past record of such forecasts. ``conditional`` has how the line of each
    forecast given a scenario is drawn (empty where it is not) and what it says; ``beyond`` says
    how far a band goes on that the chart cuts.
    """

    section: ForecastSection
    name: str
    svg: Markup
    axis_unit: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    statements: tuple[str, ...]
    conditional: tuple[tuple[str, str], ...]
    beyond: str


def draw_pictures(
    dossier: Dossier,
) -> tuple[dict[str, list[Picture]], dict[str, list[ForecastPicture]]]:
    """Draw the charts of all answers by question: those of the past, and those of forecasts."""
    pictures: dict[str, list[Picture]] = {answer.question.name: [] for answer in dossier.answers}
    fan_pictures: dict[str, list[ForecastPicture]] = {name: [] for name in pictures}
    for question, chart in _charts(dossier):
        pictures[question].append(_picture(chart, question))
    for question, one in _events(dossier):
        pictures[question].append(_events_picture(one, question))
    for question, ahead in _fans(dossier):
        fan_pictures[question].append(_forecast_picture(ahead, question))
    return pictures, fan_pictures


def draw_first(
    dossier: Dossier, questions: Sequence[str], events_of: str, count: int
) -> list[Picture]:
    """Draw the first chart of each of some questions, and no more than a number of them.

    The last of them is the monthly line of events of the question ``events_of``, if it has one.
    """
    first = {question: chart for question, chart in reversed(_charts(dossier))}
    events = [(question, one) for question, one in _events(dossier) if question == events_of]
    charts = [(name, first[name]) for name in questions if name in first][: count - len(events)]
    pictures = [_picture(chart, name) for name, chart in charts]
    return pictures + [_events_picture(one, name) for name, one in events]


@dataclass(frozen=True)
class DossierChart:
    """A chart of a dossier that is not drawn yet: its question, its title, the job, the numbers.

    ``lines`` are its caption, and ``note`` says where the source changes. ``rows`` have
    a row a point: year, subject and value; of a forecast the median and the ends of its intervals.
    ``unit`` is theirs, and ``axis_unit`` that of the numbers at the axis, which may count in
    thousands of it.
    """

    question: str
    title: str
    unit: str
    axis_unit: str
    job: RenderJob
    rows: tuple[dict[str, object], ...]
    tables: tuple[str, ...]
    lines: tuple[Caption, ...]
    note: str = ""

    @property
    def key(self) -> str:
        """The chart's name within its dossier."""
        return self.job[1]


def list_charts(dossier: Dossier) -> list[DossierChart]:
    """List the charts of a dossier in the order of its answers, those of forecasts last."""
    past = [_past_chart(question, chart) for question, chart in _charts(dossier)]
    past += [_events_chart(question, one) for question, one in _events(dossier)]
    return past + [forecast_chart(question, one) for question, one in _fans(dossier)]


def _past_chart(question: str, chart: LineChart) -> DossierChart:
    rows = tuple(
        {"year": year, "measure": figure.measure, "subject": figure.subject, "value": value}
        for figure in chart.figures
        for year, value in figure.history
        if value is not None
    )
    tables = tuple(sorted({table for figure in chart.figures for table in figure.tables}))
    unit = chart.figures[0].unit.label
    return DossierChart(
        question=question,
        title=chart.title,
        unit=unit,
        axis_unit=axis_unit(chart) or unit,
        job=_job(chart, question),
        rows=rows,
        tables=tables,
        lines=_caption(chart),
        note=_note(chart),
    )


def forecast_chart(question: str, one: fan.Fan) -> DossierChart:
    """Return the chart of a forecast, of which the question is part of the key."""
    section = one.section
    rows = tuple(
        {
            "year": forecast.year,
            "measure": section.outlook.measure,
            "subject": section.subject,
            "median": forecast.median,
            **{
                f"{end}{100 * share:.0f}": value
                for share in INTERVALS
                for end, value in zip(("low", "high"), forecast.interval(share), strict=True)
            },
        }
        for forecast in section.outlook.forecasts
    )
    unit = section.outlook.unit.label
    return DossierChart(
        question=question,
        title=section.name,
        unit=unit,
        axis_unit=one.axis_unit or unit,
        job=_fan_job(one, question),
        rows=rows,
        tables=tuple(section.tables),
        lines=(Caption(section.name),),
    )


def _charts(dossier: Dossier) -> list[tuple[str, LineChart]]:
    """List the charts of the past with the question of each."""
    names = _names(dossier.dyad)
    return [
        (answer.question.name, chart)
        for answer in dossier.answers
        for measure in answer.question.chart
        if (chart := line_chart(answer.figures, measure, names, dossier.year))
    ]


def _fans(dossier: Dossier) -> list[tuple[str, fan.Fan]]:
    """List the charts of forecasts with the question of each, series that end at zero last."""
    return [
        (answer.question.name, fan.Fan(section))
        for answer in dossier.answers
        for section in sorted(answer.forecasts, key=lambda section: not section.outlook.last)
        if section.outlook.forecasts
    ]


def _events(dossier: Dossier) -> list[tuple[str, EventSeries]]:
    """List the monthly lines of events in the news with the question of each."""
    return [(each.question.name, each.events) for each in dossier.answers if each.events]


def _events_job(one: EventSeries, question: str) -> RenderJob:
    """Return what is drawn for a monthly line, and its key on the page."""
    return months.spec(one), f"{question}-events", one.title, months.describe_months(one)


def _events_chart(question: str, one: EventSeries) -> DossierChart:
    rows: tuple[dict[str, object], ...] = tuple(
        {"year": each.period.year, "month": each.period.month, "value": each.net}
        for each in one.months
    )
    unit = "cooperative less conflictual events, as a share"
    return DossierChart(
        question=question,
        title=one.title,
        unit=unit,
        axis_unit=unit,
        job=_events_job(one, question),
        rows=rows,
        tables=EVENT_TABLES,
        lines=(Caption(one.title),),
    )


def _events_picture(one: EventSeries, question: str) -> Picture:
    """Draw a monthly line, with its months in numbers."""
    breaks = [words.format_month(each.period) for each in one.breaks]
    return Picture(
        svg=Markup(svg(*_events_job(one, question))),
        lines=(Caption(f"{one.title}, by month"),),
        axis_unit="+1 only cooperation, \N{MINUS SIGN}1 only conflict",
        note=f"breaks: {words.join_names(breaks)} (dashed); thick: mean" if breaks else "no break",
        starts=None,
        columns=("Net cooperation", "Events"),
        years=tuple((str(m.period), (f"{m.net:+.2f}", str(m.events))) for m in one.months),
        period="Month",
    )


def _fan_job(one: fan.Fan, question: str) -> RenderJob:
    """Return what is drawn for a forecast, and its key on the page."""
    section = one.section
    key = f"{question}-{section.outlook.measure}-{section.perspective.replace(' ', '-')}"
    return fan.spec(one), key, one.name, one.description


def _forecast_picture(one: fan.Fan, question: str) -> ForecastPicture:
    """Draw a fan, with its numbers and the chances of statements."""
    outlook = one.section.outlook
    rows = [
        (
            forecast.year,
            (
                forecast_amount(forecast.median, outlook.unit),
                *(format_interval(forecast, share, outlook.unit) for share in INTERVALS),
                *(
                    words.format_probability(chance.probability)
                    for chance in outlook.chances
                    if chance.horizon == forecast.horizon
                ),
                f"{100 * track.coverage[1]:.0f}%",
                f"{100 * track.skill:+.0f}%".replace("-", "\N{MINUS SIGN}"),
                track.method,
            ),
        )
        for forecast, track in zip(outlook.forecasts, outlook.tracks, strict=True)
    ]
    statements = dict.fromkeys(chance.words for chance in outlook.chances)
    drawn = {line.forecast.scenario: line.name for line in one.lines}
    return ForecastPicture(
        section=one.section,
        name=one.section.name,
        svg=Markup(svg(*_fan_job(one, question))),
        axis_unit=one.axis_unit,
        rows=tuple(rows),
        statements=tuple(statements),
        conditional=tuple(
            (drawn.get(part.scenario, ""), part.sentence) for part in one.section.conditional
        ),
        beyond=one.beyond,
    )


def _job(chart: LineChart, question: str) -> RenderJob:
    """Return what is drawn for a chart, and its key on the page."""
    return spec(chart), f"{question}-{chart.measure}", chart.name, chart.description


def _names(dyad: Dyad) -> Mapping[Perspective, str]:
    """Return what a line is called at its end: by the state that it is about."""
    a, b = _short(dyad.a), _short(dyad.b)
    return {
        Perspective.A: a,
        Perspective.A_TO_B: a,
        Perspective.B: b,
        Perspective.B_TO_A: b,
        Perspective.PAIR: "the pair",
        Perspective.SYSTEM: "the world",
    }


def _short(state: State) -> str:
    return state.name if len(state.name) <= _LONGEST_LABEL else state.abbreviation


def _picture(chart: LineChart, question: str) -> Picture:
    """Draw a chart, with its caption, its unit and the numbers behind it."""
    return Picture(
        svg=Markup(svg(*_job(chart, question))),
        lines=_caption(chart),
        axis_unit=axis_unit(chart),
        note=_note(chart),
        starts=chart.first if chart.is_cut else None,
        columns=(
            *(figure.name for figure in chart.figures),
            *(["World median"] if has_median(chart) else []),
        ),
        years=_numbers(chart),
    )


def _caption(chart: LineChart) -> tuple[Caption, ...]:
    """Return what a chart shows, and what the labels of its lines leave open."""
    lines = list(zip(chart.figures, chart.labels, (1, 2), strict=False))
    if len({figure.title for figure, _, _ in lines}) > 1:
        return tuple(Caption(figure.title, label, key) for figure, label, key in lines)
    band = "; the band is its 95 percent interval" if chart.figures[0].errors else ""
    title = Caption(chart.figures[0].title + band)
    short = [line for line in lines if line[0].level == "state" and line[1] != line[0].subject]
    return (title, *(Caption(figure.subject, label, key) for figure, label, key in short))


def _note(chart: LineChart) -> str:
    """Return in which years the source changes, if it does."""
    years = [str(year) for year in chart.breaks]
    return f"source changes in {words.join_names(years)} (marked): levels may jump" if years else ""


def _numbers(chart: LineChart) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return the chart's values by year; a year without a value says so."""
    figure = chart.figures[0]
    lines = [(f, dict(f.history)) for f in chart.figures]
    if has_median(chart):
        lines.append((figure, {year: value for year, value, _ in figure.medians}))
    read_dyads = [history for _, history in lines[: len(chart.figures)]]
    years = sorted({year for history in read_dyads for year, v in history.items() if v is not None})
    return tuple(
        (year, tuple(value_text(f, past.get(year)) for f, past in lines)) for year in years
    )


def value_text(figure: Figure, value: float | None) -> str:
    """Format a value of a figure's measure; "no data" without one.

    >>> from comity.panels.stored import stored_values
    >>> from comity.questions.build_figure import build_figure
    >>> from comity.questions.dyad_data import read_dyad_data
    >>> from comity.questions.indicator import Indicator
    >>> from comity.states.dyad import dyad
    >>> data = read_dyad_data(stored_values(), dyad("china", "russia"), ["vote_agreement"], 2019)
    >>> figure = build_figure(Indicator("vote_agreement"), data)
    >>> value_text(figure, 0.5), value_text(figure, None)
    ('50.0%', 'no data')
    """
    return "no data" if value is None else words.format_amount(value, figure.unit)
