"""Where they cooperate: the economy."""

from __future__ import annotations

from comity.questions.question import CHINA, Listing, Pick, Question

QUESTION = Question(
    name="economic",
    group="cooperation",
    title="Economic cooperation",
    asks="What do {a} and {b} trade, build and finance together?",
    picks=(
        Pick(
            "trade",
            "pair",
            says=("trade between {a} and {b} came to {value} in {year}, {place}, {since}"),
        ),
        Pick(
            "gravity_ratio",
            "pair",
            says="in {year} they traded {value} what size, distance, borders, language and "
            "colonial past let expect, {place}",
        ),
        Pick("trade_constant", "pair"),
        Pick(
            "customs_trade",
            "pair",
            says="by China's customs their trade came to {value} in {year}",
        ),
        Pick(
            "exports",
            "a to b",
            says="{a} exported {value} to {b} in {year}",
            says_zero="{a} exported nothing to {b} in {year}",
        ),
        Pick(
            "exports",
            "b to a",
            says="{b} exported {value} to {a} in {year}",
            says_zero="{b} exported nothing to {a} in {year}",
        ),
        Pick("exports_reported", "a to b"),
        Pick("imports_reported", "a to b"),
        Pick("mirror_gap", "a to b"),
        Pick("exports_reported", "b to a"),
        Pick("imports_reported", "b to a"),
        Pick("mirror_gap", "b to a"),
        Pick("trade_intensity", "a to b"),
        Pick("trade_intensity", "b to a"),
        Pick("partner_rank", "a to b"),
        Pick("partner_rank", "b to a"),
        Pick("export_share", "a to b"),
        Pick("export_share", "b to a"),
        Pick(
            "fuel_exports",
            "a to b",
            says="{a} sold {b} fuels worth {value} in {year}, {place}",
            says_from=1.0,
        ),
        Pick(
            "fuel_exports",
            "b to a",
            says="{b} sold {a} fuels worth {value} in {year}, {place}",
            says_from=1.0,
        ),
        Pick("fuel_supplier_rank", "a to b"),
        Pick("fuel_supplier_rank", "b to a"),
        Pick("fuel_complementarity", "a to b"),
        Pick("fuel_complementarity", "b to a"),
        Pick("two_way_trade", "pair"),
        Pick("gas_pipeline_capacity", "pair"),
        Pick("swap_lines_in_force", "pair"),
        Pick("trade_agreements", "pair"),
        Pick("chinese_finance", "a to b", only_from=CHINA),
        Pick("chinese_finance", "b to a", only_from=CHINA),
        Pick("chinese_deals", "a to b", only_from=CHINA),
        Pick("chinese_deals", "b to a", only_from=CHINA),
        Pick("direct_investment", "a to b"),
        Pick("direct_investment", "b to a"),
        Pick("reserves_in_dollars", "world"),
        Pick("reserves_in_yuan", "world"),
        Pick("payments_in_yuan", "world"),
    ),
    chart=("exports", "trade_constant", "gravity_ratio", "customs_trade", "fuel_exports"),
    listings=(
        Listing(
            "china_russia_groups",
            "What {a} and {b} sell each other, by group of goods (BACI)",
            (
                "{year}: {ccode1} to {ccode2}",
                "{group}",
                "{value:,.0f} million US dollars",
                "{share:.1%} of the direction",
            ),
            latest=22,
        ),
        Listing(
            "china_russia_months",
            "Trade of {a} and {b} by month, as China's customs report it",
            ("{year}-{month:02d}: {ccode1} to {ccode2}", "{exports:,.0f} million US dollars"),
            latest=24,
        ),
        Listing(
            "pipelines",
            "Pipelines between {a} and {b}",
            (
                "{name} {unit} ({fuel})",
                "{status}",
                "start {start_year}",
                "{capacity:g} {capacity_unit}",
            ),
            newest="start_year",
        ),
        Listing(
            "swap_lines",
            "Swap lines between the central banks of {a} and {b}",
            (
                "{ccode1} to {ccode2}",
                "from {start}",
                "to {end}",
                "{amount:,.0f} million {currency}",
                "{initiative}",
            ),
            newest="start",
        ),
        Listing(
            "investment_deals",
            "Chinese deals of 100 million dollars and more, 2005-2019",
            ("{year}: {entity}", "{party}", "{sector}", "{value:,.0f} million US dollars"),
            latest=8,
        ),
    ),
    unknown=(
        "The currency in which {a} and {b} settle their trade is not in open data by pair; only "
        "the world's currency shares are.",
        "Which goods all other pairs trade is not bundled; only fuels are.",
        "What the seller reports and what the buyer reports are two facts. Trade is as importers "
        "report it to 2014, as exporters do in 2015 and 2016, reconciled from both in 2023.",
    ),
)
