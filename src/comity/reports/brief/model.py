"""What a brief is: sentences in four sections, each with the figures behind it, and sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, product

from comity.questions.answer import Answer
from comity.questions.figure import Figure
from comity.questions.forecast_section import past_forecast_sentence
from comity.questions.summary.highlights import FindingKind, Highlight
from comity.questions.summary.repeats import is_same_value, repeated_questions
from comity.questions.summary.summarise import (
    MAX_AGE,
    Summary,
    newest_answered_year,
    sentence_names,
)
from comity.questions.summary.supplements import supplements
from comity.reports.brief.closing import closing_sections, count_words
from comity.reports.brief.section import (
    Section,
    Sentence,
    drop_repeats,
    move_none_last,
    refer_section_back,
)
from comity.reports.dossier.model import Dossier
from comity.store.manifest import Publication
from comity.wording.briefs import (
    apart_from_series_sentence,
    data_end_sentence,
    series_end_sentence,
)
from comity.wording.names import capitalise
from comity.wording.newspaper import amount_or_zero
from comity.wording.summaries import no_forecast_summary

LENGTHS = (300, 700)
"""How many words a brief has at most: about one page, or two."""

_MAX_EXTRA = 2
"""How many sentences are added to that of a question at most."""

_MIN_SCORE = 50.0
"""A figure in the middle half of the world adds no sentence."""

_FAR = 1.5
"""A newest figure is far from the last of a series from so large a ratio on, either way."""

_RESERVES = (80, 110, 140)
"""Words kept for what is not known and how old the figures are: the first with which all fits."""


@dataclass(frozen=True)
class Brief:
    """An article on two states.

    Parameters
    ----------
    title, lead
        The names of the two, and the sentence that says most; without data its text is empty.
    sections
        Why, where, what strains it, what next; then what is not known and how old the figures
        are.
    publications
        The sources, in the order of their numbers.
    dossier
        What it was made from.
    """

    title: str
    lead: Sentence
    sections: tuple[Section, ...]
    publications: tuple[Publication, ...]
    dossier: Dossier

    @property
    def headline(self) -> str:
        """The text of the lead."""
        return self.lead.text

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader has to know first: which states and years are meant."""
        return self.dossier.notes

    @property
    def words(self) -> int:
        """The number of words of the text, without headings and sources."""
        return len(plain_text(self).split())


def make_brief(dossier: Dossier, words: int = LENGTHS[0]) -> Brief:
    """Build the brief of a dossier.

    Parameters
    ----------
    dossier
        The answers for one dyad.
    words
        How many words it has at most; sentences are added by rank until there is no room.

    Examples
    --------
    >>> import comity
    >>> make_brief(comity.dossier("nauru", "palau")).title
    'Nauru and Palau'
    """
    for cut, reserve in product((False, True), _RESERVES):
        brief = _build(dossier, words, reserve, cut=cut)
        if brief.words <= words:
            break
    return brief


def _within(sections: Sequence[Section], words: int) -> list[Section]:
    """Return sections within a number of words: the longest lose their last sentences."""
    short = list(sections)
    while count_words(s.text for section in short for s in section.sentences) > words:
        at = max(range(len(short)), key=lambda i: count_words(s.text for s in short[i].sentences))
        short[at] = replace(short[at], sentences=short[at].sentences[:-1])
    return [section for section in short if section.sentences]


def _build(dossier: Dossier, words: int, reserve: int, *, cut: bool) -> Brief:
    """Build a brief that reserves words for what is not known and how old its figures are.

    With ``cut``, sections lose sentences where the names of two states are too long for all.
    """
    headline = dossier.findings[0] if dossier.findings else None
    used = {headline.sentence} if headline else set()
    texts = [s.sentence for s in dossier.summaries] + sorted(used) + [*dossier.notes]
    room = words - reserve - count_words(texts)
    own = _own_sentences(dossier, room, headline)
    room -= count_words(s.text for each in own.values() for s in each[1:])
    extra = _extra_sentences(dossier, headline, room)
    sections = [
        Section(dossier.headings[group], tuple(_sentences(answers, own, extra)))
        for group, answers in groupby(dossier.answers, key=lambda answer: answer.question.group)
    ]
    names = sentence_names(dossier.dyad)
    sections = [
        refer_section_back(section, names["a"], names["b"])
        for section in map(move_none_last, drop_repeats(sections, used))
    ]
    most = words - reserve - count_words((*used, *dossier.notes)) if cut else words
    sections = _with_data_end(_within(sections, max(most, 0)), dossier)
    room = words - count_words((*used, *dossier.notes))
    room -= count_words(s.text for section in sections for s in section.sentences)
    lead = Section("", (_lead(headline),))
    closing = [
        Section(heading, tuple(map(Sentence, texts)))
        for heading, texts in closing_sections(dossier, _figures([lead, *sections]), room)
    ]
    (first, *numbered), publications = _with_sources([lead, *sections], dossier)
    return Brief(
        title=dossier.title,
        lead=first.sentences[0],
        sections=(*numbered, *closing),
        publications=publications,
        dossier=dossier,
    )


def _with_data_end(sections: Sequence[Section], dossier: Dossier) -> list[Section]:
    """Return sections, of two hostile states with where the data on conflicts end.

    Silence on a war of later years would be taken for peace.
    """
    ends = data_end_sentence(dossier.data_ends) if dossier.is_hostile else ""
    added = (Sentence(ends),) if ends else ()
    divides = dossier.headings["strains"]
    return [
        replace(each, sentences=each.sentences + added) if each.heading == divides else each
        for each in sections
    ]


def _lead(headline: Highlight | None) -> Sentence:
    """Return the headline with its figure; an empty sentence without one."""
    return Sentence(headline.sentence, (headline.figure,)) if headline else Sentence("")


def plain_text(brief: Brief) -> str:
    """Return the sentences of a brief as paragraphs of plain text, without headings."""
    paragraphs = [" ".join(s.text for s in section.sentences) for section in brief.sections]
    return "\n\n".join(filter(None, (*brief.notes, brief.headline, *paragraphs))) + "\n"


def _extra_sentences(dossier: Dossier, headline: Highlight | None, room: int) -> list[Highlight]:
    """Select further sentences by rank, no figure twice, as long as there is room.

    A hostile fact needs none: silence on a war would be taken for peace.
    """
    said = {f.key for summary in dossier.summaries for f in summary.figures}
    said |= {headline.figure.key} if headline else set()
    chosen: list[Highlight] = []
    for highlight in dossier.highlights:
        length = len(highlight.sentence.split())
        is_hostile = highlight.criterion is FindingKind.HOSTILITY
        if (length > room and not is_hostile) or not _is_next(highlight, chosen):
            continue
        if highlight.figure.key in said or _is_said(highlight, dossier):
            continue
        said.add(highlight.figure.key)
        room -= length
        chosen.append(_in_its_place(highlight, dossier))
    return chosen


_SHARED = frozenset({"shared_rivals", "shared_sanctioners"})
"""What two rivals have in common, for all that divides them."""

_RIVALS_OF_ONE = "rivals"
"""How many rivals one state has: no reason to cooperate unless the other has one of them too."""


def _in_its_place(highlight: Highlight, dossier: Dossier) -> Highlight:
    """Return a highlight with the question under which a brief says it."""
    divides = {a.question.name for a in dossier.answers if a.question.group == "strains"}
    if highlight.figure.measure in _SHARED and highlight.question in divides:
        return replace(highlight, question="order")
    shared = (f for a in dossier.answers for f in a.with_value if f.measure == "shared_rivals")
    if highlight.figure.measure == _RIVALS_OF_ONE and not any(f.value for f in shared):
        return replace(highlight, question="pressure")
    return highlight


def _is_next(highlight: Highlight, chosen: Sequence[Highlight]) -> bool:
    """Return whether a highlight tells enough, and something else than those that were chosen."""
    if highlight.criterion is FindingKind.AGE or highlight.score < _MIN_SCORE:
        return False
    same = sum(other.question == highlight.question for other in chosen)
    twins = any(_is_twin(highlight.figure, other.figure) for other in chosen)
    return same < _MAX_EXTRA and not twins


def _is_said(highlight: Highlight, dossier: Dossier) -> bool:
    """Return whether a summary has the value of a highlight under another name.

    Votes with the United States are agreement with it where it is one of the two.
    """
    figures = (figure for summary in dossier.summaries for figure in summary.figures)
    return any(is_same_value(highlight.figure, figure) for figure in figures)


def _is_twin(figure: Figure, other: Figure) -> bool:
    """Return whether two figures are one measure of either state: one of them is enough."""
    return figure.measure == other.measure and figure.perspective.is_state


def _own_sentences(
    dossier: Dossier, room: int, headline: Highlight | None
) -> Mapping[str, Sequence[Sentence]]:
    """Return by question its own sentence, and those that follow from it while there is room."""
    summaries = {s.question: s for s in dossier.summaries}
    repeated = repeated_questions(dossier.summaries)
    own: dict[str, list[Sentence]] = {}
    for answer in dossier.answers:
        name = answer.question.name
        if name in repeated:
            own[name] = []
        elif summary := summaries.get(name):
            is_new = not (headline and _is_in_headline(summary, headline))
            own[name] = [Sentence(*text) for text in _first_sentence(summary, dossier) if is_new]
            needed, more = _series_end(answer, dossier, summary.sentence)
            own[name] += [Sentence(text) for text in needed]
            room -= count_words(needed)
            for text in (*supplements(summary, dossier.dyad), *more):
                room -= len(text.split())
                if room >= 0:
                    own[name].append(Sentence(text, summary.figures))
        else:
            own[name] = [Sentence(answer.sentence)]
    return own


def _series_end(answer: Answer, dossier: Dossier, text: str) -> tuple[list[str], list[str]]:
    """Return where the series of a forecast ended, if a newer figure has another source.

    First what a reader needs, as the newer figure would be taken for the last of the series; then
    what may be said where the sentence before has the last of the series.
    """
    figures = {f.measure: f for each in dossier.answers for f in each.with_value}
    for section in answer.forecasts[:1]:
        outlook, newest = section.outlook, figures.get(section.outlook.measure)
        if outlook.forecasts and newest and (newest.year or 0) > outlook.origin:
            last = amount_or_zero(outlook.last, outlook.unit)
            if last in text:
                apart = [apart_from_series_sentence(newest.year or 0)]
                return (apart, []) if _is_far(newest.value, outlook.last) else ([], apart)
            return [series_end_sentence(last, outlook.origin)], []
    return [], []


def _is_far(newest: float | None, last: float) -> bool:
    """Return whether a newer figure of another source would make a reader doubt the forecast."""
    return newest is not None and not last / _FAR <= newest <= last * _FAR


def _is_in_headline(summary: Summary, headline: Highlight) -> bool:
    """Return whether the headline has the value of a summary, as the end of a change or alone."""
    return summary.figures == (headline.figure,)


def _first_sentence(summary: Summary, dossier: Dossier) -> Iterable[tuple[str, tuple[Figure, ...]]]:
    """Return the sentence of a question; none on what is said with others or has no data."""
    topics = [other.topic for other in dossier.summaries if other.topic]
    if summary.topic and summary.topic == topics[0]:
        yield _without_forecast(topics, dossier), ()
    elif _is_shared_by_none(summary) or _is_of_old_on_one(summary, dossier):
        return
    elif summary.figures or (not summary.topic and _has_forecast(summary, dossier)):
        yield summary.sentence, summary.figures


def _without_forecast(topics: Sequence[str], dossier: Dossier) -> str:
    """Return why there are no forecasts of some topics: the year is past, or the data give none."""
    names = sentence_names(dossier.dyad)
    sections = [section for each in dossier.answers for section in each.forecasts]
    text = f"{capitalise(no_forecast_summary(topics, names['a'], names['b']))}."
    return past_forecast_sentence(sections, dossier.year) or text


def _is_of_old_on_one(summary: Summary, dossier: Dossier) -> bool:
    """Return whether a summary is about one state alone, and of long before the others."""
    newest = newest_answered_year(dossier.answers, dossier.dyad)
    return bool(summary.figures) and all(
        figure.perspective.is_state and (figure.year or 0) < newest - MAX_AGE
        for figure in summary.figures
    )


def _is_shared_by_none(summary: Summary) -> bool:
    """Return whether a summary says that two have none of what could bring them together."""
    return bool(summary.figures) and all(
        figure.measure in _SHARED and not figure.value for figure in summary.figures
    )


def _has_forecast(summary: Summary, dossier: Dossier) -> bool:
    """Return whether a summary is about a forecast."""
    return any(a.forecasts for a in dossier.answers if a.question.name == summary.question)


def _sentences(
    answers: Iterable[Answer],
    own: Mapping[str, Sequence[Sentence]],
    extra: Sequence[Highlight],
) -> Iterable[Sentence]:
    """Return the sentences of one section: each question's own, then those that were added."""
    for answer in answers:
        yield from own[answer.question.name]
        if answer.events and (figures := _event_figures(answer)):
            yield Sentence(f"{capitalise(answer.events.sentence)}.", figures)
        for highlight in extra:
            if highlight.question == answer.question.name:
                yield Sentence(highlight.sentence, (highlight.figure,))


def _event_figures(answer: Answer) -> tuple[Figure, ...]:
    """Select the figure of a break in events in the news; none where nothing broke."""
    figures = tuple(f for f in answer.with_value if f.measure == "net_cooperation")
    is_of_all = answer.question.name == "rivals"
    return figures if is_of_all and answer.events and answer.events.breaks else ()


def _with_sources(
    sections: Sequence[Section], dossier: Dossier
) -> tuple[list[Section], tuple[Publication, ...]]:
    """Return sections with the numbers of their sources, numbered in the order of their use."""
    tables = [
        t for section in sections for s in section.sentences for f in s.figures for t in f.tables
    ]
    used = {dossier.sources[table].name: dossier.sources[table] for table in tables}
    numbers = {name: at for at, name in enumerate(used, start=1)}
    numbered = [
        Section(section.heading, tuple(_numbered(s, dossier, numbers) for s in section.sentences))
        for section in sections
    ]
    return numbered, tuple(used.values())


def _numbered(sentence: Sentence, dossier: Dossier, numbers: dict[str, int]) -> Sentence:
    """Return a sentence with the numbers of its sources."""
    names = {dossier.sources[table].name for f in sentence.figures for table in f.tables}
    return replace(sentence, sources=tuple(sorted(numbers[name] for name in names)))


def _figures(sections: Sequence[Section]) -> list[Figure]:
    """List the figures behind the sentences that have a year, each once, the oldest first."""
    sentences = [sentence for section in sections for sentence in section.sentences]
    dated = {f.key: f for sentence in sentences for f in sentence.figures if f.year}
    return sorted(dated.values(), key=lambda figure: figure.year or 0)
