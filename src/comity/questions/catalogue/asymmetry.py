"""What strains it: asymmetry, a junior partner."""

from __future__ import annotations

from comity.questions.question import Indicator, Question
from comity.questions.tables import junior_partner as leanings

QUESTION = Question(
    name="asymmetry",
    group="strains",
    title="Asymmetry, a junior partner",
    asks="Which of {a} and {b} is the stronger, and which needs the other more?",
    picks=(
        Indicator(
            "junior_measures",
            "a to b",
            says="{value} of asymmetry pointed to {a} as the junior partner in {year}",
            says_zero="no measure of asymmetry pointed to {a} as the junior partner in {year}",
        ),
        Indicator(
            "junior_measures",
            "b to a",
            says="{value} pointed to {b}",
            says_zero="no measure pointed to {b}",
        ),
        Indicator("junior_partner", "a to b"),
        Indicator("junior_partner", "b to a"),
        Indicator(
            "gdp_ratio",
            "a to b",
            says="the GDP of {a} was {value} that of {b} in {year} ({change})",
        ),
        Indicator(
            "cinc_ratio",
            "a to b",
            says="the material capabilities of {a} were {value} those of {b} in {year} ({change})",
        ),
        Indicator("net_resources_ratio", "a to b"),
        Indicator("gdp_share", "a to b"),
        Indicator("cinc_share", "a to b"),
        Indicator("net_resources_share", "a to b"),
        Indicator("military_spending_share", "a to b"),
        Indicator(
            "military_spending_ratio",
            "a to b",
            says="the military spending of {a} was {value} that of {b} in {year}",
        ),
        Indicator("trade_share", "a to b", says="{b} had {value} of the trade of {a} in {year}"),
        Indicator("trade_share", "b to a", says="{a} had {value} of the trade of {b}"),
        Indicator("trade_dependence", "a to b"),
        Indicator("trade_dependence", "b to a"),
        Indicator(
            "trade_cutoff_cost_ratio",
            "a to b",
            says="a rupture of trade would cost {a} {value} as large a part of its income as {b}",
            says_from=1.0,
        ),
        Indicator(
            "trade_cutoff_cost_ratio",
            "b to a",
            says="a rupture of trade would cost {b} {value} as large a part of its income as {a}",
            says_from=1.0,
        ),
        Indicator("trade_cutoff_leverage", "a to b"),
        Indicator("trade_cutoff_cost", "a to b"),
        Indicator("trade_cutoff_cost", "b to a"),
        Indicator("arms_import_share", "a to b"),
        Indicator("arms_import_share", "b to a"),
        Indicator("fuel_import_share", "a to b"),
        Indicator("fuel_import_share", "b to a"),
    ),
    chart=("gdp_ratio", "cinc_ratio", "junior_measures"),
    grids=(leanings.GRID,),
    unknown=(
        "Which measures have data differs from year to year, so that their count can change "
        "without any change between {a} and {b}; the table gives each one's own year.",
        "Leverage is measured here by what each could withhold; whether either would use it no "
        "data can say.",
    ),
)
