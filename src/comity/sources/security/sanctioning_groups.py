"""Members of groups that sent or met sanctions, by year.

They complete the groups of :mod:`comity.states.groups`. Eleven organisations have the members of
the Correlates of War's list of 2014, and those of 2014 count on. CoCom and ChinCom, the committees
on exports to the planned economies, were NATO without Iceland, with Spain from 1985, Japan from
1952 and Australia from 1989 (Mastanduno 1992, Economic Containment). NAFTA, UNASUR, the G8 and the
nineteen signatories of the agreement on Cambodia of 1991 have the members of their treaties.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from comity.errors import UnknownNameError
from comity.states.groups import Group, find_group
from comity.states.register import read

_SAME = {
    "EEC": "European Union",
    "CSCE": "OSCE",
    "Organization of Eastern Carribean States": "OECS",
}
"""Groups under other names, whose members are those of the name given here."""


def is_group(name: str) -> bool:
    """Return whether a party to sanctions is a group whose members are recorded.

    >>> is_group("CoCom"), is_group("EEC"), is_group("Balkans")
    (True, True, False)
    """
    return _SAME.get(name, name) in _listed() or _found(name) is not None


def group_members(name: str, year: int) -> frozenset[int]:
    """Return the ccodes of the members of a group in a year.

    >>> 740 in group_members("CoCom", 1951), 740 in group_members("CoCom", 1952)
    (False, True)
    >>> 710 in group_members("UN", 1970), 713 in group_members("UN", 1970)
    (False, True)
    """
    spells = _listed().get(_SAME.get(name, name))
    if spells is not None:
        return frozenset(ccode for ccode, first, last in spells if first <= year <= last)
    group = _found(name)
    return group.members(year) if group else frozenset()


def _found(name: str) -> Group | None:
    """Return the group of a name among those recorded for all uses."""
    try:
        return find_group(_SAME.get(name, name))
    except UnknownNameError:
        return None


@cache
def _listed() -> Mapping[str, tuple[tuple[int, int, int], ...]]:
    """Return the spells of each group of the list: ccode, first and last year."""
    spells: dict[str, list[tuple[int, int, int]]] = {}
    for row in read("sanctioning_groups.csv"):
        years = int(row["first_year"]), int(row["last_year"] or 9999)
        spells.setdefault(row["group"], []).append((int(row["ccode"]), *years))
    return {group: tuple(of_group) for group, of_group in spells.items()}
