"""Passives: what is bought by another is what the state it belongs to sells."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.text.documents import document_from_text


def measures_of(text, values):
    claims = check(document_from_text(text), values).claims
    return {
        (one.interpretation.test.lookups[0].measure, one.interpretation.states)
        for one in claims
        if one.interpretation and one.interpretation.test
    }


@pytest.mark.parametrize(
    ("text", "measure", "states"),
    [
        (
            "In 2019, 27 percent of Norway's fuels were bought by Germany.",
            "fuel_export_share",
            (385, 255),
        ),
        ("A third of Canada's energy is taken by the United States.", "fuel_export_share", (20, 2)),
        (
            "Half of South Korea's arms were bought by Poland in 2020-24.",
            "arms_export_share",
            (732, 290),
        ),
        (
            "A third of Egypt's arms were supplied by Germany in 2020-24.",
            "arms_import_share",
            (651, 255),
        ),
        (
            "A third of Egypt's arms were bought from Germany in 2020-24.",
            "arms_import_share",
            (651, 255),
        ),
    ],
)
def test_the_verb_says_whose_goods_they_are(text, measure, states, values):
    assert measures_of(text, values) == {(measure, states)}


def test_a_list_of_buyers_is_never_one_of_suppliers(values):
    text = (
        "In 2023, 27 percent of Norway's fuels were bought by Germany, 19 percent by Britain "
        "and 12 percent by the Netherlands."
    )
    assert "fuel_import_share" not in {measure for measure, _ in measures_of(text, values)}


@pytest.mark.parametrize(
    "text",
    [
        "A draft resolution on Zimbabwe was vetoed by Russia and China in 2008.",
        "Russia vetoed an American draft on Syria in 2017.",
        "Russia vetoed a draft of the United States against Syria in 2017.",
        "A draft by Brazil on Gaza was vetoed by the United States in 2023.",
    ],
)
def test_who_drafted_and_whom_a_draft_is_about_vetoed_nothing(text, values):
    vetoing = {code for _, states in measures_of(text, values) for code in states}
    assert vetoing <= ({2} if "Brazil" in text else {365, 710})


def test_a_resolution_of_the_council_stays_one(values):
    text = "Washington blocked a Security Council resolution on settlements in 2011."
    assert measures_of(text, values) == {("vetoes_cast", (2,))}
