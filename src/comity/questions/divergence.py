"""What strains it: divergent interests."""

from __future__ import annotations

from comity.questions.question import Pick, Question

QUESTION = Question(
    name="divergence",
    group="strains",
    title="Divergent interests",
    asks="Where do the interests and priorities of {a} and {b} part?",
    picks=(
        Pick(
            "vote_divergence",
            says="{a} and {b} cast different votes on {value} of roll calls in {year}, {place}",
            view="apart",
        ),
        Pick(
            "ideal_point_distance",
            says="their ideal points lay {value} apart in {year}, {place}",
            view="apart",
        ),
        Pick("military_burden", "a", says="{a} spent {value} of its GDP on its military in {year}"),
        Pick("military_burden", "b", says="{b} spent {value} in {year}"),
        Pick("military_burden_gap", "pair"),
        Pick("distance_bsv", view="apart", error="distance_bsv_error"),
        Pick("distance_rw", view="apart", error="distance_rw_error"),
        Pick("distance_human_rights"),
        Pick("distance_nuclear"),
        Pick("distance_middle_east"),
        Pick("agreement_human_rights"),
        Pick("agreement_nuclear"),
        Pick("agreement_disarmament"),
        Pick("agreement_middle_east"),
        Pick("agreement_development"),
        Pick(
            "militarised_disputes",
            "pair",
            says="they had {value} in {year}",
            says_zero="",
        ),
        Pick("dispute_free_years", "pair"),
        Pick(
            "strategic_rivalry",
            "pair",
            says="they counted as strategic rivals in {year}",
            says_zero="",
        ),
        Pick("event_score", "pair"),
        Pick("favourability", "a to b"),
        Pick("favourability", "b to a"),
    ),
    chart=("distance_rw", "military_burden"),
    unknown=(
        "Militarised disputes are coded to 2014; later ones are missing.",
        "Opinion polls do not cover every state in every year, and none is bundled from {a} or "
        "{b} where no row stands above.",
    ),
)
