"""What comes next: politics."""

from __future__ import annotations

from comity.questions.question import Ahead, Question

QUESTION = Question(
    name="outlook_political",
    group="outlook",
    title="Political outlook",
    asks="Will {a} and {b} stand closer together, and under more pressure?",
    picks=(),
    chart=(),
    ahead=(
        Ahead("vote_agreement"),
        Ahead("ideal_point_distance"),
        Ahead("sanctions_on", "a"),
        Ahead("sanctions_on", "b"),
    ),
    unknown=(
        "What is put to the vote changes from session to session, and moves all pairs at once; "
        "the intervals hold that, the medians cannot.",
    ),
)
