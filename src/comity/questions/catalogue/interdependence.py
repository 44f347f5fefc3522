"""Why they cooperate: economic interdependence."""

from __future__ import annotations

from comity.questions.question import Indicator, Question

QUESTION = Question(
    name="interdependence",
    group="drivers",
    title="Economic interdependence",
    asks="How much does each of {a} and {b} depend on trade with the other?",
    picks=(
        Indicator(
            "trade_dependence",
            "a to b",
            says=("trade with {b} came to {value} of the GDP of {a} in {year}, {place}, {since}"),
        ),
        Indicator(
            "trade_dependence",
            "b to a",
            says=("trade with {a} came to {value} of the GDP of {b} in {year}, {place}, {since}"),
        ),
        Indicator(
            "dependence_ratio",
            "a to b",
            says="it weighed {value} as much in the economy of {a} as in that of {b}, {ahead}",
            says_from=1.0,
        ),
        Indicator(
            "dependence_ratio",
            "b to a",
            says="it weighed {value} as much in the economy of {b} as in that of {a}, {ahead}",
            says_from=1.0,
        ),
        Indicator(
            "trade_cutoff_cost",
            "a to b",
            says="a rupture of trade as it was in {year} would cost {a} {value} of its real income",
        ),
        Indicator("trade_cutoff_cost", "b to a", says="it would cost {b} {value}"),
        Indicator(
            "trade_cutoff_cost_ratio",
            "a to b",
            says="that is {value} as large a part for {a} as for {b}, {ahead}",
            says_from=1.0,
        ),
        Indicator(
            "trade_cutoff_cost_ratio",
            "b to a",
            says="that is {value} as large a part for {b} as for {a}, {ahead}",
            says_from=1.0,
        ),
        Indicator("trade_dependence_weakest_link", "pair", view="mutual"),
        Indicator("trade_share", "a to b", says="{b} had {value} of the trade of {a} in {year}"),
        Indicator("trade_share", "b to a", says="{a} had {value} of the trade of {b}"),
        Indicator("interdependence_index", "pair", view="mutual"),
        Indicator("trade_salience", "pair"),
        Indicator("trade_symmetry", "pair"),
        Indicator("fuel_import_share", "a to b"),
        Indicator("fuel_import_share", "b to a"),
        Indicator("partner_concentration", "a"),
        Indicator("partner_concentration", "b"),
    ),
    chart=("trade_dependence", "trade_cutoff_cost"),
    unknown=(
        "Trade between all pairs of states is bundled to 2014, for 2015, 2016 and 2023; the "
        "years 2017 to 2022 are gaps, not zeros.",
        "A share of trade is of all that the year's source records: from 2015 territories such as "
        "Hong Kong count in it, before then states alone.",
        "The cost of a rupture is what a model of the world's trade in goods gives, with an "
        "elasticity of trade of 4: one of 3 makes it about a third higher, one of 6 a third lower. "
        "`comity scenario --embargo` gives both, and what it would change for everybody else.",
    ),
)
