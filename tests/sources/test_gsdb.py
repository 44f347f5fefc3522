"""Sanctions."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.security.gsdb import SOURCE, read_full_embargoes
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
ON, SENDERS = SOURCE.tables
CASES = """\
case_id,sanctioned_state,sanctioning_state,begin,end,trade,descr_trade,arms,military,financial,travel,other,target_mult,sender_mult,objective,success
1,EU,Russia,2022,2022,1,exp_part,0,0,0,1,0,1,0,end_war,ongoing
2,EEU,Russia,2022,2022,1,exp_part,0,0,0,0,0,1,0,other,ongoing
3,South Vietnam,"United States, Cambodia",1975,1976,1,exp_part,0,0,1,0,0,0,1,other,failed
4,"Yemen, North",UN,2014,2014,0,,1,0,0,0,0,0,1,end_war,ongoing
6,Iran,"EU, Germany",2016,2016,1,exp_part,0,0,0,0,0,0,1,other,ongoing
5,EU,EU,1955,1955,0,,1,0,0,0,0,0,1,end_war,ongoing
7,Paraguay,UNASUR,2012,2012,0,,0,0,0,0,1,0,1,democracy,ongoing
8,Cuba,United States,1962,1963,1,"exp_compl,imp_compl",0,0,0,0,0,0,0,other,ongoing
"""


@pytest.fixture
def made(tmp_path):
    path = tmp_path / SOURCE.files["cases"]
    path.parent.mkdir()
    path.write_text(CASES, encoding="utf-8")
    return tmp_path


def counts(table, root, *key):
    return {
        tuple(row[name] for name in key): row
        for row in read(SOURCE, table, root).frame.iter_rows(named=True)
    }


def test_a_case_against_a_group_is_one_against_each_member(made):
    on = counts(ON, made, "ccode", "year")
    assert on[255, 2022]["cases"] == 1
    assert on[255, 2022]["own"] == 0
    sent = counts(SENDERS, made, "ccode1", "ccode2", "year")
    assert sent[365, 255, 2022]["trade"] == sent[365, 255, 2022]["travel"] == 1


def test_a_state_is_no_target_of_what_it_decides_against_its_own_group(made):
    on = counts(ON, made, "ccode", "year")
    assert (370, 2022) in on
    assert (365, 2022) not in on


def test_vietnam_and_yemen_are_known_by_their_present_names(made):
    on = counts(ON, made, "ccode", "year")
    assert {(817, 1975), (816, 1976), (679, 2014)} <= set(on)
    assert not {(817, 1976), (678, 2014)} & set(on)


def test_a_group_before_its_time_is_counted(made):
    lost = {exclusion.why: exclusion.rows for exclusion in read(SOURCE, ON, made).exclusions}
    assert lost == {"a group without members that year": 1}


def test_a_sender_counts_as_itself_or_as_a_member_of_the_eu_or_of_the_un(made):
    sent = counts(SENDERS, made, "ccode1", "ccode2", "year")
    ways = ("cases", "own", "eu", "un")
    assert [sent[255, 630, 2016][way] for way in ways] == [1, 1, 0, 0]
    assert [sent[220, 630, 2016][way] for way in ways] == [1, 0, 1, 0]
    assert [sent[220, 679, 2014][way] for way in ways] == [1, 0, 0, 1]


def test_a_group_of_states_sends_for_each_of_its_members(made):
    sent = counts(SENDERS, made, "ccode1", "ccode2", "year")
    assert {a for a, b, _ in sent if b == 150} == {
        100,
        101,
        110,
        115,
        130,
        135,
        140,
        145,
        155,
        160,
        165,
    }


def test_embargoes_on_all_trade_are_those_called_complete(made):
    pairs = read_full_embargoes(made / SOURCE.files["cases"])
    assert sorted(pairs.iter_rows()) == [(2, 40, 1962), (2, 40, 1963)]


@pytest.mark.raw
@pytest.mark.parametrize(
    ("sender", "target", "year", "own"),
    [
        (260, 290, 1983, 1),  # West Germany, which the file calls Germany, on Poland
        (265, 155, 1985, 1),  # the GDR on Chile
        (750, 560, 1970, 1),  # India on South Africa
        (100, 150, 2012, 0),  # Colombia on Paraguay, through UNASUR
        (365, 811, 1994, 0),  # Russia on Cambodia, through the agreement of 1991
    ],
)
def test_senders_under_old_names_and_in_groups_are_there(sender, target, year, own):
    row = counts(SENDERS, RAW, "ccode1", "ccode2", "year")[sender, target, year]
    assert row["cases"] >= 1
    assert bool(row["own"]) == bool(own)


@pytest.mark.raw
def test_cases_on_russia_and_china():
    on = counts(ON, RAW, "ccode", "year")
    # Of those on Russia in 2022, 5 name other states too; 38 that name it alone last to 2023,
    # which is another count of the same data.
    assert (on[365, 2022]["cases"], on[365, 2023]["cases"]) == (38, 46)
    assert (on[710, 2022]["cases"], on[710, 2023]["cases"]) == (16, 18)


@pytest.mark.raw
def test_no_sender_counts_a_case_twice_and_russia_s_answer_is_there():
    frame = read(SOURCE, SENDERS, RAW).frame
    on = counts(ON, RAW, "ccode", "year")
    for row in frame.filter(ccode2=365, year=2022).iter_rows(named=True):
        assert row["own"] <= row["cases"] <= on[365, 2022]["cases"]
    answer = frame.filter(ccode1=365, ccode2=255, year=2022)
    assert answer["cases"].item() == 3
