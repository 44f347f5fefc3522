"""Why they cooperate: dissatisfaction with the US-led order."""

from __future__ import annotations

from comity.questions.indicator import Indicator
from comity.questions.perspective import Perspective
from comity.questions.question import Question

QUESTION = Question(
    name="order",
    group="drivers",
    title="Dissatisfaction with the US-led order",
    text="How far do {a} and {b} stand, each and together, from the United States?",
    indicators=(
        Indicator(
            "joint_opposition",
            template=(
                "in {year}, {a} and {b} both voted against the United States on {value} of the "
                "roll calls on which it took sides, {percentile}"
            ),
        ),
        Indicator(
            "agreement_with_us",
            Perspective.A,
            template="{a} voted with the United States on {value} of roll calls ({percentile}, "
            "{year})",
        ),
        Indicator(
            "agreement_with_us",
            Perspective.B,
            template="{b} did so on {value} ({percentile})",
        ),
        Indicator(
            "distance_from_us",
            Perspective.A,
            template=(
                "the ideal point of {a} lay {value} from that of the United States in {year}, "
                "{percentile}, {since}"
            ),
        ),
        Indicator(
            "distance_from_us",
            Perspective.B,
            template="that of {b} lay {value} from it, {percentile}, {since}",
        ),
        Indicator("ideal_point", Perspective.A),
        Indicator("ideal_point", Perspective.B),
        Indicator(
            "ideal_point_bsv",
            Perspective.A,
            template=(
                "by Comity's own estimate {a} stood at {value} in {year}, standard error {error}, "
                "{percentile} ({range})"
            ),
            error="ideal_point_bsv_error",
        ),
        Indicator(
            "ideal_point_bsv",
            Perspective.B,
            template="{b} at {value}, standard error {error}, {percentile} ({range})",
            error="ideal_point_bsv_error",
        ),
        Indicator("ideal_point_rw", Perspective.A, error="ideal_point_rw_error"),
        Indicator("ideal_point_rw", Perspective.B, error="ideal_point_rw_error"),
        Indicator("us_capability_share", Perspective.SYSTEM),
        Indicator("leader_capability_share", Perspective.SYSTEM),
        Indicator("system_concentration", Perspective.SYSTEM),
    ),
    chart=("ideal_point_bsv", "joint_opposition"),
    limits=(
        "No open data show motives: why governments act as they do, or what order they would "
        "rather have.",
        "The level of ideal points before about 1950 is weakly identified by any method: only the "
        "order within such a session is firm.",
        "Votes from 2021 are those on adopted resolutions; published ideal points reach 2024.",
    ),
)
