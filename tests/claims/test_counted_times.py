"""Times without a number: what counts from another, landmarks, and all years before one."""

import pytest

from comity.claims.check import check
from comity.claims.text.documents import document_from_text
from comity.claims.text.spelling.counted_times import with_landmarks, with_years_counted
from comity.claims.text.times import TimeSpan, find_time


def _claims(text, values, context=""):
    return check(document_from_text(text), values, context=context).claims


SECOND_FIGURES = [
    ("Spain's exports to France were 63.1 billion dollars in 2022, against 59.7 billion in the "
     "prior year.", 2021),
    ("Spanish exports to France stood at 48 billion dollars in 2019 and at 47.6 billion the year "
     "after.", 2020),
    ("Estonia spent 3 percent of its GDP on defence in 2023; a year on it was 3.4 percent.", 2024),
    ("South Korea's trade with Vietnam was 3.4 billion dollars in 2003, and a decade on it had "
     "reached 27.6 billion.", 2013),
    ("South Korea's trade with Vietnam was 3.4 billion dollars in 2003; ten years after, it was "
     "27.6 billion.", 2013),
]  # fmt: skip


@pytest.mark.parametrize(("text", "year"), SECOND_FIGURES)
def test_a_time_counts_from_the_year_named_before_it(text, year, values):
    claim = _claims(text, values)[1]
    assert claim.verdict.name == "supported"
    assert claim.verdict.evidence[0].year == year


LANDMARKS = [
    ("Before the pandemic, South Africa did 17 percent of its trade with China.", 2019),
    ("In the year before the pandemic South Africa did 17 percent of its trade with China.", 2019),
    ("On the eve of Russia's full-scale invasion of Ukraine, Estonia spent 2 percent of its GDP "
     "on defence.", 2021),
    ("At the beginning of the century Estonia's GDP was 5.7 billion dollars.", 2000),
    ("By the end of the 1990s Azerbaijan took 22 percent of its imports from Russia.", 1999),
]  # fmt: skip


@pytest.mark.parametrize(("text", "year"), LANDMARKS)
def test_landmarks_are_years(text, year, values):
    claim = _claims(text, values)[0]
    assert claim.verdict.name == "supported"
    assert claim.verdict.evidence[0].year == year
    assert claim.text.startswith(text[:9])  # in the words of the sentence


def test_what_only_sounds_like_a_time_stays(try_each):
    def stays(text):
        assert with_years_counted(with_landmarks(text), TimeSpan("year", last=2015), 2020) == text

    texts = (
        "Exports grew by 12 percent compared with the previous year.",
        "It was above pre-pandemic levels.",
        "On the road to the summit a year on the farm was told.",
        "Before the pandemic of 1918 it was small.",
    )
    try_each(stays, [(text,) for text in texts])


NONE_BEFORE = [
    ("The United States had no sanctions on Iran before 1979.", "supported", 1978),
    ("Australia had no embassy in Beijing until 1973.", "supported", 1970),
    ("No American president had visited Nigeria before 1977.", "supported", 1976),
    ("The United States had no sanctions on Iran before 1990.", "untestable", 1989),
    ("China had cast no veto before 1971.", "untestable", 1970),
]


@pytest.mark.parametrize(("text", "name", "year"), NONE_BEFORE)
def test_none_before_a_year_is_of_all_years_before_it(text, name, year, values):
    claim = _claims(text, values)[0]
    assert claim.verdict.name == name
    assert claim.verdict.evidence[0].year == year


def test_what_was_not_until_a_year_or_from_one_to_another_is_of_other_years(values):
    since = _claims("Iraq had no embassy in Washington from 1967 until 1984.", values)[0]
    assert "1816" not in str(since.interpretation.test.time)
    assert find_time("not until 1972 did he visit China", 2026).last == 1972


@pytest.mark.parametrize("opening", ["MADRID, 3 June 2021 (EFE) - ", "Madrid, June 3, 2021: "])
def test_a_dateline_before_the_first_words_dates_a_text(opening, values):
    said = "Spain's exports to France were worth 47.6 billion dollars last year."
    for claims in (_claims(opening + said, values), _claims(said, values, f"{opening}It rains.")):
        assert claims[0].verdict.name == "supported"
        assert claims[0].verdict.evidence[0].year == 2020


def test_whose_partner_is_the_state_before(values):
    text = (
        "Spain, whose largest supplier of weapons in 2020-24 was the United States, buys at home."
    )
    measures = {c.interpretation.test.lookups[0].measure for c in _claims(text, values)[:2]}
    assert "arms_exports_five_years" not in measures


def test_a_rank_in_a_state_s_trade_is_none_among_pairs(values):
    names = [
        c.verdict.name for c in _claims("In Spain's trade France came second in 2023.", values)
    ]
    assert "contradicted" not in names


DECADES = [
    (
        "In the decade to 2024 Estonia's defence burden rose from 1.9 to 3.4 percent of GDP.",
        [2014, 2024],
    ),
    (
        "Over the decade to 2024 Finland's military spending grew from 4 to 7 billion dollars.",
        [2014, 2024],
    ),
    (
        "Over the decade to 2024 Lithuania's military budget rose sixfold, to $2.6 billion, and "
        "its share of national income from 0.9 to 3.1 percent.",
        [2024, 2024, 2014, 2024],
    ),
]


@pytest.mark.parametrize(("text", "years"), DECADES)
def test_what_changed_over_a_decade_has_both_its_ends(text, years, values):
    claims = _claims(text, values)
    assert {c.verdict.name.value for c in claims} == {"supported"}
    assert [c.verdict.evidence[0].year for c in claims] == years


def test_a_share_over_a_decade_is_none_of_its_last_five_years(values):
    text = "In the decade to 2024 Italy got 60 percent of its arms from America."
    assert _claims(text, values)[0].verdict.name == "untestable"


def test_each_of_several_years_of_war_is_one_also_after_a_span(values):
    text = "India and Pakistan fought wars in 1947-48, 1965, 1971 and 1999."
    years = {c.verdict.evidence[0].year for c in _claims(text, values)}
    assert years == {1947, 1965, 1971, 1999}


ENDS = [
    "Between 2020 and 2023 India's deficit with China widened from $45.7 billion to $103 billion.",
    "India's deficit with China widened between 2020 and 2023, from $45.7 billion to $103 billion.",
]


@pytest.mark.parametrize("text", ENDS)
def test_a_few_years_have_ends_where_no_arms_are_pooled_over_them(text, values):
    figures = [c for c in _claims(text, values) if c.interpretation.stated]
    assert {c.verdict.name.value for c in figures} == {"supported"}
    assert [c.verdict.evidence[0].year for c in figures] == [2020, 2023]


def test_the_five_years_before_others_are_those_over_which_arms_were_pooled(values):
    text = (
        "China supplied 43 percent of Thailand's arms in 2020-24, up from 20 percent in the "
        "preceding five-year period."
    )
    assert [c.verdict.evidence[0].year for c in _claims(text, values)] == [2024, 2019]


def test_the_year_of_a_figure_may_follow_what_brackets_add_to_it(values):
    text = (
        "Kenya's exports to Uganda rose to 950 million dollars (Sh130 billion) in 2023 from 900 "
        "million dollars (Sh92 billion) in 2019."
    )
    years = [c.verdict.evidence[0].year for c in _claims(text, values)]
    assert years == [2023, 2019]


def test_what_tops_a_sum_is_above_it(values):
    text = "Spain's trade with Portugal tops 66 billion dollars."
    assert not _claims(text, values)[0].verdict.name.is_definite
