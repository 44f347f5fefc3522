"""Memberships and classes as tests: that a state is, became or is no member, or is called free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from comity.claims.claim import ClaimTest, Condition, Criterion
from comity.claims.grammar.parse import Parse
from comity.claims.grammar.patterns import grammar
from comity.claims.text.times import TimeSpan
from comity.errors import UnknownNameError
from comity.states.groups import find_group

KINDS = ("member", "join", "leave")
"""The kinds of constructions that are of membership."""

FIRST = 1992
"""The first year of the list of memberships, since which a state may have left."""

MEMBER = Criterion("member", "a member at the end of the year", (Condition("value", ">", 0.0),))
JOINED = Criterion(
    "joined",
    "a member at the end of the year and none at the end of the year before",
    (Condition("change", ">", 0.0),),
)
LEFT = Criterion(
    "left",
    "no member at the end of the time and one at its beginning",
    (Condition("change", "<", 0.0),),
)


def membership_measures(parsed: Parse) -> tuple[str, ...]:
    """Return the measure of membership of the group that a clause names; empty without one."""
    try:
        name = find_group(parsed.group.removeprefix("the ")).name
    except UnknownNameError:
        return ()
    measure = grammar()["members"].get(name)
    return (measure,) if measure else ()


def membership_test(test: ClaimTest, parsed: Parse) -> ClaimTest | None:
    """Build the test of a membership, of its beginning, or of its end."""
    kind, time = parsed.construction.kind, parsed.time
    if kind == "leave":
        return _left(test, time)
    if kind == "member" and time.kind == "since" and not parsed.negated:
        return _change(test, JOINED, time.first)
    if kind == "join" and time.kind == "year":
        return _change(test, JOINED, time.last)
    if kind == "join" and time.kind != "now":
        return None
    return replace(test, criterion=MEMBER)


def of_its_beginning(test: ClaimTest) -> ClaimTest:
    """Return a test of who joined "since" a year as one of that year: "Croatia since 2013"."""
    if test.criterion != JOINED or test.time.kind != "since":
        return test
    return _change(test, JOINED, test.time.first)


def _left(test: ClaimTest, time: TimeSpan) -> ClaimTest | None:
    """Build the test of the end of a membership: in a year, or at some time."""
    if time.kind == "year":
        return _change(test, LEFT, time.last)
    if time.kind != "now":
        return None
    return replace(test, criterion=LEFT, growth=True, time=TimeSpan("since", first=FIRST))


def _change(test: ClaimTest, criterion: Criterion, year: int | None) -> ClaimTest:
    """Build the test of a change in a year."""
    return replace(test, criterion=criterion, growth=True, time=TimeSpan("year", last=year))


BY_PUBLISHER = ("freedom", "Polity")
"""The rules of constructions that name the publisher, and so the measure, themselves."""

FIRST_OF_FREEDOM = 2003
"""Before, states with a mean rating of 5.5 were of either class."""


def _between(name: str, source: str, low: float, high: float) -> Criterion:
    bounds = (Condition("value", ">=", low), Condition("value", "<=", high))
    return Criterion(name, f"{source} of {low:g} to {high:g}", bounds)


_RATING, _SCORE = "a mean rating", "a Polity score"

CLASSES: Mapping[str, Mapping[str, Criterion]] = {
    "freedom_rating": {
        "free": _between("free", _RATING, 1, 2.5),
        "partly free": _between("partly free", _RATING, 3, 5),
        "not free": _between("not free", _RATING, 5.5, 7),
    },
    "polity_score": {
        "autocracy": _between("an autocracy", _SCORE, -10, -6),
        "anocracy": _between("an anocracy", _SCORE, -5, 5),
        "democracy": _between("a democracy", _SCORE, 6, 10),
    },
}
"""By measure, the classes that its publisher makes of it (Freedom in the World; Polity5)."""

_SAME = {"unfree": "not free", "partially free": "partly free", "dictatorship": "autocracy"}


def class_test(test: ClaimTest, name: str, *, every: bool) -> ClaimTest | None:
    """Build the test of a class; None where its bounds are not known, or of every year.

    An edition of Freedom in the World is named after the year in which it appears, and is about
    the year before: what is said of a year has to hold of both.
    """
    measure, time = test.lookups[0].measure, test.time
    criterion = CLASSES[measure].get(_SAME.get(name, name))
    if criterion is None or every or time.kind not in ("now", "year"):
        return None
    test = replace(test, criterion=criterion)
    if measure != "freedom_rating" or time.kind == "now" or time.last is None:
        return test
    if time.last <= FIRST_OF_FREEDOM:
        return None
    both = TimeSpan("between", first=time.last - 1, last=time.last)
    return replace(test, time=both, every=True, is_lasting=True)
