"""What strains it: international pressure."""

from __future__ import annotations

from comity.questions import weathered
from comity.questions.question import Pick, Question

QUESTION = Question(
    name="pressure",
    group="strains",
    title="International pressure",
    asks="What sanctions and what isolation do {a} and {b} bear?",
    picks=(
        Pick(
            "sanctions_on",
            "a",
            says="{value} against {a} were active in {year}, {place}, {since}",
            says_zero="no sanctions against {a} were active in {year}",
        ),
        Pick(
            "sanctions_on",
            "b",
            says="{value} against {b} were active in {year}, {place}, {since}",
            says_zero="no sanctions against {b} were active in {year}",
        ),
        *(
            Pick(f"{kind}_sanctions_on", who)
            for kind in ("trade", "financial", "arms", "military", "travel")
            for who in ("a", "b")
        ),
        Pick("sanctioning_states", "a"),
        Pick("sanctioning_states", "b"),
        Pick(
            "sanctioners_gdp",
            "a",
            says="the states that sanctioned {a} held {value} of the world's GDP in {year}",
            says_zero="",
        ),
        Pick(
            "sanctioners_gdp",
            "b",
            says="those that sanctioned {b} held {value}",
            says_zero="",
        ),
        Pick("sanctioners_capabilities", "a"),
        Pick("sanctioners_capabilities", "b"),
        Pick(
            "trade_with_sanctioners",
            "a",
            says="{value} of the trade of {a} was with states that sanctioned it in {year}",
            says_zero="",
        ),
        Pick(
            "trade_with_sanctioners",
            "b",
            says="{value} of that of {b} in {year}",
            says_zero="",
        ),
        Pick(
            "vote_isolation",
            "a",
            says=("{a} differed from the other members on {value} of votes in {year}, {place}"),
        ),
        Pick("vote_isolation", "b", says="{b} on {value}, {place}"),
        Pick(
            "votes_nearly_alone",
            "a",
            says="{a} stood with fewer than five others on {value} in {year}",
            says_zero="{a} stood with fewer than five others on no roll call in {year}",
        ),
        Pick(
            "votes_nearly_alone",
            "b",
            says="{b} on {value}",
            says_zero="{b} on none",
        ),
        Pick("nearly_alone_share", "a"),
        Pick("nearly_alone_share", "b"),
        Pick("votes_alone", "a"),
        Pick("votes_alone", "b"),
        Pick("sanctions_between", "a to b"),
        Pick("sanctions_between", "b to a"),
        Pick("trade_sanctions_between", "a to b"),
        Pick("trade_sanctions_between", "b to a"),
        Pick("financial_sanctions_between", "a to b"),
        Pick("financial_sanctions_between", "b to a"),
    ),
    chart=("sanctions_on", "vote_isolation"),
    grids=(weathered.GRID,),
    unknown=(
        "Sanction cases are counted to 2023, whole cases whatever their weight; secondary "
        "sanctions and private withdrawal are not in them.",
    ),
)
