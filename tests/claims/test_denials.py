"""What a rule alone reads is denied only where it can be that of nothing else."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.claim import Interpretation, Verdict, VerdictName
from comity.claims.text.documents import document_from_text
from comity.claims.verdict.denials import is_plainly_denied


def names_of(text, values):
    return [one.verdict.name.value for one in check(document_from_text(text), values).claims]


@pytest.mark.parametrize("figure", ["17", "63", "more than 50"])
def test_no_figure_is_denied_whose_words_leave_a_state_to_those_before(values, figure):
    said = f"Of Nepal's neighbours it was India, so runs the tale, that furnished it with {figure} "
    assert "contradicted" not in names_of(f"{said}percent of all it bought in 2023.", values)


def test_the_figure_of_another_state_of_the_sentence_is_not_denied(values):
    said = "Thailand's economy, 377 billion dollars in 2019, is smaller than the Philippines', 544."
    assert "contradicted" not in names_of(said, values)


@pytest.mark.parametrize(
    "said",
    [
        "Spain, for all the pleas of its allies, does not spend 3 percent of its GDP on defence.",
        "Nor, say those who count, does Ethiopia sell China a fifth of its exports.",
    ],
)
def test_a_denied_figure_is_a_bound(values, said):
    assert "contradicted" not in names_of(said, values)


def test_nothing_is_denied_of_what_is_not_contradicted():
    supported = Verdict(VerdictName.SUPPORTED, "")
    assert not is_plainly_denied(supported, Interpretation("", "", (), None, ""), None)


def test_a_membership_that_began_in_another_year_is_denied(values):
    assert names_of("Ethiopia, so it is told, has belonged to BRICS since 2019.", values) == [
        "contradicted"
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Trade with the United States amounts to 90 percent of Vietnam's GDP, against 13 percent "
         "in 2010.", ["contradicted", "supported"]),
        ("Colombia's trade with Venezuela came to $240 million in 2019, a thirtieth of what it "
         "was in 2008.", ["supported", "supported"]),
        ("Brazil has the largest economy in South America by far.", ["supported"]),
    ],
)  # fmt: skip
def test_each_figure_is_read_of_its_own_whole(values, said, expected):
    assert names_of(said, values) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Two students from Chile sold their car and flew to New Zealand with 900 dollars.",
        "Washington first cast a veto in 1970 and has since done so more than eighty times.",
    ],
)
def test_a_person_s_money_and_a_count_of_all_years_since_deny_nothing(text, values):
    claims = check(document_from_text(text), values).claims
    assert all(one.verdict.name is not VerdictName.CONTRADICTED for one in claims)


@pytest.mark.parametrize(
    "text",
    [
        "Argentina and Chile share a long border, which is 5,300 km long and follows the Andes.",
        "In 2015-19 the five largest exporters of arms were the United States, Russia, France and "
        "Germany. They had 76 per cent of all arms exports between them.",
    ],
)
def test_lengths_and_what_they_are_who_are_not_named_are_not_denied(text, values):
    claims = check(document_from_text(text), values).claims
    assert all(one.verdict.name is not VerdictName.CONTRADICTED for one in claims)


@pytest.mark.parametrize(
    "said",
    [
        "Israel ranked eighth among the world's sellers of arms in 2020-24, with 9 percent of the "
        "market, just ahead of Spain.",
        "The United States is Finland's third-largest trading partner, ahead even of Germany.",
        "American secretaries of state travelled to Israel twelve times in 2024, more often than "
        "to Egypt.",
    ],
)
def test_what_is_read_word_by_word_is_denied_where_it_is_far_off(said, values):
    assert "contradicted" in names_of(said, values)


@pytest.mark.parametrize(
    "said",
    [
        # Thailand's economy is little larger in dollars, and another measure may turn that.
        "Thailand's economy, it is told, is smaller than the Philippines', which grows faster.",
        # What is pledged is not what was invested.
        "Chinese investment in Pakistan amounts to 60 billion dollars under one programme.",
        # A size told by heart may be that of another year.
        "Israel ranked eighth among sellers of arms in 2020-24, with about 4 percent of the total.",
    ],
)
def test_what_is_near_or_by_heart_is_not_denied(said, values):
    assert "contradicted" not in names_of(said, values)


def test_a_figure_whose_words_name_all_that_is_tested_is_denied_where_it_is_far_off(values):
    said = (
        "Without so much as a general of note, Mexico spends 4 percent of its GDP on the military."
    )
    assert names_of(said, values) == ["contradicted"]


@pytest.mark.parametrize(
    "said",
    [
        "Through the first half of 2014 trade between Bolivia and Brazil ran at $2.7 billion.",
        "In no year since 2005 has Hungary sold less than a fifth of its exports to Germany.",
    ],
)
def test_a_part_of_a_year_and_what_is_denied_are_left_open(said, values):
    assert "contradicted" not in names_of(said, values)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("India never joined the Shanghai Cooperation Organisation.", ["contradicted"]),
        ("Switzerland has never been a member of NATO.", ["supported"]),
    ],
)
def test_a_membership_is_denied_to_members_only_wrongly(said, expected, values):
    assert names_of(said, values) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # The one year of the sentence is that of both figures.
        ("Italy earned 79 billion dollars from exports to Germany in 2023, whereas Germany earned "
         "40 billion from exports to Italy.", ["supported", "contradicted"]),
        ("Tunisia shipped 16 percent of its exports to Italy in 2023 and, by contrast, virtually "
         "none, 0.3 percent, to Egypt.", ["supported"]),
    ],
)  # fmt: skip
def test_a_figure_is_denied_of_its_own_state_and_year_only(said, expected, values):
    definite = [name for name in names_of(said, values) if name != "untestable"]
    assert sorted(definite) == sorted(expected)


def test_a_sum_a_hundred_times_too_small_is_of_a_minute_or_a_deal(values):
    text = (
        "Canadians come first among visitors, and in 2016 Canada and the United States exchanged "
        "on average $1.2 million in goods for every minute."
    )
    claims = check(document_from_text(text), values).claims
    assert "contradicted" not in {one.verdict.name for one in claims}
