"""How the two sides of a scenario are named: states, and groups as they were in the year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from difflib import get_close_matches

from comity.errors import InvalidRequestError, UnknownNameError
from comity.scenarios.scenario import Side
from comity.states.articles import with_article
from comity.states.groups import THE_WEST, Group, find_group, groups, western_states
from comity.states.names import find, nearest, split
from comity.states.register import others, states
from comity.states.spelling import key

_NAMES_OF_THE_WEST = frozenset(map(key, ("west", "the west")))
"""Names of the Western states in a list of states and groups."""

_NUMBERED = re.compile(r"(.*\D)[ -]?(\d+)")


def side(text: str, year: int) -> Side:
    """Find the states in a list of names.

    Parameters
    ----------
    text
        Names or codes of states and groups, with commas between. A group is as it was on the
        last day of the year; with a number ("eu27"), as it
        was when it last had that number of members.
        "west" means all that were in the EU, NATO or the G7.
    year
        The year of the scenario.

    Raises
    ------
    UnknownNameError
        If a name is neither a state nor a group, with the nearest that do.
    InvalidRequestError
        If no state is named, or a state was no member of the system that year.

    Examples
    --------
    >>> sorted(side("BEL, NLD, LUX, prc", 2014).members)
    [210, 211, 212, 710]
    >>> [len(side(name, 2014).members) for name in ("eu", "eu27", "g7")]
    [28, 27, 7]
    """
    named = split(text)
    if not named:
        raise InvalidRequestError("A side without a name.", "Name a state, a group, or several.")
    members_of = [_members(name, year) for name in named]
    *first, last = dict.fromkeys(label for label, _ in members_of)
    # One name alone gets its article where a sentence needs it.
    name = f"{', '.join(map(with_article, first))} and {with_article(last)}" if first else last
    return Side(name, frozenset().union(*(members for _, members in members_of)))


def check_apart(one: Side, other: Side) -> None:
    """Refuse two sides that share a state.

    Raises
    ------
    InvalidRequestError
        Naming the states that are on both.

    Examples
    --------
    >>> check_apart(side("usa", 2014), side("china, russia", 2014))
    """
    both = sorted(states()[code].name for code in one.members & other.members)
    if both:
        what = f"{', '.join(both)} cannot be on both sides ({one.name}; {other.name})."
        raise InvalidRequestError(what, "Take it out of one, or name its members without it.")


def _members(name: str, year: int) -> tuple[str, frozenset[int]]:
    """Return the side of a name: its title and its ccodes."""
    if key(name) in _NAMES_OF_THE_WEST:
        return THE_WEST, _present(western_states(year), year)
    if numbered := _numbered(name):
        group, day = numbered
        members = group.members(day)
        return f"{group.name}{len(members)}", _present(members, year)
    if _is_group(name):
        group = find_group(name)
        return group.name, _present(group.members(date(year, 12, 31)), year)
    try:
        state = find(name, year)
    except UnknownNameError as unknown:
        raise _neither(unknown, name) from None
    if not state.member_in(year):
        what = f"{state.name} was no member of the state system in {year}."
        raise InvalidRequestError(what, "Choose another year, or the state of that time.")
    return state.name, frozenset({state.ccode})


def _present(members: frozenset[int], year: int) -> frozenset[int]:
    """Select those that were states in the year."""
    return frozenset(code for code in members if states()[code].member_in(year))


def _is_group(name: str) -> bool:
    """Return whether a name is that of a group, by any name that groups go by."""
    spelt = key(name)
    return any(
        spelt in {key(other.name), *map(key, other.iso3), *map(key, other.also)}
        for other in others()
        if other.kind == "group"
    ) or any(key(name_of) == spelt for name_of in groups())


def _numbered(name: str) -> tuple[Group, date] | None:
    """Find the last day on which a group had the number of members its name ends in."""
    match = _NUMBERED.fullmatch(name.strip())
    if not match or not _is_group(match[1]):
        return None
    group, count = find_group(match[1]), int(match[2])
    days = [day for day in _turns(group) if len(group.members(day)) == count]
    if not days:
        sizes = sorted({len(group.members(day)) for day in _turns(group)})
        what = f"{group.name} never had {count} members."
        raise InvalidRequestError(what, f"It has had {', '.join(map(str, sizes))}.")
    return group, max(days)


def _turns(group: Group) -> set[date]:
    """Return the days on which a state joined, and those after one left."""
    spells = [spell for membership in group.spells.values() for spell in membership]
    left = {spell.end + timedelta(days=1) for spell in spells if spell.end}
    return {spell.start for spell in spells} | left


def _neither(unknown: UnknownNameError, name: str) -> UnknownNameError:
    """Build the error for a name of neither a state nor a group, with the nearest of both."""
    if unknown.nearest and "either" in str(unknown):
        return unknown
    groups_by_key = {key(group): group for group in groups()}
    close = [
        groups_by_key[near] for near in get_close_matches(key(name), groups_by_key, n=2, cutoff=0.6)
    ]
    listed = f"Groups are {', '.join(groups())}."
    return UnknownNameError("state or group", name, [*close, *nearest(name, 2)], listed)
