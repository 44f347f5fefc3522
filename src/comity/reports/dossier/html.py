"""The dossier as one page that needs no network: figures, charts, sources, all inside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from jinja2 import Environment

from comity.charts.percentile_strip import SPAN, bars, strip
from comity.questions.answer import Answer
from comity.questions.figure import Figure
from comity.questions.table_spec import FilledTable
from comity.reports.dossier.figure_words import change_words
from comity.reports.dossier.model import Dossier
from comity.reports.dossier.pictures import draw_pictures, value_text
from comity.reports.page_environment import environment
from comity.states.state import State
from comity.wording import values as words

_SHOWN_AT_ONCE = 8
"""A longer list is folded from here on."""

_OPTIONAL = re.compile(
    r"</(?:td|th|tr|tbody|thead)>|(?<=>)\n+(?=<(?:td|th|tr|tbody|thead|figure)\b)"
)
"""Closing tags that HTML leaves out, and line breaks between cells: a fifth of a page."""

_KEY_FIGURES = 3
"""How many figures an answer shows unfolded."""


@dataclass(frozen=True)
class BenchmarkComparison:
    """A figure, its benchmark pairs and the world's median: values, and bars in percent."""

    figure: Figure
    cells: tuple[tuple[str, float | None], ...]


def render(dossier: Dossier, *, full: bool = False) -> str:
    """Return the page of a dossier as the text of one HTML file.

    All names and titles are escaped; the file asks for nothing outside itself.

    Parameters
    ----------
    dossier
        The answers for one dyad.
    full
        Whether everything is unfolded, for print.
    """
    numbers = {source.name: at for at, source in enumerate(dossier.publications, start=1)}
    grouped = groupby(dossier.answers, key=lambda answer: answer.question.group)
    pictures, fans = draw_pictures(dossier)
    page = _environment().get_template("page.html.j2")
    text = page.render(
        dossier=dossier,
        groups=[(group, dossier.headings[group], list(answers)) for group, answers in grouped],
        summaries={summary.question: summary for summary in dossier.summaries},
        pictures=pictures,
        fans=fans,
        references={table: numbers[s.name] for table, s in dossier.sources.items()},
        tables={
            name: sorted(t for t, s in dossier.sources.items() if s.name == name)
            for name in numbers
        },
        span=SPAN,
        shown_at_once=_SHOWN_AT_ONCE,
        key_figures=_KEY_FIGURES,
        full=full,
    )
    return _OPTIONAL.sub("", text)


@cache
def _environment() -> Environment:
    """Build the templates, with the words for figures."""
    pages = environment()
    pages.filters.update(
        change=change_words,
        comparisons=comparisons,
        measured=_measured,
        numbers=_reference_numbers,
        spells=_spells,
        strip=strip,
        benchmark_labels=_benchmark_labels,
    )
    return pages


def comparisons(answer: Answer) -> list[BenchmarkComparison]:
    """Compare the main figures with the benchmark pairs that have data, each on one scale."""
    compared = (f for f in answer.main_figures if any(c.value is not None for c in f.benchmarks))
    return [_comparison(figure) for figure in compared]


def _comparison(figure: Figure) -> BenchmarkComparison:
    values = (*(benchmark.value for benchmark in figure.benchmarks), figure.median)
    texts = (figure.text, *(value_text(figure, value) for value in values))
    return BenchmarkComparison(figure, tuple(zip(texts, bars(figure), strict=True)))


def _benchmark_labels(compared: list[BenchmarkComparison]) -> list[str]:
    """List the benchmark pairs, in the order in which every figure has them."""
    return [benchmark.label for benchmark in compared[0].figure.benchmarks]


def _measured(text: str) -> tuple[str, str]:
    """Return a value's number and its unit, which may break into lines."""
    number, _, unit = text.partition(words.NBSP)
    return number, unit.replace(words.NBSP, " ")


def _reference_numbers(figure: Figure | FilledTable, references: dict[str, int]) -> list[int]:
    """List the numbers of the sources that a figure or a table rests on."""
    return sorted({references[table] for table in figure.tables if table in references})


def _spells(state: State) -> str:
    """Return when a state has been a member of the system."""
    spans = [f"{s.start.year}–{s.end.year if s.end else 'today'}" for s in state.spells]
    return ", ".join(spans)
