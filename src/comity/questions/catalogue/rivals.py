"""Why they cooperate: shared pressure from rivals."""

from __future__ import annotations

from comity.questions.question import Indicator, Listing, Question

QUESTION = Question(
    name="rivals",
    group="drivers",
    title="Shared pressure from rivals",
    asks="Do {a} and {b} face the same rivals and the same pressure?",
    picks=(
        Indicator(
            "shared_sanctioners",
            "pair",
            says="{value} sanctioned both {a} and {b} in {year}, {place}, {since}",
            says_zero="in {year} no state sanctioned both {a} and {b}",
        ),
        Indicator(
            "shared_rivals",
            "pair",
            says="{value} counted as a strategic rival of both in {year}, {place}",
            says_zero="no state counted as a strategic rival of both in {year}",
        ),
        Indicator(
            "rivals",
            "a",
            says="{a} had {value} in {year}",
            says_zero="{a} had no strategic rival in {year}",
        ),
        Indicator(
            "rivals",
            "b",
            says="{b} had {value} in {year}",
            says_zero="{b} had no strategic rival in {year}",
        ),
        Indicator(
            "strategic_rivalry",
            "pair",
            says="the two counted as strategic rivals of each other in {year}",
            says_zero="",
        ),
        Indicator("militarised_disputes", "pair"),
        Indicator("dispute_free_years", "pair"),
        Indicator("sanctioning_states", "a"),
        Indicator("sanctioning_states", "b"),
        Indicator("sanctioners_capabilities", "a"),
        Indicator("sanctioners_capabilities", "b"),
        Indicator("disputes_with_us", "a"),
        Indicator("disputes_with_us", "b"),
        Indicator("joint_opposition", "pair"),
        Indicator("distance_from_us", "a"),
        Indicator("distance_from_us", "b"),
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
