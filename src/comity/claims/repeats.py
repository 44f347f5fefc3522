"""What is read of a part of a claim that is listed already: kept, and not listed or counted."""

from __future__ import annotations

from collections.abc import Sequence

from comity.claims.claim import Claim, VerdictName


def repeats(claims: Sequence[Claim]) -> frozenset[int]:
    """Find the claims that only repeat a part of another one of their sentence.

    Such a claim is untestable, its place is within that of the other, or the same, and it is of
    no state that the others are not of. Of several that repeat each other the first counts.

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
        states = {state for other in around for state in _states(other)}
        if around and claim.verdict.name is VerdictName.UNTESTABLE and _states(claim) <= states:
            places.add(place)
    return frozenset(places)


def _states(claim: Claim) -> set[int]:
    return set(claim.interpretation.states) if claim.interpretation else set()


def _holds(whole: Claim, part: Claim, *, comes_first: bool) -> bool:
    """Return whether the place of a claim holds that of another; the same place if first."""
    is_within = whole.block == part.block and whole.start <= part.start and part.end <= whole.end
    is_longer = (whole.end - whole.start) > (part.end - part.start)
    return is_within and (is_longer or (comes_first and whole.text == part.text))
