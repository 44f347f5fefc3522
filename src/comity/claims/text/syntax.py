"""Who gives and who receives in a clause, from the dependencies between its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    """The two ends of a flow: of goods, of arms, of money, of sanctions."""

    GIVER = "giver"
    RECEIVER = "receiver"

    @property
    def opposite(self) -> Role:
        """The other end."""
        return Role.RECEIVER if self is Role.GIVER else Role.GIVER


class Token(Protocol):
    """A word in a parsed clause, with the dependency labels of ClearNLP."""

    @property
    def lemma_(self) -> str:
        """Its dictionary form."""

    @property
    def lower_(self) -> str:
        """The word in lower case."""

    @property
    def dep_(self) -> str:
        """Its relation to its head."""

    @property
    def head(self) -> Token:
        """The word that it depends on; itself for the root."""

    @property
    def children(self) -> Iterable[Token]:
        """The words that depend on it."""


_GIVING = frozenset(
    {"sell", "export", "supply", "provide", "deliver", "ship", "send", "arm", "fuel", "equip",
     "finance", "invest", "lend", "sanction", "impose", "transfer", "pump", "account", "furnish"}
)  # fmt: skip
_TAKING = frozenset(
    {"buy", "import", "purchase", "get", "receive", "obtain", "take", "acquire", "depend", "rely",
     "source", "order", "procure", "consume", "lean"}
)  # fmt: skip
_GIVERS = frozenset(
    {"supplier", "source", "exporter", "seller", "provider", "investor", "vendor", "financier",
     "lender"}
)  # fmt: skip
_TAKERS = frozenset(
    {"customer", "buyer", "importer", "market", "destination", "recipient", "client", "purchaser"}
)
_TAKEN = frozenset({"import", "purchase", "arsenal", "need", "demand", "dependence", "reliance"})
_GIVEN = frozenset(
    {"export", "sale", "delivery", "shipment", "supply", "investment", "loan", "sanction",
     "embargo"}
)  # fmt: skip
_GOODS = frozenset(
    {"arm", "arms", "weapon", "weapons", "weaponry", "gas", "oil", "fuel", "coal", "crude",
     "energy", "good"}
)  # fmt: skip
_DEPENDENT = frozenset({"dependent", "reliant"})
_DEPENDING = frozenset({"depend", "rely", "dependence", "reliance", "lean"}) | _DEPENDENT
_PENALTIES = frozenset({"sanction", "embargo", "impose"})
_COPULAS = frozenset({"be", "remain", "become"})

_AFTER: dict[str, tuple[tuple[frozenset[str], Role], ...]] = {
    "to": ((_GIVING | _GIVEN | _GIVERS | _GOODS | {"go", "flow"}, Role.RECEIVER),),
    "of": ((_GIVERS | _TAKEN, Role.RECEIVER), (_GIVEN | _TAKERS, Role.GIVER)),
    "on": ((_DEPENDING, Role.GIVER), (_PENALTIES, Role.RECEIVER)),
    "against": ((_PENALTIES, Role.RECEIVER),),
    "for": ((_TAKERS, Role.GIVER),),
}
"""By preposition: on which words it depends, and the role of what follows it."""


def role_of(token: Token) -> Role | None:
    """Return the role that the syntax gives a state; None where it says nothing."""
    for _ in range(_FARTHEST):
        if token.dep_ not in ("conj", "appos"):
            break
        token = token.head
    read = _READERS.get(token.dep_)
    return read(token) if read else None


_FARTHEST = 6
"""How many members of a list are followed to its first."""


def _by_verb(verb: Token) -> Role | None:
    """Return the role of the subject of an active verb."""
    if verb.lemma_ in _GIVING:
        return Role.GIVER
    return Role.RECEIVER if verb.lemma_ in _TAKING else None


def _subject(token: Token) -> Role | None:
    """Return the role of a subject: of what it does, or of what it is said to be."""
    verb = token.head
    if verb.lemma_ not in _COPULAS:
        return _by_verb(verb)
    for complement in verb.children:
        if complement.dep_ in ("attr", "acomp"):
            if complement.lemma_ in _GIVERS:
                return Role.GIVER
            if complement.lemma_ in _TAKERS | _DEPENDENT:
                return Role.RECEIVER
    return None


def _passive_subject(token: Token) -> Role | None:
    role = _by_verb(token.head)
    return role.opposite if role else None


def _object(token: Token) -> Role | None:
    return Role.RECEIVER if token.head.lemma_ in _GIVING else None


def _modifier(token: Token) -> Role | None:
    """Return the role of what a noun is of: China's imports, Russian gas."""
    noun = token.head.lemma_
    if noun in _GIVERS | _TAKEN:
        return Role.RECEIVER
    if noun in _TAKERS | _GIVEN:
        return Role.GIVER
    if noun in _GOODS and token.dep_ in ("amod", "poss"):
        return Role.GIVER if token.dep_ == "amod" else Role.RECEIVER
    return None


def _after_preposition(token: Token) -> Role | None:
    preposition = token.head
    if preposition.dep_ == "agent":
        return _by_verb(preposition.head)
    if preposition.lower_ == "from":
        return Role.GIVER
    word = preposition.head.lemma_
    readings = _AFTER.get(preposition.lower_, ())
    return next((role for words, role in readings if word in words), None)


_READERS: dict[str, Callable[[Token], Role | None]] = {
    "nsubj": _subject,
    "nsubjpass": _passive_subject,
    "dobj": _object,
    "dative": _object,
    "poss": _modifier,
    "nmod": _modifier,
    "compound": _modifier,
    "amod": _modifier,
    "pobj": _after_preposition,
}
"""By relation, how the role is read."""
