"""A claim is judged only when it is read whole: what a test leaves out makes it untestable."""

from __future__ import annotations

import pytest

import comity
from comity.claims.check import check
from comity.claims.claim import VerdictName
from comity.claims.text.documents import document_from_text
from comity.claims.verdict.publishers import DIFFER_TRADE
from comity.claims.verdict.ranks import RANK_SLACK


def claims_of(text, values, context=""):
    return check(document_from_text(text), values, context=context).claims


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Peru and Chile traded goods worth $2 billion in the first half of 2014.",
            "part of a year",
        ),
        ("Spain sold wheat worth $200 million to Italy in 2014.", "a single product"),
        (
            "China and Russia have held joint naval exercises every year since 2012.",
            "each year since 2012, of which the last three are read",
        ),
        (
            "Russia has vetoed more resolutions than any other permanent member since 2011.",
            "a rank by all vetoes since 2011",
        ),
        (
            "Trade between Norway and Denmark was worth 9 billion euros in 2014.",
            "another currency",
        ),
        ("Canada and Japan traded goods worth A$24 billion in 2014.", "another currency"),
        ("Chile and Peru exchanged goods worth RMB 25 billion in 2014.", "another currency"),
        ("Malaysia's exports per head are twice those of Thailand.", "per head"),
        ("Hezbollah receives more weapons from Iran than from Syria.", "no state"),
        ("France trades more with Spain than with Italy and Japan.", "leaves out"),
        ("In 1750 Britain and France fought each other.", "before the data begin"),
        ("Russia is under more severe sanctions than Iran.", "how severe"),
        ("Western sanctions on Syria are harsher than those on Belarus.", "how severe"),
        ("Chile imports weapons from Israel in order to please it.", "a motive"),
        ("Ukraine accuses Hungary of buying arms from Russia.", "an allegation"),
        ("Ecuador imported 80 percent of its pencils from Peru in 2014.", "“pencils”"),
        ("Trade between Kenya and Japan came to KSh 60 billion in 2014.", "another currency"),
        ("Trade between Peru and Chile was worth 9 billion soles in 2014.", "another currency"),
        ("Chile bought 30 percent more goods from Peru in 2014.", "a difference"),
        ("Trade between Chad and Niger never came to much.", "a “never”"),
        ("Zambia exports all its coal to Malawi.", "all of a thing"),
        ("Chad exports its oil through Cameroon.", "on the way"),
        ("Egypt received military aid from the United States in 2014.", "aid, of which"),
        ("France sold arms to Egypt after twelve countries had refused in 2014.", "states"),
        ("Trade between Chile and Peru was the highest ever in any one year.", "a record"),
        ("Saudi Arabia was the largest importer of arms in that period.", "another sentence"),
        ("Losing Peru would be a serious loss for Chile.", "whose it is"),
        ("Fuel sales from Norway to Poland grew tenfold and doubled in 2021.", "several changes"),
        ("Kenya Airways sells more in Uganda than in Rwanda.", "in whose name"),
        ("Mexico is a bigger customer of Peru than is Canada.", "turned round"),
        ("Mexico bought more Chinese goods than Brazil in 2023.", "other buyers"),
        ("Serbia's votes broke from China's in 1971.", "a turn away"),
        ("The votes of Serbia and China broke apart in 1971.", "a turn away"),
        ("Albania's votes departed from the Soviet Union's in 1961.", "a turn away"),
        ("Poland's votes were far from Russia's in 1985.", "a turn away"),
        ("Romania's votes no longer followed Russia's in 1990.", "a turn away"),
        ("China's voting agreement with Cuba has risen since 1949.", "two holders of a seat"),
        ("India bought 28 percent of its fuels from Australia in 2004.", "2004 is missing"),
        ("Australia sold India fuels worth 2 billion dollars in 2004.", "a fraction of the fuels"),
        ("Singapore remains Malaysia's top foreign investor.", "no measure"),
        ("Chile spent 9 percent of total government spending on its military.", "of a budget"),
        ("The most sanctions against Iran came from Canada.", "lists count them"),
        ("Cuba has 2,145 sanctions against it.", "lists count them"),
        ("Serbia imports much from Russia, mainly oil and gas.", "fuels are said to be a part"),
        ("Trade between Chile and Peru is largely unrestricted.", "how free trade is"),
        ("Trade between Chile and Peru is growing more slowly.", "a pace"),
        ("Canada was alone in voting against.", "one vote"),
        ("Peru's arms imports are 4 percent of Chile's.", "another state's figure"),
        ("Kazakhstan imposed sanctions on Iran in 2012.", "of the UN, which bind"),
        ("South Sudan did not sanction Sudan in 2011.", "of the UN, which bind"),
        ("Between 1949 and 1980 China's votes converged with Poland's.", "two holders of a seat"),
        (
            "China and Russia voted together more often in 1972 than in 1949.",
            "two holders of a seat",
        ),
        (
            "Austria trades more with Germany than with all its other neighbours together.",
            "together",
        ),
    ],
)
def test_what_is_not_accounted_for_is_said(text, reason, values):
    verdicts = [claim.verdict for claim in claims_of(text, values)]
    assert not any(verdict.name.is_definite for verdict in verdicts)
    assert any(reason in verdict.why for verdict in verdicts)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Trade between Brazil and Argentina was worth US$29 billion in 2023.", 2),
        ("The Democratic People’s Republic of Korea has no defence pact with Norway.", 732),
        ("According to the Times of India, Australia supplies fuel to Japan.", 750),
        ("The state of Georgia sold goods to Mexico.", 372),
        ("Guinea pigs are raised in Peru.", 438),
        ("French Polynesia buys goods from New Zealand.", 220),
        ("Northern Ireland sells goods to France.", 205),
    ],
)
def test_a_name_inside_another_is_no_state(text, code, values):
    states = [c for claim in claims_of(text, values) if claim.interpretation
              for c in claim.interpretation.states]  # fmt: skip
    assert code not in states


@pytest.mark.parametrize(
    "text",
    [
        "Finland spent 2.3 percent of its GDP on its military in 2024.",
        "Trade between Kenya and Uganda reached $870 million in 2014.",
        "South Africa accounts for most of Lesotho's trade.",
    ],
)
def test_a_plain_claim_is_judged(text, values):
    (claim,) = claims_of(text, values)
    assert claim.verdict.name.is_definite


def test_a_denial_is_never_met_by_another_definition(values):
    (claim,) = claims_of("Germany is not Morocco's largest arms supplier.", values)
    assert claim.verdict.name is VerdictName.SUPPORTED


def test_nothing_of_the_present_is_denied_where_newer_figures_are_not_known(values):
    """Russia's trade of 2020 says nothing of now, and that of 2023 lacks a sixth."""
    text = "A quarter of Russia's trade, 24 percent, is with states that sanction it."
    (claim,) = claims_of(text, values)
    assert claim.verdict.name is VerdictName.UNTESTABLE


HIDDEN = (
    "Iran sold no oil to China in 2023.",
    "Venezuela sold no fuel to Cuba in 2011.",
    "Turkey bought no gas from Russia in 2019.",
)


@pytest.mark.parametrize("text", HIDDEN)
def test_a_flow_that_is_not_known_is_never_tested_by_the_flow_the_other_way(text, values):
    (claim,) = claims_of(text, values)
    assert claim.verdict.name is VerdictName.UNTESTABLE


@pytest.mark.parametrize(
    "text",
    [
        "Colombian admirers notwithstanding, India is Kenya's largest supplier of arms.",
        "Chile's sales to a grateful Peru make it the largest of its export markets.",
        "Peru is one of the more puzzling of Chile's largest trading partners.",
    ],
)
def test_nothing_is_denied_where_a_word_is_left_over(text, values):
    assert all(not one.verdict.name.is_negative for one in claims_of(text, values))


@pytest.mark.parametrize(
    "text",
    [
        "India bought arms from five states in 2014. Israel was its main supplier of imports.",
        "Two thirds of its weapons came from Russia. The main recipient of exports was Vietnam.",
    ],
)
def test_exports_in_a_text_on_arms_are_not_taken_for_goods_of_all_kinds(text, values):
    last = claims_of(text, values, context="india russia")[-1]
    assert last.verdict.name is VerdictName.UNTESTABLE


def test_a_speaker_who_is_not_named_is_no_state(values):
    text = "Poland should be heard. We are the number one buyer of natural gas from Norway."
    assert all(not one.verdict.name.is_definite for one in claims_of(text, values))


def test_a_rank_that_another_publisher_may_see_otherwise_is_not_denied(values):
    assert 0.1 <= RANK_SLACK <= 0.3  # as sums of trade differ between publishers
    (one,) = claims_of("China has been Germany's largest source of imports since 2016.", values)
    assert one.verdict.name is VerdictName.UNTESTABLE
    (far,) = claims_of("In 1984, Italy was France's largest trading partner.", values)
    assert far.verdict.name is VerdictName.CONTRADICTED


def test_growth_of_trade_is_denied_only_where_reporters_cannot_differ_so_far(values):
    (near,) = claims_of("Trade between China and Iran fell by a third in 2019.", values)
    assert not near.verdict.name.is_definite
    (oil,) = claims_of("Iranian oil exports to China have tripled in three years.", values)
    assert not oil.verdict.name.is_definite


def test_sums_of_which_one_side_reports_are_not_denied_by_the_other_sides(values):
    (one,) = claims_of("Egypt's trade with China stood at $19.97 billion in 2021.", values)
    assert not one.verdict.name.is_definite
    (far,) = claims_of("Egypt's trade with China stood at $199.7 billion in 2021.", values)
    assert far.verdict.name is VerdictName.CONTRADICTED


@pytest.mark.parametrize(
    "text",
    [
        "The trade turnover between Iran and Turkey was $13.71 billion in 2014.",
        "Germany imported goods worth 38 billion dollars from Russia in 2014.",
        "Iran's exports to Turkey came to $3.4 billion in 2009.",
    ],
)
def test_trade_that_leaves_hidden_fuels_out_denies_no_larger_figure(values, text):
    claim = claims_of(text, values)[0]
    assert claim.verdict.name is VerdictName.UNTESTABLE
    assert "leaves a part out" in claim.verdict.why or "fuels" in claim.verdict.why


def test_smaller_flows_are_denied_only_farther_off_as_reporters_differ_more():
    parts = [part for _, part in DIFFER_TRADE]
    assert parts == sorted(parts)
    assert DIFFER_TRADE[-1][0] == 0


def test_they_after_three_states_may_be_any_two_of_them(values):
    before = "In 2009 China overtook the United States to become Brazil's largest trading partner."
    found = claims_of("They have more than $56 bn in trade.", values, context=before)
    assert not any(one.verdict.name.is_definite for one in found)
    before = "China has long been Brazil's largest trading partner."
    (one,) = claims_of("They traded goods worth more than $56 bn in 2010.", values, context=before)
    assert one.interpretation.states in ((710, 140), (140, 710))


@pytest.mark.parametrize(
    ("text", "before"),
    [
        (
            "Note that Vietnam is the world's largest active arms importer.",
            "Vietnam buys arms from Russia.",
        ),
        ("A minister noted that trade growth is credited to China.", "Russia and China trade."),
        ("Exports to Japan have grown.", "Trade between Chile and Peru is small."),
        ("Australian exporters were saved by the other major Asian economies.", ""),
    ],
)
def test_no_bound_is_tested_of_a_state_that_the_clause_does_not_mean(values, text, before):
    found = claims_of(text, values, context=before)
    assert not any(one.verdict.name.is_definite for one in found)


def test_nothing_is_denied_of_a_state_that_only_the_sentence_before_names(values):
    (claim,) = claims_of(
        "According to the report, Pakistan increased its arms imports (43 per cent).",
        values,
        context="Russia remained India's main arms supplier.",
    )
    assert claim.verdict.name is VerdictName.UNTESTABLE


def test_each_member_that_a_group_s_list_names_has_its_own_figure(values):
    found = claims_of(
        "The NATO states with the largest military spending in 2023 were Poland (3.3 percent), "
        "the United States (3.3 percent) and Estonia (3 percent).",
        values,
    )
    told = [one.interpretation.states for one in found if one.verdict.name.is_definite]
    assert list(dict.fromkeys(told)) == [(290,), (2,), (366,)]


@pytest.mark.parametrize(
    ("text", "is_supported"),
    [
        ("Mexico overtook China in 2023 to become the largest source of American imports.", True),
        ("Japan had been eclipsed by China as Australia's biggest market in 2009.", True),
        ("China is the largest market for Australian exports.", True),
        ("Mexico is the largest source of America's avocados.", False),
        ("Germany is the largest source of Polish remittances.", False),
        ("Mexico is the largest source of American immigrants.", False),
        ("Germany, not Russia, was the largest market for Turkish goods in 2023.", True),
    ],
)
def test_the_largest_source_is_one_of_imports(values, text, is_supported):
    found = {one.verdict.name for one in claims_of(text, values)}
    assert (VerdictName.SUPPORTED in found) is is_supported


def test_a_list_of_names_is_not_cut_at_its_last_comma(values):
    text = "Brazilian trade with India, Russia, and South Africa decreased in 2013."
    assert not any(one.verdict.name.is_definite for one in claims_of(text, values))


def test_a_slight_change_of_trade_denies_no_direction(values):
    (claim,) = claims_of("Trade between France and Spain rose in 2019.", values)  # -4 percent
    assert claim.verdict.name is VerdictName.UNTESTABLE
    (clear,) = claims_of("Trade between France and Italy rose in 2009.", values)  # -20 percent
    assert clear.verdict.name is VerdictName.CONTRADICTED


def test_a_rank_of_a_past_without_a_time_is_not_denied(values):
    (claim,) = claims_of("Turkey was the world's largest importer of arms.", values)
    assert claim.verdict.name is VerdictName.UNTESTABLE


def test_votes_counted_by_other_rules_are_not_denied(values):
    (claim,) = claims_of(
        "Canada voted with the United States 65 percent of the time in 2018.", values
    )
    assert claim.verdict.name is VerdictName.UNTESTABLE


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Peru is a partner of Mexico. The previous high was in 2018, when the trade with "
            "China was $90 billion.",
            "not named",
        ),
        (
            "Azerbaijan buys arms from Israel. Azerbaijan purchases 9 percent of the weapons of "
            "this country.",
            "another sentence names",
        ),
        (
            "India is a neighbour of Pakistan. Singapore accounts for 4% of the world's total "
            "spending on arms imports.",
            "of the world's imports",
        ),
        (
            "Azerbaijan arms itself. Russia country ships 20 percent of its weapons to India and "
            "14 each to China and Algeria.",
            "what the seller sells",
        ),
    ],
)
def test_a_state_of_another_sentence_is_not_taken_for_one_that_is_meant(text, reason, values):
    first, *_ = text.split(". ")
    verdicts = [claim.verdict for claim in claims_of(text, values) if claim.text != f"{first}."]
    assert not any(verdict.name.is_definite for verdict in verdicts)
    assert any(reason in verdict.why for verdict in verdicts)


@pytest.mark.parametrize(("number", "verdict"), [("Three", "supported"), ("Nine", "contradicted")])
def test_a_number_of_states_that_sanctioned_both_is_what_the_measure_counts(
    number, verdict, values
):
    report = comity.check(f"{number} states sanctioned both France and Germany in 2023.")
    assert verdict in {claim.verdict.name for claim in report.claims}
