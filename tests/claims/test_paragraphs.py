"""Paragraphs: places in a row of states, figures in turn, notes, chronologies, and who is meant."""

from __future__ import annotations

import pytest

from comity.claims.anaphora.members import groups_joined, groups_meant
from comity.claims.paragraphs.in_order import figures_in_turn
from comity.claims.paragraphs.notes import all_others, years_of_entries, years_of_notes
from comity.claims.paragraphs.parties import larger_of_two, parties_of_flow
from comity.claims.paragraphs.places import both_of_row, places_in_row
from comity.claims.paragraphs.row import row_after
from comity.claims.paragraphs.shared import figures_of_flows, figures_of_row, figures_of_subjects
from comity.claims.paragraphs.wholes import (
    deeds_not_prevented,
    parties_left_out,
    partners_listed,
    shares_of_row,
)
from comity.claims.rules.open_topics import spoken_of
from comity.claims.text.mentions import Context
from comity.claims.text.spelling.scales import without_scales

DENIALS = ("contradicted", "outdated", "another definition fits")
PARTNERS = "Argentina's largest trading partners in 2012 were Brazil, China and the United States."
MARKETS = "Norwegian exporters had two good customers in 2014, Britain and Germany."
TUNISIA = (
    "Tunisia exported goods worth $4.37 billion and $2.98 billion to France and Italy in 2015."
)


@pytest.fixture
def verdicts(tested):
    def read(text):
        return {
            (one.interpretation.test.lookups[0].measure, one.interpretation.states): name
            for one in tested(text)
            if one.interpretation and one.interpretation.test
            and (name := one.verdict.name.value) != "untestable"
        }  # fmt: skip

    return read


@pytest.mark.parametrize(
    ("text", "borne_out"),
    [
        (f"{PARTNERS} The first of the three had a share of 23.6 percent.",
         [("trade_share", (160, 140))]),
        (f"{PARTNERS} Their shares were 23.6, 10.1 and 9.1 percent.",
         [("trade_share", (160, 140)), ("trade_share", (160, 710)), ("trade_share", (160, 2))]),
        (f"{PARTNERS} The first took 23.6 percent of its trade, the third 9.1 percent.",
         [("trade_share", (160, 140)), ("trade_share", (160, 2))]),
        (f"{MARKETS} The former took 20.7 percent of Norway's exports, the latter 16.9 percent.",
         [("export_share", (385, 200)), ("export_share", (385, 255))]),
        (TUNISIA, [("exports", (616, 220)), ("exports", (616, 325))]),
        (f"{TUNISIA} Its imports from the two came to $3.98 billion and $3.27 billion, in the same "
         "order.", [("exports", (220, 616)), ("exports", (325, 616))]),
        ("In 2013 Peru and Chile spent 3.31 and 5.53 billion dollars respectively on their armies.",
         [("military_spending", (135,)), ("military_spending", (155,))]),
        ("In 2013 Colombia put 3.3 percent of its GDP into its armed forces, Chile 2.0 percent and "
         "Peru 1.6 percent. The last of them spent 3.31 billion dollars on its military that year.",
         [("military_spending", (135,))]),
        ("Estonia, a chronology. 2004: Gross domestic product is $12.1bn by now. 2014: GDP is "
         "$26.6bn.", [("gdp", (366,))]),
        ("Freedom House gave Norway a rating of 1.0 in 2012, on a scale where 1 is free and 7 is "
         "not, and Egypt one of 5.0.", [("freedom_rating", (385,)), ("freedom_rating", (651,))]),
        ("South Korea's main suppliers of fuels in 2015 were Saudi Arabia, Qatar and Kuwait.", []),
        ("In 2019 Turkey was in NATO and the EU's neighbour. Norway had joined the alliance but "
         "was outside the Union.", [("nato_member", (385,))]),
    ],
)  # fmt: skip
def test_what_a_paragraph_leaves_to_the_sentence_before(text, borne_out, verdicts):
    read = verdicts(text)
    assert {one: read.get(one) for one in borne_out} == dict.fromkeys(borne_out, "supported")
    assert not {one: name for one, name in read.items() if name in DENIALS}


@pytest.mark.parametrize(
    "text",
    [
        f"{PARTNERS} The second of the three had a share of 23.6 percent.",
        f"{PARTNERS} The second of the four had a share of 10.1 percent.",
        f"{MARKETS} The latter took 20.7 percent of Norway's exports.",
        f"{PARTNERS} Their shares were 10.1, 23.6 and 9.1 percent.",
    ],
)
def test_what_is_meant_of_another_is_neither_borne_out_nor_denied(text, verdicts):
    read = verdicts(text)
    shares = {name for one, name in read.items() if one[0] in ("export_share", "trade_share")}
    assert not shares & {*DENIALS}


def test_places_in_a_row(written):
    assert written(places_in_row, [PARTNERS], "The last of them grew.") == ["United States"]
    assert not written(places_in_row, [PARTNERS], "The first time was hard.")
    assert not written(places_in_row, [PARTNERS], "The latter grew.")
    text = "Its imports from the two fell."
    assert written(both_of_row, [TUNISIA], text) == ["France and Italy"]


def test_the_row_goes_on_where_a_sentence_names_one_of_it(names):
    row = Context(row=(135, 155))
    assert row_after("Chile grew.", names.find_states("Chile grew."), row) == (135, 155)
    assert row_after("Cuba grew.", names.find_states("Cuba grew."), row) == ()


def test_figures_in_turn(written):
    text = "It sold 3 and 2 billion dollars to Peru and Chile."
    expected = ["3 billion dollars to Peru and 2 billion dollars to Chile"]
    assert written(figures_in_turn, [], text) == expected
    assert not written(figures_in_turn, [], "It sold 3 billion in 2010 and 2011 to Peru and Chile.")
    assert not written(figures_in_turn, [], "It sold 3, 2 and 1 billion to Peru and Chile.")
    flows = "Cuba's sales to Peru and Chile were $3bn, $2bn and $1bn."
    assert not written(figures_of_flows, [], flows)
    assert not written(figures_of_row, [PARTNERS], "Their shares were 9 and 7 percent.")
    assert not written(figures_of_subjects, [], "Peru and Chile spent $3bn and $2bn on arms.")


def test_notes_and_chronologies(written):
    assert written(years_of_entries, [], "2009: It grows.") == ["In 2009, ", "i"]
    assert not written(years_of_entries, [], "2009: It grew in 2008.")
    heading = "Peru and Chile: key facts, 2014."
    assert written(years_of_notes, [heading], "Bilateral trade: $3bn.") == ["In 2014 b", " was "]
    assert not written(years_of_notes, [heading], "Bilateral trade in 2012: $3bn.")
    assert written(all_others, [], "Chile 25 percent, others 75 percent.") == [""]


def test_the_parties_of_a_flow(written):
    before = Context(spoken=("import_share", (452, 710), "percent"))
    assert list(parties_of_flow("For the seller it was little.", (), before)) == [(4, 14, "China")]
    assert not list(parties_of_flow("The seller was Togo.", (), before))
    pair = "Peru and Chile traded little in 2014."
    assert written(larger_of_two, [pair], "Of what the larger partner bought Peru sold half.") == [
        "Chile"
    ]


def test_flows_and_shares_without_their_other_party(written):
    before = "Ghana's imports came to 12 billion dollars in 2016."
    assert written(parties_left_out, [before], "China sold goods worth 3 billion dollars.") == [
        " to Ghana"
    ]
    assert written(shares_of_row, [before], "China had a share of 29 percent.") == [
        " of Ghana's imports"
    ]
    assert not written(shares_of_row, ["Ghana is small."], "China had a share of 29 percent.")
    text = "This did not stop Ghana from letting in Chinese goods."
    assert written(deeds_not_prevented, [], text) == ["Ghana imported"]


def test_what_the_sentence_before_lists(names):
    text = "Its principal partners were Chile and Cuba."
    before = Context(state=(135,))
    assert partners_listed(text, names.find_states(text), before) == ("partner", "", 135, "")
    assert partners_listed("It grew.", (), before) is None
    assert spoken_of((), lambda _: None) is None


def test_groups_by_what_they_are(written):
    text = "Norway sat in both NATO and the EU."
    assert written(groups_joined, [], text) == ["was a member of NATO and of the EU"]
    both = Context(group="eu", groups=("nato", "eu"))
    assert [name for *_, name in groups_meant("It joined the alliance.", (), both)] == ["NATO"]
    assert [name for *_, name in groups_meant("It joined the union.", (), both)] == ["the EU"]


def test_how_a_scale_runs_is_no_claim():
    text = "It got 2, on a scale from 1 to 7, in 2019 (where 1 means free)."
    assert without_scales(text).replace(" ", "") == "Itgot2,in2019."
    assert without_scales("It spent 2 on a scale.") == "It spent 2 on a scale."
