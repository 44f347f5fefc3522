"""Lists, brackets and figures that share a verb become plain clauses."""

from __future__ import annotations

import pytest

from comity.claims.lexicon import read_lexicon
from comity.claims.text.asides import strip_cause, strip_reason, strip_speaker
from comity.claims.text.lists.atoms import split_lists
from comity.claims.text.lists.each_state import each_of_pair
from comity.claims.text.lists.list_tokens import with_units, years_in_turn
from comity.claims.text.lists.two_flows import by_two_flows
from comity.claims.text.mentions import Context, gather_names

NAMES = gather_names(read_lexicon())


@pytest.mark.parametrize(
    ("text", "atoms"),
    [
        (
            "Peru and Chile sold 21 and 38 percent of it respectively.",
            ["Peru sold 21 percent of it.", "Chile sold 38 percent of it."],
        ),
        (
            "Its weapons came from France (28 percent) and Israel (11 percent) in 2014.",
            [
                "Its weapons came from France (28 percent) in 2014.",
                "Its weapons came from Israel (11 percent) in 2014.",
            ],
        ),
        (
            "Chile sold 41 percent of its exports to China in 2023 and 7 percent to Japan.",
            [
                "Chile sold 41 percent of its exports to China in 2023",
                "Chile sold 7 percent of its exports to Japan in 2023",
            ],
        ),
        (
            "Trade between Chile and Peru and between Norway and Cuba was 3 and 2 billion in 2010.",
            [
                "Trade between Chile and Peru was 3 billion in 2010.",
                "Trade between Norway and Cuba was 2 billion in 2010.",
            ],
        ),
        (
            "Chile's sales to Japan and Peru's sales to Cuba were 5 and 8 billion in 2016 and 2012",
            [
                "Chile's sales to Japan were 5 billion in 2016",
                "Peru's sales to Cuba were 8 billion in 2012",
            ],
        ),
        (
            "China, Brazil and Chile are Bolivia's leading suppliers.",
            [
                "China is Bolivia's leading suppliers.",
                "Brazil is Bolivia's leading suppliers.",
                "Chile is Bolivia's leading suppliers.",
            ],
        ),
        (
            "Peru and Chile sent 21 and 38 percent of it to China and to Japan in 2010 and 2012.",
            [
                "Peru sent 21 percent of it to China in 2010.",
                "Chile sent 38 percent of it to Japan in 2012.",
            ],
        ),
        (
            "Chile bought goods for 4 billion dollars from Japan and for 2 from Peru in 2010.",
            [
                "Chile bought goods for 4 billion dollars from Japan in 2010.",
                "Chile bought goods for 2 billion dollars from Peru in 2010.",
            ],
        ),
        (
            "Chile and Peru sold each other goods worth 3 and 2 billion dollars in 2010.",
            [
                "Chile sold Peru goods worth 3 billion dollars in 2010.",
                "Peru sold Chile goods worth 2 billion dollars in 2010.",
            ],
        ),
        (
            "Chile's and Peru's exports to one another were 3 and 2 billion dollars respectively.",
            [
                "Chile's exports to Peru were 3 billion dollars.",
                "Peru's exports to Chile were 2 billion dollars.",
            ],
        ),
        (
            "Norway and Sweden agreed on 88 percent of votes, and Chile and Peru in 90 percent.",
            [
                "Norway and Sweden agreed on 88 percent of votes",
                "Chile and Peru agreed on 90 percent of votes",
            ],
        ),
        (
            "Their trade fell from 9 percent in 2009 to 4 percent in 2014.",
            ["Their trade was 9 percent in 2009", "Their trade was 4 percent in 2014"],
        ),
        (
            "Mexico's spending rose by 41 percent in 2024, to $16 billion.",
            [
                "Mexico's spending rose by 41 percent in 2024",
                "Mexico's spending was $16 billion in 2024",
            ],
        ),
        (
            "Qatar was sanctioned by Egypt and Saudi Arabia.",
            ["Qatar was sanctioned by Egypt.", "Qatar was sanctioned by Saudi Arabia."],
        ),
        (
            "Of Peru's exports in 2012, China took 17 percent, Japan 6 and Chile 4.",
            [
                "Of Peru's exports in 2012, China took 17 percent",
                "Of Peru's exports in 2012, Japan took 6 percent",
                "Of Peru's exports in 2012, Chile took 4 percent",
            ],
        ),
        (
            "In 2012 Poland put 2 percent of its output into defence, Spain 1.",
            [
                "In 2012 Poland put 2 percent of its output into defence",
                "In 2012 Spain put 1 percent of its output into defence",
            ],
        ),
        (  # of the two lists and the one after them, each with its unit once
            "Peru and Chile took 21 and 38 percent of it, and Cuba 9 percent",
            [
                "Peru took 21 percent of it",
                "Chile took 38 percent of it",
                "Cuba took 9 percent of it",
            ],
        ),
        (  # Chile may be the seller, or what Peru's exports went to.
            "Brazil sold 4 percent of its exports to Peru, Chile 5.",
            ["Brazil sold 4 percent of its exports to Peru, Chile 5."],
        ),
        (
            "Brazil sold Peru 4 percent of it, Chile 5.",
            ["Brazil sold Peru 4 percent of it, Chile 5."],
        ),
        ("China buys oil from Russia.", ["China buys oil from Russia."]),
    ],
)
def test_every_member_of_a_list_gets_its_own_clause(text, atoms):
    spans = [(mention.start, mention.end) for mention in NAMES.find_states(text)]
    assert split_lists(text, spans) == atoms


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Exports fell in 2009, customs officials said.", "Exports fell in 2009."),
        ("A ministry in Rome says that exports fell.", "exports fell."),
        ("According to the Jordan Times, exports fell.", "exports fell."),
        ("It should be noted that exports fell.", "exports fell."),
    ],
)
def test_who_reports_a_claim_is_no_part_of_it(text, claim):
    assert strip_speaker(text) == claim


def test_an_alleged_cause_is_no_part_of_a_claim():
    assert strip_cause("Exports fell, thanks to the crisis.") == "Exports fell"


@pytest.mark.parametrize(
    ("sentence", "atoms"),
    [
        ("Sweden and Finland joined NATO in 2023.",
         ["Sweden joined NATO in 2023.", "Finland joined NATO in 2023."]),
        ("Both Chile and Peru are members of APEC.",
         ["Chile is a member of APEC.", "Peru is a member of APEC."]),
        ("NATO member Turkey spends much.", ["Turkey is a member of NATO.", "Turkey spends much."]),
        ("China and Russia trade with India.", []),
    ],
)  # fmt: skip
def test_what_is_said_of_each_of_two_is_written_once_for_each(sentence, atoms):
    assert each_of_pair(sentence, Context(), NAMES) == atoms


@pytest.mark.parametrize(
    ("sentence", "atoms"),
    [
        (
            "Mexico and Turkey are both members of NATO.",
            ["Mexico is a member of NATO.", "Turkey is a member of NATO."],
        ),
        (
            "Mexico and Turkey have both joined NATO.",
            ["Mexico has joined NATO.", "Turkey has joined NATO."],
        ),
        (
            "Mexico and Turkey both belong to NATO.",
            ["Mexico belongs to NATO.", "Turkey belongs to NATO."],
        ),
        (
            "Japan and Germany are both sanctioned by Russia.",
            ["Japan is sanctioned by Russia.", "Germany is sanctioned by Russia."],
        ),
        (
            "China and Russia have been sanctioned by Japan.",
            ["China has been sanctioned by Japan.", "Russia has been sanctioned by Japan."],
        ),
        ("Mexico and Turkey are both large markets of Peru.", []),
    ],
)
def test_the_verb_of_two_becomes_that_of_one_wherever_both_stands(sentence, atoms):
    assert each_of_pair(sentence, Context(), NAMES) == atoms


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (
            "Imports fell to 3 percent after the Union had closed its market",
            "Imports fell to 3 percent",
        ),
        ("It sold 9 percent there because prices were high", "It sold 9 percent there"),
        ("It stood at 5 percent as a share of output", None),
        ("It came fourth after China with 5 percent", None),
        ("It sold 3 percent after the market was closed in 2019", None),  # whose year may it be?
    ],
)
def test_a_reason_at_the_end_is_left_out_and_nothing_else(text, rest):
    assert strip_reason(text) == (rest or text)


def test_figures_of_a_list_have_the_unit_of_its_last_and_years_are_paired_with_them():
    words = {"«Q0»": "3", "«Q1»": "2 billion dollars"}
    assert with_units(["«Q0»", "«Q1»"], words) == ["3 billion dollars", "2 billion dollars"]
    assert years_in_turn("in 2010, 2011 and 2012", 2) == []


def test_what_has_one_flow_is_not_split():
    assert by_two_flows("«S0»'s exports to «S1» were «Q0»", {"«Q0»": "3 billion"}) == []
