"""What a whole sentence says, and a reading of one of its parts leaves out, is not judged."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.claim import Interpretation
from comity.claims.doubts import left_out as doubts
from comity.claims.doubts.left_out import with_doubts
from comity.claims.lexicon import read_lexicon
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import gather_names
from comity.claims.text.sentences import TextSpan
from comity.claims.verdict.ranks import NOT_OUSTED
from comity.wording.claims import sentence as sentence_of

BELARUS, KYRGYZSTAN, INDIA, UK, GERMANY, IRELAND = 370, 703, 750, 200, 255, 205


@pytest.fixture(scope="module")
def claims(values):
    return lambda text: check(document_from_text(text), values).claims


@pytest.fixture(scope="module")
def judged(tested):
    def read(text):
        return [(one.interpretation.states, one.verdict.name.value) for one in tested(text)]

    return read


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("The United States imposes sanctions.", doubts.WHOSE_SANCTIONS),
        (
            "Trade between Venezuela and the United States fell after 2019 to less than 2 billion "
            "dollars.",
            doubts.LEVEL_OF_YEARS,
        ),
        (
            "Finland and Sweden have been members of NATO since 2023 and 2024, respectively.",
            doubts.IN_TURN,
        ),
        ("Britain and France have not vetoed any resolution since 1989.", doubts.EACH_VETO),
        ("Russia supplied more of China's crude than Saudi Arabia, in 2023.", doubts.WHICH_SELLER),
        ("China replaced Japan as Brazil's largest trading partner in 2009.", NOT_OUSTED),
    ],
)
def test_what_the_sentence_says_more_is_named_and_nothing_is_judged(text, doubt, claims):
    verdicts = [one.verdict for one in claims(text)]
    assert {one.name.value for one in verdicts} == {"untestable"}
    assert any(sentence_of(doubt).rstrip(".") in one.why for one in verdicts)


@pytest.mark.parametrize(
    "text",
    [
        "China replaced the United States as Brazil's largest trading partner in 2009.",
        "France displaced the United States as the second-largest supplier of arms to India in "
        "2018-22.",
        "Croatia joined NATO in 2009.",
        "China is under US sanctions.",
    ],
)
def test_what_is_tested_whole_is_still_judged(text, judged):
    assert judged(text)[0][1] == "supported"


@pytest.mark.parametrize(
    "text",
    [
        "Nearly half of US imports in 2023 came from Mexico (15 percent), China (14 percent) and "
        "Canada (14 percent).",
        "Japan's two largest export markets, the United States and China, took 20 and 18 percent "
        "of its exports in 2023, and Taiwan 6 percent.",
    ],
)
def test_a_total_and_a_rank_of_several_are_not_denied_by_one_of_them_or_another(text, judged):
    assert "contradicted" not in {name for _, name in judged(text)}


def test_who_signed_a_treaty_did_not_join_in_the_year_counted_from_it(judged):
    text = (
        "Kyrgyzstan and Armenia joined the Eurasian Economic Union in 2015, a year after Belarus, "
        "Kazakhstan and Russia signed its treaty."
    )
    verdicts = dict(judged(text))
    assert verdicts[KYRGYZSTAN,] == "supported"
    assert verdicts[BELARUS,] == "untestable"


def test_a_balance_after_an_apposition_is_of_the_subject(judged):
    text = (
        "The UK runs a deficit with Germany, its second-largest partner, and a surplus with "
        "Ireland."
    )
    assert ((UK, IRELAND), "supported") in judged(text)
    assert (GERMANY, IRELAND) not in dict(judged(text))


def test_a_year_that_ends_the_sentence_is_of_all_its_parts(claims):
    text = "The UK bought most of its gas from Norway, its largest supplier, in 2021."
    years = {one.interpretation.test.time.last for one in claims(text) if one.interpretation}
    assert years == {2021}


def test_a_reading_without_a_test_is_returned_as_it_is():
    reading = (
        TextSpan("a part", 0, 6),
        Interpretation("a rule", "", (BELARUS,), None, "no measure"),
    )
    assert with_doubts("a sentence", reading, gather_names(read_lexicon())) is reading


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Armenia froze its membership of the CSTO in 2024.", doubts.FROZEN),
        ("China met Vietnam. It has no formal allies.", doubts.NO_ALLIES),
        (
            "Japan imported 97 percent of its arms from the United States in 2020-24; for "
            "Australia it was 81 percent.",
            doubts.IN_PLACE,
        ),
        (
            "Iran is near Turkey. The country has not fought a war between states since 1988.",
            doubts.NO_ALLIES,
        ),
        ("Washington imposed new sanctions on it in 2020.", doubts.WHOSE_SANCTIONS),
        ("Morocco met Russia. It has never been a member of BRICS.", doubts.ONE_MEMBER),
    ],
)
def test_what_is_suspended_or_of_all_states_is_not_judged(text, doubt, claims):
    last = claims(text)[-1].verdict
    assert last.name.value == "untestable"
    assert sentence_of(doubt).rstrip(".") in last.why
