"""One sentence for an answer, with the figures behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from comity.questions.answer import Answer
from comity.questions.figure import Figure
from comity.questions.forecast_section import MAX_HORIZON, ForecastSection
from comity.questions.perspective import Perspective
from comity.states.articles import with_article
from comity.states.dyad import Dyad
from comity.unit import UnitKind
from comity.wording.glossary import yardstick
from comity.wording.names import capitalise, possessive
from comity.wording.newspaper import amount_or_zero, newspaper_amount, spell_first, spell_multiples
from comity.wording.summaries import (
    FORECASTS,
    NEWEST_YEAR,
    TEMPLATES,
    TOPICS,
    Template,
    figures_only_summary,
    forecast_summaries,
    no_data_summary,
    no_forecast_summary,
    without_newest_year,
)

_CONDITIONS: Mapping[str, Callable[[float], bool]] = {
    "zero": lambda value: value == 0,
    "none": lambda value: value == 0,
    "some": lambda value: value != 0,
    "more": lambda value: value >= 1,
    "less": lambda value: 0 < value < 1,
    "any": lambda _: True,
}


_INTERVAL = 0.8
"""The nominal coverage of the intervals of forecasts."""

MAX_AGE = 12
"""A figure that is older than this by the newest figure of the pair is old."""

MAX_WORDS = 25
"""A longer sentence is said without its yardstick."""


@dataclass(frozen=True)
class Summary:
    """One sentence of at most 25 words on a question, and the figures that it rests on.

    ``figures`` is empty where the sentence is about a forecast, or says that there are no data.
    ``topic`` is what the data cannot forecast, and empty for all other sentences.

    >>> Summary("economic", "Peru traded more with Chile.").figures
    ()
    """

    question: str
    sentence: str
    figures: tuple[Figure, ...] = ()
    topic: str = ""


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


def summarise(answer: Answer, dyad: Dyad, newest: int = 0) -> Summary:
    """Return the sentence of one answer: the first template whose values are known.

    Parameters
    ----------
    answer
        The answer to any of the twelve questions.
    dyad
        The two states, in the order in which they are named.
    newest
        The year of the newest figure of the pair; a year long before it is said to be the newest
        in the data.
    """
    name, names = answer.question.name, sentence_names(dyad)
    if answer.forecasts:
        return _forecast(answer, names)
    figures = {(f.measure, str(f.perspective)): f for f in figures_together(answer, dyad)}
    sentences = _filled_templates(name, figures, names, newest)
    if summary := next(sentences, None):
        return summary
    no_summary = figures_only_summary if has_own_figures(answer, dyad) else no_data_summary
    sentence = no_summary(answer.question.title, names["a"], names["b"])
    return Summary(name, f"{capitalise(sentence)}.")


def has_own_figures(answer: Answer, dyad: Dyad) -> bool:
    """Return whether an answer has a figure on the two or one of them, not on the system alone.

    >>> import comity
    >>> dossier = comity.dossier("nauru", "palau")
    >>> has_own_figures(dossier.answers[0], dossier.dyad)
    True
    """
    figures = figures_together(answer, dyad)
    return any(figure.perspective is not Perspective.SYSTEM for figure in figures)


def _filled_templates(
    question: str,
    figures: Mapping[tuple[str, str], Figure],
    names: Mapping[str, str],
    newest: int,
) -> Iterator[Summary]:
    """List the summaries that the figures allow, in the order of their templates.

    Where a template is too long for the names of two states, one of the next may not be; those
    that are too long come last.
    """
    long = []
    for template in TEMPLATES.get(question, ()):
        used = [figures.get(key) for key in template.values.values()]
        chosen = tuple(figure for figure in used if figure is not None)
        if len(chosen) == len(used) and _fits(template, chosen):
            sentence = _fill(template, chosen, names, newest)
            summary = Summary(question, sentence, chosen)
            if len(sentence.split()) <= MAX_WORDS:
                yield summary
            else:
                long.append(summary)
    yield from long


def figures_together(answer: Answer, dyad: Dyad) -> list[Figure]:
    """Return the figures of an answer up to the last year in which both states existed.

    What one of them did after the other had ended is nothing of the pair.
    """
    last = max((span.last for span in dyad.years_together()), default=0)
    return [figure for figure in answer.with_value if (figure.year or 0) <= last]


def _fits(template: Template, figures: Sequence[Figure]) -> bool:
    """Return whether figures of one year meet a template's condition, and none rounds to nothing.

    A sentence has one year: it cannot have two figures of different years.
    """
    amounts = [newspaper_amount(f.value or 0.0, template.unit or f.unit) for f in figures]
    if len({figure.year for figure in figures}) > 1 or _vanishes(figures, amounts):
        return False
    values = [figure.value or 0.0 for figure in figures]
    if template.condition == "same":
        return len(set(amounts)) == 1 and values[0] != 0
    first = values[: None if template.condition == "none" else 1]
    return all(map(_CONDITIONS[template.condition], first))


def _vanishes(figures: Sequence[Figure], amounts: Sequence[str]) -> bool:
    """Return whether a figure that is not zero would be said as one."""
    return any(
        f.value and amount.startswith("0 ") for f, amount in zip(figures, amounts, strict=True)
    )


def newest_answered_year(answers: Iterable[Answer], dyad: Dyad) -> int:
    """Return the year of the newest figure of a pair; 0 without any.

    >>> from comity.states.dyad import dyad
    >>> newest_answered_year([], dyad("nauru", "palau"))
    0
    """
    figures = (figure for answer in answers for figure in figures_together(answer, dyad))
    return max((figure.year or 0 for figure in figures), default=0)


def _fill(
    template: Template, figures: tuple[Figure, ...], names: Mapping[str, str], newest: int
) -> str:
    """Return a template's sentence."""
    first = figures[0]
    amounts = {
        place: newspaper_amount(_value(template, figure), template.unit or figure.unit)
        for place, figure in zip(template.values, figures, strict=True)
    }
    amounts |= {f"{place}_alone": _alone(amount) for place, amount in amounts.items()}
    word = yardstick(first.percentile, template.scale, first.level, is_rare=is_rare(first))
    text = template.text
    if first.year == newest:
        text = without_newest_year(text)
    elif (first.year or 0) < newest - MAX_AGE and NEWEST_YEAR not in text:
        word, text = "", text.replace("in {year}", f"in {{year}}, {NEWEST_YEAR}", 1)
    for yardstick_word in (word, ""):
        sentence = text.format(
            **names, **amounts, year=first.year, yardstick=yardstick_word
        ).rstrip(" ,")
        if len(sentence.split()) <= MAX_WORDS:
            break
    return f"{capitalise(spell_first(spell_multiples(sentence)))}."


def is_rare(figure: Figure) -> bool:
    """Return whether a figure counts one thing, of which most others have none.

    >>> import comity
    >>> figures = comity.dossier("nauru", "palau").answers[0].with_value
    >>> any(is_rare(figure) for figure in figures)
    False
    """
    return figure.unit.kind is UnitKind.COUNT and figure.value == 1 and figure.median == 0


def _alone(amount: str) -> str:
    """Return an amount without its noun."""
    number = amount.partition(" ")[0]
    return "none" if number == "no" else number


def _value(template: Template, figure: Figure) -> float:
    """Return the value that a template says: the inverse of a ratio below 1."""
    value = figure.value or 0.0
    return 1 / value if template.condition == "less" else value


def _forecast(answer: Answer, names: Mapping[str, str]) -> Summary:
    """Return the sentence about the first forecast that there is."""
    name = answer.question.name
    if sentence := next(_forecast_sentences(answer, names), ""):
        return Summary(name, f"{capitalise(sentence)}.")
    topic = TOPICS.get(name, "the relation")
    sentence = no_forecast_summary([topic], names["a"], names["b"])
    return Summary(name, f"{capitalise(sentence)}.", topic=topic)


def _forecast_sentences(answer: Answer, names: Mapping[str, str]) -> Iterator[str]:
    """Return the sentence of each forecast with a value, the longest that is short enough."""
    for section, subject in _summary_forecasts(answer):
        outlook, unit = section.outlook, section.outlook.unit
        ahead = outlook.forecasts[MAX_HORIZON - 1]
        low, high = (amount_or_zero(end, unit) for end in ahead.interval(_INTERVAL))
        candidates = forecast_summaries(
            subject.format(**names),
            (amount_or_zero(ahead.median, unit), ahead.year),
            (low, high),
            (amount_or_zero(outlook.last, unit), outlook.origin),
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
