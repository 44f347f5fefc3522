"""What strains it: divergent interests."""

from __future__ import annotations

from comity.questions.indicator import Indicator
from comity.questions.perspective import Perspective
from comity.questions.question import Question

QUESTION = Question(
    name="divergence",
    group="strains",
    title="Divergent interests",
    text="Where do the interests and priorities of {a} and {b} part?",
    indicators=(
        Indicator(
            "vote_divergence",
            template="{a} and {b} cast different votes on {value} of roll calls in {year}, "
            "{percentile}",
            construct="apart",
        ),
        Indicator(
            "ideal_point_distance",
            template="their ideal points lay {value} apart in {year}, {percentile}",
            construct="apart",
        ),
        Indicator(
            "military_burden",
            Perspective.A,
            template="{a} spent {value} of its GDP on its military in {year}",
        ),
        Indicator("military_burden", Perspective.B, template="{b} spent {value} in {year}"),
        Indicator("military_burden_gap", Perspective.PAIR),
        Indicator("distance_bsv", construct="apart", error="distance_bsv_error"),
        Indicator("distance_rw", construct="apart", error="distance_rw_error"),
        Indicator("distance_human_rights"),
        Indicator("distance_nuclear"),
        Indicator("distance_middle_east"),
        Indicator("agreement_human_rights"),
        Indicator("agreement_nuclear"),
        Indicator("agreement_disarmament"),
        Indicator("agreement_middle_east"),
        Indicator("agreement_development"),
        Indicator(
            "militarised_disputes",
            Perspective.PAIR,
            template="they had {value} in {year}, {coded}",
            zero_template="no militarised dispute between them was recorded in {year}, {coded}",
        ),
        Indicator(
            "interstate_war",
            Perspective.PAIR,
            template="they fought an interstate war in {year}, {coded}",
            zero_template="",
        ),
        Indicator("peace_years", Perspective.PAIR),
        Indicator(
            "strategic_rivalry",
            Perspective.PAIR,
            template="they counted as strategic rivals in {year}, {coded}",
            zero_template="",
        ),
        Indicator("goldstein_score", Perspective.PAIR),
        Indicator("favourability", Perspective.A_TO_B),
        Indicator("favourability", Perspective.B_TO_A),
    ),
    chart=("distance_rw", "military_burden"),
    limits=(
        "The list of disputes ends in 2014, and that of interstate wars by pair in 2003.",
        "Opinion polls do not cover every state in every year, and none is bundled from {a} or "
        "{b} where no row stands above.",
    ),
)
