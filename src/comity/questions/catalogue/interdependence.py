"""Why they cooperate: economic interdependence."""

from __future__ import annotations

from comity.questions.indicator import Indicator
from comity.questions.perspective import Perspective
from comity.questions.question import Question

QUESTION = Question(
    name="interdependence",
    group="drivers",
    title="Economic interdependence",
    text="How much does each of {a} and {b} depend on trade with the other?",
    indicators=(
        Indicator(
            "trade_dependence",
            Perspective.A_TO_B,
            template=(
                "trade with {b} came to {value} of the GDP of {a} in {year}, {percentile}, {since}"
            ),
            zero_template="no trade of {a} with {b} was recorded in {year}",
        ),
        Indicator(
            "trade_dependence",
            Perspective.B_TO_A,
            template=(
                "trade with {a} came to {value} of the GDP of {b} in {year}, {percentile}, {since}"
            ),
            zero_template="",
        ),
        Indicator(
            "dependence_ratio",
            Perspective.A_TO_B,
            template="in {year} it weighed {value} as much in the economy of {a} as in that of "
            "{b}, {ahead}",
            min_value=1.0,
        ),
        Indicator(
            "dependence_ratio",
            Perspective.B_TO_A,
            template="in {year} it weighed {value} as much in the economy of {b} as in that of "
            "{a}, {ahead}",
            min_value=1.0,
        ),
        Indicator(
            "trade_cutoff_cost",
            Perspective.A_TO_B,
            template="a rupture of trade as it was in {year} would cost {a} {value} of its real "
            "income",
            zero_template="",
        ),
        Indicator(
            "trade_cutoff_cost",
            Perspective.B_TO_A,
            template="it would cost {b} {value}",
            zero_template="",
        ),
        Indicator("trade_cutoff_output_cost", Perspective.A_TO_B),
        Indicator("trade_cutoff_output_cost", Perspective.B_TO_A),
        Indicator(
            "trade_cutoff_cost_ratio",
            Perspective.A_TO_B,
            template="that is {value} as large a part for {a} as for {b}, {ahead}",
            min_value=1.0,
        ),
        Indicator(
            "trade_cutoff_cost_ratio",
            Perspective.B_TO_A,
            template="that is {value} as large a part for {b} as for {a}, {ahead}",
            min_value=1.0,
        ),
        Indicator("trade_dependence_weakest_link", Perspective.PAIR, construct="mutual"),
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
        Indicator("recorded_trade_ratio", Perspective.A),
        Indicator("recorded_trade_ratio", Perspective.B),
        Indicator("interdependence_index", Perspective.PAIR, construct="mutual"),
        Indicator("trade_salience", Perspective.PAIR),
        Indicator("trade_symmetry", Perspective.PAIR),
        Indicator("fuel_import_share", Perspective.A_TO_B),
        Indicator("fuel_import_share", Perspective.B_TO_A),
        Indicator("partner_concentration", Perspective.A),
        Indicator("partner_concentration", Perspective.B),
    ),
    chart=("trade_dependence", "trade_cutoff_cost"),
    limits=(
        "Trade of all pairs of states is known to 2020 and for 2023; the years 2021, 2022, 2024 "
        "and 2025 are incomplete, and a missing figure is not a zero.",
        "A share of trade is of all that the year's source records: from 2000 territories such as "
        "Hong Kong count in it, before then states alone.",
        "The cost of a rupture is what a model of the world's trade in goods gives, with an "
        "elasticity of trade of 4. One of 3 makes it about a third higher, one of 6 a third lower. "
        "`comity scenario --embargo` gives both, and what it would change for everybody else.",
    ),
)
