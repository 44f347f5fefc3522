"""What began or ended in a year is told by the recorded years around it, and never denied."""

from __future__ import annotations

from functools import partial

import pytest

from comity.claims.check import check
from comity.claims.claim import VerdictName
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import Context
from comity.claims.text.times import TimeSpan
from comity.claims.topics.carried import with_carried
from comity.claims.topics.counted import has_count, without_count
from comity.claims.topics.each import years_listed
from comity.claims.topics.fact_tests import Fact
from comity.claims.topics.heads import with_heads
from comity.claims.topics.named_before import remember_named
from comity.claims.topics.parts.sentence_parts import sentence_parts
from comity.claims.topics.plain import Said
from comity.claims.topics.switches import with_switches
from comity.claims.topics.topic import topics
from comity.claims.topics.turns import turn_between, years_around

SUPPORTED = VerdictName.SUPPORTED
ASEAN = "The Association of Southeast Asian Nations began with five states."
PACT = "The treaty on mutual assistance between Moscow and Helsinki was a defence pact."


@pytest.fixture(scope="module")
def claims(values):
    def read(sentence, context=""):
        every = check(document_from_text(sentence), values, context=context).claims
        return [one for one in every if one.verdict.name.is_definite]

    return read


@pytest.mark.parametrize(
    ("sentence", "measure", "year"),
    [
        ("Canada shut its embassy in Tehran in September 2012.", "diplomatic_representation", 2012),
        ("Relations between Rabat and Tehran, restored only lately, were broken off in May 2018.",
         "diplomatic_representation", 2018),
        ("Israel and Jordan established full diplomatic relations in November 1994.",
         "diplomatic_representation", 1994),
        ("Costa Rica switched recognition to Beijing in 2007.", "diplomatic_representation", 2007),
        ("Norway and Cuba have embassies in each other's capitals.", "mutual_representation", 2020),
        ("Oil was why Paraguay and Bolivia fought a long war.", "interstate_war", 1935),
        ("Iraq and Syria went to war with Israel between 1948 and 1949.", "interstate_war", 1948),
        ("Ecuador and Peru fought a war in 1995.", "interstate_war", 1995),
        ("The pact between Moscow and Helsinki, inked in April 1948, kept the peace.",
         "defence_obligation", 1948),
        ("The defence treaty of Libya and Malta dates from 1984.", "defence_obligation", 1984),
        ("India and Pakistan became full members of the Shanghai Cooperation Organisation in 2017.",
         "sco_member", 2017),
        ("Uzbekistan left the CSTO a second time in 2012.", "csto_member", 2012),
        ("The embargo that Riyadh had slapped on Doha was lifted in January 2021.",
         "sanctions_imposed", 2021),
        ("Canada first put sanctions on Venezuela in 2017, it said.", "sanctions_imposed", 2017),
        ("Chile's trade agreement with China, a first, entered into force in October 2006.",
         "trade_agreements", 2006),
        ("It was the first visit by an American president to Mongolia, in 2005.",
         "leader_visits", 2005),
        ("Washington cast its third veto of the year in November 2024.", "vetoes_cast", 2024),
        ("Russia vetoed the draft by itself in 2022, as so often.", "sole_vetoes", 2022),
    ],
)  # fmt: skip
def test_an_event_that_the_data_have_is_supported(claims, sentence, measure, year):
    found = [one for one in claims(sentence) if one.verdict.evidence[0].lookup.measure == measure]
    assert {one.verdict.name for one in found} == {SUPPORTED}
    assert year in {one.verdict.evidence[0].year for one in found}


@pytest.mark.parametrize(
    "sentence",
    [
        "Canada shut its embassy in Tehran in September 1996.",  # not so
        "Israel and Jordan established full diplomatic relations in November 1983.",
        "Norway withdrew its recognition of Taipei in 2003.",
        "Oil was why Argentina and Bolivia fought a long war.",
        "The pact between Moscow and Oslo, inked in April 1948, kept the peace.",
        "The defence treaty of Libya and Malta dates from 1987.",  # in force, and not since then
        "The embargo that Riyadh had slapped on Doha was lifted in January 2018.",
        "Australia first imposed sanctions on Fiji in 2006.",  # it had before
        "Chile's trade agreement with China, a first, entered into force in October 2011.",
        "It was the first visit by an American president to India, in 1978.",
        "Washington cast its fifth veto of the year in November 2024.",
        "Nicaragua broke relations with Taipei.",  # after the data end
        "Uzbekistan nearly left the Collective Security Treaty in 2012.",
        "Canada threatened to shut its embassy in Tehran in 2012.",
        "Jordan broke off talks on trade ties with Israel in 1994.",
    ],
)
def test_what_the_data_do_not_have_is_left_open(claims, sentence):
    assert not claims(sentence)


@pytest.mark.parametrize(
    ("context", "sentence", "states"),
    [
        ("", "In 1992 Seoul dropped Taipei for Beijing.", {(732, 713), (732, 710)}),
        ("", "Norway kept its embassy in Manila up to 2001.", set()),  # and to this day
        ("", "Panama kept its embassy in Taipei until 2017.", {(95, 713)}),
        ("", "Relations of Bogotá with Caracas ended three years after 2016.", set()),
        ("", "Egypt has had no embassy in Tehran since 1980.", {(651, 630)}),
        ("", "Bolivia and Chile had no relations (say some) from 1980 to 1995.", {(145, 155)}),
        ("In 1974 Cairo turned west.", "In June the American president flew to Egypt.", {(2, 651)}),
        ("In 1975 Cairo turned west.", "In June the American president flew to Egypt.", set()),
        ("", "Some have been visited by a sitting American president: Peru and Mongolia.",
         {(2, 135), (2, 712)}),
        ("", "Some have been visited by a sitting American president: Bhutan and Nauru.", set()),
        ("", "The pact of Chad and Peru was signed in 1960.", set()),
        ("", "Norway keeps no mission in Suva.", {(385, 950)}),
        ("", "Libya's alliance with Malta, in force since 1984, ended in 1990.", {(620, 338)}),
        ("", "The alliance of Chile's left with Peru's unions dates from 1945.", set()),
        ("", "The Chinese leader came to Wellington in 2014 and to Suva in November 2014.",
         {(710, 920), (710, 950)}),
        ("", "The Chinese leader's aide came to Suva in November 2014.", set()),
        ("", "The accord of Australia with Thailand on free trade came into force in 2005.",
         {(900, 800)}),
        ("NATO had grown.", "Albania was followed in 2017 by Montenegro, and not by Serbia.",
         {(341,)}),
        ("", "Egypt has had no embassy in Tehran since it lost patience in 1980.", {(651, 630)}),
        ("", "Having closed its legation in Tel Aviv in 1967, Hungary regretted it.", {(310, 666)}),
        ("", "Peruvian pilots and Ecuadorian gunners clashed in 1981 and 1995.", {(135, 130)}),
        ("", "In 1980 Egypt broke off talks on relations with Iran.", set()),
        ("", "Romania's motorways joined those of the European Union in 2007.", set()),
        ("", "Switzerland said that in 2014 the EU had put sanctions on Russia.", {(255, 365)}),
        ("", "A former American president visited Mongolia in 2005.", set()),
        (ASEAN, "Cambodia was admitted in 1999 to the board of a bank.", set()),
        (PACT, "It was a cold spring in 1948, and many were unsigned.", set()),
        ("", "Peru, so angered, broke off relations with Cuba in 1964.", {(135, 40)}),
        ("", "Chile followed Peru in imposing sanctions on Fiji in 1987.", set()),
        ("", "Australia followed Peru in imposing sanctions on Fiji in 1987.", {(900, 950)}),
        ("", "The American president left London, and was received in Lima in 2002.", {(2, 135)}),
        ("", "The American president left London, and was received in Lima in 2003.", set()),
        ("", "Norway's mission in Havana, closed in 1988 to save money, stood empty.", {(385, 40)}),
        ("Riga and Tallinn feared the same.", "Their alliance, signed in 1923, came late.",
         {(367, 366)}),
        ("Riga and Tallinn feared the same.", "Their alliance, signed in 1950, came late.", set()),
        ("", "The treaty on the river between Mexico and the United States was signed in 1944.",
         set()),  # it obliges to no defence
    ],
)  # fmt: skip
def test_words_around_an_event_say_whose_it_is_and_when(claims, context, sentence, states):
    assert {one.interpretation.states for one in claims(sentence, context)} == states


def test_the_group_is_that_of_the_sentence_before(claims):
    found = claims(
        "Vietnam became its seventh member in July 1995, and Laos joined in 1997.", ASEAN
    )
    assert [one.interpretation.states for one in found] == [(816,), (812,)]
    assert not claims("Vietnam became its seventh member in July 1991.", ASEAN)


def test_each_of_the_states_listed_before_is_a_claim(claims):
    before = "Slovakia, Slovenia and Bulgaria lie far apart."
    found = claims("These countries are members of NATO, which they joined in 2004.", before)
    assert {one.interpretation.states for one in found} >= {(317,), (349,), (355,)}


def test_the_pact_is_that_of_the_sentence_before(claims):
    (found,) = claims("It was inked in 1948.", PACT)
    assert {*found.interpretation.states} == {365, 375}
    assert not claims("It was inked in 1935.", PACT)


def test_each_of_several_states_and_years_is_a_claim(claims):
    several = claims("Saudi Arabia, Egypt and Bahrain imposed an embargo on Qatar in June 2017.")
    assert {one.interpretation.states for one in several} == {(670, 694), (651, 694), (692, 694)}
    years = claims("Ecuador and Peru came to blows in 1981 and 1995.")
    assert {one.verdict.year for one in years} == {1981, 1995}


def test_a_war_told_by_who_won_has_a_premise_only(values):
    (found,) = check(document_from_text("Bolivia lost a war against Chile."), values).claims
    assert found.verdict.name is VerdictName.PREMISE


def test_a_turn_is_between_recorded_years_with_the_one_named():
    rows = {year: {"value": float(year >= 1970)} for year in (1960, 1965, 1970, 1975)}
    assert turn_between("begun", rows, TimeSpan("year", last=1968)) == (1965, 1970)
    assert turn_between("begun", rows, TimeSpan("year", last=1972)) is None
    assert turn_between("ended", rows, TimeSpan("year", last=1968)) is None
    assert turn_between("begun", rows, TimeSpan()) == (1965, 1970)  # and it is so still
    assert years_around(rows, TimeSpan("year", last=1962)) == (1960, 1965)


def test_a_war_is_so_of_any_time_and_an_alliance_is_not():
    war, alliance = (
        next(one for one in topics() if one.measures[0] == name)
        for name in ("interstate_war", "defence_obligation")
    )
    told = partial(Fact, Said.SO, measure=None, masked="<0> fought <1> in a war", now=2025)
    assert told(topic=war).is_of_any_time(TimeSpan())
    assert not told(topic=war).is_of_any_time(TimeSpan("year", last=1962))
    assert not told(topic=alliance).is_of_any_time(TimeSpan())


def test_a_list_of_years_is_no_span():
    assert years_listed("fought in 1941, 1981 and 1995") == (1941, 1981, 1995)
    assert years_listed("fought between 1941 and 1981") == ()


def test_a_number_of_times_is_read():
    assert has_count("<0> vetoed it for the ninth time since 2023")
    assert without_count("<0> cast its ninth veto") == "<0> cast its veto"


def test_the_subject_of_a_sentence_is_that_of_its_verb(values):
    names = _names()
    text = "Chile's pact with Peru, the first of its kind, lapsed in 1950."
    parts = with_heads(sentence_parts(text, names.find_states(text), 2025))
    assert parts[-1].masked == "<0>'s pact with <1> lapsed in 1950"


def test_a_noun_is_carried_on_to_what_refers_to_it():
    text = "Chile restored diplomatic relations with Peru, which it had cut in 1879."
    parts = with_carried(sentence_parts(text, _names().find_states(text), 2025))
    assert parts[-1].masked.startswith("<0> and <1>: diplomatic relations")
    assert parts[-1].named == (155, 135)


def test_a_switch_is_an_end_and_a_beginning():
    text = "Malawi switched recognition from Taipei to Beijing."
    parts = with_switches(sentence_parts(text, _names().find_states(text), 2025))
    assert [part.named for part in parts] == [(553, 713), (553, 710)]


def test_a_sentence_leaves_its_group_and_pact_to_the_next():
    names, context = _names(), Context()
    text = "The non-aggression pact between Chile and Peru came before ASEAN."
    remember_named(text, names.find_states(text), context)
    assert context.group == "asean"
    assert context.pact == ("non-aggression pact", (155, 135))


def _names():
    from comity.claims.lexicon import read_lexicon
    from comity.claims.text.mentions import gather_names

    return gather_names(read_lexicon())
