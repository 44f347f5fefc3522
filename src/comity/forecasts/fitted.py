"""A method with what it has learned: all that is needed to forecast any series at an origin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from comity.forecasts.arms import Analogues
from comity.forecasts.errors import PooledErrors, ScaledErrors
from comity.forecasts.series import Array
from comity.forecasts.sight import ANALOGUES, COMBINED, GLOBAL, Sight
from comity.forecasts.subject import Subject


@dataclass(frozen=True)
class Fitted:
    """One method for one measure and horizon, with its parameters at the newest origin.

    ``coefficients`` and ``middle`` are those of the global model, empty for other methods.
    """

    method: str
    horizon: int
    errors: PooledErrors | ScaledErrors | Analogues
    coefficients: Array
    middle: Array

    def quantiles(self, subject: Subject, sight: Sight) -> Array:
        """Give the quantiles of the value of each series, in the measure's unit: (n, levels)."""
        if isinstance(self.errors, Analogues):
            found = self.errors.quantiles(sight.group, sight.level)
            least, most = subject.scale.back(np.array([-99.0, 99.0]))
            return np.clip(found, least, most)
        centre = self.centre(sight)
        if isinstance(self.errors, PooledErrors):
            spread = self.errors.quantiles(sight.zero, sight.volatility)
        else:
            spread = self.errors.quantiles(sight.zero, sight.spread)
        return subject.scale.back(centre[:, None] + spread)

    def centre(self, sight: Sight) -> Array:
        """Give the centre of each series' forecast on the scale of the forecasts: (n,)."""
        if self.method not in {GLOBAL, COMBINED}:
            return sight.centres[self.method][:, self.horizon - 1]
        found = global_centre(sight, self.coefficients, self.middle)
        return found if self.method == GLOBAL else combined(sight, found, self.horizon)

    def parts(self) -> dict[str, Array]:
        """Give the parameters by name, to be stored."""
        held = {name: np.asarray(part) for name, part in vars(self.errors).items()}
        own = {"coefficients": self.coefficients, "middle": self.middle}
        return {**{f"errors.{name}": part for name, part in held.items()}, **own}


def global_centre(sight: Sight, coefficients: Array, middle: Array) -> Array:
    """Give the global model's centres: what stands at zero is expected to stay there."""
    change = ((sight.centre - middle) * coefficients).sum(axis=1)
    return sight.last + np.where(sight.zero, 0.0, change)


def combined(sight: Sight, centre: Array, horizon: int) -> Array:
    """Give the mean of the global model's centres and of exponential smoothing's.

    Bates and Granger (1969), Operational Research Quarterly 20.
    """
    return (centre + sight.centres["exponential smoothing"][:, horizon - 1]) / 2


def restored(method: str, horizon: int, parts: Mapping[str, Array]) -> Fitted:
    """Make a fitted method from its stored parameters."""
    held = {name.removeprefix("errors."): p for name, p in parts.items() if "." in name}
    errors: PooledErrors | ScaledErrors | Analogues
    if method == ANALOGUES:
        errors = Analogues(**held)
    elif held["edges"].ndim == 1:
        errors = PooledErrors(**held)
    else:
        errors = ScaledErrors(**held)
    return Fitted(method, horizon, errors, parts["coefficients"], parts["middle"])
