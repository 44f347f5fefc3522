"""What strains it: international pressure."""

from __future__ import annotations

from comity.questions.indicator import Indicator
from comity.questions.perspective import Perspective
from comity.questions.question import Question
from comity.questions.tables import sanctions_effect

QUESTION = Question(
    name="pressure",
    group="strains",
    title="International pressure",
    text="What sanctions and what isolation do {a} and {b} bear?",
    indicators=(
        Indicator(
            "sanctions_received",
            Perspective.A,
            template="{value} against {a} {were} active in {year}, {percentile}, {since}",
            zero_template="no sanctions against {a} were active in {year}",
        ),
        Indicator(
            "sanctions_received",
            Perspective.B,
            template="{value} against {b} {were} active in {year}, {percentile}, {since}",
            zero_template="no sanctions against {b} were active in {year}",
        ),
        *(
            Indicator(f"{kind}_sanctions_received", perspective)
            for kind in ("trade", "financial", "arms", "military", "travel")
            for perspective in (Perspective.A, Perspective.B)
        ),
        Indicator("sanctioning_states", Perspective.A),
        Indicator("sanctioning_states", Perspective.B),
        Indicator(
            "sanctioners_gdp",
            Perspective.A,
            template="the states that sanctioned {a} held {value} of the world's GDP in {year}",
            zero_template="",
        ),
        Indicator(
            "sanctioners_gdp",
            Perspective.B,
            template="those that sanctioned {b} held {value}",
            zero_template="",
        ),
        Indicator("sanctioners_capabilities", Perspective.A),
        Indicator("sanctioners_capabilities", Perspective.B),
        Indicator(
            "trade_with_sanctioners",
            Perspective.A,
            template="{value} of the trade of {a} was with states that sanctioned it in {year}",
            zero_template="",
        ),
        Indicator(
            "trade_with_sanctioners",
            Perspective.B,
            template="{value} of that of {b} in {year}",
            zero_template="",
        ),
        Indicator(
            "vote_isolation",
            Perspective.A,
            template=(
                "{a} differed from the other members on {value} of votes in {year}, {percentile}"
            ),
        ),
        Indicator("vote_isolation", Perspective.B, template="{b} on {value}, {percentile}"),
        Indicator(
            "lone_votes_near",
            Perspective.A,
            template="{a} stood with fewer than five others on {value} in {year}",
            zero_template="{a} stood with fewer than five others on no roll call in {year}",
        ),
        Indicator(
            "lone_votes_near",
            Perspective.B,
            template="{b} on {value}",
            zero_template="{b} on none",
        ),
        Indicator("lone_votes_near_share", Perspective.A),
        Indicator("lone_votes_near_share", Perspective.B),
        Indicator("lone_votes", Perspective.A),
        Indicator("lone_votes", Perspective.B),
        Indicator("sanctions_imposed_beyond_un", Perspective.A_TO_B),
        Indicator("sanctions_imposed_beyond_un", Perspective.B_TO_A),
        Indicator("trade_sanctions_imposed", Perspective.A_TO_B),
        Indicator("trade_sanctions_imposed", Perspective.B_TO_A),
        Indicator("financial_sanctions_imposed", Perspective.A_TO_B),
        Indicator("financial_sanctions_imposed", Perspective.B_TO_A),
    ),
    chart=("sanctions_received", "vote_isolation"),
    tables=(sanctions_effect.TABLE,),
    limits=(
        "Sanction cases are counted to 2023, whole cases whatever their weight; secondary "
        "sanctions and private withdrawal are not in them.",
    ),
)
