"""How far the figures of another publisher may be from those here: no denial within that."""

from __future__ import annotations

import math
from collections.abc import Iterator

from comity.claims.claim import ClaimTest, Lookup
from comity.claims.text.quantities import Quantity
from comity.claims.verdict.evidence import EvidenceData, base_year
from comity.claims.verdict.lookup import look_up
from comity.measures.un.vote_spans import is_another_seat
from comity.panels.codebook import Description, find_hidden_flows, of_one_source
from comity.unit import UnitKind
from comity.wording import claims as wording

DIFFER, DIFFER_REAL, DIFFER_SHARE = 0.30, 0.35, 0.33
"""By what part of the larger figure sources differ: in sums of money, in those of constant prices,
and in shares of trade."""

DIFFER_TRADE = ((10_000, 0.38), (1_000, 0.43), (100, 0.62), (0, 0.74))
"""The same of the trade of two states, by its millions of dollars: so far apart are nine in ten of
the flows of 2000 to 2014 in what buyers reported to the IMF and in the reconciled figures here."""

DIFFER_BALANCE = 0.50
"""The same of balances of trade, which are what two sums that differ leave."""

DIFFER_VIEWS = 0.15
"""How far off the rest of a share of views may be: some have none."""

DIFFER_BY = {
    "vote_agreement": 0.15, "vote_agreement_adopted": 0.15, "favourability": 0.10,
    "sanctioning_states": math.inf, "shared_alliances": math.inf,
}  # fmt: skip
"""How far off shares and counts are that others make by other rules, or ask others for."""

DIFFER_SPENDING, DIFFER_ECONOMY = 0.40, 0.25
"""The same of military spending, which editions tell in dollars of other years and alliances count
otherwise, and of economies of earlier years, which are reckoned anew."""

DIFFER_BURDEN = 0.28
"""The same of its share of the economy, which alliances reckon with pensions."""

DIFFER_SUM = 0.20
"""The same of the military spending of a group, in which the errors of its members are even."""

RECKONED = 2010
"""From which year on editions tell economies much alike."""

DIFFER_ARMS = dict.fromkeys(
    (
        *("arms_import_share", "arms_export_share"),
        *("arms_imports_world_share", "arms_exports_world_share"),
    ),
    0.15,
)
"""The same of shares of arms deliveries, which each edition reckons anew, beyond their last digit.

Pakistan's part in China's exports of 2008-12 was 55 percent when it was published, and is 49 now.
"""

DIFFER_COUNT, MANY = 0.25, 10
"""By what part of the larger counts of many vetoes differ: by drafts, paragraphs, admissions."""

DIFFER_ONE_SIDE = 0.6
"""By what part of the larger the reports of buyer and seller may differ."""

SLIGHT_TRADE = 0.10
"""By which part trade changes and another publisher has it change the other way, in one of twenty
pairs."""

_OF_TWO = frozenset({"trade", "exports"})

_OF_TRADE = frozenset({
    "export_share", "import_share", "trade_share", "trade_dependence", "fuel_export_share",
    "fuel_import_share", "crude_oil_export_share", "crude_oil_import_share", "gas_export_share",
    "gas_import_share", "coal_export_share", "coal_import_share",
})  # fmt: skip

_OF_ONE_SIDE = frozenset({2021, 2022, 2024, 2025})
"""Years of which the trade of most pairs is the report of one side."""

_OF_ECONOMIES = frozenset({"gdp", "gdp_per_capita"})
"""Sums in current dollars of which growth is that of volumes, whatever the dollars did."""

_MAY_BE_REAL = frozenset({"military_spending", "gdp", "gdp_per_capita"})
"""Sums in current dollars whose growth is mostly stated in constant prices."""


def may_differ(
    test: ClaimTest, measured: float, lookup: Lookup, year: int, data: EvidenceData
) -> bool:
    """Return whether a figure is no farther off than the figures of other publishers are."""
    measure, stated = data.describe(lookup), test.quantity
    if stated is None or stated.unit == "rank" or _is_bound(test, stated, measure):
        return False
    if test.growth:
        is_of_volume = measure.name in _OF_ECONOMIES and test.time.kind != "year"
        return is_of_volume or _growth_may_differ(stated, measured, measure, year)
    if measured < stated.value and find_hidden_flows(lookup.measure, lookup.states, year):
        return True
    if lookup.is_of_group and measure.name == "military_spending":
        return _is_within(DIFFER_SUM, stated, measured)
    return _level_may_differ(stated, measured, measure, year)


def _is_within(part: float, stated: Quantity, measured: float) -> bool:
    """Return whether two figures are apart by no more than a part of the larger."""
    return abs(measured - stated.value) <= part * max(abs(measured), abs(stated.value))


def _level_may_differ(stated: Quantity, measured: float, measure: Description, year: int) -> bool:
    """Return whether a level is no farther off than publishers and editions are."""
    off = abs(measured - stated.value)
    if stated.rest:
        return off <= DIFFER_VIEWS
    if measure.name in DIFFER_BY:
        return off <= DIFFER_BY[measure.name]
    if measure.name in ADDED_UP and measured >= MANY:
        return _is_within(DIFFER_COUNT, stated, measured)
    larger = max(abs(measured), abs(stated.value))
    return off <= _slack_of(stated, larger, measure, year) * larger


def _is_bound(test: ClaimTest, stated: Quantity, measure: Description) -> bool:
    """Return whether "more than" is said of a figure that publishers tell alike.

    Trade, a share of it, or the growth of a sum may be beyond a bound in the figures of another.
    """
    is_of_trade = measure.name in _OF_TWO | _OF_TRADE | _TOTALS
    is_of_growth = test.growth and measure.unit.kind is UnitKind.MONEY
    return stated.hedge in ("over", "under") and not (is_of_trade or is_of_growth)


def _slack_of(stated: Quantity, larger: float, measure: Description, year: int) -> float:
    """Return by what part of the larger of two figures publishers and editions may differ."""
    if measure.name == "military_spending":
        return DIFFER_SPENDING
    if measure.name == "military_burden":
        return DIFFER_BURDEN
    if measure.name in _OF_ECONOMIES and year < RECKONED:
        return DIFFER_ECONOMY
    part = DIFFER_ARMS.get(measure.name)
    return part + stated.half / larger if part else _slack_in(year, larger, measure)


def direction_may_differ(test: ClaimTest, lookup: Lookup, year: int, data: EvidenceData) -> bool:
    """Return whether trade changed so little that another publisher may have it the other way."""
    measure = data.describe(lookup)
    if not test.growth or measure.name not in _OF_TWO | _OF_TRADE:
        return False
    growth = look_up("growth", lookup, year, test.time, data)
    return growth is not None and 0 < abs(growth) < SLIGHT_TRADE


def why_apart(test: ClaimTest, year: int) -> str:
    """Return why a figure or a direction that differs is not denied."""
    lookup = test.lookups[0]
    if flows := find_hidden_flows(lookup.measure, lookup.states, year):
        return wording.of_hidden_flow(flows[0].why)
    return wording.APART if test.quantity else wording.SLIGHT_CHANGE


def _growth_may_differ(stated: Quantity, measured: float, measure: Description, year: int) -> bool:
    """Return whether a growth is of the same direction, and near in size, or slight as another.

    Prices, rates and reporters change the size of growth, and the direction of slight growth.
    """
    if measure.name in _OF_TWO | _OF_TRADE and max(abs(measured), abs(stated.value)) < SLIGHT_TRADE:
        return True
    ratio = (1 + measured) / (1 + stated.value) if stated.value > -1 else math.inf
    slack = _slack_in(year, 0.0, measure)
    is_near = 1 - slack <= ratio <= 1 / (1 - slack) and measure.unit.kind is UnitKind.MONEY
    return measured * stated.value > 0 and (is_near or measure.name in _MAY_BE_REAL)


def _slack_in(year: int, larger: float, measure: Description) -> float:
    """Return by what part of the larger the figures of publishers may differ in a year."""
    slack = source_slack(measure)
    if measure.name in _TOTALS and larger < SMALL:
        return max(slack, DIFFER_SMALL)
    if measure.name not in _OF_TWO:
        return slack
    by_size = next(part for least, part in DIFFER_TRADE if larger >= least * 1e6)
    return max(by_size, DIFFER_ONE_SIDE * (year in _OF_ONE_SIDE))


_TOTALS = frozenset({"total_exports", "total_imports", "total_trade"})
SMALL, DIFFER_SMALL = 10e9, 0.5
"""Totals of small states, which some publishers estimate, and by what part of the larger."""


def source_slack(measure: Description) -> float:
    """Return by what part of the larger the figures of two publishers may differ; 0 for none.

    Sums of trade differ by who reports them and how goods are valued, and committed money by the
    prices it is in.
    """
    if measure.name in _OF_TRADE:
        return DIFFER_SHARE
    if measure.name == "trade_balance":
        return DIFFER_BALANCE
    if measure.unit.kind is not UnitKind.MONEY or measure.name in _MAY_BE_REAL:
        return 0.0
    return DIFFER_REAL if "constant" in str(measure.unit) else DIFFER


SHORT_SPAN = 3
"""Over so few years the rows of one source may be the reports of either side."""


def is_across_sources(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether a change is from figures of one source to those of another."""
    for lookup, base in _bases(test, year, data):
        measure = data.describe(lookup)
        is_short = year - base <= SHORT_SPAN and any(base < at <= year for at in measure.breaks)
        if is_short or not of_one_source(measure, base, year, lookup.states):
            return True
    return False


def why_not_compared(test: ClaimTest, year: int, data: EvidenceData) -> str:
    """Return why what the figures say is not compared with what others say; empty if it is."""
    if is_across_seats(test, year, data):
        return wording.OTHER_SEAT
    if may_be_real(test, year, data):
        return wording.CURRENT_DOLLARS
    if is_contested(test, year):
        return wording.CONTESTED
    if any(_is_of_un_alone(lookup, year, data) for lookup in test.lookups):
        return wording.UN_ALONE
    return wording.RANK_OF_YEAR if _is_rank_of_all_years(test) else ""


def _is_rank_of_all_years(test: ClaimTest) -> bool:
    """Return whether a rank without a year is by what is added up over all years: vetoes."""
    names = {lookup.measure for lookup in test.lookups}
    return test.is_of_rank and test.time.kind == "now" and not names.isdisjoint(ADDED_UP)


ADDED_UP = ("vetoes_cast", "sole_vetoes")
"""Counts that are spoken of as added up over all years."""


_OF_SENDERS = ("sanctions_imposed", "trade_sanctions_imposed", "financial_sanctions_imposed")
"""Measures of sanctions of a state, those of the UN that bind it among them."""


def _is_of_un_alone(lookup: Lookup, year: int, data: EvidenceData) -> bool:
    """Return whether all sanctions counted as a state's bind it as a member of the UN alone."""
    if lookup.measure not in _OF_SENDERS or lookup.is_of_group:
        return False
    row = data.history(lookup).get(year)
    beyond = data.values.read_value("sanctions_imposed_beyond_un", lookup.states, year)
    return row is not None and row["value"] > 0 and beyond == 0


def is_across_seats(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether a change is between votes cast by two holders of a state's seat."""
    return any(
        is_another_seat(data.describe(lookup).tables, lookup.states, base, year)
        for lookup, base in _bases(test, year, data)
    )


def _bases(test: ClaimTest, year: int, data: EvidenceData) -> Iterator[tuple[Lookup, int]]:
    """Yield the lookups of a test of change, each with the year that it is compared with."""
    if test.base is None and not test.is_of_change:
        return
    for lookup in (*test.lookups, *test.against):
        base = test.base or base_year(test.time, year, data.history(lookup))
        if base is not None:
            yield lookup, base


def is_beyond_sources(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether trade changed by more than its sources differ; a figure is asked for itself.

    What is a tenth more in another publisher's figures may be less in those of the first.
    """
    return test.quantity is not None or all(
        _is_beyond(lookup, base, year, data) for lookup, base in _bases(test, year, data)
    )


def _is_beyond(lookup: Lookup, base: int, year: int, data: EvidenceData) -> bool:
    """Return whether two values of trade are farther apart than two publishers' of one year."""
    measure, history = data.describe(lookup), data.history(lookup)
    if measure.name not in _OF_TWO | _OF_TRADE or not {base, year} <= history.keys():
        return True
    lesser, greater = sorted(history[at]["value"] for at in (base, year))
    slack = _slack_in(year, greater * measure.unit.scale, measure)
    return lesser < (1 - slack) * greater


REAL_GROWTH = {"gdp": 0.4, "gdp_per_capita": 0.4, "military_spending": 0.1}
"""Below which growth in current dollars that in constant prices may have the other sign.

Germany's economy of 2023 was a tenth larger in dollars, and a little smaller in constant prices.
"""


def may_be_real(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether a growth or decline is so slight that in constant prices it may be none."""
    for lookup, base in _bases(test, year, data):
        history, least = data.history(lookup), REAL_GROWTH.get(lookup.measure, 0.0)
        if not least or not {base, year} <= history.keys():
            continue
        lesser, greater = sorted(history[at]["value"] for at in (base, year))
        if greater < (1 + least) * lesser:
            return True
    return False


_CONTESTED: dict[tuple[str, tuple[int, ...]], int] = {("brics_member", (670,)): 2023}
"""Memberships on which publishers differ, with the first year: Saudi Arabia was invited."""


def is_contested(test: ClaimTest, year: int) -> bool:
    """Return whether publishers differ on a membership in a year."""
    return any(
        year >= _CONTESTED.get((lookup.measure, lookup.states), year + 1) for lookup in test.lookups
    )


USE_OF_FORCE = 4
"""The hostility of a dispute in which a state used force."""


def was_force_used(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether two states of which no war is recorded used force in or about a year.

    Lists of wars count those with a thousand killed in battle. The Paquisha war of Ecuador and
    Peru in 1981 had fewer, and is called a war all the same.
    """
    pairs = (one.states for one in test.lookups if one.measure == "interstate_war")
    return any(
        (data.values.read_value("dispute_hostility", pair, at) or 0) >= USE_OF_FORCE
        for pair in pairs
        for at in range(year - 1, year + 2)
    )
