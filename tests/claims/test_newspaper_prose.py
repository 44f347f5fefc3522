"""How newspapers write periods, lists, changes and shares, and what they leave to be understood."""

from __future__ import annotations

from datetime import date

import pytest

from comity.claims.check import check
from comity.claims.claim import VerdictName
from comity.claims.text.documents import document_from_text
from comity.claims.text.spelling.plain_spelling import plainly_spelled
from comity.claims.text.times import NOW, TimeSpan

SUPPORTED, ROUNDED, OUTDATED = VerdictName.SUPPORTED, VerdictName.ROUNDED, VerdictName.OUTDATED
CONTRADICTED = VerdictName.CONTRADICTED
US, CANADA, MEXICO, CHINA, INDIA, JAPAN = 2, 20, 70, 710, 750, 740
BANGLADESH, MYANMAR, SRI_LANKA, RUSSIA, SAUDIS = 771, 775, 780, 365, 670


@pytest.fixture(scope="module")
def read(values):
    def reading(text, written=None):
        claims = check(document_from_text(text), values, written=written).claims
        return [
            (one.interpretation.test.lookups, one.interpretation.test, one.verdict.name)
            for one in claims
            if one.interpretation and one.interpretation.test
        ]

    return reading


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("It fell from 2008-'12 to 2013-'17.", "It fell from 2008-12  to 2013-17 ."),
        ("It made up 12pc of it.", "It made up 12%  of it."),
        ("It came to $US30 billion.", "It came to US$30 billion."),
        ("It came to AUD$30 billion.", "It came to   A$30 billion."),
        ("They met on May 24, 1991 there.", "They met     in May 1991 there."),
        ("In 1990 it lost; ten years later, not.", "In 1990 it lost;         in 2000, not."),
        ("In 1990 it lost more than a year before.", "In 1990 it lost more than a year before."),
        ("None since May 1990.", "None     since 1990."),
        ("In the period of 2007 to 2011 it grew.", "In               2007 to 2011 it grew."),
    ],
)
def test_one_spelling_keeps_every_place(written, spelled):
    assert plainly_spelled(written, NOW) == spelled
    assert len(spelled) == len(written)


@pytest.mark.parametrize(
    ("text", "before", "years"),
    [
        ("Peru led over the same period.", TimeSpan("between", 2012, 2016), "2012-2016"),
        ("In 2001-05 Peru lost and in that period Chile won.", NOW, "in 2001-2005"),
        ("Peru led over the same period.", TimeSpan("year", last=2012), "the same period"),
    ],
)
def test_a_period_that_is_named_before_is_known(text, before, years):
    assert years in plainly_spelled(text, before)


def test_a_period_of_the_sentence_before_is_tested_and_shown_as_it_is_written(values):
    claimed = "In that period Saudi Arabia was the largest importer of arms"
    text = f"Spain imported few arms in 2016-20. {claimed}."
    claim = check(document_from_text(text), values).claims[-1]
    assert claim.verdict.name is SUPPORTED
    assert claim.verdict.evidence[0].year == 2020
    assert claim.text == claimed


def test_each_of_several_ranked_partners_is_tested(read):
    (lookups, _, verdict), *each = read(
        "China, Canada and Mexico were the three largest trading partners of the United States "
        "in 2015."
    )
    assert [one.states for one in lookups] == [(US, CHINA), (US, CANADA), (US, MEXICO)]
    assert {verdict, *(one for _, _, one in each)} == {SUPPORTED}


def test_a_list_of_more_states_than_it_says_is_not_read_as_one(read):
    found = read("China, Canada and Mexico were the two largest partners of the United States.")
    assert SUPPORTED not in {verdict for _, _, verdict in found}


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("India's arms imports rose by 43 percent from 2007-'11 to 2012-'16.", (2011, 2016)),
        (
            "Saudi Arabia increased its arms imports by 61 percent between 2016 and 2020 compared "
            "with the previous five years.",
            (2015, 2020),
        ),
    ],
)
def test_what_a_state_changed_is_a_change_between_two_windows(read, text, ends):
    ((_, test, _),) = read(text)
    assert test.growth
    assert (test.time.first, test.time.last) == ends


@pytest.mark.parametrize(
    ("text", "measure", "states"),
    [
        (
            "Saudi Arabia led the world in 2015-19 with 11 percent of all imported arms.",
            "arms_imports_world_share", (SAUDIS,),
        ),
        (
            "China accounted for 73 percent of the total arms imports of Pakistan in 2015-19.",
            "arms_import_share", (770, CHINA),
        ),
        (
            "Australia is the armourer of Papua New Guinea, with 92 percent of deliveries in the "
            "five years to 2024.",
            "arms_import_share", (910, 900),
        ),
    ],
)  # fmt: skip
def test_a_share_is_of_the_whole_that_follows_it(read, text, measure, states):
    lookups = {(one.measure, one.states) for found, _, _ in read(text) for one in found}
    assert (measure, states) in lookups
    assert CONTRADICTED not in {verdict for _, _, verdict in read(text)}


def test_a_bare_state_before_its_figure_may_be_the_other_subject(read):
    found = read("Dhaka procured 71 percent of its arms from China in 2013-17, and Myanmar 68.")
    assert CONTRADICTED not in {verdict for _, _, verdict in found}
    assert (BANGLADESH, MYANMAR) not in {lookups[0].states for lookups, _, _ in found}


def test_two_figures_without_years_have_those_of_the_two_before(read):
    found = read(
        "What India sold Sri Lanka grew from $1.4 billion in 2005 to $3.1 billion in 2020, and "
        "China's exports to the island from $0.8 billion to $3.9 billion."
    )
    times = {(lookups[0].states, test.time.last) for lookups, test, _ in found}
    assert ((CHINA, SRI_LANKA), 2005) in times


def test_a_figure_that_is_of_the_day_of_a_text_is_borne_out_by_it(read):
    text = "The USA and Russia lead, the former with 30 and the latter with 23 percent of all arms "
    found = read(f"{text} exports, Russia with 23 percent of all arms exports.", date(2011, 3, 15))
    verdicts = {verdict for lookups, _, verdict in found if lookups[0].states == (RUSSIA,)}
    assert "supported after rounding" in verdicts


def test_a_figure_continues_the_measure_of_the_sentence_before(read):
    found = read("Brazil spent $25.6 billion on its military in 2009. Chile came to $4.6 billion.")
    assert ("military_spending", (155,)) in {
        (lookups[0].measure, lookups[0].states) for lookups, _, _ in found
    }


def test_an_amount_after_a_time_is_not_denied_by_todays(read):
    before = "In 2005 Nepal was poor."
    said = "India's exports to Bangladesh amount to $1.6 billion."
    denials = {CONTRADICTED, OUTDATED}
    assert denials & {verdict for _, _, verdict in read(said)}
    assert not denials & {verdict for _, _, verdict in read(f"{before} {said}")}


@pytest.mark.parametrize(
    "text",
    [
        "China retains its position as Nigeria's largest trading partner.",
        "Russia tops the list of India's arms suppliers.",
        "Poland ousted Britain from its place as Germany's fifth-largest partner in 2019.",
    ],
)
def test_a_position_that_is_kept_or_taken_is_a_rank(read, text):
    found = [verdict for _, test, verdict in read(text) if test.is_of_rank]
    assert found[0] == SUPPORTED
    assert {*found} <= {SUPPORTED, "untestable"}


@pytest.mark.parametrize(
    "text",
    [
        "Chinese weapons exports to Pakistan swelled by a healthy 34 percent in 2013-17.",
        "Russia is among the most popular destinations for Turkey's holidaymakers.",
        "The resorts of Turkey are a top destination for Russia.",
    ],
)
def test_growth_is_no_share_and_tourism_no_trade(read, text):
    assert SUPPORTED not in {verdict for _, test, verdict in read(text) if not test.growth}
    assert ROUNDED not in {verdict for _, test, verdict in read(text) if not test.growth}
