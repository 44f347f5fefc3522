"""The inputs of every method at one origin, computed once: centres, covariates, groups."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from comity.forecasts.forecast import HORIZONS
from comity.forecasts.models import intermittent
from comity.forecasts.models.candidates import BASELINES, SINGLE, SMOOTHED, Centre, last
from comity.forecasts.models.features import centre_features, own_step, spread_features, volatility
from comity.forecasts.models.pooled import row_weights
from comity.forecasts.series import Array, Snapshot, usable
from comity.forecasts.target import Target

GLOBAL, COMBINED, ANALOGUES, COUNTS = "global model", "combination", "analogues", "count model"
"""The combination is the mean of the global model and of exponential smoothing."""

CENTRES: dict[str, Centre] = {**BASELINES, **SINGLE, COUNTS: last}
"""The centres that look at one series alone."""


@dataclass(frozen=True)
class ModelInputs:
    """The usable series at an origin.

    ``rows`` number them among all series. ``centres`` has, by method, the centre for each
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
        """Return the inputs of some series only."""
        parts = {name: part[rows] for name, part in vars(self).items() if name != "centres"}
        centres = {name: centre[rows] for name, centre in self.centres.items()}
        return ModelInputs(**parts, centres=centres)


def methods_of(target: Target) -> tuple[str, ...]:
    """List the methods that are tried for a measure, the baselines first.

    >>> from comity.forecasts.target import find_target
    >>> methods_of(find_target("trade"))[0]
    'naive'
    """
    others = {
        "many": (*SINGLE, GLOBAL, COMBINED),
        "intermittent": (ANALOGUES,),
        "counts": (*SINGLE, COUNTS),
    }
    return (*BASELINES, *others[target.models])


def forecastable(target: Target, snapshot: Snapshot) -> Array:
    """Return which series can be forecast: long enough, and if intermittent not zero throughout."""
    long = usable(snapshot)
    if target.models != "intermittent":
        return long
    return long & (np.nan_to_num(snapshot.window, nan=-np.inf) > target.scale.floor + 1e-12).any(
        axis=1
    )


def build_inputs(
    target: Target, snapshot: Snapshot, rows: Array, methods: Collection[str] | None = None
) -> ModelInputs:
    """Compute what the methods need from a view of the usable series only.

    Parameters
    ----------
    target
        The measure's declaration.
    snapshot
        As :func:`comity.forecasts.series.snapshot_at` gives it, usable rows only.
    rows
        The positions of these series among all.
    methods
        Those of which the centres are needed; None for all that are tried for the measure.
    """
    needed = methods_of(target) if methods is None else methods
    single = {name: CENTRES[name] for name in needed if name in CENTRES}
    many = target.models == "many"
    moved = volatility(snapshot)
    scored = np.ones_like(moved) if target.scored_on_scale else target.scale.slope(snapshot.last)
    centres = {
        name: np.column_stack([centre(snapshot, horizon) for horizon in HORIZONS])
        for name, centre in single.items()
    }
    none = np.zeros((len(rows), 0))
    natural = np.nan_to_num(target.scale.inverse(snapshot.window[:, -5:]))
    return ModelInputs(
        rows=rows,
        last=snapshot.last,
        mean5=natural.mean(axis=1),
        zero=snapshot.zero,
        volatility=moved,
        weight=row_weights(moved, scored),
        step=own_step(snapshot),
        centres=centres,
        centre=centre_features(snapshot) if many else none,
        spread=spread_features(snapshot) if many else none,
        group=intermittent.assign_groups(snapshot, target.scale),
        level=intermittent.own_level(snapshot, target.scale),
    )
