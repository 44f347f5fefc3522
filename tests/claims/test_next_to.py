"""Figures next to another state, year, month or region, and words of other measures."""

from __future__ import annotations

import pytest

from comity.claims.doubts.next_to import OF_LIST, OTHER_YEAR
from comity.claims.doubts.regions import OF_REGION, OF_REGIONS

KENYA, NETHERLANDS, UNITED_STATES, AUSTRALIA, CHINA, FRANCE = 501, 210, 2, 900, 710, 220


@pytest.mark.parametrize(
    ("text", "states"),
    [
        (
            "Kenya's exports to the Netherlands grew, and exports to the United States went from "
            "$510 million in 2019 to $620 million in 2023.",
            (KENYA, NETHERLANDS),
        ),
        (
            "In 2015 China took 17.4% of the trade of the United States, versus 438 billion "
            "dollars (15.3%) in Canada's trade with them.",
            (UNITED_STATES, CHINA),
        ),
    ],
)
def test_a_figure_is_of_the_state_next_to_it(tested, text, states):
    verdicts = [
        one.verdict
        for one in tested(text)
        if one.interpretation.states == states and one.interpretation.test.quantity
    ]
    assert not [one for one in verdicts if one.name.is_definite and "17.4" not in one.why]


@pytest.mark.parametrize(
    "text",
    [
        # Another year is next to the second figure.
        "China was followed by the United States, the source of 13.9% of Australia's imports in "
        "2015 (12.1% in 2014).",
        # Whose imports the list is of, only the region tells.
        "Of the arms that the region's suppliers sent it in 2014-18, 49% were from Russia, 7.8% "
        "from France and 7.7% from Germany.",
        "China exported more to Peru between January and June, when Peru took 0.5 percent of it.",
        "The gas came from Algeria, which sent Spain 40 percent of its gas in January.",
        # What only passes through, goods, and rises.
        "Mongolia is a conduit of trade between China and Russia.",
        "In the trade of Russia and Kazakhstan the first place, 20.5 percent in 2017, is held by "
        "machines.",
        "Canadians are exporting more to China.",
        "China sells more to the United States than the United States sells to China.",
        "Israel's trade with Arab countries is growing and worth 3 billion dollars.",
        "Much of that rise was owed to trade of the United States with Mexico.",
        "In 2018 Australia sold China 34.6 percent of its total LNG exports.",
        "Cameroon exported 5 billion dollars of goods and services in 2022.",
        "Total imports of New Zealand were 66.7 billion dollars in 2016.",
        # War, allies and sanctions of others.
        "Iraq relies on Iran after years of occupation and war with militants.",
        "Spending rose in Colombia, which faces rebels allied with drug cartels and Chile.",
        "Russia and France have criticised the indefinite sanctions imposed on Iraq in 1990.",
    ],
)
def test_what_is_next_to_a_figure_leaves_it_open(tested, text):
    judged = [
        one for one in tested(text, "Israel and Egypt trade.") if one.verdict.name.is_definite
    ]
    assert not [one for one in judged if "13.9" not in one.text]


@pytest.mark.parametrize(
    "text",
    [
        "In 2009-13 no state of Africa imported more arms than Algeria (36 percent of imports).",
        "In Africa the two that bought most arms in 2011–15 were Algeria (30 per cent of imports) "
        "and Morocco (26 per cent).",
        # It was 5.5 billion the year before and 15 two years after, as the data have it.
        "In 2023 Poland's exports to Ukraine came to 13 billion dollars.",
        # The five years to 2009 rank it lower than the year alone may.
        "In 2009 Saudi Arabia was the first among importers of American arms.",
    ],
)
def test_what_may_be_of_a_region_or_another_year_is_not_denied(tested, text):
    assert not [one for one in tested(text) if one.verdict.name.is_negative]


def test_how_an_economy_grew_is_no_ratio_of_two(tested):
    text = "The economy grew by a record 17.3 percent that year."
    before = "Mongolia sold China 96 percent of its coal in 2011."
    assert not [one for one in tested(text, before) if one.verdict.name.is_definite]


def test_figures_with_their_own_state_and_year_are_judged(verdicts_of):
    text = "In 2014 Australia bought 20.5 percent of its imports from China."
    assert verdicts_of(text)[("import_share", (AUSTRALIA, CHINA))] == "supported"
    assert FRANCE not in {code for _, states in verdicts_of(text) for code in states}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "China supplied 18.2% of Australia's imports, ahead of the United States, which "
            "supplied 13.6% of them in 2015 (12.4% in 2014).",
            OTHER_YEAR,
        ),
        (
            "Among the suppliers of this region in 2014-18 Russia had 49% of the arms, France "
            "7.8% and Germany 7.7%.",
            OF_LIST,
        ),
    ],
)
def test_the_reason_names_what_was_left_out(tested, text, reason):
    assert any(one.verdict.why.lower().startswith(reason.lower()) for one in tested(text))


def test_a_region_is_found_by_its_name_and_by_what_it_is_called(tested):
    [claim] = tested("Algeria had 3 percent of the world's arms imports in 2009-13.")
    named = [find("of all imports in Africa", "", claim.interpretation.test, ()) for find in SHARES]
    called = [find("of the region's arms", "", claim.interpretation.test, ()) for find in SHARES]
    assert named == called == [OF_REGION]
    assert not SHARES[0]("of all imports", "", claim.interpretation.test, ())


SHARES = OF_REGIONS[:1]
