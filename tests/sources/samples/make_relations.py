"""Write the samples of regimes, diplomacy, disputes and relations: run from anywhere.

The columns are the publishers' own, as far as they are read; the rows are few, some of them facts
and some made up to show a rule of a reader.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

HERE = Path(__file__).parent

CAPITALS = [
    (365.0, "Russia", "St. Petersburg", date(1816, 1, 1), date(1918, 3, 4), 59.9387, 30.3162),
    (365.0, "Russia", "Moscow", date(1918, 3, 5), date(2024, 12, 31), 55.7505, 37.6175),
    (710.0, "China", "Beijing", date(1816, 1, 1), date(2024, 12, 31), 39.9060, 116.3883),
]
DISTANCES = [
    # The distance changed once, and the pair comes in both orders.
    *((365.0, 710.0, float(year), 0.0) for year in (1990, 1991, 1992)),
    *((2.0, 365.0, float(year), 84.5) for year in (1990, 1991)),
    (2.0, 365.0, 1992.0, 85.6),
    *((365.0, 2.0, float(year), 84.5) for year in (1990, 1991)),
]
VDEM = [
    ("China", 710.0, 2024, 0.073, 0.06, 0.09, 0.036, 0.03, 0.05),
    ("Russia", 365.0, 2024, 0.172, 0.15, 0.2, 0.056, 0.04, 0.07),
    ("United States of America", 2.0, 2024, 0.84, 0.8, 0.88, 0.748, 0.71, 0.79),
    # Not in the interstate system, without a code, and without an index.
    ("Palestine/West Bank", None, 2024, 0.2, 0.1, 0.3, 0.1, 0.0, 0.2),
    ("Tunisia", 616.0, 1950, 0.1, 0.0, 0.2, 0.1, 0.0, 0.2),
    ("Brazil", 140.0, 1826, None, None, None, None, None, None),
]
POLITY = [
    (365, "Russia", 2018, 4, 4.0, 4, 365.0),
    (710, "China", 2018, -7, -7.0, 3, 710.0),
    (2, "United States", 2018, 8, 8.0, 7, 2.0),
    # An interruption, a year with two regimes, and Austria-Hungary under Austria's number.
    (700, "Afghanistan", 2001, -66, None, -66, 700.0),
    (816, "Vietnam North", 1976, -7, -7.0, 3, 816.0),
    (818, "Vietnam", 1976, -7, -7.0, 4, 816.0),
    (300, "Austria-Hungary", 1900, -4, -4.0, 3, 305.0),
]
FREEDOM = [
    ("China", 2024, 7, 6, 710.0),
    ("Russia", 2024, 7, 6, 365.0),
    ("United States", 2024, 2, 2, 2.0),
    ("Kosovo", 1997, 6, 5, None),
    ("South Africa", 1972, None, None, 560.0),
]
WARS = [
    (1, 89, 220, 230, 1823),
    (1, 89, 230, 220, 1823),
    (139, 258, 365, 740, 1945),
    (139, 259, 365, 740, 1945),
]
GML = [
    (2, 2, 200, 1902, 1, 3, 1),
    (2, 200, 2, 1902, 1, 1, 3),
    (4465, 365, 710, 2009, 1, 1, 4),
    (4465, 710, 365, 2009, 1, 4, 1),
]
CRISES = [
    (231, 549, 365, "RUS", "USSURI RIVER", 1969.0, 1969.0, 3.0),
    (231, 550, 710, "CHN", "USSURI RIVER", 1969.0, 1969.0, 3.0),
    (999, 998, 8152, "XXX", "NO SUCH STATE", 1969.0, 1969.0, 1.0),
]
PEACE = [
    (365, 710, 19009999, 19520213, 0.0),
    (365, 710, 19520214, 19630308, 0.25),
    (365, 710, 19630309, 19971109, 0.0),
    (365, 710, 19971110, 20041013, -9.0),
    (365, 710, 20041014, 20209999, 0.5),
    # West Germany is 255 in the file, and one pair has the higher code first.
    (220, 255, 19550505, 20209999, 0.75),
    (435, 403, 20050101, 20061231, 0.5),
]
ATOP = [
    (4980, 0, 365, 2001, 0, 0, 0, 0, 1, 1, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    (4980, 0, 710, 2001, 0, 0, 0, 0, 1, 1, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    (3200, 0, 365, 1950, 1980, 1, 0, 0, 0, 1, 0, 0.0, 1.0, None, 0.0, 0.0, 0.0),
    (3200, 0, 710, 1950, 1980, 1, 0, 0, 0, 1, 0, 0.0, 1.0, None, 0.0, 0.0, 0.0),
]
INCIDENTS = [
    (4465, 4465001, 365, 4, 2009, 1, 15, 4),
    (4465, 4465001, 710, 4, 2009, 0, 0, 1),
    # Two states on one side are no pair of opponents; 1992 is not complete.
    (3551, 3551001, 2, 7, 1993, 1, 7, 3),
    (3551, 3551001, 20, 7, 1993, 1, 7, 3),
    (3551, 3551001, 345, -9, 1993, 0, 0, 1),
    (3551, 3551002, 2, 11, 1992, 1, 13, 4),
    (3551, 3551002, 345, 11, 1992, 0, 0, 1),
]
MISSIONS = [
    (2, 20, 1930, 0, 2),
    (2, 365, 1970, 3, 3),
    (365, 710, 1970, 3, 3),
    (365, 710, 2000, 3, 3),
    (2, 710, 1955, 0, 0),
]
REPRESENTATION = [
    ("China", "Russian Federation", 2000, 1.0),
    ("Russian Federation", "China", 2000, 1.0),
    ("Russian Federation", "Georgia", 2008, 0.75),
    ("United States", "Cuba", 2000, 0.125),
    ("United States", "Cuba", 2000, 0.1),
    ("China", "Nigeria", 2000, 1.0),
    ("Holy See (Vatican)", "Italy", 2000, 1.0),
    ("China", "Haiti", 2000, 0.0),
]
TRAVEL = [
    (1, "president", "Richard M. Nixon", "1972-02-21", "1972-02-28", "China", "Beijing"),
    (2, "president", "Richard M. Nixon", "1972-05-22", "1972-05-30", "Russia", "Moscow"),
    (3, "secretary", "Henry A. Kissinger", "1973-11-10", "1973-11-14", "China", "Beijing"),
    (4, "secretary", "Antony John Blinken", "2025-01-06", "2025-01-06", "Japan", "Tokyo"),
    (5, "president", "John F. Kennedy", "1963-07-02", "1963-07-02", "Vatican City", ""),
]
VISITS = [
    (1, "1979-01-29", "1979-02-04", "Vice Premier Deng Xiaoping", "China"),
    (2, "2023-11-12", "2023-11-17", "President Xi Jinping", "China"),
    (3, "2023-11-12", "2023-11-17", "President Xi Jinping", "China"),
    (4, "2024-02-09", "2024-02-09", "Chancellor Olaf Scholz", "Germany"),
]
VITAE = [
    # Two days of one trip, a second trip, one met elsewhere, one at home, one before taking office.
    ("2005-07-01", 2005, "Russia", "Hu Jintao", "Hu Jintao travelled to Russia, Moscow"),
    ("2005-07-03", 2005, "Russia", "Hu Jintao", "Hu Jintao travelled to Russia, Novosibirsk"),
    ("2005-05-08", 2005, "Russia", "Hu Jintao", "Hu Jintao travelled to Russia, Moscow"),
    ("2005-11-18", 2005, "Russia", "Hu Jintao", "Hu Jintao travelled to Chile, Santiago"),
    ("2005-10-01", 2005, "Russia", "Hu Jintao", "Hu Jintao was in Beijing, China"),
    ("2009-06-16", 2009, "Russia", "Xi Jinping", "Xi Jinping travelled to Russia, Moscow"),
]
IGO = [
    (365.0, 2013.0, "russia", 1, 0, -1),
    (365.0, 2014.0, "russia", 1, 1, -1),
    (710.0, 2013.0, "china", 1, 2, 0),
    (710.0, 2014.0, "china", 1, 2, 3),
    (2.0, 2014.0, "usa", 1, 0, 0),
]
INFORMAL = [
    *(("BRICS", iso, 1, 2009, code) for iso, code in (("CHN", 710), ("RUS", 365), ("IND", 750))),
    *(("BRICS", iso, 1, 2010, code) for iso, code in (("CHN", 710), ("RUS", 365), ("ZAF", 560))),
    ("ASEAN", "PNG", 3, 1980, 910),
]
ICEWS = [
    ("China", "Russia", 2014, "CHN", "RUS", 2182, 22, 15, 9),
    ("Russia", "China", 2014, "RUS", "CHN", 0, 0, 0, 0),
    ("Russia", "Ukraine", 2014, "RUS", "UKR", 1000, 50, 900, 2547),
    ("China", "China", 2014, "CHN", "CHN", 5, 5, 5, 5),
]
WEALTH = [
    ("China", 924, 2023, 2_940_000.0, 3_530_000.0, 3_300_000.0, 9_500_000.0, 6_600_000.0, 17.8e6),
    ("Russia", 922, 2021, 487_000.0, 610_000.0, 497_000.0, 1_600_000.0, 1_170_000.0, 1.83e6),
    ("China,P.R.:Hong Kong", 532, 2021, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    ("Yemen, Republic of", 474, 1990, None, None, None, None, None, 5.0e3),
    ("Taiwan", 528, 2014, None, None, None, None, None, 535_328.0),
    ("Taiwan", 528, 2015, None, None, None, None, None, 534_515.0),
]
INVOICES = [
    ("Russia", "RUS", 2019, "Export", 62.0, 20.6, 15.0),
    ("Russia", "RUS", 2019, "Import", 34.9, 30.0, 30.6),
    ("Algeria", "DZA", 2010, "Export", 150.0, 0.0, 0.0),
    ("Algeria", "DZA", 2011, "Export", 98.0, 1.0, None),
]
MIGRANTS = {
    "Year": [2019, 2019, 2019, 2019],
    "Destination": ["WORLD", " Russian Federation", " China", "Micronesia"],
    "Total": ["271642105", "11640559", "1030871", "5"],
    "China": ["10732281", "56157", "..", "5"],
    "Russian Federation": ["10491715", "..", "3123", "5"],
    "Ukraine": ["5901067", "3269248", "..", "5"],
}
ROUTES = [
    ("CHN", "RUS", "China", "Russia", 46, 29, 12),
    ("RUS", "CHN", "Russia", "China", 47, 29, 12),
    ("CHN", "CHN", "China", "China", 8000, 2000, 40),
    ("HKG", "CHN", "Hong Kong", "China", 300, 60, 20),
]


def rows(values: list, *columns: str) -> pl.DataFrame:
    """Make a frame of rows."""
    return pl.DataFrame(values, list(columns), orient="row", infer_schema_length=None)


def write(frame: pl.DataFrame, path: str) -> None:
    """Write a sample in the format that the name of its file ends in."""
    whole = HERE / path
    whole.parent.mkdir(exist_ok=True)
    if path.endswith(".parquet"):
        frame.write_parquet(whole)
    elif path.endswith(".gz"):
        frame.write_csv(whole, compression="gzip", check_extension=False)
    else:
        frame.write_csv(whole)


def main() -> None:
    """Write all samples."""
    capital = ("ccode", "statenme", "capital", "stdate", "enddate", "lat", "lng")
    write(rows(CAPITALS, *capital), "states/cow_capitals.parquet")
    pair = ("ccode1", "ccode2", "year", "mindist")
    write(rows(DISTANCES, *pair), "states/cow_minimum_distance.parquet")
    index = [
        f"v2x_{name}{end}"
        for name in ("polyarchy", "libdem")
        for end in ("", "_codelow", "_codehigh")
    ]
    vdem = rows(VDEM, "vdem_country_name", "vdem_cowcode", "year", *index)
    write(vdem, "regime/vdem_core_indices_v15_1789_2024.parquet")
    polity = ("polity_annual_ccode", "polity_annual_country", "year", "polity", "polity2")
    write(rows(POLITY, *polity, "xconst", "cown"), "regime/polity5_country_year_1776_2020.parquet")
    freedom = rows(FREEDOM, "fh_country", "year", "pr", "cl", "cown")
    write(freedom, "regime/freedom_house_status_1972_2024.parquet")
    war = rows(WARS, "warnum", "disno", "statea", "stateb", "year")
    write(war, "security/cow_directed_dyadic_war_1823_2003.parquet")
    gml = ("dispnum", "ccode1", "ccode2", "year", "midonset", "hostlev1", "hostlev2")
    write(rows(GML, *gml), "security/gml_mid_directed_dispute_years_1816_2010.parquet")
    icb = ("crisno", "cracno", "cracid", "actor", "crisname", "yrtrig", "yrterm", "viol")
    write(rows(CRISES, *icb), "security/icb_v13_crisis_actors_1918_2016.parquet")
    peace = rows(PEACE, "ccode1", "ccode2", "start", "end", "peacelevel")
    write(peace, "security/peace_scale_spells_v3_1_1900_2020.csv.gz")
    bound = ("defense", "offense", "neutral", "nonagg", "consul", "asymm")
    more = ("milcon", "milaid", "intcom", "base", "organ1", "ecaid")
    atop = rows(ATOP, "atopid", "phase", "member", "yrent", "yrexit", *bound, *more)
    write(atop, "security/atop_5_1_members_with_provisions_1815_2018.parquet")
    incident = ("dispnum", "incidnum", "ccode", "stmon", "styear", "insidea", "action", "hostlev")
    write(rows(INCIDENTS, *incident), "security/cow_mid5_incident_participants.parquet")
    mission = rows(MISSIONS, "ccode1", "ccode2", "year", "DR_at_1", "DR_at_2")
    write(mission, "diplomacy/cow_diplomatic_exchange_subset_1817_2000.parquet")
    level = ("sending_country", "destination", "year", "level_of_representation")
    write(
        rows(REPRESENTATION, *level),
        "diplomacy/diplometrics_diplomatic_representation_2000_2020.parquet",
    )
    travel = rows(TRAVEL, "id", "role", "name", "start_date", "end_date", "country", "locale")
    write(travel, "diplomacy/us_president_and_secretary_travel_1866_2025.csv.gz")
    visit = rows(VISITS, "id", "start_date", "end_date", "visitor", "from_country")
    write(visit, "diplomacy/us_visits_by_foreign_leaders_1874_2024.csv.gz")
    vitae = [(*row[:4], row[4] + " and met with the following: a host") for row in VITAE]
    write(
        rows(vitae, "date", "year", "country", "leader", "text"),
        "diplomacy/china_vitae_top_leaders_meetings_2003_2018.csv.gz",
    )
    igo = rows(IGO, "ccode", "year", "state", "un", "wto", "sco")
    write(igo, "diplomacy/cow_igo_v3_state_year_wide_1816_2014.parquet")
    bodies = {
        "ioname": ["UN", "WTO", "SCO"],
        "orgname": ["United Nations", "World Trade Organization", "Shanghai Coop. Org."],
        "longorgname": ["United Nations ", None, "Shanghai Cooperation Organization"],
    }
    write(pl.DataFrame(bodies), "diplomacy/cow_igo_v3_organisations.csv.gz")
    informal = rows(INFORMAL, "igoID", "stateID", "membership", "Year", "cowID")
    write(informal, "diplomacy/informal_igo_memberships_state_year_1925_2010.parquet")
    icews = ("i", "j", "year", "i_iso3c", "j_iso3c", "verbCoop", "matlCoop", "verbConf", "matlConf")
    write(rows(ICEWS, *icews), "events/icews_directed_dyad_year_quad_counts_2002_2014.parquet")
    amounts = (
        *("FDI assets", "FDI liabilities", "FX Reserves minus gold", "Total assets excl. gold"),
        *("Total liabilities", "GDP (US$)"),
    )
    wealth = rows(WEALTH, "Country", "IFS_Code", "Year", *amounts)
    write(wealth, "finance/external_wealth_of_nations_1990_2023.parquet")
    invoice = rows(INVOICES, "country", "ISO3C", "year", "flow", "USD", "EUR", "Home")
    write(invoice, "finance/invoicing_currency_by_country_year_1990_2019.csv")
    stocks = pl.DataFrame(MIGRANTS)
    write(stocks, "people/un_migrant_stock_origin_destination_1990_2019.csv.gz")
    route = ("origin_iso3", "destination_iso3", "origin", "destination")
    counts = ("route_records", "airport_pairs", "airlines")
    routes = rows(ROUTES, *route, *counts)
    write(routes, "people/openflights_direct_routes_by_country_pair_2014.csv.gz")


if __name__ == "__main__":
    main()
