"""What a sentence ranks, as one plain sentence for each rank and each figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from comity.claims.anaphora.written_out import written_out
from comity.claims.grammar.role_names import NamedSentence
from comity.claims.rankings import words
from comity.claims.rankings.cells import Cell, RankedCells, read_ranking
from comity.claims.rankings.items import Item, items_of
from comity.claims.rankings.owners import Surrounding, is_of_clause_before
from comity.claims.rankings.topic import RankedTopic, topic_of
from comity.claims.rankings.turns import (
    ToldRank,
    rank_in_words,
    time_of_cell,
    topic_of_cell,
    turns_of,
)
from comity.claims.rankings.whose import topics_of
from comity.claims.text.mentions import Context, NameIndex
from comity.claims.text.sentences import TextSpan
from comity.claims.text.spelling.plain_spelling import plainly_spelled
from comity.claims.text.times import TODAY, TimeSpan
from comity.wording.names import capitalise
from comity.wording.number_words import CARDINALS


@dataclass(frozen=True)
class ToldRanking:
    """What a sentence tells of a ranking, and in what, which the next sentence may go on with."""

    ranks: tuple[ToldRank, ...] = ()
    topic: RankedTopic | None = None


_NUMBERS = {value: word for word, value in CARDINALS.items() if word.isalpha()}


def may_rank(sentence: str) -> bool:
    """Return whether a sentence has words of a ranking, or of what may be ranked after it.

    >>> may_rank("Cuba was second."), may_rank("Cuba left.")
    (True, False)
    """
    return words.OF_RANKING.search(sentence) is not None


def ranking_of(sentence: str, names: NameIndex, context: Context, dated: int | None) -> ToldRanking:
    """Return what a sentence ranks, with the words written out that it leaves to those before."""
    spelled = plainly_spelled(sentence, context.time, dated)
    if not may_rank(spelled):
        return ToldRanking()
    return told_ranking(written_out(spelled, names, context), names, context)


def told_ranking(named: NamedSentence, names: NameIndex, context: Context) -> ToldRanking:
    """Return what a sentence tells of a ranking; nothing where it tells of none.

    Parameters
    ----------
    named
        The sentence, with the names that it leaves to those before it.
    names
        The names of states.
    context
        What the sentences before spoke of, and of which goods the sentence is.

    Examples
    --------
    >>> from comity.claims.lexicon import read_lexicon
    >>> from comity.claims.text.mentions import gather_names
    >>> before = Context(ranked=RankedTopic("supplier", "arms", 135))
    >>> named = NamedSentence.as_written("Cuba was second.")
    >>> [one.text for one in told_ranking(named, gather_names(read_lexicon()), before).ranks]
    ["Cuba was Peru's second largest arms supplier."]
    """
    before = _topic_before(context)
    ranking = _read(named.text, names, context, before)
    topic = ranking.topic or before
    is_other = words.TWISTS.search(named.text) or words.OF_ONE.search(named.text)
    if topic is None or not ranking.is_told or is_other or _is_of_group(ranking, named.text):
        return ToldRanking((), ranking.topic)
    topic = topic._replace(scope=_scope(ranking, context) or topic.scope)
    is_continued = _is_of_window(ranking, topic, context) or _is_continued(ranking, named, before)
    ranking.is_owed |= is_continued
    time = context.time if is_continued and not TODAY.search(named.text.lower()) else None
    ranks = [*turns_of(ranking, topic, time), *_ranks(ranking, topic, time)]
    is_sure = not words.DOUBTS.search(named.text)
    placed = (_placed(one, named, is_sure=is_sure) for one in ranks)
    return ToldRanking(tuple(placed), ranking.topic)


def _is_of_window(ranking: RankedCells, topic: RankedTopic, context: Context) -> bool:
    """Return whether a ranking of all states that names no time is of the window named before."""
    return topic.owner is None and not ranking.times and context.time.kind == "between"


def _is_of_group(ranking: RankedCells, sentence: str) -> bool:
    """Return whether a group is what something is the largest to: "the supplier of the EAEU"."""
    group = re.escape(ranking.scope)
    return (
        bool(group)
        and re.search(rf"{_TO_ONE} (?:of|to|for) (?:the )?{group}\b", sentence) is not None
    )


_TO_ONE = r"\b(?:supplier|customer|buyer|market|partner|client|source|provider)s?"


def _is_continued(ranking: RankedCells, named: NamedSentence, before: RankedTopic | None) -> bool:
    """Return whether a sentence goes on with the ranking of the one before, and is of its time."""
    topic = ranking.topic
    if topic is None or topic.owner in named.owed or _GOES_ON.match(named.text):
        return True
    return before is not None and topic.owner is not None and topic.owner == before.owner


_GOES_ON = re.compile(r"Its? ")
"""How a sentence begins that is about the state before, and so of its time."""


def _read(
    sentence: str, names: NameIndex, context: Context, before: RankedTopic | None
) -> RankedCells:
    """Return the states of a sentence with their ranks and figures."""
    state = context.state[0] if len(context.state) == 1 else None
    items = _with_it(items_of(sentence, names.find_states(sentence), names.lexicon), state)
    topics = topics_of(items, Surrounding(before, state, context.goods))
    is_of_all = any(topic.topic.owner is None for topic in topics.places.values())
    if is_of_all and is_of_clause_before(items):
        return RankedCells()
    return read_ranking(items, topics)


def _with_it(items: list[Item], state: int | None) -> list[Item]:
    """Return items with the state spoken of before in the place of an "it" that begins them."""
    first = next(iter(items), None)
    if first is None or state is None or first.said != "It":
        return items
    return [replace(first, kind="state", number=state), *items[1:]]


def _placed(one: ToldRank, named: NamedSentence, *, is_sure: bool) -> ToldRank:
    """Return a rank in the words of the sentence as it was written."""
    part = TextSpan(named.text[one.start : one.end], one.start, one.end)
    place = named.placed(part)
    is_owed = one.is_owed or not named.owed.isdisjoint(one.states)
    return replace(
        one,
        start=place.start,
        end=place.end,
        is_sure=one.is_sure and is_sure,
        is_owed=is_owed,
        is_only_strange=one.is_only_strange and is_sure,
    )


_ROLES = {"imports": "supplier", "exports": "customer"}


def _topic_before(context: Context) -> RankedTopic | None:
    """Return what the sentence before ranks states in, measures, or says whose flows it is of."""
    if context.ranked:
        return RankedTopic(*context.ranked)
    kind = words.kind_of(context.goods)
    if context.spoken and (topic := topic_of(context.spoken[0], context.spoken[1])):
        is_fuel = topic.kind in words.FUELS and kind in words.FUELS
        return topic._replace(kind=kind) if is_fuel else topic
    flows = [(flow, owners[0]) for flow, owners in context.owners.items() if len(owners) == 1]
    if len(flows) != 1 or not kind:
        return None
    return RankedTopic(_ROLES[flows[0][0]], kind, flows[0][1])


def _scope(ranking: RankedCells, context: Context) -> str:
    """Return the region or group in which is ranked; empty for the world."""
    if words.BLOC.fullmatch(ranking.scope):
        return context.group
    return "" if words.WORLD.fullmatch(ranking.scope) else ranking.scope


def _ranks(ranking: RankedCells, topic: RankedTopic, before: TimeSpan | None) -> Iterator[ToldRank]:
    """Yield what is ranked of each state."""
    for cell in ranking.cells:
        whole = topic_of_cell(cell, ranking, topic)
        if cell.state == whole.owner or not cell.is_ranked:
            continue
        time, is_certain = time_of_cell(cell, ranking, before)
        is_strange = ranking.is_topic_strange or bool(ranking.strange & cell.parts)
        states = (cell.state,) if whole.owner is None else (whole.owner, cell.state)
        for clause in filter(None, (_rank_clause(cell, whole), _figure_clause(cell, whole))):
            text = f"{capitalise(clause)}{time}."
            is_sure, is_owed = is_certain and not is_strange, ranking.is_owed or cell.is_next
            is_owed = is_owed or cell.is_listed  # others than those listed may be larger
            is_only_strange = is_strange and is_certain
            yield ToldRank(cell.start, cell.end, text, states, is_sure, is_owed, is_only_strange)


def _rank_clause(cell: Cell, topic: RankedTopic) -> str:
    """Return the rank of a state as a plain clause without its time; empty for none.

    Who follows another with a figure is not said to be the next of all.
    """
    rank = cell.many or cell.rank
    number = _NUMBERS.get(rank, str(rank))
    if topic.role == "votes":
        return topic.rank_of(cell.state, number) if rank > 1 else ""
    if cell.many > 1:
        return topic.first_few(cell.state, number)
    is_of_figure = cell.is_next and _figure_clause(cell, topic)
    return (
        topic.rank_of(cell.state, rank_in_words(rank, topic)) if rank and not is_of_figure else ""
    )


def _figure_clause(cell: Cell, topic: RankedTopic) -> str:
    """Return the figure of a state as a plain clause without its time; empty for none."""
    return topic.figure_of(cell.state, cell.figure) if cell.figure else ""
