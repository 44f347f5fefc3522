"""What strains it: asymmetry, a junior partner."""

from __future__ import annotations

from comity.questions.indicator import Indicator
from comity.questions.perspective import Perspective
from comity.questions.question import Question
from comity.questions.tables import junior_partner

QUESTION = Question(
    name="asymmetry",
    group="strains",
    title="Asymmetry, a junior partner",
    text="Which of {a} and {b} is the stronger, and which needs the other more?",
    indicators=(
        Indicator(
            "junior_measures",
            Perspective.A_TO_B,
            template="{value} of asymmetry with data for {year} pointed to {a} as the junior "
            "partner",
            zero_template="no measure of asymmetry pointed to {a} as the junior partner in {year}",
        ),
        Indicator(
            "junior_measures",
            Perspective.B_TO_A,
            template="{value} pointed to {b}",
            zero_template="no measure pointed to {b}",
        ),
        Indicator("junior_partner", Perspective.A_TO_B),
        Indicator("junior_partner", Perspective.B_TO_A),
        Indicator(
            "gdp_ratio",
            Perspective.A_TO_B,
            template="the GDP of {a} was {value} that of {b} in {year} ({change})",
        ),
        Indicator(
            "cinc_ratio",
            Perspective.A_TO_B,
            template="the material capabilities of {a} were {value} those of {b} in {year} "
            "({change})",
        ),
        Indicator("net_resources_ratio", Perspective.A_TO_B),
        Indicator("gdp_share", Perspective.A_TO_B),
        Indicator("cinc_share", Perspective.A_TO_B),
        Indicator("net_resources_share", Perspective.A_TO_B),
        Indicator("military_spending_share", Perspective.A_TO_B),
        Indicator(
            "military_spending_ratio",
            Perspective.A_TO_B,
            template="the military spending of {a} was {value} that of {b} in {year}",
        ),
        Indicator(
            "trade_share",
            Perspective.A_TO_B,
            template="{b} had {value} of the trade of {a} in {year}",
            zero_template="",
        ),
        Indicator(
            "trade_share",
            Perspective.B_TO_A,
            template="{a} had {value} of the trade of {b}",
            zero_template="",
        ),
        Indicator("trade_dependence", Perspective.A_TO_B),
        Indicator("trade_dependence", Perspective.B_TO_A),
        Indicator(
            "trade_cutoff_cost_ratio",
            Perspective.A_TO_B,
            template="a rupture of trade as it was in {year} would cost {a} {value} as large a "
            "part of its income as {b}",
            min_value=1.0,
        ),
        Indicator(
            "trade_cutoff_cost_ratio",
            Perspective.B_TO_A,
            template="a rupture of trade as it was in {year} would cost {b} {value} as large a "
            "part of its income as {a}",
            min_value=1.0,
        ),
        Indicator("trade_cutoff_leverage", Perspective.A_TO_B),
        Indicator("trade_cutoff_cost", Perspective.A_TO_B),
        Indicator("trade_cutoff_cost", Perspective.B_TO_A),
        Indicator("arms_import_share", Perspective.A_TO_B),
        Indicator("arms_import_share", Perspective.B_TO_A),
        Indicator("fuel_import_share", Perspective.A_TO_B),
        Indicator("fuel_import_share", Perspective.B_TO_A),
    ),
    chart=("gdp_ratio", "cinc_ratio", "junior_measures"),
    tables=(junior_partner.TABLE,),
    limits=(
        "Which measures have data differs from year to year, so that their count can change "
        "without any change between {a} and {b}; the table gives each one's own year.",
        "Leverage is measured here by what each could withhold; whether either would use it no "
        "data can say.",
    ),
)
