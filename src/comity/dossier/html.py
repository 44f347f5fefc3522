"""The dossier as one page that needs no network: figures, charts, sources, all inside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from comity.charts.draw import Job, svgs
from comity.charts.series import Series, axis_unit, has_median, series, spec
from comity.dossier.dossier import Dossier
from comity.questions import phrase
from comity.questions.question import GROUPS, Answer, Contrast, Figure
from comity.states.state import State


@dataclass(frozen=True)
class Picture:
    """A chart as it stands on the page: drawing, unit, the lines' names, and its numbers."""

    svg: Markup
    unit: str
    lines: tuple[str, ...]
    median: bool
    years: tuple[tuple[int, tuple[str, ...]], ...]


Drawing = Callable[[Sequence[Job]], list[str]]
"""What draws charts: here, or in a process beside this one."""


def render(dossier: Dossier, draw: Drawing = svgs) -> str:
    """Give the page of a dossier as the text of one HTML file.

    Whatever the names and titles hold is escaped; the file asks for nothing outside itself.
    """
    numbers = {name: at for at, name in enumerate(_source_names(dossier), start=1)}
    grouped = groupby(dossier.answers, key=lambda answer: answer.question.group)
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            dossier=dossier,
            groups=[(group, GROUPS[group], list(answers)) for group, answers in grouped],
            pictures=_pictures(dossier, draw),
            references={table: numbers[s.name] for table, s in dossier.sources.items()},
            tables={
                name: sorted(t for t, s in dossier.sources.items() if s.name == name)
                for name in numbers
            },
        )
    )


@cache
def _environment() -> Environment:
    """Prepare the templates, with the words that figures are said in."""
    environment = Environment(
        loader=PackageLoader("comity.dossier", "template"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        amount=phrase.amount,
        change=_change,
        named=named,
        numbers=_reference_numbers,
        place=lambda figure: phrase.place(figure.place, figure.level),
        spells=_spells,
        yardsticks=yardsticks,
    )
    return environment


def named(figure: Figure) -> str:
    """Name a figure where nothing else says whose it is."""
    return f"{figure.title}: {figure.subject}" if figure.level == "state" else figure.title


def yardsticks(answer: Answer) -> list[tuple[Figure, tuple[Contrast, ...]]]:
    """Pick the figures of an answer that have yardstick pairs with data beside them."""
    compared = [f for f in answer.known if any(c.value is not None for c in f.contrasts)]
    return [(figure, figure.contrasts) for figure in compared]


def _pictures(dossier: Dossier, draw: Drawing) -> dict[str, list[Picture]]:
    """Draw the charts of all answers, all in one go."""
    charts = [
        (answer.question.name, chart)
        for answer in dossier.answers
        for measure in answer.question.chart
        if (chart := series(answer.figures, measure))
    ]
    drawn = draw([(spec(chart), chart.name) for _, chart in charts])
    pictures: dict[str, list[Picture]] = {answer.question.name: [] for answer in dossier.answers}
    for (question, chart), svg in zip(charts, drawn, strict=True):
        pictures[question].append(_picture(chart, svg))
    return pictures


def _picture(chart: Series, svg: str) -> Picture:
    """Set a drawn chart beside its unit, its lines' names and the numbers behind it."""
    lines = tuple(named(figure) for figure in chart.figures)
    unit = axis_unit(chart.figures[0])
    return Picture(Markup(svg), unit, lines, has_median(chart), _numbers(chart))


def _numbers(chart: Series) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Lay the chart's values out by year; a year that a line lacks says so."""
    histories = [dict(figure.history) for figure in chart.figures]
    years = sorted({year for history in histories for year, v in history.items() if v is not None})
    return tuple(
        (
            year,
            tuple(
                _said(figure, history.get(year))
                for figure, history in zip(chart.figures, histories, strict=True)
            ),
        )
        for year in years
    )


def _said(figure: Figure, value: float | None) -> str:
    return "no data" if value is None else phrase.amount(value, figure.unit)


def _change(figure: Figure, years: int) -> str:
    """Say a figure's change over some years, against the median change in the world."""
    for change in figure.changes:
        if change.years == years:
            own = phrase.difference(change.value, figure.unit, figure.change_kind)
            if change.world is None:
                return own
            world = phrase.difference(change.world, figure.unit, figure.change_kind)
            return f"{own} (world {world})"
    return ""


def _reference_numbers(figure: Figure, references: dict[str, int]) -> list[int]:
    """Number the sources that a figure rests on."""
    return sorted({references[table] for table in figure.tables if table in references})


def _source_names(dossier: Dossier) -> list[str]:
    return [source.name for source in dossier.publications]


def _spells(state: State) -> str:
    """Say when a state has been a member of the system."""
    spans = [f"{s.start.year}–{s.end.year if s.end else 'today'}" for s in state.spells]
    return ", ".join(spans)
