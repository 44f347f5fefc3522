"""How a state is found: by any name, code or abbreviation that it goes by."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from comity.errors import NotAStateError, UnknownNameError
from comity.states.register import Named, Other, codes, former_names, names, others, states
from comity.states.spelling import key
from comity.states.state import State

CLOSE = 0.7
"""How like a known name an unknown one must be to be answered with it (difflib's ratio)."""


def find(query: str | int | State, year: int | None = None) -> State:
    """Find the state of a name, a code or an abbreviation.

    Parameters
    ----------
    query
        A name in use now or once, in any script, whatever its case, marks and punctuation;
        a Correlates of War number or abbreviation; an ISO 3166 code of three or two letters.
    year
        Decides between states that had one name at different times. Without it the state
        is meant that bears the name now.

    Raises
    ------
    UnknownNameError
        If nothing, or more than one state, is called so; it names the nearest.
    NotAStateError
        If it is a territory or a group of states; it says what that is.

    Examples
    --------
    >>> find("prc").ccode, find("Россия").ccode, find("USSR").ccode
    (710, 365, 365)
    >>> find("Germany").ccode, find("Germany", 1975).ccode
    (255, 260)
    >>> find("Rusia")
    Traceback (most recent call last):
    comity.errors.UnknownNameError: There is no state called 'Rusia'. Did you mean Russia...?
    >>> find("Hong Kong")
    Traceback (most recent call last):
    comity.errors.NotAStateError: Hong Kong is a territory, not a state: a special ...
    """
    if isinstance(query, State):
        return query
    text = str(query).strip()
    if text.isdecimal():
        return _numbered(text)
    ccodes = tuple(_meant(_index().get(key(text), ()), year))
    others_so_called = _others().get(key(text), ())
    return _only(text, ccodes, others_so_called)


def _numbered(text: str) -> State:
    state = states().get(int(text)) if len(text) <= 4 else None
    if state is None:
        raise UnknownNameError("state", text, hint="Numbers are Correlates of War country codes.")
    return state


def _only(text: str, ccodes: tuple[int, ...], also: tuple[Other, ...]) -> State:
    """Return the one state found, or say why there is none."""
    territories = [other for other in also if other.kind == "territory"]
    if len(ccodes) == 1 and not territories:
        return states()[ccodes[0]]
    if ccodes:
        raise _ambiguous(text, [*(states()[ccode].name for ccode in ccodes)], territories)
    if also:
        raise NotAStateError(also[0].name, also[0].kind, also[0].explanation)
    raise UnknownNameError("state", text, nearest(text), hint="" if nearest(text) else _HELP)


_HELP = "Give an English name, an ISO 3166 code or a Correlates of War code."


def _ambiguous(text: str, candidates: list[str], territories: list[Other]) -> UnknownNameError:
    meanings = [*candidates, *(other.name for other in territories)]
    return UnknownNameError(
        "state",
        text,
        meanings,
        hint="It can mean either, so say which: a full name, or a Correlates of War number.",
    )


def _meant(meanings: Iterable[Named], year: int | None) -> Iterator[int]:
    """Yield the ccodes that the same name or code can mean, fewer if the year decides."""
    meanings = tuple(meanings)
    candidates = sorted({one.ccode for one in meanings})
    if len(candidates) > 1:
        candidates = sorted({one.ccode for one in meanings if _current(one, year)}) or candidates
    if len(candidates) > 1:
        candidates = [ccode for ccode in candidates if _member(ccode, year)] or candidates
    yield from candidates


def _current(one: Named, year: int | None) -> bool:
    return one.last is None if year is None else one.in_use(year)


def _member(ccode: int, year: int | None) -> bool:
    state = states()[ccode]
    return state.is_member if year is None else state.member_in(year)


def former_name(query: object, state: State) -> Named | None:
    """Find the former name by which a state was asked for; None for one that it bears now.

    >>> former_name("prussia", find("Prussia")).last
    1871
    >>> former_name("Germany", find("Germany"))
    """
    # A source may go on writing a name that the state bears no more.
    meanings = [
        one
        for one in _index().get(key(str(query)), ())
        if one.ccode == state.ccode and one.kind != "source"
    ]
    is_former = all(one.last for one in meanings)
    return max(meanings, key=lambda one: one.last or 0, default=None) if is_former else None


def as_of(state: State, year: int) -> State:
    """Return a state under the name that it went by in a year.

    >>> as_of(find("russia"), 1975).name, as_of(find("russia"), 2020).name
    ('Soviet Union', 'Russia')
    """
    former = (n for n in former_names() if n.ccode == state.ccode and n.in_use(year))
    name = next(former, None)
    return state if name is None else replace(state, name=name.text)


def nearest(name: str, most: int = 3) -> tuple[str, ...]:
    """Return the names of states most similar to an unknown one, one a state.

    >>> nearest("Rumenia", most=1)
    ('Rumania',)
    """
    close = difflib.get_close_matches(key(name), _suggestions(), n=3 * most, cutoff=CLOSE)
    one_each: dict[int, str] = {}
    for spelling in close:
        likest = _suggestions()[spelling]
        one_each.setdefault(likest.ccode, likest.text)
    return tuple(one_each.values())[:most]


def spellings(state: State) -> tuple[str, ...]:
    """Return the comparison keys of all names and codes by which a state is found today.

    >>> "prc" in spellings(find("China")), "uk" in spellings(find("Ukraine"))
    (True, False)
    """
    return tuple(
        spelling
        for spelling, meanings in _index().items()
        if tuple(_meant(meanings, None)) == (state.ccode,)
    )


def split(names_listed: str) -> tuple[str, ...]:
    """Split a list of names at its commas, except those inside a name.

    >>> split("Libya, Yemen, North, Gambia, The, EU")
    ('Libya', 'Yemen, North', 'Gambia, The', 'EU')
    """
    parts: list[str] = []
    for piece in filter(None, map(str.strip, names_listed.split(","))):
        whole = f"{parts[-1]}, {piece}" if parts else piece
        if parts and not _known(piece) and _known(whole):
            parts[-1] = whole
        else:
            parts.append(piece)
    return tuple(parts)


def _known(name: str) -> bool:
    """Return whether a state, territory or group has the name."""
    spelling = key(name)
    return bool(spelling) and (spelling in _index() or spelling in _others())


@cache
def _suggestions() -> dict[str, Named]:
    """Return the names to suggest, by comparison key; the shortest resemble too many."""
    worth = {"common", "official", "historic"}
    spelt = ((key(name.text), name) for name in reversed(names()) if name.kind in worth)
    return {spelling: name for spelling, name in spelt if len(spelling) > 3}


@cache
def _index() -> dict[str, list[Named]]:
    """Return all names and codes of states, by comparison key."""
    index: dict[str, list[Named]] = {}
    for one in (*names(), *_abbreviations(), *_letter_codes()):
        index.setdefault(key(one.text), []).append(one)
    return index


def _abbreviations() -> Iterator[Named]:
    for state in states().values():
        yield Named(state.abbreviation, state.ccode, "abbreviation", None, None)


def _letter_codes() -> Iterator[Named]:
    dated = [one for one in codes() if one.kind in ("iso3", "iso2")]
    settled = {one.text for one in dated}
    for state in states().values():
        for code in {state.iso3, state.iso2} - settled - {""}:
            yield Named(code, state.ccode, "iso", None, None)
    yield from dated


@cache
def _others() -> dict[str, tuple[Other, ...]]:
    """Return territories and groups, by comparison key."""
    others_by_name: dict[str, tuple[Other, ...]] = {}
    for other in others():
        for text in {key(t) for t in (other.name, *other.iso3[:1], other.iso2, *other.also)}:
            if text and other not in others_by_name.get(text, ()):
                others_by_name[text] = (*others_by_name.get(text, ()), other)
    return others_by_name
