"""What strains it: divergent interests."""

from __future__ import annotations

from comity.questions.question import Indicator, Question

QUESTION = Question(
    name="divergence",
    group="strains",
    title="Divergent interests",
    asks="Where do the interests and priorities of {a} and {b} part?",
    picks=(
        Indicator(
            "vote_divergence",
            says="{a} and {b} cast different votes on {value} of roll calls in {year}, {place}",
            view="apart",
        ),
        Indicator(
            "ideal_point_distance",
            says="their ideal points lay {value} apart in {year}, {place}",
            view="apart",
        ),
        Indicator(
            "military_burden", "a", says="{a} spent {value} of its GDP on its military in {year}"
        ),
        Indicator("military_burden", "b", says="{b} spent {value} in {year}"),
        Indicator("military_burden_gap", "pair"),
        Indicator("distance_bsv", view="apart", error="distance_bsv_error"),
        Indicator("distance_rw", view="apart", error="distance_rw_error"),
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
            "pair",
            says="they had {value} in {year}",
            says_zero="",
        ),
        Indicator("dispute_free_years", "pair"),
        Indicator(
            "strategic_rivalry",
            "pair",
            says="they counted as strategic rivals in {year}",
            says_zero="",
        ),
        Indicator("goldstein_score", "pair"),
        Indicator("favourability", "a to b"),
        Indicator("favourability", "b to a"),
    ),
    chart=("distance_rw", "military_burden"),
    unknown=(
        "Militarised disputes are coded to 2014; later ones are missing.",
        "Opinion polls do not cover every state in every year, and none is bundled from {a} or "
        "{b} where no row stands above.",
    ),
)
