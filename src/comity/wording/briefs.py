"""Sentences of a brief: comparisons, how old its figures are, what has no data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comity.states.articles import with_article
from comity.unit import Unit
from comity.wording.names import capitalise
from comity.wording.newspaper import newspaper_amount
from comity.wording.values import join_names

COMPARISONS: Mapping[str, tuple[str, str]] = {
    "trade": (
        "By comparison, {pair} traded goods worth {value} in {year}",
        "{pair} traded goods worth {value}",
    ),
    "vote_agreement": (
        "By comparison, {pair} cast the same vote on {value} of roll calls in {year}",
        "{pair} did so on {value}",
    ),
}
"""What a pair of comparison did, by measure, and what the next pair did in fewer words."""

_MAX_COMPARED = 2

Compared = tuple[tuple[str, str], float]
"""The names of two states, and their value."""


def comparison_sentence(measure: str, compared: Sequence[Compared], unit: Unit, year: int) -> str:
    """Return what like pairs did in a year; empty without any.

    Parameters
    ----------
    measure
        Of :data:`COMPARISONS`.
    compared
        The pairs of comparison with a value, the most alike first.
    unit
        The unit of the values.
    year
        The year of the values.

    Examples
    --------
    >>> from comity.unit import DOLLARS
    >>> pairs = [(("China", "Poland"), 47_700), (("Japan", "Russia"), 6_700)]
    >>> comparison_sentence("trade", pairs, DOLLARS, 2025)[:60]
    'By comparison, China and Poland traded goods worth 47.7 bill'
    """
    clauses = [
        text.format(
            pair=" and ".join(map(with_article, names)),
            value=newspaper_amount(v, unit),
            year=year,
        )
        for (names, v), text in zip(compared[:_MAX_COMPARED], COMPARISONS[measure], strict=False)
    ]
    return f"{', while '.join(clauses)}." if clauses else ""


def new_source_sentence(title: str, year: int) -> str:
    """Return that a newest figure has another source than those before it.

    Examples
    --------
    >>> new_source_sentence("Trade in goods", 2025)[:53]
    'The figure for 2025 under “Trade in goods” is from an'
    """
    return (
        f"The figure for {year} under “{title}” is from another source than those before it, and "
        "compares only roughly with them."
    )


def series_end_sentence(last: str, year: int) -> str:
    """Return where the series of a forecast ended, before a newer figure of another source.

    Parameters
    ----------
    last, year
        The last amount of the series and its year.

    Examples
    --------
    >>> series_end_sentence("245.2 billion dollars", 2024)
    'It continues a series that ended at 245.2 billion dollars in 2024.'
    """
    return f"It continues a series that ended at {last} in {year}."


def apart_from_series_sentence(newest: int) -> str:
    """Return that a newer figure is not part of the series that is forecast.

    Examples
    --------
    >>> apart_from_series_sentence(2025)
    'The figure for 2025 has another source, and is not part of that series.'
    """
    return f"The figure for {newest} has another source, and is not part of that series."


TERMS: Mapping[str, tuple[str, ...]] = {
    "An ideal point is a state's place on a line that its votes in the UN give: the farther apart "
    "two are, the less alike they vote.": ("ideal_point_distance", "distance_from_us"),
    "The gravity prediction is the trade that two states of their size, distance, borders and "
    "languages would have.": ("gravity_ratio",),
    "TIV count the military worth of arms, whatever was paid for them.": ("arms_transfers",),
    "Strategic rivals regard each other as competitors and as threats.": (
        "strategic_rivalry", "rivals", "shared_rivals",
    ),
    "Material capabilities are a state's share of the world's people, industry and armed forces.": (
        "cinc_ratio",
    ),
}  # fmt: skip
"""What a term means, with the measures whose sentences have it."""


_REFERENCES = ("the two", "they", "the two countries")


def refer_back(sentences: Sequence[str], a: str, b: str) -> list[str]:
    """Name two states anew only where a reader would need it.

    A sentence that begins with both names begins with "the two", "they" or "the two countries" in
    turn, where the sentence before named the same two and no other pair.

    Parameters
    ----------
    sentences
        Of one paragraph.
    a, b
        The names as sentences have them.

    Examples
    --------
    >>> refer_back(["Peru and Chile traded.", "Peru and Chile voted alike."], "Peru", "Chile")
    ['Peru and Chile traded.', 'The two voted alike.']
    """
    both = f"{capitalise(a)} and {b} "
    texts: list[str] = []
    clear, count = False, 0
    for sentence in sentences:
        starts = sentence.startswith(both)
        if starts and clear:
            words = _REFERENCES[count % len(_REFERENCES)]
            texts.append(f"{capitalise(words)} {sentence.removeprefix(both)}")
            count += 1
        else:
            texts.append(sentence)
        clear = (starts or f"{a} and {b}" in sentence) and not sentence.startswith(_COMPARED)
    return texts


_COMPARED = "By comparison, "


def age_sentence(oldest: int, newest: int, title: str) -> str:
    """Return how old the figures of a brief are, and which is the oldest.

    Examples
    --------
    >>> age_sentence(2014, 2025, "Disputes")
    'The newest figure is from 2025, the oldest from 2014 (“Disputes”).'
    >>> age_sentence(2023, 2023, "Disputes")
    'All figures are from 2023.'
    """
    if oldest == newest:
        return f"All figures are from {newest}."
    return f"The newest figure is from {newest}, the oldest from {oldest} (“{title}”)."


CONFLICTS: Mapping[str, tuple[str, str]] = {
    "interstate_war": ("interstate wars", ", when the two were at war,"),
    "militarised_disputes": ("militarised disputes", ""),
    "strategic_rivalry": ("strategic rivalries", ""),
}
"""Measures of conflict, of which a zero or a silence would be taken for peace: what each is of, and
what is added where the last year of the data has one between the two."""

DataEnd = tuple[str, int, str]
"""What data are of, their last year, and what is added about the two in that year."""


def data_end_sentence(ends: Sequence[DataEnd]) -> str:
    """Return after which years data know no more of conflicts; empty without any.

    Parameters
    ----------
    ends
        The data, the earliest end first.

    Examples
    --------
    >>> data_end_sentence([("wars", 2003, ", when the two fought one,"), ("disputes", 2014, "")])
    'The data on wars end in 2003, when the two fought one, and on disputes in 2014; later ones ...'
    """
    parts = [
        f"on {name} {'end ' * (at == 0)}in {year}{remark}"
        for at, (name, year, remark) in enumerate(ends)
    ]
    if len(parts) == 1:
        parts = [parts[0].rstrip(",")]
    return f"The data {join_names(parts)}; later ones are not in them." if parts else ""


def missing_sentence(none: Sequence[str], single: Sequence[str] = ()) -> str:
    """Return of which questions there are no data, and of which only figures without a sentence.

    Examples
    --------
    >>> missing_sentence(["Economic cooperation", "International pressure"])
    'There are no data on economic cooperation and international pressure.'
    >>> missing_sentence(["Political alignment"], ["Economic cooperation"])
    'There are no data on political alignment, and only single figures on economic cooperation.'
    """
    parts = [
        f"{words} {join_names([_topic(title) for title in titles])}"
        for words, titles in (("no data on", none), ("only single figures on", single))
        if titles
    ]
    return f"There are {', and '.join(parts)}."


def _topic(title: str) -> str:
    """Return a question's title in a sentence; after a comma is what else it is called."""
    short = title.partition(",")[0]
    return f"{short[0].lower()}{short[1:]}"
