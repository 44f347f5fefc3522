"""What every method needs of one origin, computed once: centres, covariates, groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.forecasts.forecast import HORIZONS
from comity.forecasts.models import intermittent as arms
from comity.forecasts.models.candidates import NAIVE, SINGLE, SMOOTHED, Centre, last
from comity.forecasts.models.features import centre_features, own_step, spread_features, volatility
from comity.forecasts.models.pooled import row_weights
from comity.forecasts.series import Array, View, usable
from comity.forecasts.target import Target

GLOBAL, COMBINED, ANALOGUES, COUNTS = "global model", "combination", "analogues", "count model"
"""The combination is the mean of the global model and of exponential smoothing."""

CENTRES: dict[str, Centre] = {**NAIVE, **SINGLE, COUNTS: last}
"""The centres that look at one series alone."""


@dataclass(frozen=True)
class ModelInputs:
    """The usable series at an origin.

    ``rows`` number them among all series. ``centres`` holds, by method, the centre for each
    horizon: (n, horizons). ``centre`` and ``spread`` are the covariates of the global model
    (empty where there are not "many" series) and ``weight`` what each series counts there;
    ``step`` is the size of a random walk's steps; ``group`` and ``level`` belong to the
    analogues.
    """

    rows: Array
    last: Array
    mean5: Array
    zero: Array
    volatility: Array
    step: Array
    weight: Array
    centres: dict[str, Array]
    centre: Array
    spread: Array
    group: Array
    level: Array

    @property
    def smoothed(self) -> Array:
        """The centre of exponential smoothing, the same for every horizon."""
        return self.centres[SMOOTHED][:, 0]

    def take(self, rows: Array) -> ModelInputs:
        """Give the sight of some series only."""
        parts = {name: part[rows] for name, part in vars(self).items() if name != "centres"}
        centres = {name: centre[rows] for name, centre in self.centres.items()}
        return ModelInputs(**parts, centres=centres)


def methods_of(subject: Target) -> tuple[str, ...]:
    """Name the methods that are tried for a measure, the baselines first."""
    others = {
        "many": (*SINGLE, GLOBAL, COMBINED),
        "lumpy": (ANALOGUES,),
        "few": (*SINGLE, COUNTS),
    }
    return (*NAIVE, *others[subject.models])


def forecastable(subject: Target, view: View) -> Array:
    """Tell which series can be forecast: long enough, and if lumpy not zero throughout."""
    long = usable(view)
    if subject.models != "lumpy":
        return long
    return long & (np.nan_to_num(view.window, nan=-np.inf) > subject.scale.floor + 1e-12).any(
        axis=1
    )


def sight(subject: Target, view: View, rows: Array) -> ModelInputs:
    """Compute what the methods need from a view of the usable series only.

    Parameters
    ----------
    subject
        The measure's declaration.
    view
        As :func:`comity.forecasts.series.view_at` gives it, usable rows only.
    rows
        Where these series stand among all.
    """
    single = {name: CENTRES[name] for name in methods_of(subject) if name in CENTRES}
    many = subject.models == "many"
    moved = volatility(view)
    scored = np.ones_like(moved) if subject.scored_on_scale else subject.scale.slope(view.last)
    centres = {
        name: np.column_stack([centre(view, horizon) for horizon in HORIZONS])
        for name, centre in single.items()
    }
    none = np.zeros((len(rows), 0))
    natural = np.nan_to_num(subject.scale.back(view.window[:, -5:]))
    return ModelInputs(
        rows=rows,
        last=view.last,
        mean5=natural.mean(axis=1),
        zero=view.zero,
        volatility=moved,
        weight=row_weights(moved, scored),
        step=own_step(view),
        centres=centres,
        centre=centre_features(view) if many else none,
        spread=spread_features(view) if many else none,
        group=arms.groups(view, subject.scale),
        level=arms.own_level(view, subject.scale),
    )
