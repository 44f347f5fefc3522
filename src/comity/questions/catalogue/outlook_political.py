"""What comes next: politics."""

from __future__ import annotations

from comity.questions.question import ForecastRequest, Question

QUESTION = Question(
    name="outlook_political",
    group="outlook",
    title="Political outlook",
    asks="Will {a} and {b} stand closer together, and under more pressure?",
    picks=(),
    chart=(),
    ahead=(
        ForecastRequest("vote_agreement"),
        ForecastRequest("ideal_point_distance"),
        ForecastRequest("sanctions_received", "a"),
        ForecastRequest("sanctions_received", "b"),
    ),
    unknown=(
        "What is put to the vote changes from session to session, and moves all pairs at once; "
        "the intervals hold that, the medians cannot.",
    ),
)
