"""Of what a figure of trade is that goes on from another: its flow, roles, pair and year."""

from __future__ import annotations

from datetime import date

import pytest

from comity.claims.check import check
from comity.claims.figures.balances import is_of_balance
from comity.claims.figures.parts import find_parts
from comity.claims.meant.words import measures_by_words
from comity.claims.text.documents import document_from_text
from comity.claims.text.quantities import find_quantities
from comity.claims.text.spelling.counted_times import with_years_counted
from comity.claims.text.times import TimeSpan

READ, SUPPORTED = "untestable", "supported"


def _reading(values, text, figure, context="", written=None):
    """Return the measure, the states, the year and the verdict of a figure of a text."""
    report = check(document_from_text(text), values, context=context, written=written)
    for claim in report.claims:
        test = claim.interpretation.test if claim.interpretation else None
        if test and test.quantity and figure in test.quantity.text:
            lookup, name = test.lookups[0], claim.verdict.name.value
            return lookup.measure, lookup.states, claim.verdict.evidence[0].year, name
    return None


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("Chile slipped to fourth among Peru's export markets in 2010, when the $1.4 billion that "
         "it bought came to 3.8 percent of the total.", "3.8",
         ("export_share", (135, 155), 2010, SUPPORTED)),
        ("The $4.7 billion Sri Lanka spent on Indian goods in 2018 made up 24 percent of imports.",
         "24", ("import_share", (780, 750), 2018, SUPPORTED)),
        ("Kenya spent $1.9 billion on Indian goods in 2019, 9.6 percent of imports.", "9.6",
         ("import_share", (501, 750), 2019, SUPPORTED)),
        ("Argentina earned $10.4 billion in Brazil in 2019, 16.3 percent of exports.", "16.3",
         ("export_share", (160, 140), 2019, SUPPORTED)),
        ("In 2009 Mexico bought 57.5 percent of its imports, or $120 billion worth, from the "
         "United States.", "$120", ("exports", (2, 70), 2009, SUPPORTED)),
        ("Senegal sends a fifth of its exports to Mali, yet for what it imports it looks further "
         "afield, to China (26 percent in 2023).", "26",
         ("import_share", (433, 710), 2023, SUPPORTED)),
        ("Austria bought German goods worth $61.5 billion in 2016, and sold the Germans $42.6 "
         "billion.", "$42.6", ("exports", (305, 255), 2016, SUPPORTED)),
        ("India sold Bangladesh goods worth $11.3 billion in 2023; what came back was worth $1.9 "
         "billion.", "$1.9", ("exports", (771, 750), 2023, SUPPORTED)),
        ("What went from India to Bangladesh in 2023 came to 11.3 billion dollars, what came back "
         "to 1.9.", "1.9", ("exports", (771, 750), 2023, SUPPORTED)),
        ("In 2018 Peru's trade with Chile (US$1.25 billion sold, US$1.64 billion bought) was in "
         "deficit.", "1.25", ("exports", (135, 155), 2018, SUPPORTED)),
        ("In 2018 Peru's trade with Chile (US$1.25 billion sold, US$1.64 billion bought) was in "
         "deficit.", "1.64", ("exports", (155, 135), 2018, SUPPORTED)),
        ("In 2016 the Austrians exchanged goods worth $104 billion with Germany.", "104",
         ("trade", (305, 255), 2016, SUPPORTED)),
        ("In 2016 Germany, with goods worth $104 billion going back and forth, was Austria's first "
         "partner.", "104", ("trade", (305, 255), 2016, SUPPORTED)),
    ],
)  # fmt: skip
def test_roles_and_the_pair_are_those_of_the_figure_before(values, text, figure, expected):
    assert _reading(values, text, figure) == expected


@pytest.mark.parametrize(
    ("text", "figure", "states", "verdict"),
    [
        ("Vietnam's trade with China left it $49 billion in the red in 2023.", "$49",
         (816, 710), SUPPORTED),
        ("In 2009 trade with Mexico left the United States $61 billion in the red.", "$61",
         (2, 70), SUPPORTED),
        ("Spain's trade with Portugal left the Portuguese 18.4 billion dollars in the red in "
         "2023.", "18.4", (235, 230), SUPPORTED),
        ("Spain's trade with Portugal left it 18.4 billion dollars in the red in 2023.", "18.4",
         (230, 235), READ),
    ],
)  # fmt: skip
def test_whom_trade_leaves_in_the_red(values, text, figure, states, verdict):
    assert _reading(values, text, figure) == ("trade_balance", states, 2023 - 14 * ("2009" in text),
                                              verdict)  # fmt: skip


def test_a_sum_in_the_red_is_a_balance():
    text = "It was 3 billion dollars in the red."
    (part,) = find_parts(text, [], find_quantities(text), 2026)
    assert is_of_balance(part)


@pytest.mark.parametrize(
    ("text", "figure", "measure", "states", "verdict"),
    [
        ("In 2016 Austria's exports to Germany were nearly five times those to Italy.", "five",
         "exports", (305, 255), SUPPORTED),
        ("Nepalese imports from India were five times those from China in 2020.", "five",
         "exports", (750, 790), SUPPORTED),
        ("In 2016 Austria sold Germany goods for $42.6 billion, nearly five times what it sold to "
         "Italy.", "five", "exports", (305, 255), SUPPORTED),
        ("In 2016 Austria sold Germany goods for $42.6 billion, nine times what it sold to Italy.",
         "nine", "exports", (305, 255), READ),
    ],
)  # fmt: skip
def test_multiples_of_a_flow_with_another_partner(values, text, figure, measure, states, verdict):
    read = _reading(values, text, figure)
    assert (read[:2], read[3]) == ((measure, states), verdict)


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("China took 68 percent of Angola's crude in 2020, and all told 62 percent of what Luanda "
         "exported.", "62", ("export_share", (540, 710), 2020, SUPPORTED)),
        ("In 2012 Brazil took 31 percent of all that Bolivia sold abroad and seven-tenths of its "
         "gas.", "seven", ("gas_export_share", (145, 140), 2012, SUPPORTED)),
        ("Brazil takes seven-tenths of Bolivia's gas, and has bought more since the slump of 2009, "
         "when the bill came to $1.67 billion.", "$1.67",
         ("exports", (145, 140), 2009, SUPPORTED)),
    ],
)  # fmt: skip
def test_one_fuel_and_all_goods_in_one_sentence(values, text, figure, expected):
    assert _reading(values, text, figure) == expected


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("China now takes nine-tenths of Mongolia's exports, against 74 percent in 2020, and "
         "Switzerland 5.8 percent.", "5.8", ("export_share", (712, 225), 2023, SUPPORTED)),
        ("Trade between Turkey and Nigeria came to 932 million dollars in 2017, well short of the "
         "2.75 billion of three years earlier.", "2.75", ("trade", (640, 475), 2014, SUPPORTED)),
        ("Two years after the Plaza accord of 1985 the Japanese surplus with the United States "
         "stood at $56 billion.", "$56", ("trade_balance", (740, 2), 1987, SUPPORTED)),
    ],
)  # fmt: skip
def test_the_year_is_that_of_the_own_clause(values, text, figure, expected):
    assert _reading(values, text, figure, written=date(2025, 12, 7)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Short of the 2.7 billion of three years earlier.", "2014."),
        ("Two years after the accord of 1985 it fell.", "in 1987"),
        ("A decade after joining the bloc in 2004 it fell.", "in 2014"),
        ("Two years after the war Peru's exports of 1949 fell.", ""),
    ],
)
def test_years_counted_from_a_figure_or_an_event(text, expected):
    read = with_years_counted(text, TimeSpan("year", last=2017), None)
    assert expected in read
    assert (read == text) is not bool(expected)


@pytest.mark.parametrize(
    ("before", "text", "states"),
    [
        ("Turkish exporters are touring Nigeria.",
         "Trade between the two countries, Mr Demir told reporters in Lagos, stood at 932 million "
         "dollars in 2017.", (640, 475)),
        ("The Austrian chancellor flew to Berlin.",
         "Austria's trade with Germany, he told reporters in Budapest, came to $104 billion in "
         "2016.", (305, 255)),
        ("Xi Jinping flew to Saudi Arabia.",
         "Two-way trade reached $118 billion in 2022, three times what the kingdom did with the "
         "United States.", (710, 670)),
    ],
)  # fmt: skip
def test_who_is_meant_by_the_two(values, before, text, states):
    figure = "932" if "932" in text else "$1"
    measure, about, _, verdict = _reading(values, text, figure, context=before)
    assert (measure, {*about}, verdict) == ("trade", {*states}, SUPPORTED)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Kenya spent $1.9 billion on Indian goods in 2019, 9.6 percent of India's exports.",
         "9.6"),
        ("Kenya spent $1.9 billion on Indian goods in 2019, 9.6 percent of its budget.", "9.6"),
        ("China sold Kenya's rivals goods for $6.2 billion in 2023.", "$6.2"),
        ("China, France said in 2020, took 62 percent of Angola's exports.", "62 percent"),
        ("In 2023 goods worth $11.3 billion went from Bangladesh to India; what came back was "
         "worth $1.9 billion.", "$1.9"),
    ],
)  # fmt: skip
def test_what_is_of_something_else_is_not_borne_out(values, text, figure):
    report = check(document_from_text(text), values)
    assert not [
        claim
        for claim in report.claims
        if claim.verdict.name.is_definite
        and claim.interpretation.test.quantity
        and figure in claim.interpretation.test.quantity.text
        and claim.verdict.name.value == SUPPORTED
        and claim.interpretation.states not in ((540, 710),)
    ]


def test_a_share_of_the_worlds_is_of_no_partner():
    assert measures_by_words("percent", "its imports made up ", " of the world's", "") == ()
