"""What comes next: the military."""

from __future__ import annotations

from comity.questions.indicator import ForecastRequest
from comity.questions.perspective import Perspective
from comity.questions.question import Question

QUESTION = Question(
    name="outlook_military",
    group="outlook",
    title="Military outlook",
    text="How many arms will {a} and {b} deliver to each other?",
    indicators=(),
    chart=(),
    forecasts=(
        ForecastRequest("arms_transfers", Perspective.A_TO_B),
        ForecastRequest("arms_transfers", Perspective.B_TO_A),
        ForecastRequest("arms_import_share", Perspective.A_TO_B),
        ForecastRequest("arms_import_share", Perspective.B_TO_A),
    ),
    limits=(
        "Joint exercises and the stage of alignment are not forecast: the data on exercises end "
        "in 2010.",
        "The registers of arms know deliveries, not what has been agreed and not yet delivered.",
    ),
)
