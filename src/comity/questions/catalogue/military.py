"""Where they cooperate: arms, obligations and exercises."""

from __future__ import annotations

from comity.analysis.event_months import MATERIAL
from comity.questions.indicator import Indicator
from comity.questions.listing import Listing
from comity.questions.perspective import Perspective
from comity.questions.question import Question
from comity.questions.tables import alignment_ladder, arms_deliveries
from comity.questions.tables.event_series import EventSpec

QUESTION = Question(
    name="military",
    group="cooperation",
    title="Military cooperation",
    text="What do {a} and {b} owe, sell and practise with each other in arms?",
    indicators=(
        Indicator(
            "alignment_stage",
            Perspective.PAIR,
            template="of the five stages of military alignment, {a} and {b} stood at {value} in "
            "{year}, {coded}, {percentile}",
            zero_template="of the five steps of military alignment, {a} and {b} had taken none in "
            "{year}, {coded}",
        ),
        Indicator("alignment_steps", Perspective.PAIR),
        Indicator(
            "arms_transfers",
            Perspective.A_TO_B,
            template="{a} delivered arms of {value} to {b} in {year}, {percentile}",
            zero_template="no deliveries of major arms from {a} to {b} were recorded in {year}",
        ),
        Indicator(
            "arms_transfers",
            Perspective.B_TO_A,
            template="{b} delivered arms of {value} to {a} in {year}, {percentile}",
            zero_template="no deliveries of major arms from {b} to {a} were recorded in {year}",
        ),
        Indicator(
            "arms_import_share",
            Perspective.A_TO_B,
            template="{b} supplied {value} of the arms that {a} imported in the five years to "
            "{year}",
            zero_template="",
        ),
        Indicator(
            "arms_import_share",
            Perspective.B_TO_A,
            template="{a} supplied {value} of the arms that {b} imported in the five years to "
            "{year}",
            zero_template="",
        ),
        Indicator("arms_transfers_older_edition", Perspective.A_TO_B),
        Indicator("arms_transfers_older_edition", Perspective.B_TO_A),
        Indicator("arms_supplier_concentration", Perspective.A),
        Indicator("arms_supplier_concentration", Perspective.B),
        Indicator("arms_deals", Perspective.A_TO_B),
        Indicator("arms_deals", Perspective.B_TO_A),
        Indicator("arms_licences", Perspective.A_TO_B),
        Indicator("arms_licences", Perspective.B_TO_A),
        Indicator("defence_obligation", Perspective.PAIR),
        Indicator("offence_obligation", Perspective.PAIR),
        Indicator("neutrality_obligation", Perspective.PAIR),
        Indicator("nonaggression_obligation", Perspective.PAIR),
        Indicator("consultation_obligation", Perspective.PAIR),
        Indicator(
            "joint_exercises",
            Perspective.PAIR,
            template="the two took part in {value} together in {year}, {coded}",
            zero_template="no joint exercise was recorded in {year}, {coded}",
        ),
        Indicator(
            "exercises_after_2010",
            template="public pages tell of {value} of {a} and {b} in {year}",
            zero_template="",
        ),
        Indicator(
            "joint_patrols",
            template="the list has {value} in the air and at sea in {year}",
            zero_template="",
        ),
    ),
    chart=("arms_transfers", "arms_import_share", "joint_exercises"),
    tables=(alignment_ladder.TABLE, arms_deliveries.TABLE),
    events=EventSpec(MATERIAL, "Net cooperation in deeds in the news"),
    listings=(
        Listing(
            "later_exercises",
            "Joint exercises of {a} and {b} after 2010",
            ("{when}: {name}", "{place}", "with {others}", "{size}"),
            newest="begin",
            latest=60,
            kinds=("naval exercise", "land exercise", "command-post exercise"),
        ),
        Listing(
            "later_exercises",
            "Joint patrols of {a} and {b}",
            ("{when}: {name}", "{place}", "{size}"),
            newest="begin",
            latest=60,
            kinds=("air patrol", "naval patrol"),
        ),
        Listing(
            "relation_facts",
            "Military agreements of {a} and {b}",
            ("{when}: {what}", "{figure:g} {unit}", "{status}"),
            newest="date",
            kinds=("military agreement",),
        ),
    ),
    partner_limits=(
        "Arms that {a} and {b} develop together are not observable in open data; arms deals, "
        "obligations and exercises are what can be seen.",
    ),
    limits=(
        "Exercises are coded to 2010 and obligations to 2018; later ones are missing, not none. "
        "Later exercises are listed from public pages for China and Russia only, and only those "
        "for which a page was found.",
        "Beyond arms delivered and exercises held together, interoperability (common commands, "
        "bases, standards, officers exchanged) is not coded for all states.",
        "Trend-indicator values measure the military worth of what was delivered, not its price.",
    ),
)
