"""Why they cooperate: shared pressure from rivals."""

from __future__ import annotations

from comity.questions.question import Listing, Pick, Question

QUESTION = Question(
    name="rivals",
    group="drivers",
    title="Shared pressure from rivals",
    asks="Do {a} and {b} face the same rivals and the same pressure?",
    picks=(
        Pick(
            "shared_sanctioners",
            "pair",
            says="{value} sanctioned both {a} and {b} in {year}, {place}, {since}",
            says_zero="in {year} no state sanctioned both {a} and {b}",
        ),
        Pick(
            "shared_rivals",
            "pair",
            says="{value} counted as a strategic rival of both in {year}, {place}",
            says_zero="no state counted as a strategic rival of both in {year}",
        ),
        Pick(
            "rivals",
            "a",
            says="{a} had {value} in {year}",
            says_zero="{a} had no strategic rival in {year}",
        ),
        Pick(
            "rivals",
            "b",
            says="{b} had {value} in {year}",
            says_zero="{b} had no strategic rival in {year}",
        ),
        Pick(
            "strategic_rivalry",
            "pair",
            says="the two counted as strategic rivals of each other in {year}",
            says_zero="",
        ),
        Pick("militarised_disputes", "pair"),
        Pick("dispute_free_years", "pair"),
        Pick("sanctioning_states", "a"),
        Pick("sanctioning_states", "b"),
        Pick("sanctioners_capabilities", "a"),
        Pick("sanctioners_capabilities", "b"),
        Pick("disputes_with_us", "a"),
        Pick("disputes_with_us", "b"),
        Pick("joint_opposition", "pair"),
        Pick("distance_from_us", "a"),
        Pick("distance_from_us", "b"),
    ),
    chart=("shared_sanctioners",),
    listings=(
        Listing(
            "rivalries",
            "Strategic rivalries between {a} and {b}",
            ("{rivalry}", "{start}-{end}"),
            once=("rivalry_number",),
        ),
    ),
    unknown=(
        "Whether {a} and {b} share intelligence is not observable in open data.",
        "Rivalries are coded to 2020 and militarised disputes to 2014; later ones are missing.",
    ),
)
