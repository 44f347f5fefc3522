"""Where they cooperate: politics and diplomacy."""

from __future__ import annotations

from comity.analysis.event_months import VERBAL
from comity.questions.indicator import Indicator
from comity.questions.listing import Listing
from comity.questions.perspective import Perspective
from comity.questions.question import Question
from comity.questions.tables import vote_breaks
from comity.questions.tables.event_series import EventSpec

QUESTION = Question(
    name="political",
    group="cooperation",
    title="Political alignment",
    text="How far do {a} and {b} stand together in world politics?",
    indicators=(
        Indicator(
            "vote_agreement",
            template=(
                "{a} and {b} cast the same vote on {value} of General Assembly roll calls in "
                "{year}, {percentile} (median: {median})"
            ),
            construct="alignment",
        ),
        Indicator("s_score", construct="alignment"),
        Indicator(
            "vote_kappa",
            template=(
                "beyond chance, which common yes votes inflate agreement and S by, it was {value} "
                "(kappa), {percentile}"
            ),
            construct="alignment",
        ),
        Indicator("vote_pi", construct="alignment"),
        Indicator("contested_agreement", construct="alignment"),
        Indicator(
            "ideal_point_distance",
            template="their ideal points lay {value} apart in {year}, {percentile}",
            construct="-alignment",
        ),
        Indicator(
            "distance_bsv",
            template=(
                "by Comity's own estimate they lay {value} apart in {year}, standard error "
                "{error}, {percentile} ({range})"
            ),
            construct="-alignment",
            error="distance_bsv_error",
        ),
        Indicator("distance_rw", construct="-alignment", error="distance_rw_error"),
        Indicator(
            "convergence_probability",
            template="that they drew closer over the ten years to {year} has a probability of "
            "{value}",
        ),
        Indicator("vote_agreement_adopted", construct="alignment"),
        Indicator("joint_votes"),
        Indicator("agreement_human_rights"),
        Indicator("agreement_middle_east"),
        Indicator("agreement_colonialism"),
        Indicator("agreement_disarmament"),
        Indicator("agreement_nuclear"),
        Indicator("agreement_development"),
        Indicator(
            "joint_vetoes",
            template="by {year} they had vetoed {value} of the Security Council together",
            zero_template="",
        ),
        Indicator(
            "joint_veto_share",
            Perspective.A_TO_B,
        ),
        Indicator("joint_veto_share", Perspective.B_TO_A),
        Indicator("council_agreement"),
        Indicator(
            "shared_igos",
            template="they shared {value} in {year}, {percentile}",
        ),
        Indicator("chinese_leader_visits", Perspective.A_TO_B),
        Indicator("chinese_leader_visits", Perspective.B_TO_A),
        Indicator(
            "shared_non_western_institutions",
            template="both belonged to {value} without a Western member in {year}, {percentile}",
            zero_template="",
        ),
        Indicator("shared_institutions_without_us"),
        Indicator("net_cooperation"),
        Indicator("event_volume"),
    ),
    chart=("vote_agreement", "distance_bsv"),
    tables=(vote_breaks.TABLE,),
    events=EventSpec(VERBAL, "Net cooperation in words in the news"),
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
    limits=(
        "Issues are coded by hand to 2020 (colonialism, disarmament and development to 2018). "
        "Later ones follow from the subjects that the UN library gives each resolution, which "
        "agree with the codes in 90 to 97 percent of the cases.",
        "Votes from 2021 are those on adopted resolutions only, in calendar years.",
        "Dated memberships are those of ten institutions; treaties and partnerships are listed "
        "from public pages for China and Russia only.",
        "Coordination behind closed doors is not observable.",
    ),
)
