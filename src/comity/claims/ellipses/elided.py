"""A clause that leaves all but a state, and how that is named, to the clause before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from comity.claims.claim import ClaimTest, Interpretation, Lookup
from comity.claims.text.masks import PEOPLE
from comity.claims.text.mentions import Mention
from comity.claims.text.quantities import Quantity
from comity.claims.text.sentences import TextSpan
from comity.wording import claims as wording

Reading = tuple[TextSpan, Interpretation]
"""A part of a sentence, and what it was read as."""

Manner = Literal["link", "own", "doer", "bare"]
"""How a state is named: after a preposition, with what is its own, with a verb, or alone."""

Direction = Literal["more", "less", ""]

Role = Literal["buyer", "seller", ""]
"""What a state does in a flow, by its verb or by the preposition before it."""


@dataclass(frozen=True)
class ElidedClause:
    """A clause of which all but a state is left out.

    ``manner`` is how it names its ``state``, after the preposition ``link`` if any. Of a
    comparison, ``direction`` is whether the clause before has more or less than it, and ``times``
    how many times as much. It is ``is_turned`` where it denies what the clause before says, or
    says what that denies, and ``is_sure`` where no word of it is left over. ``among`` are the
    states of a list that its state is one of. ``role`` is that of its state by the verb it has,
    ``doer`` who else is said to have done it, ``market`` whose goods or whose market it is of, and
    ``apart`` by how much the two differ. What is ``is_loose`` denies nothing.
    """

    start: int
    end: int
    state: int
    manner: Manner
    link: str = ""
    direction: Direction = ""
    times: Quantity | None = None
    is_turned: bool = False
    is_slight: bool = False
    is_sure: bool = True
    among: tuple[int, ...] = ()
    role: Role = ""
    doer: int | None = None
    market: int | None = None
    apart: Quantity | None = None
    is_loose: bool = False


@dataclass(frozen=True)
class _Place:
    """A state of the clause before, as it is named there."""

    code: int
    link: str
    is_own: bool
    is_people: bool


_LINK = re.compile(
    r"\b(?P<link>to|from|with|in|into|by|on|of|for|against|at|among|under) (?:the )?$"
)
_SAME_LINK = {"into": "to", "by": "from", "among": "in"}
"""Prepositions that do the work of others."""

_AFTER = re.compile(r"['’]s?(?!\w)")


def states_placed(
    masked: str, mentions: Sequence[Mention], upto: int, lookup: Lookup
) -> list[_Place]:
    """List the states of a lookup as they are named up to a place, in the order of the words."""
    before = [one for one in mentions if one.start < upto and one.states[0] in lookup.states]
    places = []
    for one in before:
        link = _LINK.search(masked[: one.start])
        is_own = _AFTER.match(masked, one.end) is not None or one.form == "adjective"
        name = link["link"] if link else ""
        is_people = masked[one.start] == PEOPLE
        places.append(_Place(one.states[0], _SAME_LINK.get(name, name), is_own, is_people))
    return places


def replaced(
    clause: ElidedClause, lookup: Lookup, places: Sequence[_Place]
) -> tuple[int, bool] | None:
    """Return which state of the clause before another takes the place of, and whether surely.

    None where it may be either of two.

    >>> clause = ElidedClause(0, 9, 155, "link", link="to")
    >>> lookup = Lookup("exports", (135, 145))
    >>> replaced(clause, lookup, [_Place(135, "", False, False), _Place(145, "to", False, False)])
    (145, True)
    """
    if clause.state in lookup.states or {clause.doer, clause.market} - {None, *lookup.states}:
        return None
    if len(lookup.states) == 1:
        return lookup.states[0], True
    if clause.doer is not None:
        return next(code for code in lookup.states if code != clause.doer), True
    if in_flow := in_role(clause.role, lookup):
        return in_flow
    if clause.manner == "link":
        return _after_link(clause, lookup, places)
    return _unlinked(clause, lookup, places)


def _unlinked(
    clause: ElidedClause, lookup: Lookup, places: Sequence[_Place]
) -> tuple[int, bool] | None:
    """Return the owner or the doer whose place another takes that no preposition links."""
    subjects = [one.code for one in places if not one.link and not one.is_own]
    if clause.manner == "own" and _is_share_of_partner(lookup, subjects):
        return lookup.states[1], True
    if clause.manner == "own" and (owner := _only(one.code for one in _owners(places))):
        return owner, True
    if not subjects:
        return None
    return (subjects[0], True) if clause.manner == "doer" else _bare(subjects[0], lookup)


def _after_link(
    clause: ElidedClause, lookup: Lookup, places: Sequence[_Place]
) -> tuple[int, bool] | None:
    """Return the state after the same preposition; who has views is "in" a state."""
    link = _SAME_LINK.get(clause.link, clause.link)
    if lookup.measure == "favourability" and link == "in":
        return lookup.states[0], True
    same = _only(one.code for one in places if one.link == link)
    if same is not None:
        return same, True
    if link == "with":
        return (lookup.states[1], True) if lookup.measure in _WITH_PARTNER else None
    in_flow = in_role(_ROLE_OF.get(link, ""), lookup)
    return (in_flow[0], lookup.measure.endswith("_share")) if in_flow else None


_ROLE_OF: dict[str, Role] = {"from": "seller", "to": "buyer", "in": "buyer"}
_WITH_PARTNER = frozenset({"trade_share", "trade_balance"})
_OWNER_IS: dict[str, Role] = {
    "exports": "seller",
    "arms_transfers": "seller",
    "export_share": "seller",
    "import_share": "buyer",
}
"""What the first of two states does, by the end of a measure's name."""


def in_role(role: Role, lookup: Lookup) -> tuple[int, bool] | None:
    """Return the buyer or the seller of a flow, and whether another surely takes its place.

    None where a lookup is of no flow, or where it is the owner of a share.

    >>> in_role("seller", Lookup("import_share", (135, 145)))
    (145, True)
    """
    owner = next((has for end, has in _OWNER_IS.items() if lookup.measure.endswith(end)), "")
    if not role or not owner or len(lookup.states) == 1:
        return None
    if lookup.measure.endswith("_share"):
        return (lookup.states[1], True) if role != owner else None
    return (lookup.states[role != owner], True)


def _is_share_of_partner(lookup: Lookup, subjects: Sequence[int]) -> bool:
    """Return whether what is another's is a share as that of the partner who is the subject.

    "B took 9 percent of A's exports, a third of C's share".
    """
    return lookup.measure.endswith("_share") and subjects[:1] == [*lookup.states[1:]]


def _owners(places: Sequence[_Place]) -> list[_Place]:
    """Return who owns something by name; by adjective where none does by name."""
    owners = [one for one in places if one.is_own]
    return [one for one in owners if not one.is_people] or owners


def _bare(subject: int, lookup: Lookup) -> tuple[int, bool]:
    """Return the state that a bare name is set against.

    Partners are compared with partners. Of "it buys a third from A, more than B" either may be
    meant.
    """
    if lookup.measure.endswith("_share"):
        return lookup.states[-1], subject == lookup.states[-1]
    return subject, lookup.measure in _OF_DOERS


_OF_DOERS = frozenset({"favourability", "vote_agreement"})
"""Measures of what one state does, of which another that is named alone does more or less."""


def _only(codes: Iterable[int]) -> int | None:
    """Return the one of some states; None for none or several."""
    distinct = {*codes}
    return distinct.pop() if len(distinct) == 1 else None


def with_state(lookup: Lookup, old: int, new: int) -> Lookup:
    """Return a lookup with another state in the place of one of its own.

    >>> with_state(Lookup("exports", (135, 145)), 145, 155).states
    (135, 155)
    """
    states = tuple(new if code == old else code for code in lookup.states)
    return Lookup(lookup.measure, states)


def of_another(base: Interpretation, test: ClaimTest, gap: str, *, is_sure: bool) -> Interpretation:
    """Return the reading of a clause before one as that of another test, which denies nothing."""
    return replace(
        base,
        states=test.states,
        test=test,
        gap=gap or ("" if is_sure else wording.SOME_WORDS),
        are_roles_clear=is_sure,
        may_deny=False,
        is_whole=False,
        is_by_figure=False,
        is_named_in_full=False,
        is_named_around=False,
        is_plain=False,
    )
