"""``comity backtest``: how the forecasts did in the past, by measure, horizon and kind of pair."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from comity.cli.output import give, require_ending
from comity.cli.values import ready_values
from comity.errors import UnknownNameError
from comity.forecasts.forecast import HORIZONS
from comity.forecasts.record import KINDS, stored_record
from comity.forecasts.target import find_subject

BRIEF = (
    "measure",
    "horizon",
    "method",
    "origins",
    "better_than_last",
    "better_than_walk",
    "held80",
)
"""The columns that a terminal has room for."""


def backtest(
    measure: str | None = None,
    /,
    *,
    kind: str = "all",
    again: bool = False,
    out: Path | None = None,
) -> None:
    """Show how forecasts made in the past did, against the last value and other baselines.

    Parameters
    ----------
    measure
        One measure that is forecast; without it, all of them.
    kind
        Whose forecasts: all, "with a major power", "without a major power", "at zero", or by
        past volatility steady, middling, volatile.
    again
        Make the record anew from the computed values (some minutes), in place of the stored
        one, and then show it.
    out
        The file to write instead of printing; its ending (.csv, .parquet or .json) gives
        the format.
    """
    require_ending(out)
    if kind not in KINDS:
        raise UnknownNameError.among("kind of pair", kind, KINDS, f"There are {', '.join(KINDS)}.")
    if measure is not None:
        find_subject(measure)
    if again:
        _make_again()
    record = stored_record()
    names = [measure] if measure else list(record.summary["measures"])
    tracks = [
        track
        for name in names
        for horizon in HORIZONS
        if (track := record.track(name, horizon, kind)) is not None
    ]
    rows = [
        {
            "measure": track.measure,
            "horizon": track.horizon,
            "method": track.method,
            "origins": f"{track.years[0]}-{track.years[1]}",
            "forecasts": track.count,
            "crps": round(track.crps, 4),
            "better_than_last": f"{100 * track.better:.1f}%",
            "better_than_walk": f"{100 * track.better_than_walk:.1f}%",
            "best_baseline": track.best_baseline,
            "better_than_best": f"{100 * track.better_than_best:.1f}%",
            "held50": f"{100 * track.held[0]:.1f}%",
            "held80": f"{100 * track.held[1]:.1f}%",
            "held95": f"{100 * track.held[2]:.1f}%",
        }
        for track in tracks
    ]
    give(pl.DataFrame(rows), out, f"Past record of forecasts, pairs: {kind}", BRIEF)


def _make_again() -> None:
    """Make the record anew, showing how far it is."""
    # Imported here: whoever only reads the record need not wait for what makes it.
    from comity.forecasts.evaluation.build_record import make_record

    values = ready_values()
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Forecasting the past", total=None)

        def tell(name: str, number: int, count: int) -> None:
            words = f"Forecasting the past: {name}" if number else "Forecasting the past"
            bar.update(task, description=words, completed=number, total=count)

        make_record(values, tell=tell)
    stored_record.cache_clear()
