"""Figures whose clause names their states are borne out by their digits, whatever else is said.

What is only doubted beside a figure, compared with it, or told in another currency leaves it as it
is, and what rose or fell to a figure did so from the year that is named.
"""

from comity.claims.check import check
from comity.claims.claim import VerdictName
from comity.claims.text.documents import document_from_text


def _names(sentence, values):
    return [claim.verdict.name for claim in check(document_from_text(sentence), values).claims]


BORNE_OUT = (
    (
        "Honduras, accused of sheltering smugglers, sold 47 percent of its exports to "
        "the United States in 2023.",
        1,
    ),
    (
        "It is a myth that South Africa sides with America: it did so on 19 percent of "
        "the roll calls in 2023.",
        1,
    ),
    ("Chile's military budget fell by 7 percent in 2024, to 5.1 billion dollars.", 1),
    ("South Korean sympathies for China were down to 22 percent in 2023, from 62 in 2015.", 2),
    ("Freedom House rated Turkey 3.5 in 2013; five years later it was down to 5.5.", 2),
    (
        "In 1870 France commanded 12.7 percent of the world's capabilities, three times "
        "Austria's portion.",
        2,
    ),
    ("Uganda's economy stood at 54 billion dollars in 2024, to Slovenia's 73 billion.", 2),
    ("Denmark set aside 68 billion kroner for its forces in 2024 — $10 billion.", 1),
    ("Denmark spent 68 billion kroner on its armed forces in 2024, or 2.4 percent of GDP.", 1),
    (
        "Bulgaria's trade with Turkey came to 7.2 billion dollars in 2023, well above "
        "the 5.0 billion of 2013.",
        2,
    ),
)
"""Sentences, and how many of their figures the data bear out."""


def test_figures_are_borne_out_by_their_digits(values, try_each):
    def try_one(sentence, number):
        names = _names(sentence, values)
        assert names.count(VerdictName.SUPPORTED) >= number
        assert not any(name.is_negative for name in names)

    try_each(try_one, BORNE_OUT)


NOT_BORNE_OUT = (
    (
        "Honduras, accused of sheltering smugglers, sold 31 percent of its exports to "
        "the United States in 2023.",
        "31",
    ),
    ("South Korean sympathies for China rose to 22 percent in 2023, from 62 in 2015.", "22"),
    (
        "In 1870 France commanded 12.7 percent of the world's capabilities, six times "
        "Austria's portion.",
        "six times",
    ),
    ("Denmark spent 68 billion kroner on its armed forces in 2024, or 3.9 percent of GDP.", "3.9"),
    (
        "It is rumoured that Honduras sold 47 percent of its exports to the United States in 2023.",
        "47",
    ),
    (
        "Bulgaria's trade with Turkey came to 7.2 billion dollars in 2023, well above "
        "the 3.1 billion of 2013.",
        "3.1",
    ),
)
"""Sentences, and words of the claim in each that is false, or doubted."""


def test_what_is_false_or_doubted_is_not_supported(values, try_each):
    def try_one(sentence, words):
        claims = check(document_from_text(sentence), values).claims
        assert any(words in claim.text for claim in claims)
        for claim in claims:
            if words in claim.text:
                assert claim.verdict.name not in (VerdictName.SUPPORTED, VerdictName.ROUNDED)

    try_each(try_one, NOT_BORNE_OUT)


DENIED = (
    (
        "The Philippines took 14 percent of the arms that South Korea exported in "
        "2020-24, and Korean makers in turn covered 81 percent of Philippine arms imports.",
        "81",
    ),
)
"""A sentence of which one figure is right and another, of the same states, is far off."""


def test_a_figure_far_off_is_denied_where_another_seconds_it(values, try_each):
    def try_one(sentence, words):
        claims = check(document_from_text(sentence), values).claims
        denied = [one for one in claims if one.verdict.name is VerdictName.CONTRADICTED]
        assert len(denied) == 1
        assert words in denied[0].text

    try_each(try_one, DENIED)
