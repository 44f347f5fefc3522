"""The register of states: data files of this folder, read once."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from comity.states.state import Spell, State

DATA = Path(__file__).parent / "data"


class Named(NamedTuple):
    """A name or code of a state, in some years or in all.

    ``kind`` is "common", "official", "historic", "native", "source" (what a data set calls
    it) or "ambiguous" (might mean it, as "Korea" might) for names, and the scheme for codes.

    >>> Named("USSR", 365, "name", 1922, 1991).ccode
    365
    """

    text: str
    ccode: int
    kind: str
    first: int | None
    last: int | None

    def in_use(self, year: int) -> bool:
        """Return whether the name meant the state in the year."""
        return (self.first is None or self.first <= year) and (
            self.last is None or year <= self.last
        )


class Other(NamedTuple):
    """A territory or a group of states: known by name and code, and no state.

    >>> {other.kind for other in others()} >= {"territory", "group"}
    True
    """

    name: str
    kind: str
    iso3: tuple[str, ...]
    iso2: str
    iso_numeric: str
    gw: str
    also: tuple[str, ...]
    explanation: str


def read(file: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one of the data files.

    >>> next(read("states.csv"))["ccode"]
    '2'
    """
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


@cache
def states() -> Mapping[int, State]:
    """Return all states that ever were members, by ccode.

    >>> len(states()), states()[365].name
    (217, 'Russia')
    """
    spells, names = _spells(), _names()
    return MappingProxyType(
        {int(row["ccode"]): _state(row, spells, names) for row in read("states.csv")}
    )


@cache
def names() -> tuple[Named, ...]:
    """Return all names of all states, with the years in which they were in use.

    >>> [name.text for name in names() if name.ccode == 710][:3]
    ['China', "People's Republic of China", 'PRC']
    """
    return tuple(_named(row, row["name"], row["kind"]) for row in read("names.csv"))


@cache
def former_names() -> tuple[Named, ...]:
    """Return what states were commonly called before their name of today, with those years.

    >>> [(name.text, name.first, name.last) for name in former_names() if name.ccode == 365]
    [('Soviet Union', 1923, 1991)]
    """
    return tuple(_named(row, row["name"], "former") for row in read("former_names.csv"))


@cache
def codes() -> tuple[Named, ...]:
    """Return codes that changed their state or went out of use, and all Gleditsch-Ward numbers.

    >>> len(codes()) > 100
    True
    """
    return tuple(_named(row, row["code"], row["scheme"]) for row in read("codes.csv"))


@cache
def others() -> tuple[Other, ...]:
    """Return the territories and groups that sources list among states.

    >>> {other.kind for other in others()} == {"territory", "group"}
    True
    """
    return tuple(_other(row) for row in read("others.csv"))


def _state(
    row: dict[str, str], spells: dict[int, list[Spell]], names: dict[int, list[str]]
) -> State:
    ccode = int(row.pop("ccode"))
    return State(ccode, **row, names=tuple(names[ccode]), spells=tuple(spells[ccode]))


def _spells() -> dict[int, list[Spell]]:
    spells: dict[int, list[Spell]] = {}
    for row in read("spells.csv"):
        end = date.fromisoformat(row["end"]) if row["end"] else None
        spell = Spell(date.fromisoformat(row["start"]), end)
        spells.setdefault(int(row["ccode"]), []).append(spell)
    return spells


def _names() -> dict[int, list[str]]:
    spellings: dict[int, list[str]] = {}
    for name in names():
        listed = spellings.setdefault(name.ccode, [])
        if name.kind != "ambiguous" and name.text not in listed:
            listed.append(name.text)
    return spellings


def _named(row: dict[str, str], text: str, kind: str) -> Named:
    return Named(text, int(row["ccode"]), kind, _year(row["first_year"]), _year(row["last_year"]))


def _other(row: dict[str, str]) -> Other:
    return Other(
        row["name"],
        row["kind"],
        tuple(row["iso3"].split()),
        row["iso2"],
        row["iso_numeric"],
        row["gw"],
        tuple(filter(None, row["also"].split("; "))),
        row["explanation"],
    )


def _year(text: str) -> int | None:
    return int(text) if text else None
