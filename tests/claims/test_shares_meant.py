"""Shares of what a text is about: the largest share, another's share of imports, bare owners."""

from __future__ import annotations

import pytest

from comity.claims.anaphora.memory import remember
from comity.claims.anaphora.owners import (
    largest_shares,
    owners_of_partners,
    shares_of_topic,
    them_of_owner,
)
from comity.claims.anaphora.topics import spending_meant, spending_of_bare_owners, votes_meant
from comity.claims.check import check
from comity.claims.lexicon import read_lexicon
from comity.claims.rules.goods import goods_of
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import Context, gather_names

USA, CHINA, INDIA = 2, 710, 750


@pytest.fixture(scope="module")
def names():
    return gather_names(read_lexicon())


@pytest.fixture
def words(names):
    def written(find, before, text):
        context = Context()
        for one in before:
            remember(one, names.find_states(one), 2026, context)
            context.goods = goods_of(one, context.goods)
        return [word for _, _, word in find(text, names.find_states(text), context)]

    return written


@pytest.fixture
def read(values):
    def readings(before, text):
        claims = check(document_from_text(text), values, context=before).claims
        return {
            (
                one.interpretation.test.lookups[0].measure,
                one.interpretation.states,
                one.verdict.name.value,
            )
            for one in claims
            if one.interpretation and one.interpretation.test
        }

    return readings


def test_the_largest_share_is_of_what_was_bought(words):
    text = "The largest share, 44 per cent, came from China."
    assert words(largest_shares, ["Peru's arms imports rose."], text) == [
        "44 per cent of Peru's arms imports"
    ]


def test_a_share_of_imports_is_of_the_imports_of_the_topic(words):
    before = ["Peru's mines sell abroad.", "China took a third of its exports."]
    assert words(shares_of_topic, before, "Brazil's share of imports rose.") == ["Peru's "]


def test_what_another_takes_is_none_of_its_own(words):
    before = ["Peru is a trading nation.", "In 2003 China took a tenth of its exports."]
    assert words(them_of_owner, before, "In 2010 it bought 15 percent of them.") == [
        "Peru's exports"
    ]


def test_recipients_of_a_seller_are_its_customers(words):
    before = ["Sweden's arms exports rose."]
    text = "The main recipients were Brazil and Norway."
    assert words(owners_of_partners, before, text) == ["Sweden's", "customers"]


def test_bare_owners_are_of_military_spending(words):
    before = ["Military spending in Europe rose in 2019."]
    text = "Norway's came to 7.5 billion dollars."
    assert words(spending_of_bare_owners, before, text) == [" military spending"]
    assert not words(spending_of_bare_owners, ["Schools improved."], text)
    text = "Norway spent the equivalent of 1.8 percent of GDP."
    assert words(spending_meant, ["States spend on their armies."], text) == [" on its military"]


def test_cases_are_those_of_votes(words):
    before = ["The Assembly's session of 2012 was long."]
    text = "Japan sided with the United States in 43 percent of cases."
    assert words(votes_meant, before, text) == ["roll calls"]


@pytest.mark.parametrize(
    ("before", "text", "readings"),
    [
        ("India's orders have made headlines. The years 2014–18 brought new fighters.",
         "The largest share of its arms imports, 58 per cent, came from Russia.", set()),
        ("Sweden's arms exports rose between 2014–18 and 2019–23.",
         "The main recipients were Brazil (24 per cent) and the United States (22 per cent).",
         {("arms_export_share", (380, 140), "supported")}),
        ("Military spending in the Nordic countries rose in 2019.",
         "Norway's came to 7.5 billion dollars, Sweden's to 5.8 billion.",
         {("military_spending", (385,), "supported"), ("military_spending", (380,), "supported")}),
        ("The Assembly's session of 2012 was long.",
         "Canada sided with the United States in 75 percent of cases, Japan in 43 percent.",
         {("vote_agreement", (20, USA), "supported"),
          ("vote_agreement", (740, USA), "supported")}),
    ],
)  # fmt: skip
def test_what_is_meant_is_borne_out(read, before, text, readings):
    assert readings <= read(before, text)


def test_what_only_the_sentence_before_says_is_never_denied(read):
    before = "Military spending in the Nordic countries rose in 2019."
    told = read(before, "Norway spent 6 percent of its GDP that year, most of it for schools.")
    assert "contradicted" not in {verdict for _, _, verdict in told}


def test_it_is_the_state_that_its_sales_are_of(read):
    before = (
        "Portugal's economy recovered. Its sales to Spain reached 15.2 billion dollars in 2017."
    )
    text = (
        "In that year it bought 24.2 billion dollars' worth of goods there, which made up 31 "
        "percent of its imports."
    )
    assert read(before, text) >= {
        ("exports", (230, 235), "supported"),
        ("import_share", (235, 230), "supported"),
    }
