"""What every method needs of one origin, computed once: centres, covariates, groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.forecasts import arms
from comity.forecasts.candidates import NAIVE, SINGLE
from comity.forecasts.features import centre_features, spread_features, volatility
from comity.forecasts.forecast import HORIZONS
from comity.forecasts.series import Array, View, usable
from comity.forecasts.subject import Subject

GLOBAL, COMBINED, ANALOGUES = "global model", "combination", "analogues"
"""The combination is the mean of the global model and of exponential smoothing."""


@dataclass(frozen=True)
class Sight:
    """The usable series at an origin.

    ``rows`` number them among all series. ``centres`` holds, by method, the centre for each
    horizon: (n, horizons). ``centre`` and ``spread`` are the covariates of the global model
    (empty where there are not "many" series); ``group`` and ``level`` belong to the analogues.
    """

    rows: Array
    last: Array
    mean5: Array
    zero: Array
    volatility: Array
    centres: dict[str, Array]
    centre: Array
    spread: Array
    group: Array
    level: Array

    def take(self, rows: Array) -> Sight:
        """Give the sight of some series only."""
        parts = {name: part[rows] for name, part in vars(self).items() if name != "centres"}
        centres = {name: centre[rows] for name, centre in self.centres.items()}
        return Sight(**parts, centres=centres)


def methods_of(subject: Subject) -> tuple[str, ...]:
    """Name the methods that are tried for a measure, the baselines first."""
    others = {"many": (*SINGLE, GLOBAL, COMBINED), "lumpy": (ANALOGUES,), "few": tuple(SINGLE)}
    return (*NAIVE, *others[subject.models])


def forecastable(subject: Subject, view: View) -> Array:
    """Tell which series can be forecast: long enough, and if lumpy not zero throughout."""
    long = usable(view)
    if subject.models != "lumpy":
        return long
    return long & (np.nan_to_num(view.window, nan=-np.inf) > subject.scale.floor + 1e-12).any(
        axis=1
    )


def sight(subject: Subject, view: View, rows: Array) -> Sight:
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
    single = NAIVE if subject.models == "lumpy" else {**NAIVE, **SINGLE}
    many = subject.models == "many"
    centres = {
        name: np.column_stack([centre(view, horizon) for horizon in HORIZONS])
        for name, centre in single.items()
    }
    none = np.zeros((len(rows), 0))
    natural = np.nan_to_num(subject.scale.back(view.window[:, -5:]))
    return Sight(
        rows=rows,
        last=view.last,
        mean5=natural.mean(axis=1),
        zero=view.zero,
        volatility=volatility(view),
        centres=centres,
        centre=centre_features(view) if many else none,
        spread=spread_features(view) if many else none,
        group=arms.groups(view, subject.scale),
        level=arms.own_level(view, subject.scale),
    )
