"""What comes next: politics."""

from __future__ import annotations

from comity.questions.indicator import ForecastRequest
from comity.questions.perspective import Perspective
from comity.questions.question import Question

QUESTION = Question(
    name="outlook_political",
    group="outlook",
    title="Political outlook",
    text="Will {a} and {b} stand closer together, and under more pressure?",
    indicators=(),
    chart=(),
    forecasts=(
        ForecastRequest("vote_agreement_adopted"),
        ForecastRequest("ideal_point_distance"),
        ForecastRequest("sanctions_received", Perspective.A),
        ForecastRequest("sanctions_received", Perspective.B),
    ),
    limits=(
        "What is put to the vote changes from session to session, and moves all pairs at once; "
        "the intervals allow for that, the medians cannot.",
    ),
)
