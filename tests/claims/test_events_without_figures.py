"""Events without figures: who did what to whom and when, in the words of pages."""

import pytest

from comity.claims.events.found import find_events
from comity.claims.events.frames import event_frames, repeated_frames
from comity.claims.events.groups import with_groups
from comity.claims.events.line import line_of
from comity.claims.events.match import FrameMatch
from comity.claims.events.read import line_in_full
from comity.claims.events.states import with_leaders
from comity.claims.events.subjects import with_pronouns, with_subjects
from comity.claims.events.times import with_times
from comity.claims.events.twists import is_none, said_in
from comity.claims.lexicon import read_lexicon
from comity.claims.text.mentions import Context, gather_names
from comity.claims.text.times import NOW
from comity.claims.topics.plain import Said


@pytest.fixture(scope="module")
def names():
    return gather_names(read_lexicon())


@pytest.fixture(scope="module")
def line(names):
    def read(sentence, context=None):
        words = line_of(sentence, names.find_states(sentence))
        return line_in_full(words, context or Context(), 2024)

    return read


def test_a_sentence_is_a_line_of_states_times_and_groups(line):
    text = line(
        "On 1 May 2004 Malta, Cyprus and Latvia, all small, joined the European Union."
    ).text
    assert text == "<t> <ss> , all small , joined <g> ."


def test_a_pronoun_has_the_states_that_it_means(names):
    words = line_of("Peru left, and they fought", names.find_states("Peru left, and they fought"))
    read = with_pronouns(words, Context(pair=(135, 130)))
    assert [item.states for item in read.items if item.word == "<ss>"] == [(135, 130)]


def test_a_verb_without_a_subject_has_that_of_the_verb_before(names):
    said = "Obama flew to Lima and visited Cuba"
    read = with_subjects(with_leaders(line_of(said, names.find_states(said))))
    assert read.text == "<p> flew to <s> and <p> visited <s>"


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("on 12 March 1999", [1999]),
        ("in 1995, 2008 and again in 2015", [1995, 2008, 2015]),
        ("in June 2017, a decade earlier", [2017, 2007]),
        ("in July 2024, a year after the vote", [2024]),
        ("in 2016 and the following year", [2016, 2017]),
    ],
)
def test_times_that_count_from_others_have_their_year(words, years):
    items = with_times(line_of(words, []), NOW, None).items
    assert [time.last for item in items for time in item.times] == years


def test_the_bloc_is_the_group_named_last():
    read = with_groups(line_of("it left the bloc", []), Context(group="asean"))
    assert [item.group for item in read.items if item.group] == ["asean_member"]


def test_every_frame_names_who_did_it():
    places = {"who", "whom", "pair", "when"}
    assert all(places & set(frame.pattern.groupindex) for frame in event_frames())
    assert all({"who", "leader"} & set(one.groupindex) for one in repeated_frames())


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Peru severed diplomatic relations with Cuba in 1960.", Said.ENDED),
        ("Peru was vetoed by France in 1976.", Said.SO),
        ("In 2012 Obama was the first president to visit Burma.", Said.FIRST),
    ],
)
def test_an_event_is_said_as_its_words_say_it(line, sentence, said):
    assert [event.said for event in find_events(line(sentence), Context())] == [said]


def test_what_is_done_to_a_state_is_not_done_by_it(line):
    read = line("Peru was admitted by Chile and vetoed a draft.")
    frame = next(one for one in event_frames() if one.pattern.search(read.text))
    hit = FrameMatch(read, frame, frame.pattern.search(read.text), Context())
    assert not is_none(hit)
    assert said_in(hit) == (Said.SO, False)


JOINT, VETOES, VISITS = "joint_vetoes_in_year", "vetoes_cast", "leader_visits"
RELATIONS, SANCTIONS = "diplomatic_representation", "sanctions_imposed"


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("A text on Myanmar was buried in 2007 by a joint veto from Beijing and Moscow.",
         {(JOINT, (710, 365), 2007)}),
        ("The draft, which Jordan had put forward, was voted down on 30 December 2014 by the "
         "United States.", set()),
        ("A draft on Georgia's missions was killed on 15 June 2009 by the Russian delegation.",
         {(VETOES, (365,), 2009)}),
        ("Manila has welcomed four American presidents since: Bill Clinton in 1994, George Bush in "
         "2003, Barack Obama in 2014 and Donald Trump in 2017.",
         {(VISITS, (2, 840), year) for year in (1994, 2003, 2014, 2017)}),
        ("President Xi made a state visit to Peru in November 2016, after trips by Chinese leaders "
         "in 1995 and 2008.", {(VISITS, (710, 135), year) for year in (1995, 2008, 2016)}),
        ("Barack Obama travelled to Burma in 2012 and 2015.", {(VISITS, (2, 775), 2012)}),
        ("Ecuador and Peru came to blows in 1981, as they did, with heavier arms, in 1995.",
         {("militarised_disputes", (130, 135), 1981)}),
        ("The Football War pitted El Salvador against Honduras in July 1969.",
         {("interstate_war", (92, 91), 1969)}),
        ("Australia joined its allies in slapping sanctions on Russia in March 2014, as did Japan.",
         {(SANCTIONS, (900, 365), 2014), (SANCTIONS, (740, 365), 2014)}),
        ("Brussels has kept an arms embargo on Zimbabwe in place since February 2002.",
         {("eu_sanctions_imposed", (255, 552), 2023)}),
        ("Costa Rica dropped Taipei in June 2007.", {(RELATIONS, (94, 713), 2007)}),
        ("El Salvador dropped Taipei in August 2018, a year after Panama had done so.",
         {(RELATIONS, (92, 713), 2018), (RELATIONS, (95, 713), 2017)}),
        ("1 May 2004: among ten newcomers, the EU admitted Malta, Cyprus and Latvia.",
         {("eu_member", (code,), 2004) for code in (338, 352, 367)}),
        ("Albania and Croatia joined NATO in 2009, followed by Montenegro in 2017.",
         {("nato_member", (339,), 2009), ("nato_member", (344,), 2009),
          ("nato_member", (341,), 2017)}),
        ("Lithuania and Croatia, which joined the EU in 2004 and 2013, sent envoys.",
         {("eu_member", (368,), 2004), ("eu_member", (344,), 2013)}),
        ("North and South Korea exchanged fire in 2010, as they had done at sea in 1999.",
         {("militarised_disputes", (731, 732), 2010)}),
        ("EU sanctions against Moscow date from March 2014.",
         {("eu_sanctions_imposed", (255, 365), 2014)}),
        ("After a fraud in Minsk, Britain and Canada imposed new measures on Belarus in 2021.",
         {(SANCTIONS, (200, 370), 2021), (SANCTIONS, (20, 370), 2021)}),
        ("India, Russia, Brazil and China came together in 2009 to form BRICS.",
         {("brics_member", (code,), 2009) for code in (750, 365, 140, 710)}),
        ("A text on Namibia was rejected in April 1981 through vetoes by Britain and France.",
         {(JOINT, (200, 220), 1981)}),
        ("Two US presidents have been to Senegal since 2000: George W. Bush (2003), Obama (2013).",
         {(VISITS, (2, 433), year) for year in (2003, 2013)}),
        ("Switzerland is a member of neither the EU nor NATO.",
         {("eu_member", (225,), 2025), ("nato_member", (225,), 2025)}),
        ("Kyrgyzstan followed Armenia into the Eurasian Economic Union in 2015.",
         {("eaeu_member", (703,), 2015)}),
        ("Finland and Russia fought for fifteen weeks in the winter of 1940.",
         {("interstate_war", (375, 365), 1940)}),
        ("Slovenia was the first of the republics to join NATO in 2004.",
         {("nato_member", (349,), 2004)}),
        ("Belarus faced EU sanctions in 2006.",
         {("eu_sanctions_imposed", (255, 370), 2006), ("sanctions_received", (370,), 2006)}),
        ("Ghana is used to guests of rank: Clinton came in 1998, and Bush in 2008.",
         {(VISITS, (2, 452), 1998), (VISITS, (2, 452), 2008)}),
        ("North Macedonia and Albania joined NATO in 2020 and 2009 respectively.",
         {("nato_member", (343,), 2020), ("nato_member", (339,), 2009)}),
        ("Britain is no longer in the EU, which it left on 31 January 2020.",
         {("eu_member", (200,), 2025), ("eu_member", (200,), 2020)}),
        ("Slovakia and Slovenia became members of both NATO and the European Union in 2004.",
         {(f"{group}_member", (code,), 2004) for group in ("nato", "eu") for code in (317, 349)}),
        ("The Chinese premier flew to Canberra in March 2017, as had President Xi in 2014.",
         {(VISITS, (710, 900), 2017), (VISITS, (710, 900), 2014)}),
        ("Norway aligned itself with Brussels and in August 2014 adopted sanctions against Russia.",
         {(SANCTIONS, (385, 365), 2014)}),
        ("Burkina Faso switched sides in 2018, cutting ties with Taipei.",
         {(RELATIONS, (439, 713), 2018)}),
        ("Bush visited Vietnam in 2006 and Poland in 2007.",
         {(VISITS, (2, 816), 2006), (VISITS, (2, 290), 2007)}),
        ("Romania, which acceded to NATO in 2004 and to the EU in 2007, has grown.",
         {("nato_member", (360,), 2004), ("eu_member", (360,), 2007)}),
        ("Belarus became a full-fledged, tenth member of the SCO in 2024.",
         {("sco_member", (370,), 2024)}),
        ("Malta and Austria are in the EU but not in NATO.",
         {("eu_member", (338,), 2025), ("eu_member", (305,), 2025),
          ("nato_member", (338,), 2025), ("nato_member", (305,), 2025)}),
    ],
)  # fmt: skip
def test_events_are_borne_out_by_their_year(facts_borne_out, sentence, events):
    assert facts_borne_out(sentence) == events


@pytest.mark.parametrize(
    "sentence",
    [
        "France and Britain each have had a permanent veto since 1945.",
        "Russia, China and France each hold a veto.",
        "Britain can veto a resolution, as France may.",
        "In 2020 the United States vetoed the sale of a chip maker to China.",
        "Greece vetoed Macedonia's membership of NATO in 2008.",
        "China did not veto the resolution in 2011.",
        "The United States and Japan fought a trade war in 1995.",
        "In 1999 Poland joined NATO's air campaign against Yugoslavia.",
        "Finland joined the NATO exercises in 2023.",
        "Norway was admitted to the EU single market in 1994.",
        "In 2010 Clinton travelled to Vietnam as secretary of state.",
        "The veto by Russia of the Kosovo plan in 2007 never came.",
        "Trump's visit to Vietnam in 2017 was called off.",
        "Sweden wanted to follow Norway and join NATO in 2024.",
        "Chile asked Peru to sever relations with Cuba in 1960.",
        "Austria's minister flew to Cuba and visited Peru in 2016.",
        "Jordan planned to sever diplomatic relations with Israel in 1994.",
        "Ethiopia and Eritrea were at war from 1998 to 2010.",
    ],
)
def test_what_only_sounds_like_an_event_is_left_open(facts_borne_out, sentence):
    assert facts_borne_out(sentence) == set()


def test_a_state_that_the_sentence_before_names_is_sanctioned(facts_borne_out):
    read = facts_borne_out(
        "Washington first enacted sanctions in 1988.", "Why Myanmar was punished."
    )
    assert read == {(SANCTIONS, (2, 775), 1988)}


@pytest.mark.parametrize(
    ("before", "sentence", "facts"),
    [
        (
            "",
            "Norway joined the EU's sanctions against Russia in 2022.",
            {("sanctions_imposed", (385, 365), 2022)},
        ),
        (
            "",
            "Iceland followed the European Union in imposing sanctions on Russia in 2023.",
            {("sanctions_imposed", (395, 365), 2023)},
        ),
        ("", "Serbia did not join the EU's sanctions against Russia in 2022.", set()),
        (
            "China and the United States traded little before 1970.",
            "Diplomatic relations were established in 1979.",
            {("diplomatic_representation", (710, 2), 1979)},
        ),
        (
            "",
            "In 2015 ASEAN comprised ten member states, including Indonesia, Laos and Thailand.",
            {("asean_member", (code,), 2015) for code in (850, 812, 800)},
        ),
    ],
)
def test_sanctions_joined_relations_cut_and_members_listed(
    facts_borne_out, before, sentence, facts
):
    assert facts <= facts_borne_out(sentence, before)
    assert bool(facts) or not facts_borne_out(sentence, before)
