"""What comes next: the economy."""

from __future__ import annotations

from comity.questions.question import ForecastRequest, Indicator, Question

QUESTION = Question(
    name="outlook_economic",
    group="outlook",
    title="Economic outlook",
    asks="Will {a} and {b} trade more, and what could go wrong?",
    picks=(
        Indicator(
            "trade_cutoff_cost",
            "a to b",
            says="were all trade between the two to stop, {a} would lose {value} of its real "
            "income once the world has adjusted (as of {year})",
        ),
        Indicator("trade_cutoff_cost", "b to a", says="{b} would lose {value}"),
    ),
    chart=(),
    ahead=(
        ForecastRequest("trade"),
        ForecastRequest("trade_share", "a to b"),
        ForecastRequest("trade_share", "b to a"),
    ),
    unknown=(
        "A forecast continues the past. Of plans, contracts and intentions it knows nothing.",
    ),
)
