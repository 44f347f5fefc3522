"""The Security Council's permanent members as a report: matrices, a pair's figures, topics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

import polars as pl

from comity.analysis import security_council as facts
from comity.analysis.security_council import AGREEMENT, TABLE, Matrix
from comity.errors import InvalidRequestError
from comity.panels.values import Values
from comity.questions.build_figure import build_figure
from comity.questions.dyad_data import read_dyad_data
from comity.questions.figure import Figure
from comity.questions.indicator import Indicator
from comity.questions.perspective import Perspective
from comity.states.articles import list_at_head, with_article
from comity.states.dyad import dyad
from comity.states.register import states as known_states
from comity.states.state import State
from comity.store.manifest import Publication
from comity.store.selection import manifest
from comity.unit import VETOES

FORMAT = 1

INDICATORS = (
    Indicator("joint_veto_share", Perspective.A_TO_B),
    Indicator("joint_veto_share", Perspective.B_TO_A),
    Indicator("council_agreement"),
    Indicator("council_joint_votes"),
    Indicator("council_abstentions", Perspective.A),
    Indicator("council_abstentions", Perspective.B),
    Indicator("council_joint_abstentions"),
    Indicator(AGREEMENT),
)
"""The measures of a pair besides its vetoes: stored values, each of its newest year."""

NOTES = (
    "Vetoes are those that the columns of members of the list name, to July 2022, and those read "
    "on public pages from then to September 2025. A veto of the Republic of China (1955) and a "
    "double veto of September 1972 are not among them.",
    "Russia's seat was the Soviet Union's to 1991; China's was held from Taiwan from December "
    "1949 to October 1971.",
    "Votes in the Council are those on resolutions that were adopted.",
)
"""What a reader has to know of every report."""


@dataclass(frozen=True)
class Count:
    """How many drafts of the report's years states vetoed; None where they had no veto.

    >>> Count("Vetoes of China", 17).value
    17
    """

    label: str
    value: int | None


@dataclass(frozen=True)
class Council:
    """What is known of the permanent members, and of one or two states, in a span of years.

    ``years`` are those that the list of vetoes covers; ``agreement`` is None where no year of
    the span has data. ``topics`` counts the drafts that any of ``states`` (or of all members)
    vetoed, as :func:`comity.analysis.security_council.count_by_topic` does;
    ``drafts`` lists those that all of ``states`` vetoed.
    """

    states: tuple[State, ...]
    years: tuple[int, int]
    vetoes: Matrix
    agreement: Matrix | None
    counts: tuple[Count, ...]
    figures: tuple[Figure, ...]
    topics: pl.DataFrame
    drafts: pl.DataFrame
    sources: dict[str, Publication]

    @property
    def title(self) -> str:
        """What the report is about, as a headline."""
        names = list_at_head([state.name for state in self.states]) or "The permanent members"
        return f"{names} in the Security Council"

    @property
    def asked(self) -> tuple[int, ...]:
        """The ccodes of the states that were named."""
        return tuple(state.ccode for state in self.states)

    @property
    def publications(self) -> tuple[Publication, ...]:
        """Every source that the report rests on, once, by name."""
        used = {publication.name: publication for publication in self.sources.values()}
        return tuple(used[name] for name in sorted(used))


def make_council(
    states: Sequence[State], values: Values, first: int | None = None, last: int | None = None
) -> Council:
    """Build the report on the permanent members, and on one or two states.

    Parameters
    ----------
    states
        None, one or two states, permanent members or not.
    values
        The computed values.
    first, last
        The span of years; None takes all that the list of vetoes covers. Votes are of the
        newest year up to ``last``.

    Raises
    ------
    InvalidRequestError
        If the list of vetoes covers none of the years, they run backwards, more than two
        states are named, one of them twice, or two that were never states at the same time.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> make_council([], stored_values(), 2000, 2010).years
    (2000, 2010)
    """
    if len(states) > 2:
        raise InvalidRequestError(
            "More than two states are named.", "Quote names of several words."
        )
    years = facts.covered_years(first, last)
    agreement = _agreement(values, first, last)
    figures = _figures(states, values, last)
    ccodes = [state.ccode for state in states]
    return Council(
        states=tuple(states),
        years=years,
        vetoes=facts.joint_vetoes(*years),
        agreement=agreement,
        counts=_counts(states, years),
        figures=figures,
        topics=facts.count_by_topic(
            facts.drafts(*ccodes, first=years[0], last=years[1]), ccodes or facts.PERMANENT_MEMBERS
        ),
        drafts=facts.drafts(*ccodes, first=years[0], last=years[1], together=True),
        sources=_sources(figures, agreement, values),
    )


def as_dict(council: Council) -> dict[str, Any]:
    """Return a report as plain data, ready for JSON; a value that is not known is None.

    Keys: ``format``, ``title``, ``states``, ``years``, ``matrices`` (title, unit, years,
    members, cells), ``counts``, ``figures``, ``topics``, ``drafts``, ``notes``, ``sources``.

    >>> from comity.panels.stored import stored_values
    >>> as_dict(make_council([], stored_values(), 2000, 2010))["years"]
    [2000, 2010]
    """
    matrices = [_matrix(matrix) for matrix in (council.vetoes, council.agreement) if matrix]
    return {
        "format": FORMAT,
        "title": council.title,
        "states": [{"ccode": state.ccode, "name": state.name} for state in council.states],
        "years": list(council.years),
        "matrices": matrices,
        "counts": [asdict(count) for count in council.counts],
        "figures": [_plain(figure) for figure in council.figures],
        "topics": council.topics.to_dicts(),
        "drafts": _dated(council.drafts).to_dicts(),
        "notes": list(NOTES),
        "sources": {table: asdict(council.sources[table]) for table in sorted(council.sources)},
    }


def matrix_rows(council: Council) -> pl.DataFrame:
    """Build both matrices as rows: ``measure, ccode1, ccode2, first, last, value, unit``.

    Each pair has one row, the lower ccode first; a member's own vetoes have its ccode
    twice. A value that is not known is null.

    >>> from comity.panels.stored import stored_values
    >>> matrix_rows(make_council([], stored_values(), 2000, 2010)).columns
    ['measure', 'ccode1', 'ccode2', 'first', 'last', 'value', 'unit']
    """
    joint = _pair_rows("joint_vetoes", council.vetoes)
    agreed = _pair_rows(AGREEMENT, council.agreement) if council.agreement else []
    return pl.DataFrame([*joint, *agreed, *_own_rows(council.vetoes)], _MATRIX, orient="row")


def draft_rows(council: Council) -> pl.DataFrame:
    """Build the drafts as rows for a file, with the names of those that vetoed each.

    >>> from comity.panels.stored import stored_values
    >>> draft_rows(make_council([], stored_values(), 2000, 2010)).height
    14
    """
    names = {ccode: state.name for ccode, state in known_states().items()}
    named = pl.col("vetoed_by").list.eval(pl.element().replace_strict(names)).list.join("; ")
    return council.drafts.with_columns(named)


_MATRIX = {
    "measure": pl.String,
    "ccode1": pl.Int16,
    "ccode2": pl.Int16,
    "first": pl.Int16,
    "last": pl.Int16,
    "value": pl.Float64,
    "unit": pl.String,
}
"""The columns of a matrix as rows."""


def _pair_rows(measure: str, matrix: Matrix) -> list[tuple[Any, ...]]:
    """Return the number of each two members as a row."""
    return [
        (measure, a, b, *matrix.years, matrix[a, b], matrix.unit.label)
        for a, b in combinations(sorted(matrix.members), 2)
    ]


def _own_rows(matrix: Matrix) -> list[tuple[Any, ...]]:
    """Return the number of each member alone as a row."""
    unit = VETOES.label
    return [("vetoes_cast", m, m, *matrix.years, matrix[m, m], unit) for m in matrix.members]


def _agreement(values: Values, first: int | None, last: int | None) -> Matrix | None:
    """Return the agreement of the newest year of the span that has data."""
    year = facts.newest_agreement(values, last)
    if year is None or year < (first or year):
        return None
    return facts.assembly_agreement(values, year)


def _counts(states: Sequence[State], years: tuple[int, int]) -> tuple[Count, ...]:
    """Count the vetoes of each state, and those of two together."""
    groups = [(state,) for state in states]
    both = [tuple(states)] if len(states) == 2 else []
    return tuple(_count(group, years) for group in (*groups, *both))


def _count(group: Sequence[State], years: tuple[int, int]) -> Count:
    ccodes = [state.ccode for state in group]
    label = "Vetoes of" if len(group) == 1 else "Drafts vetoed by both"
    named = " and ".join(with_article(state.name) for state in group)
    if not facts.sat_together(ccodes, years):
        return Count(f"{label} {named}", None)
    vetoed = facts.drafts(*ccodes, first=years[0], last=years[1], together=True)
    return Count(f"{label} {named}", vetoed.height)


def _figures(states: Sequence[State], values: Values, last: int | None) -> tuple[Figure, ...]:
    """Build the figures of a pair; one state alone has none."""
    if len(states) < 2:
        return ()
    data = read_dyad_data(
        values, dyad(states[0], states[1]), {indicator.measure for indicator in INDICATORS}, last
    )
    return tuple(build_figure(indicator, data) for indicator in INDICATORS)


def _sources(
    figures: Sequence[Figure], agreement: Matrix | None, values: Values
) -> dict[str, Publication]:
    """Return, by table, the sources that something of the report rests on."""
    used = {
        TABLE,
        *(table for figure in figures if figure.value is not None for table in figure.tables),
    }
    tables = manifest().tables
    if agreement:
        year = agreement.years[0]
        used |= {name for name in values.describe(AGREEMENT).tables if tables[name].covers(year)}
    return {table: manifest().source_of(table) for table in sorted(used)}


def _plain(figure: Figure) -> dict[str, Any]:
    """Return the keys of a figure that a report has."""
    keys = ("measure", "title", "subject", "unit", "year", "value", "text", "missing_reason")
    return {key: getattr(figure, key) for key in keys} | {"unit": figure.unit.label}


def _matrix(matrix: Matrix) -> dict[str, Any]:
    """Return a matrix as plain data."""
    return {**asdict(matrix), "unit": matrix.unit.label}


def _dated(drafts: pl.DataFrame) -> pl.DataFrame:
    return drafts.with_columns(pl.col("date").cast(pl.String))
