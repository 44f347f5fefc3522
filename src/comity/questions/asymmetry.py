"""What strains it: asymmetry, a junior partner."""

from __future__ import annotations

from comity.questions.question import Pick, Question

QUESTION = Question(
    name="asymmetry",
    group="strains",
    title="Asymmetry, a junior partner",
    asks="Which of {a} and {b} is the stronger, and which needs the other more?",
    picks=(
        Pick(
            "gdp_ratio",
            "a to b",
            says="the GDP of {a} was {value} that of {b} in {year} ({change})",
        ),
        Pick(
            "cinc_ratio",
            "a to b",
            says="the material capabilities of {a} were {value} those of {b} in {year} ({change})",
        ),
        Pick("net_resources_ratio", "a to b"),
        Pick(
            "military_spending_ratio",
            "a to b",
            says="the military spending of {a} was {value} that of {b} in {year}",
        ),
        Pick("trade_share", "a to b", says="{b} had {value} of the trade of {a} in {year}"),
        Pick("trade_share", "b to a", says="{a} had {value} of the trade of {b}"),
        Pick("trade_dependence", "a to b"),
        Pick("trade_dependence", "b to a"),
        Pick("arms_import_share", "a to b"),
        Pick("arms_import_share", "b to a"),
        Pick("fuel_import_share", "a to b"),
        Pick("fuel_import_share", "b to a"),
    ),
    chart=("gdp_ratio", "cinc_ratio"),
    unknown=(
        "Leverage is measured here by what each could withhold; whether either would use it no "
        "data can say.",
    ),
)
