"""How a clause measures: the figure it names, or the criterion that its vague words call for."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.claim import FIGURE, Condition, Criterion
from comity.claims.lexicon import Lexicon, Rule, VagueCriterion
from comity.claims.text.clauses import OVER, Clause
from comity.claims.text.quantities import Quantity, QuantityUnit, reverse
from comity.panels.codebook import Description
from comity.unit import UnitKind

_OPPOSITE = {">=": "<=", "<=": ">=", ">": "<", "<": ">", "=": ">"}
_LEVEL = re.compile(
    r"\b(?:to|at|reached|reaching|hit|was|is|were|stood at|totall?ed|of)\s+(?:\w+\s+){0,2}$"
)
_REGULAR = re.compile(
    r"\b(?:regular(?:ly)?|annual(?:ly)?|yearly|every year|each year|routine(?:ly)?|frequent(?:ly)?"
    r"|often|constant(?:ly)?|steady)\b"
)


def scale_of(measure: Description) -> float:
    """Return what one of a measure's unit is in the units that figures are read in."""
    return measure.unit.scale


_QUANTITY_UNITS: dict[UnitKind, QuantityUnit] = {
    UnitKind.SHARE: "percent",
    UnitKind.MAJORITY: "percent",
    UnitKind.PERCENT: "percent",
    UnitKind.ARMS: "tiv",
    UnitKind.MONEY: "money",
    UnitKind.GAS: "gas",
    UnitKind.RATIO: "times",
    UnitKind.RANK: "rank",
    UnitKind.BOOLEAN: "none",
    UnitKind.COUNT: "count",
}


def unit_of(measure: Description) -> QuantityUnit:
    """Return the unit in which a sentence would name a measure's value."""
    return _QUANTITY_UNITS.get(measure.unit.kind, "index")


def compatible(quantity: Quantity, measure: Description) -> bool:
    """Return whether a figure can be one of a measure's."""
    unit = unit_of(measure)
    if quantity.unit == "rank":
        return measure.level != "system"
    if quantity.unit == "percent" and unit == "times":
        return quantity.value < 1  # "a third of its size"
    if quantity.unit == "times" and unit == "count":
        return True  # "visited three times"
    return quantity.unit == unit or (quantity.unit == "count" and unit in ("index", "gas"))


def figure_of(clause: Clause, measure: Description) -> tuple[Quantity | None, bool]:
    """Find the figure that a clause names of a measure, and whether it is one of growth."""
    if clause.growth and (growth := _growth_figure(clause, measure)):
        return growth, True
    fitting = [q for q in clause.quantities if compatible(q, measure)]
    if clause.growth:
        fitting = [q for q in fitting if _is_level(q, clause)][-1:]
    exact = [q for q in fitting if q.unit == unit_of(measure)]
    return next(iter(exact or fitting), None), False


def _growth_figure(clause: Clause, measure: Description) -> Quantity | None:
    """Find the figure by which a measure is said to have grown; None where none is named."""
    if clause.multiple and unit_of(measure) != "times":
        return clause.multiple
    if measure.change != "growth":
        return None
    for quantity in clause.quantities:
        if quantity.unit == "percent" and not _is_level(quantity, clause):
            return reverse(quantity) if clause.growth < 0 else quantity
        if quantity.unit == "times":
            return replace(quantity, value=quantity.value - 1, unit="percent")
    return None


def _is_level(quantity: Quantity, clause: Clause) -> bool:
    """Return whether a figure is the level that is reached: "grew to", "was"."""
    return _LEVEL.search(clause.text[: quantity.start]) is not None


def criterion_of(
    rule: Rule,
    clause: Clause,
    lexicon: Lexicon,
    measure: Description,
    *,
    figure: tuple[Quantity | None, bool],
    compares: bool,
) -> tuple[Criterion, Quantity | None, bool]:
    """Choose the criterion of a clause, of which a figure and whether it is of growth are known.

    Returns
    -------
    tuple
        The criterion, the figure (turned round where the words say the opposite of the
        measure), and whether the clause denies it.
    """
    quantity, growth = figure
    opposite = rule.turned_by is not None and rule.turned_by.search(clause.masked) is not None
    if quantity and not compares:
        turned = opposite and not growth and quantity.unit == "percent"
        return FIGURE, replace(quantity, rest=turned), clause.negated
    turn = opposite != (lexicon.sign.get(measure.name, 1) < 0)
    if growth:
        turn = lexicon.sign.get(measure.name, 1) < 0 if clause.moves else turn
        down = (clause.growth < 0) != turn
        return _growing(clause, lexicon, down=down), None, clause.negated
    if compares:
        far = _called(lexicon, "comparison", clause.masked)
        criterion = lexicon.criterion("much more" if far else "more")
        return _turned(criterion) if turn else criterion, None, clause.negated
    criterion, denied = _vague(rule, clause, lexicon, measure)
    return _turned(criterion) if turn else criterion, None, denied


def _growing(clause: Clause, lexicon: Lexicon, *, down: bool) -> Criterion:
    """Return the criterion of growth or decline, plain or significant."""
    word = _called(lexicon, "growth", clause.masked)
    if word is None or not down:
        return word.criterion if word else lexicon.criterion("grown")
    name = word.criterion.name.replace("grown", "fallen")
    means = word.criterion.means.replace("above", "below")
    return replace(word.criterion, name=name, means=means, conditions=word.turned)


def _vague(
    rule: Rule, clause: Clause, lexicon: Lexicon, measure: Description
) -> tuple[Criterion, bool]:
    """Choose by the vague words of a clause; without any, by what the rule says."""
    masked, negated = clause.masked, clause.negated and not rule.ignores_not
    yes_or_no = measure.unit.kind in _WITHOUT_DEGREES
    if clause.superlative and not yes_or_no:
        return lexicon.criterion("the largest"), clause.is_over
    fitting = [vague for vague in lexicon.vague if _belongs(vague, rule, measure)]
    if vague := _said(fitting, masked):
        return _found(vague, rule, clause, lexicon, negated)
    if rule.regular and _REGULAR.search(masked):
        return lexicon.criterion("regular"), negated
    if rule.family == "comparison" and measure.unit.kind is UnitKind.RATIO:
        return _ratio(clause, lexicon), negated
    default = "high" if rule.default == "ahead" else rule.default
    return lexicon.criterion(default), negated


def _said(fitting: list[VagueCriterion], masked: str) -> VagueCriterion | None:
    """Return the first criterion that the words call for; for "no longer" where none else does."""
    every = (
        vague for words in (OVER.sub("", masked), masked) for vague in fitting if vague.calls(words)
    )
    return next(every, None)


def _ratio(clause: Clause, lexicon: Lexicon) -> Criterion:
    """Choose the criterion of a ratio, greater where a word such as "far" calls for it."""
    far = _called(lexicon, "comparison", clause.masked)
    criterion = far.criterion if far else lexicon.criterion("ahead")
    return _behind(criterion) if clause.behind else criterion


def _behind(criterion: Criterion) -> Criterion:
    """Reverse a ratio's bound round: not ahead of the other, but behind it."""
    conditions = tuple(
        replace(
            condition, operator=_OPPOSITE[condition.operator], threshold=1 / condition.threshold
        )
        for condition in criterion.conditions
    )
    means = "a ratio below one" if criterion.name == "ahead" else "a ratio of a third or less"
    name = criterion.name.replace("ahead", "behind")
    return replace(criterion, name=name, means=means, conditions=conditions)


_WITHOUT_DEGREES = frozenset({UnitKind.BOOLEAN, UnitKind.RATIO})
"""Units of which there is no largest, high or low value."""

_COMPARISONS = _WITHOUT_DEGREES | {UnitKind.LOG_RATIO, UnitKind.MAJORITY}
"""Units that compare the two already, or have no degrees."""


def _belongs(vague: VagueCriterion, rule: Rule, measure: Description) -> bool:
    """Return whether a criterion can be meant by a rule's words, of a measure."""
    if vague.kind in ("growth", "comparison", "default"):
        return False
    if vague.kind and vague.kind != rule.family:
        return False
    if rule.only and vague.criterion.name not in rule.only:
        return False
    if vague.criterion.name == "never":
        return measure.unit.zero_is_none
    return measure.unit.kind not in _COMPARISONS


def _found(
    vague: VagueCriterion, rule: Rule, clause: Clause, lexicon: Lexicon, negated: bool
) -> tuple[Criterion, bool]:
    """Choose a criterion whose words are in the clause."""
    name = vague.criterion.name
    if name == "not regularly" and rule.rare_denies:
        return lexicon.criterion("high"), True
    if name in ("never", "not regularly", "hardly dependent", "very low"):
        # The word is itself the denial.
        return vague.criterion, False
    if name == "high" and rule.regular:
        regular = _REGULAR.search(clause.masked) is not None
        return lexicon.criterion("regular" if regular else name), negated
    return vague.criterion, negated


def _called(lexicon: Lexicon, kind: str, masked: str) -> VagueCriterion | None:
    """Return the first criterion of a kind whose words are in a clause."""
    return next((v for v in lexicon.vague if v.kind == kind and v.calls(masked)), None)


def _turned(criterion: Criterion) -> Criterion:
    """Reverse a criterion round: for "differ", and for measures that count the other way."""
    none = Condition("value", "=", 0.0)
    conditions = tuple(_opposite(c) for c in criterion.conditions if c != none)
    if not conditions:
        return replace(criterion, name=ALWAYS, means="a value of 100 percent", conditions=_WHOLLY)
    word = f"little of: {criterion.name}" if conditions != criterion.conditions else criterion.name
    means = " and ".join(map(str, conditions))
    return replace(criterion, name=word, means=means, conditions=conditions)


ALWAYS = "never differently"
_WHOLLY = (Condition("value", ">=", 100.0, percent=True),)
"""All of it: what "none" turns into where words such as "differ" turn a measure round."""


def _opposite(condition: Condition) -> Condition:
    operator = _OPPOSITE[condition.operator]
    if condition.quantity in ("percentile", "change percentile"):
        return replace(condition, operator=operator, threshold=100 - condition.threshold)
    if condition.quantity in ("change", "ratio"):
        threshold = 1 / condition.threshold if condition.threshold else 0.0
        return replace(condition, operator=operator, threshold=threshold)
    if condition.quantity == "top rank":
        return replace(condition, quantity="bottom rank")
    return condition
