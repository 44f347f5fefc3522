"""What is added to a clause: with another year, another state, another figure, or two of them."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.reading.base import time_of
from comity.claims.reading.builders import BUILDERS
from comity.claims.reading.comparisons import than_state
from comity.claims.reading.several import than_figure, two_figures
from comity.claims.reading.shares import of_total
from comity.claims.text.documents import document_from_text
from comity.claims.verdict.explain import describe_test


def added(text, values):
    """List the tests of what is added to the first clause of a text."""
    claims = check(document_from_text(text), values).claims
    assert all(claim.interpretation.is_whole for claim in claims)
    return [describe_test(claim.interpretation.test) for claim in claims][1:]


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ("China accounted for 81 percent of Pakistan's arms imports in 2020–24, up from 74 percent "
         "in 2015–19.", "arms_import_share(Pakistan, China): = 74 percent [2019]"),
        ("Russia supplied 67 percent of Algerian arms imports in 2015–19 but only 48 percent in "
         "2020–24.", "arms_import_share(Algeria, Russia): = 48 percent [2024]"),
        ("About 26 percent of Colombia's exports went to the United States in 2023, down from "
         "roughly half in 2000.", "export_share(Colombia, United States): = roughly half [2000]"),
        ("Indonesian exports to Japan slid from $27.9 billion in 2010 to $14.4 billion a decade "
         "later.", "exports(Indonesia, Japan): = $14.4 billion [2020]"),
        ("Ukraine spent 34 percent of its GDP on defence in 2024, the heaviest burden in the "
         "world.", "military_burden(Ukraine): top rank <= 1 [2024]"),
    ],
    ids=lambda one: one[-30:],
)  # fmt: skip
def test_an_addition_of_another_time_is_of_the_same_states(text, test, values):
    assert added(text, values) == [test]


@pytest.mark.parametrize(
    ("text", "tests"),
    [
        ("The US spent $997 billion on defence in 2024, more than three times China's $314 billion "
         "and nearly seven times Russia's.",
         ["military_spending(United States): = more than three times [2024]",
          "military_spending(China): = $314 billion [2024]",
          "military_spending(United States): = nearly seven times [2024]"]),
        ("The US accounted for 43 percent of global arms exports in 2020–24, far more than "
         "Russia's 7.7 percent.",
         ["arms_exports_world_share(United States): ratio > 1 against "
          "arms_exports_world_share(Russia) [2024]",
          "arms_exports_world_share(Russia): = 7.7 percent [2024]"]),
        ("Poland devoted 4.2 percent of its GDP to defence in 2024, double the 2.1 percent of "
         "2015.",
         ["military_burden(Poland): = double [2024]",
          "military_burden(Poland): = 2.1 percent [2015]"]),
        ("Australia sent 37 percent of its exports to China in 2023; Japan was a distant second "
         "with 17 percent.",
         ["export_share(Australia, Japan): = second [2023]",
          "export_share(Australia, Japan): = 17 percent [2023]"]),
        ("Greece's military burden was higher than Turkey's in 2024, at 3.1 against 1.9 percent.",
         ["military_burden(Greece): = 3.1 [2024]",
          "military_burden(Turkey): = 1.9 percent [2024]"]),
        ("China and Russia voted alike on 72 percent of resolutions in 1985, which is more than "
         "the 67 percent of 2024.",
         ["vote_agreement(China, Russia): ratio > 1 against vote_agreement(China, Russia) [1985]",
          "vote_agreement(China, Russia): = more than the 67 percent [2024]"]),
    ],
    ids=lambda one: one[-30:] if isinstance(one, str) else "",
)  # fmt: skip
def test_a_comparison_with_a_figure_is_tested_on_both(text, tests, values):
    assert added(text, values) == tests


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ("Ireland imported goods worth $30 billion from the United Kingdom in 2023, about 23 "
         "percent of its total.",
         "import_share(Ireland, United Kingdom): = about 23 percent [2023]"),
        ("Canada sold goods worth $417 billion to the United States in 2023, 74 percent of its "
         "total exports.", "export_share(Canada, United States): = 74 percent [2023]"),
        ("China bought goods worth $18.9 billion from Angola in 2023, or 48 percent of everything "
         "the country sold abroad.", "export_share(Angola, China): = 48 percent [2023]"),
        ("Trade between Norway and Sweden amounted to $26 billion in 2023, nearly 8 percent of "
         "Sweden's total.", "trade_share(Sweden, Norway): = nearly 8 percent [2023]"),
        ("Poland's military spending grew to $38 billion in 2024, equivalent to 4.2 percent of "
         "Polish GDP.", "military_burden(Poland): = 4.2 percent [2024]"),
        ("Guyana's output came to $24.7 billion in 2024, or $29,700 a head.",
         "gdp_per_capita(Guyana): = $29,700 [2024]"),
    ],
    ids=lambda one: one[-30:],
)  # fmt: skip
def test_a_sum_as_a_share_is_of_the_whole_that_the_words_name(text, test, values):
    assert added(text, values) == [test]


def test_every_addition_is_built_by_a_function():
    assert {than_state, than_figure, two_figures, of_total} <= set(BUILDERS.values())
    assert callable(time_of)


def test_a_change_has_the_year_of_the_level_that_it_led_to(values):
    text = "China's military spending grew by 7.0 percent to an estimated $314 billion in 2024."
    claims = check(document_from_text(text), values).claims
    tests = [claim.interpretation.test for claim in claims]
    assert [(test.growth, test.time.last) for test in tests] == [(True, 2024), (False, 2024)]


@pytest.mark.parametrize(
    ("inserted", "is_whole"),
    [("which share a border", True), ("which excludes services", False),
     ("which is mostly by rail", False), ("which was once illegal", False)],
)  # fmt: skip
def test_only_what_cannot_twist_a_clause_is_left_out(inserted, is_whole, values):
    text = f"Trade between Vietnam and China, {inserted}, was worth $220 billion in 2023."
    (claim, *_) = check(document_from_text(text), values).claims
    assert claim.interpretation.is_whole is is_whole
