"""What strains it: international pressure."""

from __future__ import annotations

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
        Pick("sanctioning_states", "a"),
        Pick("sanctioning_states", "b"),
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
        Pick("sanctions_between", "a to b"),
        Pick("sanctions_between", "b to a"),
    ),
    chart=("sanctions_on", "vote_isolation"),
    unknown=(
        "Sanction cases are counted to 2023, whole cases whatever their weight; secondary "
        "sanctions and private withdrawal are not in them.",
    ),
)
