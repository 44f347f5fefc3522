"""Memberships, sums over years, and a state's trade in arms with the world, as claims."""

from __future__ import annotations

import pytest

import comity
from comity.claims.check import check
from comity.claims.grammar.membership import KINDS
from comity.claims.grammar.patterns import grammar
from comity.claims.text.documents import document_from_text


@pytest.mark.parametrize(
    ("text", "verdict", "quote"),
    [
        ("Finland joined NATO in 2023.", "supported", "Finland joined NATO in 2023"),
        ("Finland joined NATO in 2021.", "contradicted", "Finland neither joined nor left NATO"),
        ("Russia is a member of BRICS.", "supported", "Russia was a member of BRICS"),
        ("Ukraine is not a member of NATO.", "supported", "Ukraine was no member of NATO"),
        ("Ukraine is a member of NATO.", "contradicted", "Ukraine was no member of NATO"),
        ("Britain left the EU in 2020.", "supported", "left the European Union in 2020"),
        ("Switzerland left the EU.", "contradicted", "neither joined nor left"),
        ("Estonia has been a member of NATO since 2004.", "supported", "Estonia joined NATO in"),
        ("Spain joined NATO in 1982.", "untestable", ""),
        ("China has vetoed 19 resolutions since 1971.", "supported", "19 vetoes in the Security"),
        ("Russia has cast more vetoes than China.", "supported", "in 1946–2024"),
        ("India is Russia's largest arms customer.", "supported", "India took"),
        ("Russia is the third-largest arms exporter in the world.", "supported", "no. 3 of all"),
        ("Saudi Arabia has the largest economy in OPEC.", "untestable", ""),
        ("Australia sold coal worth 26.9 billion dollars to Japan in 2023.", "supported", "coal"),
    ],
)
def test_memberships_sums_over_years_and_arms_of_all_partners(values, text, verdict, quote):
    report = comity.check(text)
    assert report.claims[0].verdict.name.value == verdict
    assert quote in report.quote(report.claims[0])


@pytest.mark.parametrize(
    "text",
    [
        "Mexico and the United States are both members of NATO.",
        "Mexico and the United States are both NATO members.",
        "Mexico and the United States both belong to NATO.",
    ],
)
def test_membership_of_both_is_contradicted_where_one_of_the_two_is_none(values, text):
    verdicts = [claim.verdict.name.value for claim in comity.check(text).claims]
    assert verdicts == ["contradicted", "supported"]


def test_every_group_with_a_measure_of_membership_is_recorded(values):
    assert set(grammar()["members"].values()) <= set(values.codebook)
    kinds = {item.get("test") for item in grammar()["clause"] if item["rule"] == "membership"}
    assert kinds == set(KINDS)


def test_a_rank_in_a_group_is_quoted_as_one_in_the_group(values):
    report = comity.check("Poland has the highest military burden in NATO.")
    quote = report.quote(report.claims[0])
    assert "no. 1 of the " in quote
    assert "states of NATO with data" in quote


def test_a_claim_on_a_group_without_sums_is_found_and_left_open_with_the_reason(values):
    (claim,) = comity.check("NATO imposed sanctions on Russia.").claims
    assert claim.verdict.name == "untestable"
    assert "no such figures are added up over members" in claim.verdict.why


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Trade between Kenya and Uganda reached 1.1 billion dollars in 2021.", "2021 is missing"),
        ("China's military spending was 300 billion dollars in 2026.", "the data have 1989-2024"),
        ("Italy's exports to Russia were 5 billion euros in 2023.", "“5 billion euros”"),
    ],
)
def test_what_is_missing_is_named(values, text, reason):
    assert reason in comity.check(text).claims[0].verdict.why


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Turkey, a NATO member, spends 1.9 percent of its GDP on its military.",
         ("supported", "supported")),
        ("NATO member Serbia spends 2.6 percent of its GDP on its military.",
         ("contradicted", "supported")),
        ("Sweden and Finland joined NATO in 2023.", ("contradicted", "supported")),
        ("Both Sweden and Norway are members of the EU.", ("supported", "contradicted")),
        ("Finland and Sweden are NATO members.", ("supported", "supported")),
        ("Serbia is not a NATO member.", ("supported",)),
        ("Turkey, a NATO member since 1952, is in Asia.", ("untestable",)),
    ],
)  # fmt: skip
def test_a_membership_is_judged_of_each_state_and_wherever_it_is_said(values, text, verdicts):
    assert tuple(claim.verdict.name.value for claim in comity.check(text).claims) == verdicts


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Freedom House rates Russia not free.", "supported"),
        ('Freedom House rates Hungary "partly free".', "supported"),
        ("Freedom House rates Hungary free.", "outdated"),
        ("Turkey was rated partly free by Freedom House in 2023.", "contradicted"),
        ("Freedom House does not rate China as free.", "supported"),
        (
            "Freedom House rated Turkey partly free in 2017.",
            "untestable",
        ),  # so of 2016 only
        ("Polity rates Russia an anocracy.", "supported"),
        ("Polity rates China a democracy.", "contradicted"),
        ("V-Dem classifies Hungary as an electoral autocracy.", "untestable"),
    ],
)
def test_the_classes_of_a_publisher_follow_from_its_figures(values, text, verdict):
    (claim,) = comity.check(text).claims
    assert claim.verdict.name.value == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("In 2023 Germany's exports to the United States were more than six times its exports to "
         "Japan.", "supported"),
        ("The United States is by far Canada's most important trading partner.", "supported"),
        ("Austria is by far Germany's largest trading partner.", "contradicted"),
        ("Sweden and Finland spent 2.4 percent of GDP on defence in 2024.", "untestable"),
        ("Serbia spends 2 percent of its GDP on its military.", "untestable"),  # 2.6 percent
    ],
)  # fmt: skip
def test_comparisons_and_figures_of_two(values, text, verdict):
    (claim,) = comity.check(text).claims
    assert claim.verdict.name.value == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Mexico votes with France at the United Nations on most roll calls.", "supported"),
        ("Mexico votes with the United States on most UN votes.", "contradicted"),
    ],
)
def test_most_votes_are_more_than_half_of_them_and_not_more_than_other_pairs_share(
    values, text, verdict
):
    (claim,) = comity.check(text).claims
    assert claim.verdict.name.value == verdict
    assert claim.interpretation.test.quantity.value == 0.5


def test_sanctions_on_two_states_are_those_of_the_state_that_is_named_last(values):
    claims = comity.check("China and Russia are both sanctioned by the United States.").claims
    states = [claim.interpretation.test.lookups[0].states for claim in claims]
    assert states == [(2, 710), (2, 365)]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Croatia has been an EU member since 2013, Bulgaria since 2007.", "supported"),
        ("Poland has been in NATO since 1999 and Albania since 2009.", "supported"),
    ],
)
def test_a_second_state_since_a_year_joined_in_that_year(text, verdict, values):
    claims = check(document_from_text(text), values).claims
    assert [claim.verdict.name for claim in claims] == [verdict, verdict]
