"""The dossier as one page that needs no network: figures, charts, sources, all inside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from comity.charts import fan
from comity.charts.line import Series, axis_unit, has_median, series, spec
from comity.charts.percentile_strip import SPAN, bars, strip
from comity.charts.render import RenderJob, svgs
from comity.forecasts.forecast import INTERVALS
from comity.questions.answer import Answer
from comity.questions.figure import Figure
from comity.questions.forecast_section import ForecastSection
from comity.questions.perspective import Perspective
from comity.questions.question import GROUPS
from comity.questions.table_spec import FilledTable
from comity.reports.dossier.model import Dossier
from comity.reports.page_environment import environment
from comity.states.dyad import Dyad
from comity.states.state import State
from comity.wording import values as phrase
from comity.wording.forecasts import forecast_amount, format_interval

_LONGEST_LABEL = 14
"""A state with a longer name goes by its abbreviation at the end of a line."""


_SHOWN_AT_ONCE = 8
"""Of a longer list the rest is folded away."""


@dataclass(frozen=True)
class Caption:
    """A line of a chart's caption: its words, and the line of the chart that it explains."""

    text: str
    label: str = ""
    key: int = 0


@dataclass(frozen=True)
class Picture:
    """A chart as it stands on the page: drawing, titles, unit, and the numbers behind it.

    ``lines`` are its caption, ``columns`` the headings of its numbers; ``note`` says where its
    lines go over to another source, and is empty if they do not;
    ``starts`` is the first year drawn where there are values before it, else None.
    """

    svg: Markup
    lines: tuple[Caption, ...]
    unit: str
    note: str
    starts: int | None
    columns: tuple[str, ...]
    years: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Comparison:
    """A figure beside the yardsticks and the world's median: values, and bars in percent."""

    figure: Figure
    cells: tuple[tuple[str, float | None], ...]


@dataclass(frozen=True)
class ForecastPicture:
    """An outlook as it stands on the page.

    ``rows`` hold, for each year ahead, the median, the intervals, the chances of the
    ``statements``, and the past record of such forecasts. ``given`` hold how the line of each
    forecast given a scenario is drawn (empty where it is not) and what it says; ``beyond`` says
    how far a band goes on that the chart cuts.
    """

    section: ForecastSection
    name: str
    svg: Markup
    unit: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    statements: tuple[str, ...]
    given: tuple[tuple[str, str], ...]
    beyond: str


Drawing = Callable[[Sequence[RenderJob]], list[str]]
"""What draws charts: here, or in a process beside this one."""


def render(dossier: Dossier, draw: Drawing = svgs) -> str:
    """Give the page of a dossier as the text of one HTML file.

    Whatever the names and titles hold is escaped; the file asks for nothing outside itself.
    """
    numbers = {source.name: at for at, source in enumerate(dossier.publications, start=1)}
    grouped = groupby(dossier.answers, key=lambda answer: answer.question.group)
    pictures, fans_of = _pictures(dossier, draw)
    page = _environment().get_template("page.html.j2")
    return page.render(
        dossier=dossier,
        groups=[(group, GROUPS[group], list(answers)) for group, answers in grouped],
        pictures=pictures,
        fans_of=fans_of,
        references={table: numbers[s.name] for table, s in dossier.sources.items()},
        tables={
            name: sorted(t for t, s in dossier.sources.items() if s.name == name)
            for name in numbers
        },
        span=SPAN,
        shown_at_once=_SHOWN_AT_ONCE,
    )


@cache
def _environment() -> Environment:
    """Prepare the templates, with the words that figures are said in."""
    pages = environment()
    pages.filters.update(
        change=_change,
        comparisons=comparisons,
        measured=_measured,
        numbers=_reference_numbers,
        percentile=lambda figure: phrase.describe_percentile(figure.percentile, figure.level),
        spells=_spells,
        strip=strip,
        benchmark_labels=_benchmark_labels,
    )
    return pages


def comparisons(answer: Answer) -> list[Comparison]:
    """Set the figures that have yardstick pairs with data beside them on one scale each."""
    compared = (f for f in answer.with_value if any(c.value is not None for c in f.benchmarks))
    return [_comparison(figure) for figure in compared]


def _comparison(figure: Figure) -> Comparison:
    values = (*(benchmark.value for benchmark in figure.benchmarks), figure.median)
    said = (figure.text, *(_said(figure, value) for value in values))
    return Comparison(figure, tuple(zip(said, bars(figure), strict=True)))


def _benchmark_labels(compared: list[Comparison]) -> list[str]:
    """Name the yardstick pairs, in the order in which every figure has them."""
    return [benchmark.label for benchmark in compared[0].figure.benchmarks]


def _pictures(
    dossier: Dossier, draw: Drawing
) -> tuple[dict[str, list[Picture]], dict[str, list[ForecastPicture]]]:
    """Draw the charts of all answers, all in one go: of the past, and of what comes next."""
    names = _names(dossier.dyad)
    charts = [
        (answer.question.name, chart)
        for answer in dossier.answers
        for measure in answer.question.chart
        if (chart := series(answer.figures, measure, names, dossier.year))
    ]
    fans = [
        (answer.question.name, fan.Fan(section))
        for answer in dossier.answers
        for section in answer.forecasts
        if section.outlook.forecasts
    ]
    jobs = [_job(chart, question) for question, chart in charts]
    drawn = draw(jobs + [_fan_job(one, question) for question, one in fans])
    pictures: dict[str, list[Picture]] = {answer.question.name: [] for answer in dossier.answers}
    fans_of: dict[str, list[ForecastPicture]] = {
        answer.question.name: [] for answer in dossier.answers
    }
    for (question, chart), svg in zip(charts, drawn[: len(charts)], strict=True):
        pictures[question].append(_picture(chart, svg))
    for (question, one), svg in zip(fans, drawn[len(charts) :], strict=True):
        fans_of[question].append(_forecast_picture(one, svg))
    return pictures, fans_of


def _fan_job(one: fan.Fan, question: str) -> RenderJob:
    """Say what is to be drawn for an outlook, and under which key on the page."""
    made = one.section
    key = f"{question}-{made.outlook.measure}-{made.perspective.replace(' ', '-')}"
    return fan.spec(one), key, one.name, one.description


def _forecast_picture(one: fan.Fan, svg: str) -> ForecastPicture:
    """Set a drawn fan beside its numbers and the chances of statements."""
    made = one.section.outlook
    rows = [
        (
            forecast.year,
            (
                forecast_amount(forecast.median, made.unit),
                *(format_interval(forecast, share, made.unit) for share in INTERVALS),
                *(
                    phrase.format_probability(chance.probability)
                    for chance in made.chances
                    if chance.horizon == forecast.horizon
                ),
                f"{100 * track.coverage[1]:.0f}%",
                f"{100 * track.skill:+.0f}%".replace("-", "\N{MINUS SIGN}"),
                track.method,
            ),
        )
        for forecast, track in zip(made.forecasts, made.tracks, strict=True)
    ]
    statements = dict.fromkeys(chance.words for chance in made.chances)
    drawn = {line.forecast.scenario: line.name for line in one.lines}
    return ForecastPicture(
        section=one.section,
        name=one.section.name,
        svg=Markup(svg),
        unit=one.unit,
        rows=tuple(rows),
        statements=tuple(statements),
        given=tuple(
            (drawn.get(part.scenario, ""), part.sentence) for part in one.section.conditional
        ),
        beyond=one.beyond,
    )


def _job(chart: Series, question: str) -> RenderJob:
    """Say what is to be drawn for a chart, and under which key on the page."""
    return spec(chart), f"{question}-{chart.measure}", chart.name, chart.description


def _names(dyad: Dyad) -> Mapping[Perspective, str]:
    """Say what a line is called at its end: by the state that it is about."""
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


def _picture(chart: Series, svg: str) -> Picture:
    """Set a drawn chart beside its caption, its unit and the numbers behind it."""
    return Picture(
        svg=Markup(svg),
        lines=_caption(chart),
        unit=axis_unit(chart),
        note=_note(chart),
        starts=chart.first if chart.is_cut else None,
        columns=(
            *(figure.name for figure in chart.figures),
            *(["World median"] if has_median(chart) else []),
        ),
        years=_numbers(chart),
    )


def _caption(chart: Series) -> tuple[Caption, ...]:
    """Say what a chart shows, and of its lines what their labels leave open."""
    lines = list(zip(chart.figures, chart.labels, (1, 2), strict=False))
    if len({figure.title for figure, _, _ in lines}) > 1:
        return tuple(Caption(figure.title, label, key) for figure, label, key in lines)
    band = "; the band is its 95 percent interval" if chart.figures[0].errors else ""
    title = Caption(chart.figures[0].title + band)
    short = [line for line in lines if line[0].level == "state" and line[1] != line[0].subject]
    return (title, *(Caption(figure.subject, label, key) for figure, label, key in short))


def _note(chart: Series) -> str:
    """Say in which years the source changes, if it does."""
    years = [str(year) for year in chart.breaks]
    return (
        f"source changes in {phrase.join_names(years)} (marked): levels may jump" if years else ""
    )


def _numbers(chart: Series) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Lay the chart's values out by year; a year that a line lacks says so."""
    figure = chart.figures[0]
    parts = [(f, dict(f.history)) for f in chart.figures]
    if has_median(chart):
        parts.append((figure, {year: value for year, value, _ in figure.medians}))
    histories = [history for _, history in parts[: len(chart.figures)]]
    years = sorted({year for history in histories for year, v in history.items() if v is not None})
    return tuple((year, tuple(_said(f, past.get(year)) for f, past in parts)) for year in years)


def _said(figure: Figure, value: float | None) -> str:
    return "no data" if value is None else phrase.format_amount(value, figure.unit)


def _measured(text: str) -> tuple[str, str]:
    """Part a value's text into its number and its unit, which may break into lines."""
    number, _, unit = text.partition(phrase.NBSP)
    return number, unit.replace(phrase.NBSP, " ")


def _change(figure: Figure, years: int) -> tuple[str, str]:
    """Say a figure's change over some years, and the median change in the world."""
    change: Any = next((c for c in figure.changes if c.years == years), None)
    if change is None:
        return "", ""
    texts = [
        "" if value is None else phrase.format_change(value, figure.unit, figure.change_kind)
        for value in (change.value, change.median)
    ]
    return texts[0].replace(phrase.NBSP, " "), texts[1]


def _reference_numbers(figure: Figure | FilledTable, references: dict[str, int]) -> list[int]:
    """Number the sources that a figure or a grid rests on."""
    return sorted({references[table] for table in figure.tables if table in references})


def _spells(state: State) -> str:
    """Say when a state has been a member of the system."""
    spans = [f"{s.start.year}–{s.end.year if s.end else 'today'}" for s in state.spells]
    return ", ".join(spans)
