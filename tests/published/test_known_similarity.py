"""Values of similarity of votes that others have published or worked out apart from us."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

import comity
from comity.panels.provenance import trail
from comity.store import bundle

CHINA, RUSSIA, US, UK = 710, 365, 2, 200

PUBLISHED = [
    # the pair, session, joint votes, and the indices
    (CHINA, RUSSIA, 74, 87, {"agreement": 0.7931}),
    (CHINA, RUSSIA, 46, 67, {"agreement": 0.5373}),
    (CHINA, RUSSIA, 55, 75, {"agreement": 0.7467}),
    (CHINA, US, 74, 89, {"agreement": 0.1348}),
    (US, UK, 71, 118, {"agreement": 0.7203, "s": 0.6186, "kappa": 0.5420, "pi": 0.5338}),
    (RUSSIA, CHINA, 60, 98, {"agreement": 0.7245, "s": 0.6939, "kappa": 0.2776, "pi": 0.2618}),
]


@pytest.mark.parametrize(("a", "b", "session", "joint", "values"), PUBLISHED)
def test_similarity_is_the_one_that_was_published(a, b, session, joint, values):
    year = 1945 + session
    [found] = comity.vote_similarity(list(values), years=(year, year), states=(a, b)).to_dicts()
    assert found["joint_items"] == joint
    for name, value in values.items():
        assert found[name] == pytest.approx(value, abs=5e-5)


def test_a_user_s_own_table_of_the_same_votes_gives_the_same():
    votes = bundle.table("unga_votes").filter(pl.col("year") == 2016)
    ours = comity.similarity(votes, index=["agreement", "kappa"])
    assert ours.equals(comity.vote_similarity(["agreement", "kappa"], years=(2016, 2016)))


def test_every_pair_of_a_session_as_a_plain_merge_has_it():
    votes = bundle.table("unga_votes").filter(pl.col("year") == 2005)
    pairs = votes.join(votes, on="rcid").filter(pl.col("ccode") < pl.col("ccode_right"))
    same = (pl.col("vote") == pl.col("vote_right")).mean().alias("plain")
    merged = pairs.group_by(ccode1="ccode", ccode2="ccode_right").agg(same, pl.len())
    both = comity.vote_similarity(years=(2005, 2005), min_votes=1).join(
        merged, on=["ccode1", "ccode2"]
    )
    assert both.height == merged.height > 18_000
    np.testing.assert_allclose(both["agreement"], both["plain"], atol=1e-12)
    assert (both["joint_items"] == both["len"]).all()


def test_a_calendar_year_is_counted_by_the_day_of_the_vote():
    years = {"years": (2016, 2017), "states": (US, UK)}
    by_session = comity.vote_similarity(**years)["joint_items"]
    by_calendar = comity.vote_similarity(by="calendar", **years)["joint_items"]
    held = bundle.table("unga_roll_calls").filter(pl.col("date").dt.year() == 2017)
    assert by_session.to_list() != by_calendar.to_list()
    assert by_calendar[1] <= held.height


def test_the_two_resolutions_that_both_sources_have_are_counted_once():
    by_calendar = comity.vote_similarity(by="calendar", years=(2021, 2021), states=(US, UK))
    assert by_calendar["joint_items"].item() == trail("joint_votes", US, UK, 2021).value


@pytest.mark.parametrize("issue", ["hr", "human_rights"])
def test_votes_on_an_issue_are_those_of_the_measure(issue):
    found = comity.vote_similarity("kappa", issue=issue, years=(2017, 2017), states=(US, UK))
    assert found["kappa"].item() == pytest.approx(trail("kappa_human_rights", US, UK, 2017).value)
    assert found["joint_items"].item() == trail("joint_votes_human_rights", US, UK, 2017).value


MEASURES = {
    "s_score_squared": "s_squared",
    "vote_kappa_weighted": "kappa_quadratic",
    "vote_pi_weighted": "pi_quadratic",
    "lijphart": "lijphart",
}


@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_is_the_index_of_all_votes(measure):
    index = MEASURES[measure]
    found = comity.vote_similarity(index, years=(2005, 2005), states=(RUSSIA, CHINA))
    assert trail(measure, RUSSIA, CHINA, 2005).value == pytest.approx(found[index].item())


def test_contested_agreement_leaves_out_what_all_agreed_on():
    pair = {"years": (1995, 1995), "states": (RUSSIA, CHINA)}
    contested = comity.vote_similarity(contested=True, **pair)
    everything = comity.vote_similarity(**pair)
    assert contested["joint_items"].item() <= everything["joint_items"].item()
    value = trail("contested_agreement", RUSSIA, CHINA, 1995).value
    assert value == pytest.approx(contested["agreement"].item())


def test_joint_opposition_to_any_third_state_by_hand():
    votes = bundle.table("unga_votes").filter(pl.col("year") == 2019)
    cast = {
        c: dict(votes.filter(pl.col("ccode") == c).select("rcid", "vote").iter_rows())
        for c in (CHINA, RUSSIA, UK)
    }
    sided = [r for r in cast[UK] if cast[UK][r] != 2 and r in cast[CHINA] and r in cast[RUSSIA]]
    both = sum(cast[CHINA][r] == cast[RUSSIA][r] == 4 - cast[UK][r] for r in sided)
    [found] = comity.joint_opposition(UK, years=(2019, 2019), states=(CHINA, RUSSIA)).to_dicts()
    assert found["joint_items"] == len(sided)
    assert found["opposition"] == pytest.approx(both / len(sided))


def test_opposition_to_the_united_states_is_the_measure():
    [found] = comity.joint_opposition(US, years=(2019, 2019), states=(CHINA, RUSSIA)).to_dicts()
    assert found["opposition"] == pytest.approx(
        trail("joint_opposition", CHINA, RUSSIA, 2019).value
    )
    assert comity.joint_opposition(US, years=(2019, 2019), states=(CHINA, US)).is_empty()
