"""What else the figure or the rank of a claim may be of: other measures, roles and years near."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations, product

from comity.claims.claim import ClaimTest, Interpretation, Verdict, VerdictName
from comity.claims.rules.criteria import compatible, scale_of
from comity.claims.text.quantities import Quantity
from comity.claims.verdict.evidence import EvidenceData
from comity.claims.verdict.lookup import quantity_of
from comity.claims.verdict.publishers import ADDED_UP
from comity.panels.codebook import Description

OTHER_COUNT = 2
"""By how many a count is off that is another: sources differ by one on what they count."""


SAME = 0.05
"""By what part of itself another figure may be off that is meant instead."""


AROUND = 3
"""How many years before and after the one named another may be meant."""


KINDS = {
    "percent": (
        *("export_share", "import_share", "trade_share", "trade_dependence"),
        *("arms_import_share", "arms_export_share", "fuel_import_share", "fuel_export_share"),
        *("crude_oil_import_share", "crude_oil_export_share", "gas_import_share"),
        *("gas_export_share", "coal_import_share", "coal_export_share"),
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
    "count": ADDED_UP,
}
"""The measures that a figure in a unit may be of, whatever its words."""


_FAMILIES = (
    ("export_share", "import_share", "trade_share", "trade_dependence"),
    ("arms_import_share", "arms_export_share", "arms_exports_world_share"),
    ("arms_imports_world_share", "arms_import_share"),
    (
        *("fuel_import_share", "fuel_export_share", "crude_oil_import_share", "gas_import_share"),
        *("crude_oil_export_share", "gas_export_share", "coal_import_share", "coal_export_share"),
    ),
    ("fuel_exports", "crude_oil_exports", "gas_exports", "coal_exports"),
    ("trade", "exports", "trade_balance", "exports_reported", "imports_reported", "customs_trade"),
    ("total_trade", "total_exports", "total_imports"),
    ADDED_UP,
)
"""The measures that share a name, of which one may be meant where another is read."""


TRADED = ("trade_share", "export_share", "import_share")


_RANKED = dict.fromkeys(TRADED, TRADED)
"""The measures by which a rank among partners may be meant; of others only their own."""


def ranks_within_reach(
    test: ClaimTest, year: int, data: EvidenceData
) -> tuple[int | None, list[int | None]]:
    """Return the rank of a partner, and those by all measures, roles and years near."""
    first, second = test.lookups[0].states
    measure = test.lookups[0].measure
    names = _RANKED.get(measure, (measure,))
    return _ranks(names, [(first, second), (second, first)], (year, AROUND), data)


def ranks_of_words(
    test: ClaimTest, year: int, data: EvidenceData
) -> tuple[int | None, list[int | None]]:
    """Return the rank of a partner by what its words name, and those of the years next to it."""
    first, second = test.lookups[0].states
    return _ranks((test.lookups[0].measure,), [(first, second)], (year, 1), data)


def _ranks(
    names: Sequence[str],
    pairs: list[tuple[int, int]],
    about: tuple[int, int],
    data: EvidenceData,
) -> tuple[int | None, list[int | None]]:
    """Return the rank of the first pair in a year, and those of all pairs in the years about it."""
    year, around = about
    ranked = data.values.rank_partners({name: pairs for name in names})
    years = range(year - around, year + around + 1)
    ranks = [ranked[name].get(pair, {}).get(at) for name in names for pair in pairs for at in years]
    return ranked[names[0]].get(pairs[0], {}).get(year), ranks


def figures_within_reach(
    test: ClaimTest,
    meant: Sequence[Description],
    nearby: Sequence[int],
    year: int,
    data: EvidenceData,
    around: int,
) -> Iterator[float]:
    """Yield the figures, in the unit of that stated, of measures in all roles and years near."""
    states = test.lookups[0].states
    for measure in meant:
        for at in range(year - around, year + around + 1):
            if not test.against:
                yield from _figures(measure, tuple({*states, *nearby}), at, data)
                continue
            against = _figures(measure, test.against[0].states, test.base or at, data)
            for own, other in product(list(_figures(measure, states, at, data)), list(against)):
                if own and other:
                    yield from (own / other, other / own)


def measures_meant(
    test: ClaimTest, data: EvidenceData, *, is_literal: bool
) -> Iterator[Description]:
    """Yield the measures that a figure may be of, in its unit."""
    unit = test.quantity.unit if test.quantity else "count"
    for name in _names_meant(test, unit, is_literal=is_literal):
        measure = data.values.codebook.get(name)
        fits = unit == "times" or (test.quantity and measure and compatible(test.quantity, measure))
        if measure is not None and fits:
            yield measure


def _names_meant(test: ClaimTest, unit: str, *, is_literal: bool) -> set[str]:
    """Return the measures that share a name with that tested, or for a rule alone its unit.

    A multiple is always of those that its words name.
    """
    own = test.lookups[0].measure
    named = {one.measure for other in test.others for one in other.lookups}
    if not is_literal:
        return {own, *KINDS.get(unit, named)}
    family = () if unit == "times" else next((names for names in _FAMILIES if own in names), ())
    return {own, *named, *family}


def _figures(
    measure: Description, states: tuple[int, ...], year: int, data: EvidenceData
) -> Iterator[float]:
    """Yield the sizes of a measure in a year for some states, in every order."""
    size = 1 if measure.level == "state" else 2
    for about in permutations(states, size) if size <= len(states) else ():
        value = data.values.read_value(measure.name, about, year)
        if value is not None:
            yield abs(value) * scale_of(measure)


def is_same(stated: Quantity, value: float, slack: float = SAME) -> bool:
    """Return whether a figure may be the one stated: off by its last digit, or a part of it."""
    return abs(value - abs(stated.value)) <= max(stated.half, slack * abs(stated.value))


MEANT = "another figure or rank of these states, which may be meant, is near the one stated"
"""Why nothing is denied of what may be of something else."""

NEAR = 0.10
"""By what part of itself another figure of the same name may be off that publishers tell."""

_FIRST = Quantity(1, "rank", 0.0, "", "", 0, 0)


def is_within_reach(
    test: ClaimTest, year: int, interpretation: Interpretation, data: EvidenceData
) -> bool:
    """Return whether what a rule alone denies is so of something else of the same name.

    That is another flow or role of the states that the sentence names, or another partner of
    theirs, in the year or one next to it. What a construction reads word by word is of what it
    says.
    """
    stated = test.quantity
    if interpretation.is_whole:
        return False
    if stated is None:
        is_first = test.criterion.name == "the largest"
        return is_first and _is_rank_within_reach(test, _FIRST, year, data)
    if stated.unit == "rank":
        return _is_rank_within_reach(test, stated, year, data)
    if stated.unit not in ("percent", "money", "times"):
        return stated.half < COUNTED and _is_of_year_next(test, stated, year, data)
    meant = list(measures_meant(test, data, is_literal=True))
    sizes = figures_within_reach(test, meant, interpretation.nearby, year, data, 1)
    return any(is_same(stated, one, NEAR) for one in sizes)


def why_not_plain(
    verdict: Verdict, test: ClaimTest, interpretation: Interpretation, data: EvidenceData
) -> str:
    """Return why what is denied may be so all the same; empty where it may not."""
    year = verdict.year
    if verdict.name is not VerdictName.CONTRADICTED or year is None or not _is_of_one_level(test):
        return ""
    if is_within_reach(test, year, interpretation, data):
        return MEANT
    return ARGUABLE if is_arguable(test, year, data) else ""


ARGUABLE = "the word has no sharp bound, or editions of the figure differ by as much"
"""Why nothing is denied that is a matter of words or of editions."""

FEW, SOME = 10, 0.03
"""A partner of no higher rank, or with no less a share, may be called major."""

REVISED, LAST_REVISED = 0.45, 2020
"""By what part of the larger an economy differs from what it was in the editions of its day, and
the last year of which such editions are many."""

SLIGHT_BALANCE = 0.20
"""By what part of the trade of two its balance may be off, a difference of large sums."""

UNSTEADY = 15
"""How many years about its own a figure of fuels may be of: customs record them on and off."""

FUELS = ("fuel_", "crude_oil_", "gas_", "coal_")


def is_arguable(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether what is denied is a matter of words, of editions, or of small differences."""
    if test.quantity is None:
        return _is_vague(test, year, data)
    return _is_figure_arguable(test, test.quantity, year, data)


def _is_vague(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether words tell no bound: "major" of a partner not small, "far below" of two."""
    lookup, name = test.lookups[0], test.criterion.name
    if name == "major":
        rank = quantity_of("partner rank", test, lookup, year, data)
        share = quantity_of("value", test, lookup, year, data)
        return (rank is not None and rank <= FEW) or (share is not None and share >= SOME)
    return name in ("far ahead", "much more") and not test.against


def _is_figure_arguable(test: ClaimTest, stated: Quantity, year: int, data: EvidenceData) -> bool:
    """Return whether a figure is of its day, of a fuel or year near by, or a slight balance."""
    measure = test.lookups[0].measure
    if measure in ("gdp", "gdp_per_capita") and stated.unit == "money":
        return year <= LAST_REVISED and _is_own(test, stated, year, data, (0, REVISED))
    if measure.startswith(FUELS) and stated.unit in ("percent", "money"):
        return _is_own(test, stated, year, data, (UNSTEADY, NEAR))
    if measure in ("trade", "exports") and stated.unit == "money":
        return _is_between_years(test, stated, year, data)
    return measure == "trade_balance" and _is_slight_balance(test, stated, year, data)


def _is_own(
    test: ClaimTest,
    stated: Quantity,
    year: int,
    data: EvidenceData,
    slack: tuple[int, float],
) -> bool:
    """Return whether a figure is near that of its own measure, in some years about its own."""
    around, part = slack
    own = [data.describe(test.lookups[0])]
    sizes = figures_within_reach(test, own, (), year, data, around)
    return any(abs(one - stated.value) <= part * max(one, stated.value) for one in sizes)


SWINGS = 2
"""Of how many years on either side the trade of two may be that of another edition."""


def _is_between_years(test: ClaimTest, stated: Quantity, year: int, data: EvidenceData) -> bool:
    """Return whether what one sold another was less than a figure and more in the years about."""
    lookup = test.lookups[0]
    scale = scale_of(data.describe(lookup))
    years = range(year - SWINGS, year + SWINGS + 1)
    read = (data.values.read_value(lookup.measure, lookup.states, at) for at in years)
    sizes = [value * scale for value in read if value is not None]
    return bool(sizes) and min(sizes) <= stated.value <= max(sizes)


def _is_slight_balance(test: ClaimTest, stated: Quantity, year: int, data: EvidenceData) -> bool:
    """Return whether a balance is off by no more than a part of the trade that it is of."""
    states, read = test.lookups[0].states, data.values.read_value
    value, trade = read("trade_balance", states, year), read("trade", states, year)
    if value is None or not trade or stated.unit != "money":
        return False
    scale = scale_of(data.describe(test.lookups[0]))
    return abs(value * scale - stated.value) <= SLIGHT_BALANCE * trade * scale


COUNTED = 0.5
"""Half the last digit of a figure without a fraction: it is a count."""


def _is_of_year_next(test: ClaimTest, stated: Quantity, year: int, data: EvidenceData) -> bool:
    """Return whether a score is that of a year next to the one tested."""
    own = [data.describe(test.lookups[0])]
    return any(is_same(stated, one) for one in figures_within_reach(test, own, (), year, data, 1))


def _is_of_one_level(test: ClaimTest) -> bool:
    """Return whether a test asks for one level or rank, and denies nothing itself."""
    is_other = test.growth or test.negated or test.group or test.peers
    return not is_other and len(test.lookups) == 1


def _is_rank_within_reach(test: ClaimTest, stated: Quantity, year: int, data: EvidenceData) -> bool:
    """Return whether a partner has about the rank stated by any flow, role or year near."""
    if len(test.lookups[0].states) != 2 or not data.describe(test.lookups[0]).directed:
        return False
    _, ranks = ranks_within_reach(replace(test, quantity=stated), year, data)
    return any(rank is not None and abs(rank - stated.value) < OTHER_COUNT for rank in ranks)
