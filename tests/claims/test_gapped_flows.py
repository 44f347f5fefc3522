"""Changes of flows to several partners, or of several buyers, that share noun, verb and years."""

import pytest

from comity.claims.anaphora.changes import (
    changes_of_windows,
    gapped_partners,
    imports_to_buyers,
)
from comity.claims.anaphora.times import windows_compared
from comity.claims.check import check
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import Context, Mention


@pytest.fixture(scope="module")
def given(values, borne_out):
    """The measure, the states and the verdict of each figure of a sentence."""

    def read(sentence, context=""):
        return borne_out(check(document_from_text(sentence), values, context=context).claims)

    return read


BUYERS = {
    ("arms_imports_five_years", (732,), "24 percent"),
    ("arms_imports_five_years", (850,), "47 percent"),
}
"""4.9 and 3.7, 2.5 and 1.3 billion TIV in the five years to 2019 and to 2024."""


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (
            "",
            "Between 2015–19 and 2020–24 arms imports to South Korea fell by 24 percent and to "
            "Indonesia by 47 percent.",
        ),
        (
            "Arms imports in Asia fell in 2020–24 compared with the previous five-year period.",
            "Arms imports by South Korea fell by 24 percent, and by Indonesia by 47 percent.",
        ),
        (
            "Arms imports fell in 2020–24 compared with the previous five years.",
            "Arms imports to South Korea fell by 24 percent; South Korea's rival bought none.",
        ),
    ],
)
def test_flows_to_several_buyers_share_their_noun_and_years(given, before, sentence):
    read = given(sentence, before)
    assert read <= BUYERS
    assert len(read) == sentence.count("percent")


def test_a_change_of_windows_is_not_that_of_another_time(given):
    before = "Arms imports fell in 2020–24 compared with the previous five years."
    assert not given("Arms imports by South Korea fell by 24 percent in a year.", before)


def test_the_five_years_before_are_a_window():
    read = windows_compared("They fell in 2016–20 compared with the previous five years.")
    assert [str(one) for one in read or ()] == ["2011-2015", "2016-2020"]


def test_what_is_written_out():
    names = [Mention(16, 20, (135,), "name"), Mention(40, 44, (40,), "name")]
    text = "Arms imports to Peru rose by 5%, and to Cuba by 9%."
    written = [words for *_, words in gapped_partners(text, names, Context())]
    assert written == ["arms imports ", " rose by "]
    assert [words for *_, words in imports_to_buyers(text, names, Context())] == [
        "Peru's arms imports"
    ]
    assert not list(changes_of_windows(text, names, Context()))
