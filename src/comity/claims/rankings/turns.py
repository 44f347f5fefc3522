"""Who took a rank from whom, as plain sentences; and how ranks and times are written in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.claims.rankings.items import Item
from comity.claims.rankings.ranked import Cell, Placed, RankedCells, Turn
from comity.claims.rankings.topic import RankedTopic
from comity.claims.text.times import TimeSpan
from comity.wording.names import capitalise
from comity.wording.number_words import ORDINAL_WORDS


@dataclass(frozen=True)
class ToldRank:
    """A plain sentence that a part of a sentence says, and where that part is.

    It is sure where every word of its part was read, and owed where the sentence before says what
    is ranked. It is only strange where nothing but words left over make it unsure, and loose where
    idioms or words farther off are read for what they may mean: then it is not denied.
    """

    start: int
    end: int
    text: str
    states: tuple[int, ...]
    is_sure: bool
    is_owed: bool
    is_only_strange: bool = False
    is_loose: bool = False


def turns_of(
    ranking: RankedCells, topic: RankedTopic, before: TimeSpan | None
) -> Iterator[ToldRank]:
    """Yield who took a rank from whom, and who is said to have had it the year before."""
    turn = ranking.turn
    if turn is None or turn.winner is None or turn.loser is None:
        return
    whole, rank = topic_of_cell(turn.winner, ranking, topic), turn.rank or turn.winner.rank
    parties = {turn.winner.state, turn.loser.state}
    if whole.owner in parties or len(parties) == 1:
        return
    time = _time_of_turn(turn, ranking)
    words_of_time = time.word if time else _time_before(before)
    if not rank and ranking.topic is None:  # what is ranked is in the sentence before
        yield from _lead(whole, turn.winner, turn.loser, words_of_time)
    elif rank:
        size = rank_in_words(rank, whole)
        yield from _turn(whole, (turn.winner, turn.loser), size, words_of_time)
        yield from _holders_before(ranking, whole, size, time)


def _lead(topic: RankedTopic, winner: Cell, loser: Cell, time: str) -> Iterator[ToldRank]:
    """Yield that who overtook another is ahead of it, which is open: it may have been before."""
    clause = topic.lead_of(winner.state, loser.state) if topic.is_of_partners else ""
    if clause:
        start, end = min(winner.start, loser.start), max(winner.end, loser.end)
        states = (*_states(topic, winner), loser.state)
        text = f"{capitalise(clause)}{time}."
        yield ToldRank(start, end, text, states, is_sure=False, is_owed=True)


def _holders_before(
    ranking: RankedCells, topic: RankedTopic, size: str, time: Item | None
) -> Iterator[ToldRank]:
    """Yield who had a rank in the year before it was taken, where the year is certain."""
    year = re.fullmatch(r" in (\d{4})", time.word) if time and not time.is_loose else None
    turn = ranking.turn
    loser = turn.loser if turn and turn.is_of_place else None
    for cell in ranking.cells:
        if year and (cell is loser or cell.is_former):
            text = f"{capitalise(topic.rank_of(cell.state, size))} in {int(year[1]) - 1}."
            is_sure = not cell.is_former
            yield ToldRank(cell.start, cell.end, text, _states(topic, cell), is_sure, is_owed=True)


def _turn(topic: RankedTopic, cells: tuple[Cell, Cell], size: str, time: str) -> Iterator[ToldRank]:
    """Yield who took a rank from whom; nothing where no plain sentence has it."""
    winner, loser = cells
    if clause := topic.turn_of(winner.state, loser.state, size):
        text = f"{time.strip().capitalize()} {clause}." if time else f"{capitalise(clause)}."
        start, end = min(winner.start, loser.start), max(winner.end, loser.end)
        yield ToldRank(start, end, text, _states(topic, winner), is_sure=True, is_owed=True)


def _time_of_turn(turn: Turn, ranking: RankedCells) -> Item | None:
    """Return when a rank was taken: in its own part of the sentence, or first in it."""
    near = [item for item, part in ranking.times if part == turn.part]
    first = [item for item, _ in ranking.times if item.start < turn.before.start]
    if near or first:
        return (near or first)[0]
    others = [item for item, _ in ranking.times]
    return others[0] if len({item.word for item in others}) == 1 else None


def _states(topic: RankedTopic, cell: Cell) -> tuple[int, ...]:
    return (cell.state,) if topic.owner is None else (topic.owner, cell.state)


def topic_of_cell(cell: Cell, ranking: RankedCells, topic: RankedTopic) -> RankedTopic:
    """Return in what a state is ranked, in the region or group of its sentence."""
    whole = (cell.topic or topic)._replace(scope=ranking.scope_of(cell) or topic.scope)
    is_burden = whole.role == "spender" and ranking.is_burden
    return whole._replace(role="burden") if is_burden else whole


def rank_in_words(rank: int, topic: RankedTopic) -> str:
    """Return a rank as it is written before a noun: "second largest"."""
    size = "highest" if topic.role == "burden" else "largest"
    if rank == 1:
        return size
    if rank in ORDINAL_WORDS:
        return f"{ORDINAL_WORDS[rank]} {size}"
    end = {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{end} {size}"


def time_of_cell(cell: Cell, ranking: RankedCells, before: TimeSpan | None) -> tuple[str, bool]:
    """Return the time of what is ranked, as a sentence ends, and whether it is certain.

    Of two in its clause it is the one right after it: "from 9th in 2009 to 3rd in 2015".
    """
    times = _times_of(cell, ranking)
    near = _times_near(cell, times)
    earlier = [item for item, _ in times if item.start < cell.start]
    named = [*near[:1], *earlier[-1:], *(item for item, _ in times[:1])]
    if not named:
        return _time_before(before), True
    is_one = len({item.word for item, _ in times}) == 1
    is_of_figure = all(part in ranking.figure_parts for _, part in times)
    return named[0].word, _is_own(cell, near) or (is_one and not is_of_figure)


def _times_near(cell: Cell, times: Sequence[Placed]) -> list[Item]:
    """Return the times in the clause of a state: those after it, or else all."""
    within = [item for item, part in times if part in cell.parts]
    return [item for item in within if item.start >= cell.end] or within


def _is_own(cell: Cell, near: Sequence[Item]) -> bool:
    """Return whether the first of some times is a state's: the only one, or right after it."""
    is_next = bool(near) and 0 <= near[0].start - cell.end <= len(" in ")
    return is_next or len({item.word for item in near}) == 1


def _times_of(cell: Cell, ranking: RankedCells) -> list[Placed]:
    """Return the times of a sentence without that of when another took a rank after it."""
    turn = ranking.turn
    if turn is None or cell.start > turn.before.start or turn.part in cell.parts:
        return ranking.times
    return [(item, part) for item, part in ranking.times if part != turn.part]


def _time_before(time: TimeSpan | None) -> str:
    """Return the time of the sentence before, as the end of a sentence; empty for none."""
    if time is None or time.kind in ("now", "span"):
        return ""
    if time.kind == "since":
        return f" since {time.first}"
    return f" in {time.first}-{time.last}" if time.first else f" in {time.last}"
