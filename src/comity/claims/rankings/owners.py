"""Which item of a sentence names what is ranked, and whose partners or flows they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from comity.claims.rankings import words
from comity.claims.rankings.items import Item
from comity.claims.rankings.topic import OF_PARTNERS, RankedTopic

_ALONE = {"supplier": "exporter", "customer": "importer"}
"""What a seller and a buyer are in the world, of whom no other state is named."""

ALONE_OF_FLOW = {"supplier": "importer", "customer": "exporter"}
"""The same of the arms that are bought and sold in the world."""

_OF_ONE = {"importer": "customer", "exporter": "supplier"}
"""What an importer and an exporter are to the one state whose goods or market is named."""

_DEALS_WITH = {"exporter": "customer", "importer": "supplier"}
"""With whom a state's own exporters and importers deal."""

_LINKS = {
    "supplier": ("of", "to", "for"), "customer": ("of", "for"), "partner": ("of", "for"),
    "importer": ("of",), "exporter": ("to",), "votes": (),
    "imports": ("of", "by", "to", "into"), "exports": ("of", "by"), "trade": ("of",),
}  # fmt: skip
"""What links a role or a flow with the state whose it is."""


@dataclass(frozen=True)
class Surrounding:
    """What a topic may leave to the words around: the one before, "its", goods and group."""

    before: RankedTopic | None = None
    own: int | None = None
    goods: str = ""
    is_owed: bool = False


@dataclass(frozen=True)
class TopicFound:
    """A topic that an item of a sentence names, and the places of the items that say whose.

    It is loose where words farther off say whose.
    """

    topic: RankedTopic
    taken: frozenset[int] = frozenset()
    is_owed: bool = False
    is_loose: bool = False


def topic_at(items: Sequence[Item], at: int, around: Surrounding) -> TopicFound | None:
    """Return what the item at a place says that is ranked; None where it says nothing whole.

    >>> supplier, of, peru = (Item("role", 0, 8, "supplier", said="supplier"),
    ...     Item("glue", 9, 11, "of", said="of"), Item("state", 12, 16, "Peru", 135))
    >>> topic_at([supplier, of, peru], 0, Surrounding(goods="arms")).topic
    RankedTopic(role='supplier', kind='arms', owner=135, scope='')
    """
    if items[at].kind == "votes":
        return _of_votes(items, at)
    return None if _are_people(items, at) else _topic_of_owner(items, at, around)


def _topic_of_owner(items: Sequence[Item], at: int, around: Surrounding) -> TopicFound | None:
    """Return what a role or a flow says that is ranked, of the state whose it is or of all."""
    owner = _owner_at(items, at, around)
    if owner == NOBODY or (_is_any_partner(items[at]) and words.ARMS in _goods(around)):
        return None
    role = _role_at(items, at, owner)
    kind = _kind_at(items, at)
    topic = RankedTopic(role, "" if role == "partner" else kind or _kind_around(items, around))
    topic = topic._replace(owner=owner.state)
    if role not in OF_PARTNERS:
        return _of_all(items, topic)
    if owner.state is not None:
        is_owed = owner.is_owed or (topic.kind != kind and around.before is None)
        return TopicFound(topic, owner.taken, is_owed, owner.is_loose)
    return _without_owner(items, at, topic, around.before)


def _owner_at(items: Sequence[Item], at: int, around: Surrounding) -> Owner:
    """Return whose an item is by what follows it, what is before it, or what begins its clause."""
    owner = _owner_after(items, at, around) or _owner_before(items, at, around)
    return owner or _owner_fronted(items, at) or NO_OWNER


def _is_any_partner(item: Item) -> bool:
    """Return whether the words around must say in what one is a partner."""
    return item.word == "partner" and " " not in item.said


def _goods(around: Surrounding) -> tuple[str, ...]:
    """Return of which goods the words around speak."""
    return (words.kind_of(around.goods), around.before.kind if around.before else "")


def _role_at(items: Sequence[Item], at: int, owner: Owner) -> str:
    """Return as what states are ranked by a role or a flow of one state, or of all."""
    role = words.ROLE_OF_FLOW.get(items[at].word, items[at].word)
    if owner.state is not None:
        return _OF_ONE.get(role, role)
    is_taken = items[at].word in _OF_EITHER_WAY and _is_taken(items, at)
    return "supplier" if is_taken else role


_OF_EITHER_WAY = ("deliveries", "shipments", "transfers", "supplies")
_TAKES = re.compile(r"took|takes|taken|taking|receiv\w+|bought|absorb\w*", re.IGNORECASE)


def _is_taken(items: Sequence[Item], at: int) -> bool:
    """Return whether a verb of taking comes before deliveries in their clause."""
    begun = [place for place in range(at) if items[place].kind == "break"]
    clause = items[begun[-1] if begun else 0 : at]
    return any(_TAKES.match(one.said) for one in clause)


def _are_people(items: Sequence[Item], at: int) -> bool:
    """Return whether traders are a state's own people: "Peruvian exporters"."""
    if at == 0 or items[at].word not in _OF_ONE:
        return False
    return items[at - 1].kind == "state" and items[at - 1].is_loose


def _kind_at(items: Sequence[Item], at: int) -> str:
    """Return the goods of which an item and those next to it speak; empty for none."""
    near = [one.said for one in items[at : at + 4] if one.kind in ("role", "flow", "kind")]
    return words.kind_of(" ".join(near))


def _kind_around(items: Sequence[Item], around: Surrounding) -> str:
    """Return the goods ranked before, or else those of the whole sentence or the one before it."""
    if around.before and around.before.kind:
        return around.before.kind
    kinds = {words.kind_of(one.said) for one in items if one.kind in ("role", "flow", "kind")} - {
        ""
    }
    return "" if len(kinds) > 1 else next(iter(kinds), words.kind_of(around.goods))


def _of_all(items: Sequence[Item], topic: RankedTopic) -> TopicFound | None:
    """Return what all states are ranked in; None for traders of no goods that are named."""
    if topic.role not in _ALONE.values():
        return TopicFound(RankedTopic(topic.role))
    is_whole = topic.kind == words.ARMS or _is_of_world(items)
    return TopicFound(RankedTopic(topic.role, topic.kind)) if is_whole else None


def _of_votes(items: Sequence[Item], at: int) -> TopicFound | None:
    """Return the votes, or the trade, with the state that follows; None where none does."""
    after = next(iter(items[at + 1 : at + 2]), None)
    if after is None or after.kind != "state":
        return None
    return TopicFound(RankedTopic(items[at].word, "", after.number), frozenset({at + 1}))


def _without_owner(
    items: Sequence[Item], at: int, topic: RankedTopic, before: RankedTopic | None
) -> TopicFound | None:
    """Return a topic with the owner of the one before, or of the whole world; None of neither."""
    is_of_world = _is_of_world(items)
    is_partner = items[at].kind == "role" or _is_fronted_flow(items, at)
    if not is_of_world and is_partner and before and before.is_of_partners:
        topic = before._replace(role=topic.role, kind=topic.kind or before.kind)
        return TopicFound(topic, is_owed=True)
    alone = _ALONE if items[at].kind == "role" else ALONE_OF_FLOW if is_of_world else {}
    if topic.role in alone and topic.kind == words.ARMS:
        return TopicFound(RankedTopic(alone[topic.role], topic.kind))
    return None


def _is_fronted_flow(items: Sequence[Item], at: int) -> bool:
    """Return whether a clause begins with the flow in which it ranks: "but in total trade B came".

    >>> items = [Item("glue", 0, 2, said="In"), Item("flow", 3, 8, "trade"), Item("state", 9, 13)]
    >>> _is_fronted_flow(items, 1)
    True
    """
    if items[at].kind != "flow" or at == 0:
        return False
    starts = (place for place in range(at - 1, -1, -1) if items[place].kind == "break")
    before = items[next(starts, -1) + 1 : at]
    is_in = [one.said.lower() for one in before if one.kind != "time"] in _FRONTED
    return is_in and any(one.kind in _AFTER_FRONTED for one in items[at + 1 : at + 2])


_FRONTED = (["in"], ["by"], ["in", "terms", "of"], ["for"])
_AFTER_FRONTED = ("state", "break", "glue")
"""Words before the flow in which states are ranked in a clause, and what follows it."""


def is_of_clause_before(items: Sequence[Item]) -> bool:
    """Return whether a role that names no owner is one to a state of a clause before.

    "Peru bought 5 percent; the top supplier was Cuba", "with top supplier Cuba": Peru's.

    >>> peru, supplier, cuba = (Item("state", 0, 4, number=135), Item("role", 17, 25, "supplier"),
    ...     Item("state", 26, 30, number=40))
    >>> is_of_clause_before([peru, supplier, cuba]), is_of_clause_before([supplier, cuba])
    (True, False)
    """
    return any(_is_apart(items, at) for at, one in enumerate(items) if one.word in _ALONE)


def _is_apart(items: Sequence[Item], at: int) -> bool:
    """Return whether the role at a place follows a state of another clause, or is put to a name."""
    breaks = [place for place in range(at) if items[place].said == ";"]
    start = breaks[-1] if breaks else 0
    is_called = any(one.kind == "state" and not one.is_loose for one in items[at + 1 : at + 2])
    before = items[:at] if is_called else items[:start]
    is_of_world = _is_of_world(items[max(start, at - 3) : at + 4])
    return any(one.kind == "state" for one in before) and not is_of_world


def _is_of_world(items: Sequence[Item]) -> bool:
    """Return whether a sentence speaks of the whole world."""
    return any(one.kind == "scope" and words.WORLD.match(one.said) for one in items)


@dataclass(frozen=True)
class Owner:
    """Whose partners or flows an item speaks of, and the places of the items that say so."""

    state: int | None = None
    taken: frozenset[int] = frozenset()
    is_owed: bool = False
    is_loose: bool = False


_ARTICLES = ("the", "all", "total")
NO_OWNER = Owner()
"""No word for an owner."""

NOBODY = Owner(is_owed=True)
"""Words for an owner that is no state."""


def _owner_after(items: Sequence[Item], at: int, around: Surrounding) -> Owner | None:
    """Return whose an item is by what follows it: "supplier to Peru", "buyer of Peru's coal"."""
    after = range(at + 1, len(items))
    places = [one for one in after if items[one].said.lower() not in _ARTICLES][:3]
    if len(places) < 2 or not _is_link(items[places[0]], items[at]):
        return _owner_having(items, at) or _owner_shared(items, at, around)
    return _owner_linked(items, at, places, around)


def _owner_linked(
    items: Sequence[Item], at: int, places: Sequence[int], around: Surrounding
) -> Owner | None:
    """Return whose an item is by the link after it and what follows that."""
    owner, others = items[places[1]], [items[one].kind for one in places[2:]]
    if owner.kind == "state" and (not owner.is_loose or others in (["kind"], ["flow"])):
        return Owner(owner.number, frozenset({places[1]}))
    if _deals_with(items, at, places[2:]):
        return Owner(owner.number, frozenset(places[1:3]))
    if owner.kind == "own":
        return Owner(around.own, frozenset(), around.is_owed)
    return NOBODY if _is_no_state(owner, items[places[0]]) else None


def _owner_having(items: Sequence[Item], at: int) -> Owner | None:
    """Return who has the partner at a place: "the largest customer that Peru has"."""
    place = at + 1 + (items[at + 1].said in ("that", "which") if at + 1 < len(items) else 0)
    near = items[place : place + 2]
    is_had = len(near) > 1 and near[0].kind == "state" and near[1].said in _HAS
    return Owner(near[0].number, frozenset({place})) if is_had else None


_HAS = ("has", "have", "had")


def _owner_shared(items: Sequence[Item], at: int, around: Surrounding) -> Owner | None:
    """Return whose an item is by the owner of the next: "first customer and first supplier of"."""
    after = [n for n in range(at + 1, len(items)) if items[n].said.lower() not in _ARTICLES][:3]
    kinds = [items[place].kind for place in after]
    if kinds != ["break", "rank", "role"] or items[after[0]].said.strip(", ") != "and":
        return None
    return _owner_after(items, after[-1], around)


def _deals_with(items: Sequence[Item], at: int, people: Sequence[int]) -> bool:
    """Return whether a customer is one of a state's own exporters, or a supplier of importers."""
    are_people = people and _are_people(items, people[0])
    return bool(are_people) and items[at].word == _DEALS_WITH[items[people[0]].word]


def _is_no_state(owner: Item, link: Item) -> bool:
    """Return whether a noun has an owner that is no single state."""
    return owner.kind in ("state", "other") or (owner.kind == "scope" and link.said == "to")


def _is_link(item: Item, noun: Item) -> bool:
    """Return whether an item links a noun with the state whose it is."""
    return item.said.lower() in _LINKS.get(noun.word, ())


def _owner_before(items: Sequence[Item], at: int, around: Surrounding) -> Owner | None:
    """Return whose an item is by what comes before it: "Peru's second largest supplier"."""
    place = _before_noun(items, at)
    if place is None:
        return None
    owner = items[place]
    if owner.said.lower() == "whose":
        return _owner_apposed(items, place)
    is_next = place == at - 1 and at > 1 and items[at - 2].kind == "rank"
    if owner.kind == "state" and (owner.is_loose or is_next or items[at].is_loose):
        return Owner(owner.number, frozenset({place}))
    return Owner(around.own, frozenset(), around.is_owed) if owner.kind == "own" else None


def _owner_apposed(items: Sequence[Item], whose: int) -> Owner | None:
    """Return the state just before "whose": "Peru, whose largest supplier was Cuba"."""
    place = state_before(items, whose)
    return Owner(items[place].number, frozenset({place})) if place is not None else NOBODY


def _owner_fronted(items: Sequence[Item], at: int) -> Owner | None:
    """Return whose a partner is by the state before "where", or after "in" that begins a clause."""
    start = max((n + 1 for n in range(at) if items[n].said == ";"), default=0)
    for place in range(start, at):
        is_where = items[place].said.lower() == "where"
        state = state_before(items, place) if is_where else _state_within(items, place)
        if state is not None and state + 1 < at:
            return Owner(items[state].number, frozenset({state}), is_loose=True)
    return None


def _state_within(items: Sequence[Item], place: int) -> int | None:
    """Return the place of the state after an "in" that begins a clause, before its subject."""
    is_begun = not place or items[place - 1].kind == "break"
    if not is_begun or items[place].said.lower() not in ("in", "for"):
        return None
    after = items[place + 1 : place + 3]
    is_fronted = [one.kind for one in after] in (["state", "break"], ["state", "state"])
    return place + 1 if is_fronted and not after[0].is_loose else None


def state_before(items: Sequence[Item], place: int) -> int | None:
    """Return the place of the state right before a place, or before a break there."""
    at = next((n for n in range(place - 1, -1, -1) if items[n].kind != "break"), None)
    return at if at is not None and items[at].kind == "state" else None


def _before_noun(items: Sequence[Item], at: int) -> int | None:
    """Return the place before a noun and its adjectives: "Cuba's sugary exports"."""
    is_listed = [one.said.lower() for one in items[max(at - 2, 0) : at]] in _LISTS
    last = at - 3 if is_listed else at - 1
    place = next((one for one in range(last, -1, -1) if not _is_of_noun(items[one])), None)
    is_adjective = place and items[place].kind == "other" and items[place - 1].is_loose
    return place - 1 if place and is_adjective else place


_LISTS = tuple([noun, "of"] for noun in ("list", "table", "ranking", "league"))
"""What may be of suppliers or customers: "Peru's list of suppliers"."""


def _is_of_noun(item: Item) -> bool:
    """Return whether an item may come between an owner and what is its."""
    return item.kind in ("rank", "scope", "kind") or item.said == "total"
