"""What does not apply to two states is no gap of their data."""

import pytest

OF_ONE_PAIR = {
    "customs_trade",
    "exercises_after_2010",
    "joint_patrols",
    "own_currency_settlement",
    "two_way_trade",
}


def measured(dossiers, *names):
    """The measures that the answers about a pair have figures of, with a value or without."""
    return {(f.measure, f.subject) for each in dossiers(*names).answers for f in each.figures}


def test_measures_of_china_and_russia_alone_are_no_gaps_of_others(dossiers):
    of_others = {measure for measure, _ in measured(dossiers, "peru", "chile")}
    assert not of_others & (OF_ONE_PAIR | {"chinese_finance", "chinese_leader_visits"})
    assert {measure for measure, _ in measured(dossiers, "china", "russia")} >= OF_ONE_PAIR


@pytest.mark.parametrize("names", [("china", "russia"), ("russia", "china")])
def test_what_china_lends_is_asked_of_china_alone(names, dossiers):
    of_pair = measured(dossiers, *names)
    assert ("chinese_finance", "China to Russia") in of_pair
    assert ("chinese_finance", "Russia to China") not in of_pair


@pytest.mark.parametrize(
    ("names", "said"), [(("china", "russia"), True), (("iran", "israel"), False)]
)
def test_what_partners_alone_do_together_is_no_gap_of_two_that_are_hostile(names, said, dossiers):
    gaps = " ".join(gap for answer in dossiers(*names).answers for gap in answer.gaps)
    assert ("Intelligence that" in gaps) == said
    assert ("develop together are not observable" in gaps) == said
    assert "Rivalries are coded to 2020" in gaps
