"""Where they cooperate: politics and diplomacy."""

from __future__ import annotations

from comity.questions.question import CHINA, Indicator, Listing, Question
from comity.questions.tables.vote_breaks import GRID as BREAKS

QUESTION = Question(
    name="political",
    group="cooperation",
    title="Political alignment",
    asks="How far do {a} and {b} stand together in world politics?",
    picks=(
        Indicator(
            "vote_agreement",
            says=(
                "{a} and {b} cast the same vote on {value} of General Assembly roll calls in "
                "{year}, {place} (median: {median})"
            ),
            view="alignment",
        ),
        Indicator("s_score", view="alignment"),
        Indicator(
            "vote_kappa",
            says=(
                "beyond chance, which common yes votes inflate agreement and S by, it was {value} "
                "(kappa), {place}"
            ),
            view="alignment",
        ),
        Indicator("vote_pi", view="alignment"),
        Indicator("contested_agreement", view="alignment"),
        Indicator(
            "ideal_point_distance",
            says="their ideal points lay {value} apart in {year}, {place}",
            view="-alignment",
        ),
        Indicator(
            "distance_bsv",
            says=(
                "by Comity's own estimate they lay {value} apart in {year}, standard error "
                "{error}, {place} ({range})"
            ),
            view="-alignment",
            error="distance_bsv_error",
        ),
        Indicator("distance_rw", view="-alignment", error="distance_rw_error"),
        Indicator(
            "convergence_probability",
            says="that they drew closer over the ten years to {year} has a probability of {value}",
        ),
        Indicator("joint_votes"),
        Indicator("agreement_human_rights"),
        Indicator("agreement_middle_east"),
        Indicator("agreement_colonialism"),
        Indicator("agreement_disarmament"),
        Indicator("agreement_nuclear"),
        Indicator("agreement_development"),
        Indicator(
            "joint_vetoes",
            says="by {year} they had vetoed {value} of the Security Council together",
            says_zero="",
        ),
        Indicator(
            "joint_veto_share",
            "a to b",
        ),
        Indicator("joint_veto_share", "b to a"),
        Indicator("council_agreement"),
        Indicator(
            "shared_igos",
            says="they shared {value} in {year}, {place}",
        ),
        Indicator("chinese_leader_visits", "a to b", only_from=CHINA),
        Indicator("chinese_leader_visits", "b to a", only_from=CHINA),
        Indicator(
            "shared_non_western_institutions",
            says="both belonged to {value} without a Western member in {year}, {place}",
            says_zero="",
        ),
        Indicator("shared_institutions_without_us"),
    ),
    chart=("vote_agreement", "distance_bsv"),
    grids=(BREAKS,),
    listings=(
        Listing(
            "vetoes",
            "Drafts of the Security Council that {a} and {b} vetoed together",
            ("{date}", "{draft}", "{agenda_item}"),
            once=("draft_number",),
            shared="draft_number",
            latest=20,
        ),
        Listing(
            "relation_facts",
            "Treaties and partnerships of {a} and {b}",
            ("{when}: {what}", "{figure:g} {unit}", "{status}"),
            newest="date",
            latest=40,
            kinds=("treaty", "partnership"),
        ),
        Listing(
            "institution_members",
            "Memberships that {a} and {b} share, of ten institutions listed",
            ("{institution}: {ccode}", "since {when}", "to {end}"),
            newest="start",
            latest=40,
            shared="institution",
        ),
    ),
    unknown=(
        "Votes on human rights, the Middle East and nuclear weapons are coded to 2020, those on "
        "colonialism, disarmament and development to 2018.",
        "Votes of 2022 to 2024 are not in the bundle; those of 2021 and 2025 are of "
        "adopted resolutions only, in calendar years.",
        "Dated memberships are those of ten institutions; treaties and partnerships are listed "
        "from public pages for China and Russia only.",
        "Coordination behind closed doors is not observable.",
    ),
)
