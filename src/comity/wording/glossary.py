"""Yardstick words: the words for size, each declared once by a band of percentiles.

A word such as "more than most" has one meaning for every pair of states: the percentile of the
value among all pairs (or states) with data in the same year.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from comity.wording.values import HIGHEST_QUARTER, LOWEST_QUARTER

Scale = Literal["amount", "frequency"]
"""What is compared: how much, or how often."""


@dataclass(frozen=True)
class Band:
    """Percentiles from ``low`` on, up to the next band, and their word on each scale.

    >>> BANDS[0].amount == Band(*(getattr(BANDS[0], name) for name in Band.__annotations__)).amount
    True
    """

    low: float
    amount: str
    frequency: str

    def word(self, scale: Scale) -> str:
        """Return the band's word on a scale."""
        return {"amount": self.amount, "frequency": self.frequency}[scale]


BANDS = (
    Band(95, "far more than most", "far more often than most"),
    Band(HIGHEST_QUARTER, "more than most", "more often than most"),
    Band(LOWEST_QUARTER, "about as much as most", "about as often as most"),
    Band(5, "less than most", "less often than most"),
    Band(0, "far less than most", "far less often than most"),
)
"""The bands, the highest first; each begins at its ``low`` percentile."""

_OTHERS = {"state": "states"}


def yardstick(
    percentile: float | None, scale: Scale, level: str = "dyad", *, is_rare: bool = False
) -> str:
    """Return the yardstick words for a percentile.

    Parameters
    ----------
    percentile
        0 to 100; None gives no words.
    scale
        What is compared.
    level
        The level of the measure, which gives what is compared with.
    is_rare
        Whether the value is one where most have none: "far more" would then say too much.

    Examples
    --------
    >>> yardstick(97.0, "amount"), yardstick(30.0, "frequency", "state")
    ('far more than most pairs', 'about as often as most states')
    >>> yardstick(97.0, "amount", is_rare=True)
    'unlike most pairs'
    """
    if percentile is None:
        return ""
    others = _OTHERS.get(level, "pairs")
    if is_rare:
        return f"unlike most {others}"
    band = next(band for band in BANDS if percentile >= band.low)
    return f"{band.word(scale)} {others}"
