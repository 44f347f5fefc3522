"""Several states taken together: which words add them up, and what their sum is tested on."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.claim import VerdictName
from comity.claims.reading.together import MOST
from comity.claims.text.documents import document_from_text
from comity.claims.verdict.explain import describe_test


def checked(text, values):
    return check(document_from_text(text), values).claims


@pytest.mark.parametrize(
    "text",
    [
        "Finland and Denmark together spent 14.1 billion dollars on defence in 2023.",
        "Between them, Finland and Denmark spent 14.1 billion dollars on defence in 2023.",
        "The combined military spending of Finland and Denmark was 14.1 billion dollars in 2023.",
    ],
)
def test_what_states_spend_together_is_added_up(text, values):
    (claim,) = checked(text, values)
    # 5.928 and 8.133 billion dollars by SIPRI.
    assert claim.verdict.name is VerdictName.SUPPORTED
    assert "14.1\N{NO-BREAK SPACE}bn" in claim.verdict.why
    assert "members" not in claim.verdict.why


def test_shares_of_a_state_that_several_take_are_added_up(values):
    (claim,) = checked(
        "China and the United States combined took 54 percent of Chile's exports in 2023.", values
    )
    assert describe_test(claim.interpretation.test).startswith(
        "export_share(Chile, China and the United States)"
    )


def test_words_that_add_up_may_follow_the_figure(values):
    text = "China and Peru bought 41 percent of Chile's exports together."
    test = describe_test(checked(text, values)[-1].interpretation.test)
    assert test.startswith("export_share(Chile, China and Peru)")


def test_what_is_no_sum_of_theirs_is_contradicted(values):
    text = "Finland and Denmark together spent 24 billion dollars on defence in 2023."
    assert checked(text, values)[0].verdict.name is VerdictName.CONTRADICTED


@pytest.mark.parametrize(
    "text",
    [
        "Finland and Denmark spent 14.1 billion dollars on defence in 2023.",
        "Finland and Denmark together voted with 14.1 percent of members in 2023.",
        "Finland and Denmark, together with Norway, spent 14.1 billion dollars on defence in 2023.",
    ],
)
def test_without_a_word_that_adds_them_up_no_sum_is_meant(text, values):
    assert all(one.verdict.name is not VerdictName.SUPPORTED for one in checked(text, values))


def test_what_cannot_be_added_up_is_left_open(values):
    text = "Germany and France together joined NATO in 1949."
    assert not any(one.verdict.name.is_definite for one in checked(text, values))


def test_more_states_than_a_sentence_adds_up_are_left_open(values):
    listed = "Finland, Denmark, Norway, Sweden and Iceland"
    assert listed.count(",") + 2 > MOST
    text = f"{listed} together spent 30 billion dollars on defence in 2023."
    assert not any(one.verdict.name.is_definite for one in checked(text, values))


def test_the_next_sentence_is_about_the_states_each(values):
    text = "Greece and Turkey together spent 2 billion dollars on arms. Both belong to NATO."
    tests = [describe_test(one.interpretation.test) for one in checked(text, values)[1:]]
    assert any("nato_member(Greece)" in test for test in tests)


@pytest.mark.parametrize(
    "text",
    [
        "Germany spent more on its military in 2023 than Finland and Denmark put together.",
        "In 2023 Germany outspent Finland and Denmark combined.",
        "Finland spent less on its military in 2023 than Germany and Denmark together.",
    ],
)
def test_what_one_state_does_is_compared_with_what_several_do_together(text, values):
    # 5.9 and 8.1 billion dollars by SIPRI, and ten times as much in Germany
    (claim,) = checked(text, values)
    assert claim.verdict.name is VerdictName.SUPPORTED
    assert (
        claim.interpretation.test.against[0].states != claim.interpretation.test.lookups[0].states
    )
    assert "and Denmark:" in claim.verdict.why


def test_more_than_one_of_several_is_not_more_than_all_of_them(values):
    # Denmark spent more than Finland, and less than Finland and Germany.
    text = "Denmark spent more on its military in 2023 than Finland and Germany combined."
    assert checked(text, values)[0].verdict.name is not VerdictName.SUPPORTED


def test_shares_of_their_own_economies_have_no_sum(values):
    text = "Germany spends a larger share of its GDP on defence than Finland and Denmark combined."
    assert checked(text, values)[0].verdict.name is VerdictName.UNTESTABLE
