"""What is read of a part of a claim again is kept in the data, and neither listed nor counted."""

from __future__ import annotations

import comity
from comity.claims.check import check
from comity.claims.claim import VerdictName
from comity.claims.repeats import repeats
from comity.claims.text.documents import document_from_text
from comity.reports.claims.json import as_dict

LIST = (
    "Poland ranks first in terms of spending relative to the size of the economy (4.12% of GDP), "
    "Estonia is second (3.43%), followed by the United States (3.38%)."
)


def test_a_fragment_within_a_claim_of_the_same_states_is_not_listed(values):
    report = check(document_from_text(LIST), values)
    assert len(report.listed) < len(report.claims)
    left_out = [one for one in report.claims if one not in report.listed]
    assert all(one.verdict.name is VerdictName.UNTESTABLE for one in left_out)
    assert {s for one in report.listed for s in one.interpretation.states} == {
        s for one in report.claims for s in one.interpretation.states
    }


def test_what_is_not_listed_is_not_counted_but_kept_in_the_data(values):
    report = check(document_from_text(LIST), values)
    data = as_dict(report)
    kept = [one for one in data["claims"] if not one["repeats"]]
    assert len(data["claims"]) == len(report.claims)
    assert sum(data["tally"].values()) == len(kept) == len(report.listed)


def test_verdicts_and_other_states_are_always_listed(values):
    text = "Poland spent more on its military than Greece in 2023, and Spain spent less than both."
    report = check(document_from_text(text), values)
    definite = [one for one in report.claims if one.verdict.name.is_definite]
    assert definite
    assert all(one in report.listed for one in definite)
    assert repeats(()) == frozenset()
    assert comity.check(text).listed == report.listed
