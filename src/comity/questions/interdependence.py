"""Why they cooperate: economic interdependence."""

from __future__ import annotations

from comity.questions.question import Pick, Question

QUESTION = Question(
    name="interdependence",
    group="drivers",
    title="Economic interdependence",
    asks="How much does each of {a} and {b} depend on trade with the other?",
    picks=(
        Pick(
            "trade_dependence",
            "a to b",
            says=("trade with {b} came to {value} of the GDP of {a} in {year}, {place}, {since}"),
        ),
        Pick(
            "trade_dependence",
            "b to a",
            says=("trade with {a} came to {value} of the GDP of {b} in {year}, {place}, {since}"),
        ),
        Pick(
            "dependence_ratio",
            "a to b",
            says="it weighed {value} as much in the economy of {a} as in that of {b}, {ahead}",
            says_from=1.0,
        ),
        Pick(
            "dependence_ratio",
            "b to a",
            says="it weighed {value} as much in the economy of {b} as in that of {a}, {ahead}",
            says_from=1.0,
        ),
        Pick(
            "rupture_cost",
            "a to b",
            says="a rupture of trade as it was in {year} would cost {a} {value} of its real income",
        ),
        Pick("rupture_cost", "b to a", says="it would cost {b} {value}"),
        Pick(
            "rupture_cost_ratio",
            "a to b",
            says="that is {value} as large a part for {a} as for {b}, {ahead}",
            says_from=1.0,
        ),
        Pick(
            "rupture_cost_ratio",
            "b to a",
            says="that is {value} as large a part for {b} as for {a}, {ahead}",
            says_from=1.0,
        ),
        Pick("trade_dependence_low", "pair", view="mutual"),
        Pick("trade_share", "a to b", says="{b} had {value} of the trade of {a} in {year}"),
        Pick("trade_share", "b to a", says="{a} had {value} of the trade of {b}"),
        Pick("interdependence_index", "pair", view="mutual"),
        Pick("trade_salience", "pair"),
        Pick("trade_symmetry", "pair"),
        Pick("fuel_import_share", "a to b"),
        Pick("fuel_import_share", "b to a"),
        Pick("partner_concentration", "a"),
        Pick("partner_concentration", "b"),
    ),
    chart=("trade_dependence", "rupture_cost"),
    unknown=(
        "Trade between all pairs of states is bundled to 2014, for 2015, 2016 and 2023; the "
        "years 2017 to 2022 are gaps, not zeros.",
        "A share of trade is of all that the year's source records: from 2015 territories such as "
        "Hong Kong count in it, before then states alone.",
        "The cost of a rupture is what a model of the world's trade in goods gives, with an "
        "elasticity of trade of 4: one of 3 makes it about a third higher, one of 6 a third lower. "
        "`comity scenario --rupture` gives both, and what it would change for everybody else.",
    ),
)
