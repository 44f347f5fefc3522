"""Facts told by denials, in another order, by what words leave out, and as what is known."""

from __future__ import annotations

import re

import pytest

from comity.claims.check import check
from comity.claims.claim import VerdictName
from comity.claims.events.read import without_known
from comity.claims.lexicon import read_lexicon
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import Context, Mention, gather_names
from comity.claims.text.times import NOW
from comity.claims.topics.kinds import measure_of_kind
from comity.claims.topics.parts.definite import definite_facts
from comity.claims.topics.parts.denied import affirmed, denies, is_of_all_time
from comity.claims.topics.parts.gapped import with_gaps_filled
from comity.claims.topics.parts.plain_order import past_of, plain_words, with_plain_words
from comity.claims.topics.parts.sentence_parts import sentence_parts, with_central_banks
from comity.claims.topics.parts.understood import completed

SUPPORTED = VerdictName.SUPPORTED


@pytest.fixture(scope="module")
def claims(values):
    def read(sentence, context=""):
        every = check(document_from_text(sentence), values, context=context).claims
        return [one for one in every if one.verdict.name.is_definite]

    return read


def parts_of(sentence):
    names = gather_names(read_lexicon())
    return sentence_parts(sentence, names.find_states(sentence), 2024)


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Angola, which had an embassy in Kinshasa in 1985, has one there today.", 2),
        ("Bolivia has no embassy in Santiago, nor does Chile keep one in La Paz.", 2),
        ("Sweden is represented in Pyongyang, and so is Poland.", 2),
        ("Brazil has an embassy in Pyongyang; Canada has none.", 2),
        ("Switzerland imposed sanctions on Belarus in 2022; Turkey did not.", 2),
        ("Egypt had an ambassador in Tripoli in 2003, as had Algeria.", 2),
        ("Never since 1989 has France cast a veto.", 1),
        ("Only in 2014 did Japan impose sanctions on Russia.", 1),
        ("There was no Chinese embassy in Panama in 2010.", 1),
        ("India has never had an embassy in Taipei's ally Belize.", 1),
        ("By severing diplomatic relations with Iran in 1979, Egypt lost a market.", 1),
        ("Not even the war of 1973 between Egypt and Israel closed the canal for good.", 1),
        ("Neither party won the 1965 war between India and Pakistan.", 1),
        ("Little came of the border clashes between Thailand and Cambodia in 2008.", 1),
        ("Ghana was a democracy in 2010.", 1),
        ("Spain was not a democracy in 1960.", 1),
        ("The Bank of Korea and the Bank of Japan had a swap line in 2010.", 1),
        ("The frontier between Finland and Sweden lies far in the north.", 1),
        ("Guatemala no longer has an embassy in Tehran.", 0),
        ("Georgia no longer has an embassy in Moscow.", 1),
        ("New Zealand lifted its sanctions on Fiji in 2014.", 1),
        ("Neither Israel nor Mexico has an embassy in Tehran's ally Pyongyang.", 2),
        ("Neither Israel nor Mexico has an embassy in Pyongyang.", 2),
        ("Ukraine, Russia's ally since 1950, spoke up.", 0),
        ("Belarus, Russia's ally since 1995, spoke up.", 1),
        ("Canada imposed sanctions on Myanmar in 2007; they were still in force in 2020.", 2),
        ("Under Turkish sanctions since 1993, Armenia turned north.", 1),
        ("In the wake of its war with Pakistan in 1971, India armed itself.", 1),
        ("Chile was visited by an American president in 1998, and Brazil in 1997.", 2),
        ("No draft was vetoed by China in 2015, and none by France.", 1),
        ("No resolution was vetoed by China or France in 2010.", 2),
        ("Neither Switzerland nor Austria belongs to NATO.", 2),
        ("Britain cast its last veto in 1989.", 1),
        ("Britain first used its veto in 1956.", 1),
        ("Senegal and Ghana were both visited by an American president between 1995 and 2010.", 2),
        ("The visit by President Carter to India in 1978 changed little.", 1),
        ("Turkey imposed a trade embargo on Armenia in 1993.", 1),
        ("That did not keep Greece from militarised disputes with Turkey in 1974.", 1),
        ("Poland, rated free in 2015, is freer than Turkey, which was rated not free in 2019.", 2),
        ("Mali was only partly free in 2014.", 1),
        ("India and China held joint exercises in 2003, 2007 and 2008.", 3),
        ("Ukraine was sanctioned by Russia from 2014.", 1),
        ("Georgia was hit with an embargo by Russia in 2006.", 1),
        ("Peru looked on, Bolivia having broken off relations with Chile in 1978.", 1),
        ("Iran protested, Egypt having broken off relations in 1979.", 1),
        ("Egypt, which had an ambassador in Tehran in 1970, kept no mission there in 2000.", 1),
        ("Bolivia, which broke off relations with Chile in 1978, still has no embassy there.", 2),
    ],
)
def test_what_is_so_is_borne_out(claims, sentence, number):
    given = claims(sentence)
    assert [one.verdict.name for one in given] == [SUPPORTED] * number


def test_who_has_none_elsewhere_is_the_subject_of_what_comes_before(claims):
    found = claims("In 2015 Norway had an embassy in Kenya but none in Chad.")
    assert [one.interpretation.states for one in found] == [(385, 501), (385, 483)]
    assert {one.verdict.name for one in found} == {SUPPORTED}


@pytest.mark.parametrize(
    "sentence",
    [
        "Germany is represented in Thimphu, and so is France.",
        "Never since 2010 has Russia cast a veto.",
        "Only in 1998 did Japan impose sanctions on Russia's ally Syria.",
        "India has never had an embassy in Beijing.",
        "Not even the war of 1985 between Peru and Chile closed the canal.",
        "Spain was a democracy in 1960.",
        "Georgia no longer has an embassy in Beijing.",
        "India never mentions its 1950 war with Bhutan.",
        "The sanctions of Britain on Zimbabwe were never lifted in 2003.",
        "Switzerland has had sanctions in force against Belarus since 1995.",
        "Britain cast its last veto in 1972.",
        "Britain first used its veto in 1963.",
        "Obama was the first American president to visit India in 2010.",
        "The United States has kept trade sanctions on Cuba in force since 1950.",
        "Poland was rated not free in 2015.",
        "No Russian draft was vetoed by the United States in 2024.",
        "The alleged 1962 war between India and China was an invention.",
    ],
)
def test_what_is_not_so_or_twisted_is_left_open(claims, sentence):
    assert not claims(sentence)


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("not until 1971 did <0> open an embassy in <1>", "<0> opened an embassy in <1> in 1971"),
        ("nor does <0> keep one in <1>", "<0> does not keep one in <1>"),
        ("having fought a war with <0>", "had fought a war with <0>"),
        ("it was in 1965 that <0> fought <1>", "<0> fought <1> in 1965"),
        ("<0> fought <1>", "<0> fought <1>"),
    ],
)
def test_words_are_put_in_plain_order(words, plain):
    assert plain_words(words) == plain


def test_verbs_have_a_past_of_their_own():
    assert [past_of(one) for one in ("fly", "ratify", "tighten")] == [
        "flew",
        "ratified",
        "tightened",
    ]
    part = parts_of("Having fought Iran")[0]
    assert with_plain_words(part).masked == "had fought <0>"


def test_a_denial_is_of_the_words_next_to_it():
    war = re.compile("war")
    assert affirmed("<0> and <1> have not been at war") == "<0> and <1> have been at war"
    assert denies("<0> had no war with <1>", war)
    assert not denies("<0> saw no end of its war with <1>", war)
    assert not affirmed("<0> has no embassy and no mission in <1>")
    assert is_of_all_time("<0> has never been there")
    assert not is_of_all_time("<0> has no embassy")


def test_what_is_left_out_is_that_of_the_part_before():
    parts = parts_of("Peru has an embassy in Cairo, but Chile has none")
    filled = with_gaps_filled(parts)
    assert filled[1].masked == "but <0> has no embassy in <2>"
    assert [filled[1].code(token) for token in ("<0>", "<2>")] == [155, 651]


def test_a_second_state_is_that_spoken_of():
    part = parts_of("Peru has an embassy in Cairo, where it has kept one")[1]
    assert completed(part, Context()).named == (651, 135)


def test_a_noun_with_its_year_is_a_fact_of_its_own():
    sentence = "Nobody remembers the 1981 clashes between Peru and Ecuador"
    part = parts_of(sentence)[0]
    known = list(definite_facts(part, 2024, ()))
    assert [(one.text, one.time.last) for one in known] == [
        ("the 1981 clashes between Peru and Ecuador", 1981)
    ]
    assert part.time != NOW
    assert not list(definite_facts(known[0], 2024, ()))


def test_a_kind_of_sanctions_has_its_own_measure():
    assert measure_of_kind("sanctions_imposed", "asset freezes") == "financial_sanctions_imposed"
    assert measure_of_kind("sanctions_imposed", "an embargo") == "sanctions_imposed"


def test_central_banks_stand_for_their_states():
    sentence = "The Bank of Japan has a swap line"
    one = Mention(12, 17, (740,), "name")
    assert with_central_banks(sentence, [one])[0].start == 0
    assert with_central_banks("The Bank of Japan cut rates", [one]) == [one]
    assert without_known([], []) == []
