"""What a rule alone may deny: a figure far off, which nothing within reach has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations, product

from comity.claims.claim import FIGURE, ClaimTest, Interpretation, Verdict, VerdictName
from comity.claims.grammar.membership import JOINED
from comity.claims.rules.criteria import compatible, scale_of
from comity.claims.text.quantities import Quantity
from comity.claims.verdict.evidence import EvidenceData
from comity.claims.verdict.lone_readings import is_telling
from comity.panels.codebook import Description

FAR = 0.25
"""By what part of the greater of two figures one is far from the other."""

ROUNDINGS = 3
"""How many times half its last digit a figure must be off as well."""

OTHER_COUNT = 2
"""By how many a count is off that is another: sources differ by one on what they count."""

LEAST = 1_000_000
"""Sums of fewer dollars are a person's, not a state's."""

SAME = 0.05
"""By what part of itself another figure may be off that is meant instead."""

AROUND = 3
"""How many years before and after the one named another may be meant."""

_KINDS = {
    "percent": (
        *("export_share", "import_share", "trade_share", "trade_dependence"),
        *("arms_import_share", "arms_export_share", "fuel_import_share", "fuel_export_share"),
        *("military_burden", "arms_exports_world_share", "arms_imports_world_share"),
        *("vote_agreement", "favourability"),
    ),
    "money": (
        *("trade", "exports", "trade_balance", "fuel_exports", "crude_oil_exports"),
        *("gas_exports", "coal_exports", "direct_investment", "chinese_finance", "customs_trade"),
        *("exports_reported", "imports_reported", "trade_constant"),
        *("military_spending", "gdp", "gdp_per_capita", "total_exports", "total_imports"),
        *("total_trade",),
    ),
    "count": ("vetoes_cast", "sole_vetoes"),
}
"""The measures that a figure in a unit may be of, whatever its words."""


def is_plainly_denied(verdict: Verdict, interpretation: Interpretation, data: EvidenceData) -> bool:
    """Return whether a contradicted figure can be that of nothing else that may be meant.

    What is read by the words around a figure alone is never denied: that it is far off tells
    as well that it is another's. It is a level or a multiple, in a year that is named or today,
    for states in clear roles; far from that of the data; and that of no other measure,
    partner's role or year near.
    """
    test = interpretation.test
    is_open = interpretation.is_by_figure or not _is_of_named(interpretation)
    if verdict.name is not VerdictName.CONTRADICTED or is_open:
        return False
    if test is None or verdict.year is None:
        return False
    if test.lookups[0].measure.endswith("_member"):
        return _joined_otherwise(test, verdict.year, data)
    if test.quantity is None or not _is_of_one(test):
        return False
    if test.quantity.unit == "rank":
        return _is_of_other_rank(test, test.quantity, verdict.year, data)
    if not _is_far(test.quantity, _measured(verdict, test.quantity, data)):
        return False
    reach = _within_reach(test, interpretation.nearby, verdict.year, data)
    return not any(_fits(test.quantity, one) for one in reach)


def _is_of_named(interpretation: Interpretation) -> bool:
    """Return whether a sentence names every state of a test, in clear roles; "they" does not."""
    test = interpretation.test
    if test is None or not interpretation.are_roles_clear:
        return False
    tested = {code for one in (*test.lookups, *test.against) for code in one.states}
    return tested <= set(interpretation.nearby)


def _joined_otherwise(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether a state said to have joined in a year did not within a year of it."""
    if test.criterion != JOINED or test.negated:
        return False
    history = data.history(test.lookups[0])
    about = [history[at]["value"] for at in range(year - 2, year + 2) if at in history]
    return len(about) == len(range(year - 2, year + 2)) and len(set(about)) == 1


def is_of_other_whole(test: ClaimTest, other: ClaimTest) -> bool:
    """Return whether a share of imports or exports would be met by one of another whole."""
    is_share = test.quantity is not None and test.quantity.unit == "percent"
    named, met = test.lookups[0].measure, other.lookups[0].measure
    return is_share and named in ("import_share", "export_share") and met in _WHOLES - {named}


_WHOLES = frozenset({"import_share", "export_share", "trade_share"})

_RANKED = {
    "trade_share": ("trade_share", "export_share", "import_share"),
    "export_share": ("trade_share", "export_share", "import_share"),
    "import_share": ("trade_share", "export_share", "import_share"),
}
"""The measures by which a rank among partners may be meant; of others only their own."""


def _is_of_other_rank(test: ClaimTest, stated: Quantity, year: int, data: EvidenceData) -> bool:
    """Return whether a partner is two ranks off at least, by all measures, roles and years near."""
    lookup = test.lookups[0]
    if len(lookup.states) != 2 or stated.hedge or not data.describe(lookup).directed:
        return False
    pairs = [(lookup.states[0], lookup.states[1]), (lookup.states[1], lookup.states[0])]
    names = _RANKED.get(lookup.measure, (lookup.measure,))
    ranked = data.values.rank_partners({name: pairs for name in names})
    ranks = [
        ranked[name].get(pair, {}).get(at)
        for name in names
        for pair in pairs
        for at in range(year - AROUND, year + AROUND + 1)
    ]
    own = ranked[lookup.measure].get(pairs[0], {}).get(year)
    return own is not None and all(
        rank is None or abs(rank - stated.value) >= OTHER_COUNT for rank in ranks
    )


def _is_of_one(test: ClaimTest) -> bool:
    """Return whether a test asks for one level or multiple, of one state or pair in one year."""
    if test.growth or test.negated or test.peers or test.group or len(test.lookups) > 1:
        return False
    if test.time.kind not in ("now", "year") or (test.base is not None and not test.against):
        return False
    return test.against != () or test.criterion == FIGURE


def _measured(verdict: Verdict, stated: Quantity, data: EvidenceData) -> float | None:
    """Return the figure of the data in the unit of the one stated; None where they have none."""
    figures = [item.value for item in verdict.evidence if item.value is not None]
    if stated.rest or len(figures) < len(verdict.evidence):
        return None
    if stated.unit == "times" and len(figures) == 2:
        return figures[0] / figures[1] if min(figures) > 0 else None
    is_counted = stated.unit != "count" or verdict.evidence[0].lookup.measure in _KINDS["count"]
    if stated.unit in _KINDS and len(figures) == 1 and is_counted:
        return figures[0] * scale_of(data.describe(verdict.evidence[0].lookup))
    return None


def _is_far(stated: Quantity, measured: float | None) -> bool:
    """Return whether a figure that tells is far off; a count is where it is off by two or more."""
    if measured is None:
        return False
    off = abs(measured - stated.value)
    if stated.unit == "count":  # a bound may be of all years since
        return off >= OTHER_COUNT and not stated.hedge
    if stated.unit == "money" and abs(stated.value) < LEAST:
        return False
    greater = max(abs(measured), abs(stated.value))
    return is_telling(stated) and off > FAR * greater and off > ROUNDINGS * stated.half


def _within_reach(
    test: ClaimTest, nearby: Sequence[int], year: int, data: EvidenceData
) -> Iterator[float]:
    """Yield the figures, in the unit of that stated, of all measures, roles and years near."""
    states = test.lookups[0].states
    around = 1 if test.quantity and test.quantity.unit == "count" else AROUND
    for measure in _measures_meant(test, data):
        for at in range(year - around, year + around + 1):
            if not test.against:
                yield from _figures(measure, tuple({*states, *nearby}), at, data)
                continue
            against = _figures(measure, test.against[0].states, test.base or at, data)
            for own, other in product(list(_figures(measure, states, at, data)), list(against)):
                if own and other:
                    yield from (own / other, other / own)


def _measures_meant(test: ClaimTest, data: EvidenceData) -> Iterator[Description]:
    """Yield the measures that a figure may be of; a multiple is of those that its words name."""
    named = {one.measure for other in test.others for one in other.lookups}
    unit = test.quantity.unit if test.quantity else "count"
    for name in {test.lookups[0].measure, *_KINDS.get(unit, named)}:
        measure = data.values.codebook.get(name)
        fits = unit == "times" or (test.quantity and measure and compatible(test.quantity, measure))
        if measure is not None and fits:
            yield measure


def _figures(
    measure: Description, states: tuple[int, ...], year: int, data: EvidenceData
) -> Iterator[float]:
    """Yield the sizes of a measure in a year for some states, in every order."""
    size = 1 if measure.level == "state" else 2
    for about in permutations(states, size) if size <= len(states) else ():
        value = data.values.read_value(measure.name, about, year)
        if value is not None:
            yield abs(value) * scale_of(measure)


def _fits(stated: Quantity, value: float) -> bool:
    return abs(value - abs(stated.value)) <= max(stated.half, SAME * abs(stated.value))
