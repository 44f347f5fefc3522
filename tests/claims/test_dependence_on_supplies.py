"""Who depends on a supply gets a declared share of it, not any."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.claim import Condition
from comity.claims.text.documents import document_from_text
from comity.claims.verdict.lookup import meets
from comity.unit import DOLLARS, PERCENT, SHARE


@pytest.fixture(scope="module")
def judged(values):
    def verdict(text):
        (claim, *_) = check(document_from_text(text), values).claims
        return claim.verdict.name.value

    return verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Japan relies on Australia for its coal.", "supported"),  # 62 percent
        ("Spain depends on Norwegian fuel.", "contradicted"),  # 2 percent
        ("India depends on Iraq for its crude oil.", "untestable"),  # 20 percent
        ("Finland does not depend on Russia for fuel.", "supported"),  # 1 percent
        ("Israel relies heavily on the United States for its arms.", "supported"),  # 66 percent
        ("India relies heavily on Russia for its arms.", "untestable"),  # 36 percent
        ("Belarus is totally dependent on Russian energy.", "supported"),  # 93 percent in 2020
    ],
)
def test_a_dependence_is_a_share_of_the_supply(text, verdict, judged):
    assert judged(text) == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Bulgaria is almost entirely reliant on Russian gas and oil.",  # 1 percent
        "Bulgaria is almost entirely dependent on Russian fuel.",
        "In 2019, Bulgaria was almost entirely dependent on Russian fuel.",  # 63 percent
        "Armenia depends entirely on Russia for arms.",  # 32 percent
    ],
)
def test_what_is_short_of_all_is_never_borne_out(text, judged):
    assert not judged(text).startswith("supported")


def test_a_share_of_no_share_is_not_known():
    """A rank of 30 is no 25 percent."""
    quarter = Condition("value", ">=", 25, percent=True)
    assert meets(quarter, 0.3, SHARE) is True
    assert meets(quarter, 20, PERCENT) is False
    assert meets(quarter, 30, DOLLARS) is None
