"""The ladder of military alignment as a grid: each step, whether it was taken, and on what."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from comity.questions.figure import DyadData
from comity.questions.question import TableSpec
from comity.wording import values as phrase

STEPS = (
    ("1 confidence-building and consultation", "alignment_confidence"),
    ("2 arms and technology", "alignment_arms"),
    ("3 regular exercises", "alignment_exercises"),
    ("4 interoperability", "alignment_interoperability"),
    ("5 defence obligation", "defence_obligation"),
)
"""The five steps, from the lowest, each with the measure that says whether it was taken."""

_FIVE_YEARS = 5


def _rows(shelf: DyadData) -> Iterator[tuple[str, ...]]:
    """Give a row a step whose evidence covers the pair in some year."""
    for name, measure in STEPS:
        known = shelf.known(measure, "pair")
        if known:
            last = max(known)
            taken = phrase.amount(known[last], "yes or no")
            yield name, taken, str(last), _since(known), _EVIDENCE[measure](shelf, last)


def _since(known: dict[int, float]) -> str:
    """Say since when a step has stood as it does, over the years with data."""
    others = [year for year in known if known[year] != known[max(known)]]
    if not others:
        return f"{min(known)}, the first year covered"
    return str(min(year for year in known if year > max(others)))


def _obligations(shelf: DyadData, year: int) -> str:
    """Say which of the obligations of the first step held."""
    held = [
        words
        for words, measure in (
            ("non-aggression", "nonaggression_obligation"),
            ("consultation", "consultation_obligation"),
        )
        if shelf.known(measure, "pair").get(year)
    ]
    return f"obligations: {', '.join(held) or 'none of the two'}"


def _deliveries(shelf: DyadData, year: int) -> str:
    """Say in how many of the five years arms were delivered, and how many."""
    ways = (shelf.known("arms_transfers", "a to b"), shelf.known("arms_transfers", "b to a"))
    span = range(year - _FIVE_YEARS + 1, year + 1)
    with_any = sum(any(way.get(y, 0) > 0 for way in ways) for y in span)
    sums = [phrase.amount(sum(way.get(y, 0) for y in span), "million TIV") for way in ways]
    a, b = shelf.dyad.a.name, shelf.dyad.b.name
    return f"{with_any} of 5 years; {sums[0]} from {a}, {sums[1]} from {b}"


def _exercises(shelf: DyadData, year: int) -> str:
    """Say in how many of the five years the two exercised together, and how often."""
    known = shelf.known("joint_exercises", "pair")
    counts = [known.get(y, 0) for y in range(year - _FIVE_YEARS + 1, year + 1)]
    times = phrase.amount(sum(counts), "exercises")
    return f"{sum(count > 0 for count in counts)} of 5 years; {times}"


def _defence(shelf: DyadData, year: int) -> str:
    """Say what the treaties in force hold beside a defence obligation."""
    kinds = (("offence", "offence_obligation"), ("neutrality", "neutrality_obligation"))
    held = [words for words, measure in kinds if shelf.known(measure, "pair").get(year)]
    return f"other obligations: {', '.join(held) or 'neither offence nor neutrality'}"


_EVIDENCE: dict[str, Callable[[DyadData, int], str]] = {
    "alignment_confidence": _obligations,
    "alignment_arms": _deliveries,
    "alignment_exercises": _exercises,
    "alignment_interoperability": _exercises,
    "defence_obligation": _defence,
}
"""What is shown of the evidence behind each step."""

GRID = TableSpec(
    title="The ladder of military alignment, step by step",
    columns=("Step", "Taken", "As of", "So since", "Evidence"),
    fill=_rows,
    measures=(
        *(measure for _, measure in STEPS),
        "nonaggression_obligation",
        "consultation_obligation",
        "offence_obligation",
        "neutrality_obligation",
        "arms_transfers",
        "joint_exercises",
    ),
    note=(
        "Each step is told for the last year that its evidence covers: treaties to 2018, arms "
        "from 1974 to 2024, exercises from 1984 to 2010. Arms and exercises are regular when "
        "three of five years have them; ten exercises in five years stand for interoperability. "
        "The stage is given only where all five are covered. After Korolev (2019, 2022)."
    ),
)
