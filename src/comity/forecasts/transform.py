"""Scales on which bounded measures are forecast, so that no forecast leaves its bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

Kind = Literal["log", "logit"]


@dataclass(frozen=True)
class Transform:
    """A monotone map from a measure's bounds to the whole line, and back.

    ``log`` maps values from 0 up by log(value + offset); ``logit`` maps shares from 0 to 1 by
    log((value + offset) / (1 - value + offset)). The offset keeps the bounds themselves finite.
    Counts are ``whole``: what comes back is rounded to the nearest whole number.
    """

    kind: Kind
    offset: float
    whole: bool = False

    def forward(self, values: np.ndarray) -> np.ndarray:
        """Map values of the measure to the line."""
        if self.kind == "log":
            return np.log(values + self.offset)
        return np.log((values + self.offset) / (1 - values + self.offset))

    def inverse(self, line: np.ndarray) -> np.ndarray:
        """Map points of the line to values inside the measure's bounds.

        >>> scale = Transform("logit", 0.01)
        >>> scale.inverse(np.array([-99.0, 0.0, 99.0])).tolist()
        [0.0, 0.5, 1.0]
        """
        if self.kind == "log":
            digits = 0 if self.whole else 12
            value = np.exp(np.minimum(line, 50.0)) - self.offset
            return np.clip(np.round(value, digits), 0.0, None)
        share = _logistic(line)
        # Rounding must not part a share of zero from zero: masses on it would be lost.
        return np.clip(np.round(share * (1 + 2 * self.offset) - self.offset, 12), 0.0, 1.0)

    def slope(self, line: np.ndarray) -> np.ndarray:
        """Compute the derivative of the measure along the line.

        >>> Transform("logit", 0.0).slope(np.array([0.0])).tolist()
        [0.25]
        """
        if self.kind == "log":
            return np.exp(np.minimum(line, 50.0))
        share = _logistic(line)
        return share * (1 - share) * (1 + 2 * self.offset)

    @property
    def floor(self) -> float:
        """The point of the line for the measure's lower bound, zero."""
        return float(self.forward(np.zeros(1))[0])


def _logistic(line: np.ndarray) -> np.ndarray:
    """Map the line to shares between 0 and 1."""
    return 1 / (1 + np.exp(-np.clip(line, -50.0, 50.0)))
