"""Each state of a ranking with its rank and its figure: who is "second with 14 percent"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.claims.rankings import words
from comity.claims.rankings.items import Item
from comity.claims.rankings.order import (
    figures_of_others,
    goes_back,
    is_after_rank,
    is_inverted,
    is_near_rank,
    is_near_state,
    is_of_leader,
    is_of_several,
    is_owner_of_rank,
    is_rank,
    is_relative,
    is_said_of_list,
    ranks_in_turn,
)
from comity.claims.rankings.ranked import Cell, RankedCells, Turn, led_by
from comity.claims.rankings.topic import RankedTopic
from comity.claims.rankings.whose import SentenceTopics, is_bare_market


def read_ranking(items: Sequence[Item], topics: SentenceTopics) -> RankedCells:
    """Read the items of a sentence from the left as states with their ranks and figures."""
    ranking = RankedCells(is_burden=any(one.kind == "burden" for one in items))
    skipped = topics.taken | figures_of_others(items, topics)
    for place, item in enumerate(items):
        if place in topics.places:
            _begin(ranking, item, topics.places[place].topic)
            near = items[max(place - 2, 0) : place + 3]
            ranking.is_topic_strange |= any(one.kind == "other" for one in near)
            ranking.is_owed |= topics.places[place].is_owed
            ranking.is_loose |= topics.places[place].is_loose
        elif place in skipped:
            ranking.figure_parts |= {ranking.part} if item.kind == "figure" else set()
        else:
            _read_item(ranking, items, place)
    _end_list(ranking)
    _rank_leaders(ranking)
    ranking.figure_parts |= {part for one, part in ranking.waiting if one.kind == "figure"}
    return ranking


def _rank_leaders(ranking: RankedCells) -> None:
    """Rank those before a state in their order: "second behind Peru", "third after A and B".

    Of all states only the one before the second is: those before a lower one may be in any order.
    """
    for follower, led in led_by(ranking.cells):
        leaders = [one for one in led if one.is_before]
        is_of_all = len(leaders) > 1 and not (ranking.topic and ranking.topic.is_of_partners)
        is_bare = not (is_of_all or any(one.says for one in leaders))
        if follower.rank != len(leaders) + 1 or not is_bare:
            continue
        for rank, leader in enumerate(leaders, 1):
            leader.rank, leader.scope_part = rank, follower.scope_part
            leader.is_listed, leader.topic = True, follower.topic


def _read_item(ranking: RankedCells, items: Sequence[Item], place: int) -> None:
    """Read one item that is no topic."""
    item = items[place]
    if item.kind == "rank":
        ranking.loose.update({ranking.part} if item.word == "leads" else ())
        _read_rank(ranking, items, place)
    elif item.kind == "role":
        ranking.is_topic_strange |= ranking.topic is None and _is_ranked_there(items, place)
    elif item.kind == "glue" and item.is_loose:
        ranking.loose.add(ranking.part)
    elif _is_strange(items, place) and not is_said_of_list(items, place):
        ranking.strange.add(ranking.part)
        ranking.is_topic_strange |= item.kind == "scope"
    elif is_relative(items, place):
        ranking.subject = ranking.last
    elif not is_said_of_list(items, place):
        _read_plain(ranking, items, place)


def _read_plain(ranking: RankedCells, items: Sequence[Item], place: int) -> None:
    """Read a state, a figure, a time, a link or a break, which may end a relative clause."""
    read = _READ.get(items[place].kind)
    if read is None:
        return
    read(ranking, items[place])
    if ranking.subject and goes_back(items, place):
        ranking.last, ranking.subject = ranking.subject, None


def _is_ranked_there(items: Sequence[Item], place: int) -> bool:
    """Return whether a rank is next to what one is of a state that no word names."""
    near = items[max(place - 2, 0) : place + 2]
    return not is_bare_market(items, place) and any(one.kind == "rank" for one in near)


def _is_strange(items: Sequence[Item], place: int) -> bool:
    """Return whether an item says more than a ranking does, as a region apart from its ranks."""
    is_apart = items[place].kind == "scope" and not is_near_rank(items, place)
    return items[place].kind == "other" or is_apart or is_owner_of_rank(items, place)


def _read_rank(ranking: RankedCells, items: Sequence[Item], place: int) -> None:
    """Read a rank: of the state before it or after it, of several, or of the same again."""
    item = items[place]
    if is_after_rank(items, place) and any(cell.rank for cell in ranking.cells[-1:]):
        return  # the last of a list of ranks, which was read with the first
    if not is_rank(items, place):
        ranking.strange.add(ranking.part)
    elif is_of_several(items, place):
        _several(ranking, item)
    elif len(ranks_in_turn(items, place)) > 1:
        _in_turn(ranking, items, place)
    elif is_inverted(items, place):
        _wait(ranking, item)
    elif not (ranking.is_free or ranking.turn) and not is_near_state(items, place):
        _again(ranking, item)
    else:
        _rank_of_one(ranking, items, place)


def _rank_of_one(ranking: RankedCells, items: Sequence[Item], place: int) -> None:
    """Read a rank of one state; after who is ahead or behind of it, it is of that one."""
    is_after_led = ranking.is_inserted and ranking.is_after_comma and ranking.last is not None
    if is_after_led or (ranking.mode == "ahead" and is_of_leader(items, place)):
        ranking.last = next((one for one in ranking.cells[::-1] if not one.is_led), None)
    if ranking.turn and ranking.is_after_comma:  # "replaced Peru, the first in 2010"
        ranking.loose.add(ranking.part)
    _rank(ranking, items[place])


def _begin(ranking: RankedCells, item: Item, topic: RankedTopic) -> None:
    """Begin a topic; states in earlier parts of the sentence are ranked in the one before."""
    if ranking.topic is not None and ranking.topic != topic:
        for cell in ranking.cells:
            if ranking.part not in cell.parts:
                cell.topic = cell.topic or ranking.topic
        _end_list(ranking)
    if ranking.topic != topic:
        ranking.topic = topic
    if item.kind == "votes" and item.is_loose:
        _several(ranking, item)
    if item.kind == "role" and " most " in f"{item.said} " and ranking.is_free:
        _rank(ranking, replace(item, kind="rank", word="first", number=1))


def _state(ranking: RankedCells, item: Item) -> None:
    cell = Cell(item.number, item.start, item.end)
    cell.take(item, ranking.part)
    ranking.is_after_comma = False
    cell.is_next = ranking.mode == "next"
    if cell.is_next and not any(one.kind == "rank" for one, _ in ranking.waiting):
        ranking.last_rank += bool(ranking.last_rank)
        cell.rank = ranking.last_rank
    cell.is_led, cell.is_before = ranking.mode in ("behind", "ahead"), ranking.mode == "behind"
    cell.is_former, cell.is_turn = ranking.mode == "spot", ranking.mode == "over"
    if cell.is_turn and ranking.turn and ranking.turn.after is None:
        ranking.turn.after = cell
    if not cell.is_led:  # "first, with 5 billion, ahead of Peru" is not said of Peru
        for waiting, part in ranking.waiting:
            cell.take(waiting, part)
            _assign(ranking, cell, waiting, part)
        ranking.waiting = []
    ranking.cells.append(cell)
    ranking.last = cell


def _assign(ranking: RankedCells, cell: Cell, item: Item, part: int) -> None:
    """Assign a rank or a figure, in a part of the sentence, to a state."""
    if item.kind == "rank":
        cell.scope_part = part
        cell.rank = item.number or (ranking.last_rank + 1 if ranking.last_rank else 0)
        cell.is_next |= item.word == "next"
        ranking.last_rank = cell.rank or ranking.last_rank
    else:
        cell.figure = _with_unit(ranking, item)


def _with_unit(ranking: RankedCells, item: Item) -> str:
    """Return a figure with its unit, or with that of the figure before."""
    if item.is_loose:
        return f"{item.said}{ranking.unit}" if ranking.unit else ""
    ranking.unit = item.word
    return item.said


def _wait(ranking: RankedCells, item: Item) -> None:
    """Leave a rank or a figure to the state that follows."""
    ranking.waiting.append((item, ranking.part))
    ranking.last, ranking.mode = None, ""


def _turn(ranking: RankedCells, item: Item) -> None:
    """Read who took a place from whom, which a sentence may say once."""
    before = ranking.subject or ranking.last or next(iter(ranking.cells[-1:]), None)
    if before is None or ranking.turn is not None:
        ranking.strange.add(ranking.part)
        return
    before.is_turn = True
    is_passive, is_of_place = item.kind == "under", words.TAKES_PLACE.search(item.said)
    ranking.turn = Turn(
        before, is_passive=is_passive, is_of_place=is_of_place is not None, part=ranking.part
    )
    ranking.last, ranking.mode = None, "over"


def _rank(ranking: RankedCells, item: Item) -> None:
    turn = ranking.turn
    is_next = ranking.cells and ranking.cells[-1].is_turn and not ranking.is_after_comma
    if turn and turn.winner and turn.after and is_next and not turn.rank:
        turn.rank = item.number
        turn.winner.take(item, ranking.part)
        ranking.last, ranking.last_rank, ranking.mode = turn.winner, item.number, ""
    elif ranking.is_free and ranking.last:
        ranking.last.take(item, ranking.part)
        ranking.last.is_led = False
        _assign(ranking, ranking.last, item, ranking.part)
    else:
        _wait(ranking, item)


def _again(ranking: RankedCells, item: Item) -> None:
    """Add another rank of the state named last: "China, the largest in 2010, was second"."""
    before = ranking.last
    if before is None or before.is_led or not before.rank:
        ranking.strange.add(ranking.part)
        return
    again = Cell(before.state, before.start, before.end)
    again.take(item, ranking.part)
    _assign(ranking, again, item, ranking.part)
    ranking.cells.append(again)
    ranking.last = again


def _in_turn(ranking: RankedCells, items: Sequence[Item], place: int) -> None:
    """Assign ranks that are listed to as many states before them, in their order."""
    ranks = ranks_in_turn(items, place)
    bare = [cell for cell in ranking.cells if not cell.says and not cell.is_led]
    if len(bare) < len(ranks):
        return
    for cell, item in zip(bare[-len(ranks) :], ranks, strict=True):
        cell.take(item, ranking.part)
        _assign(ranking, cell, item, ranking.part)


def _several(ranking: RankedCells, item: Item) -> None:
    """Read "the five largest": those listed before it, or else after it."""
    if ranking.head is not None:
        _end_list(ranking)
        ranking.topic = None
    elif ranking.cells and not any(cell.says or cell.topic for cell in ranking.cells):
        if 0 < _many(item) < len(ranking.cells):
            ranking.strange.add(ranking.part)  # three that are called the two largest
        for cell in ranking.cells:
            cell.many = _many(item) or len(ranking.cells)
            cell.is_listed = not _many(item)
            cell.parts.add(ranking.part)
        return
    _end_list(ranking)
    ranking.head = (item, ranking.part)
    ranking.last = None


def _many(item: Item) -> int:
    """Return of how many it speaks: five in "the five largest"; 0 where it does not say."""
    return item.number if item.word == "several" else 0


def _end_list(ranking: RankedCells) -> None:
    """Assign "the five largest" to the states after it, each as one of as many."""
    if ranking.head is None:
        return
    item, part = ranking.head
    listed = [
        cell
        for cell in ranking.cells
        if cell.start > item.start and not (cell.rank or cell.many or cell.is_led)
    ]
    many = _many(item) or len(listed)
    for cell in listed[:many]:
        cell.many = many
        cell.is_listed = not _many(item)
        cell.topic = cell.topic or ranking.topic
        cell.parts.add(part)
    ranking.head = None


def _figure(ranking: RankedCells, item: Item) -> None:
    if ranking.mode == "sum":
        ranking.mode = ""
        return
    if item.is_loose and not ranking.unit:
        ranking.strange.add(ranking.part)
        return
    last = ranking.last
    if last and last.is_led and ranking.is_after_comma:
        last = next((cell for cell in reversed(ranking.cells) if not cell.is_led), None)
    if last and not last.figure:
        last.take(item, ranking.part)
        _assign(ranking, last, item, ranking.part)
    else:
        ranking.waiting.append((item, ranking.part))
        ranking.last = None


def _link(ranking: RankedCells, item: Item) -> None:
    ranking.mode, ranking.is_inserted = item.kind, ranking.is_after_comma
    ranking.last = None


def _break(ranking: RankedCells, item: Item) -> None:
    ranking.part += 1
    ranking.is_after_comma = item.said.startswith(",")
    is_of_list = item.said == ":" and ranking.head is not None and not ranking.cells
    if item.said.strip(", ") in _NEW_CLAUSES and not is_of_list:
        _end_list(ranking)
        ranking.waiting, ranking.mode, ranking.last = [], "", None
        ranking.subject = None


_NEW_CLAUSES = ("while", "whereas", "but", ";", ":")


def _scope(ranking: RankedCells, item: Item) -> None:
    ranking.scopes.append((item.word, ranking.part))


def _time(ranking: RankedCells, item: Item) -> None:
    ranking.times.append((item, ranking.part))


_READ = {
    "state": _state, "figure": _figure, "next": _link, "behind": _link,
    "ahead": _link, "over": _turn, "under": _turn, "spot": _link, "sum": _link,
    "break": _break, "scope": _scope, "time": _time,
}  # fmt: skip
"""What reads an item of each kind."""
