"""Arms, armies and envoys in the words of newspapers, and in texts that name them once."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.rules.goods import goods_of
from comity.claims.security.arms import is_on_arms, parts_of_everything
from comity.claims.security.publishers import goods_of_publisher
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import Context
from comity.claims.verdict.explain import describe_test

COMPARED = "A Swedish institute has compared the arms trade of 2019–23 with that of 2014–18."
COVERED = "The institute's latest figures cover 2020 to 2024."
SPENT = "World military spending reached a record in 2023."


def read_tests(context, text, values):
    """Return the tests of a text, each with its verdict."""
    claims = check(document_from_text(text), values, context=context).claims
    read = [one for one in claims if one.interpretation and one.interpretation.test]
    return {describe_test(one.interpretation.test): one.verdict.name.value for one in read}


def verdict_of(context, text, start, values):
    """Return the verdict of the first test that begins with some words; empty without any."""
    read = read_tests(context, text, values)
    return next((verdict for test, verdict in read.items() if test.startswith(start)), "")


@pytest.mark.parametrize(
    ("context", "text", "test", "verdict"),
    [
        (COVERED, "Eighty-one per cent of what Pakistan bought abroad was Chinese.",
         "arms_import_share(Pakistan, China)", "supported"),
        (COVERED, "Pakistan absorbed 63 per cent of all that China shipped, Serbia coming next "
         "with 6.8.", "arms_export_share(China, Serbia)", "supported"),
        (COVERED, "Ukraine took 8.8 per cent of everything delivered.",
         "arms_imports_world_share(Ukraine)", "supported"),
        (COMPARED, "India, Saudi Arabia and Qatar lead the list of importers.",
         "arms_imports_five_years(India)", "supported"),
        (COMPARED, "American deliveries had gone up by 17 percent while Moscow's fell by half.",
         "arms_exports_five_years(United States): changed by 17", "supported"),
        (COMPARED, "American deliveries had gone up by 17 percent while Moscow's fell by half.",
         "arms_exports_five_years(Russia): changed by half", "supported after rounding"),
        (COMPARED, "The United States had 42 percent of the market.",
         "arms_exports_world_share(United States)", "supported"),
        (COMPARED, "In this line of business Germany ranked fifth.",
         "arms_exports_five_years(Germany)", "supported"),
        ("", "Turkey more than doubled its arms exports between 2014–18 and 2019–23.",
         "arms_exports_five_years(Turkey)", "supported"),
        ("", "Arms deliveries from Russia were down by 53 percent between 2014–18 and 2019–23.",
         "arms_exports_five_years(Russia)", "supported"),
        ("", "Russia shipped 53 percent fewer arms in 2019–23 than in 2014–18.",
         "arms_exports_five_years(Russia)", "supported"),
    ],
    ids=lambda one: one[:30],
)  # fmt: skip
def test_figures_of_five_years_by_an_institute_are_of_arms(context, text, test, verdict, values):
    assert verdict_of(context, text, test, values) == verdict


@pytest.mark.parametrize(
    ("context", "text"),
    [
        ("A Swedish institute has compared the birth rates of 2019–23 with those of 2014–18.",
         "American exports had gone up by 17 percent."),
        ("SIPRI looked at 2019–23 and 2014–18.", "Trade of Japan with China rose by 12 percent."),
        ("Fruit growers had a good year in 2019–23.", "Spain's share of the market was 3 percent."),
        ("SIPRI has a staff of 100.", "Russia's exports fell by 12 percent in 2019."),
    ],
    ids=lambda one: one[:30],
)  # fmt: skip
def test_what_others_count_is_of_no_arms(context, text, values):
    assert not any(test.startswith("arms_") for test in read_tests(context, text, values))


def test_lists_and_figures_after_an_institute_are_never_denied(values):
    for text in (
        "India, Saudi Arabia and Qatar lead the list of exporters.",
        "American deliveries had gone up by 71 percent while Moscow's fell by a tenth.",
        "The United States had 12 percent of the market.",
        "Ukraine took 38 per cent of everything delivered.",
    ):
        assert "contradicted" not in read_tests(COMPARED, text, values).values()


def test_the_goods_of_a_sentence():
    assert goods_of(COMPARED) == "arms"
    assert goods_of("The world spent a record sum on arms in 2024.") == "military"
    assert goods_of("Trade in cars grew in 2019–23.", before="arms") == ""
    assert goods_of_publisher("The Stockholm institute counted births in 2019–23.") == ""
    assert is_on_arms(Context(goods="weapons"))
    assert not list(parts_of_everything("It had 9% of everything sold.", (), Context()))


@pytest.mark.parametrize(
    ("context", "text", "test", "verdict"),
    [
        ("", "According to SIPRI, Poland laid out $26.3bn in 2023.",
         "military_spending(Poland)", "supported"),
        ("", "In Algeria the generals swallowed 7.4% of GDP in 2023.",
         "military_burden(Algeria)", "supported"),
        ("", "Israel devoted 8.8 percent of everything that it produced in 2024 to its armed "
         "forces.", "military_burden(Israel)", "supported"),
        ("", "Finland put a third more into defence in 2023 than in 2022.",
         "military_spending(Finland): changed by a third", "supported"),
        ("", "In 2023 Finland laid out a third more on defence than a year earlier.",
         "military_spending(Finland): changed by a third", "supported"),
        ("", "Athens has stayed above the alliance's 2%-of-GDP goal, and its 4% in 2022 was much.",
         "military_burden(Greece)", "supported"),
        ("", "Much was bought in 2013–17, and in the last of those years Saudi Arabia "
         "put US$70.4 billion into its military.", "military_spending(Saudi Arabia)", "supported"),
        (SPENT, "Algeria spent $18.3bn, Morocco $5.2bn.", "military_spending(Algeria)",
         "supported"),
        ("", "Japan's military expenditure came to 1.4 pct of its GDP in 2024, a level last seen "
         "in 1958.", "military_burden(Japan): = 1.4", "supported"),
        ("", "Poland has budgeted $26.3bn for defence in 2023.", "military_spending(Poland)",
         "untestable"),
        ("", "Poland pencilled in $26.3 billion for its soldiers in 2023.",
         "military_spending(Poland)", "untestable"),
    ],
    ids=lambda one: one[:30],
)  # fmt: skip
def test_military_spending_in_other_words(context, text, test, verdict, values):
    assert verdict_of(context, text, test, values) == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Poland put $26.3bn into its railways in 2023.",
        "America gave Ukraine's army $23.5bn in 2023.",
    ],
)
def test_other_sums_are_no_military_spending(text, values):
    assert not verdict_of("", text, "military_", values)


BOTH_APPLIED = "Finland and Sweden had applied to join NATO on the same day."


@pytest.mark.parametrize(
    ("context", "text", "test", "verdict"),
    [
        ("", "Obama walked down the steps of Air Force One in Havana in 2016.",
         "leader_visits(United States, Cuba)", "supported"),
        ("", "Kiribati and the Solomon Islands left Taiwan for China in 2019.",
         "diplomatic_representation(Kiribati, Taiwan)", "supported"),
        ("", "Costa Rica crossed over to China in 2007.",
         "diplomatic_representation(Costa Rica, China)", "supported"),
        ("", "Washington has penalised North Korea since 1950.",
         "sanctions_imposed(United States, North Korea)", "supported"),
        ("", "An embargo that Washington has maintained against Cuba since 1960 was condemned.",
         "sanctions_imposed(United States, Cuba)", "supported"),
        ("", "President Clinton ended the trade embargo on Vietnam in 1994.",
         "trade_sanctions_imposed(United States, Vietnam)", "supported"),
        ("", "Three separate disputes between China and Vietnam were counted in 1987.",
         "militarised_disputes(China, Vietnam)", "supported"),
        (BOTH_APPLIED, "Helsinki got in in April 2023 as the 31st ally.", "nato_member(Finland)",
         "supported"),
        ("BRICS has grown.", "South Africa, admitted in 2010, is the smallest.",
         "brics_member(South Africa)", "supported"),
        ("", "Manila and Washington have been bound since 1951 to come to each other's defence; "
         "neither has any such pact with China.",
         "not defence_obligation(United States, China)", "supported"),
        ("", "Egypt was armed mainly by Moscow in the 1960s.",
         "arms_import_share(Egypt, Russia)", "untestable"),
    ],
    ids=lambda one: one[:30],
)  # fmt: skip
def test_relations_of_states_in_other_words(context, text, test, verdict, values):
    assert verdict_of(context, text, test, values) == verdict


@pytest.mark.parametrize(
    ("context", "text", "start"),
    [
        ("", "Peru went over to Brazil's point of view in 2017.", "diplomatic_representation"),
        ("", "Chile left Peru for Brazil in 2019.", "diplomatic_representation"),
        (BOTH_APPLIED, "Finland was in good spirits in 2010.", "nato_member"),
        ("", "Nixon ended the war in Vietnam in 1973.", "sanctions"),
        ("", "Peru and Chile trade a lot; neither has any such pact with Cuba.",
         "defence_obligation"),
    ],
    ids=lambda one: one[:30],
)  # fmt: skip
def test_other_words_are_of_no_relations(context, text, start, values):
    assert not verdict_of(context, text, start, values).startswith("supported")
