"""The order of answers: it follows the sign of the relation, hostile facts first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from comity.questions.answer import Answer
from comity.questions.figure import Figure
from comity.questions.question import Group
from comity.questions.summary.summarise import figures_together
from comity.states.articles import with_article
from comity.states.dyad import Dyad

_RIVALS = "rivals"

_HOSTILE_ORDER: tuple[Group, ...] = ("strains", "drivers", "cooperation", "outlook")
"""Of two hostile states, what divides them comes first."""

_SANCTIONS = "sanctions_imposed_beyond_un"

WAR = "interstate_war"
"""The measure that says, of its year, the most about two states."""

HOSTILE_MEASURES = frozenset({WAR, "strategic_rivalry", _SANCTIONS})
"""Measures that say, where they are not zero, that two states are hostile. Sanctions of the UN bind
all its members, friends of the state among them."""


_MANY_CASES = 4
"""From as many sanction cases, an alliance of two is one in name."""

_ENDED = frozenset({WAR})
"""Measures of what was over within years: it says nothing of any other year."""


def stands(figure: Figure, newest: int) -> bool:
    """Return whether what a figure says was so in the newest year of its pair as well.

    A war of an earlier year was not; a rivalry lasts, and is coded to its last year only.

    Parameters
    ----------
    figure
        The figure.
    newest
        The year of the newest figure of the pair.

    Examples
    --------
    >>> import comity
    >>> figures = comity.dossier("usa", "iraq", year=2010).answers[0].with_value
    >>> all(stands(figure, 2010) for figure in figures)
    True
    """
    return figure.measure not in _ENDED or figure.year == newest


def is_hostile(answers: Iterable[Answer], dyad: Dyad) -> bool:
    """Return whether two states are rivals or at war, or one sanctions the other.

    By their newest data; a war of an earlier year does not count. Sanctions make no enemies of two
    of which one arms the other: friends have cases too, on visas or single firms. Nor do less than
    four cases of which none restricts trade, or between two that are bound to defend each other
    and had no militarised dispute.

    >>> from comity.states.dyad import dyad
    >>> is_hostile([], dyad("peru", "chile"))
    False
    """
    answers = tuple(answers)
    figures = _standing(answers, dyad)
    measures = {f.measure for f in figures}
    if measures & {WAR, "strategic_rivalry"}:
        return True
    cases = sum(f.value or 0.0 for f in figures if f.measure == _SANCTIONS)
    are_allies = "defence_obligation" in measures and "militarised_disputes" not in measures
    tolerated = _MANY_CASES - 1 if are_allies or _leave_trade_free(answers) else 0
    return cases > tolerated and "arms_transfers" not in measures


def _leave_trade_free(answers: Iterable[Answer]) -> bool:
    """Return whether the sanctions of two states are known, and none restricts trade."""
    figures = (figure for answer in answers for figure in answer.with_value)
    cases = [f.value for f in figures if f.measure == "trade_sanctions_imposed"]
    return bool(cases) and not any(cases)


_DEALINGS = frozenset({"trade", "exports", "arms_transfers", "defence_obligation", "shared_igos"})
"""Measures that say, where they are not zero, that two states deal with each other."""


def has_dealings(answers: Iterable[Answer]) -> bool:
    """Return whether trade, arms, an alliance or an organisation joins two states.

    Where nothing is known of any, they are not said to have none.

    >>> has_dealings([])
    True
    """
    figures = (figure for answer in answers for figure in answer.with_value)
    values = [figure.value for figure in figures if figure.measure in _DEALINGS]
    return any(values) or not values


def _standing(answers: Iterable[Answer], dyad: Dyad) -> list[Figure]:
    """Select the figures above zero whose fact was still so in the newest year of the pair."""
    figures = {f.key: f for answer in answers for f in figures_together(answer, dyad)}.values()
    newest = max((figure.year or 0 for figure in figures), default=0)
    return [figure for figure in figures if figure.value and stands(figure, newest)]


def order_answers(answers: Sequence[Answer], dyad: Dyad) -> tuple[Answer, ...]:
    """Return answers by the sign of the relation.

    Of two hostile states, the answers on what divides them come first; where the two are rivals of
    each other, that is the first of them, and no longer among what they have in common.

    Parameters
    ----------
    answers
        Of all questions, in the order of the registry.
    dyad
        The two states, in the order in which they are named.

    Examples
    --------
    >>> import comity
    >>> [answer.question.name for answer in comity.dossier("india", "pakistan").answers][:2]
    ['rivals', 'asymmetry']
    """
    if not is_hostile(answers, dyad):
        return tuple(answers)
    moved = (
        _between_the_two(answer, dyad) if _are_rivals(answer) else answer for answer in answers
    )
    return tuple(sorted(map(_of_no_partners, moved), key=_position))


def _of_no_partners(answer: Answer) -> Answer:
    """Return an answer without what is not known of that which partners alone do together."""
    limits = len(answer.question.all_limits)
    other, last = len(answer.gaps) - limits, len(answer.question.partner_limits)
    gaps = (*answer.gaps[:other], *answer.gaps[other + last :])
    return replace(answer, question=replace(answer.question, partner_limits=()), gaps=gaps)


def _are_rivals(answer: Answer) -> bool:
    """Return whether an answer says that the two are rivals of each other."""
    rivalry = (f.value for f in answer.with_value if f.measure == "strategic_rivalry")
    return answer.question.name == _RIVALS and any(rivalry)


def _between_the_two(answer: Answer, dyad: Dyad) -> Answer:
    """Return the answer on rivals, of two that are rivals themselves."""
    a, b = with_article(dyad.a.name), with_article(dyad.b.name)
    question = replace(answer.question, group="strains", title="Rivalry and pressure from others")
    text = f"Are {a} and {b} rivals, and do they face the same pressure?"
    return replace(answer, question=question, text=text)


def _position(answer: Answer) -> tuple[int, bool]:
    """Return the place of an answer among those of two hostile states."""
    group = _HOSTILE_ORDER.index(answer.question.group)
    return group, group == 0 and answer.question.name != _RIVALS
