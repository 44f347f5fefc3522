"""The topics of a sentence: what it ranks states in, and whose "its" are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from comity.claims.rankings.items import Item
from comity.claims.rankings.owners import Surrounding, TopicFound, topic_at
from comity.claims.rankings.topic import RankedTopic


@dataclass
class SentenceTopics:
    """The topics of a sentence by the places of their words; ``before`` is that before it."""

    before: RankedTopic | None = None
    places: dict[int, TopicFound] = field(default_factory=dict)

    @property
    def taken(self) -> frozenset[int]:
        """Return the places of the states that only say whose partners are ranked."""
        return frozenset(place for one in self.places.values() for place in one.taken)

    def at(self, place: int) -> RankedTopic | None:
        """Return the topic of a place: the last before it, or else the first of all."""
        before = [one.topic for at, one in self.places.items() if at < place]
        first = next(iter(self.places.values()), None)
        return before[-1] if before else first.topic if first and not self.before else self.before


def topics_of(items: Sequence[Item], around: Surrounding) -> SentenceTopics:
    """Return the topics of a sentence, with what it leaves to the one before.

    >>> supplier, of, peru = (Item("role", 0, 8, "supplier", said="supplier"),
    ...     Item("glue", 9, 11, "of", said="of"), Item("state", 12, 16, "Peru", 135))
    >>> topics_of([supplier, of, peru], Surrounding(goods="arms")).taken
    frozenset({2})
    """
    topics = SentenceTopics(around.before)
    for place, item in enumerate(items):
        if item.kind not in ("role", "flow", "votes") or is_bare_market(items, place):
            continue
        latest = list(topics.places.values())[-1:]
        before = latest[0].topic if latest else around.before
        near = replace(
            _own(items, place, around, latest[0].topic if latest else None), before=before
        )
        if topic := topic_at(items, place, near):
            topics.places[place] = topic
    return topics


def is_bare_market(items: Sequence[Item], place: int) -> bool:
    """Return whether a market is none that is ranked: "9 percent of the market"."""
    is_market = items[place].said.lower() in ("market", "markets")
    return is_market and (not place or items[place - 1].kind not in ("rank", "own", "kind"))


def _own(
    items: Sequence[Item], place: int, around: Surrounding, latest: RankedTopic | None
) -> Surrounding:
    """Return which state "its" means at a place: whose partners were ranked, or the first named.

    A state is none of its own partners: "Peru, its largest customer", "Peru was its largest".
    """
    if latest is not None and latest.owner is not None and latest.role != "votes":
        return replace(around, own=latest.owner, is_owed=False)
    pronoun = next((at for at in range(place, -1, -1) if items[at].kind == "own"), place)
    subject = _subject(items, pronoun)
    if subject is not None:
        return replace(around, own=subject, is_owed=False)
    before = around.before
    if before is None or before.owner is None or before.role == "votes":
        return replace(around, is_owed=True)
    return replace(around, own=before.owner, is_owed=True)


def _subject(items: Sequence[Item], pronoun: int) -> int | None:
    """Return the first state before "its" that may be meant by it; None for none."""
    named = (at for at in range(pronoun) if items[at].kind == "state")
    return next((items[at].number for at in named if not _is_partner(items, at, pronoun)), None)


def _is_partner(items: Sequence[Item], at: int, own: int) -> bool:
    """Return whether a state is what the words after "its" call it, and not whose it is."""
    between = items[at + 1 : own]
    return all(
        one.kind in _PASSED or (one.kind == "glue" and not _DOES.match(one.said)) for one in between
    )


_PASSED = ("break", "time", "aside", "figure", "rank")
_DOES = re.compile(r"(?:b[ou]|s[oe]l|import|spen|went|go|purchas)", re.IGNORECASE)
"""Words that may come between a state and what it is, and those by which it does something."""
