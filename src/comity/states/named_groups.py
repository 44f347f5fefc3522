"""Groups as a request names them: as they were in a year, by their number, or as the West."""

from __future__ import annotations

import re
from datetime import date, timedelta
from difflib import get_close_matches

from comity.errors import InvalidRequestError, UnknownNameError
from comity.states.groups import THE_WEST, Group, find_group, groups, western_states
from comity.states.names import find, nearest
from comity.states.register import others
from comity.states.spelling import key
from comity.states.state import State

_NAMES_OF_THE_WEST = frozenset(map(key, ("west", "the west")))
"""Names of the Western states in a list of states and groups."""

_NUMBERED = re.compile(r"(.*\D)[ -]?(\d+)")


def named_group(name: str, year: int) -> tuple[str, frozenset[int]] | None:
    """Return what a group is called and who was in it when a year ended; None for no group.

    With a number ("eu27"), it is as it was when it last had that number of members. "west" means
    all that were in the EU, NATO or the G7.

    Raises
    ------
    InvalidRequestError
        If the group never had that number of members.

    Examples
    --------
    >>> [len(named_group(name, 2014)[1]) for name in ("eu", "eu27", "g7")]
    [28, 27, 7]
    >>> named_group("china", 2014) is None
    True
    """
    if key(name) in _NAMES_OF_THE_WEST:
        return THE_WEST, western_states(year)
    if numbered := _numbered(name):
        group, day = numbered
        members = group.members(day)
        return f"{group.name}{len(members)}", members
    if _is_group(name):
        group = find_group(name)
        return group.name, _members(group, year)
    return None


def find_in_list(name: str, year: int | None = None) -> State:
    """Find a state where a group could be named as well; the error then names the nearest of both.

    Raises
    ------
    UnknownNameError
        If a name is neither a state nor a group.

    Examples
    --------
    >>> find_in_list("prc").name
    'China'
    """
    try:
        return find(name, year)
    except UnknownNameError as unknown:
        raise _neither(unknown, name) from None


def _members(group: Group, year: int) -> frozenset[int]:
    """Return who was in a group when a year ended; raises ``InvalidRequestError`` for none."""
    if members := group.members(date(year, 12, 31)):
        return members
    turns = sorted(_turns(group))
    begin, end = turns[0].year, turns[-1]
    last = len(group.members(end - timedelta(days=1)))
    hint = f"It begins in {begin}."
    if year >= begin:
        hint = f'It ended in {end.year}; "{group.name}{last}" names its last members.'
    raise InvalidRequestError(f"{group.name} had no members at the end of {year}.", hint)


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
