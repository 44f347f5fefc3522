"""One sentence of at most 25 words for each question, as templates over a few measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.wording.glossary import Scale


@dataclass(frozen=True)
class Template:
    """A sentence, and the values that it takes.

    Parameters
    ----------
    text
        With places for ``{a}``, ``{b}``, ``{a_of}``, ``{b_of}``, ``{year}`` of the first value,
        ``{yardstick}`` of the first value, and each name of ``values``.
    values
        By place, the measure and the perspective.
    scale
        What the yardstick compares.
    condition
        Whether the first value must be zero ("zero"), must not be ("some"), must be at least 1
        ("more") or below it ("less", which takes its inverse), or may be any ("any").

    Examples
    --------
    >>> Template("{a} sold {value} to {b}").condition
    'some'
    """

    text: str
    values: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    scale: Scale = "amount"
    condition: str = "some"


def _one(text: str, measure: str, perspective: str = "pair", **more: str) -> Template:
    """Build a template over one value."""
    scale: Scale = "frequency" if more.get("scale") == "frequency" else "amount"
    if more.get("scale") == "distance":
        scale = "distance"
    return Template(text, {"x": (measure, perspective)}, scale, more.get("condition", "some"))


TEMPLATES: Mapping[str, tuple[Template, ...]] = {
    "order": (
        _one(
            "{a} and {b} both voted against the United States on {x} of its roll calls in {year}, "
            "{yardstick}",
            "joint_opposition",
            scale="frequency",
            condition="any",
        ),
        _one(
            "{a} voted with the United States on {x} of roll calls in {year}, {yardstick}",
            "agreement_with_us",
            "a",
            scale="frequency",
        ),
        _one(
            "{b} voted with the United States on {x} of roll calls in {year}, {yardstick}",
            "agreement_with_us",
            "b",
            scale="frequency",
        ),
    ),
    "interdependence": (
        Template(
            "trade with {a} came to {y} of {b_of} GDP in {year}, and the reverse to {x}",
            {"x": ("trade_dependence", "a to b"), "y": ("trade_dependence", "b to a")},
        ),
        _one("{b} had {x} of {a_of} trade in {year}", "trade_share", "a to b"),
        _one("{a} had {x} of {b_of} trade in {year}", "trade_share", "b to a"),
        _one("no trade in goods between {a} and {b} is recorded in {year}", "trade_share", "a to b",
             condition="zero"),
    ),
    "rivals": (
        _one("{a} and {b} were strategic rivals in {year}, the newest year in the data",
             "strategic_rivalry"),
        _one("{x} sanctioned both {a} and {b} in {year}, {yardstick}", "shared_sanctioners"),
        _one("{x} counted as a strategic rival of both {a} and {b} in {year}", "shared_rivals"),
        _one("no state sanctioned both {a} and {b} in {year}", "shared_sanctioners",
             condition="zero"),
        _one("no state counted as a strategic rival of both {a} and {b} in {year}",
             "shared_rivals", condition="zero"),
    ),
    "economic": (
        _one("{a} and {b} traded goods worth {x} in {year}, {yardstick}", "trade"),
        _one("no trade in goods between {a} and {b} is recorded in {year}", "trade",
             condition="zero"),
    ),
    "military": (
        _one("{a} and {b} were bound to defend each other in {year}, the newest year in the data",
             "defence_obligation"),
        _one("{a} delivered major arms of {x} to {b} in {year}, {yardstick}", "arms_transfers",
             "a to b"),
        _one("{b} delivered major arms of {x} to {a} in {year}, {yardstick}", "arms_transfers",
             "b to a"),
        _one("no deliveries of major arms between {a} and {b} are recorded in {year}",
             "arms_transfers", "a to b", condition="zero"),
        _one("{a} and {b} had no obligation to defend each other in {year}",
             "defence_obligation", condition="zero"),
    ),
    "political": (
        _one("{a} and {b} cast the same vote on {x} of General Assembly roll calls in {year}, "
             "{yardstick}", "vote_agreement", scale="frequency", condition="any"),
        _one("{a} and {b} shared membership of {x} in {year}, {yardstick}", "shared_igos"),
    ),
    "asymmetry": (
        _one("{a_of} GDP was {x} that of {b} in {year}", "gdp_ratio", "a to b",
             condition="more"),
        _one("{b_of} GDP was {x} that of {a} in {year}", "gdp_ratio", "a to b",
             condition="less"),
        _one("{a_of} material capabilities were {x} those of {b} in {year}", "cinc_ratio",
             "a to b", condition="more"),
        _one("{b_of} material capabilities were {x} those of {a} in {year}", "cinc_ratio",
             "a to b", condition="less"),
    ),
    "divergence": (
        _one("in UN votes the ideal points of {a} and {b} lay {x} from each other in {year}",
             "ideal_point_distance", scale="distance", condition="any"),
        _one("{a} and {b} had {x} in {year}", "militarised_disputes"),
    ),
    "pressure": (
        Template("{a} faced {x} in {year}, and {b} faced {y}",
                 {"x": ("sanctions_received", "a"), "y": ("sanctions_received", "b")},
                 condition="any"),
        _one("{a} differed from the other members on {x} of votes in {year}, {yardstick}",
             "vote_isolation", "a", scale="frequency", condition="any"),
    ),
}  # fmt: skip
"""By question, the templates in the order in which they are tried."""

FORECASTS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "outlook_economic": (("trade", "pair", "trade between {a} and {b}"),),
    "outlook_military": (
        ("arms_transfers", "a to b", "arms from {a} to {b}"),
        ("arms_transfers", "b to a", "arms from {b} to {a}"),
        ("arms_import_share", "a to b", "{b_of} share in {a_of} arms imports"),
        ("arms_import_share", "b to a", "{a_of} share in {b_of} arms imports"),
    ),
    "outlook_political": (("vote_agreement", "pair", "UN voting agreement between {a} and {b}"),),
}
"""By question about what comes next, the measure, the perspective and what it is called."""


TOPICS: Mapping[str, str] = {
    "outlook_economic": "trade",
    "outlook_military": "arms deliveries",
    "outlook_political": "agreement in UN votes",
}
"""What each question about what comes next is about, where there is no forecast."""


def no_forecast_summary(topic: str, a: str, b: str) -> str:
    """Return the sentence about what cannot be forecast.

    Examples
    --------
    >>> no_forecast_summary("trade", "Nauru", "Palau")
    'trade between Nauru and Palau cannot be forecast from the data'
    """
    return f"{topic} between {a} and {b} cannot be forecast from the data"


def forecast_summary(subject: str, median: str, year: int, last: str, origin: int) -> str:
    """Return the sentence about a forecast.

    Examples
    --------
    >>> forecast_summary("trade", "188 dollars", 2028, "239 dollars", 2023)
    'the median forecast of trade is 188 dollars for 2028, after 239 dollars in 2023'
    """
    return f"the median forecast of {subject} is {median} for {year}, after {last} in {origin}"
