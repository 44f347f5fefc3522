"""Sentences about what stands out: a level, a change, a departure, a disagreement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.unit import Unit, UnitKind, count_of
from comity.wording.glossary import yardstick
from comity.wording.names import capitalise
from comity.wording.newspaper import newspaper_amount, spell_first, spell_multiples
from comity.wording.summaries import MILITARISED_DISPUTES

SUBJECTS: Mapping[str, str] = {
    "joint_opposition": (
        "the share of roll calls on which {a} and {b} both voted against the United States"
    ),
    "agreement_with_us": "the share of roll calls on which {a} voted with the United States",
    "distance_from_us": "the distance of {a_of} voting record from that of the United States",
    "trade_dependence": "{a_of} trade with {b}, as a share of its GDP,",
    "trade_share": "{b_of} share in {a_of} trade",
    "fuel_import_share": "{b_of} share in {a_of} imports of unrefined fuel",
    "shared_sanctioners": "the number of states that sanctioned both {a} and {b}",
    "shared_rivals": "the number of shared rivals of {a} and {b}",
    "rivals": "{a_of} strategic rivals",
    "trade": "trade in goods between {a} and {b}",
    "fuel_exports": "sales of unrefined fuel from {a} to {b}",
    "arms_transfers": "arms deliveries from {a} to {b}",
    "arms_import_share": "{b_of} share in {a_of} arms imports over five years",
    "joint_exercises": "the number of joint exercises of {a} and {b}",
    "vote_agreement": "the share of roll calls on which {a} and {b} voted alike",
    "vote_agreement_adopted": "agreement of {a} and {b} on adopted resolutions",
    "ideal_point_distance": "the distance between the ideal points of {a} and {b}",
    "shared_igos": ("shared memberships of {a} and {b}"),
    "military_burden": "{a_of} military spending as a share of its GDP",
    "sanctions_received": "the number of sanction cases against {a}",
    "sanctions_imposed_beyond_un": "{a_of} sanction cases against {b} beyond the UN's",
    "trade_with_sanctioners": "the share of {a_of} trade that was with states that sanctioned it",
    "vote_isolation": "{a_of} disagreement with the other members of the General Assembly",
    "militarised_disputes": "the number of militarised disputes between {a} and {b}",
    "trade_cutoff_cost": ("the cost to {a} of a stop of trade with {b}, as a share of income,"),
}
"""What each measure is called in a finding, with places for ``{a}``, ``{b}`` and owners."""

ASYMMETRIES: Mapping[str, str] = {
    "dependence_ratio": (
        "trade with {b} weighed {value} as much in {a_of} economy as the reverse in {year}"
    ),
    "trade_cutoff_cost_ratio": (
        "a stop of their trade in {year} would have cost {a} {value} as large a share of its "
        "income as {b}"
    ),
    "gdp_ratio": "{a_of} economy was {value} as large as {b_of} in {year}",
    "military_spending_ratio": "{a_of} military spending was {value} that of {b} in {year}",
}
"""What is said of a ratio between the two, from the side where it is above 1."""

ONLY_CHANGES = frozenset({"vote_agreement_adopted"})
"""Measures whose level another measure has, and whose change has one rule in all years."""

EVENTS = frozenset({"joint_exercises", "militarised_disputes"})
"""Counts of what happens in a year: that one year had fewer than another is no trend."""

LEVELS: Mapping[str, str] = {
    "arms_transfers": "{a} delivered major arms of {value} to {b} in {year}, {word}",
    "fuel_exports": "{a} sold unrefined fuel worth {value} to {b} in {year}, {word}",
    "ideal_point_distance": "in UN votes the ideal points of {a} and {b} were {value} apart in "
    "{year}, {word}",
    "joint_opposition": "{a} and {b} both voted against the United States on {value} of its roll "
    "calls in {year}, {word}",
    "militarised_disputes": "{a} and {b} had {value} in {year}",
    "rivals": "{a} had {value} in {year}, {word}",
    "sanctions_imposed_beyond_un": "{a} had {value} in force against {b} in {year}, the UN's "
    "left out, {word}",
    "shared_igos": "{a} and {b} shared membership of {value} in {year}, {word}",
    "shared_rivals": "{a} and {b} shared {value} in {year}, {word}",
    "shared_sanctioners": "{value} sanctioned both {a} and {b} in {year}, {word}",
    "trade": "{a} and {b} traded goods worth {value} in {year}, {word}",
    "trade_cutoff_cost": "a stop of trade with {b} would have cost {a} {value} of its income in "
    "{year}",
    "trade_dependence": "{a_of} trade with {b} came to {value} of its GDP in {year}, {word}",
    "vote_agreement": "{a} and {b} cast the same vote on {value} of General Assembly roll calls in "
    "{year}, {word}",
}
"""What is said of a value in other words than that a subject was so much."""

FREQUENCIES = frozenset({"joint_opposition", "vote_agreement"})
"""Measures of how often, not of how much."""

LEVEL_UNITS: Mapping[str, Unit] = {
    "militarised_disputes": MILITARISED_DISPUTES,
    "shared_rivals": count_of("strategic rivals"),
}
"""What a value is said in, where the unit of its measure says too little."""

FACTS: Mapping[str, str] = {
    "interstate_war": "{a} and {b} fought an interstate war in {year}, the newest year in the data",
    "strategic_rivalry": "{a} and {b} were strategic rivals in {year}, the newest year in the data",
}
"""What is said of a yes."""

DEPARTURES: Mapping[str, str] = {
    "gravity_ratio": ("trade between {a} and {b} was {value} the gravity prediction in {year}")
}
"""What is said of a value relative to what like pairs would have."""


def level_sentence(
    subject: str, value: float, unit: Unit, year: int, percentile: float, level: str
) -> str:
    """Return that a value is among the highest or the lowest.

    Examples
    --------
    >>> from comity.unit import DOLLARS
    >>> level_sentence("trade in goods", 239_000, DOLLARS, 2023, 99.2, "dyad")
    'Trade in goods was 239 billion dollars in 2023, far more than for most pairs.'
    """
    # One figure a clause: a percentile next to it would be read as a second claim.
    word = yardstick(percentile, "amount", level).replace(" most ", " for most ")
    return capitalise(f"{subject} was {_amount(subject, value, unit)} in {year}, {word}.")


@dataclass(frozen=True)
class Step:
    """A change from one year to a later one, and its percentile among the changes of others."""

    years: tuple[int, int]
    before: float
    after: float
    percentile: float


def change_sentence(subject: str, step: Step, unit: Unit, level: str) -> str:
    """Return that a value rose or fell, and how that compares with the changes of all others.

    Examples
    --------
    >>> from comity.unit import DOLLARS
    >>> step = Step((2013, 2023), 100_000, 240_000, 93.0)
    >>> change_sentence("trade", step, DOLLARS, "dyad").split(", ")[1]
    'a larger rise than for most pairs.'
    """
    rises = step.after > step.before
    amounts = [_number(value, unit) for value in (step.before, step.after)]
    share = step.percentile if rises else 100 - step.percentile
    size = next((word for least, word in _SIZES if share >= least), "")
    others = "states" if level == "state" else "pairs"
    end = f", a {size} {'rise' if rises else 'fall'} than for most {others}" if size else ""
    first, last = step.years
    return capitalise(
        f"{subject} {'rose' if rises else 'fell'} from {amounts[0]} in {first} to {amounts[1]} "
        f"in {last}{end}."
    )


_SIZES = ((95, "far larger"), (75, "larger"), (25, ""), (5, "smaller"), (0, "far smaller"))
"""From which percentile on a change has which size; the bands are those of the yardsticks."""


def _amount(subject: str, value: float, unit: Unit) -> str:
    """Format an amount; a subject that is a number needs no unit."""
    is_number = subject.startswith("the number of")
    return _number(value, unit) if is_number else newspaper_amount(value, unit)


def _number(value: float, unit: Unit) -> str:
    """Format an amount, and a count without its noun."""
    return f"{value:,.0f}" if unit.kind is UnitKind.COUNT else newspaper_amount(value, unit)


CONSTRUCTS: Mapping[str, str] = {
    "vote_agreement": "the share of like votes",
    "s_score": "the similarity S of their votes",
    "vote_kappa": "agreement of votes beyond chance (kappa)",
    "vote_pi": "agreement of votes beyond chance (pi)",
    "contested_agreement": "agreement on contested roll calls",
    "ideal_point_distance": "ideal points",
    "distance_bsv": "Comity's own ideal points",
    "distance_rw": "ideal points by the random walk",
    "vote_agreement_adopted": "agreement on adopted resolutions",
    "vote_divergence": "the share of unlike votes",
    "trade_dependence_weakest_link": "the dependence of the less dependent",
    "interdependence_index": "the index of interdependence",
}
"""What each measure of a construct that others measure too is called where they disagree."""

_NOUNS: Mapping[str, str] = {
    "alignment": "alignment",
    "apart": "distance in votes",
    "mutual": "mutual dependence",
}
"""What each construct is called."""


def conflict_sentence(
    construct: str, measures: Sequence[str], words: Sequence[str], year: int
) -> str:
    """Return that two measures of one construct are far apart.

    Parameters
    ----------
    construct
        "alignment", "apart" or "mutual".
    measures
        Two of :data:`CONSTRUCTS`.
    words
        The yardstick of the construct by each.
    year
        The year of both.

    Examples
    --------
    >>> words, measures = ["less than most pairs", "more than most pairs"], ["s_score", "vote_pi"]
    >>> conflict_sentence("alignment", measures, words, 2025)[:62]
    'Measures of alignment disagreed in 2025: it was less than for '
    """
    clauses = [
        f"{w.replace(' most ', ' for most ')} by {CONSTRUCTS[m]}"
        for w, m in zip(words, measures, strict=True)
    ]
    return f"Measures of {_NOUNS[construct]} disagreed in {year}: it was {', but '.join(clauses)}."


def old_figure_sentence(title: str, year: int) -> str:
    """Return that a figure is long past.

    >>> old_figure_sentence("Joint crises", 2003)
    'The newest figure of “Joint crises” is from 2003.'
    """
    return f"The newest figure of “{title}” is from {year}."


def template_sentence(
    template: str, names: Mapping[str, str], value: str, year: int, word: str = ""
) -> str:
    """Return the sentence of a template of this module, with the word of a yardstick.

    Examples
    --------
    >>> names = {"a": "China", "b": "Russia", "a_of": "China's", "b_of": "Russia's"}
    >>> template_sentence(ASYMMETRIES["gdp_ratio"], names, "8.6 times", 2023)
    "China's economy was 8.6 times as large as Russia's in 2023."
    """
    text = template.format(**names, value=value, year=year, word=word)
    return f"{capitalise(spell_first(spell_multiples(text)))}."
