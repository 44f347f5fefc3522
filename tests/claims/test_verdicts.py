"""Verdicts on made-up figures: what each rests on, and where it ends."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pytest

from comity.claims.check import check
from comity.claims.claim import (
    ClaimTest,
    Condition,
    Criterion,
    Interpretation,
    Lookup,
    Operationalisation,
)
from comity.claims.text.documents import document_from_text
from comity.claims.text.quantities import Quantity
from comity.claims.text.times import NOW, TimeSpan
from comity.claims.verdict.evaluate import compare
from comity.claims.verdict.evidence import EvidenceData, base_year
from comity.claims.verdict.judge import judge

HIGH = Criterion("high", "a percentile of at least 75", (Condition("percentile", ">=", 75),))
FIGURE = Criterion("the figure named", "equal at the precision written", ())
VOTES, KAPPA = Lookup("vote_agreement", (2, 20)), Lookup("vote_kappa", (2, 20))


@pytest.fixture(scope="module")
def data(values):
    """A data of made-up rows: agreement high until 2018, kappa high still, no trade."""

    def rows(values, places=None):
        return {
            year: {
                "year": year,
                "value": value / 100,
                "percentile": (places or values)[year],
                "rank": 1,
            }
            for year, value in values.items()
        }

    agreement = {2016: 90.0, 2017: 90.0, 2018: 80.0, 2019: 40.0, 2020: 50.0}
    places = {2016: 90.0, 2017: 90.0, 2018: 80.0, 2019: 20.0, 2020: 20.0}
    return EvidenceData(
        values,
        None,
        {
            "vote_agreement": {(2, 20): rows(agreement, places)},
            "vote_kappa": {(2, 20): rows({2020: 95.0})},
        },
    )


def judged(test, data):
    return judge(Interpretation("votes", "", (2, 20), test, ""), data)


def figure(value, half=0.0005, hedge=""):
    stated = Quantity(value, "percent", half, hedge, f"{100 * value:g} percent")
    return ClaimTest((VOTES,), NOW, FIGURE, quantity=stated)


def test_what_was_so_is_outdated_and_says_when(data):
    verdict = judged(ClaimTest((VOTES,), NOW, HIGH), data)
    assert (verdict.name, verdict.year) == ("outdated", 2018)


def test_what_names_its_time_is_not_outdated(data):
    verdict = judged(ClaimTest((VOTES,), TimeSpan("year", last=2020), HIGH), data)
    assert verdict.name == "contradicted"
    assert "2018" in verdict.why


def test_another_definition_may_fit(data):
    named = ClaimTest(
        (VOTES,), TimeSpan("year", last=2020), HIGH, others=(Operationalisation((KAPPA,), HIGH),)
    )
    verdict = judged(named, data)
    assert verdict.name == "another definition fits"
    assert verdict.evidence[-1].lookup == KAPPA


def test_the_year_named_decides(data):
    assert judged(ClaimTest((VOTES,), TimeSpan("year", last=2017), HIGH), data).name == "supported"


@pytest.mark.parametrize("time", [TimeSpan("year", last=1900), TimeSpan("between", 1900, 1910)])
def test_a_time_outside_the_data_is_untestable(time, data):
    verdict = judged(ClaimTest((VOTES,), time, HIGH), data)
    assert verdict.name == "untestable"
    assert "2016-2020" in verdict.why


def test_states_without_data_are_untestable(data):
    verdict = judged(ClaimTest((Lookup("trade", (2, 20)),), NOW, HIGH), data)
    assert verdict.name == "untestable"
    assert all(item.value is None for item in verdict.evidence)


def test_what_is_denied_is_turned_round(data):
    assert judged(ClaimTest((VOTES,), NOW, HIGH, negated=True), data).name == "supported"


def test_both_must_hold(data):
    agreement = data.rows["vote_agreement"]
    once = {2017: agreement[2, 20][2017]}
    rows = {"vote_agreement": {**agreement, (2, 200): once}}
    both = ClaimTest((VOTES, Lookup("vote_agreement", (2, 200))), NOW, HIGH)
    assert judged(both, replace(data, rows=rows)).name == "supported"
    later = replace(both, time=TimeSpan("year", last=2020))
    assert judged(later, replace(data, rows=rows)).name == "untestable"


def test_figures_are_judged_by_precision(data):
    assert judged(figure(0.50), data).name == "supported"
    assert judged(figure(0.52), data).name == "supported after rounding"
    assert judged(figure(0.80), data).name == "outdated"
    assert judged(figure(0.20), data).name == "contradicted"
    assert judged(figure(0.40, hedge="over"), data).name == "supported"


def test_every_finding_has_a_trail_and_a_figure(data):
    (item,) = judged(figure(0.50), data).evidence
    assert item.trail == 'comity trace vote_agreement "United States" Canada 2020'
    assert item.text == "50.0%"


@pytest.mark.parametrize(
    ("stated", "half", "hedge", "found", "outcome"),
    [
        (129e9, 0.5e9, "", 129.4e9, "exact"),
        (129e9, 0.5e9, "", 131e9, "rounded"),
        (129e9, 0.5e9, "", 150e9, "no"),
        (129e9, 0.5e9, "", 138e9, "near"),
        (129e9, 0.5e9, "about", 138e9, "rounded"),
        (129e9, 0.5e9, "about", 150e9, "near"),
        (100e9, 0.5e9, "over", 96e9, "near"),
        (100e9, 0.5e9, "over", 900e9, "exact"),
        (100e9, 0.5e9, "under", 20e9, "exact"),
        (100e9, 0.5e9, "over", 80e9, "no"),
        (123.86e9, 5e6, "over", 150e9, "near"),  # a figure, whatever it is called
        (123.86e9, 5e6, "over", 125e9, "exact"),
    ],
)
def test_sums_are_compared_with_hedges_in_mind(stated, half, hedge, found, outcome):
    assert compare(Quantity(stated, "money", half, hedge, ""), found, share=False) == outcome


def test_changes_are_taken_over_the_time_told():
    history = {year: {} for year in range(2000, 2021)}
    assert base_year(NOW, 2020, history) == 2010
    assert base_year(TimeSpan("span", span=5), 2020, history) == 2015
    assert base_year(TimeSpan("since", 2014), 2020, history) == 2014
    assert base_year(TimeSpan("year", last=2012), 2012, history) == 2011
    assert base_year(NOW, 2007, history) == 2002
    assert base_year(NOW, 2001, history) is None


@pytest.mark.parametrize(
    "text",
    [
        "Only Russia sold arms to India in 2010.",
        "China is Pakistan's only arms supplier.",
        "Russia is the sole state that sells arms to India.",
        "Brazil's exports to China grew by 20 percent a year between 2000 and 2010.",
        "Mexico's trade surplus with the United States was 150 billion dollars in 2023.",
        "Per head, Norway spends more on defence than Germany.",
        "Sweden and Finland did not vote alike on 10 percent of resolutions in 2019.",
        "Canada sends three quarters of its imports to the United States.",
        "Beijing used its veto once in 2022 and Moscow five times.",
        "Russia's president travelled to China three times in 2019.",
        "China and the United States have always disagreed in the General Assembly.",
        "China accounts for 26 percent of Russia's GDP.",
    ],
)
def test_what_a_word_changes_is_not_judged_without_it(text, values):
    claims = check(document_from_text(text), values).claims
    assert not [claim.verdict.why for claim in claims if claim.verdict.name.is_definite]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Tensions between Russia and Ukraine rose in 2022.", "supported"),
        ("Relations between Russia and Ukraine worsened in 2022.", "supported"),
        ("Relations between Russia and Ukraine improved in 2022.", "contradicted"),
        ("Tensions between Russia and Ukraine worsened in 2022.", "untestable"),
    ],
)
def test_relations_are_tested_on_the_news_of_the_year(text, verdict, values):
    (claim,) = check(document_from_text(text), values).claims
    assert claim.verdict.name.value == verdict


def test_a_year_that_the_data_know_in_part_only_is_not_judged(values):
    (claim,) = check(document_from_text("Russia cast two vetoes in 2025."), values).claims
    assert claim.verdict.name.value == "untestable"
    assert "of 2025 the data have a part only (to 18 September)" in claim.verdict.why


def said(values, text):
    """Return the verdicts on the claims of a sentence, by name."""
    return [claim.verdict.name for claim in check(document_from_text(text), values).claims]


@pytest.mark.parametrize(
    "text",
    [
        # Publishers differ by so much in trade, and in growth that may be meant in real terms.
        "Trade turnover between Russia and Turkey was $56 billion in 2023.",
        "Laos sold Thailand goods worth $3.7 billion in 2023.",
        "Poland's military spending rose by 31 percent in 2024.",
        "China lent Angola $45 billion between 2000 and 2021.",
        # No time is named for what is past.
        "South Korea sold Poland weapons worth 20 billion TIV.",
        # A bound is not rounded.
        "Belarus relies on Russia for more than half of its imports.",
        # What has lasted since a year is asked of every year, and the data may begin later.
        "Armenia and Azerbaijan have been rivals since 1950.",
        "The Philippines and the United States have had a mutual defence treaty since 1930.",
        "France and Germany have not fought since 1900.",
        "Ethiopia and Eritrea were at war from 1998 to 2010.",
        "The USSR cast 90 vetoes before 1991.",
        "North Korea has had no ally but China since 1961.",
        "Trade between the United States and Cuba is negligible.",
        # What another publisher counts otherwise, or from figures of two sources.
        "Lebanon's military spending rose by 58 percent in 2024.",
        "Taiwan's exports to China fell by 18 percent in 2023.",
        "Cambodia imports nearly half of its goods from China.",
        # A value above zero is not enough.
        "The United States last cast a veto in 2020.",
        "The United States lifted its sanctions on Sudan in 2017.",
        "Exports of Russian gas to Germany ended in 2022.",
        "Mali's arms imports come entirely from Russia.",
        "Argentina and Britain have been at peace since 1982.",
        "Switzerland's trade with Germany was in balance in 2023.",
        "Since 2017 Sudan has no longer been under American trade sanctions.",
        # Votes and views are counted by other rules too.
        "At the UN, Cuba and the United States agreed on just 13 percent of votes in 2024.",
        "Only 22 percent of Germans viewed China favourably in 2023.",
        # What has no measure is not tested by another one.
        "China's share of world GDP has doubled since 2000.",
        "Kenya's biggest creditor is China.",
        "North Korea is the most sanctioned country after Russia.",
        "Turkey's ideal point is closer to Russia's than to Germany's.",
        "Israel exported more arms to India than to any other country in 2020-24.",
        "Only Poland and Estonia spent more than 3 percent of GDP on defence in 2024.",
    ],
)
def test_what_an_analyst_would_leave_open_is_left_open(values, text):
    assert not any(name.is_definite for name in said(values, text))


@pytest.mark.parametrize(
    "text",
    [
        "Mexico's spending on its armed forces fell by 20 percent in 2024.",
        "Germany exported goods worth $100 billion to Russia in 2023.",
        "China lent Angola more than $80 billion between 2000 and 2021.",
    ],
)
def test_what_is_far_from_all_publishers_is_contradicted(values, text):
    assert said(values, text) == ["contradicted"]


def test_a_supplier_is_ahead_of_other_suppliers_of_the_same_state(values):
    text = "Pakistan bought most of its arms from China in 2020-24, ahead of Turkey."
    _, ahead = check(document_from_text(text), values).claims
    assert ahead.verdict.name == "supported"
    assert [one.states for one in ahead.interpretation.test.against] == [(770, 640)]


def test_a_comparison_with_another_year_shows_the_figure_of_that_year(values):
    text = "China bought less from Australia in 2023 than in 2022."
    (claim,) = check(document_from_text(text), values).claims
    assert [item.year for item in claim.verdict.evidence] == [2023, 2022]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("China overtook America as Brazil's largest trading partner in 2009.", "supported"),
        ("China overtook America as Brazil's largest trading partner in 2015.", "untestable"),
        ("In 2010 China overtook Japan as the world's second-largest economy.", "supported"),
        ("Japan overtook China as Brazil's largest trading partner in 2019.", "contradicted"),
        # of 2022 nothing is known
        ("Japan overtook China as Brazil's largest trading partner in 2023.", "untestable"),
    ],
)
def test_who_overtakes_was_behind_the_year_before(values, text, verdict):
    assert said(values, text) == [verdict]


def test_sales_to_two_states_are_compared_in_either_order(values):
    text = "Brazil sold China more than twice as much as it sold the United States in 2023."
    assert said(values, text) == ["supported"]


def test_allies_need_not_be_bound_to_defend_each_other(values):
    assert said(values, "Australia and New Zealand are allies.") == ["another definition fits"]
    text = "Egypt and Israel were obliged to defend each other in 2010."
    assert said(values, text) == ["contradicted"]


def test_buyers_of_arms_are_ranked_over_five_years(values):
    assert said(values, "Saudi Arabia is the largest buyer of American weapons.") == ["supported"]


def test_a_sum_over_years_is_shown_where_no_year_is_above_the_figure(values):
    text = "China lent Angola more than $40 billion between 2000 and 2021."
    (claim,) = check(document_from_text(text), values).claims
    assert "in 2001–2021" in claim.verdict.why


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("Iraq's GDP of $264 billion in 2024 was about a quarter of Saudi Arabia's.", 0, 2024),
        ("Argentina's main partner is Brazil, with which it ran a deficit of $5 billion in 2023.",
         1, 2023),
    ],
)  # fmt: skip
def test_a_time_right_after_a_clause_is_of_that_clause(values, text, number, year):
    claims = check(document_from_text(text), values).claims
    assert claims[number].interpretation.test.time.last == year


def test_what_added_up_to_a_sum_is_not_below_it(values):
    text = "Chinese loans to Ecuador added up to $18 billion between 2007 and 2018."
    assert "supported" not in said(values, text)


def test_a_second_state_with_a_number_of_its_own_is_not_the_sender(values):
    text = "Iceland faced one sanction case in 2023, and Kyrgyzstan four."
    assert said(values, text)[0] == "supported"
    assert "contradicted" not in said(values, text)
    assert said(values, "China faced 18 sanction cases in 2023, and the United States six.") == [
        "supported",
        "supported",
    ]


def test_each_other_means_the_two_of_its_own_sentence(values):
    text = (
        "Austria and Bulgaria traded goods worth 204 million dollars in 1992. "
        "Czechoslovakia and Bulgaria were bound to defend each other in 1992."
    )
    report = check(document_from_text(text), values)
    assert [claim.verdict.name for claim in report.claims] == ["supported", "supported"]


def test_the_ranks_between_which_a_partner_may_be_are_the_same_read_year_by_year(data):
    exports, years = Lookup("exports", (2, 20)), (1990, 2000, 2010)
    at_once = data.rank_ranges(exports, years, 0.2)
    assert at_once == [data.rank_ranges(exports, [year], 0.2)[0] for year in years]
    assert all(first <= last < math.inf for first, last in at_once)
    assert data.rank_ranges(exports, [1700], 0.2) == [(1, math.inf)]  # no data, any rank


@pytest.mark.parametrize(
    ("text", "verdict", "is_told"),
    [
        ("Trade between China and Russia has grown since 1998.", "supported", True),
        ("Trade between China and Russia has grown since 2016.", "supported", False),
        ("Trade between Italy and Greece grew between 1999 and 2002.", "untestable", True),
    ],
)
def test_growth_across_sources_is_beyond_what_they_differ_by_and_says_so(
    values, text, verdict, is_told
):
    (claim,) = check(document_from_text(text), values).claims
    assert claim.verdict.name == verdict
    assert ("different sources" in claim.verdict.why) is is_told


@pytest.mark.parametrize(
    ("text", "written", "verdict"),
    [
        # Three to 2019, and one more in 2020 after the day of the text, which is not known.
        ("The United States cast three vetoes since 2011.", date(2020, 7, 1), "supported"),
        ("The United States cast four vetoes since 2011.", date(2020, 7, 1), "supported"),
        ("The United States cast five vetoes since 2011.", date(2020, 7, 1), "untestable"),
        ("The United States cast nine vetoes since 2011.", date(2020, 7, 1), "contradicted"),
    ],
)
def test_a_count_since_a_year_is_one_up_to_the_day_of_the_text(values, text, written, verdict):
    (claim,) = check(document_from_text(text), values, written=written).claims
    assert claim.verdict.name == verdict
    assert "2024" not in claim.verdict.why


def test_less_often_than_is_not_said_is_not_judged(values):
    text = "Britain and France used their vetoes less frequently."
    claims = check(document_from_text(text), values).claims
    assert not any(claim.verdict.name.is_definite for claim in claims)


def test_the_year_since_which_something_is_the_first_is_of_no_figure(values):
    text = (
        "Not since 1960-64 had Russia's share of India's arms imports been smaller than half of "
        "them."
    )
    claims = check(document_from_text(text), values, context="India buys arms.").claims
    assert not any(one.verdict.year == 1964 for one in claims)


def test_a_treaty_that_was_signed_is_another_than_one_in_force(values):
    for text, is_supported in (
        ("Egypt signed a defence agreement with Somalia in July.", False),
        ("Egypt has a defence agreement with Somalia.", True),
    ):
        found = {str(one.verdict.name) for one in check(document_from_text(text), values).claims}
        assert ("supported" in found) is is_supported
