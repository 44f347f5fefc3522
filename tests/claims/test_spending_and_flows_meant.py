"""What is spent after a sentence on the military, and shares of the other flow in one list."""

from __future__ import annotations

import pytest

from comity.claims.anaphora.owners import own_partners
from comity.claims.anaphora.topics import budgets_meant, spending_meant
from comity.claims.figures.returned import with_flow_since

LAOS, THAILAND, CHINA, VIETNAM = 812, 800, 710, 816


@pytest.fixture
def read(tested):
    def readings(text, before=""):
        return [
            (
                one.interpretation.test.lookups[0].measure,
                one.interpretation.states,
                one.interpretation.test.time.last,
                one.verdict.name.value,
            )
            for one in tested(text, before)
        ]

    return readings


MILITARY = "Norway spent 6.7 billion dollars on its military in 2017."


def test_whose_military_budget_is_meant(written):
    text = "The military budget had reached 7.1 billion a year later."
    assert written(budgets_meant, [MILITARY], text) == ["Norway's"]
    assert not written(budgets_meant, ["Norway exported 3 billion in 2017."], text)


def test_what_is_spent_on_after_the_military(written):
    text = "Sweden spent 1 percent of its GDP."
    assert written(spending_meant, [MILITARY], text) == [" on its military"]
    assert not written(spending_meant, ["Norway's schools improved."], text)
    assert not written(spending_meant, [MILITARY], "Sweden spent 1 percent of its GDP on schools.")


def test_no_state_is_its_own_supplier(written):
    text = "Russia was its main supplier, and India was its main customer."
    assert written(own_partners, ["Peru's arms imports rose."], text) == ["Peru's", "Peru's"]


def test_the_budget_is_that_of_the_state_before(read):
    text = "A year later the budget had reached 7.1 billion, more than Sweden's 5.8 billion."
    told = [one for one in read(text, MILITARY) if one[0] == "military_spending"]
    assert (385,) in [states for _, states, _, _ in told]
    assert not [one for one in told if one[3] == "contradicted"]


def test_shares_of_output_after_the_military(read):
    text = "Sweden spent 1 percent of its GDP, and Norway 1.7 percent."
    before = "The Nordic countries are raising their military budgets. In 2018 they spent more."
    told = [one for one in read(text, before) if one[0] == "military_burden"]
    assert {(states, year) for _, states, year, _ in told} >= {((380,), 2018)}


def test_a_list_of_the_other_flow(read):
    text = (
        "In 2012 the main export markets were Thailand (36 percent) and China (31 percent), while "
        "the main import sources included Thailand (59 percent) and China (20 percent)."
    )
    told = read(text, "Laos trades with its neighbours above all.")
    assert ("export_share", (LAOS, THAILAND), 2012, "supported") in told
    assert ("import_share", (LAOS, THAILAND), 2012, "supported") in told
    assert ("import_share", (LAOS, CHINA), 2012) in [one[:3] for one in told]
    assert with_flow_since.__doc__


def test_an_earlier_figure_of_another_year_does_not_take_it(read):
    text = "China sold it 66 percent of those arms, a share that had been 70 percent in 2006–10."
    before = "Pakistan bought nearly all its weapons abroad during 2012–16."
    assert ("arms_import_share", (770, CHINA), 2016, "supported") in read(text, before)


def test_two_shares_said_at_once_are_not_told_apart(read):
    text = "By 2003 the two shares had shrunk to 16 and 35 percent."
    before = "In 1983 the United Kingdom took 41 percent of Irish exports."
    assert not [one for one in read(text, before) if one[3] != "untestable"]
