"""A text with a day is judged by what was so when it was written, and by no chance of later."""

from __future__ import annotations

from datetime import date

import pytest

from comity.claims.check import check
from comity.claims.text.documents import document_from_text


@pytest.fixture(scope="module")
def verdict(values):
    def read(sentence, day):
        claims = check(document_from_text(sentence), values, written=day).claims
        return claims[0].verdict

    return read


def test_what_became_so_after_a_text_does_not_bear_it_out(verdict):
    said = verdict("India is the fifth-largest economy in the world.", date(2009, 5, 1))
    assert (said.name, said.year) == ("contradicted", 2009)


def test_what_is_so_then_and_now_is_supported(verdict):
    said = verdict("The United States has the largest economy in the world.", date(2009, 5, 1))
    assert said.name == "supported"


def test_what_was_so_when_its_text_was_written_is_supported_and_says_that_it_is_no_longer(verdict):
    said = verdict("Britain's GDP stands at 2.9 trillion dollars.", date(2020, 3, 1))
    assert (said.name, said.year) == ("supported", 2019)
    assert "It is no longer so" in said.why


@pytest.mark.parametrize(
    ("sentence", "year", "expected"),
    [
        ("The Soviet Union is Finland's largest trading partner.", 1986, "supported"),
        ("Japan is Australia's biggest export market.", 2005, "supported"),
        ("Britain is Australia's biggest export market.", 2005, "contradicted"),
    ],
)
def test_the_present_of_a_text_is_judged_by_the_years_of_its_writing(
    verdict, sentence, year, expected
):
    said = verdict(sentence, date(year, 9, 1))
    assert said.name == expected
    assert {year, year - 1} <= {item.year for item in said.evidence}


@pytest.mark.parametrize(
    "sentence",
    [
        "Of all nations, India has turned out to be the fastest-growing economy.",
        "The states whose economies are bigger than Peru's are many.",
        "Last came an increase of $25 billion, driven by American defence spending.",
        "Kazakhstan, Ethiopia and Egypt did not vote.",
        "This is the share of Canadian exports that go to the United States.",
        "Allies such as Britain and France also condemned the invasion.",
        "Honduras gave Taiwan an ultimatum to leave its embassy in the country.",
        "Finland and Sweden are trying to become members of NATO.",
        "Students seized the American embassy in Tehran.",
        "Tehran and Riyadh back rival militias across the region.",
        "Finland shares the longest border of the alliance with Russia.",
        "Russia's arms went to India (34 percent) and China (21 percent); five saw decreases.",
    ],
)
def test_what_is_tested_is_not_less_than_what_is_said(values, sentence):
    verdicts = [one.verdict for one in check(document_from_text(sentence), values).claims]
    loose = [
        one
        for one in verdicts
        if one.name.is_definite and "34 percent" not in one.why and "21 percent" not in one.why
    ]
    assert not loose


def test_a_figure_right_then_and_now_is_that_of_its_day(verdict):
    said = verdict("The United States spends 3.4 percent of its GDP on defence.", date(2017, 2, 1))
    assert (said.name, said.year) == ("supported", 2016)
    assert "newest figure on them" not in said.why


def test_a_decade_that_ends_long_before_the_present_is_left_open(verdict):
    sentence = "Over the past decade, Argentina's exports to Mercosur have fallen."
    assert verdict(sentence, date(2024, 7, 1)).name == "untestable"


def test_imports_and_exports_are_not_tested_by_one_of_them(verdict):
    said = verdict("Both imports and exports of India are rising with Japan.", date(2024, 7, 1))
    assert said.name == "untestable"


@pytest.mark.parametrize(
    "sentence",
    [
        "The storm cost the Jamaican economy $3 billion.",
        "The row is a threat of $1.1 billion a year to the Australian economy.",
        "From almost nothing until last year, Russia has become India's largest source of tea.",
        "China had been the top goods supplier to America since 2007, when it surpassed Canada.",
    ],
)
def test_what_is_said_of_a_change_is_not_tested_by_a_level(verdict, sentence):
    assert verdict(sentence, date(2024, 7, 1)).name == "untestable"


def test_what_was_not_so_when_written_is_denied_by_the_figure_of_its_day(verdict):
    said = verdict("Peru is the largest economy in the world.", date(2012, 7, 1))
    assert (said.name, said.year) == ("contradicted", 2012)


@pytest.mark.parametrize(("year", "expected"), [(2010, "supported"), (1995, "untestable")])
def test_of_two_compared_since_a_year_one_is_ahead_in_each(verdict, year, expected):
    said = f"China has sold more to Brazil than Argentina since {year}."
    assert verdict(said, date(2024, 7, 1)).name == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Pakistan remained the main recipient of arms.",
        "China has been the biggest supplier of arms.",
        "In 2016 Germany's imports from China and exports to it rose to 180 billion dollars.",
        "Morocco is Algeria's top rival.",
    ],
)
def test_whose_it_is_and_what_is_added_up_must_be_tested(verdict, sentence):
    assert verdict(sentence, date(2018, 7, 1)).name == "untestable"
