"""Making a test of a clause by a rule: which measure, about whom, against what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import product

from comity.claims.claim import ClaimTest, Interpretation, Lookup, Operationalisation
from comity.claims.rules.criteria import figure_of, yardstick_of
from comity.claims.rules.lexicon import Lexicon, Rule
from comity.claims.text.clauses import Clause
from comity.claims.text.roles import assign
from comity.panels.codebook import Description
from comity.states.names import find

Describe = Callable[[str], Description | None]

_REVERSED = re.compile(
    r"\b(?:vice versa|the reverse|the other way (?:a?round)|it (?:does|is|depends|relies|needs)|"
    r"on it|the latter)\b"
)


def build(
    rule: Rule, clause: Clause, lexicon: Lexicon, describe: Describe, score: float
) -> Interpretation | None:
    """Make a reading of a clause by a rule; None where the states that it needs are missing."""
    needed = rule.needs or rule.apart_from
    if needed and not _names(needed, clause):
        return None
    if rule.gap:
        return _gap(rule, clause)
    for measures, states in _offers(rule, clause):
        known = [d for name in measures if (d := describe(name))]
        if known and (found := _reading(rule, clause, lexicon, known, states, describe, score)):
            return found
    return None


def _names(name: str, clause: Clause) -> bool:
    """Tell whether a state that a rule needs is spoken of."""
    return find(name).ccode in (*clause.named, *clause.pair)


def _gap(rule: Rule, clause: Clause) -> Interpretation | None:
    """Make a reading of what open data do not show; it needs somebody to be about."""
    about = clause.named or clause.pair or (clause.context.pair if clause.hints_at_two else ())
    if not about:
        return None
    return Interpretation(rule.name, rule.says, about[:2], None, rule.gap, 0.6)


def _offers(rule: Rule, clause: Clause) -> Iterable[tuple[tuple[str, ...], tuple[int, ...]]]:
    """Offer measures with the states that they would be about, the likeliest first."""
    left_out = find(rule.apart_from).ccode if rule.apart_from else None
    spoken_of = dict.fromkeys((*clause.pair, *clause.named))
    all_states = tuple(c for c in spoken_of if c not in (left_out, clause.displaced))
    special = next((m for words, m in rule.percent_words if words.search(clause.masked)), ())
    each = rule.each if rule.each_needs is None or rule.each_needs.search(clause.masked) else ()
    if special:
        yield special, all_states or clause.context.one
    if rule.world:
        yield rule.world, ()
    many = len(all_states) >= 2
    compared = clause.compares >= 0 and rule.family != "comparison"
    apart = rule.coordinated and _side_by_side(clause)
    if many and each and (not rule.measures or compared or apart):
        yield each, all_states
    if many and rule.measures:
        yield _in_order(rule, clause), all_states
    if many:
        yield each, all_states
    elif all_states:
        yield from _about_one(rule, clause, all_states, each)
    else:
        yield from _about_context(rule, clause, each)


def _side_by_side(clause: Clause) -> bool:
    """Tell whether the clause says the same of two states, and nothing between them."""
    return len(clause.joined) == 2 and set(clause.named) in (set(), set(clause.joined))


def _about_one(
    rule: Rule, clause: Clause, one: tuple[int, ...], each: tuple[str, ...]
) -> Iterable[tuple[tuple[str, ...], tuple[int, ...]]]:
    """Offer readings of a clause that names one state."""
    known = (*one, find(rule.apart_from).ccode) if rule.apart_from else one
    other = tuple(code for code in clause.context.pair if code not in known)[:1]
    if not other and clause.context.one and clause.context.one != one:
        other = clause.context.one
    first = re.match(r"(?:it|its|they|their|the country)\b", clause.masked) is not None
    two = ((*other, *one) if first else (*one, *other)) if other else ()
    if two and rule.measures and (clause.hints_at_two or not each):
        yield _in_order(rule, clause), two
    if each:
        yield each, one
    elif two and rule.measures:
        yield _in_order(rule, clause), two


def _about_context(
    rule: Rule, clause: Clause, each: tuple[str, ...]
) -> Iterable[tuple[tuple[str, ...], tuple[int, ...]]]:
    """Offer readings of a clause that names nobody: of whoever was spoken of before."""
    if clause.context.pair and rule.measures:
        yield _in_order(rule, clause), clause.context.pair
    if each and (clause.context.one or clause.context.pair):
        yield each, clause.context.one or clause.context.pair


def _in_order(rule: Rule, clause: Clause) -> tuple[str, ...]:
    """Order a rule's measures by what the words ask for: changes, flows, or shares."""
    measures = rule.measures
    if clause.superlative and rule.top:
        measures = (*rule.top, *measures)
    if clause.when.kind == "year" and rule.in_year:
        measures = (*rule.in_year, *measures)
    if clause.growth and rule.changes:
        measures = (*rule.changes, *measures)
    percent = any(q.unit == "percent" for q in clause.quantities)
    if rule.flow_words and not percent and rule.flow_words.search(clause.masked):
        measures = (rule.flow_measure, *measures)
    return tuple(dict.fromkeys(measures))


def _reading(
    rule: Rule,
    clause: Clause,
    lexicon: Lexicon,
    known: Sequence[Description],
    states: tuple[int, ...],
    describe: Describe,
    score: float,
) -> Interpretation | None:
    """Make the reading on the first measure that fits the figure named."""
    chosen = _choose(known, clause)
    made = _way(rule, clause, lexicon, chosen, states)
    if made is None:
        return None
    way, lead, growth, called = made

    def ways(names: Iterable[str]) -> list[Operationalisation]:
        return [
            other
            for name in names
            if name != chosen.name and (description := describe(name))
            for other in _other_ways(rule, clause, lexicon, description, states, way)
        ]

    same = ways(description.name for description in known)
    others = same + ways(dict.fromkeys(n for n in rule.also if n not in {d.name for d in known}))
    test = ClaimTest(
        cases=way.cases,
        when=clause.when,
        yardstick=way.yardstick,
        against=way.against,
        quantity=way.quantity,
        growth=growth,
        negated=way.negated,
        summed=chosen.name in lexicon.sums,
        others=tuple(others),
        standing_in=len(same),
    )
    about = tuple(dict.fromkeys(c for case in (*way.cases, *way.against) for c in case.states))
    sure = _confidence(clause, score, lead, called)
    return Interpretation(rule.name, rule.says, about, test, "", sure)


def _choose(known: Sequence[Description], clause: Clause) -> Description:
    """Choose the first measure in whose unit the clause names a figure, or else the first."""
    return next((d for d in known if figure_of(clause, d)[0]), known[0])


def _way(
    rule: Rule, clause: Clause, lexicon: Lexicon, measure: Description, states: tuple[int, ...]
) -> tuple[Operationalisation, float, bool, bool] | None:
    """Make one way of testing a clause, by one measure.

    Returns
    -------
    tuple or None
        The way, how clear the states' roles are, whether it is of growth, and whether the
        clause's own words called for its yardstick; None where states are missing.
    """
    placed = _cases(measure, clause, lexicon, states, rule)
    if placed is None:
        return None
    cases, against, lead = placed
    quantity, grown = figure_of(clause, measure)
    growth = grown if quantity else bool(clause.growth) and not against
    yardstick, quantity, negated, called = yardstick_of(
        rule, clause, lexicon, measure, quantity=quantity, growth=growth, compares=bool(against)
    )
    if against:
        quantity = None
    return Operationalisation(cases, yardstick, against, quantity, negated), lead, growth, called


def _other_ways(
    rule: Rule,
    clause: Clause,
    lexicon: Lexicon,
    measure: Description,
    states: tuple[int, ...],
    first: Operationalisation,
) -> list[Operationalisation]:
    """Make the ways of testing a clause by another definition of the same thing.

    Where the first is of two states together and the other goes from one to the other, both
    directions are tried.
    """
    made = _way(rule, clause, lexicon, measure, states)
    if made is None or (first.quantity is None) != (made[0].quantity is None):
        return []
    way = made[0]
    together = len(first.cases) == 1 and measure.directed and measure.unit.startswith("million")
    if not together or way.against:
        return [way]
    case = way.cases[0]
    return [way, replace(way, cases=(Lookup(case.measure, case.states[::-1]),))]


Placed = tuple[tuple[Lookup, ...], tuple[Lookup, ...], float]


def _cases(
    measure: Description,
    clause: Clause,
    lexicon: Lexicon,
    states: tuple[int, ...],
    rule: Rule,
) -> Placed | None:
    """Say what is to be looked up of a measure, what it is compared with, and how surely."""
    if measure.level == "world":
        return (Lookup(measure.name, ()),), (), 1.0
    if measure.level == "state":
        return _of_states(measure, clause, states, rule)
    return _of_pairs(measure, clause, lexicon, states, rule)


def _of_states(
    measure: Description, clause: Clause, states: tuple[int, ...], rule: Rule
) -> Placed | None:
    """Look a state measure up for the state spoken of, for each, or for one against another."""
    left_out = {2} if measure.name in _ABOUT_US else set()
    about = tuple(code for code in states if code not in left_out)
    if not about:
        return None
    if clause.compares >= 0:
        before = [c for c in clause.before(clause.compares) if c in about]
        after = [c for c in clause.after(clause.compares) if c in about and c not in before]
        if before and after:
            first, second = before[0], after[0]
            if clause.behind:
                first, second = second, first
            return (Lookup(measure.name, (first,)),), (Lookup(measure.name, (second,)),), 3.0
    joined = tuple(code for code in clause.joined if code in about)
    if len(joined) > 1 and not rule.needs:
        return tuple(Lookup(measure.name, (code,)) for code in joined), (), 3.0
    target = _target(rule, about)
    return (Lookup(measure.name, (target,)),), (), 2.0


_ABOUT_US = {"distance_from_us", "agreement_with_us", "disputes_with_us"}


def _target(rule: Rule, about: tuple[int, ...]) -> int:
    """Choose of several states the one that a state measure is about.

    It is the one that the rule is about, if it names one, or else the first named.
    """
    needed = find(rule.needs).ccode if rule.needs else None
    return needed if needed in about else about[0]


def _of_pairs(
    measure: Description, clause: Clause, lexicon: Lexicon, states: tuple[int, ...], rule: Rule
) -> Placed | None:
    """Look a measure of dyads up for the two spoken of, or for several pairs of them."""
    if len(states) < 2 or (measure.name.startswith("chinese_") and _CHINA not in states):
        return None
    third = tuple(code for code in states if code not in clause.joined)
    if len(clause.joined) == 2 and third and clause.compares < 0:
        made = [
            _directed(measure, clause, lexicon, pair, rule)
            for pair in product(clause.joined, third[:1])
        ]
        return tuple(case for case, _ in made), (), min(lead for _, lead in made)
    if clause.compares >= 0:
        compared = _compared(measure, clause, lexicon, rule)
        if compared:
            return compared
    case, lead = _directed(measure, clause, lexicon, states, rule)
    both = measure.directed and _side_by_side(clause) and lead <= 0
    if both and re.search(r"each other|one another|both|mutual", clause.masked):
        return (case, Lookup(measure.name, case.states[::-1])), (), 1.0
    return (case,), (), lead


def _compared(measure: Description, clause: Clause, lexicon: Lexicon, rule: Rule) -> Placed | None:
    """Compare two pairs: A with B against A with C, or A to B against B to A."""
    before, after = clause.before(clause.compares), clause.after(clause.compares)
    new = [code for code in after if code not in before]
    if len(before) >= 2 and new:
        first, lead = _directed(measure, clause, lexicon, before[:2], rule)
        # "with B than C does" changes the first, "with B than with C" the second.
        does = re.search(
            r"than (?:the )?<\d+d?> (?:does|do|did|is|are|was|has)"
            r"|ahead of|exceed|surpass|outstrip",
            clause.masked,
        )
        kept = before[1] if does else before[0]
        gone = before[0] if does else before[1]
        second = tuple(new[0] if code == gone else code for code in first.states)
        return _ordered(clause, first, Lookup(measure.name, second), lead) if kept else None
    turned = _REVERSED.search(clause.masked[clause.compares :]) or len(after) >= 2
    if measure.directed and measure.unit != "times" and turned and len(before) >= 2:
        case, lead = _directed(measure, clause, lexicon, before[:2], rule)
        return _ordered(clause, case, Lookup(measure.name, case.states[::-1]), lead)
    return None


def _ordered(clause: Clause, first: Lookup, second: Lookup, lead: float) -> Placed:
    """Put the case said to be the greater first."""
    if re.search(
        r"\b(?:less|fewer|smaller|lower|rarer|weaker)\b", clause.masked[: clause.compares]
    ):
        first, second = second, first
    return (first,), (second,), max(lead, 2.0)


def _directed(
    measure: Description, clause: Clause, lexicon: Lexicon, states: Sequence[int], rule: Rule
) -> tuple[Lookup, float]:
    """Put two states in the order that a measure needs."""
    two = tuple(states[:2])
    roles = lexicon.roles.get(measure.name)
    if rule.roles and measure.unit.startswith("share"):
        roles = (rule.roles[0], rule.roles[1])
    if not measure.directed or roles is None:
        return Lookup(measure.name, two), 2.0
    masked = (
        clause.masked
        if clause.compares < 0 or measure.unit == "times"
        else clause.masked[: clause.compares]
    )
    candidates = tuple(states[:3]) if len(states) > 2 else two
    pair, lead = assign(masked, clause.tokens(candidates), roles, lexicon.cues)
    if measure.name.startswith("chinese_"):
        pair, lead = (_CHINA, next((c for c in two if c != _CHINA), two[0])), 4.0
    if measure.unit == "times" and clause.behind and _multiple(clause):
        pair = pair[::-1]  # "three times smaller than": the other is three times larger
    return Lookup(measure.name, pair), lead


def _multiple(clause: Clause) -> bool:
    return any(quantity.unit == "times" for quantity in clause.quantities)


_CHINA = 710


def _confidence(clause: Clause, score: float, lead: float, measured: bool) -> float:
    """Say how sure a reading is, from 0 to 1: by what the words left open."""
    sure = 0.45 + min(score, 6) / 30
    sure += 0.15 if len(clause.named) >= 2 else -0.05 if clause.pair else 0.05
    sure += 0.1 if lead >= 3 else 0.0 if lead > 0 else -0.1
    sure += 0.1 if measured else -0.05
    return round(max(0.1, min(0.95, sure)), 2)
