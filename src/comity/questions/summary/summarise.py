"""One sentence for an answer, with the figures behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from comity.questions.answer import Answer
from comity.questions.figure import Figure
from comity.questions.forecast_section import MAX_HORIZON, ForecastSection
from comity.states.dyad import Dyad
from comity.wording.answers import no_data_sentence
from comity.wording.glossary import yardstick
from comity.wording.names import capitalise, possessive, with_article
from comity.wording.newspaper import newspaper_amount, spell_first, without_once
from comity.wording.summaries import (
    FORECASTS,
    TEMPLATES,
    TOPICS,
    Template,
    forecast_summaries,
    no_forecast_summary,
)

_CONDITIONS: Mapping[str, Callable[[float], bool]] = {
    "zero": lambda value: value == 0,
    "some": lambda value: value != 0,
    "more": lambda value: value >= 1,
    "less": lambda value: 0 < value < 1,
    "any": lambda _: True,
}


_INTERVAL = 0.8
"""The nominal coverage of the intervals of forecasts."""

MAX_WORDS = 25
"""A longer sentence is said without its yardstick."""


@dataclass(frozen=True)
class Summary:
    """One sentence of at most 25 words on a question, and the figures that it rests on.

    ``figures`` is empty where the sentence is about a forecast, or says that there are no data.

    >>> Summary("economic", "Peru traded more with Chile.").figures
    ()
    """

    question: str
    sentence: str
    figures: tuple[Figure, ...] = ()


def sentence_names(dyad: Dyad) -> dict[str, str]:
    """Return the names of two states for the places of a template.

    Examples
    --------
    >>> from comity.states.dyad import dyad
    >>> sentence_names(dyad("usa", "china"))["a"]
    'the United States'
    """
    a, b = dyad.a.name, dyad.b.name
    return {
        "a": with_article(a),
        "b": with_article(b),
        "a_of": possessive(a),
        "b_of": possessive(b),
    }


def summarise(answer: Answer, dyad: Dyad) -> Summary:
    """Return the sentence of one answer: the first template whose values are known.

    Parameters
    ----------
    answer
        The answer to any of the twelve questions.
    dyad
        The two states, in the order in which they are named.
    """
    name, names = answer.question.name, sentence_names(dyad)
    if answer.forecasts:
        return Summary(name, _forecast(answer, names))
    figures = {(f.measure, str(f.perspective)): f for f in figures_together(answer, dyad)}
    for template in TEMPLATES.get(name, ()):
        used = [figures.get(key) for key in template.values.values()]
        if all(used) and _fits(template, used[0]):
            chosen = tuple(figure for figure in used if figure is not None)
            return Summary(name, _fill(template, chosen, names), chosen)
    return Summary(name, no_data_sentence(names["a"], names["b"], None))


def figures_together(answer: Answer, dyad: Dyad) -> list[Figure]:
    """Return the figures of an answer up to the last year in which both states existed.

    What one of them did after the other had ended is nothing of the pair.
    """
    last = max((span.last for span in dyad.years_together()), default=0)
    return [figure for figure in answer.with_value if (figure.year or 0) <= last]


def _fits(template: Template, figure: Figure | None) -> bool:
    """Return whether a figure meets a template's condition."""
    value = figure.value if figure else None
    return value is not None and bool(_CONDITIONS[template.condition](value))


def _fill(template: Template, figures: tuple[Figure, ...], names: Mapping[str, str]) -> str:
    """Return a template's sentence."""
    first = figures[0]
    amounts = {
        place: newspaper_amount(_value(template, figure), template.unit or figure.unit)
        for place, figure in zip(template.values, figures, strict=True)
    }
    word = yardstick(first.percentile, template.scale, first.level)
    for yardstick_word in (word, ""):
        text = template.text.format(
            **names, **amounts, year=first.year, yardstick=yardstick_word
        ).rstrip(" ,")
        if len(text.split()) <= MAX_WORDS:
            break
    return f"{capitalise(spell_first(without_once(text)))}."


def _value(template: Template, figure: Figure) -> float:
    """Return the value that a template says: the inverse of a ratio below 1."""
    value = figure.value or 0.0
    return 1 / value if template.condition == "less" else value


def _forecast(answer: Answer, names: Mapping[str, str]) -> str:
    """Return the sentence about the first forecast that there is."""
    topic = TOPICS.get(answer.question.name, "the relation")
    without = no_forecast_summary(topic, names["a"], names["b"])
    return f"{capitalise(next(_forecast_sentences(answer, names), without))}."


def _forecast_sentences(answer: Answer, names: Mapping[str, str]) -> Iterator[str]:
    """Return the sentence of each forecast with a value, the longest that is short enough."""
    for section, subject in _summary_forecasts(answer):
        outlook, unit = section.outlook, section.outlook.unit
        ahead = outlook.forecasts[MAX_HORIZON - 1]
        low, high = (newspaper_amount(end, unit) for end in ahead.interval(_INTERVAL))
        candidates = forecast_summaries(
            subject.format(**names),
            (newspaper_amount(ahead.median, unit), ahead.year),
            (low, high),
            (newspaper_amount(outlook.last, unit), outlook.origin),
        )
        yield next((c for c in candidates if len(c.split()) <= MAX_WORDS), candidates[-1])


def _summary_forecasts(answer: Answer) -> Iterator[tuple[ForecastSection, str]]:
    """List the forecasts that a summary may be about, with what each is called, the best first."""
    sections = {(s.outlook.measure, str(s.perspective)): s for s in answer.forecasts}
    declared = FORECASTS.get(answer.question.name, ())
    # A forecast from zero to zero is said only where there is no other.
    for measure, perspective, subject in sorted(declared, key=lambda key: _is_zero(sections, key)):
        section = sections.get((measure, perspective))
        if section is not None and section.outlook.forecasts:
            yield section, subject


def _is_zero(sections: Mapping[tuple[str, str], ForecastSection], key: tuple[str, ...]) -> bool:
    """Return whether the series of a forecast ended at zero."""
    section = sections.get((key[0], key[1]))
    return section is None or not section.outlook.last
