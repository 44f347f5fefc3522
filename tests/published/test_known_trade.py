"""Values of trade that others have published, or that follow from published ones by hand."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from comity.methods.trade import dependence
from comity.panels.provenance import trail
from comity.store import bundle

CHINA, RUSSIA, US, BELARUS = 710, 365, 2, 370

RUSSIA_TAIWAN, RUSSIA_TO_TAIWAN, CHINA_TAIWAN = 5_600, 3_913, 247_813
"""Million dollars in 2014, from the Correlates of War's dyadic file: BACI has no Taiwan."""

TOTALS_OF_2014 = {RUSSIA: 285_843.526 + 497_614.862, CHINA: 2_519_304.5 + 2_818_426.75}
"""Imports and exports of 2014 in the Correlates of War's table of national trade, 4.0. It is not
in the bundle; from 1999 it has China with Hong Kong and Macao, 1,963,105 + 2,343,221 without."""


def test_shares_of_2014_over_the_published_national_totals():
    (flows,) = bundle.table("cow_trade").filter(ccode1=RUSSIA, ccode2=CHINA, year=2014).rows()
    traded = flows[3] + flows[4]
    assert traded == pytest.approx(93_942, abs=0.5)
    of_russia, of_china = (traded / TOTALS_OF_2014[state] for state in (RUSSIA, CHINA))
    assert (round(of_russia, 4), round(of_china, 4)) == (0.1199, 0.0176)
    shares = np.array(of_russia), np.array(of_china)
    assert dependence.salience(*shares) == pytest.approx(0.0459, abs=5e-5)
    assert dependence.symmetry(*shares) == pytest.approx(0.8977, abs=5e-5)
    assert dependence.interdependence(*shares) == pytest.approx(0.0412, abs=5e-5)


@pytest.mark.parametrize(
    ("measure", "a", "b", "year", "value", "tolerance"),
    [
        # All economies of BACI, 450.571 + 293.144 and 2,374.394 + 1,380.766 bn, and Taiwan by
        # COW.
        ("trade_share", RUSSIA, CHINA, 2014, 92_065 / (743_715 + RUSSIA_TAIWAN), 5e-6),
        ("trade_share", CHINA, RUSSIA, 2014, 92_065 / (3_755_160 + CHINA_TAIWAN), 5e-6),
        # BACI, territories too, and what others report.
        ("trade_share", CHINA, RUSSIA, 2023, 239.0165 / (5_387.439 + 69.966 + 96.037), 5e-6),
        ("export_share", RUSSIA, CHINA, 2014, 39_431 / (450_571 + RUSSIA_TO_TAIWAN), 5e-6),
        # Published consumer prices of the United States: 236.736 in 2014, 304.702 in 2023.
        ("trade_constant", CHINA, RUSSIA, 2014, 92_065 * 304.702 / 236.736, 15),
        ("exports_constant", RUSSIA, CHINA, 2023, 129_002.5, 1),
        # Partners' reports in UN Comtrade: Russia's own, of 2014 and 2021.
        ("customs_trade", CHINA, RUSSIA, 2021, 146_800, 50),
        ("customs_trade", CHINA, RUSSIA, 2024, 245_200, 50),
    ],
)
def test_a_value_is_the_one_that_is_known(measure, a, b, year, value, tolerance):
    assert trail(measure, a, b, year).value == pytest.approx(value, abs=tolerance)


@pytest.mark.parametrize(("year", "billions"), [(2014, 88.3), (2021, 141.4)])
def test_what_russia_itself_reports_of_its_trade_with_china(year, billions):
    sold = trail("exports_reported", RUSSIA, CHINA, year).value
    bought = trail("imports_reported", CHINA, RUSSIA, year).value
    assert (sold + bought) / 1000 == pytest.approx(billions, abs=0.05)


@pytest.mark.parametrize("year", [2022, 2023])
def test_russia_has_reported_nothing_since_2022(year):
    assert trail("exports_reported", RUSSIA, CHINA, year).value is None
    assert trail("imports_reported", CHINA, RUSSIA, year).value is None
    assert trail("imports_reported", RUSSIA, CHINA, year).value > 100_000
    assert trail("mirror_gap", RUSSIA, CHINA, year).value is None


def test_russia_depended_several_times_as_much_on_china_in_2014():
    assert trail("dependence_ratio", RUSSIA, CHINA, 2014).value > 4


def test_russia_and_belarus_are_missing_in_2023_not_zero():
    for measure in ("trade", "trade_share", "trade_dependence", "gravity_ratio", "trade_constant"):
        assert trail(measure, RUSSIA, BELARUS, 2023).value is None


def test_intensity_is_kojimas_by_hand():
    def value(name, a, b=None):
        return trail(name, a, b, 2023).value

    imports = {
        row["ccode"]: row["imports"]
        for row in bundle.table("baci_world_trade").iter_rows(named=True)
        if row["suppliers"] is not None and row["suppliers"] >= 10
    }
    fills = bundle.table("trade_2023").group_by("ccode2").agg(pl.sum("exports"), pl.len())
    for ccode, more, partners in fills.iter_rows():
        if ccode in imports or partners >= 10:
            imports[ccode] = imports.get(ccode, 0) + more
    # Of a state that lacks a large partner, what is known of its imports from states counts.
    unknown = bundle.table("unknown_partners").filter(year=2023).group_by("ccode1")
    shares = dict(unknown.agg(pl.sum("imports_share")).iter_rows())
    flows = bundle.table("baci_trade").group_by("ccode2").agg(pl.col("exports").cast(float).sum())
    for ccode, recorded in flows.iter_rows():
        if ccode not in imports or shares.get(ccode, 0) >= 0.1:
            imports[ccode] = recorded
    others = sum(imports.values()) - imports[RUSSIA]
    sold = value("exports", RUSSIA, CHINA) / value("total_exports", RUSSIA)
    assert value("trade_intensity", RUSSIA, CHINA) == pytest.approx(
        sold / (imports[CHINA] / others)
    )


def test_a_share_among_economies_with_a_known_gdp_is_another():
    """The 4.5 percent of 2023 that others give leave out partners without a GDP figure."""
    everybody = bundle.table("baci_world_trade").filter(ccode=CHINA)
    whole = everybody["exports"].item() + everybody["imports"].item()
    with_gdp = 3_328_026.5 + 2_017_841.7
    traded = trail("trade", CHINA, RUSSIA, 2023).value
    assert whole > with_gdp
    assert round(100 * traded / with_gdp, 1) == 4.5
    assert round(100 * traded / whole, 1) == 4.4


def test_prices_of_the_dollar_are_the_published_index():
    published = {1950: 24.1, 1970: 38.8, 1990: 130.7, 2010: 218.056, 2022: 292.655, 2023: 304.702}
    for year, index in published.items():
        level = trail("dollar_prices", None, None, year).value
        assert level == pytest.approx(index / published[2023], abs=2e-4)


def test_prices_before_1950_are_not_known():
    assert trail("dollar_prices", None, None, 1949).value is None
    assert trail("trade_constant", US, 200, 1949).value is None


def test_two_fifths_of_what_china_sold_russia_were_machines_and_electronics():
    groups = bundle.table("china_russia_groups").filter(ccode1=CHINA, ccode2=RUSSIA, year=2023)
    assert groups["share"].sum() == pytest.approx(1, abs=1e-6)
    shares = dict(groups.select("group", "share").iter_rows())
    chapters = bundle.table("china_russia_chapters").filter(ccode1=CHINA, year=2023)
    machines = chapters.filter(pl.col("chapter").is_in([84, 85]))["value"].sum()
    assert shares["machinery and electronics"] == pytest.approx(machines / chapters["value"].sum())


@pytest.mark.parametrize(
    ("state", "year", "share"),
    [(2, 2014, 1.007), (95, 1990, 0.41), (580, 1990, 0.59)],
)
def test_how_much_of_a_state_s_trade_is_known_by_partner(state, year, share):
    assert trail("recorded_trade_ratio", state, None, year).value == pytest.approx(share, abs=5e-3)


def test_a_total_of_partners_reports_that_lacks_a_tenth_has_no_shares():
    """Russia's customs had 285.1 billion dollars of imports in 2023, its partners' reports 202."""
    for measure in ("total_imports", "total_trade", "partner_concentration"):
        assert trail(measure, RUSSIA, None, 2023).value is None
    assert trail("import_share", RUSSIA, CHINA, 2023).value is None
    assert trail("trade_share", RUSSIA, CHINA, 2023).value is None
    # The flow is known, and no partner without a figure could be larger.
    assert trail("exports", CHINA, RUSSIA, 2023).value == pytest.approx(110_014, abs=1)
    assert trail("partner_rank", RUSSIA, CHINA, 2023).value == 1
    # Customs had 425.1 billion of exports, 36 to China by the hundred; a twelfth is not in ours.
    assert trail("total_exports", RUSSIA, None, 2023).value == pytest.approx(425_100, rel=0.1)


def test_pairs_without_trade_are_not_even(values):
    """Their shares of each other's trade are both zero, and zero over zero is no evenness."""
    even = values.read_all("trade_symmetry").filter(pl.col("year").is_in([1930, 1975, 2010]))
    traded = values.read_all("trade").filter(pl.col("value") > 0)
    assert even.height > 10_000
    assert even.join(traded, on=["year", "ccode1", "ccode2"], how="anti").is_empty()
