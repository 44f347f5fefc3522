"""``comity panel``: tidy rows of measures to take away."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import polars as pl

from comity.cli.values import ready_values
from comity.errors import InvalidRequestError
from comity.panels.values import panel as lay_out
from comity.states.names import find
from comity.store.atomic import write_aside


def panel(
    *,
    measures: str,
    out: Path,
    states: str = "",
    years: str = "",
    level: Literal["dyad", "state"] = "dyad",
    directed: bool = False,
    sources: bool = False,
) -> None:
    """Write a panel: one row a dyad-year or state-year, one column a measure.

    Parameters
    ----------
    measures
        Names of measures, with commas between them.
    out
        The file to write; its ending (.csv or .parquet) gives the format.
    states
        States by any name or code, with commas between them: every pair among them stands in
        the panel. Without it, the whole world does.
    years
        One year, or first and last with a hyphen: 1990-2014. Without it, all years.
    level
        dyad or state.
    directed
        Have each pair both ways (ccode1 to ccode2), as directed measures need.
    sources
        Beside each measure whose series goes from one source to the next, such as trade, say
        from which table the year's value is.
    """
    write = _writer(out)
    ccodes = [find(name).ccode for name in listed(states)]
    rows = lay_out(
        ready_values(),
        listed(measures),
        ccodes,
        span(years),
        level=level,
        directed=directed,
        sources=sources,
    )
    write_aside(out, lambda aside: write(rows, aside))
    print(f"{rows.height} rows written to {out}")


def _writer(out: Path):  # type: ignore[no-untyped-def]
    """Choose how to write by the file's ending."""
    writers = {".csv": pl.DataFrame.write_csv, ".parquet": pl.DataFrame.write_parquet}
    if out.suffix.lower() not in writers:
        raise InvalidRequestError(
            f"{out} ends in neither .csv nor .parquet.", "The ending gives the format."
        )
    return writers[out.suffix.lower()]


def listed(text: str) -> list[str]:
    """Split a list with commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def span(text: str) -> tuple[int, int]:
    """Read a year or a span of years."""
    parts = [part.strip() for part in text.split("-")] if text else ["1816", "9999"]
    if len(parts) > 2 or not all(part.isdecimal() for part in parts):
        raise InvalidRequestError(f"{text!r} is not a span of years.", "Write 2014 or 1990-2014.")
    return int(parts[0]), int(parts[-1])
