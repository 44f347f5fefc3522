"""From sentences to interpretations: which rule reads a clause, and as which test."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from comity.claims.anaphora.memory import remember
from comity.claims.anaphora.served import each_served
from comity.claims.anaphora.written_out import as_owed, written_out
from comity.claims.candidate_rules import candidate_rules
from comity.claims.claim import Interpretation, SpeechAct
from comity.claims.goods.one_fuel import goods_after, with_fuel_named, without_known_for
from comity.claims.grammar.membership import BY_PUBLISHER
from comity.claims.grammar.region_names import speaks_of_two
from comity.claims.lexicon import Lexicon, classify_speech_act
from comity.claims.paragraphs.wholes import partners_listed
from comity.claims.rankings.by_more import rank_by_more, read_rank
from comity.claims.rankings.merged import with_ranks
from comity.claims.rankings.told import ranking_of
from comity.claims.reading.base import ParserContext
from comity.claims.reading.read import read_whole
from comity.claims.reading.superlatives import as_superlative
from comity.claims.reading.together import taken_together
from comity.claims.regions.one_region import with_region_apart
from comity.claims.rules.compile_test import compile_test
from comity.claims.rules.completeness import require_completeness
from comity.claims.rules.goods import goods_of, readings_as_written, with_goods_named
from comity.claims.rules.groups import (
    gap_of_members,
    is_of_groups,
    plain,
    why_of_group,
    with_rest,
)
from comity.claims.rules.leftover import leftover
from comity.claims.rules.open_figures import with_figures
from comity.claims.rules.open_topics import (
    measures_of,
    spoken_of,
    with_continuations,
    with_other_clauses,
)
from comity.claims.rules.parsed import ParsedSentence, SentenceRead, marked
from comity.claims.rules.tense import ClauseReading, as_over, as_ranked
from comity.claims.text.asides import strip_asides, strip_speaker
from comity.claims.text.clauses import Clause, parse_clause
from comity.claims.text.lists.atoms import split_lists
from comity.claims.text.lists.each_state import each_of_pair
from comity.claims.text.mentions import Context
from comity.claims.text.sentences import TextSpan, clauses, up_to_unread
from comity.claims.text.spelling.plain_spelling import placed_as_written, plainly_spelled
from comity.claims.text.times import NOW, TODAY, YEAR, find_time, years_named
from comity.claims.topics.named_before import remember_named
from comity.claims.turnovers.behind import with_leaders_apart
from comity.claims.turnovers.split import split_turnover
from comity.wording import claims as wording

BEYOND = "beyond the data"
"""The rule that finds what no other does, and judges nothing."""


def parse_sentence(sentence: str, reader: ParserContext, context: Context) -> ParsedSentence:
    """Parse one sentence; the context remembers whom and what it spoke of.

    Predictions are read as claims are, for their probability; of opinions the figures are read.
    """
    around = replace(context, goods=goods_of(sentence, context.goods))
    ranking = ranking_of(without_known_for(sentence), reader.names, around, reader.dated)
    listed = partners_listed(sentence, reader.names.find_states(sentence), around)
    parsed = _parse_plain(sentence, reader, context)
    context.ranked = ranking.topic or listed
    if parsed.kind is not SpeechAct.CLAIM or not ranking.ranks:
        return parsed
    own, parse = parsed.interpretations, partial(_parse_alone, reader=reader)
    read = with_ranks(sentence, own, ranking.ranks, parse, is_dated=reader.dated is not None)
    context.spoken = context.spoken or spoken_of((one for _, one in read), reader.describe)
    ranks = (one if one in own else as_ranked(sentence, one, around.time) for one in read)
    return replace(parsed, interpretations=tuple(ranks))


def _parse_alone(sentence: str, reader: ParserContext) -> tuple[ClauseReading, ...]:
    """Return what a plain sentence is read as, with none before it."""
    return _parse_plain(sentence, reader, Context()).interpretations


def _parse_plain(sentence: str, reader: ParserContext, context: Context) -> ParsedSentence:
    """Parse a sentence but for its ranking."""
    fuel = with_fuel_named(sentence, context.goods)
    region = with_region_apart(fuel.text, reader.names.find_states(fuel.text), reader.lexicon)
    led = with_leaders_apart(region.text, reader.names.find_states(region.text))
    named = with_goods_named(led.text, context.goods)
    parsed = _parse(named, reader, context)
    context.goods = goods_after(fuel, context.goods, context.spoken[0] if context.spoken else "")
    read = readings_as_written(parsed.interpretations, named, led.text)
    for apart in (led, region, fuel):
        read = [apart.read(one) for one in read]
    read_as = replace(parsed.read_as, fuel=fuel.fuel, is_on_part=fuel.is_part)
    return replace(parsed, interpretations=tuple(read), read_as=read_as)


def _parse(sentence: str, reader: ParserContext, context: Context) -> ParsedSentence:
    spelled = plainly_spelled(sentence, context.time, reader.dated)
    own, named = reader, written_out(spelled, reader.names, context)
    named, reader = taken_together(named, reader)
    written, sentence, around = sentence, named.text, context
    if speaks_of_two(sentence, reader.lexicon):
        context = replace(context, pair=(), main_pair=())  # they are others than those spoken of
    kind, says = classify_speech_act(strip_speaker(sentence), reader.lexicon)
    read = _read_whole(sentence, reader, context)
    read = read and with_figures(sentence, read, reader, context)
    if read := read or _read_of_groups(sentence, reader, context):
        kind, says = SpeechAct.CLAIM, ""
    elif kind in (SpeechAct.CLAIM, SpeechAct.PREDICTION):
        kind, says, read = _read_by_rules(sentence, (kind, says), reader, context)
    else:
        figures = with_figures(sentence, [], reader, context)
        read = [item for item in figures if _is_plain_fact(item, reader.lexicon)]
    if kind is SpeechAct.CLAIM:
        read = with_other_clauses(sentence, read, reader, context)
    read_as = SentenceRead(sentence, reader, context.copy())
    every = [marked(read_as, one) for one in read]
    _remember(sentence, every, own, around)
    interpretations = tuple(
        (placed_as_written(named.placed(part), written, spelled), as_owed(one, named))
        for part, one in every
    )
    return ParsedSentence(kind, says, interpretations, read_as)


def _remember(
    sentence: str, read: list[ClauseReading], reader: ParserContext, context: Context
) -> None:
    """Update the context with what a sentence spoke of, for the sentences after it."""
    mentions = reader.names.find_states(sentence)
    remember(sentence, mentions, reader.dated or reader.now, context)
    remember_named(sentence, mentions, context)
    context.goods = goods_of(sentence, context.goods)
    context.spoken = spoken_of((one for _, one in read), reader.describe)
    context.measure = context.spoken[0] if context.spoken else context.measure
    named = [year for *_, year in years_named(sentence)]
    context.years = tuple(dict.fromkeys((*named, *context.years)))[:YEARS]


YEARS = 3
"""How many of the years named last the figures of a text may be of."""


def _is_plain_fact(reading: ClauseReading, lexicon: Lexicon) -> bool:
    """Return whether a figure in an opinion is one of fact, and nothing in it is left open."""
    part, one = reading
    return not one.gap and classify_speech_act(part.text, lexicon)[0] is SpeechAct.CLAIM


def _read_by_rules(
    sentence: str, act: tuple[SpeechAct, str], reader: ParserContext, context: Context
) -> tuple[SpeechAct, str, list[ClauseReading]]:
    """Read a claim or a prediction by rules; facts in a prediction are claims."""
    apart = _apart(sentence, reader, context)
    facts = [reading for reading in apart if _is_fact(reading, reader.lexicon)]
    if act[0] is SpeechAct.PREDICTION and facts:
        return SpeechAct.CLAIM, "", facts
    lists = _interpret_lists(TextSpan(sentence, 0, len(sentence)), sentence, reader, context)
    read = lists or _interpretations(sentence, apart, reader, context)
    if act[0] is SpeechAct.CLAIM:
        read = with_figures(sentence, read, reader, context)
    return *act, read


def _read_whole(sentence: str, reader: ParserContext, context: Context) -> list[ClauseReading]:
    """Read what constructions account for from end to end.

    Lists are taken apart first where more can be read then. What else the sentence says is
    found by the rules, and not judged.
    """
    span = TextSpan(sentence, 0, len(sentence))
    if rank := rank_by_more(sentence):
        read = partial(_read_whole, reader=reader, context=context)
        return [(span, one) for one in read_rank(rank, reader.names, reader.lexicon, read)]
    if _ONLY.match(sentence):
        return []
    reading = read_whole(sentence, reader, context)
    atoms = _atoms(sentence, reader, context)
    if len(atoms) > 1:
        apart = [
            (up_to_unread(span, each.unread), as_over(atom, one))
            for atom, each in ((atom, read_whole(atom, reader, context)) for atom in atoms)
            for _, one in each.interpretations
        ]
        distinct = {repr(one.test): (part, one) for part, one in apart}
        if len(distinct) > len(reading.interpretations):
            return list(distinct.values())
    if not reading.interpretations:
        return _read_turned(sentence, reader, context)
    inner = context.copy()
    inner.update(reader.names.find_states(sentence))
    seconded = [
        (part, replace(one, may_deny=_is_seconded(part, one, sentence, reader, inner)))
        for part, one in map(partial(with_rest, sentence), reading.interpretations)
    ]
    return [*with_continuations(seconded), *_unjudged(reading.unread, sentence, reader, inner)]


def _atoms(sentence: str, reader: ParserContext, context: Context) -> list[str]:
    """Split a sentence that says the same of several states; a list in order of rank does not."""
    if _IN_ORDER.search(sentence):
        return [sentence]
    if turned := _turned(strip_speaker(sentence), reader):
        return turned
    each = each_of_pair(sentence, context, reader.names) or _listed(sentence, reader)
    return each if len(each) > 1 else each_served(sentence, context, reader.names) or each


def _turned(text: str, reader: ParserContext) -> list[str]:
    """Split a text that tells who took whose place; empty where it tells of none."""
    clauses_told = split_turnover(text, reader.names.spans_of_states(text))
    return clauses_told if len(clauses_told) > 1 else []


def _listed(text: str, reader: ParserContext) -> list[str]:
    """Split a text into one clause for each figure of its lists."""
    return split_lists(text, reader.names.spans_of_states(text))


_IN_ORDER = re.compile(r"\b(?:followed|trailed) by\b[^;]*, ")
"""A list of what follows in rank, of which each is one rank lower, and not all the same."""


def _read_turned(sentence: str, reader: ParserContext, context: Context) -> list[ClauseReading]:
    """Read what no other does as much of as one as what that one does most of."""
    turned = as_superlative(sentence)
    whole = TextSpan(sentence, 0, len(sentence))
    return [(whole, one) for _, one in _read_whole(turned, reader, context)] if turned else []


def _read_of_groups(sentence: str, reader: ParserContext, context: Context) -> list[ClauseReading]:
    """Read what is said of groups taken together, as of states."""
    if not is_of_groups(sentence):
        return []
    text = plain(sentence)
    whole = TextSpan(sentence, 0, len(sentence))
    return [
        (
            part if text == sentence else whole,
            replace(one, gap=one.gap or gap_of_members(sentence, one)),
        )
        for part, one in _read_whole(text, reader.of_groups, context)
    ]


_ONLY = re.compile(r"Only (?:the )?[A-Z]")
"""What is said of some states only is not said of each of them alone."""


def _is_seconded(
    part: TextSpan, whole: Interpretation, sentence: str, reader: ParserContext, context: Context
) -> bool:
    """Return whether the rules, read apart from the constructions, take a clause for the same.

    They do where they find the same states and one of the same measures. Who names the
    publisher of a measure, and what it calls a state, cannot mean another.
    """
    if whole.rule in BY_PUBLISHER:
        return True
    ruled = interpret_clause(strip_speaker(part.text), sentence, reader, context)
    if ruled is None or ruled.test is None or whole.test is None:
        return False
    return set(ruled.states) == set(whole.states) and bool(
        measures_of(ruled.test) & measures_of(whole.test)
    )


def _unjudged(
    parts: Iterable[TextSpan], sentence: str, reader: ParserContext, context: Context
) -> Iterable[ClauseReading]:
    """Find what clauses that are not read whole are about."""
    for part in parts:
        interpretation = interpret_clause(strip_speaker(part.text), sentence, reader, context)
        if interpretation and interpretation.rule != BEYOND:
            yield part, replace(interpretation, gap=interpretation.gap or wording.SOME_WORDS)


def _is_fact(reading: ClauseReading, lexicon: Lexicon) -> bool:
    """Return whether a clause claims what is, in a sentence that also predicts."""
    part, interpretation = reading
    return (
        interpretation.test is not None
        and _VERB.search(part.text) is not None
        and classify_speech_act(part.text, lexicon)[0] is SpeechAct.CLAIM
    )


_VERB = re.compile(
    r"\b(?:has|have|had|is|are|was|were|grew|rose|fell|stood|came|took|went|made|sold|bought|sent|"
    r"spent|\w{3,}ed)\b|'ve\b|’ve\b"
)
"""Verbs by which a clause says what is or was."""


def _apart(sentence: str, reader: ParserContext, context: Context) -> list[ClauseReading]:
    """Read the clauses of a sentence one by one; nothing where it has only one."""
    parts = clauses(sentence)
    if len(parts) == 1:
        return []
    inner = context.copy()
    apart: list[ClauseReading] = []
    for part in parts:
        if atoms := _interpret_lists(part, sentence, reader, inner):
            apart += atoms
        # What is beyond the data says nothing next to what is within them.
        elif (
            interpretation := interpret_clause(strip_speaker(part.text), sentence, reader, inner)
        ) and interpretation.rule != BEYOND:
            apart.append((part, interpretation))
        inner.update(reader.names.find_states(part.text))
    return apart


def _interpret_lists(
    part: TextSpan, sentence: str, reader: ParserContext, context: Context
) -> list[ClauseReading]:
    """Read a clause with lists as one plain clause for each member; nothing without lists."""
    text = strip_asides(part.text)
    atoms = _turned(text, reader) or _listed(text, reader)
    if len(atoms) == 1:
        return []
    each = (interpret_clause(atom, sentence, reader, context) for atom in atoms)
    return [(part, one) for one in each if one and one.rule != BEYOND]


def _interpretations(
    sentence: str, apart: list[ClauseReading], reader: ParserContext, context: Context
) -> list[ClauseReading]:
    """Read a sentence by its clauses, or as a whole where they tell nothing apart."""
    if len({(interpretation.rule, interpretation.states) for _, interpretation in apart}) > 1:
        return apart
    whole = interpret_clause(strip_asides(sentence), sentence, reader, context)
    if whole is None or _say_more([one for _, one in apart], whole):
        return apart
    return [(TextSpan(sentence, 0, len(sentence)), whole)]


def _say_more(apart: list[Interpretation], whole: Interpretation) -> bool:
    """Return whether the interpretations of clauses say more than that of the whole sentence."""
    if whole.rule == BEYOND and apart:
        return True
    if whole.gap and any(one.test and not one.gap for one in apart):
        return True
    return len(apart) == 1 and apart[0].rule == whole.rule and not whole.covers(apart[0])


def interpret_clause(
    text: str, sentence: str, reader: ParserContext, context: Context
) -> Interpretation | None:
    """Read a clause by the rule that fits it best; None if none does."""
    now = reader.dated or reader.now
    is_of_today = TODAY.search(text) is not None and not YEAR.search(text)
    time = NOW if is_of_today else find_time(sentence, now)
    clause = parse_clause(text, reader.names, reader.lexicon, context, time, now)
    if not clause.mentions and len(text.split()) < FEWEST:
        return None
    for rule in candidate_rules(clause, reader.lexicon):
        if interpretation := compile_test(rule, clause, reader.lexicon, reader.describe):
            left = leftover(clause, rule, reader.lexicon) if interpretation.test else []
            length, is_dated = len(sentence.split()), reader.dated is not None
            if rule.name == BEYOND:
                interpretation = replace(interpretation, gap=_why_beyond(clause, interpretation))
            return require_completeness(clause, interpretation, left, length, is_dated=is_dated)
    why = why_of_group(clause)
    return Interpretation(BEYOND, why, clause.named[:2], None, why) if why else None


_COVERED = re.compile(
    r"\b(?:trade\w*|exports?|imports?|arms|weapons|military (?:spending|budget|expenditure)|"
    r"defen[cs]e (?:spending|budget)|on defen[cs]e|gdp|econom\w+|votes?|voted|vetoe[sd]|veto|"
    r"sanctions?|investment|invested|pipelines?|treaty|alliances?|pact|wars?)\b"
)
"""What there are measures of."""


def _why_beyond(clause: Clause, interpretation: Interpretation) -> str:
    """Return why no rule reads a clause: a group, words that are not read, or no measure."""
    if clause.groups:
        return wording.of_group(clause.groups[0])
    return wording.NOT_RECOGNISED if _COVERED.search(clause.masked) else interpretation.gap


FEWEST = 4
"""Fewer words than this, without a state among them, are no claim about one."""
