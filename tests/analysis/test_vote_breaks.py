"""When two states' votes broke from their past, on the bundle."""

from __future__ import annotations

from comity.analysis.vote_breaks import find_vote_breaks

US, CHINA, RUSSIA, NAURU = 2, 710, 365, 970


def test_russia_broke_towards_the_united_states_at_the_end_of_the_cold_war(values):
    found = find_vote_breaks(values, (US, RUSSIA))
    late = found.filter((found["year"] >= 1987) & (found["year"] <= 1993))
    assert late.height > 0
    assert (late["after"] > late["before"]).all()
    assert late["probability"].is_between(0, 1).all()
    assert late["issue"].null_count() == 0


def test_the_largest_change_of_an_issue_comes_first(values):
    found = find_vote_breaks(values, (US, RUSSIA))
    for _, rows in found.group_by("year"):
        change = (rows["issue_after"] - rows["issue_before"]).abs().to_list()
        assert change == sorted(change, reverse=True)


def test_a_pair_that_never_met_in_the_assembly_has_no_row(values):
    assert find_vote_breaks(values, (NAURU, 300)).is_empty()
