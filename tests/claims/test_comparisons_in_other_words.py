"""Comparisons that name the other state, the other year or the change in words of their own."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.text.documents import document_from_text

# The sentence, what is looked up, what it is compared with, and the verdict.
WITH_OTHERS = [
    (
        "Chile sold goods worth $37.6 billion to China in 2023, more than five times what Japan "
        "bought.",
        ("exports", (155, 710), (155, 740), "supported"),
    ),
    (
        "In 2018 Peru obtained 24 percent of its imports from China, a little more than came from "
        "the United States.",
        ("import_share", (135, 710), (135, 2), "supported"),
    ),
    (
        "Kenya sold goods for $950 million to Uganda in 2023, about twice its sales to Tanzania.",
        ("exports", (501, 500), (501, 510), "supported"),
    ),
    (
        "By 2020 Britain took a mere 9 percent of Ireland's exports, less than a third of what "
        "Americans took.",
        ("export_share", (205, 200), (205, 2), "supported"),
    ),
    (
        "Algeria spent $18.3 billion on its military in 2023, more than three times as much as "
        "its neighbour Morocco.",
        ("military_spending", (615,), (600,), "supported"),
    ),
    (
        "In 2013 Nigeria's GDP of $520 billion left South Africa, on $401 billion, far behind.",
        ("gdp", (475,), (560,), "supported"),
    ),
    (
        "China, at $8.0 billion in 2023, outbid the United States ($7.7 billion) for Ecuador's "
        "goods.",
        ("exports", (130, 710), (130, 2), "supported"),
    ),
    (
        "India's economy of $3.9 trillion in 2024 was less than $120 billion behind Japan's.",
        ("gdp", (750,), (740,), "supported"),
    ),
    (
        "Peru's exports to China came to $22.1 billion in 2023, exceeding those to the United "
        "States by some $13 billion.",
        ("exports", (135, 710), (135, 2), "supported"),
    ),
    (
        "Nepal took goods for $5.9 billion from India in 2020, and its sales to India some forty "
        "times its sales to China.",
        ("exports", (790, 750), (790, 710), "supported"),
    ),
]

NOT_SO = [
    (
        "Chile sold goods worth $37.6 billion to China in 2023, less than Japan bought.",
        ("exports", (155, 710), (155, 740), "untestable"),
    ),
    (
        "Algeria spent $18.3 billion on its military in 2023, some 2 billion more than Morocco.",
        ("military_spending", (615,), (600,), "untestable"),
    ),
    (
        "Algeria spent $18.3 billion on its military in 2023, two thirds of that of Morocco.",
        ("military_spending", (615,), (600,), "untestable"),
    ),
    (
        "Indonesia had a GDP of $1.04 trillion in 2018, a nose ahead of the Mexican one.",
        ("gdp", (850,), (70,), "untestable"),
    ),
]


def read_tests(text, values):
    claims = check(document_from_text(text), values).claims
    read = ((one, one.interpretation.test) for one in claims if one.interpretation)
    return [(one, test) for one, test in read if test]


@pytest.mark.parametrize(("text", "expected"), [*WITH_OTHERS, *NOT_SO])
def test_a_comparison_names_the_other_state_in_words_of_its_own(text, expected, values):
    measure, own, other, verdict = expected
    found = [
        one.verdict.name
        for one, test in read_tests(text, values)
        if test.lookups[0].measure == measure
        and test.lookups[0].states == own
        and test.against
        and test.against[0].states == other
    ]
    assert verdict in found
    assert "contradicted" not in found


# The sentence, the first and the last year that are compared, and the verdict.
WITH_BEFORE = [
    (
        "In 2024 Argentina voted with the United States on 73 percent of the roll calls, twice as "
        "often as in the year before.",
        (2023, 2024, "supported"),
    ),
    (
        "Peru sold China goods for $22.1 billion in 2023, three times its sales of 2015.",
        (2015, 2023, "supported"),
    ),
    (
        "Turkey's trade with Iran came to $8.1 billion in 2017, well below its 2012 level.",
        (2012, 2017, "supported"),
    ),
    (
        "Finland spent $5.9 billion on its military in 2023, a third more than a year earlier.",
        (2022, 2023, "supported"),
    ),
    (
        "Vietnam's surplus with the United States has doubled since 2019 to $108 billion in 2023.",
        (2019, 2023, "supported"),
    ),
    ("Finland put a third more into defence in 2023 than in 2022.", (2022, 2023, "supported")),
    (
        "Finland spent $5.9 billion on its military in 2023, two-thirds more than a year earlier.",
        (2022, 2023, "untestable"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), WITH_BEFORE)
def test_a_level_is_compared_with_that_of_another_year(text, expected, values):
    first, last, verdict = expected
    found = [
        one.verdict.name
        for one, test in read_tests(text, values)
        if (test.base or test.time.first) == first and test.time.last == last
    ]
    assert verdict in found
    assert "contradicted" not in found


def test_a_change_without_its_year_is_of_the_year_of_its_level(values):
    text = "Poland's military outlay jumped in 2023, adding three-quarters to reach $26.3 billion."
    changes = [one for one, test in read_tests(text, values) if test.growth]
    assert [one.verdict.name for one in changes] == ["supported after rounding"]


SIZES = [
    "Japan's economy went from a third of America's in 1985 to more than half in 1987.",
    "Between 1985 and 1987 Japan's economy went from a third to over half of America's.",
]


@pytest.mark.parametrize("text", SIZES)
def test_two_sizes_of_one_economy_in_another_are_each_of_its_year(text, values):
    found = [
        (test.time.last, one.verdict.name)
        for one, test in read_tests(text, values)
        if test.states == (740, 2)
    ]
    assert {(1985, "supported"), (1987, "supported")} <= {*found}


def test_the_figure_of_some_years_earlier_is_of_that_year(values):
    text = (
        "Turkey's trade with Iran came to $8.1 billion in 2017, well short of the 11.2 billion of "
        "five years earlier."
    )
    years = {
        test.time.last
        for one, test in read_tests(text, values)
        if one.verdict.name == "supported" and test.quantity
    }
    assert years == {2012, 2017}


def test_deliveries_after_a_sentence_on_two_windows_are_those_of_arms(values):
    before = "An institute has compared the arms trade of 2019–23 with that of 2014–18."
    text = "American deliveries went up by 17 percent while Moscow's fell by half."
    claims = check(document_from_text(text), values, context=before).claims
    found = {one.interpretation.states: one.verdict.name for one in claims}
    assert found == {(2,): "supported", (365,): "supported after rounding"}


OTHERS = [
    "Peru's exports to China came to $22.1 billion in 2023, three times the 2015 output of its "
    "mines.",
    "Poland spent $26.3 billion on its military in 2023, more than in any year before.",
    "In 2023 Kenya, which is dwarfed by China, bought goods from it for $6.2 billion.",
    "Sri Lanka spent $4.7 billion on Indian goods in 2018, 24 percent of India's imports.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_words_compare_with_no_state_and_no_year(text, values):
    compared = [
        one for one, test in read_tests(text, values) if (test.against or test.growth) and test.base
    ]
    assert not [one.text for one in compared if one.verdict.name.is_definite]
