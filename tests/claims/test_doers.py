"""Who does something, and to whom, where a test of two states does not know it."""

from __future__ import annotations

import pytest

from comity.claims.claim import FIGURE, ClaimTest, Lookup
from comity.claims.doubts.doers import DOERS
from comity.claims.text.mentions import Mention
from comity.claims.text.times import NOW


@pytest.mark.parametrize(
    "text",
    [
        # Allies in a war, and no allies of where it is.
        "The UAE and Saudi Arabia are allies of each other in the war in Yemen.",
        # An embargo of a state, and none on it; and a threat.
        "The United States maintains its embargo.",
        "Indonesia did not budge: the US threatened it with sanctions.",
        # Trade among the members, and not of two of them.
        "Serbia and Germany lead, and trade among the members came to 71.3 billion in 2023.",
        # A change, and not that there is any trade.
        "Sales to Russia have tumbled from Finland.",
        # Colombians, and no dollars.
        "More than 8 million Colombians live off trade with Venezuela.",
        # What China and Taiwan pull at.
        "China has for years played tug-of-war with Taipei over influence.",
        # A range, and not its upper end.
        "In 2014 trade between Kenya and Uganda was put at $0.5-0.87 billion.",
        # What is not so yet.
        "Argentina is on its way to replacing the U.S. as Brazil's second largest supplier.",
        # An island.
        "In 1993 Britain extended the fishing zone of South Georgia.",
    ],
)
def test_what_another_does_is_no_act_of_the_states_tested(tested, text):
    given = [one for one in tested(text) if one.verdict.name.is_definite]
    assert [one.text for one in given if "Yemen" not in text or "war" in one.text] == []


def test_a_figure_of_an_acronym_is_not_that_of_the_state_before(tested):
    text = "Serbia sold goods to Germany in 2023. CEFTA took 14.7 percent of Serbia's exports."
    assert not [one for one in tested(text) if one.verdict.name.is_definite and "CEFTA" in one.text]


def test_a_figure_before_a_pronoun_is_not_that_of_whom_it_surpassed(tested):
    text = "Ghana sold more gold. With 14.67 percent, it dethroned India in South Africa in 2015."
    assert not [one for one in tested(text) if one.verdict.name.is_definite]


def test_a_market_for_a_state_is_one_of_its_exports(verdicts_of):
    """Uganda took 12 percent of what Kenya sold in 2023."""
    measures = verdicts_of("Uganda was a key market for Kenya in 2023.")
    assert {states for name, states in measures if name == "export_share"} == {(501, 500)}


def test_partners_that_a_list_joins_do_not_trade_with_each_other(verdicts_of):
    measures = verdicts_of("Exports to Lithuania and the United States also grew.")
    assert "supported" not in {
        verdict for (_, states), verdict in measures.items() if set(states) == {368, 2}
    }


def test_no_doubt_is_found_in_a_plain_sentence():
    text = "Peru sold goods to Chile."
    mentions = [Mention(0, 4, (135,), "name"), Mention(19, 24, (155,), "name")]
    test = ClaimTest((Lookup("exports", (135, 155)),), NOW, FIGURE)
    assert [find(text, text, test, mentions) for find in DOERS] == [""] * len(DOERS)


def test_a_figure_of_a_state_of_the_sentence_before_is_not_judged_by_chance(tested):
    """Germany sold Ethiopia goods worth 196 million dollars in 2010."""
    text = (
        "Ethiopia's largest market in 2010 was Switzerland. It bought goods for $224 million and "
        "Germany for $196 million."
    )
    assert not [one for one in tested(text) if "196" in one.text and one.verdict.name.is_definite]


@pytest.mark.parametrize(
    "text",
    [
        # Of all that Sweden sells.
        "Swedish exporters earned $195 billion in 2023, with Germany their best customer.",
        # Of what it imports, which another sentence names.
        "In 2014-18 Washington's share had been as high as 83 per cent.",
        # Of Israel, and not of Ukraine.
        "Ukraine supplied Uganda in 2006-10, supplanting Israel, first among Kampala's suppliers "
        "in 2001-05.",
        # Of a balance, and of what one bought.
        "Croatia and Slovenia traded goods in 2015, with a Croatian shortfall of some 550 million.",
        "China was Kuwait's first partner in 2023, swallowing much of its exports, or $17.4bn.",
    ],
)
def test_what_a_figure_or_a_place_is_of_is_not_denied_of_another(tested, text):
    denials = ("contradicted", "another definition fits")
    assert not [one for one in tested(text) if one.verdict.name in denials]
