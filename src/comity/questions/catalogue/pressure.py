"""What strains it: international pressure."""

from __future__ import annotations

from comity.questions.question import Indicator, Question
from comity.questions.tables import sanctions_effect as weathered

QUESTION = Question(
    name="pressure",
    group="strains",
    title="International pressure",
    asks="What sanctions and what isolation do {a} and {b} bear?",
    picks=(
        Indicator(
            "sanctions_received",
            "a",
            says="{value} against {a} were active in {year}, {place}, {since}",
            says_zero="no sanctions against {a} were active in {year}",
        ),
        Indicator(
            "sanctions_received",
            "b",
            says="{value} against {b} were active in {year}, {place}, {since}",
            says_zero="no sanctions against {b} were active in {year}",
        ),
        *(
            Indicator(f"{kind}_sanctions_received", who)
            for kind in ("trade", "financial", "arms", "military", "travel")
            for who in ("a", "b")
        ),
        Indicator("sanctioning_states", "a"),
        Indicator("sanctioning_states", "b"),
        Indicator(
            "sanctioners_gdp",
            "a",
            says="the states that sanctioned {a} held {value} of the world's GDP in {year}",
            says_zero="",
        ),
        Indicator(
            "sanctioners_gdp",
            "b",
            says="those that sanctioned {b} held {value}",
            says_zero="",
        ),
        Indicator("sanctioners_capabilities", "a"),
        Indicator("sanctioners_capabilities", "b"),
        Indicator(
            "trade_with_sanctioners",
            "a",
            says="{value} of the trade of {a} was with states that sanctioned it in {year}",
            says_zero="",
        ),
        Indicator(
            "trade_with_sanctioners",
            "b",
            says="{value} of that of {b} in {year}",
            says_zero="",
        ),
        Indicator(
            "vote_isolation",
            "a",
            says=("{a} differed from the other members on {value} of votes in {year}, {place}"),
        ),
        Indicator("vote_isolation", "b", says="{b} on {value}, {place}"),
        Indicator(
            "lone_votes_near",
            "a",
            says="{a} stood with fewer than five others on {value} in {year}",
            says_zero="{a} stood with fewer than five others on no roll call in {year}",
        ),
        Indicator(
            "lone_votes_near",
            "b",
            says="{b} on {value}",
            says_zero="{b} on none",
        ),
        Indicator("lone_votes_near_share", "a"),
        Indicator("lone_votes_near_share", "b"),
        Indicator("lone_votes", "a"),
        Indicator("lone_votes", "b"),
        Indicator("sanctions_imposed", "a to b"),
        Indicator("sanctions_imposed", "b to a"),
        Indicator("trade_sanctions_imposed", "a to b"),
        Indicator("trade_sanctions_imposed", "b to a"),
        Indicator("financial_sanctions_imposed", "a to b"),
        Indicator("financial_sanctions_imposed", "b to a"),
    ),
    chart=("sanctions_received", "vote_isolation"),
    grids=(weathered.GRID,),
    unknown=(
        "Sanction cases are counted to 2023, whole cases whatever their weight; secondary "
        "sanctions and private withdrawal are not in them.",
    ),
)
