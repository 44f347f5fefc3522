"""A method with what it has learned: all that is needed to forecast any series at an origin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from comity.forecasts.models.candidates import WALK
from comity.forecasts.models.error_distribution import (
    CountErrors,
    PooledErrors,
    ScaledErrors,
    WalkErrors,
)
from comity.forecasts.models.intermittent import Analogues
from comity.forecasts.models.model_inputs import ANALOGUES, COMBINED, COUNTS, GLOBAL, ModelInputs
from comity.forecasts.series import Array
from comity.forecasts.target import Target

LEARNED = frozenset({GLOBAL, COMBINED})
"""The methods that rest on the global model."""

Errors = PooledErrors | ScaledErrors | CountErrors | WalkErrors | Analogues


@dataclass(frozen=True)
class GlobalModel:
    """The global model at an origin: the coefficients that differ between series.

    ``mean_features`` (features,) are the mean covariates there, from which those of a series are
    measured; ``mean_gap`` (1,) is how far last values lie above smoothing in the mean.
    """

    coefficients: Array
    mean_features: Array
    mean_gap: Array

    def centres(self, inputs: ModelInputs) -> dict[str, Array]:
        """Return the centre of each series' forecast by the methods that rest on it: (n,) each.

        The model predicts a series relative to all others, not where all go. By itself it
        leaves them in the mean at their last values. The combination with smoothing, the mean
        of the two (Bates and Granger 1969), leaves them where smoothing does. What is at
        zero is expected to stay there.
        """
        change = ((inputs.centre - self.mean_features) * self.coefficients).sum(axis=1)
        moved = np.where(inputs.zero, inputs.last, inputs.smoothed + change)
        return {
            GLOBAL: moved + np.where(inputs.zero, 0.0, self.mean_gap),
            COMBINED: (inputs.smoothed + moved) / 2,
        }


@dataclass(frozen=True)
class FittedModel:
    """One method for one measure and horizon, with its parameters at the newest origin.

    ``model`` is the global model where the method needs it.
    """

    method: str
    horizon: int
    errors: Errors
    model: GlobalModel | None = None

    def quantiles(self, target: Target, inputs: ModelInputs) -> Array:
        """Return the quantiles of the value of each series, in the measure's unit: (n, levels)."""
        if isinstance(self.errors, Analogues):
            outcomes = self.errors.quantiles(inputs.group, inputs.level)
            least, most = target.scale.inverse(np.array([-99.0, 99.0]))
            return np.clip(outcomes, least, most)
        centre = self.centre(inputs)
        if isinstance(self.errors, WalkErrors):
            spread = self.errors.quantiles(inputs.step, self.horizon)
        elif isinstance(self.errors, CountErrors):
            spread = self.errors.quantiles(inputs.last, inputs.step)
        elif isinstance(self.errors, PooledErrors):
            spread = self.errors.quantiles(inputs.zero, inputs.volatility)
        else:
            spread = self.errors.quantiles(inputs.zero, inputs.spread)
        return target.scale.inverse(centre[:, None] + spread)

    def centre(self, inputs: ModelInputs) -> Array:
        """Return the centre of each series' forecast on the scale of the forecasts: (n,)."""
        if self.model is None:
            return inputs.centres[self.method][:, self.horizon - 1]
        return self.model.centres(inputs)[self.method]

    def parts(self) -> dict[str, Array]:
        """Return the parameters by name, to be stored."""
        error_parts = {name: np.asarray(part) for name, part in vars(self.errors).items()}
        model_parts = {} if self.model is None else vars(self.model)
        return {
            **{f"errors.{name}": part for name, part in error_parts.items()},
            **{f"model.{name}": part for name, part in model_parts.items()},
        }


def restore_model(method: str, horizon: int, parts: Mapping[str, Array]) -> FittedModel:
    """Build a fitted method from its stored parameters."""
    error_parts, model_parts = (
        {name.removeprefix(of): part for name, part in parts.items() if name.startswith(of)}
        for of in ("errors.", "model.")
    )
    errors: Errors
    if method == ANALOGUES:
        errors = Analogues(**error_parts)
    elif method == WALK:
        errors = WalkErrors()
    elif method == COUNTS:
        errors = CountErrors(**error_parts)
    elif error_parts["edges"].ndim == 1:
        errors = PooledErrors(**error_parts)
    else:
        errors = ScaledErrors(**error_parts)
    return FittedModel(method, horizon, errors, GlobalModel(**model_parts) if model_parts else None)
