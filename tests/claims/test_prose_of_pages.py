"""How pages leave out whose and of when a figure is, and what is read in its place."""

from __future__ import annotations

from datetime import date

import pytest

from comity.claims.check import check
from comity.claims.claim import VerdictName
from comity.claims.figures.compared import in_turn
from comity.claims.figures.frame import Frame, Scene
from comity.claims.figures.owners import owner_and_partner
from comity.claims.figures.parts import find_parts
from comity.claims.lexicon import read_lexicon
from comity.claims.text.asides import strip_occasion
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import gather_names
from comity.claims.text.quantities import find_quantities
from comity.claims.text.spelling.plain_spelling import plainly_spelled
from comity.claims.text.times import NOW, find_time

US, PERU, CHILE, BRAZIL, UK, GERMANY, POLAND = 2, 135, 155, 140, 200, 255, 290
RUSSIA, INDIA, CHINA, JAPAN, TURKEY, IRAN, EGYPT = 365, 750, 710, 740, 640, 630, 651
KENYA, UGANDA, MALI, FRANCE, SPAIN, QATAR, CUBA = 501, 500, 432, 220, 230, 694, 40


@pytest.fixture(scope="module")
def read(values):
    def readings(text, context="", written=None):
        claims = check(document_from_text(text), values, context=context, written=written).claims
        return {
            (one.interpretation.test.lookups[0].measure, one.interpretation.states, str(time))
            for one in claims
            if one.interpretation and one.interpretation.test
            for time in [one.interpretation.test.time]
        }

    return readings


@pytest.fixture(scope="module")
def judged(values):
    def verdicts(text, context="", written=None):
        claims = check(document_from_text(text), values, context=context, written=written).claims
        return [one.verdict.name for one in claims]

    return verdicts


ARMS, ARMS_SOLD = "arms_import_share", "arms_export_share"


@pytest.mark.parametrize(
    ("text", "states", "year"),
    [
        ("France's share of the Indian arms market was 28 percent in 2020-24.",
         (INDIA, FRANCE), "2024"),
        ("Delhi's arms market is no longer Moscow's, its share having sunk from 72 percent in "
         "2010-14 to 36 percent in 2020-24.", (INDIA, RUSSIA), "2014"),
        ("Egypt was armed chiefly by the United States in 2006-10.", (EGYPT, US), "2006-2010"),
        ("Egypt bought most of its arms from Russia in the five years to 2020, having been mainly "
         "armed by the United States in the five before.", (EGYPT, US), "2015"),
        ("Of the arms received by Peru in 2010-14, 20 percent had been delivered by Russia.",
         (PERU, RUSSIA), "2010-2014"),
        ("Turkey took 9 percent of Spain's arms exports in 2020-24, but it is Spain that covers 34 "
         "percent of Turkey's own purchases.", (TURKEY, SPAIN), "2020-2024"),
    ],
)  # fmt: skip
def test_whose_arms_they_are_is_known_from_the_market_the_passive_and_the_clause_before(
    text, states, year, read
):
    found = {(states_, time) for measure, states_, time in read(text) if measure == ARMS}
    assert states in {one for one, _ in found}
    assert any(time[-4:] == year[-4:] for one, time in found if one == states)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Germany is the largest trading partner of both Poland and Turkey; in the two countries "
         "China comes second.",
         {(POLAND, GERMANY), (TURKEY, GERMANY), (POLAND, CHINA), (TURKEY, CHINA)}),
        ("In 2019 Brazil's trade with China came to 98 billion dollars, which made the latter the "
         "first partner of the former.", {(BRAZIL, CHINA)}),
        ("Germany is Poland's main trading partner, with 24 percent of the country's trade.",
         {(POLAND, GERMANY)}),
        ("China ranks as the number one trading partner with Kenya.", {(KENYA, CHINA)}),
    ],
)  # fmt: skip
def test_partners_are_those_of_each_state_named(text, readings, read):
    found = {states for measure, states, _ in read(text) if measure == "trade_share"}
    assert readings <= found


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Peru paid 5 billion dollars in 2019 for the goods that it bought in Brazil.",
         ("exports", (BRAZIL, PERU), "2019")),
        ("In 2019 Peru imported 2.5 billion dollars from Brazil, or 6 percent of its imports.",
         ("import_share", (PERU, BRAZIL), "2019")),
        ("Cuba is courted by China; Spain, its old master, sold 13 percent of its imports in 2015.",
         ("import_share", (CUBA, SPAIN), "2015")),
        ("Peru buys 20 percent of its imports in China, which has a large market and takes 30 "
         "percent of its exports.", ("export_share", (PERU, CHINA), "newest data")),
        ("Trade with China grew 20 percent in 2010 to 60 billion dollars, 15 percent of all "
         "Brazilian imports and exports.", ("trade_share", (BRAZIL, CHINA), "2010")),
        ("In 2019 Kenya sold more to Uganda than to Egypt, 11 percent of its exports against 4.",
         ("export_share", (KENYA, EGYPT), "2019")),
        ("In 1975 France took a tenth of it; currently, 30 percent of Chilean exports go to China.",
         ("export_share", (CHILE, CHINA), "newest data")),
    ],
)  # fmt: skip
def test_what_a_figure_leaves_out_is_that_of_the_words_before(text, reading, read):
    assert reading in read(text)


def test_whose_trade_a_bare_source_of_imports_is_was_said_before(read):
    context = "Kenya sent 12 percent of its exports to China in 1998."
    found = read("That year, Germany was the main source of imports (8 percent).", context)
    assert ("import_share", (KENYA, GERMANY)) in {one[:2] for one in found}


def test_people_are_those_of_the_figure_before_and_a_look_back_has_no_year_after_it(read):
    text = (
        "In 2017 just 20 percent of Turks viewed the United States favourably, down from 52 "
        "percent in 2000, while 30 percent thought well of Russia."
    )
    assert ("favourability", (TURKEY, RUSSIA), "2017") in read(text)


def test_of_two_spans_a_figure_has_the_years_of_its_own(read):
    text = (
        "Spain's Polity score rose from 8 in 1978 to 10 in 1982, and Thailand's slid from 9 to 2 "
        "between 2000 and 2006."
    )
    assert ("polity_score", (800,), "2000") in read(text)


@pytest.mark.parametrize(
    ("text", "context", "reading"),
    [
        ("In 2015 India's military spending was 51 billion dollars, and Brazil's spending was 25.",
         "", ("military_spending", (BRAZIL,), "2015")),
        ("Poland increased spending to 22 billion dollars in 2023.",
         "Germany's military budget rose by a tenth.", ("military_spending", (POLAND,), "2023")),
    ],
)  # fmt: skip
def test_bare_spending_after_words_of_the_military_is_the_militarys(text, context, reading, read):
    assert reading in read(text, context)


def test_spending_of_other_kinds_is_not_taken_for_the_militarys(read):
    context = "Germany's military budget rose by a tenth."
    found = read("Poland raised social spending to 22 billion dollars in 2023.", context)
    assert "military_spending" not in {measure for measure, _, _ in found}


def test_what_several_did_is_read_of_each_and_so_is_what_was_so_twice(read):
    text = "Spain, Peru and Mali imposed sanctions on Cuba in 2010, accusing it of much."
    senders = {states for measure, states, _ in read(text) if measure == "sanctions_imposed"}
    assert senders == {(SPAIN, CUBA), (PERU, CUBA), (MALI, CUBA)}
    text = "Russia was India's largest supplier of arms in both 2006-10 and 2011-15."
    assert {time for _, states, time in read(text) if states == (INDIA, RUSSIA)} == {
        "2010", "2015"
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Peru bought 30 percent of its arms from Spain and the European Union in 2010-14.",
        "Turkey was deprived of the privilege of importing oil, gas and other goods from Iran.",
        "Spain ranks as France's fourth export market, one place ahead of Britain.",
    ],
)
def test_what_is_of_several_or_was_refused_is_left_open(text, judged):
    assert not any(name.is_definite for name in judged(text))


def test_a_count_since_a_year_that_was_so_later_is_outdated(judged):
    assert VerdictName.OUTDATED in judged("Since 2011, Russia has cast 19 vetoes.")
    assert VerdictName.CONTRADICTED in judged("Since 2011, Russia has cast 60 vetoes.")


def test_a_rank_of_the_past_is_of_the_one_year_that_its_sentence_names(judged):
    text = "Saudi Arabia was the world's fourth biggest spender on defence, at 67 billion in 2013."
    assert judged(text, written=date(2014, 4, 18))[0] is VerdictName.SUPPORTED


def test_who_reports_is_no_rhetoric(judged):
    text = "Germany was Poland's largest trading partner in 2019, said the report by the ministry."
    assert judged(text)[0] is VerdictName.SUPPORTED
    assert judged("The report is organised in three sections.") == [VerdictName.NOT_JUDGED]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a further fifth from Mali", (0.2, "percent")),
        ("slid from 9 to minus 3", (-3.0, "count")),
        ("outlays were two thirds lower", (2 / 3, "percent")),
        ("its second trading partner", (2, "rank")),
    ],
)
def test_figures_in_words_are_read(text, found):
    assert found in [(one.value, one.unit) for one in find_quantities(text)]


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("It led in 2009/13, not in 2013/14.", "It led in 2009-13, not in 2013/14."),
        ("Three Poles in ten liked it", "      30% of Poles liked it"),
        ("It fell by a third in dollars in 2014", "It fell by a third            in 2014"),
        ("It shipped tin and other goods there", "It shipped               goods there"),
        ("In the five years to 2014, not in the five before.",
         "In the five years to 2014, not            in 2009."),
    ],
)  # fmt: skip
def test_other_spellings_are_plain_with_every_place_as_it_was(written, spelled):
    assert plainly_spelled(written, NOW) == spelled


def test_since_something_was_done_in_a_year_is_since_that_year():
    assert str(find_time("since unrest erupted there in 2011", 2026)) == "since 2011"


@pytest.mark.parametrize("people", ["Luxembourgers", "Icelanders", "Czechs", "Azeris", "Slovenes"])
def test_people_stand_for_their_state(people, read):
    found = read(f"The {people} spent 1.2 percent of their GDP on defence in 2019.")
    assert {len(states) for _, states, _ in found} == {1}


def test_an_occasion_at_the_end_is_no_part_of_a_claim():
    text = "It imposed sanctions in 1979 after a group of students had seized the embassy"
    assert strip_occasion(text) == "It imposed sanctions in 1979"


def test_two_figures_are_those_of_two_states_in_their_order():
    text = "Mali buys more from Cuba than from Peru, 21 percent of its imports versus 12"
    mentions = gather_names(read_lexicon()).find_states(text)
    first, second = find_parts(text, mentions, find_quantities(text), 2026)
    last = Frame("import_share", (MALI, PERU), 1, "percent")
    assert in_turn(first, last).states == (MALI, CUBA)
    assert in_turn(second, last).states == (MALI, PERU)


@pytest.mark.parametrize(
    ("text", "flow", "states"),
    [
        ("Mali, whose main supplier is France, buys 21 percent there.", "imports", (MALI, FRANCE)),
        ("France supplied Mali with 21 percent of it.", "imports", (MALI, FRANCE)),
        ("It cut the French share of its imports to 21 percent in Mali.", "imports",
         (MALI, FRANCE)),
        ("Of what Mali sold, 21 percent was bought by France.", "exports", (MALI, FRANCE)),
    ],
)  # fmt: skip
def test_whose_share_it_is_shows_in_who_has_who_gives_and_who_takes(text, flow, states):
    mentions = gather_names(read_lexicon()).find_states(text)
    part = find_parts(text, mentions, find_quantities(text), 2026)[0]
    assert owner_and_partner(part, Scene(None, None, ()), flow, None) == states


@pytest.mark.parametrize(
    "text",
    [
        "Chile supplied nine tenths of the cherries that China imported in 2023.",
        "Of the flowers that Kenya exported in 2023, 8 percent went to the Netherlands.",
    ],
)
def test_a_share_of_some_goods_is_none_of_all(text, judged):
    assert not any(name.is_definite for name in judged(text))


def test_a_list_in_brackets_has_the_unit_of_its_first(read):
    text = (
        "China (31 percent), the United States (18) and Spain (3) were Peru's leading partners in "
        "trade in 2023."
    )
    found = {states for measure, states, _ in read(text) if measure == "trade_share"}
    assert found >= {(PERU, CHINA), (PERU, US), (PERU, SPAIN)}


def test_what_it_bought_is_of_the_state_spoken_of_before(read):
    text = (
        "In 2020-24 it received 64 percent of its weapons from Spain, while France, which led with "
        "42 percent in 2010-14, fell behind."
    )
    found = read(text, "The Kingdom of Morocco has changed its armourer.")
    assert (600, FRANCE) in {states for _, states, _ in found}


def test_drafts_about_one_matter_are_not_counted_by_all(judged):
    assert VerdictName.SUPPORTED in judged("Russia vetoed 5 drafts in 2017.")
    assert not any(one.is_definite for one in judged("Russia vetoed 5 drafts on Mali in 2017."))


def test_a_time_between_commas_is_that_of_the_figure_after_it(read):
    text = (
        "Russia has 36 percent of it for 2020-24, but dependence has sunk: Russia, between "
        "2010-14, accounted for 72 percent of Indian arms imports."
    )
    assert (ARMS, (INDIA, RUSSIA), "2014") in read(text)


def test_a_figure_of_another_year_is_denied_beside_one_that_is_right(judged):
    text = (
        "Trade between France and Spain rose from 5 billion dollars in 2009 to 87 billion in 2019."
    )
    assert judged(text)[0] is VerdictName.CONTRADICTED


def test_what_is_vetoed_elsewhere_is_no_veto_in_the_council(judged):
    assert not any(one.is_definite for one in judged("Russia vetoed the idea of a base in 2019."))


def test_what_those_of_another_did_is_read_as_its_own(read):
    text = "Peru's exports to China fell by a third in 2009, while those of Chile rose by a fifth."
    assert ("exports", (CHILE, CHINA), "2009") in read(text)


def test_slight_growth_denies_no_slight_decline(values, judged):
    before, after = (values.read_value("exports", (PERU, CHINA), year) for year in (2018, 2019))
    assert 0 < after / before - 1 < 0.1
    assert not any(
        one.is_definite for one in judged("Peru's exports to China fell by 5 percent in 2019.")
    )


def test_who_bought_may_be_said_in_the_passive(read):
    text = "In 2019 goods worth 5 billion dollars were imported by Spain from France."
    assert ("exports", (FRANCE, SPAIN), "2019") in read(text)


def test_a_share_of_the_trade_with_a_region_is_none_of_the_whole(judged):
    text = "95 percent of Italy's trade with the South Caucasus is with Azerbaijan in 2019."
    assert not any(one.is_definite for one in judged(text))


def test_a_past_figure_is_of_the_time_that_the_sentence_before_names(read, judged):
    text = (
        "India was the largest importer of arms in 2013-17. Its largest arms supplier was Russia, "
        "from which it bought {} percent of its weaponry."
    )
    assert (ARMS, (INDIA, RUSSIA), "2017") in read(text.format(62), written=date(2018, 3, 12))
    assert not any(one.is_negative for one in judged(text.format(80)))


@pytest.mark.parametrize(
    "text",
    [
        "Syria bought its arms from Russia and from nobody else.",
        "Syria buys its arms from Russia and no one else.",
        "By 2014 Britain and France had gone 73 years without a militarised dispute.",
        "Britain and France had 73 years of peace in 2014.",
        "In 2022 Russia and China held six joint military exercises.",
        "No state's ideal point lies as close to that of the United States as Israel's.",
    ],
)
def test_what_a_list_a_rank_or_a_word_does_not_settle_is_left_open(text, judged):
    assert not any(one.is_definite for one in judged(text))


def test_years_without_a_thing_are_not_borne_out_by_it(judged):
    names = judged("Peru and Chile went ten years without a trade agreement by 2005.")
    assert not {VerdictName.SUPPORTED, VerdictName.ROUNDED} & {*names}
