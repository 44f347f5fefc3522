"""A ranking is read state by state: who is first, second and third in what, with which figure."""

from __future__ import annotations

from datetime import date

import pytest

from comity.claims.candidate_rules import candidate_rules
from comity.claims.check import check
from comity.claims.claim import VerdictName
from comity.claims.grammar.role_names import NamedSentence
from comity.claims.lexicon import read_lexicon
from comity.claims.rankings.cells import Cell, RankedCells, Turn, read_ranking
from comity.claims.rankings.items import items_of
from comity.claims.rankings.merged import with_ranks
from comity.claims.rankings.order import is_inverted, is_of_several
from comity.claims.rankings.owners import Surrounding, topic_at
from comity.claims.rankings.told import told_ranking
from comity.claims.rankings.topic import RankedTopic, topic_of
from comity.claims.rankings.turns import turns_of
from comity.claims.rankings.whose import topics_of
from comity.claims.rankings.words import kind_of
from comity.claims.text.clauses import parse_clause
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import Context, gather_names
from comity.claims.text.times import NOW

US, PERU, CHILE, ITALY, JORDAN, INDONESIA, NETHERLANDS = 2, 135, 155, 325, 663, 850, 210
SUPPORTED, CONTRADICTED = VerdictName.SUPPORTED, VerdictName.CONTRADICTED
BUYERS = "The Dutch sold fewer arms in 2013-17. Jordan was the largest buyer of Dutch arms."


@pytest.fixture(scope="module")
def names():
    return gather_names(read_lexicon())


@pytest.fixture(scope="module")
def claims(values):
    def read(sentence, context=""):
        every = check(document_from_text(sentence), values, context=context).claims
        return {
            (one.interpretation.states, item.lookup.measure, item.year): one.verdict.name
            for one in every
            if one.verdict.name.is_definite
            for item in one.verdict.evidence[:1]
        }

    return read


@pytest.mark.parametrize(
    ("context", "sentence", "expected"),
    [
        (
            "Ukraine's arms exports were still large in 2008-12. China was its first customer.",
            "Pakistan was second with 8.6 percent, and Ethiopia came third at 7.7 percent.",
            {((369, 770), "arms_export_share", 2012), ((369, 530), "arms_export_share", 2012)},
        ),
        (
            "",
            "Among the buyers of Dutch arms in 2013-17 Jordan ranked first with 16 percent, "
            "Indonesia second with 14 and the United States third.",
            {((210, 663), "arms_export_share", 2017), ((210, 2), "arms_export_share", 2017)},
        ),
        (
            "",
            "In 1995 Germany was the world's third-largest economy, France its fourth and the "
            "United Kingdom its fifth.",
            {((255,), "gdp", 1995), ((220,), "gdp", 1995), ((200,), "gdp", 1995)},
        ),
        (
            "",
            "The four biggest exporters of arms in 2005-09 were the United States, Russia, Germany "
            "and France, and the two largest importers were China and India.",
            {((220,), "arms_exports_five_years", 2009), ((710,), "arms_imports_five_years", 2009)},
        ),
        (
            "Saudi Arabia spent 9.6 percent of its GDP on its military in 2009.",
            "Jordan ranked second globally with 6.4 percent, while Oman was third with 6.1.",
            {((663,), "military_burden", 2009), ((698,), "military_burden", 2009)},
        ),
        (
            "Japan bought 35 percent of its crude oil from Saudi Arabia in 2016.",
            "The United Arab Emirates came second with 25 percent, and Russia was fourth.",
            {((740, 696), "crude_oil_import_share", 2016)},
        ),
        (
            "",
            "India, which had been outspent by Russia, was the world's third largest military "
            "spender in 2019, and Saudi Arabia the fourth.",
            {((750,), "military_spending", 2019), ((670,), "military_spending", 2019)},
        ),
        (
            "",
            "Of all African countries, Algeria spent the most on its military in 2023, with "
            "Morocco second and Egypt third.",
            {((600,), "military_spending", 2023), ((651,), "military_spending", 2023)},
        ),
        (
            "",
            "Switzerland's arms went mainly to China in 2012-16 (22 percent), the United States "
            "(20 percent) and Saudi Arabia (18 percent).",
            {((225, 2), "arms_export_share", 2016), ((225, 670), "arms_export_share", 2016)},
        ),
        (
            "",
            "Argentina exported most to Brazil in 2019, then to China and the United States.",
            {((160, 140), "export_share", 2019), ((160, 710), "export_share", 2019)},
        ),
        (
            "Russia is Italy's largest source of gas. It had 37 percent of Italian gas imports in "
            "2019.",
            "Algeria was the next biggest supplier, with 19 percent, and Libya came third.",
            {((325, 615), "gas_import_share", 2019), ((325, 620), "gas_import_share", 2019)},
        ),
        (
            "",
            "Algeria was Africa's biggest military spender in 2023, Morocco its second and Egypt "
            "its third.",
            {((600,), "military_spending", 2023), ((651,), "military_spending", 2023)},
        ),
        (
            "",
            "Brazil's military expenditure in 2010 was the highest in South America.",
            {((140,), "military_spending", 2010)},
        ),
        (
            "",
            "Israel, Nauru and Micronesia were the countries that voted most often with the "
            "United States in 2005.",
            {((US, 666), "agreement_with_us", 2005), ((US, 987), "agreement_with_us", 2005)},
        ),
    ],
)  # fmt: skip
def test_each_state_of_a_ranking_has_its_rank(claims, context, sentence, expected):
    given = claims(sentence, context)
    assert expected <= given.keys(), given
    assert {given[one] for one in expected} == {SUPPORTED}


def test_a_rank_that_is_not_so_is_denied_only_where_its_sentence_says_of_what(claims):
    told = "The second-largest exporter of major arms in 2018-22 was Russia, the third Italy."
    assert claims(told)[(ITALY,), "arms_exports_five_years", 2022] is CONTRADICTED
    assert CONTRADICTED not in claims("Italy came second with 30 percent.", BUYERS).values()


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru was no longer second, and Chile may soon be third.",
        "It is expected that Italy will be the second largest.",
        "Exports were 76 percent higher in the second half of the year.",
    ],
)
def test_what_is_denied_expected_or_taken_over_is_no_ranking(names, sentence):
    before = Context(ranked=RankedTopic("supplier", "arms", US))
    assert not told_ranking(NamedSentence.as_written(sentence), names, before).ranks


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In 2010 China edged past Germany to become South Africa's leading trading partner.",
         {((560, 710), "trade_share", 2010)}),
        ("India had displaced the United States as Nigeria's biggest buyer of crude in 2013.",
         {((475, 750), "crude_oil_export_share", 2013),
          ((475, 2), "crude_oil_export_share", 2012)}),
        ("Germany moved ahead of Japan in 2023 to rank third among the world's economies.",
         {((255,), "gdp", 2023)}),
        ("Japan was leapfrogged by China in 2010 as the world's second-largest economy.",
         {((710,), "gdp", 2010)}),
    ],
)  # fmt: skip
def test_who_took_a_rank_from_whom(claims, sentence, expected):
    given = claims(sentence)
    assert expected <= given.keys(), given
    assert {given[one] for one in expected} == {SUPPORTED}


def test_who_overtook_whom_in_another_year_is_left_open(claims):
    given = claims(
        "In 2016 Germany moved ahead of Japan to rank third among the world's economies."
    )
    assert not given.keys() & {((255,), "gdp", 2016), ((740,), "gdp", 2015)}
    assert CONTRADICTED not in given.values()


def test_who_acted_then_is_not_the_next_in_rank(claims):
    told = "In 2006 Germany was the world's third-largest economy, then China passed it."
    assert ((710,), "gdp", 2006) not in claims(told)


def test_the_turn_of_two_has_a_winner_and_a_loser():
    before, after = Cell(PERU, 0, 4), Cell(CHILE, 9, 14)
    assert Turn(before, after).winner is before
    assert Turn(before, after, is_passive=True).loser is before
    ranking = RankedCells(turn=Turn(before, after, rank=2))
    topic = RankedTopic("supplier", "arms", US)
    told = [one.text for one in turns_of(ranking, topic, NOW)]
    assert told == ["Peru overtook Chile as the United States' second largest arms supplier."]


def test_whose_partners_are_ranked(names):
    def topic(text, **around):
        items = items_of(text, names.find_states(text), names.lexicon)
        places = topics_of(items, Surrounding(**around)).places
        return next(iter(places.values())).topic if places else None

    assert topic("Peru, its largest arms supplier,", own=US).owner == US
    assert topic("Peru sold most to Chile, its largest arms customer").owner == PERU
    assert topic("the largest buyer of Peru's coal") == RankedTopic("customer", "coal", PERU)
    assert topic("the main supplier of arms to the rebels' neighbour") is None
    assert topic_of("export_share", (PERU, CHILE)) == RankedTopic("customer", "", PERU)


def test_where_the_state_of_a_rank_is(names):
    def items(text):
        return items_of(text, names.find_states(text), names.lexicon)

    def place(row):
        return next(at for at, one in enumerate(row) if one.kind == "rank")

    before, after = items("the third was Chile"), items("Chile was third")
    assert is_inverted(before, place(before))
    assert not is_inverted(after, place(after))
    many = items("the main suppliers were Chile and Peru")
    assert is_of_several(many, place(many))
    assert topic_at(items("arms exporter"), 0, Surrounding()).topic.role == "exporter"
    ranking = read_ranking(after, topics_of(after, Surrounding()))
    assert [(cell.state, cell.rank) for cell in ranking.cells] == [(CHILE, 3)]
    assert kind_of("major weapons") == "arms"


def test_a_ranking_leaves_what_was_read_before():
    assert with_ranks("It was second.", [], [], lambda _: [], is_dated=False) == ()


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Italy is the main destination of Albanian exports.", True),
        ("Italy is the third main destination of Albanian exports.", False),
        ("The three largest arms importers were India, Saudi Arabia and China.", True),
        ("The three largest arms importers were India, Saudi Arabia and Peru.", False),
    ],
)
def test_a_rank_of_today_in_a_text_with_a_day_is_of_that_day(text, is_so, values):
    claims = check(document_from_text(text), values, written=date(2014, 6, 1)).claims
    assert (claims[-1].verdict.name is SUPPORTED) == is_so
    assert CONTRADICTED not in [one.verdict.name for one in claims]


def test_a_clause_has_rules_that_may_read_it(names):
    text = "Peru exported arms to Chile."
    clause = parse_clause(text, names, names.lexicon, Context(), NOW, 2026)
    assert candidate_rules(clause, names.lexicon)


def test_goods_that_one_paid_for_are_not_those_of_its_rank(values):
    text = (
        "Mali, Senegal's leading market with 21 percent of its exports in 2023, paid in its own "
        "currency, largely for fuel."
    )
    claims = check(document_from_text(text), values).claims
    assert "contradicted" not in [claim.verdict.name.value for claim in claims]
    judged = [claim for claim in claims if claim.verdict.name.is_definite]
    measures = {claim.interpretation.test.lookups[0].measure for claim in judged}
    assert measures == {"export_share"}


def test_a_list_of_the_largest_says_that_each_is_among_as_many(values):
    text = (
        "The largest exporters of arms in 2015-19 were the U.S., Russia and France, and Saudi "
        "Arabia was the world's largest importer."
    )
    claims = check(document_from_text(text), values).claims
    names = [claim.verdict.name.value for claim in claims if claim.verdict.name.is_definite]
    assert len(names) >= 4
    assert set(names) == {"supported"}
