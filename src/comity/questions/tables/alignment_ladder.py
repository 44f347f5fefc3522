"""The ladder of military alignment as a table: each step, whether it was taken, the evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from comity.questions.dyad_data import DyadData
from comity.questions.perspective import Perspective
from comity.questions.table_spec import TableSpec
from comity.states.articles import with_article
from comity.unit import TIV, YES_OR_NO, count_of
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


def _rows(data: DyadData) -> Iterator[tuple[str, ...]]:
    """Make a row for each step whose evidence covers the pair in some year."""
    for name, measure in STEPS:
        steps = data.by_year(measure, Perspective.PAIR)
        if steps:
            last = max(steps)
            taken = phrase.format_amount(steps[last], YES_OR_NO)
            yield name, taken, str(last), _since(steps), _EVIDENCE[measure](data, last)


def _since(steps: dict[int, float]) -> str:
    """Return since when a step has been as it is, over the years with data."""
    others = [year for year in steps if steps[year] != steps[max(steps)]]
    if not others:
        return f"{min(steps)}, the first year covered"
    return str(min(year for year in steps if year > max(others)))


def _obligations(data: DyadData, year: int) -> str:
    """Return which of the obligations of the first step were in force."""
    in_force = [
        words
        for words, measure in (
            ("non-aggression", "nonaggression_obligation"),
            ("consultation", "consultation_obligation"),
        )
        if data.by_year(measure, Perspective.PAIR).get(year)
    ]
    return f"obligations: {', '.join(in_force) or 'none of the two'}"


def _deliveries(data: DyadData, year: int) -> str:
    """Return in how many of the five years arms were delivered, and how many."""
    ways = (
        data.by_year("arms_transfers", Perspective.A_TO_B),
        data.by_year("arms_transfers", Perspective.B_TO_A),
    )
    span = range(year - _FIVE_YEARS + 1, year + 1)
    with_any = sum(any(way.get(y, 0) > 0 for way in ways) for y in span)
    sums = [phrase.format_amount(sum(way.get(y, 0) for y in span), TIV) for way in ways]
    a, b = with_article(data.dyad.a.name), with_article(data.dyad.b.name)
    return f"{with_any} of 5 years; {sums[0]} from {a}, {sums[1]} from {b}"


def _exercises(data: DyadData, year: int) -> str:
    """Return in how many of the five years the two exercised together, and how often."""
    by_year = data.by_year("joint_exercises", Perspective.PAIR)
    counts = [by_year.get(y, 0) for y in range(year - _FIVE_YEARS + 1, year + 1)]
    times = phrase.format_amount(sum(counts), count_of("exercises"))
    return f"{sum(count > 0 for count in counts)} of 5 years; {times}"


def _defence(data: DyadData, year: int) -> str:
    """Return what the treaties in force contain besides a defence obligation."""
    kinds = (("offence", "offence_obligation"), ("neutrality", "neutrality_obligation"))
    others = [
        words for words, measure in kinds if data.by_year(measure, Perspective.PAIR).get(year)
    ]
    return f"other obligations: {', '.join(others) or 'neither offence nor neutrality'}"


_EVIDENCE: dict[str, Callable[[DyadData, int], str]] = {
    "alignment_confidence": _obligations,
    "alignment_arms": _deliveries,
    "alignment_exercises": _exercises,
    "alignment_interoperability": _exercises,
    "defence_obligation": _defence,
}
"""What is shown of the evidence behind each step."""

TABLE = TableSpec(
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
        "Each step is given for the last year that its evidence covers: treaties to 2018, arms "
        "from 1974 to 2024, exercises from 1984 to 2010. Arms and exercises are regular when "
        "three of five years have them; ten exercises in five years count as interoperability. "
        "The stage is given only where all five are covered. After Korolev (2019, 2022)."
    ),
)
