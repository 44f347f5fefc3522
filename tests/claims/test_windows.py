"""Arms are spoken of in windows of five years, which are named, compared and ranked."""

from __future__ import annotations

import pytest

from comity.claims.anaphora.changes import gapped_changes, levels_of_windows
from comity.claims.check import check
from comity.claims.grammar.tokens import tokenize
from comity.claims.lexicon import read_lexicon
from comity.claims.reading.base import ParserContext
from comity.claims.reading.lists import read_list
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import Context, gather_names
from comity.claims.verdict.explain import describe_test


def read_tests(text, values):
    """List the tests of a text that is read whole, and their verdicts."""
    claims = [
        one for one in check(document_from_text(text), values).claims if one.interpretation.is_whole
    ]
    return [(describe_test(one.interpretation.test), one.verdict.name) for one in claims]


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ("Italian arms exports grew by 25 percent between 2015-19 and 2020-24.",
         "arms_exports_five_years(Italy): changed by 25 percent [2019-2024]"),
        ("Japan's arms imports fell by a third in 2010–14 compared with 2005–09.",
         "arms_imports_five_years(Japan): changed by a third [2009-2014]"),
        ("South Korean arms exports in 2018–22 were higher than in 2013–17.",
         "arms_exports_five_years(South Korea): ratio > 1 against "
         "arms_exports_five_years(South Korea) [2022]"),
        ("Between 2018 and 2022, Washington met 97 percent of Tokyo's demand for major arms.",
         "arms_import_share(Japan, United States): = 97 percent [2022]"),
        ("Between 2018 and 2022, 30 percent of Italy's major arms went to Qatar.",
         "arms_export_share(Italy, Qatar): = 30 percent [2022]"),
    ],
    ids=lambda one: one[:30],
)  # fmt: skip
def test_two_windows_are_compared_by_their_last_years(text, test, values):
    assert [of for of, _ in read_tests(text, values)] == [test]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        # 2.7 and 6.0 billion TIV
        ("China's arms exports rose by 120 percent between 2003–07 and 2008–12.", ["supported"]),
        ("China's arms exports rose by 320 percent between 2003–07 and 2008–12.",
         ["contradicted"]),
        ("The volume of Chinese exports of major conventional weapons rose by 120 per cent between "
         "2003–2007 and 2008–2012.", ["supported"]),
        ("Chinese arms exports rose by 120 percent between 2003–2007 and 2008–2012, and its share "
         "of the volume of international arms exports increased from 2 to 5 percent.",
         ["supported"] * 3),
        ("Between 2011–15 and 2016–20 France's arms exports grew by 31 percent and Germany's by 20 "
         "percent.", ["supported", "supported"]),
        ("Between 2011–15 and 2016–20 France's arms exports grew by 31 percent and Germany's by 90 "
         "percent.", ["supported", "contradicted"]),
        ("Russia exported 21 percent fewer arms in 2016–20 than in 2011–15.", ["supported"]),
        ("India received 33 percent fewer arms in 2016–20 than in 2011–15.", ["supported"]),
        ("Russia exported 26 percent more arms in 2016–20 than in 2011–15.", ["contradicted"]),
    ],
)  # fmt: skip
def test_changes_between_windows_are_judged(text, verdicts, values):
    assert [verdict for _, verdict in read_tests(text, values)] == verdicts


@pytest.mark.parametrize(
    ("find", "text", "written"),
    [
        (gapped_changes, "Peru's exports grew by 5 percent and Chile's by 9 percent.",
         [("Chile", "'s exports grew")]),
        (gapped_changes, "Peru's exports grew by 5 percent, those to Chile by 9 percent.", []),
        (levels_of_windows, "It rose between 2011-15 and 2016-20, its share from 5 to 8 percent.",
         [("share ", "from 5 percent in 2011-2015 to 8 percent in 2016-2020")]),
        (levels_of_windows, "It rose in 2011-15, its share from 5 to 8 percent.", []),
    ],
)  # fmt: skip
def test_what_a_change_leaves_out_is_written_where_it_belongs(find, text, written):
    mentions = gather_names(read_lexicon()).find_states(text)
    places = list(find(text, mentions, Context()))
    assert [words for *_, words in places] == [words for _, words in written]
    assert all(
        text[:start].endswith(before)
        for (start, *_), (before, _) in zip(places, written, strict=True)
    )


def test_a_figure_without_a_time_is_of_the_later_of_two_windows(values):
    text = (
        "American arms exports rose by 17 percent between 2014–18 and 2019–23, and it had 42 "
        "percent of the global total."
    )
    *_, last = check(document_from_text(text), values).claims
    assert describe_test(last.interpretation.test).endswith("42 percent [2019-2023]") or (
        describe_test(last.interpretation.test).endswith("42 percent [2023]")
    )
    assert last.verdict.name == "supported"


def test_a_share_has_the_level_of_each_window(values):
    text = (
        "Russia's share of India's arms imports fell from 72 to 36 percent between 2010–14 and "
        "2020–24."
    )
    assert [of for of, _ in read_tests(text, values)] == [
        "arms_import_share(India, Russia): = 72 [2014]",
        "arms_import_share(India, Russia): = 36 percent [2024]",
    ]


def test_a_share_of_the_total_is_of_what_its_state_was_ranked_by(values):
    text = (
        "Spain was the ninth-largest arms exporter in 2020–24 and accounted for 3 percent of the "
        "total."
    )
    (_, _), (share, verdict) = read_tests(text, values)
    assert share == "arms_exports_world_share(Spain): = 3 percent [2024]"
    assert verdict == "supported"


@pytest.mark.parametrize(
    "text",
    [
        "France's trade grew by 18 percent between 2010–14 and 2015–19.",
        "Sweden was the ninth-largest arms exporter in 2015–19 and accounted for 3 percent of the "
        "total arms imports.",
    ],
)
def test_windows_are_of_what_is_pooled_over_as_many_years(text, values):
    assert not any("2014-2019" in of or "imports_world" in of for of, _ in read_tests(text, values))


def test_what_is_said_of_two_is_not_judged_of_the_second_alone(values):
    text = "Canada and Norway's arms imports fell in 2015–19 compared with 2010–14."
    assert read_tests(text, values) == []


def test_a_rank_among_near_exporters_is_left_open(values):
    near = read_tests("China was the fifth-largest arms exporter in 2016–20.", values)
    far = read_tests("China was the largest arms exporter in 2016–20.", values)
    assert [verdict for _, verdict in (*near, *far)] == ["untestable", "contradicted"]


def test_growth_in_a_window_is_over_the_window_before(values):
    text = "During this five-year period, 2018–22, Italy's arms exports also fell sharply, by 25%."
    assert read_tests("Italy's arms exports fell by 25% in 2018–22.", values) == (
        read_tests(text, values)
    )
    (test, _), *_ = read_tests(text, values)
    assert test == "arms_exports_five_years(Italy): changed by 25% [2017-2022]"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The three largest arms importers in 2020–24 were Ukraine, India and Qatar.", "supported"),
        ("The world's two largest economies are China and the United States.", "supported"),
        ("The two largest arms exporters in 2015–19 were the United States and Spain.",
         "contradicted"),
    ],
)  # fmt: skip
def test_a_list_of_the_largest_ranks_each_of_its_states(text, verdict, values):
    ((test, given),) = read_tests(text, values)
    assert given == verdict
    assert " and " in test


def test_a_list_is_one_test_of_several_states(values):
    lexicon, names = read_lexicon(), gather_names(read_lexicon())
    reader = ParserContext(lexicon, names, values.codebook.get, 2026)
    text = "The two largest arms exporters in 2015–19 were the United States and Russia."
    _, test = read_list(tokenize(text, names, lexicon, None), reader, Context())
    assert [lookup.states for lookup in test.lookups] == [(2,), (365,)]
    assert (test.quantity.value, test.quantity.hedge) == (2, "under")


def test_a_list_that_counts_otherwise_than_it_says_is_not_read(values):
    text = "The four largest arms exporters in 2015–19 were the United States, Russia and France."
    assert read_tests(text, values) == []
