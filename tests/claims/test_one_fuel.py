"""One fuel in a sentence: shares and ranks of crude oil, gas and coal by their own measures."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.goods.one_fuel import with_fuel_named
from comity.claims.text.documents import document_from_text

CRUDE_IN, CRUDE_OUT = "crude_oil_import_share", "crude_oil_export_share"
GAS_IN, GAS_OUT = "gas_import_share", "gas_export_share"


@pytest.fixture(scope="module")
def verdicts(values):
    def judged(text, context=""):
        return [
            (one.verdict.evidence[0].lookup.measure, one.verdict.name.value)
            for one in check(document_from_text(text), values, context=context).claims
            if one.verdict.evidence
        ]

    return judged


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Iraq supplied 35 percent of the crude oil that Greece imported in 2016.", CRUDE_IN),
        ("In 2014 some 54 percent of Ecuador's crude went to the United States.", CRUDE_OUT),
        ("Ivory Coast got 95 percent of its imported crude from Nigeria in 2013.", CRUDE_IN),
        ("India took 54 percent of South African coal exports in 2019.", "coal_export_share"),
        ("South Korea bought 37 percent of Peru's natural gas exports in 2019.", GAS_OUT),
        ("The United States accounted for 39 percent of Portugal's gas imports in 2021.", GAS_IN),
        ("India was the biggest buyer of South African coal in 2019.", "coal_export_share"),
        ("The top destination for Ecuadorian crude in 2014 was the United States.", CRUDE_OUT),
        ("Iraq was Greece's largest crude supplier in 2016.", CRUDE_IN),
        ("Argentina was the sole supplier of gas to Chile until 2008, when it had 100 percent of "
         "Chile's gas imports.", GAS_IN),
    ],
)  # fmt: skip
def test_what_is_said_of_one_fuel_is_supported_by_its_own_measure(text, measure, verdicts):
    assert (measure, "supported") in verdicts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Iraq supplied 60 percent of the crude oil that Greece imported in 2016.",
        "In 2014 less than a quarter of Ecuador's crude exports went to the United States.",
        "Pakistan was the biggest buyer of South African coal in 2019.",
        "Japan bought 64 percent of Peru's natural gas exports in 2019.",
    ],
)
def test_what_is_not_so_of_one_fuel_is_not_supported(text, verdicts):
    assert not [name for _, name in verdicts(text) if "supported" in name]


def test_a_later_sentence_without_a_fuel_is_of_the_one_before(verdicts):
    before = "Ecuador lives on crude oil."
    after = "Its largest customer in 2014 was the United States."
    assert (CRUDE_OUT, "supported") in verdicts(after, before)


@pytest.mark.parametrize(
    "text",
    [
        "Oil and gas make up half of Chad's exports to Peru.",
        "Palm oil made up half of Malaysia's sales to India.",
        "Chile's gas minister flew to Peru.",
        "Kuwait, an oil-rich state, sold Peru a third of its fuel.",
        "Peru bought 10 percent of its liquefied natural gas from Chile.",
        "The oil price rose in Peru.",
    ],
)
def test_other_things_than_one_fuel_are_left_as_they_are(text):
    assert with_fuel_named(text, "").text == text


def test_what_was_read_is_given_in_the_words_of_the_sentence(values):
    text = "In 2014 some 54 percent of Ecuador’s crude oil went to the United States."
    (claim,) = check(document_from_text(text), values).claims
    assert "crude oil went" in claim.text


@pytest.mark.parametrize(
    "text",
    [
        "Natural gas made up a third of Bolivia's exports to Brazil in 2018.",
        "Crude oil made up 54 percent of Ecuador's exports to the United States in 2014.",
        "Fuels made up 54 percent of Ecuador's exports to the United States in 2014.",
        "About 20 percent of Nigeria's exports to India were crude oil in 2017.",
    ],
)
def test_the_part_of_a_fuel_in_all_goods_is_no_share_of_a_partner(text, verdicts):
    assert {name for _, name in verdicts(text)} <= {"untestable"}


@pytest.mark.parametrize(
    "text",
    [
        "Russia shipped 20 percent more crude to India in 2023 than in 2022.",
        "Iraq's crude exports to India rose by a fifth in 2019.",
    ],
)
def test_changes_of_a_fuel_may_be_of_barrels_and_are_not_denied(text, verdicts):
    assert {name for _, name in verdicts(text)} <= {"untestable"}


def test_who_relies_on_another_for_its_fuel_buys_it(verdicts):
    text = "Mexico depended on the United States for 96 percent of its gas imports in 2015."
    assert "gas_export_share" not in {measure for measure, _ in verdicts(text)}
    text = "Greece relied on Iraq for 35 percent of its crude in 2016."
    assert (CRUDE_IN, "supported") in verdicts(text)


def test_a_kind_of_a_fuel_is_left_open_with_its_reason(values):
    text = "Peru shipped liquefied gas to South Korea, which took 37 percent of its gas exports."
    reasons = [one.verdict.why for one in check(document_from_text(text), values).claims]
    assert not any("single gas" in one for one in reasons)
