"""What comes next: the economy."""

from __future__ import annotations

from comity.questions.indicator import ForecastRequest, Indicator
from comity.questions.perspective import Perspective
from comity.questions.question import Question

QUESTION = Question(
    name="outlook_economic",
    group="outlook",
    title="Economic outlook",
    text="Will {a} and {b} trade more, and what could go wrong?",
    indicators=(
        Indicator(
            "trade_cutoff_cost",
            Perspective.A_TO_B,
            template="were all trade between the two to stop, {a} would lose {value} of its real "
            "income once the world has adjusted (as of {year})",
            zero_template="",
        ),
        Indicator(
            "trade_cutoff_cost",
            Perspective.B_TO_A,
            template="{b} would lose {value}",
            zero_template="",
        ),
        Indicator(
            "trade_cutoff_output_cost",
            Perspective.A_TO_B,
            template="{a} would lose {value} of its real output",
            zero_template="",
        ),
        Indicator(
            "trade_cutoff_output_cost",
            Perspective.B_TO_A,
            template="{b} would lose {value} of its real output",
            zero_template="",
        ),
    ),
    chart=(),
    forecasts=(
        ForecastRequest("trade"),
        ForecastRequest("trade_share", Perspective.A_TO_B),
        ForecastRequest("trade_share", Perspective.B_TO_A),
    ),
    limits=("A forecast continues the past. Of plans, contracts and intentions it knows nothing.",),
)
