"""One sentence of at most 25 words for each question, as templates over a few measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from comity.unit import Unit, count_of
from comity.wording.glossary import Scale
from comity.wording.newspaper import number_alone
from comity.wording.values import join_names


@dataclass(frozen=True)
class Template:
    """A sentence, and the values that it takes.

    Parameters
    ----------
    text
        With places for ``{a}``, ``{b}``, ``{a_of}``, ``{b_of}``, ``{year}`` of the first value,
        ``{yardstick}`` of the first value, each name of ``values``, and with ``_alone`` its
        number without a noun.
    values
        By place, the measure and the perspective.
    scale
        What the yardstick compares.
    condition
        Whether all values must be zero ("none"), the first ("zero") or not the first ("some"),
        whether it must be at least 1
        ("more") or below it ("less", which takes its inverse), may be any ("any"), or must be said
        in the same words for both ("same").
    unit
        What the values are said in, where the measure's own unit would repeat what the text says.

    Examples
    --------
    >>> Template("{a} sold {value} to {b}").condition
    'some'
    """

    text: str
    values: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    scale: Scale = "amount"
    condition: str = "some"
    unit: Unit | None = None


def _one(text: str, measure: str, perspective: str = "pair", **more: str) -> Template:
    """Build a template over one value."""
    scale: Scale = "frequency" if more.get("scale") == "frequency" else "amount"
    return Template(text, {"x": (measure, perspective)}, scale, more.get("condition", "some"))


_DEPENDENCE = {"x": ("trade_dependence", "a to b"), "y": ("trade_dependence", "b to a")}
_SANCTIONS = {"x": ("sanctions_received", "a"), "y": ("sanctions_received", "b")}

MILITARISED_DISPUTES = count_of("militarised disputes")
"""What disputes are called in a sentence that does not name their kind otherwise."""

TEMPLATES: Mapping[str, tuple[Template, ...]] = {
    "order": (
        _one(
            "{a} and {b} both voted against the United States on {x} of its roll calls in {year}, "
            "{yardstick}",
            "joint_opposition",
            scale="frequency",
        ),
        _one(
            "{a} and {b} never both voted against the United States in {year}",
            "joint_opposition",
            condition="zero",
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
            "trade between {a} and {b} came to {x} of the GDP of each in {year}",
            _DEPENDENCE,
            condition="same",
        ),
        Template(
            "trade with {a} came to {y} of {b_of} GDP in {year}, and trade with {b} came to {x} of "
            "{a_of} GDP",
            _DEPENDENCE,
        ),
        Template(
            "trade with {a} came to {y} of {b_of} GDP in {year}, and the reverse to {x}",
            _DEPENDENCE,
        ),
        _one("trade with {b} came to {x} of {a_of} GDP in {year}", "trade_dependence", "a to b"),
        _one("trade with {a} came to {x} of {b_of} GDP in {year}", "trade_dependence", "b to a"),
        _one("{b} had {x} of {a_of} trade in {year}", "trade_share", "a to b"),
        _one("{a} had {x} of {b_of} trade in {year}", "trade_share", "b to a"),
        _one("no trade in goods between {a} and {b} was recorded in {year}", "trade_share",
             "a to b",
             condition="zero"),
    ),
    "rivals": (
        _one("{a} and {b} were strategic rivals in {year}, the newest year in the data",
             "strategic_rivalry"),
        _one("{x} sanctioned both {a} and {b} in {year}, {yardstick}", "shared_sanctioners"),
        Template("{a} and {b} shared {x} in {year}", {"x": ("shared_rivals", "pair")},
                 unit=count_of("strategic rivals")),
        _one("no state sanctioned both {a} and {b} in {year}", "shared_sanctioners",
             condition="zero"),
        _one("no state counted as a strategic rival of both {a} and {b} in {year}",
             "shared_rivals", condition="zero"),
    ),
    "economic": (
        _one("{a} and {b} traded goods worth {x} in {year}, {yardstick}", "trade"),
        _one("no trade in goods between {a} and {b} was recorded in {year}", "trade",
             condition="zero"),
        _one("{a} exported goods worth {x} to {b} in {year}", "exports", "a to b"),
        _one("{b} exported goods worth {x} to {a} in {year}", "exports", "b to a"),
    ),
    "military": (
        _one("{a} and {b} were bound by treaty to defend each other in {year}, the newest year in "
             "the data", "defence_obligation"),
        _one("{a} delivered major arms of {x} to {b} in {year}, {yardstick}", "arms_transfers",
             "a to b"),
        _one("{b} delivered major arms of {x} to {a} in {year}, {yardstick}", "arms_transfers",
             "b to a"),
        _one("no deliveries of major arms between {a} and {b} were recorded in {year}",
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
        _one("{a_of} economy was {x} as large as {b_of} in {year}", "gdp_ratio", "a to b",
             condition="more"),
        _one("{b_of} economy was {x} as large as {a_of} in {year}", "gdp_ratio", "a to b",
             condition="less"),
        _one("{a_of} material capabilities were {x} those of {b} in {year}", "cinc_ratio",
             "a to b", condition="more"),
        _one("{b_of} material capabilities were {x} those of {a} in {year}", "cinc_ratio",
             "a to b", condition="less"),
    ),
    "divergence": (
        _one("in UN votes the ideal points of {a} and {b} were {x} apart in {year}, {yardstick}",
             "ideal_point_distance", condition="any"),
        Template("{a} and {b} had {x} in {year}", {"x": ("militarised_disputes", "pair")},
                 unit=MILITARISED_DISPUTES),
        _one("{a} and {b} counted as strategic rivals in {year}", "strategic_rivalry"),
        _one("{a} spent {x} of its GDP on its military in {year}", "military_burden", "a"),
        _one("{b} spent {x} of its GDP on its military in {year}", "military_burden", "b"),
    ),
    "pressure": (
        Template("neither {a} nor {b} faced sanction cases in {year}", _SANCTIONS,
                 condition="none"),
        Template("{a} and {b} each faced {x} in {year}", _SANCTIONS, condition="same"),
        Template("{a} faced {x} in {year}, and {b} {y_alone}", _SANCTIONS),
        Template("{b} faced {y} in {year}, and {a} {x_alone}", _SANCTIONS, condition="zero"),
        _one("{a} differed from the other members on {x} of votes in {year}, {yardstick}",
             "vote_isolation", "a", scale="frequency", condition="any"),
    ),
}  # fmt: skip
"""By question, the templates in the order in which they are tried."""

FORECASTS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "outlook_economic": (("trade", "pair", "trade between {a} and {b} is"),),
    "outlook_military": (
        ("arms_transfers", "a to b", "arms deliveries from {a} to {b} are"),
        ("arms_transfers", "b to a", "arms deliveries from {b} to {a} are"),
        ("arms_import_share", "a to b", "{b_of} share in {a_of} arms imports is"),
        ("arms_import_share", "b to a", "{a_of} share in {b_of} arms imports is"),
    ),
    "outlook_political": (
        ("vote_agreement_adopted", "pair", "agreement of {a} and {b} in UN votes is"),
    ),
}
"""By question about what comes next, the measure, the perspective and what it is called."""


NEWEST_YEAR = "the newest year in the data"
"""What is said of a year that is long past, where the data have none that is newer."""


def without_newest_year(sentence: str) -> str:
    """Return a sentence without the remark that its year is the newest in the data.

    >>> without_newest_year("They were rivals in 1995, the newest year in the data.")
    'They were rivals in 1995.'
    """
    return sentence.replace(f", {NEWEST_YEAR}", "")


TOPICS: Mapping[str, str] = {
    "outlook_economic": "trade",
    "outlook_military": "arms deliveries",
    "outlook_political": "agreement in UN votes",
}
"""What each question about what comes next is about, where there is no forecast."""


def no_forecast_summary(topics: Sequence[str], a: str, b: str) -> str:
    """Return the sentence about what cannot be forecast.

    Examples
    --------
    >>> no_forecast_summary(["trade", "arms deliveries"], "Nauru", "Palau")
    'trade and arms deliveries between Nauru and Palau cannot be forecast from the data'
    """
    return f"{join_names(topics)} between {a} and {b} cannot be forecast from the data"


def no_data_summary(title: str, a: str, b: str) -> str:
    """Return the sentence about a question without data.

    Examples
    --------
    >>> no_data_summary("Economic cooperation", "Nauru", "Palau")
    'there are no open data on the economic cooperation of Nauru and Palau'
    """
    return f"there are no open data on the {title[:1].lower()}{title[1:]} of {a} and {b}"


def figures_only_summary(title: str, a: str, b: str) -> str:
    """Return the sentence about a question of which the data have only details.

    Examples
    --------
    >>> figures_only_summary("Economic cooperation", "Nauru", "Palau")
    'open data have only single figures on the economic cooperation of Nauru and Palau'
    """
    return (
        f"open data have only single figures on the {title[:1].lower()}{title[1:]} of {a} and {b}"
    )


def forecast_summaries(
    subject: str, median: tuple[str, int], interval: tuple[str, str], last: tuple[str, int]
) -> tuple[str, ...]:
    """Return the sentence about a forecast, and the shorter ones where it is too long.

    Parameters
    ----------
    subject
        What is forecast, with its verb.
    median
        The amount and its year.
    interval
        The two ends of the 80 percent interval.
    last
        The newest amount and its year.

    Examples
    --------
    >>> ends = "1 million TIV", "3 million TIV"
    >>> forecast_summaries("it is", ("2 million TIV", 2029), ends, ("1 million TIV", 2024))[1]
    'it is forecast at 2 million TIV for 2029 (80 percent interval: 1 to 3)'
    """
    span = _interval(interval, median[0])
    short = f"{subject} forecast at {median[0]} for {median[1]}"
    if span != "0 to 0":
        short += f" (80 percent interval: {span})"
    return f"{short}, after {last[0]} in {last[1]}", short


def _interval(interval: tuple[str, str], median: str) -> str:
    """Return an interval, its numbers alone where both are in the scale of the median."""
    ends = [end.replace("zero", "0") for end in interval]
    alone = [number_alone(end, median) for end in ends]
    if all(" " not in end for end in alone):
        return " to ".join(alone)
    low, high = ends
    noun = high.rpartition(" ")[2]
    return f"{number_alone(low, high).removesuffix(f' {noun}')} to {high}"
