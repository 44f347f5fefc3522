"""Shares of what a text is about: the largest share, another's share of imports, bare owners."""

from __future__ import annotations

import pytest

from comity.claims.anaphora.owners import (
    largest_shares,
    owners_of_partners,
    shares_of_topic,
    them_of_owner,
)
from comity.claims.anaphora.topics import spending_meant, spending_of_bare_owners, votes_meant

USA, CHINA, INDIA = 2, 710, 750


def test_the_largest_share_is_of_what_was_bought(written):
    text = "The largest share, 44 per cent, came from China."
    assert written(largest_shares, ["Peru's arms imports rose."], text) == [
        "44 per cent of Peru's arms imports"
    ]


def test_a_share_of_imports_is_of_the_imports_of_the_topic(written):
    before = ["Peru's mines sell abroad.", "China took a third of its exports."]
    assert written(shares_of_topic, before, "Brazil's share of imports rose.") == ["Peru's "]


def test_what_another_takes_is_none_of_its_own(written):
    before = ["Peru is a trading nation.", "In 2003 China took a tenth of its exports."]
    assert written(them_of_owner, before, "In 2010 it bought 15 percent of them.") == [
        "Peru's exports"
    ]


def test_recipients_of_a_seller_are_its_customers(written):
    before = ["Sweden's arms exports rose."]
    text = "The main recipients were Brazil and Norway."
    assert written(owners_of_partners, before, text) == ["Sweden's", "customers"]


def test_bare_owners_are_of_military_spending(written):
    before = ["Military spending in Europe rose in 2019."]
    text = "Norway's came to 7.5 billion dollars."
    assert written(spending_of_bare_owners, before, text) == [" military spending"]
    assert not written(spending_of_bare_owners, ["Schools improved."], text)
    text = "Norway spent the equivalent of 1.8 percent of GDP."
    assert written(spending_meant, ["States spend on their armies."], text) == [" on its military"]


def test_cases_are_those_of_votes(written):
    before = ["The Assembly's session of 2012 was long."]
    text = "Japan sided with the United States in 43 percent of cases."
    assert written(votes_meant, before, text) == ["roll calls"]


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
def test_what_is_meant_is_borne_out(judged, before, text, readings):
    assert readings <= judged(before, text)


def test_what_only_the_sentence_before_says_is_never_denied(judged):
    before = "Military spending in the Nordic countries rose in 2019."
    told = judged(before, "Norway spent 6 percent of its GDP that year, most of it for schools.")
    assert "contradicted" not in {verdict for _, _, verdict in told}


def test_it_is_the_state_that_its_sales_are_of(judged):
    before = (
        "Portugal's economy recovered. Its sales to Spain reached 15.2 billion dollars in 2017."
    )
    text = (
        "In that year it bought 24.2 billion dollars' worth of goods there, which made up 31 "
        "percent of its imports."
    )
    assert judged(before, text) >= {
        ("exports", (230, 235), "supported"),
        ("import_share", (235, 230), "supported"),
    }
