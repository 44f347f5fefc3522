"""Doubts about the parties of a reading (`claims.doubts.parties`), and who denies what."""

from __future__ import annotations

import pytest

import comity
from comity.claims.claim import VerdictName
from comity.claims.doubts.parties import OTHER_PARTIES
from comity.claims.phrases.flows import imports_by_people
from comity.claims.reading.bounds import is_one_of_several
from comity.claims.text.mentions import Context, Mention
from comity.claims.text.quantities import find_quantities
from comity.claims.verdict.reach import is_same


def _definite(sentence: str) -> list[tuple[str, tuple[int, ...], VerdictName]]:
    return [
        (test.lookups[0].measure, test.lookups[0].states, one.verdict.name)
        for one in comity.check(sentence).claims
        if one.verdict.name.is_definite
        if one.interpretation and (test := one.interpretation.test)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The insurgents bought their rifles from France, Italy and Belgium.",
        "The rebels decided to ally with the Peruvians and the Bolivians.",
        "It relies heavily on foreign supplies, primarily from Germany and Austria.",
        "Luxembourg mattered to planners (bordering both France and Germany).",
        "Public sentiment in Egypt is strongly anti-American, at up to 85 percent against.",
        "Chile and Bolivia share a common border, stretching for over 800 kilometers.",
        "Italy came fifth in the ranking of influence, followed by the EU and Brazil.",
        "Poland has a much larger budget to invest in military equipment than Hungary.",
        "In 1971 Bhutan, with the help of India, began its foreign relations by joining the UN.",
        "In 1851 the French made the Ottoman Empire recognise France as the guardian of the place.",
    ],
)
def test_what_is_of_other_parties_is_left_open(sentence: str) -> None:
    pairs = [one for one in _definite(sentence) if len(one[1]) == 2 and one[0] != "land_border"]
    assert pairs == []
    assert ("land_border", (220, 255), VerdictName.SUPPORTED) not in _definite(sentence)


def test_a_subject_that_is_named_has_the_states_of_its_list() -> None:
    assert _definite("Poland borders Germany and Slovakia.") == [
        ("land_border", (290, 255), VerdictName.SUPPORTED),
        ("land_border", (290, 317), VerdictName.SUPPORTED),
    ]


def test_each_doubt_is_empty_where_nothing_is_said() -> None:
    sentence = "Chile borders Peru."
    (claim,) = comity.check(sentence).claims
    assert claim.interpretation is not None
    test = claim.interpretation.test
    assert test is not None
    assert {find(sentence, sentence, test, ()) for find in OTHER_PARTIES} == {""}


def test_one_of_several_is_not_denied() -> None:
    assert is_one_of_several("and <s1> (<q0>) were the main suppliers of arms to <s2>")
    assert not is_one_of_several("<s1> was the main supplier of arms to <s2>")
    sentence = (
        "The USA (56 percent) and France (33 percent) were the main suppliers of arms to Morocco"
    )
    names = {one[2] for one in _definite(f"Figures show that {sentence} in 2014–18.")}
    assert VerdictName.CONTRADICTED not in names


def test_what_a_partner_bought_is_not_the_trade_with_it() -> None:
    sentence = (
        "Germany remained Turkey's largest trading partner in 2012, buying $13.6 billion of goods."
    )
    assert VerdictName.CONTRADICTED not in {one[2] for one in _definite(sentence)}
    assert ("trade_share", (640, 255), VerdictName.SUPPORTED) in _definite(sentence)


def test_a_figure_is_the_one_stated_up_to_its_last_digit_or_a_part_of_it() -> None:
    (stated,) = find_quantities("40 percent of its imports")
    assert is_same(stated, 0.404)
    assert not is_same(stated, 0.43)
    assert is_same(stated, 0.43, slack=0.10)


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile's main supplier, which furnished 32 percent, was China.",
        "Some 39 percent of Chile's purchases, made abroad in 2023, were from China.",
    ],
)
def test_a_rule_denies_nothing_that_the_other_flow_bears_out(sentence: str) -> None:
    """China took 39 percent of Chile's exports in 2023, and sold it 23 percent of its imports."""
    assert VerdictName.CONTRADICTED not in {one[2] for one in _definite(sentence)}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya has overtaken Uganda as the main supplier of coffee, figures for June show.",
        "Chile imported 443 million dollars of Peruvian fruits in 2019.",
        "In 2004 the ban against Iraq was lifted. The EU lifted its embargo against Libya.",
        "The poor country exported over 3 billion dollars of gas to Argentina and Brazil in 2008.",
    ],
)
def test_months_products_and_groups_are_left_open(text: str) -> None:
    assert _definite(text) == []


def test_examples_are_not_whom_the_next_sentence_is_about() -> None:
    text = (
        "Tajikistan and Kyrgyzstan trade by way of third countries such as Kazakhstan and "
        "Uzbekistan. Trade between the two countries fell to 12 million dollars in 2023."
    )
    states = [one[1] for one in _definite(text)]
    assert {(705, 704), (704, 705)}.isdisjoint(states)


def test_an_inserted_clause_has_a_flow_of_its_own() -> None:
    text = (
        "From 2015 to 2019 Russia's share in Azerbaijan's exports rose from 3.5 percent to 3.7 "
        "percent, while its share in imports grew from 15.6 percent to 16.8 percent."
    )
    shares = {one[0] for one in _definite(text) if one[2] is VerdictName.CONTRADICTED}
    assert "export_share" not in shares


def test_a_list_of_the_largest_ends_with_its_clause() -> None:
    text = (
        "In 2014–18 Algeria bought its arms mainly from Russia and China, while the United States "
        "and France were the largest suppliers of arms to Morocco."
    )
    claims = comity.check(text).claims
    assert not any("four largest" in claim.verdict.why for claim in claims)


def test_what_follows_a_year_in_its_sentence_is_not_outdated_later() -> None:
    text = "Colombia led Lebanon's suppliers of fuel in 2022, and Egypt was the runner-up."
    other = (
        "Colombia is Lebanon's top supplier of fuel, and Egypt the runner-up, data for 2024 show."
    )
    names = [one[2] for one in (*_definite(text), *_definite(other))]
    assert VerdictName.OUTDATED not in names


def test_imports_of_a_peoples_goods_are_from_its_state() -> None:
    text = "South Korea's imports of Japanese goods fell 13.3 percent from 2018 to 2019."
    assert _definite(text) == [("exports", (740, 732), VerdictName.SUPPORTED)]
    people = Mention(15, 22, (155,), "adjective")
    found = imports_by_people("Its imports of Chilean coal fell.", [people], Context())
    assert list(found) == [(4, 27, "coal imports from Chile")]
