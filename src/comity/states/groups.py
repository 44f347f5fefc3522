"""Groups of states, with dated memberships."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from comity.errors import UnknownNameError
from comity.states.articles import with_article
from comity.states.register import others, read, states
from comity.states.spelling import key
from comity.states.state import Spell

WESTERN_GROUPS = ("EU", "NATO", "G7")
"""The groups whose members make up the West."""

THE_WEST = f"the West ({', '.join(WESTERN_GROUPS)})"
"""The name of the West where readers need its definition."""


@dataclass(frozen=True, slots=True)
class Group:
    """An organisation or alliance of states, with the times of each one's membership.

    A member that is suspended remains a member. The day is that on which accession took
    effect; the European Union begins with the Economic Community of 1958.

    >>> sorted(find_group("G7").members(2020))
    [2, 20, 200, 220, 255, 325, 740]
    """

    name: str
    spells: Mapping[int, tuple[Spell, ...]]

    def __str__(self) -> str:
        return self.name

    def members(self, when: date | int) -> frozenset[int]:
        """Return the ccodes of the members on a day, or on at least a day of a year."""
        return frozenset(code for code, spells in self.spells.items() if _hold(spells, when))


def members_of_group(group: str | Group, when: date | int) -> frozenset[int]:
    """Return the ccodes of a group's members on a day, or on at least a day of a year.

    >>> sorted(members_of_group("G7", 2020))
    [2, 20, 200, 220, 255, 325, 740]
    >>> [len(members_of_group("EU", date(2020, month, day))) for month, day in ((1, 31), (2, 1))]
    [28, 27]
    """
    return (group if isinstance(group, Group) else find_group(group)).members(when)


@cache
def western_states(year: int) -> frozenset[int]:
    """Return the ccodes of the West: members of the EU, NATO or the G7 when a year ends.

    >>> 205 in western_states(1972), 205 in western_states(1973)
    (False, True)
    """
    return frozenset().union(
        *(members_of_group(group, date(year, 12, 31)) for group in WESTERN_GROUPS)
    )


def find_group(name: str) -> Group:
    """Find a group by any name or abbreviation it goes by.

    Raises
    ------
    UnknownNameError
        If there is none, or its members are not recorded here.

    Examples
    --------
    >>> find_group("League of Arab States").name
    'Arab League'
    """
    name_of = _index().get(key(name))
    if name_of is None:
        raise UnknownNameError("recorded group of states", name, hint=_listed())
    return groups()[name_of]


FIRST_CODE = 10_000
"""The code of the first group; those of states are lower."""


def code_of_group(group: Group) -> int:
    """Return the number by which a group is named in the place of a state.

    >>> group_of_code(code_of_group(find_group("NATO"))).name
    'NATO'
    """
    return FIRST_CODE + list(groups()).index(group.name)


def group_of_code(code: int) -> Group | None:
    """Return the group that a number names in the place of a state; None where it is a state.

    >>> group_of_code(710) is None
    True
    """
    if is_several(code):
        return _several(code)
    return list(groups().values())[code - FIRST_CODE] if code >= FIRST_CODE else None


_SEVERAL = 1_000_000
"""The first number that names several states taken together."""

_DIGITS = 3
"""How many digits the code of each of them has in it."""


def code_of_several(codes: Sequence[int]) -> int:
    """Return the number by which several states are named as one.

    >>> group_of_code(code_of_several([390, 2])).name
    'Denmark and the United States'
    """
    return int("1" + "".join(f"{code:0{_DIGITS}}" for code in codes))


def is_several(code: int) -> bool:
    """Return whether a number names several states that are no group.

    >>> is_several(code_of_several([390, 375])), is_several(390)
    (True, False)
    """
    return code >= _SEVERAL


def each_of_several(code: int) -> tuple[int, ...]:
    """Return the states that a number names: several, or itself alone.

    >>> each_of_several(code_of_several([390, 2])), each_of_several(390)
    ((390, 2), (390,))
    """
    if not is_several(code):
        return (code,)
    digits = str(code)[1:]
    return tuple(int(digits[at : at + _DIGITS]) for at in range(0, len(digits), _DIGITS))


@cache
def _several(code: int) -> Group:
    """Return several states as a group that has always been one."""
    codes = each_of_several(code)
    names = [states()[codes[0]].name, *(with_article(states()[one].name) for one in codes[1:])]
    always = (Spell(date.min, None),)
    return Group(f"{', '.join(names[:-1])} and {names[-1]}", dict.fromkeys(codes, always))


@cache
def groups() -> Mapping[str, Group]:
    """Return all groups whose members are recorded, by name.

    >>> 710 in groups()["BRICS"].members(2010)
    True
    """
    spells: dict[str, dict[int, tuple[Spell, ...]]] = {}
    for row in read("groups.csv"):
        ccode, spell = int(row["ccode"]), Spell(_day(row["start"]), _end(row["end"]))
        of_group = spells.setdefault(row["group"], {})
        of_group[ccode] = (*of_group.get(ccode, ()), spell)
    return MappingProxyType(
        {name: Group(name, MappingProxyType(of_group)) for name, of_group in spells.items()}
    )


@cache
def _index() -> dict[str, str]:
    """Return the name of each group, by the comparison key of each of its names."""
    index: dict[str, str] = {key(name): name for name in groups()}
    for other in others():
        texts = {key(text) for text in (other.name, *other.iso3, *other.also)} - {""}
        named = next((index[text] for text in texts if text in index), None)
        if other.kind == "group" and named:
            index.update(dict.fromkeys(texts, named))
    return index


def _hold(spells: tuple[Spell, ...], when: date | int) -> bool:
    if isinstance(when, int):
        return any(spell.holds_in(when) for spell in spells)
    return any(spell.holds_on(when) for spell in spells)


def _listed() -> str:
    return f"Recorded are {', '.join(groups())}."


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _end(text: str) -> date | None:
    return _day(text) if text else None
