"""The ladder of military alignment: five observable steps, and how far up two states are.

The steps are those of the ordinal model of military cooperation: from confidence-building
and consultation over arms and technology, regular exercises and interoperability to the duty
to defend each other. Each step is a rule on other measures; none is weighed against another.
"""

from __future__ import annotations

import numpy as np
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import mirrored
from comity.methods.series.rolling import moving_sum
from comity.unit import STAGE, YES_OR_NO, quantity_in

_KOROLEV = (
    "after Korolev (2019), On the Verge of an Alliance, Asian Security 15, and Korolev (2022), "
    "China-Russia Strategic Alignment in International Politics"
)
_FIVE_YEARS = 5

REGULAR = 3
"""In how many of five years something must have been done to be done regularly."""

OFTEN = 10
"""How many exercises in five years, two a year, let armed forces learn to work together."""


@measure(
    level="dyad",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if a consultation or a non-aggression obligation holds between the two",
    reference=_KOROLEV,
    higher="the two have taken the first step of military alignment",
)
def alignment_confidence(
    consultation_obligation: xr.DataArray, nonaggression_obligation: xr.DataArray
) -> xr.DataArray:
    """First step of alignment: confidence-building and consultation."""
    both = np.maximum(consultation_obligation.values, nonaggression_obligation.values)
    return consultation_obligation.copy(data=both)


@measure(
    level="dyad",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if either delivered major arms to the other in three or more of the five years "
    "that end in the year",
    reference=_KOROLEV,
    higher="the two have taken the second step of military alignment",
    window=_FIVE_YEARS,
)
def alignment_arms(arms_transfers: xr.DataArray) -> xr.DataArray:
    """Second step of alignment: regular transfer of arms and technology."""
    return _regularly(arms_transfers + mirrored(arms_transfers))


@measure(
    level="dyad",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if both took part in an exercise in three or more of the five years that end in "
    "the year",
    reference=_KOROLEV,
    higher="the two have taken the third step of military alignment",
    window=_FIVE_YEARS,
)
def alignment_exercises(joint_exercises: xr.DataArray) -> xr.DataArray:
    """Third step of alignment: regular joint exercises.

    Exercises of many states count for every two of them, so that two that meet only there
    (China and Japan) may take this step.
    """
    return _regularly(joint_exercises)


@measure(
    level="dyad",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if both took part in ten or more exercises over the five years that end in the "
    "year, and in three or more of these years",
    reference=_KOROLEV,
    higher="the two have taken the fourth step of military alignment",
    window=_FIVE_YEARS,
)
def alignment_interoperability(
    joint_exercises: xr.DataArray, alignment_exercises: xr.DataArray
) -> xr.DataArray:
    """Fourth step of alignment: forces that practise together often enough to work together.

    Common commands, bases and standards are in no open data for all states; that two forces
    train together twice a year is what can be seen of it.
    """
    exercises = moving_sum(joint_exercises.values, _FIVE_YEARS)
    often = np.where(np.isnan(exercises), np.nan, exercises >= OFTEN)
    return alignment_exercises * alignment_exercises.copy(data=often)


@measure(
    level="dyad",
    unit=STAGE,
    bounds=(0, 5),
    formula="number of the highest step that the two have taken: 1 confidence-building and "
    "consultation, 2 arms and technology, 3 regular exercises, 4 interoperability, 5 defence "
    "obligation; 0 if none",
    reference=_KOROLEV,
    higher="the two are higher on the ladder of military alignment",
)
def alignment_stage(
    alignment_confidence: xr.DataArray,
    alignment_arms: xr.DataArray,
    alignment_exercises: xr.DataArray,
    alignment_interoperability: xr.DataArray,
    defence_obligation: xr.DataArray,
) -> xr.DataArray:
    """Stage of military alignment.

    Missing unless the evidence for all five steps is covered, which is so from 1984 to 2010:
    elsewhere a step that was not coded would pass for one not taken. A stage does not say that
    every lower step was taken too; ``alignment_steps`` counts them.
    """
    steps = _side_by_side(
        alignment_confidence,
        alignment_arms,
        alignment_exercises,
        alignment_interoperability,
        defence_obligation,
    )
    numbers = np.arange(1, len(steps) + 1).reshape(-1, 1, 1, 1)
    return steps[0].copy(data=np.max([step.values for step in steps] * numbers, axis=0))


@measure(
    level="dyad",
    unit=quantity_in("steps", "step"),
    bounds=(0, 5),
    formula="number of the five steps of the ladder that the two have taken",
    reference=_KOROLEV,
    higher="the two have taken more steps of military alignment",
)
def alignment_steps(
    alignment_confidence: xr.DataArray,
    alignment_arms: xr.DataArray,
    alignment_exercises: xr.DataArray,
    alignment_interoperability: xr.DataArray,
    defence_obligation: xr.DataArray,
) -> xr.DataArray:
    """Steps of military alignment taken.

    Fewer than the stage where a step was skipped: a pact between states that neither sell
    each other arms nor train together is at stage five with one step. Missing as
    ``alignment_stage`` is.
    """
    steps = _side_by_side(
        alignment_confidence,
        alignment_arms,
        alignment_exercises,
        alignment_interoperability,
        defence_obligation,
    )
    return steps[0].copy(data=np.sum([step.values for step in steps], axis=0))


def _regularly(amounts: xr.DataArray) -> xr.DataArray:
    """Return in which years something was done in most of the latest five; symmetric."""
    done = np.where(np.isnan(amounts.values), np.nan, amounts.values > 0)
    years = moving_sum(done, _FIVE_YEARS)
    return amounts.copy(data=np.where(np.isnan(years), np.nan, years >= REGULAR))


def _side_by_side(*steps: xr.DataArray) -> tuple[xr.DataArray, ...]:
    """Select the years that all steps' axes have."""
    return xr.align(*steps, join="inner")
