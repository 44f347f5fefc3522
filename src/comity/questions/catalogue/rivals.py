"""Why they cooperate: shared pressure from rivals."""

from __future__ import annotations

from comity.analysis.event_months import ALL
from comity.questions.indicator import Indicator
from comity.questions.listing import Listing
from comity.questions.perspective import Perspective
from comity.questions.question import Question
from comity.questions.tables.event_series import EventSpec

QUESTION = Question(
    name="rivals",
    group="drivers",
    title="Shared pressure from rivals",
    text="Do {a} and {b} face the same rivals and the same pressure?",
    indicators=(
        Indicator(
            "shared_sanctioners",
            Perspective.PAIR,
            template="{value} sanctioned both {a} and {b} in {year}, {percentile}, {since}",
            zero_template="in {year} no state sanctioned both {a} and {b}",
        ),
        Indicator(
            "shared_rivals",
            Perspective.PAIR,
            template="{value} counted as a strategic rival of both in {year}, {percentile}",
            zero_template="no state counted as a strategic rival of both in {year}",
        ),
        Indicator(
            "rivals",
            Perspective.A,
            template="{a} had {value} in {year}",
            zero_template="{a} had no strategic rival in {year}",
        ),
        Indicator(
            "rivals",
            Perspective.B,
            template="{b} had {value} in {year}",
            zero_template="{b} had no strategic rival in {year}",
        ),
        Indicator(
            "strategic_rivalry",
            Perspective.PAIR,
            template="the two counted as strategic rivals of each other in {year}",
            zero_template="",
        ),
        Indicator("peace_years", Perspective.PAIR),
        Indicator("sanctioning_states", Perspective.A),
        Indicator("sanctioning_states", Perspective.B),
        Indicator("sanctioners_capabilities", Perspective.A),
        Indicator("sanctioners_capabilities", Perspective.B),
        Indicator("disputes_with_us", Perspective.A),
        Indicator("disputes_with_us", Perspective.B),
        Indicator("joint_opposition", Perspective.PAIR),
        Indicator("distance_from_us", Perspective.A),
        Indicator("distance_from_us", Perspective.B),
        Indicator(
            "net_cooperation",
            Perspective.PAIR,
            template="net cooperation of {a} and {b} in the news was {value} in {year}, "
            "{percentile}",
        ),
    ),
    chart=("shared_sanctioners",),
    events=EventSpec(ALL, "Net cooperation in the news"),
    listings=(
        Listing(
            "rivalries",
            "Strategic rivalries between {a} and {b}",
            ("{rivalry}", "{start}-{end}"),
            once=("rivalry_number",),
        ),
    ),
    partner_limits=("Intelligence that {a} and {b} share is not observable in open data.",),
    limits=(
        "Rivalries are coded to 2020 and militarised disputes to 2014; later ones are missing.",
    ),
)
