"""Words that mean something else than the measure of their subject leave a claim open."""

from __future__ import annotations

from datetime import date

import pytest

from comity.claims.check import check
from comity.claims.claim import FIGURE, ClaimTest, Lookup
from comity.claims.doubts import meanings, wholes
from comity.claims.doubts.doubt import Doubt
from comity.claims.doubts.intentions import INTENTIONS
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import Mention
from comity.claims.text.times import NOW
from comity.wording.claims import sentence as sentence_of


@pytest.fixture(scope="module")
def judged(values):
    def read(text, **known):
        claims = check(document_from_text(text), values, **known).claims
        return [(one.verdict.name.value, one.verdict.why) for one in claims]

    return read


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Peru and Chile have strong bilateral ties.", meanings.TONE),
        ("Peru has downgraded its diplomatic relations with Mexico.", meanings.TONE),
        ("Bulgaria has banned imports from Ukraine.", meanings.BANNED),
        ("Malta votes for Cyprus.", meanings.CONTEST),
        ("The war between Israel and Iran was fought in Syria.",
         meanings.BATTLEFIELD),
        ("A war against Austria was deemed necessary in Italy in 1914.", meanings.NO_WAR),
        ("Poland has become an arms partner for America's allies.", meanings.WHOSE_ALLIES),
        ("Canada surpassed American exports in 2013.", wholes.COMPARED),
        ("Germany, France and Belgium are also important markets for each.", wholes.EACH),
        ("Australia fought alongside the United States in 1968.", wholes.BESIDE),
        ("Egypt's GDP in 2012 was less than the $290 billion in Ohio.", wholes.NO_STATE),
        ("Though Spain had previously supplied Egypt with arms, it found that difficult.",
         meanings.BEFORE),
    ],
)  # fmt: skip
def test_what_is_meant_otherwise_is_left_open_and_says_why(text, doubt, judged):
    given = judged(text)
    assert any(sentence_of(doubt) in why for _, why in given)
    assert {verdict for verdict, why in given if sentence_of(doubt) in why} == {"untestable"}


@pytest.mark.parametrize(
    "text",
    [
        "France has diplomatic relations with Chad.",
        "There is a Brazilian embassy in Peru.",
        "Argentina is the third main destination of Brazilian exports.",
        "Chile fought a war with Peru in 1880.",
    ],
)
def test_what_is_said_plainly_is_judged(text, judged):
    assert [verdict for verdict, _ in judged(text)] == ["supported"]


@pytest.mark.parametrize(
    "text",
    [
        "Trade between Nigeria and South Africa hit ₦1.3 trillion in 2015.",
        "Trade between Ghana and Togo came to ₵900 million in 2015.",
    ],
)
def test_a_sign_of_any_other_currency_is_no_dollar(text, judged):
    assert {verdict for verdict, _ in judged(text)} == {"untestable"}


def test_a_sum_without_a_currency_is_not_denied(judged):
    assert judged("Kenya exported goods worth 72.2bn to Uganda in 2015.")[0][0] == "untestable"
    assert judged("Kenya exported goods worth $72.2bn to Uganda in 2015.")[0][0] == "contradicted"


def test_a_flow_without_a_word_of_degree_is_not_said_to_be_high(judged):
    assert "supported" not in [v for v, _ in judged("Thailand bans some imports from Cambodia.")]


def test_the_newest_figure_of_a_text_with_a_day_may_be_two_years_old(judged):
    text = "Italy gets 39 percent of its gas from Russia."
    assert judged(text, written=date(2022, 9, 13))[0][0] == "supported"


def test_what_is_so_since_a_year_is_known_of_the_years_before_that_of_the_text(judged):
    text = "Ghana has been Switzerland's main African trade partner since 2016."
    assert judged(text, written=date(2017, 7, 13))[0][0] != "contradicted"


@pytest.mark.parametrize(
    ("context", "is_of_part"),
    [
        ("In the first half of 2019 trade fell.", True),
        ("In January and February trade fell.", True),
        ("In 2019 trade fell.", False),
    ],
)
def test_a_figure_after_a_part_of_a_year_is_of_that_part(context, is_of_part, judged):
    text = "China's exports to North Korea fell to $198 million."
    [(verdict, why)] = judged(text, context=context, written=date(2020, 4, 26))
    assert (sentence_of(wholes.PART_OF_YEAR) in why) == is_of_part
    assert verdict == "untestable"


def test_no_doubt_is_found_in_a_plain_sentence():
    text = "Peru sold goods to Chile."
    mentions = [Mention(0, 4, (135,), "name"), Mention(19, 24, (155,), "name")]
    test = ClaimTest((Lookup("exports", (135, 155)),), NOW, FIGURE)
    doubts: tuple[Doubt, ...] = (*INTENTIONS, *meanings.OTHER_MEANINGS, *wholes.OTHER_WHOLES)
    assert [find(text, text, test, mentions) for find in doubts] == [""] * len(doubts)


@pytest.mark.parametrize(
    "text",
    [
        "Many dislike both, but more call Russia an enemy.",
        "The two sides regard India as a rival.",
        "Americans see Canada as their closest ally.",
    ],
)
def test_who_is_called_an_enemy_or_an_ally_may_be_none(judged, text):
    assert all(verdict == "untestable" for verdict, _ in judged(text))
