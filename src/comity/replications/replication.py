"""What a replication is: a published analysis, its printed figures, and how they are computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import floor, log10

import polars as pl

from comity.errors import UnknownNameError
from comity.panels.values import Values

Figures = Mapping[str, float | None]
"""Computed figures by the name of the quantity; None where there is none."""


@dataclass(frozen=True)
class Replication:
    """A published analysis.

    Parameters
    ----------
    name, title
        Its name on the command line, and what it is.
    reference
        The analysis.
    figures_from
        The publication whose figures are compared, if it is another.
    published
        The figures as printed, by quantity.
    compute_figures
        Computes ours from the values.
    differences
        Why digits do not agree, in sentences.
    """

    name: str
    title: str
    reference: str
    figures_from: str
    published: Mapping[str, str]
    compute_figures: Callable[[Values], Figures]
    differences: str


@dataclass(frozen=True)
class ReplicationResult:
    """A replication that has run: a row a figure."""

    replication: Replication
    rows: pl.DataFrame

    def __str__(self) -> str:
        head = f"{self.replication.title}\n{self.replication.reference}"
        return f"{head}\n{self.as_text()}\n{self.replication.differences}"

    def as_text(self) -> pl.DataFrame:
        """Return the rows with our figures as text, to the decimals that were printed."""
        pairs = self.rows.select("published", "ours").iter_rows()
        texts = [None if ours is None else figure_text(printed, ours) for printed, ours in pairs]
        return self.rows.with_columns(pl.Series("ours", texts, dtype=pl.String))


def run_replication(replication: Replication, values: Values) -> ReplicationResult:
    """Compute a replication and compare its figures with those that were printed.

    Returns
    -------
    ReplicationResult
        Its ``rows`` have ``quantity``, ``published`` (as printed), ``ours`` (to as many digits),
        ``digits`` (how many leading digits agree) and ``of`` (how many were printed).
    """
    ours = replication.compute_figures(values)
    rows = [_compare(name, text, ours[name]) for name, text in replication.published.items()]
    return ReplicationResult(replication, pl.DataFrame(rows))


def agreeing_digits(published: str, ours: float) -> int:
    """Return how many leading digits of a printed figure ours has, when rounded to them.

    >>> agreeing_digits("-0.499", -0.4992), agreeing_digits("0.45", 0.46), agreeing_digits("3", 5.0)
    (3, 1, 0)
    """
    printed = float(published)
    for digits in range(printed_digits(published), 0, -1):
        if _truncated(printed, digits) == _truncated(_as_printed(published, ours), digits):
            return digits
    return 0


def printed_digits(published: str) -> int:
    """Return how many significant digits a printed figure has.

    >>> printed_digits("-0.0000116"), printed_digits("1,912,350"), printed_digits("0.40")
    (3, 7, 2)
    """
    digits = "".join(c for c in published.lower().split("e")[0] if c.isdigit()).lstrip("0")
    return max(1, len(digits))


def figure_text(published: str, ours: float) -> str:
    """Format our figure with the decimals, and the commas, of the one that was printed.

    >>> figure_text("-0.0777", -0.07758), figure_text("1,912,350", 1912350.0)
    ('-0.0776', '1,912,350')
    """
    decimals = len(published.partition(".")[2])
    return f"{ours:,.{decimals}f}" if "," in published else f"{ours:.{decimals}f}"


def find_replication(name: str, options: Mapping[str, Replication]) -> Replication:
    """Return the replication of a name; raises ``UnknownNameError`` with the nearest."""
    if name not in options:
        raise UnknownNameError.among("replication", name, options)
    return options[name]


def _compare(quantity: str, published: str, ours: float | None) -> dict[str, object]:
    """Return the row of one figure."""
    plain = published.replace(",", "")
    return {
        "quantity": quantity,
        "published": published,
        "ours": None if ours is None else _as_printed(plain, ours),
        "digits": 0 if ours is None else agreeing_digits(plain, ours),
        "of": printed_digits(plain),
    }


def _as_printed(published: str, ours: float) -> float:
    """Round ours to the last decimal that was printed."""
    mantissa, _, exponent = published.lower().partition("e")
    decimals = len(mantissa.partition(".")[2]) - int(exponent or 0)
    return round(float(ours), decimals)


def _truncated(value: float, digits: int) -> tuple[int, int]:
    """Return the leading digits of a number with its order of magnitude, without rounding."""
    if value == 0:
        return 0, 0
    order = floor(log10(abs(value)))
    scaled = abs(value) / 10.0**order * 10 ** (digits - 1)
    return int(scaled + 1e-9) * (1 if value > 0 else -1), order
