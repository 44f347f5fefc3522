"""How the items of a ranking are ordered: a rank before or after its state, or of several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.rankings import words
from comity.claims.rankings.items import Item
from comity.claims.rankings.owners import ALONE_OF_FLOW
from comity.claims.rankings.whose import SentenceTopics

_BE = frozenset({
    "was", "is", "were", "are", "remained", "remains", "became", "went", "came", "belonged", "be",
})  # fmt: skip
_COMES_FIRST = frozenset({
    "ranked", "came", "stood", "placed", "finished", "ranks", "is", "was", "stayed", "remained",
    "remains",
})  # fmt: skip
_NEAR = 3


def is_rank(items: Sequence[Item], place: int) -> bool:
    """Return whether a rank is one, and of a state near it: "first" alone may be a time."""
    if _is_of_subject(items, place):
        return False
    if items[place].said.lower() != "first":
        return True
    if place + 1 < len(items) and items[place + 1].said.lower() == "among":
        return True
    before = items[place - 1].said.lower() if place else ""
    after = items[place + 1].kind if place + 1 < len(items) else ""
    return before in _COMES_FIRST or after in ("role", "kind", "scope")


_STOOD = frozenset({"stood", "stands", "rank", "ranks", "ranked", "came", "comes", "was", "is"})
_OBJECT = frozenset({"from", "to", "by", "of"})


def _is_of_subject(items: Sequence[Item], place: int) -> bool:
    """Return whether a rank is of a subject before: "bought it from Peru, and ranked 24th"."""
    at = place - 1
    while at >= 0 and items[at].kind == "glue" and items[at].said.lower() in _STOOD:
        at -= 1
    is_verb = 0 <= at < place - 1
    if not is_verb or items[at].kind != "break" or not items[at].said.endswith("and"):
        return False
    return _is_object(items, max((n for n in range(at) if items[n].kind == "state"), default=0))


def _is_object(items: Sequence[Item], place: int) -> bool:
    """Return whether a preposition comes before a state, by which it is no subject."""
    before = items[place - 1] if place else None
    return before is not None and before.kind == "glue" and before.said.lower() in _OBJECT


def is_of_several(items: Sequence[Item], place: int) -> bool:
    """Return whether a rank is of several states: "the five largest", "the main suppliers"."""
    if items[place].word in ("several", "mainly"):
        return True
    if items[place].word == "leads":
        return [one.kind for one in items[max(place - 3, 0) : place]] == ["state", "break", "state"]
    noun = next((one for one in items[place + 1 : place + 3] if one.kind == "role"), None)
    is_plural = noun is not None and noun.said.split(" of ")[0].endswith("s")
    return items[place].word == "first" and is_plural


def ranks_in_turn(items: Sequence[Item], place: int) -> list[Item]:
    """Return the ranks listed from a place on: "the second, third and fourth places"."""
    ranks = [items[place]]
    at = place + 1
    while [one.kind for one in items[at : at + 2]] == ["break", "rank"]:
        ranks.append(items[at + 1])
        at += 2
    return ranks


def is_after_rank(items: Sequence[Item], place: int) -> bool:
    """Return whether a rank comes right after another and "and" or a comma."""
    return [one.kind for one in items[max(place - 2, 0) : place]] == ["rank", "break"]


_OF_RANK = ("role", "scope", "time", "kind", "flow", "burden", "own", "break", "figure")
_LINKS = ("of", "to", "for", "in", "place", "with", "spot")


def is_inverted(items: Sequence[Item], place: int) -> bool:
    """Return whether the state of a rank comes after a verb: "its largest supplier was Peru"."""
    if items[place].said.endswith(" by"):
        return True
    at = place + 1
    while at < len(items) and (items[at].kind in _OF_RANK or items[at].said.lower() in _LINKS):
        at += 1
        if at < len(items) and items[at].kind == "state" and items[at - 1].said in ("of", "to"):
            at += 1
    return at < len(items) and items[at].said.lower() in _BE and _comes_state(items, at)


def _comes_state(items: Sequence[Item], verb: int) -> bool:
    """Return whether a state follows a verb, perhaps after a break."""
    after = [one.kind for one in items[verb + 1 : verb + 3] if one.said.lower() not in _ADVERBS]
    return "state" in after[:2]


_ADVERBS = ("again", "now", "still", "once")


def is_owner_of_rank(items: Sequence[Item], place: int) -> bool:
    """Return whether a state is whose something is the largest, and has no rank here itself."""
    after = items[place + 1].kind if place + 1 < len(items) else ""
    return items[place].kind == "state" and items[place].is_loose and after == "rank"


def is_relative(items: Sequence[Item], place: int) -> bool:
    """Return whether a clause begins that the sentence could do without: ", which had led"."""
    is_after_break = place > 0 and items[place - 1].kind == "break"
    return is_after_break and items[place].said.lower() in ("which", "who", "whose")


def goes_back(items: Sequence[Item], place: int) -> bool:
    """Return whether a comma ends such a clause: ", was the third"."""
    after = items[place + 1].said.lower() if place + 1 < len(items) else ""
    return items[place].said == "," and after in _BE | _COMES_FIRST


def is_of_leader(items: Sequence[Item], place: int) -> bool:
    """Return whether a rank is of who is ahead: "Peru is ahead of Cuba as the second"."""
    before = [one.said.lower() for one in items[max(place - _NEAR, 0) : place]]
    return "as" in before


def is_near_state(items: Sequence[Item], place: int) -> bool:
    """Return whether the state of a rank follows it at once: "the third China"."""
    near = next((one for one in items[place + 4 :] if one.kind != "glue"), None)
    is_held = all(one.kind == "glue" for one in items[place + 1 : place + 4])
    is_after_verb = is_held and near is not None and near.kind == "state"
    return is_after_verb or any(one.kind == "state" for one in items[place + 1 : place + 4])


def is_near_rank(items: Sequence[Item], place: int) -> bool:
    """Return whether a region or a group is named with a rank or what is ranked."""
    if words.WORLD.fullmatch(items[place].word):
        return True
    before = [one.kind for one in items[:place] if one.kind != "glue"][-_NEAR:]
    after = [one.kind for one in items[place + 1 :] if one.kind != "glue"][:_NEAR]
    return bool({"rank", "role", "burden", "votes"} & {*before, *after})


def is_said_of_list(items: Sequence[Item], place: int) -> bool:
    """Return whether a region is where those of a list are: "six of the ten are in Africa: A"."""
    before, after = items[max(place - 1, 0)].said.lower(), items[place + 1 : place + 2]
    is_listed = bool(after) and after[0].said == ":"
    return items[place].kind == "scope" and before in _BE and is_listed


def figures_again(items: Sequence[Item]) -> frozenset[int]:
    """Return the places of figures that say one before in another way: "5 billion, or 7 percent".

    >>> five, comma, seven = (Item("figure", 0, 9, said="5 billion"),
    ...     Item("break", 9, 12, said=", or"), Item("figure", 13, 22, said="7 percent"))
    >>> figures_again([five, comma, seven])
    frozenset({2})
    """
    plain = [place for place, one in enumerate(items) if one.kind != "glue"]
    rows = zip(plain, plain[1:], plain[2:], strict=False)
    return frozenset(
        last
        for first, between, last in rows
        if items[first].kind == items[last].kind == "figure"
        and items[between].said.strip(", ") == "or"
    )


_LEAD = 4


def _margins(items: Sequence[Item]) -> frozenset[int]:
    """Return the places of figures by which one is ahead: "beating second place Peru by 3%"."""
    return frozenset(
        place
        for place, one in enumerate(items)
        if one.said[:1].isdigit()
        and items[place - 1].said == "by"
        and any(before.kind == "ahead" for before in items[max(place - 1 - _LEAD, 0) : place])
    )


_FAR = 6


def figures_of_others(items: Sequence[Item], topics: SentenceTopics) -> frozenset[int]:
    """Return the places of figures of another flow than what is ranked, and of their owners.

    So is "a third" in "its main partner, which takes a third of its exports".
    """
    figures = [place for place, one in enumerate(items) if one.kind == "figure"]
    owned = {place for place in figures if _has_owner(items, place, topics)}
    others = {
        place
        for place in figures
        if _is_of_other_whole(items, place, topics)
        or _is_of_other_flow(items, place, topics)
        or _is_of_own_goods(items, place, topics)
        or _is_of_one_way(items, place, topics)
    }
    rest = figures_again(items) | _margins(items)
    return frozenset(owned | {place + 2 for place in owned} | others | rest)


def _has_owner(items: Sequence[Item], place: int, topics: SentenceTopics) -> bool:
    """Return whether a figure is of the state after it: "72 percent of South Korea's"."""
    after = items[place + 1 : place + 3]
    is_of = len(after) > 1 and after[0].said == "of" and place + 2 not in topics.taken
    return is_of and after[1].kind == "state" and after[1].is_loose


def _is_of_own_goods(items: Sequence[Item], place: int, topics: SentenceTopics) -> bool:
    """Return whether a share is of one's own goods, where all states are ranked, or customers.

    So is "30 percent of its weapons" of the world's second largest arms exporter, "bought 36
    percent of its weapons" of the largest customer, and any share of "its weapons to Peru".
    """
    current, after = topics.at(place), items[place + 1 : place + 5]
    is_own = len(after) > 1 and after[0].said == "of" and after[1].kind == "own"
    is_sent = any(one.said == "to" for one in after[2:])
    is_ranked = current is not None and (current.owner is None or current.role == "customer")
    return is_own and (is_ranked or is_sent)


def _is_of_other_flow(items: Sequence[Item], place: int, topics: SentenceTopics) -> bool:
    """Return whether a figure is of a flow after it that is none of the topic at its place."""
    near = range(place + 1, min(place + _FAR, len(items)))
    flow = next((at for at in near if items[at].kind == "flow"), None)
    current = topics.at(place)
    is_of = place + 1 < len(items) and items[place + 1].said == "of"
    if flow is None or current is None or not is_of:
        return False
    if flow in topics.places:
        topic = topics.places[flow].topic
        return (topic.role, topic.owner) != (current.role, current.owner)
    role = words.ROLE_OF_FLOW[items[flow].word]
    return current.role not in (role, ALONE_OF_FLOW.get(role))


_ONE_WAY = re.compile(
    r"(?:buy|bought|purchas|import|export|sell|sold|suppl|deliver|receiv|provid|absorb)\w*$", re.I
)


def _is_of_one_way(items: Sequence[Item], place: int, topics: SentenceTopics) -> bool:
    """Return whether a figure is of what one bought or sold, where partners in trade are ranked."""
    topic = topics.at(place)
    is_of_partner = topic is not None and topic.role == "partner"
    return is_of_partner and place > 0 and _ONE_WAY.match(items[place - 1].said) is not None


def _is_of_other_whole(items: Sequence[Item], place: int, topics: SentenceTopics) -> bool:
    """Return whether a share is of GDP, or of none where military spending is ranked in dollars."""
    topic, after = topics.at(place), items[place + 1].kind if place + 1 < len(items) else ""
    role = topic.role if topic else ""
    is_share = "%" in items[place].said or "per" in items[place].said
    if after == "output":
        return role not in ("spender", "burden")
    is_burden = any(one.kind == "burden" for one in items)
    return role == "spender" and is_share and not is_burden
