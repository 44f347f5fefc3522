"""What a sentence ranks, as one plain sentence for each rank and each figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from comity.claims.anaphora.written_out import written_out
from comity.claims.grammar.role_names import NamedSentence
from comity.claims.rankings import words
from comity.claims.rankings.cells import read_ranking
from comity.claims.rankings.items import Item, items_of
from comity.claims.rankings.owners import Surrounding, is_of_clause_before
from comity.claims.rankings.ranked import Cell, RankedCells, led_by
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
from comity.wording.number_words import SINGLE_WORDS


@dataclass(frozen=True)
class ToldRanking:
    """What a sentence tells of a ranking, and in what, which the next sentence may go on with."""

    ranks: tuple[ToldRank, ...] = ()
    topic: RankedTopic | None = None


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
    if topic is None or not ranking.is_told or _is_of_others(ranking, named.text):
        return ToldRanking((), ranking.topic)
    is_continued = _is_of_window(ranking, topic, context) or _is_continued(ranking, named, before)
    ranking.is_owed |= is_continued
    time = context.time if is_continued and not TODAY.search(named.text.lower()) else None
    _name_scopes(ranking, context)
    ranks = [each for tell in (turns_of, _ranks, _leads) for each in tell(ranking, topic, time)]
    return ToldRanking(tuple(_as_told(ranks, named)), ranking.topic)


def _as_told(ranks: Sequence[ToldRank], named: NamedSentence) -> Iterator[ToldRank]:
    """Yield ranks in the words of their sentence, without those that their clause twists."""
    for one in ranks:
        if not words.TWISTS.search(_clause_of(one, named.text, ";")):
            doubt = words.DOUBTS.search(_clause_of(one, named.text, ";:"))
            yield _placed(one, named, is_sure=doubt is None)


def _clause_of(rank: ToldRank, sentence: str, signs: str) -> str:
    """Return the clause of a rank: from one of some signs to the next."""
    ends = (match.start() for match in re.finditer(f"[{signs}]", sentence))
    aside = _RELATIVE.search(sentence, rank.end)
    places = [-1, *ends, aside.start() if aside else len(sentence)]
    start = max(place for place in places if place < max(rank.start, 1))
    return sentence[start + 1 : min(place for place in places if place >= rank.end)]


_RELATIVE = re.compile(r", (?:which|whom) (?:it|they|the country|the two) ")
"""What begins a clause on who is named last: "behind Peru, which it should overtake"."""


def _is_of_window(ranking: RankedCells, topic: RankedTopic, context: Context) -> bool:
    """Return whether a ranking of all states that names no time is of the window named before."""
    return topic.owner is None and not ranking.times and context.time.kind == "between"


def _is_of_others(ranking: RankedCells, sentence: str) -> bool:
    """Return whether a group is what one is the largest to, or those who deal with one state."""
    return words.OF_ONE.search(sentence) is not None or _is_of_group(ranking, sentence)


def _is_of_group(ranking: RankedCells, sentence: str) -> bool:
    """Return whether a group is what something is the largest to: "the supplier of the EAEU"."""
    groups = (re.escape(word) for word, _ in ranking.scopes)
    return any(
        re.search(rf"{_TO_ONE} (?:of|to|for) (?:the )?{group}\b", sentence) for group in groups
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
    state = _state_before(context, before)
    aside = _RELATIVE.search(sentence)
    sentence = sentence[: aside.start()] if aside else sentence
    items = _with_it(items_of(sentence, names.find_states(sentence), names.lexicon), state)
    topics = topics_of(items, Surrounding(before, state, context.goods))
    is_of_all = any(topic.topic.owner is None for topic in topics.places.values())
    if is_of_all and is_of_clause_before(items):
        return RankedCells()
    return read_ranking(items, topics)


def _state_before(context: Context, before: RankedTopic | None) -> int | None:
    """Return which state "it" means: the one spoken of, or of two the partner that was ranked."""
    if len(context.state) == 1:
        return context.state[0]
    partners = [code for code in context.named if before and code != before.owner]
    is_of_two = before is not None and before.owner in context.named and len(partners) == 1
    return partners[0] if is_of_two else None


def _with_it(items: list[Item], state: int | None) -> list[Item]:
    """Return items with the state spoken of before in the place of an "it" that begins them."""
    at = next((n for n, one in enumerate(items) if one.kind not in _BEFORE_IT), 0)
    if not items or state is None or items[at].said.lower() != "it":
        return items
    return [*items[:at], replace(items[at], kind="state", number=state), *items[at + 1 :]]


_BEFORE_IT = ("time", "break")


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


def _name_scopes(ranking: RankedCells, context: Context) -> None:
    """Name the regions and groups that a sentence ranks in; one that none names is strange."""
    ranking.scopes = [(_scope(word, context), part) for word, part in ranking.scopes]
    ranking.is_topic_strange |= any(word == NO_SCOPE for word, _ in ranking.scopes)


NO_SCOPE = "?"
"""A group that no sentence before names."""


def _scope(word: str, context: Context) -> str:
    """Return the region or group that a word means; empty for the world."""
    if words.CONTINENT.fullmatch(word):
        return "the continent"
    if words.BLOC.fullmatch(word):
        return context.group or ("NATO" if "Alliance" in word else NO_SCOPE)
    return "" if words.WORLD.fullmatch(word) else word


def _ranks(ranking: RankedCells, topic: RankedTopic, before: TimeSpan | None) -> Iterator[ToldRank]:
    """Yield what is ranked of each state."""
    for cell in ranking.cells:
        whole = topic_of_cell(cell, ranking, topic)
        if cell.state == whole.owner or not cell.is_ranked:
            continue
        time, is_certain = time_of_cell(cell, ranking, before)
        is_strange = ranking.is_strange_at(cell.parts) or not ranking.is_of_one_scope(cell)
        if is_strange and cell.is_before:
            continue
        is_certain &= _is_dated(cell, ranking)
        states = (*_owners(whole), cell.state)
        # Others than those listed may be larger.
        is_owed = ranking.is_owed or cell.is_next or cell.is_listed
        for clause in _clauses(cell, whole):
            text, is_sure = f"{capitalise(clause)}{time}.", is_certain and not is_strange
            is_only_strange = is_strange and is_certain
            rank = ToldRank(cell.start, cell.end, text, states, is_sure, is_owed, is_only_strange)
            yield replace(rank, is_loose=ranking.is_loose_at(cell.parts))


def _is_dated(cell: Cell, ranking: RankedCells) -> bool:
    """Return whether who is before the second has a year; of today, that one may be outdated."""
    return bool(ranking.times) or not cell.is_before


def _clauses(cell: Cell, topic: RankedTopic) -> list[str]:
    """Return the rank and the figure of a state as plain clauses, as far as it has them."""
    return [one for one in (_rank_clause(cell, topic), _figure_clause(cell, topic)) if one]


def _owners(topic: RankedTopic) -> tuple[int, ...]:
    """Return the state whose partners are ranked; none where all states are."""
    return () if topic.owner is None else (topic.owner,)


def _leads(ranking: RankedCells, topic: RankedTopic, before: TimeSpan | None) -> Iterator[ToldRank]:
    """Yield which state is larger than those that it is said to be ahead of."""
    for cell, led in led_by(ranking.cells):
        whole = topic_of_cell(cell, ranking, topic)
        time, is_certain = time_of_cell(cell, ranking, before)
        for other in led:
            is_strange = ranking.is_strange_at(cell.parts | other.parts)
            is_apart = other.says or topic_of_cell(other, ranking, topic) != whole
            is_apart |= other.is_before and len(led) > 1
            clause = "" if is_apart else _lead(whole, cell, other)
            if clause and not is_strange and whole.owner not in (cell.state, other.state):
                states = (*_owners(whole), cell.state, other.state)
                text, is_sure = f"{capitalise(clause)}{time}.", is_certain and bool(ranking.times)
                yield ToldRank(other.start, other.end, text, states, is_sure, is_owed=True)


def _lead(topic: RankedTopic, cell: Cell, other: Cell) -> str:
    """Return which of two states is ahead: the one ranked, unless it is behind the other."""
    first, second = (other, cell) if other.is_before else (cell, other)
    return topic.lead_of(first.state, second.state)


def _rank_clause(cell: Cell, topic: RankedTopic) -> str:
    """Return the rank of a state as a plain clause without its time; empty for none.

    Who follows another with a figure is not said to be the next of all.
    """
    rank = cell.many or cell.rank
    number = SINGLE_WORDS.get(rank, str(rank))
    if cell.many > 1:
        return topic.first_few(cell.state, number)
    is_of_figure = cell.is_next and _figure_clause(cell, topic)
    return (
        topic.rank_of(cell.state, rank_in_words(rank, topic)) if rank and not is_of_figure else ""
    )


def _figure_clause(cell: Cell, topic: RankedTopic) -> str:
    """Return the figure of a state as a plain clause without its time; empty for none."""
    return topic.figure_of(cell.state, cell.figure) if cell.figure else ""
