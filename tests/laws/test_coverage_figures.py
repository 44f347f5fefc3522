"""The figures in docs/claims-coverage.md are those of the bundle."""

import re
from pathlib import Path

import pytest

from comity.forecasts.outlook import outlook

TEXT = (Path(__file__).parents[2] / "docs" / "claims-coverage.md").read_text(encoding="utf-8")
ROWS = {int(line.split("|")[1]): line for line in TEXT.splitlines() if re.match(r"\| \d", line)}
CHINA, RUSSIA = 710, 365
C, R, CR, RC, WORLD = (CHINA,), (RUSSIA,), (CHINA, RUSSIA), (RUSSIA, CHINA), ()

FIGURES = (
    (1, "distance_from_us", C, 2024, "China {0:.2f} from the US (higher than {1:.0f}% of states)"),
    (1, "distance_from_us", R, 2024, "Russia {0:.2f} ({1:.0f}%)"),
    (1, "joint_opposition", RC, 2025, "{0:.1%} of contested roll calls in 2025"),
    (2, "us_capability_share", WORLD, 2022, "US {0:.1%} of capabilities"),
    (2, "leader_capability_share", WORLD, 2022, "the leader (China) {0:.1%}"),
    (2, "system_concentration", WORLD, 2022, "CON {0:.3f}"),
    (2, "shared_igos_without_us", CR, 2014, "shared {0:.0f} organisations of any kind without"),
    (3, "trade_dependence", RC, 2023, "{0:.1%} of Russia's GDP"),
    (3, "trade_dependence", CR, 2023, "{0:.1%} of China's"),
    (3, "trade_cutoff_cost", RC, 2023, "would cost Russia {0:.1f}%"),
    (3, "trade_cutoff_cost", CR, 2023, "China {0:.2f}% of real income"),
    (4, "fuel_import_share", CR, 2024, "{0:.1%} of China's fuel imports"),
    (4, "fuel_export_share", RC, 2024, "{0:.1%} of Russia's fuel exports"),
    (5, "export_share", RC, 2023, "{0:.1%} of Russia's exports (higher than {1:.0f}%"),
    (5, "trade_intensity", RC, 2023, "{0:.1f} times what China's share"),
    (6, "gravity_ratio", RC, 2023, "{0:.1f} times what gravity lets expect"),
    (8, "dollar_invoicing", R, 2019, "{0:.1f}% were invoiced in dollars"),
    (8, "home_currency_invoicing", R, 2019, "{0:.1f}% in roubles"),
    (10, "vote_agreement", RC, 2025, "{0:.1%} of 192 joint votes"),
    (10, "joint_votes", RC, 2025, "of {0:.0f} joint votes"),
    (10, "vote_kappa", RC, 2025, "beyond chance higher than {1:.0f}% of pairs"),
    (15, "arms_import_share", CR, 2024, "{0:.1%} of China's arms imports"),
    (15, "arms_transfers", RC, 2024, "{0:.0f} m TIV in 2024"),
    (15, "arms_transfers", RC, 2005, "against {0:,.0f} in 2005"),
    (16, "arms_supplier_concentration", C, 2024, "{0:.3f} in 2024"),
    (17, "joint_exercises", RC, 2010, "{0:.0f} in 2010"),
    (20, "agreement_human_rights", RC, 2025, "human rights {0:.1%}"),
    (20, "agreement_nuclear", RC, 2025, "nuclear {0:.1%}"),
    (20, "agreement_middle_east", RC, 2025, "Middle East {0:.1%}"),
    (21, "shared_igos", RC, 2014, "{0:.0f} organisations of any kind in 2014"),
    (22, "gdp_ratio", CR, 2023, "{0:.1f} times Russia's GDP"),
    (22, "trade_share", CR, 2023, "{0:.1%} of trade"),
    (22, "trade_share", RC, 2020, "not known: {0:.1%} in 2020"),
    (24, "military_burden", C, 2024, "China spends {0:.1%} of GDP"),
    (24, "military_burden", R, 2024, "Russia {0:.1%}"),
    (25, "sanctioners_gdp", R, 2023, "sanctioned Russia held {0:.1%}"),
    (25, "sanctioners_gdp", C, 2023, "China {0:.1%}"),
    (25, "vote_isolation", R, 2025, "{0:.1%} of votes (higher than {1:.0f}% of states)"),
    (25, "vote_isolation", C, 2025, "China on {0:.1%} ({1:.0f}%)"),
)
"""By row: the measure, of whom, the year, and how the row gives the value or its percentile."""


@pytest.mark.parametrize("row", sorted({figure[0] for figure in FIGURES}))
def test_figures_are_those_of_the_bundle(values, row):
    for _, measure, about, year, words in (figure for figure in FIGURES if figure[0] == row):
        found = _row(values, measure, about, year)
        said = words.format(found["value"], int(found.get("percentile") or 0))
        assert said in ROWS[row], said


def _row(values, measure, about, year):
    """Read the value of a year, of the two in the order of the measure's keys."""
    rows = values.read_dyads([measure], [CR, RC])[measure]
    key = about if about in rows else tuple(sorted(about))
    return next(row for row in rows[key] if row["year"] == year)


def test_outlooks_are_those_of_the_record(values):
    trade, votes = (outlook(values, name, RC) for name in ("trade", "vote_agreement_adopted"))
    chances = [
        next(c.probability for c in made.chances if (c.statement, c.horizon) == ("rises", 5))
        for made in (trade, votes)
    ]
    assert f"2029: {chances[0]:.0%} likely" in ROWS[27]
    assert f"2030: {chances[1]:.0%};" in ROWS[27]
    low, high = trade.forecasts[4].interval(0.8)
    median = trade.forecasts[4].median
    assert f"median {median / 1e3:.0f} bn dollars, 80% interval {low / 1e3:.0f} to" in ROWS[27]
    assert f"to {high / 1e3:.0f};" in ROWS[27]
    better = [f"{made.tracks[4].skill:.0%}" for made in (trade, votes)]
    assert f"such forecasts were {better[0]} and {better[1]} better" in ROWS[27]


ENDS = (
    (2, "shared_igos_without_us", 2014),
    (8, "home_currency_invoicing", 2019),
    (9, "disputes_with_us", 2014),
    (9, "rivals", 2020),
    (9, "goldstein_score", 2023),
    (12, "chinese_deals", 2019),
    (18, "alignment_stage", 2010),
    (21, "shared_igos", 2014),
)
"""By row: a measure whose data end, and the year that the row names."""


@pytest.mark.parametrize(("row", "measure", "year"), ENDS)
def test_what_is_missing_after_a_year_has_no_later_value(row, measure, year, values):
    assert values.describe(measure).years[1] == year
    assert str(year) in ROWS[row]


def test_trade_of_the_two_is_known_where_shares_are_not(values):
    trade, share = (
        {row["year"] for row in values.read_dyads([name], [RC])[name][about]}
        for name, about in (("trade", (RUSSIA, CHINA)), ("trade_share", RC))
    )
    assert {2021, 2022, 2024, 2025} <= trade
    assert not share & set(range(2021, 2026))
