"""Where they cooperate: arms, obligations and exercises."""

from __future__ import annotations

from comity.questions.question import Indicator, Listing, Question
from comity.questions.tables import alignment_ladder as steps
from comity.questions.tables import arms_deliveries as deliveries

QUESTION = Question(
    name="military",
    group="cooperation",
    title="Military cooperation",
    asks="What do {a} and {b} owe, sell and practise with each other in arms?",
    picks=(
        Indicator(
            "alignment_stage",
            "pair",
            says="in {year}, the last year in which all five steps of the ladder of military "
            "alignment are covered, {a} and {b} stood at {value} of five, {place}",
            says_zero="in {year}, the last year in which all five steps of the ladder of military "
            "alignment are covered, {a} and {b} had taken none of them",
        ),
        Indicator("alignment_steps", "pair"),
        Indicator(
            "arms_transfers",
            "a to b",
            says="{a} delivered arms of {value} to {b} in {year}, {place}",
            says_zero="no deliveries of major arms from {a} to {b} are recorded in {year}",
        ),
        Indicator(
            "arms_transfers",
            "b to a",
            says="{b} delivered arms of {value} to {a} in {year}, {place}",
            says_zero="no deliveries of major arms from {b} to {a} are recorded in {year}",
        ),
        Indicator(
            "arms_import_share",
            "a to b",
            says="{b} supplied {value} of the arms that {a} imported in the five years to {year}",
            says_zero="",
        ),
        Indicator(
            "arms_import_share",
            "b to a",
            says="{a} supplied {value} of the arms that {b} imported in the five years to {year}",
            says_zero="",
        ),
        Indicator("arms_transfers_older_edition", "a to b"),
        Indicator("arms_transfers_older_edition", "b to a"),
        Indicator("arms_supplier_concentration", "a"),
        Indicator("arms_supplier_concentration", "b"),
        Indicator("arms_deals", "a to b"),
        Indicator("arms_deals", "b to a"),
        Indicator("arms_licences", "a to b"),
        Indicator("arms_licences", "b to a"),
        Indicator("defence_obligation", "pair"),
        Indicator("offence_obligation", "pair"),
        Indicator("neutrality_obligation", "pair"),
        Indicator("nonaggression_obligation", "pair"),
        Indicator("consultation_obligation", "pair"),
        Indicator(
            "joint_exercises",
            "pair",
            says="the two took part in {value} together in {year}, the last year coded",
            says_zero="no joint exercise is recorded in {year}, the last year coded",
        ),
        Indicator(
            "exercises_after_2010",
            says="public pages tell of {value} of {a} and {b} in {year}",
            says_zero="",
        ),
        Indicator(
            "joint_patrols",
            says="the list has {value} in the air and at sea in {year}",
            says_zero="",
        ),
    ),
    chart=("arms_transfers", "arms_import_share", "joint_exercises"),
    grids=(steps.GRID, deliveries.GRID),
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
    unknown=(
        "Shared intelligence and shared development of arms between {a} and {b} are not "
        "observable in open data; arms deals, obligations and exercises are what can be seen.",
        "Exercises are coded to 2010 and obligations to 2018; later ones are missing, not none. "
        "Later exercises are listed from public pages for China and Russia only, and only those "
        "for which a page was found.",
        "Beyond arms delivered and exercises held together, interoperability (common commands, "
        "bases, standards, officers exchanged) is not coded for all states.",
        "Trend-indicator values measure the military worth of what was delivered, not its price.",
    ),
)
