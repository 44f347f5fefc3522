"""A figure without a state continues that of the sentence before where its subject says so."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.figures.continued import read_continued
from comity.claims.figures.frame import Frame
from comity.claims.figures.parts import find_parts
from comity.claims.text.documents import document_from_text
from comity.claims.text.quantities import find_quantities

SHARE = Frame("export_share", (145, 140), 1, "percent")


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("By 2016 this figure had fallen to 18 percent.", True),
        ("In 2008 it stood at 43 percent.", True),
        ("Two years later they had more than doubled to 43 percent.", True),
        ("The proportion was 43 percent in 2008.", True),
        ("It sold 43 percent of its gas.", False),
        ("The share of women was 43 percent.", False),
        ("This figure had fallen to 18 billion dollars.", False),
    ],
)
def test_a_subject_that_is_the_figure_before(text, is_read):
    (part,) = [
        one for one in find_parts(text, [], find_quantities(text), 2026)
        if one.stated.unit in ("percent", "money")
    ]  # fmt: skip
    assert (read_continued(part, SHARE) is not None) is is_read


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("In 2008 this figure had been 43 percent.", "supported"),
        ("In 2008 this figure had been 29 percent.", "untestable"),
    ],
)
def test_it_is_borne_out_and_never_denied(values, text, verdict):
    before = "In 2016 Brazil took 18 percent of Bolivia's exports."
    (claim,) = check(document_from_text(text), values, context=before).claims
    assert claim.interpretation.states == (145, 140)
    assert claim.verdict.name.value == verdict
