"""Ranks of partners in the midst of a region or a group: read, and counted among its states."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.claim import Lookup
from comity.claims.lexicon import read_lexicon
from comity.claims.regions.adjectives import with_regions_after
from comity.claims.regions.one_region import with_region_apart
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import gather_names
from comity.claims.verdict.evidence import read_evidence
from comity.claims.verdict.lookup import rank_in_midst

PERU, CHILE, BRAZIL, ECUADOR, CHINA, INDIA, KOREA = 135, 155, 140, 130, 710, 750, 732
SOUTH_AMERICA = (100, 101, 110, 115, 130, 140, 145, 150, 155, 160, 165)


@pytest.fixture(scope="module")
def verdicts(values):
    def judged(text):
        claims = check(document_from_text(text), values).claims
        return [(one.verdict.name.value, one.interpretation.test.group) for one in claims
                if one.interpretation and one.interpretation.test]  # fmt: skip

    return judged


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Brazil was Peru's largest trading partner in South America in 2019.", "South America"),
        ("Chile was Peru's second largest trading partner in South America in 2019.",
         "South America"),
        ("In 2019 Germany was India's biggest European trading partner.", "Europe"),
        ("Among ASEAN members, Thailand was Japan's largest trading partner in 2018.", "ASEAN"),
        ("Nigeria was the largest trading partner of India on the continent in 2019.", "Africa"),
        ("The United Kingdom was Norway's main trading partner outside the EU in 2021.", ""),
        ("In 2020 China was Pakistan's largest supplier of arms in Asia.", "Asia"),
        ("Brazil was Uruguay's largest trading partner in Mercosur in 2018.", "Mercosur"),
    ],
)  # fmt: skip
def test_a_rank_in_a_region_is_read_and_never_denied_where_it_holds(text, group, verdicts):
    read = verdicts(text)
    assert all(name in ("supported", "untestable") for name, _ in read)
    assert not group or ("supported", group) in read


@pytest.mark.parametrize(
    "text",
    [
        "Ecuador was Peru's largest trading partner in South America in 2019.",
        "France was India's biggest European trading partner in 2019.",
        "Vietnam was Japan's largest trading partner in ASEAN in 2018.",
        "Chile was Peru's largest trading partner outside the EU in 2019.",
        "Chile was Peru's largest trading partner in the European Union in 2019.",
    ],
)
def test_a_rank_in_a_region_that_does_not_hold_is_not_supported(text, verdicts):
    assert not [name for name, _ in verdicts(text) if "supported" in name]


def test_a_rank_that_hangs_on_who_is_in_the_region_is_left_open(verdicts):
    # Russia had a tenth less than China, and a quarter more than Poland.
    text = "Poland was Ukraine's largest trading partner in Europe in 2019."
    assert [name for name, _ in verdicts(text)] == ["untestable"]


def test_a_partner_is_counted_among_the_states_of_the_region_alone(values):
    data = read_evidence(values, [], None, {})
    lookup = Lookup("exports", (PERU, BRAZIL))
    rows = {"exports": {(PERU, BRAZIL): {2015: {"year": 2015, "value": 1.0}}}}
    object.__setattr__(data, "rows", rows)
    row = values.read_period("exports", 2015)
    owner = row.cells[list(row.states).index(PERU)]
    amounts = dict(zip(row.states.tolist(), owner.tolist(), strict=True))
    larger = [one for one in SOUTH_AMERICA if amounts.get(one, 0) > amounts[BRAZIL]]
    assert rank_in_midst(lookup, SOUTH_AMERICA, 2015, data) == 1 + len(larger)
    assert rank_in_midst(lookup, (BRAZIL,), 2015, data) == 1
    assert rank_in_midst(lookup, SOUTH_AMERICA, 1700, data) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Chile is Peru's largest trading partner in South America.",
         "Chile is Peru's largest trading partner."),
        ("It is the second largest African supplier of arms to Peru.",
         "It is the second largest supplier of arms to Peru."),
        ("Within ASEAN, Laos was Vietnam's main customer.", "Laos was Vietnam's main customer."),
        ("Peru was the largest arms importer in South America.", ""),
        ("China has been the largest American trading partner.", ""),
        ("Peru's largest market in Asia and in Africa is unknown.", ""),
        ("Peru is the largest state in South America.", ""),
    ],
)  # fmt: skip
def test_the_one_region_of_partners_is_taken_out(text, read):
    assert with_region_apart(text, [], read_lexicon()).text == (read or text)


def test_what_was_read_is_given_with_the_region(values):
    text = "Chile was Peru's second largest trading partner in South America in 2019, it said."
    claims = check(document_from_text(text), values).claims
    assert any("in South America" in one.text for one in claims)
    quoted = [one.verdict.statement for one in claims]
    assert any("in South America" in one for one in quoted)


def test_adjectives_of_regions_name_them():
    lexicon = read_lexicon()
    assert set(lexicon.edges) <= set(lexicon.regions)
    assert with_region_apart("It is Mali's top West African supplier.", [], lexicon).place.name == (
        "West Africa"
    )


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Chad is the largest Central African economy.",
         "Chad is the largest economy in Central Africa."),
        ("No ASEAN member spent more than Laos.", "No member in ASEAN spent more than Laos."),
        ("Chad spends more than any other African country.",
         "Chad spends more than any other country in Africa."),
        ("It has the highest burden of any NATO member.", "It has the highest burden in NATO."),
        ("It is second in Latin America, and the top arms exporter of the region.",
         "It is second in Latin America, and the top arms exporter of Latin America."),
        ("The largest African elephant died.", ""),
        ("African countries spend more.", ""),
    ],
)  # fmt: skip
def test_a_region_named_by_an_adjective_comes_after_its_noun(text, read):
    assert with_regions_after(text, [], read_lexicon()).text == (read or text)


def test_the_continent_is_that_of_the_state_that_is_ranked():
    text = "Ghana had the second largest economy on the continent."
    names = gather_names(read_lexicon())
    read = with_regions_after(text, names.find_states(text), read_lexicon()).text
    assert read == "Ghana had the second largest economy in Africa."


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Norway spent more on defence in 2022 than any other Nordic country.", "supported"),
        ("Algeria was the biggest African military spender in 2021.", "supported"),
        ("Finland spent more on defence in 2022 than any other Nordic country.", "contradicted"),
        # Without Egypt, which some do not count to it, Algeria was.
        ("Algeria was the largest arms importer in Africa in 2016-20.", "untestable"),
        # Poland is of Eastern Europe by some, and of Central Europe by others.
        ("Russia was Germany's largest trading partner in Eastern Europe in 2019.", "untestable"),
        # Iran's trade is not known from 2019 on.
        ("Iran is the largest trading partner of Iraq in the Gulf.", "untestable"),
        # The Philippines' economy was two percent larger.
        ("Vietnam was the fourth largest Southeast Asian economy in 2023.", "untestable"),
    ],
)
def test_a_state_ranks_among_those_of_a_region(text, verdict, verdicts):
    assert [name for name, _ in verdicts(text)] == [verdict]
