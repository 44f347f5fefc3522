"""What the sentences of a whole text leave to its title, its day and the sentences before them."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

import pytest

from comity.claims.anaphora.home import home_of
from comity.claims.anaphora.went_to import plain_verbs
from comity.claims.check import check
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import Context

LABELLED = Path(__file__).parent / "labelled"

CHINA, SPAIN, GERMANY, CZECHIA = 710, 230, 255, 316
KENYA, UGANDA, TANZANIA, ALGERIA, FRANCE = 501, 500, 510, 615, 220
TURKEY, UNITED_STATES, ISRAEL, SWEDEN, NORWAY = 640, 2, 666, 380, 385


@pytest.fixture(scope="module")
def readings(values):
    def read(*sentences, day=None, title=""):
        text = "\n\n".join(filter(None, (title, " ".join(sentences))))
        claims = check(document_from_text(text), values, written=day).claims
        return [
            (item.lookup.measure, item.lookup.states, item.year, one.verdict.name.value)
            for one in claims
            for item in one.verdict.evidence
        ]

    return read


def borne_out(readings):
    return {one[:3] for one in readings if one[3].startswith("supported")}


def test_national_flows_are_of_the_state_of_the_title(readings):
    results = readings(
        "In 2018, 32 percent of national exports were destined for the German market.",
        "In the same year, 28 percent of our imports originated from German companies.",
        title="Czechia and its neighbours",
    )
    assert borne_out(results) == {
        ("export_share", (CZECHIA, GERMANY), 2018),
        ("import_share", (CZECHIA, GERMANY), 2018),
    }


def test_national_flows_are_of_the_other_of_the_two_spoken_of(readings):
    results = readings(
        "Trade between Algeria and France was lively in 2016.",
        "In 2016, 50 percent of national exports went to France.",
        day=date(2017, 5, 1),
    )
    assert ("export_share", (ALGERIA, FRANCE), 2016) in {one[:3] for one in results}
    assert ("export_share", (ALGERIA, FRANCE), 2016) not in borne_out(results)


def test_military_spending_without_an_owner_is_of_the_state_of_the_title(readings):
    results = readings(
        "Norway is the largest seller of gas to Sweden's neighbours.",
        "Defence spending amounted to 1.1 percent of GDP in 2016.",
        title="Sweden's army",
    )
    assert ("military_burden", (SWEDEN,), 2016) in borne_out(results)


def test_trade_as_a_share_of_output_is_of_who_owns_the_partner(readings):
    results = readings(
        "China is Chile's main partner, and in 2016 trade with China came to 13.0 percent of GDP."
    )
    assert ("trade_dependence", (155, CHINA), 2016) in {one[:3] for one in results}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Israel's purchases accounted for 9.6 percent of U.S. arms exports in 2019-23.",
            ("arms_export_share", (UNITED_STATES, ISRAEL), 2023),
        ),
        (
            "With a 42 percent share of total arms exports, the United States was the largest "
            "exporter in 2019-23.",
            ("arms_exports_world_share", (UNITED_STATES,), 2023),
        ),
    ],
)
def test_whose_arms_a_share_is_of_is_what_follows_of(readings, sentence, expected):
    assert expected in {one[:3] for one in readings(sentence)}


def test_the_past_five_years_are_those_named_before(readings):
    results = readings(
        "Between 2010 and 2014, Turkey was among the largest importers of arms.",
        "It took 3.2 percent of global arms imports in the past five years.",
        day=date(2015, 3, 1),
    )
    assert ("arms_imports_world_share", (TURKEY,), 2014) in {one[:3] for one in results}


def test_a_state_of_a_region_is_not_the_one_of_which_it_is_said(readings):
    results = readings(
        "Kenya sold goods to Tanzania and Uganda in 2015.",
        "Uganda was the biggest market for the East African nation in 2015.",
        title="Kenya's exports",
    )
    assert ("export_share", (KENYA, UGANDA), 2015) in {one[:3] for one in results}


def test_a_share_that_it_took_is_of_the_partner_of_it(readings):
    results = readings(
        "Germany is Czechia's largest trading partner.",
        "In 2018 it took 32 percent of exports and supplied 28 percent of imports.",
        title="Czechia's trade",
    )
    assert ("export_share", (CZECHIA, GERMANY), 2018) in borne_out(results)
    assert ("import_share", (CZECHIA, GERMANY), 2018) in borne_out(results)


def test_views_go_on_with_another_state_and_another_year(readings):
    results = readings(
        "In 2019, 33 percent of Poles had a favourable view of Russia.",
        "It then plummeted to 3 percent in 2022.",
        "For the United States, the picture was the opposite, with 91 percent positive in 2022.",
    )
    assert {(290, 365), (290, 2)} <= {one[1] for one in results if one[0] == "favourability"}
    assert ("favourability", (290, 2), 2022) in borne_out(results)


def test_two_sentences_without_a_space_between_are_two(readings):
    results = readings("France sold arms (as ever).Spain spent 1.4 percent of its GDP on defence.")
    assert (SPAIN,) in {one[1] for one in results}


def test_sales_after_a_partner_named_alone_are_of_the_state_of_the_title(readings):
    results = readings(
        "Brazil bought 35.4 percent of all it exported in 2020.",
        "Sales to Argentina came to 2.13 billion dollars in 2020.",
        title="Paraguay and its neighbours",
    )
    assert ("exports", (150, 160), 2020) in {one[:3] for one in results}


def test_national_imports_are_of_all_goods_after_a_sentence_on_the_military(readings):
    results = readings(
        "Military spending stood at 1.9 percent of GDP in 2018.",
        "10.1 percent of national imports came from Russia in 2018.",
        title="Georgia",
    )
    assert ("import_share", (372, 365), 2018) in {one[:3] for one in results}


def test_a_year_earlier_counts_also_before_it(readings):
    results = readings(
        "Chile took 4.4 percent of Peru's exports in 2012; a year earlier it had been 4.1 percent."
    )
    assert ("export_share", (135, 155), 2011) in borne_out(results)


@pytest.mark.parametrize(
    ("sentence", "is_so"),
    [
        ("Both countries have a high commission in the other.", True),
        ("The two countries have embassies in the other's capital.", True),
        ("Both countries had embassies in the other in 1960.", False),
    ],
)
def test_missions_of_both_in_the_other(readings, sentence, is_so):
    results = readings("Malaysia and Bangladesh trade in goods.", sentence)
    missions = [one for one in results if one[0] == "mutual_representation"]
    assert {(771, 820), (820, 771)} & {one[1] for one in missions}
    assert any(one[3] == "supported" for one in missions) is is_so


def test_what_both_are_members_of_is_read_of_both_and_left_open(readings):
    results = readings("Kenya and Uganda are both members of the Lake Victoria Commission.")
    assert {one[0] for one in results} == {"shared_igos"}
    assert not borne_out(results)


def test_a_fuel_in_an_aside_is_not_what_the_next_sentence_is_of(readings):
    results = readings(
        "Trade between India and Angola came to 8 billion dollars in 2012, as India buys oil.",
        "India's exports to Angola stood at 0.5 billion dollars in 2012.",
    )
    assert ("exports", (750, 540), 2012) in {one[:3] for one in results}
    assert "crude_oil_exports" not in {one[0] for one in results if one[1] == (750, 540)}


def test_what_has_been_so_since_a_decade_has_been_so_in_each_year_since_its_last(readings):
    results = readings("Germany has been the largest source of Poland's imports since the 1990s.")
    assert {one[3] for one in results} == {"supported"}
    assert {one[2] for one in results} != {1999}


def test_the_year_of_a_cited_survey_is_not_that_of_the_claim(readings):
    results = readings(
        "Uganda remains a key market for Kenya's exports, according to the Economic Survey (2016).",
        day=date(2016, 6, 1),
    )
    assert {2015, 2016} <= {one[2] for one in results}


def test_mutual_exchange_is_trade(readings):
    results = readings(
        "Mutual exchange between Poland and Germany came to 138.8 bn dollars in 2019."
    )
    assert {one[:3] for one in results} & {("trade", (290, 255), 2019), ("trade", (255, 290), 2019)}


def test_the_former_of_two_is_the_one_that_the_text_names_first(readings):
    results = readings(
        "Bolivia has gas, and Bolivia has a long border.",
        "Both nations are members of the Organization of American States.",
        "In 2013, the former imported goods worth 2.53 billion dollars from the latter.",
        title="Argentina and Bolivia: relations " + "of neighbours " * 30,
    )
    assert ("exports", (145, 160), 2013) in borne_out(results)


def test_both_kingdoms_are_two_that_are_kingdoms(readings):
    results = readings(
        "Morocco sends a fifth of its exports to Spain; France takes as much.",
        "Both kingdoms have ambassadors in each other's capital.",
    )
    assert ("mutual_representation", (600, SPAIN)) in {
        (one[0], tuple(sorted(one[1], reverse=True))) for one in results
    }


def test_who_bought_a_share_of_exports_is_no_owner_of_imports(readings):
    results = readings(
        "Vietnam grows fast.",
        "In 2020 the United States bought 26.3 percent of Vietnam's exports.",
        "China was the biggest supplier in 2020, with 40.5 percent of imports.",
    )
    assert ("import_share", (UNITED_STATES, CHINA), 2020) not in {one[:3] for one in results}
    assert ("import_share", (816, CHINA), 2020) in {one[:3] for one in results}


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            ("Imports come chiefly from Russia (34.1 percent).",),
            ("import_share", (705, 365), 2012),
        ),
        (
            ("Defence outlays are modest, at 1.0 percent of GDP.",),
            ("military_burden", (705,), 2012),
        ),
    ],
)
def test_bare_flows_and_budgets_are_of_the_state_of_the_title(readings, sentences, expected):
    results = readings(*sentences, title="Kazakhstan", day=date(2013, 9, 1))
    assert expected in {one[:3] for one in results}


def test_a_figure_before_and_by_a_later_year_is_of_the_year_before(readings):
    results = readings(
        "In 2013 Argentina bought goods worth 2.53 billion dollars from Bolivia.",
        "This represented 19.9 percent of Bolivian exports, and by 2018 the figure had fallen to "
        "15.3 percent.",
    )
    assert ("export_share", (145, 160), 2018) in {one[:3] for one in results}


def test_both_roles_of_a_partner_are_those_to_the_same_state(readings):
    results = readings("China is Chile's main customer as well as its chief source of goods.")
    assert {("export_share", (155, CHINA)), ("import_share", (155, CHINA))} <= {
        one[:2] for one in results
    }


def test_a_trade_gap_is_a_deficit(readings):
    results = readings("Serbia's trade gap with Russia came to 567 million dollars in 2016.")
    assert ("trade_balance", (345, 365), 2016) in {one[:3] for one in results}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2013 Peru's exports to Chile came to 1.7 billion dollars, and imports from Chile "
            "to 1.3 billion.",
            ("exports", (155, 135), 2013),
        ),
        (
            "Morocco's imports from Spain came to 7.0 billion dollars in 2016, its exports to the "
            "country to 6.0 billion.",
            ("exports", (600, SPAIN), 2016),
        ),
        (
            "Brazil's export volume to China came to 16.6 billion dollars in 2008.",
            ("exports", (140, CHINA), 2008),
        ),
    ],
)
def test_flows_of_the_other_way_are_of_the_same_owner(readings, text, expected):
    assert expected in {one[:3] for one in readings(text)}


def test_the_past_year_is_the_last_whole_one_before_a_text(readings):
    text = "Trade between Iran and Turkey was worth 30 billion dollars in the past year."
    assert ("trade", 2010) in {(one[0], one[2]) for one in readings(text, day=date(2011, 5, 1))}


def test_what_has_fallen_since_and_is_at_a_level_goes_on_with_the_sentence_before(readings):
    results = readings(
        "Military expenditure peaked at 14.3 percent of GDP in 1998.",
        "It has since fallen, standing at 7.4 percent in 2008.",
        title="Saudi Arabia",
    )
    assert ("military_burden", (670,), 2008) in borne_out(results)


def test_who_receives_from_one_is_ranked_among_those_over_the_years_named(readings):
    results = readings(
        "Turkey was the third largest recipient of arms from the United States in 2011-15."
    )
    assert {one[:3] for one in results} == {("arms_export_share", (UNITED_STATES, TURKEY), 2015)}
    assert borne_out(results)


def test_the_landlocked_country_is_that_of_the_text(readings):
    results = readings(
        "China's sales were large.",
        "The landlocked country spent 0.7 percent of its output on the military in 2017.",
        title="Ethiopia's trade",
    )
    assert ("military_burden", (530,), 2017) in borne_out(results)


def test_what_a_flow_has_fallen_to_is_of_the_day_of_the_text(readings):
    results = readings(
        "Exports to neighbouring Venezuela, which had been worth 6.20 billion dollars in 2008, "
        "have fallen to 1.06 billion.",
        title="Colombia's exports",
        day=date(2016, 3, 1),
    )
    assert {("exports", (100, 101), 2008), ("exports", (100, 101), 2015)} <= borne_out(results)


def test_a_price_of_oil_is_not_what_the_next_sentence_is_of(readings):
    results = readings(
        "Oil prices fell in 2015, and Colombia suffered.",
        "The United States was the first supplier in 2015, with 30.9 percent of its imports.",
    )
    assert not {one[0] for one in results if "oil" in one[0]}


def test_of_which_goods_a_flow_mainly_is_is_no_share(readings):
    results = readings("Ukraine imports mainly raw materials and spare parts from Russia.")
    assert not borne_out(results)


def test_the_home_of_a_text_is_that_of_its_title_or_the_other_of_two():
    assert home_of((GERMANY,), Context(topic=CZECHIA, pair=(GERMANY, FRANCE))) == CZECHIA
    assert home_of((GERMANY,), Context(pair=(GERMANY, FRANCE))) == FRANCE
    assert home_of((SPAIN,), Context(pair=(GERMANY, FRANCE))) is None


def test_what_went_elsewhere_than_to_a_state_stays_as_it_is():
    assert not list(plain_verbs("A third was destined for scrap.", [], Context()))


@pytest.mark.parametrize(
    "text",
    [
        # What is of several states together is continued by no sentence after it.
        "The USA and Russia together had 56 percent of the world's arms exports in 2009-13. Their "
        "shares were 29 and 27 percent.",
        "Two sellers have more than half of all arms exports\n\nBetween them the United States and "
        "Russia had 56% of all arms exports in 2009–2013. Azerbaijan's arms imports grew by 378% "
        "between 2004–2008 and 2009–2013, and 80% of them were from Russia.",
        # Sums over years of which there are none.
        "Morocco was among the 40 that imported most arms in 2014-18. After Russia, China (13 per "
        "cent) and Germany (10 per cent) sold Algeria most, and in 2014-18 Morocco's arms came "
        "from "
        'the United States (62 per cent) and France (36 per cent). "Of the arms imports of Africa '
        'Algeria had 56 per cent, Morocco 15 per cent and Nigeria 4.8 per cent", they wrote. Four '
        "in the north (Algeria, Libya, Morocco and Tunisia) had 75% of Africa's arms imports.",
        # A total has no buyer, whose purchases the figure after it could be.
        "In 2017 the United States exported $2.4 trillion in goods and services and imported $2.9 "
        "trillion.",
    ],
)
def test_a_total_before_other_figures_is_read(readings, text):
    assert readings(text)


def test_sentences_put_together_in_any_order_are_read(readings):
    lines = (LABELLED / "causes_build.jsonl").read_text(encoding="utf-8").splitlines()
    lines += (LABELLED / "prose_held.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    chosen = random.Random(4711)
    for _ in range(60):
        readings(" ".join(chosen.sample(texts, 3)))
