"""A fact in plain words is supported where the data have it, and is never denied."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.claim import VerdictName
from comity.claims.text.documents import document_from_text
from comity.claims.text.quantities import Quantity
from comity.claims.topics.plain import Said, said_of
from comity.claims.topics.topic import topics
from comity.claims.verdict.lone_readings import is_telling

SUPPORTED = VerdictName.SUPPORTED


@pytest.fixture(scope="module")
def verdicts(values):
    def read(sentence):
        claims = check(document_from_text(sentence), values).claims
        return {one.verdict.name for one in claims if one.verdict.name.is_definite}

    return read


@pytest.mark.parametrize(
    "sentence",
    [
        "Iraq's troops fought Iran in September 1980.",  # a month is within its year
        "In May 1982 Argentina and Britain fought over some islands.",
        "Mongolia shares long frontiers with China.",
        "Bolivia, a poor state, has no embassy in Hanoi.",
        "Norway's diplomats have run an embassy in Hanoi since 2003.",
        "China's new envoy vetoed the draft on Syria in 2012.",
        "Estonia, like its neighbour, acceded to NATO in 2004.",
        "Switzerland has stayed out of the European Union.",
        "Angered, Washington imposed sanctions on Turkey in 2020.",
        "Greek and Turkish pilots clashed over the Aegean in 1996.",
        "France, so it is said in Paris, has cast no veto at all since December 1989.",
        "New Delhi's old rivalry with Islamabad colours everything.",
    ],
)
def test_what_the_data_have_is_supported(verdicts, sentence):
    assert verdicts(sentence) == {SUPPORTED}


@pytest.mark.parametrize(
    "sentence",
    [
        "Iraq's troops invaded Iran in September 1950.",  # not so
        "Greek and Turkish pilots, it seems, clashed over the Aegean in 1971.",
        "Mongolia's frontiers with China were closed.",  # twisted
        "Armenia borders Russia and Ukraine.",  # not the two with each other
        "Iraq's troops never invaded Iran in September 1980.",
        "Washington refused to keep sanctions on Turkey in 2020.",
        "Greek and Turkish pilots almost clashed over the Aegean in 1996.",
        "China's envoy may have vetoed the draft on Syria in 2012.",
        "Norway's diplomats left when an embassy in Hanoi closed.",
    ],
)
def test_what_they_do_not_have_or_what_is_twisted_is_left_open(verdicts, sentence):
    assert SUPPORTED not in verdicts(sentence)
    assert VerdictName.CONTRADICTED not in verdicts(sentence)


def topic_of(measure):
    return next(one for one in topics() if one.measures[0] == measure)


@pytest.mark.parametrize(
    ("measure", "words", "said"),
    [
        ("nato_member", "<0> joined nato", Said.BEGUN),
        ("nato_member", "<0> left nato", Said.ENDED),
        ("nato_member", "<0> is not in nato", Said.NOT_SO),
        ("nato_member", "<0> is a member of nato", Said.SO),
        ("nato_member", "<0> applied to join nato", Said.OTHERWISE),
        ("sanctions_imposed", "<0> has kept sanctions on <1>", Said.SO),
        ("sanctions_imposed", "<0> lifted sanctions on <1>", Said.ENDED),
        ("sanctions_imposed", "<0> eased sanctions on <1>", Said.OTHERWISE),
        ("defence_obligation", "<0> is a former ally of <1>", Said.OTHERWISE),
    ],
)
def test_the_words_tell_whether_it_is_so_began_or_ended(measure, words, said):
    assert said_of(topic_of(measure), words) is said


def test_every_fact_is_of_something_that_is_so_or_is_counted(values):
    facts = [one for one in topics() if one.asserts]
    assert len(facts) > 15
    levels = {"representation_level", "polity_score", "freedom_rating"}  # of levels and classes
    facts = [one for one in facts if one.measures[0] not in levels]
    kinds = {values.describe(name).unit.kind.value for one in facts for name in one.measures[:1]}
    assert kinds <= {"boolean", "count", "money"}


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        ("745", VerdictName.ROUNDED),  # the data: 734 billion
        ("790", None),  # within what rounding explains elsewhere, too far for words alone
    ],
)
def test_a_figure_by_its_words_may_have_been_revised_since_by_little(verdicts, figure, verdict):
    sentence = (
        "Military outlays by the United States, which are the highest, grew by 5.3 percent to a "
        f"sum of ${figure} billion in 2019 on one count, and nobody minded."
    )
    assert verdicts(sentence) == ({verdict} if verdict else set())


@pytest.mark.parametrize(("digits", "half", "tells"), [(25.0, 0.5, True), (3.0, 0.5, False)])
def test_a_figure_tells_where_another_would_hardly_have_its_digits(digits, half, tells):
    assert is_telling(Quantity(digits, "count", half, "", "")) is tells
