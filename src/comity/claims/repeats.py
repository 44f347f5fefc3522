"""What is read of a part of a claim that is listed already: kept, and not listed or counted."""

from __future__ import annotations

from collections.abc import Sequence

from comity.claims.claim import Claim, VerdictName
from comity.claims.text.sentences import overlap


def repeats(claims: Sequence[Claim]) -> frozenset[int]:
    """Find the claims that only repeat a part of another one of their sentence.

    Such a claim is untestable, its place is within that of the other, or the same, and it is of
    no state that the others are not of, and of no figure that none of them is of. Of several that
    repeat each other the first counts. So does one whose figure has a verdict.

    Parameters
    ----------
    claims : sequence of Claim
        In the order of the text.

    Returns
    -------
    frozenset of int
        Their places in the sequence.

    Examples
    --------
    >>> import comity
    >>> report = comity.check("Poland (3.8 percent) and Greece (3.2 percent) led NATO in 2023.")
    >>> repeats(report.claims) <= set(range(len(report.claims)))
    True
    """
    places: set[int] = set()
    for place, claim in enumerate(claims):
        around = [
            other
            for at, other in enumerate(claims)
            if at != place and at not in places and _holds(other, claim, comes_first=at < place)
        ]
        judged = [other for other in claims if _is_judged_by(other, claim)]
        if claim.verdict.name is VerdictName.UNTESTABLE and (
            (around and _adds_nothing(claim, around)) or judged
        ):
            places.add(place)
    return frozenset(places)


def _adds_nothing(claim: Claim, around: Sequence[Claim]) -> bool:
    """Return whether a claim has no state and no figure that those around it do not have."""
    states = {state for other in around for state in _states(other)}
    figures = {_stated(other) for other in around}
    return _states(claim) <= states and _stated(claim) in {"", *figures}


def _is_judged_by(other: Claim, claim: Claim) -> bool:
    """Return whether another claim has a verdict on the figure and the words of an open one."""
    is_together = other.block == claim.block and overlap(other, claim)
    is_same = _stated(claim) != "" and _stated(other) == _stated(claim)
    return is_together and is_same and other.verdict.name.is_definite


def _stated(claim: Claim) -> str:
    return claim.interpretation.stated.strip(" .,;") if claim.interpretation else ""


def _states(claim: Claim) -> set[int]:
    return set(claim.interpretation.states) if claim.interpretation else set()


def _holds(whole: Claim, part: Claim, *, comes_first: bool) -> bool:
    """Return whether the place of a claim holds that of another.

    Of two with the same place the first does, or that which is judged.
    """
    is_within = (
        whole.block == part.block and whole.start <= part.start and _end(part) <= _end(whole)
    )
    is_longer = (_end(whole) - whole.start) > (_end(part) - part.start)
    is_first = comes_first or whole.verdict.name.is_definite
    return is_within and (is_longer or is_first)


def _end(claim: Claim) -> int:
    """Return where the words of a claim end, without a full stop."""
    return claim.end - (len(claim.text) - len(claim.text.rstrip(" .,;")))
