"""Memberships as tests: that a state is a member of a group, that it joined, or that it left."""

from __future__ import annotations

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
