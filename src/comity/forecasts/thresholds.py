"""Thresholds of statements: what "grows" or "falls below half" means for a series."""

from __future__ import annotations

import numpy as np

from comity.forecasts.models.model_inputs import ModelInputs
from comity.forecasts.series import Array
from comity.forecasts.target import Statement, Target


def thresholds(statement: Statement, target: Target, inputs: ModelInputs) -> Array:
    """Return the threshold of a statement for each series at an origin.

    Returns
    -------
    numpy.ndarray
        Shape (n,), in the measure's unit.
    """
    if statement.reference == "fixed":
        return np.full(len(inputs.rows), statement.factor)
    last = target.scale.inverse(inputs.last)
    return statement.factor * (last if statement.reference == "last" else inputs.mean5)
