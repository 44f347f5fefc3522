"""What comes next: the economy."""

from __future__ import annotations

from comity.questions.question import Ahead, Pick, Question

QUESTION = Question(
    name="outlook_economic",
    group="outlook",
    title="Economic outlook",
    asks="Will {a} and {b} trade more, and what could go wrong?",
    picks=(
        Pick(
            "rupture_cost",
            "a to b",
            says="were all trade between the two to stop, {a} would lose {value} of its real "
            "income once the world has adjusted (as of {year})",
        ),
        Pick("rupture_cost", "b to a", says="{b} would lose {value}"),
    ),
    chart=(),
    ahead=(
        Ahead("trade"),
        Ahead("trade_share", "a to b"),
        Ahead("trade_share", "b to a"),
    ),
    unknown=(
        "A forecast continues the past. Of plans, contracts and intentions it knows nothing.",
    ),
)
