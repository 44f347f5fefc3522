"""Flows whose partner, owner or opening another part of the sentence gives."""

from __future__ import annotations

import pytest

from comity.claims.anaphora.partners import owners_of_apposed, owners_who_speak, partners_of_flows
from comity.claims.check import check
from comity.claims.lexicon import read_lexicon
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import Context, gather_names

AUSTRALIA, CHINA, INDIA, VIETNAM, US, MEXICO, JAPAN, TURKEY = 900, 710, 750, 816, 2, 70, 740, 640
RIGHT = {"supported", "supported after rounding"}


@pytest.fixture(scope="module")
def read(values):
    def readings(text):
        return [
            (one.interpretation.test.lookups[0].measure, one.interpretation.states,
             one.verdict.name.value)
            for one in check(document_from_text(text), values).claims
            if one.interpretation and one.interpretation.test
        ]  # fmt: skip

    return readings


@pytest.mark.parametrize(
    ("find", "text", "written"),
    [
        (partners_of_flows, "Trade between India and Vietnam grew; Indian exports were 5 billion.",
         ["to Vietnam"]),
        (partners_of_flows, "Trade between India and Vietnam grew; Vietnam's imports were 5.",
         ["from India"]),
        (partners_of_flows, "Trade between India and Vietnam grew; Indian exports to Peru fell.",
         []),
        (partners_of_flows, "Trade between India and Vietnam grew; India's total exports fell.",
         []),
        (partners_of_flows, "India trades with Vietnam; Indian exports were 300 billion.", []),
        (owners_who_speak, "China is Australia's largest partner, with a third of our trade.",
         ["Australia's"]),
        (owners_who_speak, "China is a partner, with a third of our trade.", []),
        (owners_of_apposed, "Chile sends 40 percent of its exports to China, its largest partner.",
         ["which is Chile's"]),
        (owners_of_apposed, "Chile, Peru and China, its largest partner, met.", []),
    ],
)  # fmt: skip
def test_partners_and_owners_are_written_where_they_are_left_out(find, text, written):
    mentions = gather_names(read_lexicon()).find_states(text)
    assert [words.strip() for *_, words in find(text, mentions, Context())] == written


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        # 12.4 billion dollars in 2019, of which India sold 5.4
        ("Bilateral trade between India and Vietnam totalled 12.4 billion dollars in 2019, and "
         "Indian exports came to 5.4 billion.", ("exports", (INDIA, VIETNAM))),
        ("In 1999 the deficit was caused by U.S. imports of goods from Japan of $134 billion.",
         ("exports", (JAPAN, US))),
        ("In 2011, Mexico purchased over $187 billion of U.S. goods, 13.3% of U.S. exports "
         "worldwide.", ("export_share", (US, MEXICO))),
        ("It is a fact that China is Australia's largest trading partner, accounting for 34% of "
         "our total two-way trade in 2019.", ("trade_share", (AUSTRALIA, CHINA))),
    ],
)  # fmt: skip
def test_such_a_flow_is_read_and_borne_out(text, reading, read):
    assert any(
        (measure, states) == reading and name in RIGHT for measure, states, name in read(text)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Chile sends nearly 40 percent of its exports to China, its largest trading partner.",
        "Peru exports copper to China, its largest trading partner.",
        "Poland's exports to Germany, its largest trading partner, rose.",
    ],
)
def test_who_stands_between_commas_is_the_partner_of_the_subject(text, read):
    told = [(states, name) for measure, states, name in read(text) if measure == "trade_share"]
    assert len(told) == 1
    assert told[0][0][1] in (710, 255)
    assert told[0][1] == "supported"


def test_military_spending_that_editions_revise_is_not_denied(read):
    # 26.3 billion dollars now, 31.6 in an earlier edition
    assert read("Poland's military spending was $31.6 billion in 2023.")[0][2] == "untestable"
    assert read("Poland's military spending was $61.6 billion in 2023.")[0][2] == "contradicted"


def test_the_country_that_is_named_is_the_one_spoken_of(values):
    text = (
        "The United States devoted 3.4 percent of its GDP to the military in 2018. The country "
        "that spent least was Germany. It spent just 1.1 percent of its GDP on it in 2018."
    )
    *_, last = check(document_from_text(text), values).claims
    assert last.verdict.name != "contradicted"


def test_part_of_the_trade_of_two_is_not_denied_as_that_with_all(read):
    text = (
        "Bilateral trade between India and Vietnam totalled 12.4 billion dollars in 2019; Indian "
        "exports accounted for 6 billion."
    )
    assert "contradicted" not in {name for *_, name in read(text)}


def test_a_sum_with_its_year_is_no_rhetoric_for_the_mark_after_it(read):
    told = read("In 2015 Turkey's military spending already stood at $15.7 billion!")
    assert told == [("military_spending", (TURKEY,), "supported")]
    assert read("What a friend Turkey is to Qatar!") == []
