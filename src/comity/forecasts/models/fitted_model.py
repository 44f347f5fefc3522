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
class Model:
    """The global model at an origin: how it tells series apart.

    ``middle`` (features,) are the mean covariates there, from which those of a series are
    measured; ``gap`` (1,) is how far last values lie above smoothing in the mean.
    """

    coefficients: Array
    middle: Array
    gap: Array

    def centres(self, sight: ModelInputs) -> dict[str, Array]:
        """Give the centre of each series' forecast by the methods that rest on it: (n,) each.

        The model says where a series goes beside all others, not where all go. By itself it
        leaves them in the mean at their last values. The combination with smoothing, the mean
        of the two (Bates and Granger 1969), leaves them where smoothing does. What stands at
        zero is expected to stay there.
        """
        change = ((sight.centre - self.middle) * self.coefficients).sum(axis=1)
        moved = np.where(sight.zero, sight.last, sight.smoothed + change)
        return {
            GLOBAL: moved + np.where(sight.zero, 0.0, self.gap),
            COMBINED: (sight.smoothed + moved) / 2,
        }


@dataclass(frozen=True)
class FittedModel:
    """One method for one measure and horizon, with its parameters at the newest origin.

    ``model`` is the global model where the method needs it.
    """

    method: str
    horizon: int
    errors: Errors
    model: Model | None = None

    def quantiles(self, subject: Target, sight: ModelInputs) -> Array:
        """Give the quantiles of the value of each series, in the measure's unit: (n, levels)."""
        if isinstance(self.errors, Analogues):
            found = self.errors.quantiles(sight.group, sight.level)
            least, most = subject.scale.back(np.array([-99.0, 99.0]))
            return np.clip(found, least, most)
        centre = self.centre(sight)
        if isinstance(self.errors, WalkErrors):
            spread = self.errors.quantiles(sight.step, self.horizon)
        elif isinstance(self.errors, CountErrors):
            spread = self.errors.quantiles(sight.last, sight.step)
        elif isinstance(self.errors, PooledErrors):
            spread = self.errors.quantiles(sight.zero, sight.volatility)
        else:
            spread = self.errors.quantiles(sight.zero, sight.spread)
        return subject.scale.back(centre[:, None] + spread)

    def centre(self, sight: ModelInputs) -> Array:
        """Give the centre of each series' forecast on the scale of the forecasts: (n,)."""
        if self.model is None:
            return sight.centres[self.method][:, self.horizon - 1]
        return self.model.centres(sight)[self.method]

    def parts(self) -> dict[str, Array]:
        """Give the parameters by name, to be stored."""
        held = {name: np.asarray(part) for name, part in vars(self.errors).items()}
        own = {} if self.model is None else vars(self.model)
        return {
            **{f"errors.{name}": part for name, part in held.items()},
            **{f"model.{name}": part for name, part in own.items()},
        }


def restored(method: str, horizon: int, parts: Mapping[str, Array]) -> FittedModel:
    """Make a fitted method from its stored parameters."""
    held, own = (
        {name.removeprefix(of): part for name, part in parts.items() if name.startswith(of)}
        for of in ("errors.", "model.")
    )
    errors: Errors
    if method == ANALOGUES:
        errors = Analogues(**held)
    elif method == WALK:
        errors = WalkErrors()
    elif method == COUNTS:
        errors = CountErrors(**held)
    elif held["edges"].ndim == 1:
        errors = PooledErrors(**held)
    else:
        errors = ScaledErrors(**held)
    return FittedModel(method, horizon, errors, Model(**own) if own else None)
