"""What comes next: the military."""

from __future__ import annotations

from comity.questions.question import ForecastRequest, Question

QUESTION = Question(
    name="outlook_military",
    group="outlook",
    title="Military outlook",
    asks="Will {a} and {b} arm each other more?",
    picks=(),
    chart=(),
    ahead=(
        ForecastRequest("arms_transfers", "a to b"),
        ForecastRequest("arms_transfers", "b to a"),
        ForecastRequest("arms_import_share", "a to b"),
        ForecastRequest("arms_import_share", "b to a"),
    ),
    unknown=(
        "Joint exercises and the stage of alignment are not forecast: the data on exercises end "
        "in 2010.",
        "The registers of arms know deliveries, not what has been agreed and not yet delivered.",
    ),
)
