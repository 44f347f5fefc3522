"""Shares in words wherever they stand, and what figures of armies and of incomes are called."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.text.documents import document_from_text
from comity.claims.text.quantities import find_quantities
from comity.panels.stored import stored_values


def _judged(text: str) -> dict[str, tuple[str, tuple[int, ...], str]]:
    """Return, by the figure as it is written, the measure, the states and the verdict."""
    claims = check(document_from_text(text), stored_values()).claims
    return {
        one.interpretation.stated: (
            one.verdict.evidence[0].lookup.measure,
            one.verdict.evidence[0].lookup.states,
            one.verdict.name.value,
        )
        for one in claims
        if one.interpretation and one.interpretation.stated and one.verdict.evidence
    }


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Two-fifths or so of it came by sea.", [(0.4, "about")]),
        ("Four-fifths bore Russian markings.", [(0.8, "")]),
        ("Spain sent a half, and Peru, an old foe, just over a tenth.", [(0.1, "about")]),
        ("Peru, a late buyer, accounted for a sixth.", [(1 / 6, "")]),
        ("Cuba took a mere twentieth.", [(0.05, "")]),
        ("Cuba is a mere third party.", []),
    ],
)
def test_shares_are_read_before_any_verb_and_at_the_end(text, shares):
    assert [(one.value, one.hedge) for one in find_quantities(text)] == shares


@pytest.mark.parametrize(
    ("text", "stated", "reading"),
    [
        (
            "Of the arms Peru bought between 2011 and 2015, almost a half bore Russian markings.",
            "almost a half",
            ("arms_import_share", (135, 365), "supported after rounding"),
        ),
        (
            "In 2010 the United States took 34 percent of Ecuador's exports, and Peru, its "
            "neighbour to the south, some seven percent.",
            "some seven percent",
            ("export_share", (130, 135), "supported"),
        ),
        (
            "In 2000 Germany supplied 14 percent of Turkey's imports, the Italians somewhat more "
            "than eight, and the Russians nearly four.",
            "nearly four",
            ("import_share", (640, 365), "supported"),
        ),
        (
            "Guatemala's army cost 170 million dollars in 2010, or 0.4 percent of all that "
            "Guatemalans earned.",
            "0.4 percent",
            ("military_burden", (90,), "supported"),
        ),
        (
            "Chile's soldiers cost 1.8 billion dollars in 1995, a sum equal to 2.6 percent of "
            "Chilean output.",
            "2.6 percent",
            ("military_burden", (155,), "supported"),
        ),
        (
            "The average Hungarian, at 11,200 dollars in 2005, was poorer than the Czech.",
            "11,200 dollars",
            ("gdp_per_capita", (310,), "supported"),
        ),
        (
            "In 2004 Spain sold Australia goods worth 980 million dollars, and Australia ended "
            "394 million dollars in the red.",
            "394 million dollars",
            ("trade_balance", (900, 230), "supported"),
        ),
        (
            "In 2005 Hungary voted with India on about half of the roll calls, and with "
            "Washington on just one in three.",
            "one in three",
            ("vote_agreement", (310, 2), "supported"),
        ),
        (
            "Malaysia, an ASEAN member with an output of 94 billion dollars in 2000, prospered.",
            "94 billion dollars",
            ("gdp", (820,), "supported"),
        ),
        (
            "Malaysia was an economy of 94 billion dollars in 2000, whose generals lived on 1.6 "
            "percent of it.",
            "1.6 percent",
            ("military_burden", (820,), "supported"),
        ),
        (
            "Chile devoted 1.8 billion dollars to its army in 1995, and the burden amounted to 2.6 "
            "percent of Chile's GDP.",
            "2.6 percent",
            ("military_burden", (155,), "supported"),
        ),
        (
            "One-seventh of the goods landed at Turkish ports in 2000 were from Germany.",
            "One-seventh",
            ("import_share", (640, 255), "supported"),
        ),
        (
            "In 2004 Australia sold Spain goods worth 586 million dollars, and came within 394 "
            "million dollars of balancing the account.",
            "394 million dollars",
            ("trade_balance", (900, 230), "supported"),
        ),
        (
            "In 2010 a third of Ecuador's exports went to the United States, five times Peru's "
            "share.",
            "five times",
            ("export_share", (130, 2), "supported"),
        ),
        (
            "In 2010, the last year of his term, Peru's GDP was 147.5 billion dollars.",
            "147.5 billion dollars",
            ("gdp", (135,), "supported"),
        ),
        (
            "Business between Spain and Australia, which in 2004 came to 1.6 billion dollars, was "
            "brisk.",
            "1.6 billion dollars",
            ("trade", (900, 230), "supported"),
        ),
        (
            "Norway took 1.7 percent of the world's arms deliveries in 2017-2021.",
            "1.7 percent",
            ("arms_imports_world_share", (385,), "supported"),
        ),
        (
            "Trade fell in 2015 while Peru's economy, some 190 billion dollars, stood still.",
            "some 190 billion dollars",
            ("gdp", (135,), "supported"),
        ),
    ],
)
def test_figures_by_other_names_of_what_they_are_of(text, stated, reading):
    assert _judged(text)[stated] == reading


def test_a_runner_up_is_a_partner_of_the_owner_and_no_owner_itself():
    text = (
        "In 2000 a seventh of Turkey's imports came from Germany, a place that the runner-up, "
        "Italy, with 8 percent, envied."
    )
    assert _judged(text).get("8 percent", ("", (640, 325), ""))[1] == (640, 325)


def test_a_burden_as_heavy_as_a_part_of_anothers_is_no_share_of_output():
    text = (
        "Peru's army cost 2.2 billion dollars in 2010, or 1.5 percent of GDP, a burden half as "
        "heavy as Colombia's."
    )
    assert "half" not in _judged(text)


def test_what_one_is_bound_never_to_do_is_not_denied():
    claims = check(document_from_text("Vietnam is bound never to attack Laos."), stored_values())
    assert [one.verdict.name.value for one in claims.claims] == ["supported"]


def test_takers_of_deliveries_are_ranked_among_importers_of_the_time_before():
    text = (
        "The tables are of 2017-2021. Norway, in sixteenth place, took 1.7 percent of the world's "
        "weapons deliveries."
    )
    assert _judged(text)["sixteenth largest"] == (
        "arms_imports_five_years", (385,), "supported"
    )  # fmt: skip
