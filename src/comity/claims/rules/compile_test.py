"""Making a test of a clause by a rule: which measure, about whom, against what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from comity.claims.claim import ClaimTest, Interpretation, Lookup, Operationalisation
from comity.claims.lexicon import Lexicon, Rule
from comity.claims.rules.compile_lookups import PlacedLookups, lookups_of_states
from comity.claims.rules.compile_pairs import lookups_of_pairs
from comity.claims.rules.criteria import ALWAYS, criterion_of, figure_of, unit_of
from comity.claims.text.clauses import Clause
from comity.claims.text.times import TimeSpan
from comity.claims.topics.turns import from_then
from comity.panels.codebook import Describe, Description
from comity.states.names import find
from comity.unit import UnitKind


def compile_test(
    rule: Rule, clause: Clause, lexicon: Lexicon, describe: Describe
) -> Interpretation | None:
    """Build an interpretation of a clause by a rule; None if states are missing."""
    needed = rule.needs or rule.apart_from
    if needed and not _names(needed, clause):
        return None
    if rule.gap:
        return _gap(rule, clause)
    for measures, states in _offers(rule, clause):
        descriptions = [d for name in measures if (d := describe(name))]
        if descriptions and (
            interpretation := _interpretation(rule, clause, lexicon, descriptions, states, describe)
        ):
            return interpretation
    return None


def _names(name: str, clause: Clause) -> bool:
    """Return whether a state that a rule needs is spoken of."""
    return find(name).ccode in (*clause.named, *clause.pair)


def _gap(rule: Rule, clause: Clause) -> Interpretation | None:
    """Build an interpretation of what open data do not show; it needs a state to be about."""
    about = clause.named or clause.pair or (clause.context.pair if clause.hints_at_two else ())
    if not about:
        return None
    return Interpretation(rule.name, rule.says, about[:2], None, rule.gap)


Offer = tuple[tuple[str, ...], tuple[int, ...]]
"""Measures, and the states that they would be about."""


def _offers(rule: Rule, clause: Clause) -> Iterable[Offer]:
    """List measures with the states that they would be about, the likeliest first."""
    states = _spoken_of(rule, clause)
    special = next((m for words, m in rule.percent_words if words.search(clause.masked)), ())
    each = rule.each if rule.each_needs is None or rule.each_needs.search(clause.masked) else ()
    if special:
        yield special, states or clause.context.state
    if rule.world:
        yield rule.world, ()
    if len(states) >= 2:
        yield from _about_several(rule, clause, states, each)
    elif states:
        yield from _about_one(rule, clause, states, each)
    else:
        yield from _about_context(rule, clause, each)


def _spoken_of(rule: Rule, clause: Clause) -> tuple[int, ...]:
    """Return the states of a clause without the one that the rule or the words leave out."""
    left_out = find(rule.apart_from).ccode if rule.apart_from else None
    states = dict.fromkeys((*clause.pair, *clause.named))
    return tuple(code for code in states if code not in (left_out, clause.displaced))


def _about_several(
    rule: Rule, clause: Clause, states: tuple[int, ...], each: tuple[str, ...]
) -> Iterable[Offer]:
    """List interpretations of a clause that names two states or more."""
    compared = clause.compares >= 0 and rule.family != "comparison"
    apart = rule.coordinated and clause.is_side_by_side
    if each and (not rule.measures or compared or apart):
        yield each, states
    if rule.measures:
        yield _in_order(rule, clause), states
    yield each, states


def _about_one(
    rule: Rule, clause: Clause, one: tuple[int, ...], each: tuple[str, ...]
) -> Iterable[Offer]:
    """List interpretations of a clause that names one state."""
    two = _with_other(rule, clause, one) if rule.measures else ()
    if two and (clause.hints_at_two or not each):
        yield _in_order(rule, clause), two
    if each:
        yield each, one


def _with_other(rule: Rule, clause: Clause, one: tuple[int, ...]) -> tuple[int, ...]:
    """Return the state named with the other one that the context speaks of; empty without one."""
    named = (*one, find(rule.apart_from).ccode) if rule.apart_from else one
    spoken = (*clause.context.state, *clause.context.pair)
    other = tuple(code for code in spoken if code not in named and code in clause.context.pair)[:1]
    if not other and clause.context.state != one:
        other = clause.context.state
    if not other:
        return ()
    return (*other, *one) if _PRONOUN_FIRST.match(clause.masked) else (*one, *other)


_PRONOUN_FIRST = re.compile(r"(?:it|its|they|their|the country)\b")
"""A clause that begins with what the sentence before spoke of."""


def _about_context(rule: Rule, clause: Clause, each: tuple[str, ...]) -> Iterable[Offer]:
    """List interpretations of a clause that names no state: of the states named before."""
    if clause.context.pair and rule.measures:
        yield _in_order(rule, clause), clause.context.pair
    if each and (clause.context.state or clause.context.pair):
        yield each, clause.context.state or clause.context.pair


def _in_order(rule: Rule, clause: Clause) -> tuple[str, ...]:
    """Order a rule's measures by what the words ask for: changes, flows, or shares."""
    measures = rule.measures
    if clause.superlative and rule.top:
        measures = (*rule.top, *measures)
    if clause.time.kind == "year" and rule.in_year:
        measures = (*rule.in_year, *measures)
    if clause.growth and rule.changes:
        measures = (*rule.changes, *measures)
    percent = any(q.unit == "percent" for q in clause.quantities)
    if rule.flow_words and not percent and rule.flow_words.search(clause.masked):
        measures = (rule.flow_measure, *measures)
    return tuple(dict.fromkeys(measures))


def _interpretation(
    rule: Rule,
    clause: Clause,
    lexicon: Lexicon,
    descriptions: Sequence[Description],
    states: tuple[int, ...],
    describe: Describe,
) -> Interpretation | None:
    """Build the interpretation on the first measure that fits the figure named."""
    chosen = _choose(descriptions, clause)
    compiled = _operationalise(rule, clause, lexicon, chosen, states)
    if compiled is None:
        return None
    operationalisation, lead, growth = compiled

    def operationalisations(names: Iterable[str]) -> list[Operationalisation]:
        return [
            other
            for name in names
            if name != chosen.name and (description := describe(name))
            for other in _other_operationalisations(
                rule, clause, lexicon, (chosen, description), states, operationalisation
            )
        ]

    same = operationalisations(description.name for description in descriptions)
    others = same + operationalisations(
        dict.fromkeys(n for n in rule.also if n not in {d.name for d in descriptions})
    )
    test = ClaimTest(
        lookups=operationalisation.lookups,
        time=_time_of(clause, chosen),
        criterion=operationalisation.criterion,
        against=operationalisation.against,
        quantity=operationalisation.quantity,
        growth=growth,
        negated=operationalisation.negated,
        may_be_sum=chosen.name in lexicon.sums,
        others=tuple(others),
        substitutes=len(same),
    )
    if _is_lasting(test, chosen, clause):
        test = replace(test, every=True, is_lasting=True, others=())
    about = tuple(
        dict.fromkeys(
            c
            for lookup in (*operationalisation.lookups, *operationalisation.against)
            for c in lookup.states
        )
    )
    return Interpretation(rule.name, rule.says, about, test, "", are_roles_clear=lead > 0)


def _time_of(clause: Clause, measure: Description) -> TimeSpan:
    """Return the time of a clause; of sanctions in force "from 2006" that year."""
    is_of_sanctions = measure.name.endswith("sanctions_imposed")
    return from_then(clause.time, clause.masked) if is_of_sanctions else clause.time


def _is_lasting(test: ClaimTest, measure: Description, clause: Clause) -> bool:
    """Return whether a clause states that a state of things, or its absence, has lasted."""
    if test.quantity or test.growth or test.against:
        return False
    is_kept = measure.name.endswith("sanctions_imposed") and f"{test.time.first}" in clause.text
    is_state = measure.unit.kind is UnitKind.BOOLEAN or is_kept
    return test.time.kind == "since" and (test.negated or is_state)


def _choose(descriptions: Sequence[Description], clause: Clause) -> Description:
    """Choose the first measure in whose unit the clause names a figure, or else the first.

    A sum of money, of which there is no measure, is rather an amount than a share.
    """
    is_sum = any(one.unit == "money" for one in clause.quantities)
    amounts = [d for d in descriptions if is_sum and unit_of(d) != "percent"]
    of_figure = (d for d in descriptions if figure_of(clause, d)[0])
    return next(of_figure, (amounts or descriptions)[0])


def _operationalise(
    rule: Rule, clause: Clause, lexicon: Lexicon, measure: Description, states: tuple[int, ...]
) -> tuple[Operationalisation, float, bool] | None:
    """Build one operationalisation of testing a clause, by one measure.

    Returns
    -------
    tuple or None
        The operationalisation, how clear the states' roles are, and whether it is of growth; None
        where states are missing.
    """
    placed = _lookups_of(measure, clause, lexicon, states, rule)
    if placed is None:
        return None
    lookups, against, lead = placed
    quantity, grown = figure_of(clause, measure)
    growth = grown if quantity else bool(clause.growth) and not against
    criterion, quantity, negated = criterion_of(
        rule, clause, lexicon, measure, figure=(quantity, growth), compares=bool(against)
    )
    if against:
        quantity = None
    return Operationalisation(lookups, criterion, against, quantity, negated), lead, growth


def _other_operationalisations(
    rule: Rule,
    clause: Clause,
    lexicon: Lexicon,
    measures: tuple[Description, Description],
    states: tuple[int, ...],
    first: Operationalisation,
) -> list[Operationalisation]:
    """Build the operationalisations of testing a clause by another definition of the same thing.

    The measures are that of the first and the other.

    Where the first is of two states together and the other goes from one to the other, both
    directions are tried.
    """
    chosen, measure = measures
    compiled = _operationalise(rule, clause, lexicon, measure, states)
    if compiled is None or (first.quantity is None) != (compiled[0].quantity is None):
        return []
    operationalisation = compiled[0]
    if first.criterion.name == ALWAYS != operationalisation.criterion.name:
        return []  # an index that is high says nothing of each vote
    together = len(first.lookups) == 1 and not chosen.directed
    one_way = measure.directed and measure.unit.in_millions
    if not (together and one_way) or operationalisation.against:
        return [operationalisation]
    lookup = operationalisation.lookups[0]
    return [
        operationalisation,
        replace(operationalisation, lookups=(Lookup(lookup.measure, lookup.states[::-1]),)),
    ]


def _lookups_of(
    measure: Description,
    clause: Clause,
    lexicon: Lexicon,
    states: tuple[int, ...],
    rule: Rule,
) -> PlacedLookups | None:
    """Describe what is to be looked up of a measure, what it is compared with, and how surely."""
    if measure.level == "system":
        return (Lookup(measure.name, ()),), (), 1.0
    if measure.level == "state":
        return lookups_of_states(measure, clause, states, rule)
    return lookups_of_pairs(measure, clause, lexicon, states, rule)
