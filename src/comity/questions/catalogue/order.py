"""Why they cooperate: dissatisfaction with the US-led order."""

from __future__ import annotations

from comity.questions.question import Indicator, Question

QUESTION = Question(
    name="order",
    group="drivers",
    title="Dissatisfaction with the US-led order",
    asks="How far do {a} and {b} stand, each and together, from the United States?",
    picks=(
        Indicator(
            "joint_opposition",
            says=(
                "in {year}, {a} and {b} both voted against the United States on {value} of the "
                "roll calls on which it took sides, {place}"
            ),
        ),
        Indicator(
            "agreement_with_us",
            "a",
            says="{a} voted with the United States on {value} of roll calls ({place}, {year})",
        ),
        Indicator(
            "agreement_with_us",
            "b",
            says="{b} did so on {value} ({place})",
        ),
        Indicator(
            "distance_from_us",
            "a",
            says=(
                "the ideal point of {a} lay {value} from that of the United States in {year}, "
                "{place}, {since}"
            ),
        ),
        Indicator(
            "distance_from_us", "b", says="that of {b} lay {value} from it, {place}, {since}"
        ),
        Indicator("ideal_point", "a"),
        Indicator("ideal_point", "b"),
        Indicator(
            "ideal_point_bsv",
            "a",
            says=(
                "by Comity's own estimate {a} stood at {value} in {year}, standard error {error}, "
                "{place} ({range})"
            ),
            error="ideal_point_bsv_error",
        ),
        Indicator(
            "ideal_point_bsv",
            "b",
            says="{b} at {value}, standard error {error}, {place} ({range})",
            error="ideal_point_bsv_error",
        ),
        Indicator("ideal_point_rw", "a", error="ideal_point_rw_error"),
        Indicator("ideal_point_rw", "b", error="ideal_point_rw_error"),
        Indicator("us_capability_share", "world"),
        Indicator("leader_capability_share", "world"),
        Indicator("system_concentration", "world"),
    ),
    chart=("ideal_point_bsv", "joint_opposition"),
    unknown=(
        "Votes and ideal points show behaviour, not motives: no open data say why {a} and {b} "
        "vote as they do, or what order they would rather have.",
        "The level of ideal points before about 1950 is weakly identified by any method: only the "
        "order within such a session is firm.",
        "General Assembly votes of 2022, 2023 and 2024 are not in the bundle; ideal points "
        "reach 2024.",
    ),
)
