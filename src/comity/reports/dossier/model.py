"""What a dossier is: the answers for one dyad, and the sources that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from comity.errors import InvalidRequestError
from comity.panels.values import Values
from comity.progress import working_for
from comity.questions.answer import Answer, answer
from comity.questions.figure import Figure, list_omissions
from comity.questions.perspective import Perspective
from comity.questions.question import GROUPS, HOSTILE_GROUPS, Group
from comity.questions.registry import questions
from comity.questions.summary.answer_order import has_dealings, is_hostile, order_answers
from comity.questions.summary.highlights import (
    Highlight,
    rank_highlights,
    select_findings,
)
from comity.questions.summary.summarise import Summary, newest_answered_year, summarise
from comity.reports.dossier.pair_values import values_of_pair
from comity.states.dyad import Dyad
from comity.states.names import former_name
from comity.store.manifest import Publication
from comity.store.selection import manifest
from comity.wording.briefs import CONFLICTS, DataEnd
from comity.wording.names import former_name_sentence, pair_title

KEY_INDICATORS: tuple[tuple[str, Perspective], ...] = (
    ("vote_agreement", Perspective.PAIR),
    ("ideal_point_distance", Perspective.PAIR),
    ("trade", Perspective.PAIR),
    ("trade_share", Perspective.A_TO_B),
    ("trade_share", Perspective.B_TO_A),
    ("arms_transfers", Perspective.A_TO_B),
    ("arms_transfers", Perspective.B_TO_A),
    ("gdp_ratio", Perspective.A_TO_B),
    ("cinc_ratio", Perspective.A_TO_B),
    ("sanctions_received", Perspective.A),
    ("sanctions_received", Perspective.B),
)
"""The figures at the top of every dossier: measure and perspective."""


@dataclass(frozen=True)
class Dossier:
    """The answers for one dyad.

    ``year`` is the year asked for, or None for the newest data of each measure.
    ``sources`` has, by table, the source that it comes from. ``data_ends`` names the data on
    conflicts that end before that year, or before the last of the two, each with its last year.
    """

    dyad: Dyad
    year: int | None
    key_figures: tuple[Figure, ...]
    answers: tuple[Answer, ...]
    sources: dict[str, Publication]
    notes: tuple[str, ...]
    summaries: tuple[Summary, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    data_ends: tuple[DataEnd, ...] = ()

    @property
    def title(self) -> str:
        """The two states' names, as a headline."""
        return pair_title(self.dyad.a.name, self.dyad.b.name)

    @property
    def opening_notes(self) -> tuple[str, ...]:
        """What a reader has to know before the answers: the notes, and which trade they lack."""
        figures = [figure for summary in self.summaries for figure in summary.figures]
        figures += [finding.figure for finding in self.findings]
        return (*self.notes, *list_omissions(figures))

    @property
    def findings(self) -> list[Highlight]:
        """The headline and up to three findings, the most telling first."""
        return select_findings(self.highlights)

    @property
    def is_hostile(self) -> bool:
        """Whether the two are rivals or at war, or one sanctions the other."""
        return is_hostile(self.answers, self.dyad)

    @property
    def headings(self) -> dict[Group, str]:
        """The headings of the groups of questions, which follow the sign of the relation.

        Of two that have nothing to do with each other, none says that they cooperate.
        """
        is_close = has_dealings(self.answers) and not self.is_hostile
        return GROUPS if is_close else HOSTILE_GROUPS

    @property
    def publications(self) -> tuple[Publication, ...]:
        """Every source that a figure of the dossier rests on, once, by name."""
        used = {publication.name: publication for publication in self.sources.values()}
        return tuple(used[name] for name in sorted(used))


def make_dossier(
    dyad: Dyad, values: Values, year: int | None = None, benchmarks: Sequence[Dyad] = ()
) -> Dossier:
    """Answer every question for a dyad.

    Parameters
    ----------
    dyad
        The two states, in the order in which they are to be named. Each goes by its name of the
        year, or of the last year of a pair that is no more: in 1975 Russia is the Soviet Union.
    values
        The computed values of all measures.
    year
        Answer as of this year; None takes the newest data of each measure.
    benchmarks
        The pairs to compare with; without any, those that are like the two.

    Raises
    ------
    InvalidRequestError
        If the two were never members of the state system in the same year, or not in the
        year asked for: a dyad that did not exist has no figures.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> from comity.states.dyad import dyad
    >>> make_dossier(dyad("nauru", "palau"), stored_values()).title
    'Nauru and Palau'
    """
    _require_dyad(dyad, year)
    dyad = dyad.as_of(_newest_year(dyad) if year is None else year)
    purpose = f"the dossier on {dyad.in_text}"
    with working_for(purpose), values_of_pair(values, dyad.directed) as own:
        answers = order_answers(
            answer(tuple(questions().values()), dyad, own, year, benchmarks), dyad
        )
    used = sorted({table for part in answers for table in part.sources})
    sources = {table: manifest().source_of(table) for table in used}
    newest = newest_answered_year(answers, dyad)
    return Dossier(
        dyad=dyad,
        year=year,
        key_figures=_key_figures(answers),
        answers=answers,
        sources=sources,
        notes=_notes(dyad, year),
        summaries=tuple(summarise(part, dyad, newest) for part in answers),
        highlights=rank_highlights(answers, dyad),
        data_ends=_data_ends(answers, values, _newest_year(dyad) if year is None else year),
    )


def _data_ends(answers: Iterable[Answer], values: Values, year: int) -> tuple[DataEnd, ...]:
    """List the data on conflicts that end before a year, with their last years in order."""
    facts = {(f.measure, f.year) for answer in answers for f in answer.with_value if f.value}
    ends = []
    for measure, (name, remark) in CONFLICTS.items():
        last = values.describe(measure).years[1]
        if last < year:
            ends.append((name, last, remark if (measure, last) in facts else ""))
    return tuple(sorted(ends, key=lambda end: end[1]))


def former_name_notes(queries: Sequence[object], dossier: Dossier) -> Iterator[str]:
    """List what a reader has to know who named a state by a name that it had once.

    Parameters
    ----------
    queries
        The two names as they were asked for, in the order of the dossier.
    dossier
        What was made for them; one of a year in which the name was borne needs no word.

    Examples
    --------
    >>> import comity
    >>> next(former_name_notes(("Prussia", "Peru"), comity.dossier("germany", "peru")))[:48]
    '“Prussia” was a name of Germany until 1871. The '
    """
    pair = dossier.dyad
    until = dossier.year or _newest_year(pair)
    for query, state in zip(queries, (pair.a, pair.b), strict=True):
        name = former_name(query, state)
        if name and name.last and until > name.last and name.text != state.name:
            existed = pair.exists_in(name.last)
            yield former_name_sentence(name.text, state.name, name.last, existed)


def _key_figures(answers: Iterable[Answer]) -> tuple[Figure, ...]:
    """Select the figures of the top from those of the answers."""
    figures = {f.key: f for part in answers for f in part.figures}
    return tuple(figures[key] for key in KEY_INDICATORS if key in figures)


def _require_dyad(dyad: Dyad, year: int | None) -> None:
    """Raise for a pair that was no dyad."""
    years = ", ".join(f"{first}-{last}" for first, last in dyad.require_years_together())
    if year is not None and not dyad.exists_in(year):
        is_ahead = dyad.a.is_member and dyad.b.is_member and year > _newest_year(dyad)
        problem = f"{dyad} were not both states in {year}."
        raise InvalidRequestError(
            f"The year {year} is still to come." if is_ahead else problem, f"Try a year in {years}."
        )


def _newest_year(dyad: Dyad) -> int:
    """Return the last year in which both were members."""
    return dyad.years_together()[-1].last


def _notes(dyad: Dyad, year: int | None) -> tuple[str, ...]:
    """Return what a reader has to know of the two states' membership."""
    if year is not None or (dyad.a.is_member and dyad.b.is_member):
        return ()
    last = _newest_year(dyad)
    return (
        f"{pair_title(str(dyad.a), str(dyad.b))} were both members of the state system only until "
        f"{last}; the newest figures of the pair are of those years.",
    )
