"""How the two sides of a scenario are named: states, and groups as they were in the year."""

from __future__ import annotations

from comity.errors import InvalidRequestError
from comity.scenarios.scenario import Side
from comity.states.articles import with_article
from comity.states.named_groups import find_in_list, named_group
from comity.states.names import split
from comity.states.register import states


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
    if group := named_group(name, year):
        title, members = group
        return title, frozenset(code for code in members if states()[code].member_in(year))
    state = find_in_list(name, year)
    if not state.member_in(year):
        what = f"{state.name} was no member of the state system in {year}."
        raise InvalidRequestError(what, "Choose another year, or the state of that time.")
    return state.name, frozenset({state.ccode})
