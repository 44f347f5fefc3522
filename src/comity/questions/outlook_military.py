"""What comes next: the military."""

from __future__ import annotations

from comity.questions.question import Ahead, Question

QUESTION = Question(
    name="outlook_military",
    group="outlook",
    title="Military outlook",
    asks="Will {a} and {b} arm each other more?",
    picks=(),
    chart=(),
    ahead=(
        Ahead("arms_transfers", "a to b"),
        Ahead("arms_transfers", "b to a"),
        Ahead("arms_import_share", "a to b"),
        Ahead("arms_import_share", "b to a"),
    ),
    unknown=(
        "Joint exercises and the stage of alignment are not forecast: the data on exercises end "
        "in 2010.",
        "The registers of arms know deliveries, not what has been agreed and not yet delivered.",
    ),
)
