"""Where they cooperate: the economy."""

from __future__ import annotations

from comity.questions.indicator import Indicator
from comity.questions.listing import Listing
from comity.questions.perspective import Perspective
from comity.questions.question import Question

QUESTION = Question(
    name="economic",
    group="cooperation",
    title="Economic cooperation",
    text="What do {a} and {b} trade, build and finance together?",
    indicators=(
        Indicator(
            "trade",
            Perspective.PAIR,
            template=("trade between {a} and {b} came to {value} in {year}, {percentile}, {since}"),
            zero_template="",
        ),
        Indicator(
            "gravity_ratio",
            Perspective.PAIR,
            template="in {year} they traded {value} what size, distance, borders, language and "
            "colonial past would predict, {percentile}",
            zero_template="",
        ),
        Indicator("trade_constant", Perspective.PAIR),
        Indicator(
            "customs_trade",
            Perspective.PAIR,
            template="by China's customs their trade came to {value} in {year}",
        ),
        Indicator(
            "exports",
            Perspective.A_TO_B,
            template="{a} exported {value} to {b} in {year}",
            zero_template="{a} exported goods worth under half a million dollars to {b} in {year}",
        ),
        Indicator(
            "exports",
            Perspective.B_TO_A,
            template="{b} exported {value} to {a} in {year}",
            zero_template="{b} exported goods worth under half a million dollars to {a} in {year}",
        ),
        Indicator("exports_reported", Perspective.A_TO_B),
        Indicator("imports_reported", Perspective.A_TO_B),
        Indicator("mirror_gap", Perspective.A_TO_B),
        Indicator("exports_reported", Perspective.B_TO_A),
        Indicator("imports_reported", Perspective.B_TO_A),
        Indicator("mirror_gap", Perspective.B_TO_A),
        Indicator("trade_intensity", Perspective.A_TO_B),
        Indicator("trade_intensity", Perspective.B_TO_A),
        Indicator("partner_rank", Perspective.A_TO_B),
        Indicator("partner_rank", Perspective.B_TO_A),
        Indicator("export_share", Perspective.A_TO_B),
        Indicator("export_share", Perspective.B_TO_A),
        Indicator(
            "fuel_exports",
            Perspective.A_TO_B,
            template="{a} sold {b} fuels worth {value} in {year}, {percentile}",
            min_value=1.0,
        ),
        Indicator(
            "fuel_exports",
            Perspective.B_TO_A,
            template="{b} sold {a} fuels worth {value} in {year}, {percentile}",
            min_value=1.0,
        ),
        Indicator("fuel_supplier_rank", Perspective.A_TO_B),
        Indicator("fuel_supplier_rank", Perspective.B_TO_A),
        Indicator("goods_complementarity", Perspective.A_TO_B),
        Indicator("goods_complementarity", Perspective.B_TO_A),
        Indicator("fuel_complementarity", Perspective.A_TO_B),
        Indicator("fuel_complementarity", Perspective.B_TO_A),
        Indicator("two_way_trade", Perspective.PAIR),
        Indicator("gas_pipeline_capacity", Perspective.PAIR),
        Indicator("swap_lines_in_force", Perspective.PAIR),
        Indicator("trade_agreements", Perspective.PAIR),
        Indicator("chinese_finance", Perspective.A_TO_B),
        Indicator("chinese_finance", Perspective.B_TO_A),
        Indicator("chinese_deals", Perspective.A_TO_B),
        Indicator("chinese_deals", Perspective.B_TO_A),
        Indicator("direct_investment", Perspective.A_TO_B),
        Indicator("direct_investment", Perspective.B_TO_A),
        Indicator("reserves_in_dollars", Perspective.SYSTEM),
        Indicator("reserves_in_yuan", Perspective.SYSTEM),
        Indicator("payments_in_yuan", Perspective.SYSTEM),
        Indicator("fuel_export_share", Perspective.A_TO_B),
        Indicator("fuel_export_share", Perspective.B_TO_A),
        Indicator("fuel_buyer_rank", Perspective.A_TO_B),
        Indicator("fuel_buyer_rank", Perspective.B_TO_A),
        Indicator("oil_pipeline_capacity", Perspective.PAIR),
        Indicator(
            "own_currency_settlement",
            Perspective.PAIR,
            template="{value} of their trade was said to be settled in their own currencies in "
            "{year}",
        ),
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
        Listing(
            "relation_facts",
            "Pipelines, energy and crossings of {a} and {b}, as public pages tell",
            ("{when}: {what}", "{figure:g} {unit}", "{status}"),
            newest="date",
            latest=40,
            kinds=("pipeline", "energy contract", "crossing"),
        ),
        Listing(
            "relation_facts",
            "Finance and investment between {a} and {b}, as public pages tell",
            ("{when}: {what}", "{figure:g} {unit}", "{status}"),
            newest="date",
            latest=40,
            kinds=("finance", "investment"),
        ),
        Listing(
            "settlement_shares",
            "Share of the trade of {a} and {b} said to be settled in their own currencies",
            ("{when}: {share:g} percent", "{stated_by}"),
            newest="as_of",
            latest=40,
        ),
        Listing(
            "relation_facts",
            "Currencies between {a} and {b}, as public pages tell",
            ("{when}: {what}", "{figure:g} {unit}", "{status}"),
            newest="date",
            latest=40,
            kinds=("currency",),
        ),
    ),
    limits=(
        "The currency in which two states settle their trade is in no open data by pair: for "
        "China and Russia statements are listed, for others only the world's currency shares are "
        "known.",
        "Which goods all other pairs trade is not bundled; only fuels are.",
        "What the seller reports and what the buyer reports are two facts; trade between all pairs "
        "comes from several sources, which treat the two differently.",
    ),
)
