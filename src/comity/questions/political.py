"""Where they cooperate: politics and diplomacy."""

from __future__ import annotations

from comity.questions.breaks import GRID as BREAKS
from comity.questions.question import CHINA, Listing, Pick, Question

QUESTION = Question(
    name="political",
    group="cooperation",
    title="Political alignment",
    asks="How far do {a} and {b} stand together in world politics?",
    picks=(
        Pick(
            "vote_agreement",
            says=(
                "{a} and {b} cast the same vote on {value} of General Assembly roll calls in "
                "{year}, {place} (median: {median})"
            ),
            view="alignment",
        ),
        Pick("s_score", view="alignment"),
        Pick(
            "vote_kappa",
            says=(
                "beyond chance, which common yes votes inflate agreement and S by, it was {value} "
                "(kappa), {place}"
            ),
            view="alignment",
        ),
        Pick("vote_pi", view="alignment"),
        Pick("contested_agreement", view="alignment"),
        Pick(
            "ideal_point_distance",
            says="their ideal points lay {value} apart in {year}, {place}",
            view="-alignment",
        ),
        Pick(
            "distance_bsv",
            says=(
                "by Comity's own estimate they lay {value} apart in {year}, standard error "
                "{error}, {place} ({range})"
            ),
            view="-alignment",
            error="distance_bsv_error",
        ),
        Pick("distance_rw", view="-alignment", error="distance_rw_error"),
        Pick(
            "drew_closer",
            says="that they drew closer over the ten years to {year} has a probability of {value}",
        ),
        Pick("joint_votes"),
        Pick("agreement_human_rights"),
        Pick("agreement_middle_east"),
        Pick("agreement_colonialism"),
        Pick("agreement_disarmament"),
        Pick("agreement_nuclear"),
        Pick("agreement_development"),
        Pick(
            "joint_vetoes",
            says="by {year} they had vetoed {value} of the Security Council together",
            says_zero="",
        ),
        Pick(
            "joint_veto_share",
            "a to b",
        ),
        Pick("joint_veto_share", "b to a"),
        Pick("council_agreement"),
        Pick(
            "shared_igos",
            says="they shared {value} in {year}, {place}",
        ),
        Pick("chinese_leader_visits", "a to b", only_from=CHINA),
        Pick("chinese_leader_visits", "b to a", only_from=CHINA),
        Pick(
            "shared_non_western_institutions",
            says="both belonged to {value} without a Western member in {year}, {place}",
            says_zero="",
        ),
        Pick("shared_institutions_without_us"),
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
