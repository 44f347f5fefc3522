"""What a sentence ranks so far: its states with ranks and figures, and who overtook whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from comity.claims.rankings.items import Item
from comity.claims.rankings.topic import RankedTopic


@dataclass
class Cell:
    """The rank and the figure of one state in a ranking, and where a sentence has them.

    ``rank`` is 0 where there is none, and ``many`` that of which it is one: "the five largest".
    ``scope_part`` is the part with its rank, by which its region is found. It is led where it is
    only ahead or behind of another, before where that other is behind it, and listed as
    one of the largest of which the sentence does not say how many they are: others may be larger.

    >>> Cell(135, 0, 4, rank=2).is_ranked
    True
    """

    state: int
    start: int
    end: int
    topic: RankedTopic | None = None
    rank: int = 0
    many: int = 0
    figure: str = ""
    scope_part: int = -1
    is_led: bool = False
    is_before: bool = False
    is_listed: bool = False
    is_next: bool = False
    is_turn: bool = False
    is_former: bool = False
    parts: set[int] = field(default_factory=set)

    @property
    def says(self) -> bool:
        """Return whether it has a rank or a figure."""
        return bool(self.rank or self.many or self.figure)

    @property
    def is_ranked(self) -> bool:
        """Return whether it has a rank, or is compared with one that has."""
        is_compared = self.is_next or self.is_led or self.is_turn
        return bool(self.rank or self.many or is_compared)

    def take(self, item: Item, part: int) -> None:
        """Extend its place by an item, which is in a part of the sentence."""
        self.start, self.end = min(self.start, item.start), max(self.end, item.end)
        self.parts.add(part)


@dataclass
class Turn:
    """Who took a rank from whom: the one from the other, unless it is passive.

    >>> Turn(Cell(135, 0, 4), Cell(155, 9, 14), is_passive=True).winner.state
    155
    """

    before: Cell
    after: Cell | None = None
    is_passive: bool = False
    is_of_place: bool = False
    rank: int = 0
    part: int = 0

    @property
    def winner(self) -> Cell | None:
        """Return who has the rank since."""
        return self.after if self.is_passive else self.before

    @property
    def loser(self) -> Cell | None:
        """Return who had the rank before."""
        return self.before if self.is_passive else self.after


Placed = tuple[Item, int]
"""An item, and the number of the part of the sentence that it is in."""


@dataclass
class RankedCells:
    """A sentence that is read from the left: its cells so far, and what waits for a state."""

    cells: list[Cell] = field(default_factory=list)
    topic: RankedTopic | None = None
    is_owed: bool = False
    is_burden: bool = False
    scopes: list[tuple[str, int]] = field(default_factory=list)
    times: list[Placed] = field(default_factory=list)
    strange: set[int] = field(default_factory=set)
    loose: set[int] = field(default_factory=set)
    is_loose: bool = False
    figure_parts: set[int] = field(default_factory=set)
    is_topic_strange: bool = False
    waiting: list[Placed] = field(default_factory=list)
    head: Placed | None = None
    mode: str = ""
    unit: str = ""
    part: int = 0
    last_rank: int = 0
    last: Cell | None = None
    subject: Cell | None = None
    turn: Turn | None = None
    is_after_comma: bool = False
    is_inserted: bool = False

    @property
    def is_told(self) -> bool:
        """Return whether any state has a rank, follows another, or took a place."""
        is_ranked = any(cell.rank or cell.many or cell.is_next for cell in self.cells)
        return is_ranked or self.turn is not None

    def is_strange_at(self, parts: set[int]) -> bool:
        """Return whether some parts, or what is ranked, have words that a ranking has not."""
        return self.is_topic_strange or bool(self.strange & parts)

    def is_loose_at(self, parts: set[int]) -> bool:
        """Return whether idioms of some parts, or words farther off, are read for a meaning."""
        return self.is_loose or bool(self.loose & parts)

    def is_of_one_scope(self, cell: Cell) -> bool:
        """Return whether it is clear in which region or group a state is ranked."""
        return len({word for word, _ in self.scopes}) < 2 or bool(self._scopes_of(cell))

    def scope_of(self, cell: Cell) -> str:
        """Return the region or group in which a state is ranked; empty for the world."""
        return next(iter(self._scopes_of(cell) or [word for word, _ in self.scopes]), "")

    def _scopes_of(self, cell: Cell) -> list[str]:
        return [word for word, part in self.scopes if part == cell.scope_part]

    @property
    def is_free(self) -> bool:
        """Return whether the state named last may be given a rank."""
        last = self.last
        if last is None or last.rank or last.many:
            return False
        return not last.is_led or self.mode == "ahead"


def led_by(cells: Sequence[Cell]) -> Iterator[tuple[Cell, list[Cell]]]:
    """Yield each state that has a rank, and those that are said to be ahead or behind of it.

    >>> peru, cuba = Cell(135, 0, 4, rank=2), Cell(40, 20, 24, is_led=True)
    >>> [(one.state, [led.state for led in leaders]) for one, leaders in led_by([peru, cuba])]
    [(135, [40])]
    """
    for at, cell in enumerate(cells):
        if cell.is_led or not cell.rank:
            continue
        after = list(cells[at + 1 :])
        count = next((n for n, one in enumerate(after) if not one.is_led), len(after))
        if count:
            yield cell, after[:count]
