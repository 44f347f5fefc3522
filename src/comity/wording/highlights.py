"""Sentences about what stands out: a level, a change, a departure, a disagreement."""

from __future__ import annotations

from collections.abc import Mapping

from comity.unit import Unit
from comity.wording.names import capitalise
from comity.wording.newspaper import newspaper_amount, newspaper_change

SUBJECTS: Mapping[str, str] = {
    "joint_opposition": (
        "the share of roll calls on which {a} and {b} both voted against the United States"
    ),
    "agreement_with_us": "the share of roll calls on which {a} voted with the United States",
    "distance_from_us": "the distance of {a_of} voting record from that of the United States",
    "trade_dependence": "{a_of} trade with {b}, as a share of its GDP,",
    "trade_share": "{b_of} share in {a_of} trade",
    "fuel_import_share": "{b_of} share in {a_of} fuel imports",
    "shared_sanctioners": "the number of states that sanctioned both {a} and {b}",
    "shared_rivals": "the number of rivals that {a} and {b} share",
    "rivals": "the number of {a_of} strategic rivals",
    "trade": "trade in goods between {a} and {b}",
    "fuel_exports": "fuel sold by {a} to {b}",
    "arms_transfers": "the volume of arms delivered by {a} to {b}",
    "arms_import_share": "{b_of} share in {a_of} arms imports over five years",
    "joint_exercises": "the number of joint exercises of {a} and {b}",
    "vote_agreement": "the share of roll calls on which {a} and {b} voted alike",
    "ideal_point_distance": "the distance between the voting records of {a} and {b}",
    "shared_igos": "the number of organisations to which {a} and {b} both belong",
    "military_burden": "{a_of} military spending, as a share of its GDP,",
    "sanctions_received": "the number of sanction cases against {a}",
    "sanctions_imposed": "the number of {a_of} sanction cases against {b}",
    "trade_with_sanctioners": "the share of {a_of} trade that is with states that sanction it",
    "vote_isolation": "{a_of} disagreement with the rest of the General Assembly",
    "militarised_disputes": "the number of militarised disputes between {a} and {b}",
    "trade_cutoff_cost": "the income that {a} would lose if its trade with {b} stopped",
}
"""What each measure is called in a finding, with places for ``{a}``, ``{b}`` and owners."""

ASYMMETRIES: Mapping[str, str] = {
    "dependence_ratio": (
        "trade with {b} weighed {value} as much in {a_of} economy as the reverse in {year}"
    ),
    "trade_cutoff_cost_ratio": (
        "a stop of their trade would cost {a} {value} as large a share of its income as {b}"
    ),
    "gdp_ratio": "{a_of} GDP was {value} that of {b} in {year}",
    "military_spending_ratio": "{a_of} military spending was {value} that of {b} in {year}",
}
"""What is said of a ratio between the two, from the side where it is above 1."""

FACTS: Mapping[str, str] = {
    "strategic_rivalry": "{a} and {b} counted as strategic rivals in {year}, the last year coded",
}
"""What is said of a yes."""

DEPARTURES: Mapping[str, str] = {
    "gravity_ratio": (
        "trade between {a} and {b} was {value} what size, distance and ties predict in {year}"
    )
}
"""What is said of a value relative to what like pairs would have."""

_OTHERS = {"state": "states", "directed": "other pairs"}


def level_sentence(
    subject: str, value: float, unit: Unit, year: int, percentile: float, level: str
) -> str:
    """Return that a value is among the highest or the lowest.

    Examples
    --------
    >>> from comity.unit import DOLLARS
    >>> level_sentence("trade in goods", 239_000, DOLLARS, 2023, 99.2, "dyad")
    'Trade in goods was 239 billion dollars in 2023, higher than for 99 percent of pairs.'
    """
    others = _OTHERS.get(level, "pairs")
    side, share = ("higher", percentile) if percentile >= 50 else ("lower", 100 - percentile)
    amount = _amount(subject, value, unit)
    return capitalise(
        f"{subject} was {amount} in {year}, {side} than for {int(share)} percent of {others}."
    )


def change_sentence(
    subject: str, change: float, unit: Unit, kind: str, years: int, year: int, percentile: float
) -> str:
    """Return that a value rose or fell, and how that compares with the changes of all others.

    Examples
    --------
    >>> from comity.unit import DOLLARS
    >>> change_sentence("trade", 1.4, DOLLARS, "growth", 10, 2023, 93.0)
    'Trade rose by 140 percent in 10 years to 2023, more than for 93 percent of others.'
    """
    verb = "rose" if change > 0 else "fell"
    size = newspaper_change(change, unit, kind)
    share = percentile if change > 0 else 100 - percentile
    return capitalise(
        f"{subject} {verb} by {size} in {years} years to {year}, "
        f"more than for {int(share)} percent of others."
    )


def _amount(subject: str, value: float, unit: Unit) -> str:
    """Format an amount; a subject that is a number needs no unit."""
    if subject.startswith("the number of"):
        return f"{value:,.0f}"
    return newspaper_amount(value, unit)


def template_sentence(template: str, names: Mapping[str, str], value: str, year: int) -> str:
    """Return the sentence of a template of this module.

    Examples
    --------
    >>> names = {"a": "China", "b": "Russia", "a_of": "China's", "b_of": "Russia's"}
    >>> template_sentence(ASYMMETRIES["gdp_ratio"], names, "8.6 times", 2023)
    "China's GDP was 8.6 times that of Russia in 2023."
    """
    return capitalise(template.format(**names, value=value, year=year)) + "."
