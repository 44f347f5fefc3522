"""What a brief adds to the sentence of a question: what like pairs did."""

from __future__ import annotations

from collections.abc import Iterator

from comity.questions.figure import Figure
from comity.questions.summary.summarise import Summary
from comity.states.dyad import Dyad
from comity.wording.briefs import COMPARISONS, comparison_sentence


def supplements(summary: Summary, dyad: Dyad) -> Iterator[str]:
    """List the sentences that follow the sentence of a question.

    Parameters
    ----------
    summary
        The question's sentence, and the figures behind it.
    dyad
        The two states.

    Examples
    --------
    >>> import comity
    >>> from comity.questions.summary.summarise import summarise
    >>> dossier = comity.dossier("nauru", "palau")
    >>> summary = summarise(dossier.answers[5], dossier.dyad)
    >>> next(supplements(summary, dossier.dyad), "")[:16]
    'By comparison, N'
    """
    for figure in summary.figures[:1]:
        if figure.measure in COMPARISONS:
            yield from _comparison(figure, dyad)


def _comparison(figure: Figure, dyad: Dyad) -> Iterator[str]:
    """Return what each did with the other's peer; nothing next to a zero or without a value."""
    names = {dyad.a.name, dyad.b.name}
    compared = [(b.pair, b.value) for b in figure.benchmarks if b.value and names & {*b.pair}]
    if figure.value and compared:
        yield comparison_sentence(figure.measure, compared, figure.unit, figure.year or 0)
