"""What the evidence of a claim says of its years: those that the claim names."""

import pytest

from comity.claims.check import check
from comity.claims.text.documents import document_from_text


def _years(sentence, values):
    report = check(document_from_text(sentence), values)
    return [(c.verdict.name.value, [e.year for e in c.verdict.evidence]) for c in report.claims]


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("Portugal sold 14 percent of its exports to Angola in 1850.", 1850),
        ("Xi Jinping visited Serbia in 2023.", 2023),
    ],
)
def test_a_year_without_data_is_named_all_the_same(sentence, year, values):
    name, years = _years(sentence, values)[0]
    assert name == "untestable"
    assert set(years) == {year}


def test_what_has_been_so_since_a_year_is_shown_at_both_ends(values):
    report = check(document_from_text("Norway and Canada have been allies since 1949."), values)
    claim = report.claims[0]
    assert claim.verdict.name.value == "supported"
    assert [e.year for e in claim.verdict.evidence] == [2018, 1949]
    assert "yes in 2018; yes in 1949" in claim.verdict.why
