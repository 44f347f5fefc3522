"""``comity compute``: computing measures ahead of the questions that need them."""

from __future__ import annotations

import comity


def compute(*measures: str) -> None:
    """Compute measures for the whole world ahead of the questions that need them.

    Every other command computes by itself what it needs and does not find.

    Parameters
    ----------
    measures
        Names of measures (see `comity measures`); without any, all of them.
    """
    folder = comity.compute(list(measures) or None)
    print(f"The values are in {folder}")
