"""Addresses: how a state is written in one, and what an address names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from comity.errors import InvalidRequestError, UnknownNameError
from comity.states.dyad import Dyad, dyad
from comity.states.names import find, split
from comity.states.register import states
from comity.states.state import State

_SEPARATORS = re.compile(r"[^a-z0-9]+")


def slug(state: State) -> str:
    """Return a state as addresses write it.

    >>> slug(find("Côte d'Ivoire")), slug(find("USA"))
    ('ivory-coast', 'united-states')
    """
    return _slugs()[state.ccode]


def state_at(text: str, year: int | None = None) -> State:
    """Return the state that a part of an address names: its slug, or any name or code.

    Parameters
    ----------
    text
        The part of the address.
    year
        Decides between states that had one name at different times, as on the command line.

    Raises
    ------
    UnknownNameError, NotAStateError
        If it names none.

    Examples
    --------
    >>> state_at("united-states").ccode, state_at("CHN").ccode
    (2, 710)
    >>> state_at("germany").ccode, state_at("germany", 1970).ccode
    (255, 260)
    """
    ccode = _by_slug().get(text.lower())
    if ccode is None:
        return find(text, year)
    called = states()[ccode]
    if year is None or called.member_in(year):
        return called
    # Another may have had the name in the year; a slug that is no name is of its state alone.
    try:
        return find(text, year)
    except UnknownNameError:
        return called


def dyad_at(a: str, b: str, year: int | None = None) -> Dyad:
    """Return the dyad that two parts of an address name; raises as :func:`state_at`.

    >>> str(dyad_at("china", "russia").b)
    'Russia'
    """
    return dyad(state_at(a, year), state_at(b, year))


def parse_pair(text: str, year: int | None = None) -> Dyad:
    """Parse two states with a comma between.

    Raises
    ------
    InvalidRequestError
        If there are not two.

    Examples
    --------
    >>> str(parse_pair("china,russia").a)
    'China'
    """
    names = split(text)
    if len(names) != 2:
        raise InvalidRequestError(f"{text!r} names no pair.", 'Write two names: "china,russia".')
    return dyad_at(names[0], names[1], year)


def pair_path(pair: Dyad) -> str:
    """Return the address of a dyad's page.

    >>> pair_path(dyad("china", "russia"))
    '/pair/china/russia'
    """
    return f"/pair/{slug(pair.a)}/{slug(pair.b)}"


@cache
def _slugs() -> Mapping[int, str]:
    """Map every state to its slug; a name that two share gets the ccode as well."""
    plain = {ccode: _plain(state.name) for ccode, state in states().items()}
    shared = {text for text in plain.values() if list(plain.values()).count(text) > 1}
    return {code: f"{text}-{code}" if text in shared else text for code, text in plain.items()}


@cache
def _by_slug() -> Mapping[str, int]:
    return {text: ccode for ccode, text in _slugs().items()}


def _plain(name: str) -> str:
    letters = unicodedata.normalize(
        "NFKD", name.replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    )
    ascii_only = letters.encode("ascii", "ignore").decode().lower()
    return _SEPARATORS.sub("-", ascii_only).strip("-")
